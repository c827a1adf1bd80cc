"""No text is cut off on any screen, for any size of texts."""

from __future__ import annotations

import importlib

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from coach.window.screenshots.capture import open_screen
from coach.window.screenshots.run_screens import SCREENS
from coach.window.theme.palette import DARK
from coach.window.theme.theme import make_font
from coach.window.widgets.buttons import KeyButton

pytestmark = pytest.mark.slow

CASES = [
    *(pytest.param(name, (1280, 720), 1.0, id=f"{name}") for name in SCREENS),
    *(pytest.param(name, (1280, 720), 2.0, id=f"{name}, texts at 200 %") for name in SCREENS),
    *(
        pytest.param(name, (640, 360), 1.0, id=f"{name}, Qt at 200 %")
        for name in ("home", "ready", "fault", "summary", "pain")
    ),
]


def list_labels(window: QWidget) -> list[QLabel]:
    return [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]


def find_clip(label: QLabel) -> str:
    """Describe how the text of a label is cut off; empty if it is not."""
    room = label.contentsRect()
    flags = int(label.alignment()) | (int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0)
    if label.textFormat() is not Qt.TextFormat.PlainText and "<" in label.text():
        return ""
    needed = label.fontMetrics().boundingRect(
        QRect(0, 0, room.width(), 10_000), flags, label.text()
    )
    if needed.width() > room.width() + 2:
        return f"{label.text()!r} needs {needed.width()} px, has {room.width()}"
    if needed.height() > room.height() + 2:
        return f"{label.text()!r} needs {needed.height()} px of height, has {room.height()}"
    return ""


def is_inside(widget: QWidget, window: QWidget) -> bool:
    """Return True if a widget is in the window or can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return window.rect().contains(
        QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    )


def list_unreachable(window: QWidget) -> list[str]:
    """What can be pressed but has no name, or is out of reach of the keyboard."""
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    nameless = [
        f"{type(button).__name__} without a name"
        for button in buttons
        if not button.accessibleName() and not button.text()
    ]
    return nameless + [
        button.accessibleName()
        for button in buttons
        if not button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.fixture(scope="module", autouse=True)
def _plot_is_loaded() -> None:
    importlib.import_module("pyqtgraph")


@pytest.mark.parametrize(("name", "size", "text"), CASES)
def test_words_are_whole_and_buttons_have_names_and_take_the_keyboard(
    qtbot: QtBot, name: str, size: tuple[int, int], text: float
) -> None:
    window = open_screen(name, size, DARK, text)
    qtbot.addWidget(window)

    def check() -> None:  # waits for the layout
        assert not [problem for label in list_labels(window) if (problem := find_clip(label))]
        shown = [
            *list_labels(window),
            *(button for button in window.findChildren(QAbstractButton) if button.isVisible()),
        ]
        outside = [
            widget.accessibleName() or widget.text()
            for widget in shown
            if not is_inside(widget, window)
        ]
        assert not outside

    qtbot.waitUntil(check, timeout=2000)
    assert (window.width(), window.height()) == size
    assert list_unreachable(window) == []
    window.close()


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_texts_of_the_buttons_fit(qtbot: QtBot, text: float) -> None:
    window = open_screen("repetitions", (1280, 720), DARK, text)
    qtbot.addWidget(window)
    for button in (window.run.controls.pause, window.run.controls.stop, window.run.controls.sound):
        assert isinstance(button, KeyButton)
        assert button.height() >= make_font(window.context.theme.current, 18).pixelSize() * 1.2
    window.close()
