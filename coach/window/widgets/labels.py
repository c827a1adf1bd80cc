"""Labels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from coach.window.theme.theme import FAMILY, Theme


def make_label(parent: QWidget) -> QLabel:
    """A label of plain words that wrap."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def style_label(label: QLabel, theme: Theme, size: float, colour: str, weight: int = 400) -> None:
    """Size in pixels of the 1280 x 720 window, colour and weight of a label, whatever the window's stylesheet says."""
    label.setStyleSheet(
        f'font-family: "{FAMILY}"; font-size: {theme.font_px(size)}px; font-weight: {weight}; color: {colour}; background: transparent;'
    )
