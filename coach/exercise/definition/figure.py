"""Figures of an exercise file: key positions of the body as joint angles."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coach.exercise.definition.fields import FieldName, Model

Both = Annotated[tuple[float, float], Field(strict=False)]


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
    rests_on: Literal["feet", "knees", "seat", "back", "front", "side", "forearms"] = Field(
        "feet", description="What the body rests on", examples=["feet"]
    )
