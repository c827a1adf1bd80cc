"""What a programme is followed by: done sessions, pauses, the tasks of a day, and progress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from coach.body.landmarks import Side
from coach.exercise.definition.programme import Item
from coach.exercise.dose.requirements import Requirement

Done = Literal["open", "partly", "done"]


@dataclass(frozen=True, slots=True)
class DoneSession:
    """What was done of an exercise with one side in one session."""

    day: date
    exercise: str
    """Name; empty if nothing was begun, and only the pain was asked."""
    side: Side | None
    """None if the exercise has no sides, or the side is unknown."""
    repetitions: int = 0
    held_s: float = 0.0
    range_deg: float | None = None
    """Result of a test, in degrees."""
    lasted_s: float = 0.0
    """Duration in seconds, in one record of each session; it counts for guided exercises."""
    longest_s: float | None = None
    """Longest hold in seconds; the result of a test that is held."""
    pain: int | None = None
    """The highest pain answer of the session, 0 to 10; None if nobody asked."""
    eased: bool = False
    """Whether pain had halved its dose. Half the dose then counts as all of it."""

    @property
    def result(self) -> float | None:
        """The result if it is a test: degrees, or the seconds of the longest hold."""
        return self.longest_s if self.range_deg is None else self.range_deg


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the programme is paused."""

    since: date
    until: date | None = None
    """The first day on which it continues; None while it is paused."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A user's start and pauses of a programme."""

    started: date
    pauses: tuple[Pause, ...] = ()

    def paused(self, day: date) -> bool:
        """Return True if the programme is paused on this day."""
        return any(
            pause.since <= day and (pause.until is None or day < pause.until)
            for pause in self.pauses
        )


@dataclass(frozen=True, slots=True)
class Task:
    """An exercise of a routine on a day."""

    routine: str
    """Name of its routine; empty for a test."""
    item: Item
    times: int
    """How often it is due on this day."""
    times_done: int
    requirement: Requirement
    share: float
    """0 to 1: the share of the day's amount that was done."""
    every_days: int | None = None
    """Days from one test to the next; None for what is not a test."""
    parts: tuple[float, ...] = ()
    """0 to 1 for each side: the share of the day's amount that it did."""

    @property
    def state(self) -> Done:
        """Whether it is done, partly done, or open."""
        return "done" if self.times_done >= self.times else "partly" if self.share > 0 else "open"


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What is due on a day."""

    day: date
    number: int
    """The day of the programme, from 1; greater than its length after its end."""
    week: int
    paused: bool
    finished: bool
    tasks: tuple[Task, ...] = ()
    pain: int | None = None
    """The last pain answers of the user; None if there is none before this day."""
    waiting: tuple[Item, ...] = ()
    """What is left out until the pain answers allow it."""

    @property
    def done(self) -> bool:
        """Whether everything that was due is done."""
        return all(task.state == "done" for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Progress:
    """The user's progress in a programme."""

    days_done: int
    """Days on which something was done."""
    days_in_all: int
    number: int
    """The day of the programme that is today or next."""
    results: Mapping[int, Mapping[Side, float]] = field(default_factory=dict)
    """Week since the start, without paused days, from 1 -> side -> the last result of the range
    test in it, in degrees. The first range test of the programme counts."""
    tests: Mapping[str, Mapping[int, Mapping[Side | None, float]]] = field(default_factory=dict)
    """Test -> week -> side -> last result: degrees, or seconds of the longest hold."""
