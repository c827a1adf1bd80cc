"""Each kind of exercise has its measure."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from coach.exercise.definition.exercise import Kind
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.guided_steps import GuidedSteps
from coach.exercise.tracking.measure_factory import MEASURES, create_measure
from coach.exercise.tracking.measures import HoldMeasure, Measure
from coach.exercise.tracking.range_test.measure import RangeMeasure
from coach.exercise.tracking.repetitions.measure import RepetitionMeasure
from tests.exercise.examples import GUIDED, KNEE_BEND, PLANK, RAISE, make

CASES = [
    pytest.param(GUIDED, GuidedSteps, id="guided"),
    pytest.param(KNEE_BEND, RepetitionMeasure, id="repetitions"),
    pytest.param(PLANK, HoldMeasure, id="hold"),
    pytest.param(RAISE, RangeMeasure, id="range of motion"),
]


@pytest.mark.parametrize(("words", "kind"), CASES)
def test_each_kind_has_its_measure(words: dict[str, Any], kind: type[Measure]) -> None:
    exercise = make(words)
    assert type(create_measure(exercise, FaultDetectors(exercise))) is kind


def test_no_kind_of_a_file_is_without_one() -> None:
    assert set(MEASURES) == set(get_args(Kind))
