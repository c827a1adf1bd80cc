"""The measure of each kind of exercise."""

from __future__ import annotations

from collections.abc import Mapping

from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.faults import Watch
from coach.exercise.tracking.guided_steps import Guided
from coach.exercise.tracking.measures import Holding, Measure, Repetitions
from coach.exercise.tracking.range_measure import Trials

KINDS: Mapping[str, type[Measure]] = {"repetitions": Repetitions, "hold": Holding, "range-of-motion": Trials, "guided": Guided}


def make_measure(exercise: Exercise, faults: Watch) -> Measure:
    """The measure of an exercise's kind."""
    return KINDS[exercise.kind](exercise, faults)
