"""Reads everything that the history page shows. No Qt: it is called in a background thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from coach.body.landmarks import SIDES
from coach.exercise.definition.exercise import Exercise
from coach.store.exercises.loader import load_readable
from coach.store.history.entry import Entry
from coach.store.history.index import History
from coach.store.history.trends import (
    Day,
    FormPoint,
    PainPoint,
    RangeProgress,
    SidesPoint,
    compare_sides_over_time,
    follow_form,
    follow_pain,
    follow_range,
    list_days,
)
from coach.store.prescriptions.own_test import apply_own

HIP_TEST: Final = "hip-flexion-test"
"""The test that is shown first if there are several."""


@dataclass(frozen=True, slots=True)
class HistoryData:
    """Everything that was done so far."""

    entries: tuple[Entry, ...] = ()
    """Oldest first."""
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    """Name -> exercise, of those that can be read today."""
    unreadable: tuple[str, ...] = ()
    """Names of recordings that cannot be read."""
    problem: str = ""
    """Why the index was rebuilt or cannot be used; empty if it is fine."""

    def title(self, exercise: str) -> str:
        """Return the English title of an exercise, or its name if its file is gone."""
        loaded = self.exercises.get(exercise)
        return loaded.title if loaded else exercise

    def list_tests(self) -> tuple[str, ...]:
        """Return the names of the tests that have a result; the hip test is first."""
        names = {
            entry.exercise
            for entry in self.entries
            if any(side.range_result for side in entry.sides)
        }
        return tuple(sorted(names, key=lambda name: (name != HIP_TEST, name)))

    def list_practised(self) -> tuple[str, ...]:
        """Return the names of the exercises with repetitions or holds, most recent first."""
        return tuple(dict.fromkeys(point.exercise for point in reversed(follow_form(self.entries))))

    def follow_range(self, test: str) -> tuple[RangeProgress, ...]:
        """Return the range of motion of both sides."""
        entries = self._select(test)
        loaded = self.exercises.get(test)
        rule = loaded.range_of_motion if loaded is not None else None
        return tuple(follow_range(entries, side, rule=rule) for side in SIDES)

    def compare_sides(self, test: str) -> tuple[SidesPoint, ...]:
        """Compare left with right in each session."""
        return compare_sides_over_time(self._select(test))

    def follow_form(self, exercise: str) -> tuple[FormPoint, ...]:
        """Return amount and form of each session."""
        return follow_form(self._select(exercise))

    def name_faults(self, exercise: str) -> dict[str, str]:
        """Return name -> title of the faults of an exercise."""
        loaded = self.exercises.get(exercise)
        return {fault.name: fault.title for fault in loaded.faults} if loaded else {}

    def list_days(self) -> tuple[Day, ...]:
        """Return the days with a session. Exercises have their titles."""
        days = list_days(self.entries)
        return tuple(
            Day(
                day.day,
                day.sessions,
                tuple(self.title(name) for name in day.exercises),
                day.tracked_s,
            )
            for day in days
        )

    def follow_pain(self) -> tuple[PainPoint, ...]:
        """Return the pain scores of each session."""
        return follow_pain(self.entries)

    def _select(self, exercise: str) -> Sequence[Entry]:
        return [entry for entry in self.entries if entry.exercise == exercise]


Today = Callable[[], dt.date]


def read_history(today: Today = dt.date.today) -> HistoryData:
    """Update and read the history of the current profile.

    Raises:
        CoachError: As `History` raises it.
    """
    loaded, _ = load_readable()
    exercises = {each.name: each.exercise for each in apply_own(loaded.values(), today())}
    with History() as history:
        refreshed = history.refresh()
        return HistoryData(
            tuple(history.read()),
            exercises,
            tuple(name for name, _ in refreshed.unreadable),
            history.problem,
        )


HistoryReader = Callable[[], HistoryData]
