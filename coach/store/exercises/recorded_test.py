"""The range-of-motion test of an exercise with the norm of somebody else."""

from __future__ import annotations

from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import poses_folder


def load_recorded_test(exercise: str, norm_deg: float | None) -> RangeOfMotion | None:
    """Return the test that comes with coach, if somebody was compared with its norm; else None.

    What is typical is known only with this norm.

    Args:
        exercise: The test's name.
        norm_deg: The recorded norm in degrees; None if none was.
    """
    path = poses_folder() / f"{exercise}.toml"
    rule = load_exercise(str(path)).exercise.range_of_motion if path.is_file() else None
    return rule if rule is not None and rule.norm_deg == norm_deg else None
