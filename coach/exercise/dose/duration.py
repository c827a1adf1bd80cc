"""How long exercises take, and how much activity a day has. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.dose.prescribed_dose import prescribe_dose
from coach.exercise.dose.programme_records import DoneSession
from coach.exercise.dose.requirements import find_requirement

REPETITION_S: Final = 4.0
"""Seconds that a slow repetition takes, without its hold."""
TEST_S: Final = 60.0
"""Seconds that a test of one side takes, with its set-up."""
ACTIVITY_GOAL_MINUTES: Final = 30
"""Minutes of activity that a day should have."""
ACTIVE_GROUPS: Final = ("stretch", "strength", "mobility")
"""Groups whose time is activity; a massage, an ice pack or a test is not activity."""


def estimate_minutes(exercise: Exercise, item: Item | None = None) -> float:
    """Estimate how many minutes an exercise takes once, with the rests between its sets.

    Args:
        exercise: The exercise.
        item: What a programme prescribes; None for the exercise's own dose.

    """
    item = item or Item(exercise="own")
    need, dose = find_requirement(item, exercise), prescribe_dose(item, exercise.dose)
    if need.unit == "minutes":
        return need.amount
    if need.unit == "tests":
        return TEST_S * len(need.sides) / 60.0
    each_s = need.hold_s or 0.0
    if need.unit == "repetitions":
        each_s += REPETITION_S
    work_s = need.sets * need.repetitions * each_s * len(need.sides)
    return (work_s + (need.sets - 1) * dose.rest_s) / 60.0


def sum_activity(
    sessions: Iterable[DoneSession], exercises: Mapping[str, Exercise], day: date
) -> float:
    """Return the minutes of activity on a day: stretches, strength and mobility.

    What is not among `exercises` counts too, because the user did something.
    """
    return (
        sum(
            session.lasted_s
            for session in sessions
            if session.day == day and _is_active(exercises.get(session.exercise))
        )
        / 60.0
    )


def _is_active(exercise: Exercise | None) -> bool:
    return exercise is None or exercise.group in ACTIVE_GROUPS
