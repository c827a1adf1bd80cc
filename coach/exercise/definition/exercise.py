"""What a file in poses/ says: an exercise as frozen, strictly checked data.

The vocabulary is fixed; nothing in a file is ever evaluated. Every field's description is also its manual, and its example is
what an error message offers. Unknown keys are forbidden, so that a misspelt key is an error and not silently a default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from coach.exercise.definition.consistency import ExerciseStructure, FaultOutline
from coach.exercise.definition.fields import (
    ANGLE_NAMES,
    Condition,
    Conditions,
    FieldName,
    MaybeAngle,
    Model,
    ShortText,
    Text,
    check_order,
)
from coach.exercise.definition.range_test import Cutoff, RangeOfMotion

SCHEMA_VERSION = 1

Kind = Literal["repetitions", "hold", "range-of-motion", "guided"]
Position = Literal[
    "standing", "half-kneeling", "kneeling", "seated", "supine", "prone", "side-lying"
]
Language = Literal["de", "es", "fr", "zh"]
Cautions = Annotated[
    tuple[Text, ...],
    Field(
        strict=False,
        max_length=8,
        description="When not to do it",
        examples=[["Stop if it hurts."]],
    ),
]
Translations = Annotated[
    Mapping[Language, Mapping[str, Text]],
    Field(
        description="For each language a table: a text of this file -> that text in the language; what is missing stays English"
    ),
]
SideRule = Literal["front", "rear", "raised", "lowered", "near", "none"]

__all__ = [
    "ANGLE_NAMES",
    "SCHEMA_VERSION",
    "Cautions",
    "Condition",
    "Conditions",
    "Cutoff",
    "Dose",
    "Exercise",
    "Fault",
    "FieldName",
    "Figure",
    "GuidedStep",
    "Hold",
    "Kind",
    "Language",
    "Model",
    "NotWatched",
    "Phase",
    "Position",
    "RangeOfMotion",
    "ShortText",
    "SideRule",
    "Source",
    "Text",
    "Translations",
    "ViewRule",
]  # fmt: skip


class ViewRule(Model):
    """Where the camera must stand."""

    kinds: Annotated[tuple[Literal["side", "front"], ...], Field(strict=False, min_length=1)] = (
        Field(
            ("side",),
            description="Views from which the exercise can be measured, the best first",
            examples=[["side"]],
        )
    )
    max_yaw_deg: float = Field(
        25.0,
        ge=5,
        le=45,
        description="How far from that view angles are still measured",
        examples=[25],
    )
    near: Literal["working", "other", "any"] = Field(
        "any",
        description="Which leg must be towards the camera: the one that is exercised, the other one, or any",
        examples=["working"],
    )


class Phase(Model):
    """A part of a repetition. A repetition goes through all phases in order and back to the first."""

    name: FieldName = Field(description="Its name", examples=["bottom"])
    when: Conditions = Field(
        description="All must be true for the phase to begin",
        examples=[[{"angle": "knee_flexion_front", "above": 60}]],
    )
    hold_s: float = Field(
        0.0, ge=0, le=600, description="For how long they must be true, seconds", examples=[0.2]
    )


class Hold(Model):
    """The conditions under which the clock of a hold runs."""

    when: Conditions = Field(
        description="All must be true for the clock to run",
        examples=[[{"angle": "trunk_lean", "below": 20}]],
    )
    begin_s: float = Field(
        0.5,
        ge=0,
        le=10,
        description="For how long they must be true before a hold begins, seconds",
        examples=[0.5],
    )
    grace_s: float = Field(
        3.0,
        ge=0,
        le=60,
        description="A pause longer than this ends the hold, seconds",
        examples=[3.0],
    )


class Fault(Model):
    """A way to do it badly that the camera can see."""

    name: FieldName = Field(description="Its name in results", examples=["knee_past_toes"])
    title: ShortText = Field(description="Its name for people", examples=["Knee past the toes"])
    when: Conditions = Field(
        description="All must be true for the fault to be there",
        examples=[[{"angle": "trunk_lean", "above": 20}]],
    )
    during: Annotated[tuple[str, ...], Field(strict=False)] = Field(
        (),
        description="Phases in which it is looked for (or `hold`, `pause`); everywhere if empty",
        examples=[["bottom"]],
    )
    judged: Literal["throughout", "turning-point"] = Field(
        "throughout",
        description="Looked at all the time, or once a repetition at its turning point",
        examples=["turning-point"],
    )
    lasting_s: float = Field(
        0.3,
        ge=0,
        le=30,
        description="For how long it must be seen before it counts, seconds",
        examples=[0.3],
    )
    view: Literal["side", "front"] = Field(
        "side", description="The view from which it can be seen", examples=["side"]
    )
    severity: int = Field(
        2,
        ge=1,
        le=3,
        description="1 small, 2 mend it, 3 stop and mend it: the highest is told first",
        examples=[2],
    )
    cue: ShortText = Field(
        description="Three to five words, said and shown",
        examples=["Front knee back over the ankle"],
    )
    fix: Text = Field(
        description="What to do next time, one sentence", examples=["Take a longer step."]
    )


class NotWatched(Model):
    """Something that matters and that the camera cannot judge: coached, never guessed."""

    name: FieldName = Field(description="Its name", examples=["lower_back_arched"])
    cue: ShortText = Field(
        description="Said now and then", examples=["Lower back flat: tuck the tail"]
    )
    why: Text = Field(
        description="Why it is not watched",
        examples=["The joints hardly move when the lower back arches."],
    )


class Dose(Model):
    """How much of it, from the source."""

    sets: int = Field(1, ge=1, le=20, description="Sets", examples=[3])
    repetitions: int | None = Field(
        None, ge=1, le=200, description="Repetitions in a set", examples=[10]
    )
    hold_s: float | None = Field(
        None, gt=0, le=1800, description="Seconds of a hold", examples=[60.0]
    )
    per_side: bool = Field(True, description="Whether the dose is for each side", examples=[True])
    days_a_week: int = Field(7, ge=1, le=7, description="Days a week", examples=[7])
    text: Text = Field(
        description="The dose in words", examples=["60 seconds on each side, every day"]
    )


class GuidedStep(Model):
    """A timed step of an exercise that the camera does not watch."""

    text: Text = Field(
        description="What to do, said and shown",
        examples=["Roll slowly over the front of the right thigh."],
    )
    seconds: float = Field(gt=0, le=3600, description="For how long, seconds", examples=[60.0])


Both = Annotated[tuple[float, float], Field(strict=False)]


class Figure(Model):
    """A key position of the body, as joint angles: drawn for the user, and checked against the file's own conditions.

    Of two numbers the first is of the working leg (or the arm of that side), the second of the other. Degrees, flexion positive.
    """

    name: FieldName = Field(
        description="The phase, `hold`, `pause`, `rest`, `raised`, `lowered` or the fault shown",
        examples=["bottom"],
    )
    trunk_lean: float = Field(
        0.0,
        ge=-180,
        le=180,
        description="Trunk against gravity, forward positive; -90 lies on the back, 90 on the front",
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


class Source(Model):
    """Where the advice comes from."""

    text: Text = Field(
        description="Author, title, year", examples=["Can hip flexors cause back pain? (QL Claw)"]
    )


class Exercise(Model):
    """One exercise, as its file in poses/ says."""

    schema_version: Literal[1] = Field(description="Version of this vocabulary", examples=[1])
    title: ShortText = Field(description="Its name for people", examples=["Lunge"])
    summary: Text = Field(
        description="What it is for, one sentence",
        examples=["Strengthens the legs and stretches the rear hip."],
    )
    kind: Kind = Field(description="How it is measured", examples=["repetitions"])
    position: Position = Field(description="The body's position", examples=["standing"])
    side: SideRule = Field("none", description="Which leg it belongs to", examples=["front"])
    side_words: ShortText = Field(
        "side", description="How that leg is called for people", examples=["leg in front"]
    )
    main_angle: MaybeAngle = Field(
        "",
        description="The angle that matters, shown large; every kind but guided needs one",
        examples=["knee_flexion_front"],
    )
    target: Annotated[tuple[float, float], Field(strict=False), AfterValidator(check_order)] = (
        Field(
            (-360.0, 360.0),
            description="The zone in which the main angle is good, degrees; every kind but guided needs one",
            examples=[[80.0, 110.0]],
        )
    )
    rest_deg: float = Field(
        0.0,
        ge=-360,
        le=360,
        description="The main angle at rest, degrees: progress 0",
        examples=[15.0],
    )
    view: ViewRule = Field(
        default_factory=ViewRule,
        description="Where the camera must stand",
        examples=[{"kinds": ["side"]}],
    )
    in_position: tuple[Condition, ...] = Field(
        (),
        strict=False,
        max_length=12,
        description="True while the person is in position; faults are looked for only then",
        examples=[[{"angle": "trunk_lean", "below": 60}]],
    )
    phases: tuple[Phase, ...] = Field(
        (),
        strict=False,
        max_length=8,
        description="The phases of a repetition, in order, rest first",
    )
    min_s: float = Field(
        0.6, ge=0.1, le=60, description="A quicker repetition is a twitch, seconds", examples=[0.6]
    )
    max_s: float = Field(
        20.0, ge=1, le=600, description="A slower repetition is none, seconds", examples=[20.0]
    )
    hold: Hold | None = Field(None, description="For kind hold")
    range_of_motion: RangeOfMotion | None = Field(None, description="For kind range-of-motion")
    faults: tuple[Fault, ...] = Field(
        (), strict=False, max_length=20, description="What the camera can see going wrong"
    )
    not_watched: tuple[NotWatched, ...] = Field(
        (), strict=False, max_length=10, description="What matters and is not watched"
    )
    dose: Dose = Field(
        description="How much of it",
        examples=[{"sets": 3, "repetitions": 10, "text": "3 times 10 on each side"}],
    )
    steps: Annotated[tuple[Text, ...], Field(strict=False, min_length=1, max_length=12)] = Field(
        description="Instructions in order", examples=[["Take a long step forward."]]
    )
    group: Literal["stretch", "strength", "mobility", "release", "test"] = Field(
        "stretch", description="Where it stands in the library", examples=["stretch"]
    )
    guide: tuple[GuidedStep, ...] = Field(
        (), strict=False, max_length=20, description="For kind guided: timed steps, in order"
    )
    figures: tuple[Figure, ...] = Field(
        (), strict=False, max_length=12, description="Key positions, in order, drawn for the user"
    )
    start: ShortText = Field(
        "Get into position",
        description="The cue before it begins",
        examples=["Step forward, long stride"],
    )
    praise: ShortText = Field(
        "Good",
        description="Said when a fault is mended or a hold runs well",
        examples=["Good. Breathe."],
    )
    placement: Text = Field(
        description="Where to put the camera and why",
        examples=["To your side, at hip height, 3 metres away."],
    )
    cautions: Cautions = ()
    source: Source = Field(description="Where the advice comes from")
    translations: Translations = Field(
        default_factory=dict, examples=[{"de": {"Stand tall": "Steh aufrecht"}}]
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        contradictions = [f"{found.key}: {found.rule}" for found in self.outline().contradictions()]
        if contradictions:
            raise ValueError("\n".join(contradictions))
        return self

    def outline(self) -> ExerciseStructure:
        """What its parts say of each other."""
        rule = self.range_of_motion
        return ExerciseStructure(
            self.kind,
            tuple(phase.name for phase in self.phases),
            hold=self.hold is not None,
            range_of_motion=rule is not None,
            faults=tuple(
                FaultOutline(fault.name, fault.during, fault.judged) for fault in self.faults
            ),
            downward=rule is not None and rule.downward,
            main_angle=bool(self.main_angle),
            target="target" in self.model_fields_set,
            guide=len(self.guide),
            figures=tuple(figure.name for figure in self.figures),
        )

    def fault(self, name: str) -> Fault:
        """The fault of that name. Raises KeyError where there is none."""
        for fault in self.faults:
            if fault.name == name:
                return fault
        raise KeyError(name)


def choose_figure(exercise: Exercise) -> Figure | None:
    """The key position by which an exercise is known: the turning point, the hold, the raised leg; never a fault."""
    faults = {fault.name for fault in exercise.faults}
    proper = [figure for figure in exercise.figures if figure.name not in faults]
    known = [
        figure
        for figure in proper
        if figure.name
        in ("hold", "raised", "lowered", *(phase.name for phase in exercise.phases[1:]))
    ]
    return next(iter(known or proper), None)
