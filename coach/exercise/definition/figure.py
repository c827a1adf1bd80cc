"""Figures of an exercise file: key positions of the body as joint angles."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from coach.body.posture import BodyPart, Face, HandPlace, ObjectKind, RestsOn, SeenFrom
from coach.exercise.definition.fields import FieldName, Model
from coach.message import Message

Both = Annotated[tuple[float, float], Field(strict=False)]
Hands = Annotated[tuple[HandPlace, HandPlace], Field(strict=False)]


class FigureObject(Model):
    """An object that is drawn with a key position, and where it touches the body."""

    kind: ObjectKind = Field(
        description=(
            "What it is: a ball, a foam roller, a massage stick, a warm or cold pack in its cloth, "
            "a band around both legs, a spot to press, a muscle that works, the bones and the "
            "navel that show the place, a chair, a table or bed, a wall"
        ),
        examples=["ball"],
    )
    on: BodyPart = Field(
        "trunk", description="The part of the body that it touches", examples=["thigh_working"]
    )
    along: float = Field(
        0.0,
        ge=-0.5,
        le=1.5,
        description="Where along that part: 0 at the hip, the knee or the heel, 1 at its other end",
        examples=[0.2],
    )
    across: float = Field(
        0.0,
        ge=-1,
        le=1,
        description="Where across it: 0 in the middle, 1 at the edge of the working side",
        examples=[0.5],
    )
    face: Face = Field(
        "front", description="Whether it touches the front or the back", examples=["back"]
    )

    @model_validator(mode="after")
    def _check_part(self) -> Self:
        if self.kind == "band" and not self.on.startswith(("thigh", "shin")):
            raise ValueError(
                Message('a band is on a thigh or a shin, such as on = "thigh_working"')
            )
        return self


class Figure(Model):
    """A key position of the body, drawn for the user and checked against the file's conditions.

    Of two numbers the first is of the working leg (or the arm of that side), the second of the
    other. Degrees, flexion positive.
    """

    name: FieldName = Field(
        description="The phase, `hold`, `pause`, `rest`, `raised`, `lowered` or the fault shown",
        examples=["bottom"],
    )
    trunk_lean: float = Field(
        0.0,
        ge=-180,
        le=180,
        description=(
            "Trunk against gravity, forward positive; -90 lies on the back, 90 on the front"
        ),
        examples=[0.0],
    )
    head_lift: float = Field(
        0.0,
        ge=-90,
        le=90,
        description="Head against the trunk, chin to the chest positive",
        examples=[0.0],
    )
    hip_flexion: Both = Field(
        (0.0, 0.0),
        description="Thigh against the trunk, extension negative",
        examples=[[90.0, -10.0]],
    )
    hip_abduction: Both = Field(
        (0.0, 0.0), description="Thigh to the side, outward positive", examples=[[0.0, 0.0]]
    )
    knee_flexion: Both = Field(
        (0.0, 0.0), description="Shin against the thigh, 0 straight", examples=[[90.0, 90.0]]
    )
    ankle_dorsiflexion: Both = Field(
        (0.0, 0.0), description="Toes up positive", examples=[[0.0, -30.0]]
    )
    shoulder_flexion: Both = Field(
        (0.0, 0.0),
        description="Upper arm against the trunk, forward positive",
        examples=[[90.0, 90.0]],
    )
    elbow_flexion: Both = Field(
        (0.0, 0.0), description="Forearm against the upper arm, 0 straight", examples=[[0.0, 0.0]]
    )
    hip_rotation: Both = Field(
        (0.0, 0.0),
        description=(
            "Thigh about its own axis, outward positive: the foot of a bent knee moves inward"
        ),
        examples=[[80.0, 0.0]],
    )
    spine_flexion: float = Field(
        0.0,
        ge=-120,
        le=120,
        description="A rounded back positive, a hollow back negative",
        examples=[60.0],
    )
    trunk_rotation: float = Field(
        0.0,
        ge=-90,
        le=90,
        description="Chest against the pelvis, turned to the working side positive",
        examples=[40.0],
    )
    rests_on: RestsOn = Field("feet", description="What the body rests on", examples=["feet"])
    hands_on: Hands = Field(
        ("", ""),
        description=(
            "What the hands lie on: `object` is the first of `objects`; empty for a hand that is "
            "where the angles of its arm put it"
        ),
        examples=[["object", ""]],
    )
    seen_from: SeenFrom = Field(
        "",
        description="From where it is drawn; if omitted, from where the camera stands",
        examples=["front"],
    )
    detail: bool = Field(
        False,
        description="Whether only the region of the pelvis is drawn, larger, to show a place on it",
        examples=[True],
    )
    objects: tuple[FigureObject, ...] = Field(
        (),
        strict=False,
        max_length=8,
        description="What is drawn with the body",
        examples=[[{"kind": "ball", "on": "trunk", "along": 0.2, "across": 0.6}]],
    )

    @model_validator(mode="after")
    def _check_hands(self) -> Self:
        if "object" in self.hands_on and not self.objects:
            raise ValueError(
                Message('hands_on = "object" needs an object: objects = [{kind = "stick"}]')
            )
        return self
