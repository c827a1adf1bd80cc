"""Faults that only point to the next level of an exercise."""

from __future__ import annotations

from coach.exercise.definition.exercise import Exercise


def find_hints(exercise: Exercise) -> frozenset[str]:
    """Return the names of the faults that are no faults in summaries, reports and the history."""
    return frozenset(fault.name for fault in exercise.faults if fault.next_level)
