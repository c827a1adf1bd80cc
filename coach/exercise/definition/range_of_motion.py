"""The range-of-motion test of an exercise file."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coach.exercise.definition.fields import AngleName, Condition, Model, ShortText, Text
from coach.message import Message

Bound = Annotated[float, Field(ge=-360, le=360)]


class Cutoff(Model):
    """What a result beyond a bound means, and its source."""

    measure: Literal["angle", "also"] = Field(
        "angle", description="Which of the test's two angles it is about", examples=["angle"]
    )
    above: Bound | None = Field(
        None, description="It means that above this, degrees", examples=[0.0]
    )
    below: Bound | None = Field(
        None, description="It means that below this, degrees", examples=[80.0]
    )
    meaning: Text = Field(
        description="What it means, in words", examples=["Short one-joint hip flexors"]
    )
    source: Text = Field(
        description="Where the bound comes from",
        examples=["Kendall, Muscles: testing and function"],
    )

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.above is None) == (self.below is None):
            raise ValueError(
                Message("a cut-off needs `above` or `below`, and not both, for example below = 80")
            )
        return self


class TypicalRange(Model):
    """The range in which most healthy people are, and its source."""

    low_deg: Bound = Field(description="Its lower end, degrees", examples=[110.0])
    high_deg: Bound = Field(description="Its upper end, degrees", examples=[130.0])
    source: Text = Field(
        description="Where it comes from, with age and sex if known",
        examples=["Adults lying on the back (Wilson 2014)"],
    )

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.low_deg >= self.high_deg:
            raise ValueError(
                Message("`low_deg` must be less than `high_deg`, for example 110 and 130")
            )
        return self


class RangeOfMotion(Model):
    """A test of how far a joint goes: upward from rest, or downward if the limb is lowered."""

    angle: AngleName = Field(
        description="The angle that is measured, of the tested side",
        examples=["thigh_elevation_working"],
    )
    rest_below: Bound = Field(30.0, description="Below this the limb rests, degrees", examples=[30])
    raised_above: Bound = Field(
        50.0, description="Above this a trial has begun, degrees", examples=[50]
    )
    rest_above: Bound | None = Field(
        None,
        description="Of a test that goes downward: above this the limb rests, degrees",
        examples=[60],
    )
    lowered_below: Bound | None = Field(
        None,
        description="Of a test that goes downward: below this a trial has begun, degrees",
        examples=[40],
    )
    baseline_s: float = Field(
        2.0,
        ge=0,
        le=10,
        description="So long both limbs rest before the first trial is credited, seconds",
        examples=[2.0],
    )
    plateau_s: float = Field(
        0.5,
        ge=0.3,
        le=10,
        description="A trial's result is the median over at least this long, seconds",
        examples=[0.5],
    )
    trials: int = Field(3, ge=1, le=10, description="Trials for each side", examples=[3])
    norm_deg: Bound = Field(description="The norm, degrees", examples=[120.0])
    norm_source: Text = Field(
        description="Where the norm comes from", examples=["AAOS, knee bent, supine"]
    )
    typical: TypicalRange | None = Field(
        None,
        description="Where most healthy people are: only a result beyond it is called untypical",
        examples=[{"low_deg": 110.0, "high_deg": 130.0, "source": "Adults (Wilson 2014)"}],
    )
    definition: Text = Field(
        description="What the number is, in one sentence",
        examples=["Thigh against the lying surface"],
    )
    also: AngleName | None = Field(
        None,
        description="A second angle, read on the same plateau",
        examples=["knee_flexion_working"],
    )
    also_definition: str = Field(
        "",
        max_length=400,
        description="What the second number is",
        examples=["How far the knee bends by itself"],
    )
    cutoffs: tuple[Cutoff, ...] = Field(
        (),
        strict=False,
        max_length=8,
        description="What results mean",
        examples=[[{"above": 0.0, "meaning": "Short one-joint hip flexors", "source": "Kendall"}]],
    )
    rest_cue: ShortText = Field(
        "Lie flat, legs straight",
        description="Said until both sides were seen at rest",
        examples=["Lie flat"],
    )
    baseline_cue: ShortText = Field(
        "Stay still",
        description="Said while the rest before the first trial is measured",
        examples=["Stay still"],
    )
    raise_cue: ShortText = Field(
        "Bring one knee to your chest",
        description="Said before each trial",
        examples=["Bring one knee to your chest"],
    )
    switch_cue: ShortText = Field(
        "Now the other leg",
        description="Said when one side has its trials",
        examples=["Now the other leg"],
    )
    done_cue: ShortText = Field(
        "Done. Rest", description="Said when both sides have them", examples=["Done. Rest"]
    )
    credit: tuple[Condition, ...] = Field(
        (),
        strict=False,
        max_length=12,
        description="Must hold at the plateau, or the trial gives no number",
        examples=[[{"angle": "knee_flexion_working", "above": 60}]],
    )

    @property
    def downward(self) -> bool:
        """Whether the limb is lowered, so that the lowest plateau is the result."""
        return self.lowered_below is not None

    def replace_norm(self, norm_deg: float, source: str) -> Self:
        """Return the test with another norm, and without the typical range of healthy people.

        Who was given a norm of their own is compared with it alone.
        """
        update = {"norm_deg": norm_deg, "norm_source": source, "typical": None}
        return self.model_copy(update=update)

    @property
    def bounds(self) -> tuple[float, float]:
        """(where rest ends, where a trial begins) in degrees.

        In a downward test the first is higher.
        """
        if self.rest_above is not None and self.lowered_below is not None:
            return self.rest_above, self.lowered_below
        return self.rest_below, self.raised_above

    @model_validator(mode="after")
    def _order(self) -> Self:
        if (self.rest_above is None) != (self.lowered_below is None):
            raise ValueError(
                Message("`rest_above` and `lowered_below` go together, for example 60 and 40")
            )
        rest, start = self.bounds
        if self.downward and rest <= start:
            raise ValueError(
                Message("`rest_above` must be more than `lowered_below`, for example 60 and 40")
            )
        if not self.downward and rest >= start:
            raise ValueError(
                Message("`rest_below` must be less than `raised_above`, for example 30 and 50")
            )
        if self.downward and (self.rest_below, self.raised_above) != (30.0, 50.0):
            raise ValueError(
                Message("a test that goes downward has `rest_above` and `lowered_below` only")
            )
        if self.also is None and any(cutoff.measure == "also" for cutoff in self.cutoffs):
            raise ValueError(
                Message(
                    "a cut-off of the second angle needs `also`, for example "
                    'also = "knee_flexion_working"'
                )
            )
        return self
