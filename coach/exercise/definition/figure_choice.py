"""Which key positions of an exercise are drawn, and for which side."""

from __future__ import annotations

from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure import Figure
from coach.exercise.definition.tables import FIGURES_OF_STEP

MAX_FIGURES: Final = FIGURES_OF_STEP
"""Maximum number of key positions that are drawn beside each other."""


def choose_figures(exercise: Exercise) -> tuple[Figure, ...]:
    """Return the key positions to draw, in the order of the file, without faults."""
    faults = {fault.name for fault in exercise.faults}
    proper = tuple(figure for figure in exercise.figures if figure.name not in faults)
    return proper[:MAX_FIGURES]


def choose_step_figures(exercise: Exercise, index: int) -> tuple[Figure, ...]:
    """Return the key positions to draw during a step of a guided exercise.

    These are the ones that the step names; the first ones of the exercise if it names none, or if
    there is no step of this index.
    """
    named = exercise.guide[index].figures if index < len(exercise.guide) else ()
    figures = {figure.name: figure for figure in exercise.figures}
    return tuple(figures[name] for name in named) or choose_figures(exercise)


def is_mirrored(exercise: Exercise, index: int) -> bool:
    """Return True if the left side works during a step of a guided exercise.

    Key positions are those of the right side.
    """
    return index < len(exercise.guide) and exercise.guide[index].side == "left"
