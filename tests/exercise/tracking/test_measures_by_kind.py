"""Each kind of exercise has its measure."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from coach.exercise.definition.exercise import Kind
from coach.exercise.tracking.faults import Watch
from coach.exercise.tracking.guided_steps import Guided
from coach.exercise.tracking.kinds import KINDS, make_measure
from coach.exercise.tracking.measures import Holding, Measure, Repetitions
from coach.exercise.tracking.range_measure import Trials
from tests.exercise.examples import GUIDED, KNEE_BEND, PLANK, RAISE, make

MEASURES = [
    pytest.param(GUIDED, Guided, id="guided"),
    pytest.param(KNEE_BEND, Repetitions, id="repetitions"),
    pytest.param(PLANK, Holding, id="hold"),
    pytest.param(RAISE, Trials, id="range of motion"),
]


@pytest.mark.parametrize(("words", "kind"), MEASURES)
def test_each_kind_has_its_measure(words: dict[str, Any], kind: type[Measure]) -> None:
    exercise = make(words)
    assert type(make_measure(exercise, Watch(exercise))) is kind


def test_no_kind_of_a_file_is_without_one() -> None:
    assert set(KINDS) == set(get_args(Kind))
