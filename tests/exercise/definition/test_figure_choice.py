from __future__ import annotations

from typing import Any

import pytest

from coach.exercise.definition.figure_choice import (
    MAX_FIGURES,
    choose_figures,
    choose_step_figures,
    is_mirrored,
)
from tests.exercise.examples import GUIDED, KNEE_BEND, make

ROLLING: dict[str, Any] = {
    **GUIDED,
    "guide": [
        {"text": "Lie down.", "seconds": 10.0},
        {"text": "Roll.", "seconds": 10.0, "figures": ["low", "rest"]},
        {"text": "Change.", "seconds": 10.0, "side": "left", "figures": ["high"]},
    ],
    "figures": [{"name": "high"}, {"name": "low"}, {"name": "rest"}],
}


@pytest.mark.parametrize(
    ("index", "names"),
    [(0, ["high", "low"]), (1, ["low", "rest"]), (2, ["high"]), (3, ["high", "low"])],
)
def test_figures_of_a_step(index: int, names: list[str]) -> None:
    assert [each.name for each in choose_step_figures(make(ROLLING), index)] == names


@pytest.mark.parametrize(("index", "mirrored"), [(0, False), (1, False), (2, True), (3, False)])
def test_the_left_side_is_mirrored(index: int, mirrored: bool) -> None:
    assert is_mirrored(make(ROLLING), index) is mirrored


def test_faults_are_not_drawn() -> None:
    figures = [{"name": "leaning"}, {"name": "up"}, {"name": "down"}, {"name": "rest"}]
    chosen = choose_figures(make({**KNEE_BEND, "figures": figures}))
    assert [each.name for each in chosen] == ["up", "down"]
    assert len(chosen) == MAX_FIGURES
