"""A row is high enough for its texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, make_font
from coach.window.widgets.rows import TickRow

LONG = "First gentle movements, then longer stretches if the pain allows it, on three days a week. "


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("times", [1, 3])
def test_every_line_of_a_long_detail_has_room(qtbot: QtBot, text: float, times: int) -> None:
    theme = Theme(DARK, text=text)
    row = TickRow(theme, "Four weeks", LONG * times, "4 weeks", "start")
    qtbot.addWidget(row)
    row.show()
    for width in (600, 1100, 600):
        row.resize(width, row.height())
        title, small = (QFontMetricsF(make_font(theme, size)) for size in (22, 17))
        room = QRectF(0, 0, width, 10_000)
        lines = small.boundingRect(room, Qt.TextFlag.TextWordWrap, row.detail).height()
        assert row.height() >= lines + 0.8 * title.height()


def test_a_row_of_few_words_is_no_higher_for_them(qtbot: QtBot) -> None:
    heights = []
    for detail in ("Short", "Short words"):
        row = TickRow(Theme(DARK), "Four weeks", detail, "4 weeks", "start")
        qtbot.addWidget(row)
        row.show()
        row.resize(1100, row.height())
        heights.append(row.height())
    assert heights[0] == heights[1] == Theme(DARK).px(86)
