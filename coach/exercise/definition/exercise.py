"""The model of an exercise file in poses/: frozen and strictly checked data.

The vocabulary is fixed, and nothing in a file is ever evaluated. The description of each field is
also its manual, and its example appears in error messages. Unknown keys are forbidden, so that a
misspelt key is an error and not silently a default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from coach.exercise.definition.caution import Caution, Cautions
from coach.exercise.definition.consistency import ExerciseStructure, FaultStructure
from coach.exercise.definition.contraindication import Contraindication
from coach.exercise.definition.fields import (
    ANGLE_NAMES,
    Condition,
    Conditions,
    FieldName,
    MaybeAngle,
    Model,
    ShortText,
    Text,
    Version1,
    check_order,
)
from coach.exercise.definition.figure import Figure
from coach.exercise.definition.positions import PLACES, Place, Position
from coach.exercise.definition.range_of_motion import Cutoff, RangeOfMotion
from coach.exercise.definition.tables import (
    Dose,
    Fault,
    GuidedStep,
    Hold,
    NotWatched,
    Phase,
    Source,
    ViewRule,
)

SCHEMA_VERSION = 1

Kind = Literal["repetitions", "hold", "range-of-motion", "guided"]
Level = Literal["gentle", "moderate", "strong"]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")]
Translations = Annotated[
    Mapping[Language, Mapping[str, Text]],
    Field(
        description=(
            "For each language a table: a text of this file -> that text in the language; what "
            "is missing stays English"
        )
    ),
]
SideRule = Literal["front", "rear", "raised", "lowered", "near", "none"]

__all__ = [
    "ANGLE_NAMES",
    "SCHEMA_VERSION",
    "Caution",
    "Condition",
    "Conditions",
    "Contraindication",
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
    "Level",
    "Model",
    "NotWatched",
    "Phase",
    "RangeOfMotion",
    "ShortText",
    "SideRule",
    "Source",
    "Text",
    "Translations",
    "ViewRule",
]  # fmt: skip


class Exercise(Model):
    """An exercise file in poses/."""

    schema_version: Version1 = Field(description="Version of this vocabulary", examples=[1])
    title: ShortText = Field(description="Its name for people", examples=["Lunge"])
    summary: Text = Field(
        description="What it is for, one sentence",
        examples=["Strengthens the legs and stretches the rear hip."],
    )
    kind: Kind = Field(description="How it is measured", examples=["repetitions"])
    position: Position = Field(description="The body's position", examples=["standing"])
    side: SideRule = Field("none", description="Which leg it belongs to", examples=["front"])
    side_words: ShortText = Field(
        "side", description="What that leg is called", examples=["leg in front"]
    )
    main_angle: MaybeAngle = Field(
        "",
        description="The angle that matters, shown large; every kind but guided needs one",
        examples=["knee_flexion_front"],
    )
    target: Annotated[tuple[float, float], Field(strict=False), AfterValidator(check_order)] = (
        Field(
            (-360.0, 360.0),
            description=(
                "The zone in which the main angle is good, degrees; every kind but guided needs one"
            ),
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
        0.6,
        ge=0.1,
        le=60,
        description="Faster repetitions are ignored as twitches, seconds",
        examples=[0.6],
    )
    max_s: float = Field(
        20.0,
        ge=1,
        le=600,
        description="Slower repetitions are not counted, seconds; a hold of the dose is added",
        examples=[20.0],
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
    place: Annotated[tuple[Place, ...], Field(strict=False, max_length=4)] = Field(
        (),
        description="Where it can be done, the best first; if omitted, what the position suggests",
        examples=[["chair"]],
    )
    level: Level = Field(
        "moderate", description="How demanding it is for a sore back", examples=["gentle"]
    )
    variant_of: Annotated[str, Field(max_length=60)] = Field(
        "",
        description=(
            "Name of the exercise of which this is an easier or similar version; of the two, "
            "only that one is recognised in recordings"
        ),
        examples=["lunge"],
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
        description="Said when a fault is corrected or a hold runs well",
        examples=["Good. Breathe."],
    )
    placement: Text = Field(
        description="Where to put the camera and why",
        examples=["To your side, at hip height, 3 metres away."],
    )
    cautions: Cautions = ()
    contraindications: tuple[Contraindication, ...] = Field(
        (),
        strict=False,
        max_length=12,
        description="Conditions of a person with which it does not fit",
        examples=[[{"condition": "osteoporosis", "advice": "ask first"}]],
    )
    source: Source = Field(description="Where the advice comes from")
    translations: Translations = Field(
        default_factory=dict, examples=[{"de": {"Stand tall": "Steh aufrecht"}}]
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        contradictions = [
            f"{found.key}: {found.rule}" for found in self.structure().contradictions()
        ]
        if contradictions:
            raise ValueError("\n".join(contradictions))
        return self

    def structure(self) -> ExerciseStructure:
        """Return the parts that refer to each other."""
        rule = self.range_of_motion
        return ExerciseStructure(
            self.kind,
            tuple(phase.name for phase in self.phases),
            hold=self.hold is not None,
            range_of_motion=rule is not None,
            faults=tuple(
                FaultStructure(fault.name, fault.during, fault.judged) for fault in self.faults
            ),
            downward=rule is not None and rule.downward,
            main_angle=bool(self.main_angle),
            target="target" in self.model_fields_set,
            guide=len(self.guide),
            figures=tuple(figure.name for figure in self.figures),
            figures_of_steps=tuple(step.figures for step in self.guide),
            contraindications=tuple(each.condition for each in self.contraindications),
        )

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it can be done, the best first; never empty."""
        return self.place or (PLACES[self.position],)

    @property
    def max_repetition_s(self) -> float:
        """Duration of the slowest repetition that counts, seconds.

        `max_s` is the movement's; what the dose asks to hold is added.
        """
        return self.max_s + (self.dose.hold_s or 0.0)

    def fault(self, name: str) -> Fault:
        """Return the fault of that name. Raises KeyError if there is none."""
        for fault in self.faults:
            if fault.name == name:
                return fault
        raise KeyError(name)


def choose_figure(exercise: Exercise) -> Figure | None:
    """Return the key position that represents an exercise, never a fault.

    That is the turning point, the hold or the raised leg.
    """
    faults = {fault.name for fault in exercise.faults}
    proper = [figure for figure in exercise.figures if figure.name not in faults]
    known = [
        figure
        for figure in proper
        if figure.name
        in ("hold", "raised", "lowered", *(phase.name for phase in exercise.phases[1:]))
    ]
    return next(iter(known or proper), None)
