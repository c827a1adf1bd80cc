"""Finds text that is cut off, and widgets out of reach."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget


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
