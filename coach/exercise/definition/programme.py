"""The model of a programme file in poses/programmes/: exercises, days and doses."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from coach.exercise.definition.exercise import Source, Translations
from coach.exercise.definition.fields import FieldName, Model, ShortText, Text, Version1
from coach.message import Message

PROGRAMME_VERSION = 1
DAYS_A_WEEK = 7

FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=80)]
Days = Annotated[
    tuple[Annotated[int, Field(ge=1, le=DAYS_A_WEEK)], ...],
    Field(strict=False, min_length=1, max_length=DAYS_A_WEEK),
]


class Item(Model):
    """An exercise in a routine. The exercise's own dose is the default."""

    exercise: FileName = Field(
        description="Name of the exercise's file without its ending", examples=["lunge"]
    )
    sets: int | None = Field(None, ge=1, le=20, description="Sets", examples=[2])
    repetitions: int | None = Field(
        None, ge=1, le=200, description="Repetitions in a set, or holds", examples=[10]
    )
    hold_s: float | None = Field(
        None, gt=0, le=1800, description="Seconds of each hold", examples=[30.0]
    )
    sides: Literal["both", "left", "right"] = Field(
        "both", description="The sides that it is done with", examples=["both"]
    )
    rest_s: float | None = Field(
        None,
        ge=0,
        le=600,
        description="Rest between its sets and after it, seconds",
        examples=[30.0],
    )
    if_pain_at_most: int | None = Field(
        None,
        ge=0,
        le=10,
        description="Done only if the last pain answers were at most this; left out without one",
        examples=[3],
    )
    if_pain_above: int | None = Field(
        None,
        ge=0,
        le=10,
        description="Done only if the last pain answers were above this, or there is none",
        examples=[3],
    )

    def allows(self, pain: int | None) -> bool:
        """Return True if the item is done with this last pain answer; None if there is none."""
        if self.if_pain_at_most is not None and (pain is None or pain > self.if_pain_at_most):
            return False
        return self.if_pain_above is None or pain is None or pain > self.if_pain_above

    def completes(self, other: Item) -> bool:
        """Return True if this and the other item are the two sides of one exercise."""
        return self.exercise == other.exercise and {self.sides, other.sides} == {"left", "right"}


class Routine(Model):
    """Exercises that are done together, in order."""

    name: FieldName = Field(description="Its name", examples=["stretches"])
    title: ShortText = Field(description="Its name for people", examples=["Massage and stretches"])
    times_a_day: int = Field(
        1, ge=1, le=12, description="How often on each of its days", examples=[3]
    )
    days: Days = Field(
        (1, 2, 3, 4, 5, 6, 7),
        description="Days of the programme's week, 1 to 7; it need not begin on a Monday",
        examples=[[1, 3, 5]],
    )
    weeks: Annotated[tuple[int, int], Field(strict=False)] | None = Field(
        None,
        description="First and last week in which it is done; all if not given",
        examples=[[1, 2]],
    )
    items: Annotated[tuple[Item, ...], Field(strict=False, min_length=1, max_length=30)] = Field(
        description="The exercises, in order", examples=[[{"exercise": "lunge"}]]
    )


class Retest(Model):
    """A measurement that is repeated to see what has changed."""

    exercise: FileName = Field(
        description="Name of the test's file without its ending", examples=["hip-flexion-test"]
    )
    every_days: int = Field(
        7,
        ge=1,
        le=60,
        description="Days from one to the next, paused days not counted",
        examples=[7],
    )


def _list_tables(value: Any) -> Any:
    """Return one table as a list of one: older files have a single ``[retest]``."""
    if value is None:
        return ()
    return [value] if isinstance(value, dict | Retest) else value


class Programme(Model):
    """A programme file in poses/programmes/."""

    schema_version: Version1 = Field(description="Version of this vocabulary", examples=[1])
    title: ShortText = Field(
        description="Its name for people", examples=["Four weeks for tight hip flexors"]
    )
    summary: Text = Field(
        description="What it is for, one sentence",
        examples=["Massage, stretches and strength, day by day."],
    )
    weeks: int = Field(ge=1, le=52, description="How many weeks of seven days it has", examples=[4])
    include: Annotated[tuple[FileName, ...], Field(strict=False, max_length=8)] = Field(
        (),
        description="Other programmes whose routines belong to it too, by name",
        examples=[["daily-stretches"]],
    )
    routines: Annotated[tuple[Routine, ...], Field(strict=False, max_length=20)] = Field(
        (),
        description="What is done in one go, in the order of a day",
        examples=[[{"name": "stretches", "title": "Stretches", "items": [{"exercise": "lunge"}]}]],
    )
    retest: Annotated[
        tuple[Retest, ...], BeforeValidator(_list_tables), Field(strict=False, max_length=8)
    ] = Field(
        (),
        description="What is measured again and again: a table, or several as [[retest]]",
        examples=[[{"exercise": "hip-flexion-test"}]],
    )
    cautions: Annotated[tuple[Text, ...], Field(strict=False, max_length=8)] = Field(
        (),
        description="What to take care of, and when not to do it",
        examples=[["Stop if it hurts."]],
    )
    source: Source = Field(description="Where the advice comes from")
    translations: Translations = Field(
        default_factory=dict, examples=[{"de": {"Massage and stretches": "Massage und Dehnen"}}]
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        wrong = list(self.contradictions())
        if wrong:
            raise ValueError(*wrong)
        return self

    def contradictions(self) -> tuple[Message, ...]:
        """Return what contradicts the rest, each with its key in front."""
        names = [routine.name for routine in self.routines]
        found = [
            Message('routines.{name}.name = "{name}": occurs more than once', name=name)
            for name in sorted({n for n in names if names.count(n) > 1})
        ]
        if not self.routines and not self.include:
            found.append(
                Message(
                    "routines: there is nothing to do; it needs a table [[routines]], or the name "
                    "of another programme in include"
                )
            )
        for routine in self.routines:
            first, last = routine.weeks or (1, self.weeks)
            if not 1 <= first <= last <= self.weeks:
                found.append(
                    Message(
                        "routines.{name}.weeks = [{first}, {last}]: these weeks are not in it: it "
                        "has weeks 1 to {weeks}, and the first must not come after the last",
                        name=routine.name,
                        first=first,
                        last=last,
                        weeks=self.weeks,
                    )
                )
            if len(set(routine.days)) < len(routine.days):
                found.append(
                    Message(
                        "routines.{name}.days = {days}: a day occurs more than once",
                        name=routine.name,
                        days=list(routine.days),
                    )
                )
        return tuple(found)

    @property
    def tests(self) -> tuple[str, ...]:
        """Names of the exercises that are measured again and again."""
        return tuple(retest.exercise for retest in self.retest)

    def list_routines(self, week: int) -> tuple[Routine, ...]:
        """Return the routines of a week, from 1; none after its end."""
        if not 1 <= week <= self.weeks:
            return ()
        return tuple(
            routine
            for routine in self.routines
            if routine.weeks is None or routine.weeks[0] <= week <= routine.weeks[1]
        )

    def due(self, day: int) -> tuple[Routine, ...]:
        """Return the routines of a day of the programme, from 1; none after its end."""
        week, weekday = (day - 1) // DAYS_A_WEEK + 1, (day - 1) % DAYS_A_WEEK + 1
        return tuple(each for each in self.list_routines(week) if weekday in each.days)

    @property
    def length_days(self) -> int:
        """Number of days."""
        return self.weeks * DAYS_A_WEEK
