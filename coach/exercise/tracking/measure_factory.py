"""Create the measure of an exercise."""

from __future__ import annotations

from collections.abc import Mapping

from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.guided_steps import GuidedSteps
from coach.exercise.tracking.measures import HoldMeasure, Measure
from coach.exercise.tracking.range_test.measure import RangeMeasure
from coach.exercise.tracking.repetitions.measure import RepetitionMeasure

MEASURES: Mapping[str, type[Measure]] = {
    "repetitions": RepetitionMeasure,
    "hold": HoldMeasure,
    "range-of-motion": RangeMeasure,
    "guided": GuidedSteps,
}


def create_measure(exercise: Exercise, faults: FaultDetectors) -> Measure:
    """Return the measure of an exercise's kind."""
    return MEASURES[exercise.kind](exercise, faults)
