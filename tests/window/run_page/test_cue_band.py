"""The text of a cue stands in the middle of its band, in one line or in two."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.feedback import Cue
from coach.window.run_page.cue_band import TEXT, TEXT_IN_TWO_LINES, CueBand
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, make_font

THEME = Theme(DARK)
ROOM = 130 + 20
"""Width of a band that is not text, in pixels."""
WORDS = "Raise the chest higher if it is easy"


def measure(size: int) -> float:
    """Return the width of the words in pixels."""
    return QFontMetricsF(make_font(THEME, size, QFont.Weight.Bold)).horizontalAdvance(WORDS)


def find_middle(image: QImage) -> float:
    """Return the middle of the rows in which the text is painted, as a share of the height."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    text = rows[8:-8, 140 : grey.width() - 12] > 160
    shown = np.flatnonzero(text.any(axis=1)) + 8
    return float(shown[0] + shown[-1]) / 2 / grey.height()


@pytest.mark.parametrize(
    "share", [1.2, 0.5, -0.5], ids=["one line", "one line, a little smaller", "two lines"]
)
def test_text_is_in_the_middle(qtbot: QtBot, share: float) -> None:
    band = CueBand(THEME)
    qtbot.addWidget(band)
    small, large = measure(TEXT_IN_TWO_LINES), measure(TEXT)
    band.resize(round(small + share * (large - small)) + ROOM, 104)
    band.show_cue(Cue("tip", WORDS))
    assert find_middle(band.grab().toImage()) == pytest.approx(0.5, abs=0.08)
