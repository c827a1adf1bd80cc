from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.range_test.result import RangeResult
from coach.window.range_test.goniometer import GoniometerCard
from coach.window.run.state import Step
from coach.window.screenshots.capture import open_screen
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import make_state
from tests.window.theme.colours import list_colours

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


def test_the_result_grows_with_the_texts_and_stays_within_reach(qtbot: QtBot) -> None:
    sizes = []
    for text in (1.0, 2.0):
        card = GoniometerCard(Theme(DARK, 1.0, text))
        qtbot.addWidget(card)
        card.resize(1232, 540)
        card.show_state(make_state("hip-flexion-test", step=Step.ENDED, trials=TRIALS))
        card.show()
        labels = [label for label in card.cards.findChildren(QLabel) if label.text()]
        sizes.append([label.fontInfo().pixelSize() for label in labels])
    assert len(sizes[1]) == len(sizes[0]) == 4
    assert all(large >= 1.8 * small for small, large in zip(*sizes, strict=True))
    bar = card.cards.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert card.cards.width() > card.goniometer.width()


def test_the_cards_of_a_test_scroll_by_keys(qtbot: QtBot) -> None:
    window = open_screen("measure", (1280, 720), DARK, 2.0)
    qtbot.addWidget(window)
    bar = window.run.summary.goniometer.cards.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(window, Qt.Key.Key_Down)
    assert bar.value() > 0
    window.close()
