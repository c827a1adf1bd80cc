"""A choice shows that there are others, and what of its text fits."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from coach.window.theme.palette import DARK
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.widgets.choice_box import ChoiceBox

LONG = "the exercises of a programme of twelve weeks"


def paint(qtbot: QtBot, box: QComboBox, text: str) -> QImage:
    """Return the picture of a narrow box with this text alone."""
    qtbot.addWidget(box)
    box.setStyleSheet(render_fields_stylesheet(Theme(DARK)))
    box.addItem(text)
    box.resize(220, 44)
    return box.grab().toImage()


def test_an_arrow_tells_that_there_are_other_choices(qtbot: QtBot) -> None:
    with_arrow, without = paint(qtbot, ChoiceBox(), ""), paint(qtbot, QComboBox(), "")
    changed = [
        x
        for x in range(with_arrow.width())
        if any(with_arrow.pixel(x, y) != without.pixel(x, y) for y in range(with_arrow.height()))
    ]
    assert changed
    assert min(changed) > with_arrow.width() / 2


def test_a_text_that_does_not_fit_ends_with_dots(qtbot: QtBot) -> None:
    shown = paint(qtbot, ChoiceBox(), LONG)
    texts = (f"{LONG[:length].rstrip()}…" for length in range(1, len(LONG)))
    assert any(paint(qtbot, ChoiceBox(), text) == shown for text in texts)


def test_a_text_that_does_not_fit_is_whole_in_tooltip_and_list(qtbot: QtBot) -> None:
    box = ChoiceBox()
    paint(qtbot, box, LONG)
    box.window().resize(1280, 720)
    assert box.toolTip() == LONG
    box.showPopup()
    assert box.view().minimumWidth() >= box.view().sizeHintForColumn(0)
    box.hidePopup()


def test_the_wheel_scrolls_the_page_and_changes_no_choice(qtbot: QtBot) -> None:
    box = ChoiceBox()
    paint(qtbot, box, "No")
    box.addItem("Yes, from the back")
    box.setFocus()
    down = QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, down)
    assert not down.isAccepted()
    assert box.currentText() == "No"
