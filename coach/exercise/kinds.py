"""The measure of each kind of exercise."""

from __future__ import annotations

from collections.abc import Mapping

from coach.exercise.definition import Exercise
from coach.exercise.faults import Watch
from coach.exercise.guided import Guided
from coach.exercise.measure import Holding, Measure, Repetitions
from coach.exercise.trials import Trials

KINDS: Mapping[str, type[Measure]] = {"repetitions": Repetitions, "hold": Holding, "range-of-motion": Trials, "guided": Guided}


def make_measure(exercise: Exercise, faults: Watch) -> Measure:
    """The measure of an exercise's kind."""
    return KINDS[exercise.kind](exercise, faults)
