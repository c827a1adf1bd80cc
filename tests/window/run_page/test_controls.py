from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach.window.run_page.controls import StatusLine
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme


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
