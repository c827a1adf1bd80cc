"""The columns of set, side and hold never touch."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from coach.window.run_page.cards import (
    LABEL_SIZE,
    VALUE_SIZE,
    fit_columns,
    measure_text,
)
from coach.window.run_page.text import LabelledValue
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, make_font

GAP = 18
ROOMS = {"400 px": 324.0, "500 px": 408.0}
COLUMNS = {
    "English": [("Set", "1 / 1"), ("Side", "Right"), ("Hold", "1 / 3")],
    "Spanish": [("Serie", "1 / 1"), ("Lado", "Izquierda"), ("Mantener", "1 / 3")],
    "halved": [("Dosis", "La mitad"), ("Serie", "10 / 10"), ("Lado", "Izquierda"), ("x", "1 / 3")],
    "one": [("Schritt", "3 / 5")],
    "none": [],
}


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize(("room", "text"), list(product(ROOMS, (1.0, 1.4, 2.0))))
def test_columns_keep_their_distance(
    qapp: QApplication, columns: str, room: str, text: float
) -> None:
    theme = Theme(DARK, 1.0, text)
    values = tuple(LabelledValue(*each) for each in COLUMNS[columns])
    label = make_font(theme.limited, LABEL_SIZE)
    value = make_font(theme.limited, VALUE_SIZE * theme.far, QFont.Weight.Bold, steady=True)
    before = value.pixelSize()
    widths = fit_columns(values, label, value, ROOMS[room], GAP)
    assert sum(widths) + GAP * (len(widths) - 1) <= ROOMS[room]
    for item, width in zip(values, widths, strict=True):
        assert measure_text(label, item.label) <= width
        assert measure_text(value, item.value) <= width
    assert label.pixelSize() <= value.pixelSize() <= before
    if len(values) < 2:
        assert value.pixelSize() == before
