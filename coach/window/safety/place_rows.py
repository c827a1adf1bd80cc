"""The rows on which the user says where it hurts most."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.exercise.tracking.events import PainPlace
from coach.exercise.tracking.pain_places import PLACES
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.rows import TickRow

FAR_TEXT: Final = 1.7
"""Size of the texts that are read from the mat."""


class PlaceRows(QWidget):
    """A row for each place, numbered from 1."""

    chosen = Signal(str)
    """The PainPlace of the row that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._far = theme, False
        self.rows = {place: TickRow(theme, "", "", "", "start", self) for place in PLACES}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for place, row in self.rows.items():
            row.clicked.connect(partial(self._choose, place))
            self._column.addWidget(row)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._column.setSpacing(theme.px(8 if theme.is_wide else 4))
        if self._far:
            theme = dataclasses.replace(theme, text=max(theme.text, FAR_TEXT))
        for row in self.rows.values():
            row.set_theme(theme)

    def enlarge(self, *, far: bool) -> None:
        """Enlarge the places if they are read from the mat, or do not."""
        if far != self._far:
            self._far = far
            self.set_theme(self._theme)

    def mark(self, place: PainPlace) -> None:
        """Mark the row of a place, which an arm would take now; none if it is empty."""
        for each, row in self.rows.items():
            row.mark(marked=each == place)

    def show_names(self) -> None:
        """Show the places in the user's language."""
        for number, (place, name) in enumerate(PLACES.items(), 1):
            row = self.rows[place]
            row.title = f"{number}  {tr(name)}"
            row.setAccessibleName(tr(name))

    def press(self, number: int) -> None:
        """Press the row of a number from 1; there is none for others."""
        if 1 <= number <= len(self.rows):
            tuple(self.rows.values())[number - 1].click()

    def _choose(self, place: PainPlace) -> None:
        self.chosen.emit(place)
