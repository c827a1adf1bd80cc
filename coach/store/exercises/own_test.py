"""The range-of-motion test of an exercise with the norm of the user."""

from __future__ import annotations

from coach.errors import CoachError
from coach.exercise.definition.range_test import RangeOfMotion
from coach.store.exercises.loader import apply_settings, load_exercise
from coach.store.settings.person import load_own_settings


def load_own_test(exercise: str) -> RangeOfMotion | None:
    """Return the test of an exercise as it is today; None if it has none or cannot be read."""
    try:
        loaded = apply_settings(load_exercise(exercise), load_own_settings())
    except CoachError:
        return None
    return loaded.exercise.range_of_motion
