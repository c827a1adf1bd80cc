"""Plain text labels and their style."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from coach.window.theme.theme import FAMILY, Theme

FAR_SIZE: Final = 36
"""Size of a text that is read from the mat, in pixels of the 1280 x 720 window."""


def make_label(parent: QWidget) -> QLabel:
    """Create a label of plain text that wraps."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def style_label(label: QLabel, theme: Theme, size: float, colour: str, weight: int = 400) -> None:
    """Set size, colour and weight of a label, overriding the stylesheet of the window.

    Args:
        size: In pixels of the 1280 x 720 window.
    """
    label.setStyleSheet(
        f'font-family: "{FAMILY}"; font-size: {theme.font_px(size)}px; font-weight: {weight};'
        f" color: {colour}; background: transparent;"
    )
