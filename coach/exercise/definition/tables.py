"""Tables of an exercise file: camera view, phases, hold, faults, dose and timed steps."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from coach.body.landmarks import Side
from coach.exercise.definition.fields import (
    AngleName,
    Conditions,
    FieldName,
    Model,
    ShortText,
    Text,
)

DEFAULT_HOLD_S: Final = 30.0
"""Seconds of a hold whose dose names none."""


class ViewRule(Model):
    """Where the camera must be."""

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
        description=(
            "Which leg must be towards the camera: the one that is exercised, the other one, or any"
        ),
        examples=["working"],
    )
    company: bool = Field(
        False,
        description=(
            "Whether a second person belongs to it, such as a partner: nobody is then asked to "
            "leave the picture"
        ),
        examples=[True],
    )


class Phase(Model):
    """A part of a repetition, which goes through all phases in order and back to the first."""

    name: FieldName = Field(description="Its name", examples=["bottom"])
    when: Conditions = Field(
        description="All must be true for the phase to begin",
        examples=[[{"angle": "knee_flexion_front", "above": 60}]],
    )
    hold_s: float = Field(
        0.0, ge=0, le=600, description="For how long they must be true, seconds", examples=[0.2]
    )


class HoldLevel(Model):
    """A way to hold, from the easiest to the hardest."""

    name: FieldName = Field(description="Its name in results", examples=["upright"])
    title: ShortText = Field(description="Its name for people", examples=["Upright"])
    when: Conditions = Field(
        description="All must be true for this level; the first level that fits counts",
        examples=[[{"angle": "trunk_lean", "below": 20}]],
    )


class Swing(Model):
    """Slow movements back and forth during a hold, which are counted."""

    angle: AngleName = Field(
        description="The angle that goes back and forth", examples=["hip_flexion_rear"]
    )
    degrees: float = Field(
        6.0, ge=2, le=90, description="How far it must go, degrees", examples=[6.0]
    )
    min_s: float = Field(
        1.5, ge=0.5, le=30, description="Faster ones are not counted, seconds", examples=[1.5]
    )
    max_s: float = Field(
        10.0, ge=1, le=60, description="Slower ones are not counted, seconds", examples=[10.0]
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
        description=(
            "For how long they must be true, and the body still, before a hold begins, seconds"
        ),
        examples=[0.5],
    )
    grace_s: float = Field(
        3.0,
        ge=0,
        le=60,
        description="A pause longer than this ends the hold, seconds",
        examples=[3.0],
    )
    levels: tuple[HoldLevel, ...] = Field(
        (),
        strict=False,
        max_length=6,
        description="Ways to hold, from the easiest to the hardest; named in the summary",
    )
    swing: Swing | None = Field(
        None, description="Slow movements back and forth during the hold that are counted"
    )


class Fault(Model):
    """A mistake in the movement that the camera can see."""

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
        description="1 a tip, 2 correct it, 3 stop and correct it: the highest is told first, and "
        "a tip once a set",
        examples=[2],
    )
    next_level: bool = Field(
        False,
        description="Whether it only points to the next level: a tip during the exercise, but no "
        "fault in summaries, reports and the history",
        examples=[True],
    )
    cue: ShortText = Field(
        description="At most five words, said and shown",
        examples=["Front knee above the ankle"],
    )
    fix: Text = Field(
        description="What to do next time, one sentence", examples=["Take a longer step."]
    )


class NotWatched(Model):
    """Something important that the camera cannot see: coached, never guessed."""

    name: FieldName = Field(description="Its name", examples=["lower_back_arched"])
    cue: ShortText = Field(description="Said now and then", examples=["Flatten your lower back"])
    why: Text = Field(
        description="Why it is not watched",
        examples=["The joints hardly move when the lower back arches."],
    )


class Dose(Model):
    """How much to do, from the source."""

    sets: int = Field(1, ge=1, le=20, description="Sets", examples=[3])
    repetitions: int | None = Field(
        None, ge=1, le=200, description="Repetitions in a set", examples=[10]
    )
    hold_s: float | None = Field(
        None,
        gt=0,
        le=1800,
        description="Seconds of a hold; of kind repetitions, how long the last phase of each "
        "one is held before it counts",
        examples=[60.0],
    )
    adjustable: bool = Field(
        False,
        description="Of kind guided: whether `hold_s` is the time of all steps together, so that a "
        "programme can make them longer or shorter, all in proportion",
        examples=[True],
    )
    per_side: bool = Field(
        True,
        description=(
            "Whether the dose is for each side; if it is set to true and `side` is `none`, two "
            "sides are coached without a name"
        ),
        examples=[True],
    )
    rest_s: float = Field(
        30.0, ge=0, le=600, description="Rest between two sets of a side, seconds", examples=[30.0]
    )
    change_s: float = Field(
        10.0, ge=0, le=600, description="Time to change sides, seconds", examples=[10.0]
    )
    days_a_week: int = Field(7, ge=1, le=7, description="Days a week", examples=[7])
    text: Text = Field(
        description="The dose in words", examples=["60 seconds on each side, every day"]
    )

    @property
    def each_side(self) -> bool:
        """Whether the file says that the dose is for each side, also if the sides have no name."""
        return self.per_side and "per_side" in self.model_fields_set


FIGURES_OF_STEP: Final = 2
"""Maximum number of key positions that are drawn beside each other."""


class GuidedStep(Model):
    """A timed step of an exercise that the camera does not watch."""

    text: Text = Field(
        description="What to do, said and shown",
        examples=["Roll slowly over the front of the right thigh."],
    )
    seconds: float = Field(gt=0, le=3600, description="For how long, seconds", examples=[60.0])
    side: Side | None = Field(
        None,
        description="The side that works: for `left` the drawing is that of the left side",
        examples=["left"],
    )
    figures: tuple[FieldName, ...] = Field(
        (),
        strict=False,
        max_length=FIGURES_OF_STEP,
        description=(
            "Names of the key positions that are drawn meanwhile; if omitted, the first ones of "
            "the exercise"
        ),
        examples=[["rounded", "hollow"]],
    )


class Source(Model):
    """Where the advice comes from."""

    text: Text = Field(
        description="Author, title, year", examples=["Can hip flexors cause back pain? (QL Claw)"]
    )
