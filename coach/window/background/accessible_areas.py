"""Makes areas that scroll safe for screen readers.

Qt 6.11 reads past the end of a list, and mostly crashes, if a screen reader asks for a part of such
an area by a number that was right a moment ago: the scroll bars are parts only while they are
shown, so hiding the page is enough (`QAccessibleAbstractScrollArea::child`). The general interface
of widgets checks the number.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

UNSAFE: Final = ("QAbstractScrollArea", "QScrollArea")
"""Classes for which Qt has the unsafe interface."""


def make_interface(class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """Return the interface of an area that scrolls; None for everything else.

    Args:
        class_name: Name of the widget's class, then of each of its base classes.
        widget: What a screen reader asks about.
    """
    if class_name not in UNSAFE or not isinstance(widget, QAbstractScrollArea):
        return None
    return QAccessibleWidget(widget, QAccessible.Role.Client)


def make_areas_safe() -> None:
    """Let Qt use this interface for all areas that scroll."""
    QAccessible.installFactory(make_interface)
