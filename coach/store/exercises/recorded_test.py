"""The range-of-motion test of an exercise with the norm of somebody else."""

from __future__ import annotations

from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.store.exercises.loader import load_shipped


def load_recorded_test(exercise: str, norm_deg: float | None) -> RangeOfMotion | None:
    """Return the test that comes with coach, if somebody was compared with its norm; else None.

    What is typical is known only with this norm.

    Args:
        exercise: The test's name.
        norm_deg: The recorded norm in degrees; None if none was.
    """
    shipped = load_shipped(exercise)
    rule = None if shipped is None else shipped.exercise.range_of_motion
    return rule if rule is not None and rule.norm_deg == norm_deg else None
