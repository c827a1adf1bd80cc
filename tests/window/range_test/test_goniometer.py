from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.range_test.result import RangeResult
from coach.window.range_test.goniometer import GoniometerCard
from coach.window.run.state import Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.colours import list_colours
from tests.window.fakes import make_state

TRIALS = {"left": (112.0, 115.0), "right": (98.0, None)}


@pytest.mark.parametrize("size", [(1232, 640), (380, 300)], ids=["with all around", "dial alone"])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_goniometer_card(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    card = GoniometerCard(Theme(DARK, 1.0, text))
    qtbot.addWidget(card)
    card.resize(*size)
    earlier = [RangeResult(peak, 7.0, 0.0, 3) for peak in (100.0, 97.0)]
    card.set_earlier({"left": earlier[:1], "right": earlier[1:]})
    card.show_state(make_state("hip-flexion-test", step=Step.ENDED, trials=TRIALS))
    card.show()
    assert card.sides["left"].isVisible() == (size[0] > 700)
    assert card.sides["left"].accessibleName() == "Left 114° ± 8"
    assert card.trend.accessibleName() == "Left +14°, a real change; Right +1°, within error"
    assert len(list_colours(card.goniometer)) > 5
