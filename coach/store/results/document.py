"""The model of ``results.json``: sessions, and the days of the programme."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field

from coach.body.landmarks import Side
from coach.exercise.definition.fields import Model, Version1
from coach.exercise.tracking.events import Pain as PainEvent
from coach.exercise.tracking.events import PainPlace
from coach.exercise.tracking.pain_places import PLACES
from coach.exercise.tracking.range_test.result import RangeResult
from coach.message import Message
from coach.store.history.entry import Entry, SideEntry, guess_begun

VERSION: Final = 1

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f/\\]+$")]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Seconds = Annotated[float, Field(ge=0, le=10_000_000)]
Degrees = Annotated[float, Field(ge=-360, le=360)]
Pain = Annotated[int, Field(ge=0, le=10)]


def _check_time(text: str) -> str:
    if dt.datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(Message("must have a time zone"))
    return text


Time = Annotated[str, Field(max_length=40), AfterValidator(_check_time)]
"""ISO 8601 with the offset of the patient's computer."""


class SideResult(Model):
    """What one side did in a session."""

    side: Side | None
    repetitions: Count = 0
    clean_repetitions: Count = 0
    holds: Count = 0
    clean_holds: Count = 0
    held_s: Seconds = 0.0
    longest_s: Seconds = 0.0
    peak_deg: Degrees | None = None
    uncertainty_deg: Degrees | None = None
    spread_deg: Degrees | None = None
    trials: Count = 0

    @classmethod
    def from_entry(cls, side: SideEntry) -> Self:
        """Return the same as a part of results."""
        measured = side.range_result
        return cls(
            side=side.side,
            repetitions=side.repetitions,
            clean_repetitions=side.clean_repetitions,
            holds=side.holds,
            clean_holds=side.clean_holds,
            held_s=side.held_s,
            longest_s=side.longest_s,
            peak_deg=measured.peak_deg if measured else None,
            uncertainty_deg=measured.uncertainty_deg if measured else None,
            spread_deg=measured.spread_deg if measured else None,
            trials=measured.trials if measured else 0,
        )

    def to_entry(self) -> SideEntry:
        """Return the same as a part of the history."""
        peak, uncertainty, spread = self.peak_deg, self.uncertainty_deg, self.spread_deg
        measured = (
            None
            if peak is None or uncertainty is None or spread is None
            else RangeResult(peak, uncertainty, spread, self.trials)
        )
        return SideEntry(
            self.side,
            self.repetitions,
            self.clean_repetitions,
            self.holds,
            self.clean_holds,
            self.held_s,
            self.longest_s,
            measured,
        )


class PainAnswer(Model):
    """An answer on pain, and whether the exercise was stopped for it, or not begun."""

    time_s: Seconds
    """Since the start of the session."""
    before: bool
    score: Pain
    place: PainPlace = ""
    stopped: bool = False
    during: bool = False

    @classmethod
    def from_event(cls, pain: PainEvent) -> Self:
        """Return the same as a part of results; a place of a later version is left out."""
        values = dataclasses.asdict(pain)
        return cls(**values | {"place": pain.place if pain.place in PLACES else ""})


