from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach.window.run_page.controls import Controls, StatusLine
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import make_state


@pytest.mark.parametrize("size", [4, 60])
def test_it_is_as_high_as_its_words(qtbot: QtBot, size: int) -> None:
    """Letters that another font lends, as for Chinese, are taller than those of the shipped one."""
    line = StatusLine(Theme(DARK))
    qtbot.addWidget(line)
    line._label.setText("记录中")
    line._label.setStyleSheet(f"font-size: {size}px")
    line.ensurePolished()
    wanted = line._label.sizeHint().height()
    assert line.sizeHint().height() >= wanted
    assert line.minimumSizeHint().height() >= wanted
    assert line.minimumHeight() == round(Theme(DARK).font_px(16) * 1.3)
    assert line.maximumHeight() > 60


@pytest.mark.parametrize("exercising", [True, False])
def test_pain_can_be_told_also_while_getting_ready(qtbot: QtBot, exercising: bool) -> None:
    controls = Controls(Theme(DARK), dict)
    qtbot.addWidget(controls)
    controls.show()
    controls.show_exercising(exercising=exercising)
    controls.show_state(make_state())
    assert controls.pain.isVisible()
    assert controls.pain.isEnabled()
    assert controls.source.isVisible() is not exercising
    places = [button.geometry() for button in controls.buttons if button.isVisible()]
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
