"""How long the steps of a guided exercise take with its dose."""

from __future__ import annotations

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.tables import GuidedStep


def time_guide(exercise: Exercise) -> tuple[GuidedStep, ...]:
    """Return the steps of a guided exercise, all in proportion to its dose if it is adjustable."""
    dose = exercise.dose
    if not dose.adjustable or dose.hold_s is None:
        return exercise.guide
    share = dose.hold_s / sum(step.seconds for step in exercise.guide)
    return tuple(
        step.model_copy(update={"seconds": step.seconds * share}) for step in exercise.guide
    )