class Session(Model):
    """One session of an exercise."""

    name: Name
    exercise: Name
    started: Time
    finished: bool = True
    duration_s: Seconds
    tracked_s: Seconds
    norm_deg: Degrees | None = None
    downward: bool = False
    sides: Annotated[tuple[SideResult, ...], Field(strict=False, max_length=3)] = ()
    faults: Annotated[Mapping[Name, Count], Field(max_length=100)] = {}
    pain_before: Pain | None = None
    pain_after: Pain | None = None
    pains: Annotated[tuple[PainAnswer, ...], Field(strict=False, max_length=1000)] = ()
    """Every answer, in order. Files of earlier versions have only the last ones."""
    was_begun: bool | None = None
    """Whether the exercise was begun; None if that follows from the rest, as in files of earlier
    versions."""

    @classmethod
    def from_entry(cls, entry: Entry, started: dt.datetime) -> Self:
        """Return a session of the history as a part of results.

        Args:
            entry: The session.
            started: Its start in the zone of this computer.
        """
        guessed = guess_begun(entry.pains, entry.duration_s)
        return cls(
            name=entry.name,
            exercise=entry.exercise,
            started=started.isoformat(),
            finished=entry.finished,
            duration_s=entry.duration_s,
            tracked_s=entry.tracked_s,
            norm_deg=entry.norm_deg,
            downward=entry.downward,
            sides=tuple(SideResult.from_entry(side) for side in entry.sides),
            faults=dict(entry.faults),
            pain_before=entry.pain_before,
            pain_after=entry.pain_after,
            pains=tuple(PainAnswer.from_event(pain) for pain in entry.pains),
            was_begun=None if entry.begun is guessed else entry.begun,
        )

    def to_entry(self) -> Entry:
        """Return the same as a session of the history; its start keeps the patient's offset."""
        pains = tuple(PainEvent(**pain.model_dump()) for pain in self.pains)
        guessed = guess_begun(pains, self.duration_s)
        return Entry(
            self.name,
            self.exercise,
            self.started,
            self.finished,
            self.duration_s,
            self.tracked_s,
            self.norm_deg,
            tuple(side.to_entry() for side in self.sides),
            self.faults,
            self.pain_before,
            self.pain_after,
            self.downward,
            next((pain.place for pain in reversed(self.pains) if pain.place), ""),
            pains,
            guessed if self.was_begun is None else self.was_begun,
        )

    @property
    def identity(self) -> tuple[str, dt.datetime, bool, tuple[PainEvent, ...]]:
        """What copies of its recording have in common, also if they were renamed or repaired.

        It is the exercise, the instant of the start (in milliseconds, in earlier recordings in
        seconds), whether the exercise was begun, and if not, the answers on pain: two of them may
        be of one moment.
        """
        entry = self.to_entry()
        answers = () if entry.begun else tuple(entry.pains)
        return self.exercise, dt.datetime.fromisoformat(self.started), entry.begun, answers

    @property
    def begun(self) -> bool:
        """Whether something was done, and not only the pain before or after it was asked."""
        return self.to_entry().begun

    @property
    def day(self) -> dt.date:
        """The day on the patient's calendar."""
        return dt.datetime.fromisoformat(self.started).date()


class TaskResult(Model):
    """An exercise of a day of the programme: what was prescribed, and how much of it was done."""

    exercise: Name
    unit: Literal["repetitions", "seconds held", "tests", "minutes"]
    amount: Annotated[float, Field(ge=0, le=1_000_000)]
    """Prescribed each time and for each side."""
    sides: Annotated[int, Field(ge=1, le=2)]
    times: Annotated[int, Field(ge=1, le=100)]
    times_done: Annotated[int, Field(ge=0, le=100)]
    share: Annotated[float, Field(ge=0, le=1)]
    parts: Annotated[
        tuple[Annotated[float, Field(ge=0, le=1)], ...], Field(strict=False, max_length=2)
    ] = ()
    """The share of each of the two sides of a test; empty for one side, for exercises that are no
    test, and in files of earlier versions."""


class DayResult(Model):
    """A day of the calendar: what was due on it."""

    day: Annotated[dt.date, Field(strict=False)]
    number: Annotated[int, Field(ge=1, le=100_000)]
    """The day of the programme."""
    paused: bool = False
    tasks: Annotated[tuple[TaskResult, ...], Field(strict=False, max_length=200)] = ()
    revision: Annotated[int, Field(ge=1, le=100_000)] | None = None
    """Number of the prescription that was followed on this day; None for that of the file."""


class LeftOut(Model):
    """An exercise of the prescription that coach leaves out for the patient."""

    exercise: Name
    substitute: Name | None = None
    """The exercise in its place; None if there is none."""


class Results(Model):
    """The file ``results.json``."""

    version: Version1
    identifier: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]
    """Of the prescription, and so of the patient."""
    revision: Annotated[int, Field(ge=1, le=100_000)]
    packed: Time
    coach_version: Name
    titles: Annotated[Mapping[Name, Name], Field(max_length=1000)] = {}
    """Name of an exercise -> its title."""
    sessions: Annotated[tuple[Session, ...], Field(strict=False, max_length=100_000)] = ()
    days: Annotated[tuple[DayResult, ...], Field(strict=False, max_length=10_000)] = ()
    left_out: Annotated[tuple[LeftOut, ...], Field(strict=False, max_length=1000)] = ()
    """What is left out now, because of what the patient has said of their health."""
