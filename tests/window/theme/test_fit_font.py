"""A large text becomes smaller before it is cut short."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, fit_font, make_font

WORDS = "Lower back"


@pytest.mark.parametrize(
    ("share", "smaller", "fits"),
    [(1.0, False, True), (0.6, True, True), (0.2, True, False)],
    ids=["room enough", "little room", "no room"],
)
def test_a_text_is_made_smaller_only_if_it_must_be(
    qtbot: QtBot, share: float, smaller: bool, fits: bool
) -> None:
    theme = Theme(DARK, text=2.0)
    font, smallest = make_font(theme, 22), theme.px(20)
    width = share * QFontMetricsF(font).horizontalAdvance(WORDS)
    found = fit_font(font, WORDS, width, smallest)
    assert (found.pixelSize() < font.pixelSize()) == smaller
    assert (QFontMetricsF(found).horizontalAdvance(WORDS) <= width) == fits
    assert found.pixelSize() >= smallest
