"""The range test as a goniometer with cards: both sides, their comparison, and earlier days."""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coach.body.landmarks import Side
from coach.exercise.tracking.range_test.result import find_typical_zone
from coach.window.range_test.cards import ComparisonCard, SideCard
from coach.window.range_test.goniometer_view import Goniometer
from coach.window.range_test.text import (
    EarlierResults,
    explain_missing,
    list_marks,
)
from coach.window.range_test.trend_card import TrendCard
from coach.window.run.state import RunState
from coach.window.theme.theme import Theme

WIDE: Final = 700
"""Minimum width at which the cards are shown, in pixels of the 1280 x 720 window."""
GAP: Final = 12
LARGEST_TEXT: Final = 1.2
"""Maximum text size of the dial and of the card of earlier days."""
DIAL_SHARE: Final = 16
CARDS_SHARE: Final = 9
SHARE_GROWTH: Final = 15
"""Additional share of the width for the cards per unit of the text size."""


class GoniometerCard(QWidget):
    """The goniometer. If it is wide enough, the cards are beside and below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: RunState | None = None
        self._earlier: EarlierResults = {}
        self.goniometer = Goniometer(theme, self)
        self.sides: dict[Side, SideCard] = {
            "left": SideCard("left", theme, self),
            "right": SideCard("right", theme, self),
        }
        self.comparison = ComparisonCard(theme, self)
        self.trend = TrendCard(theme, self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.cards = self._make_column()
        self._grid.addWidget(self.goniometer, 0, 0)
        self._grid.addWidget(self.cards, 0, 1)
        self._grid.addWidget(self.trend, 1, 0, 1, 2)
        self._grid.setRowStretch(0, 1)
        self._grid.setColumnStretch(0, DIAL_SHARE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def _make_column(self) -> QScrollArea:
        """Put the cards of both sides and their comparison below each other; they may scroll."""
        column = QWidget()
        column.setObjectName("scrolled")
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        for card, share in zip((*self.sides.values(), self.comparison), (5, 5, 7), strict=True):
            self._column.addWidget(card, share)
        area = QScrollArea(self)
        area.setWidget(column)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._grid.setSpacing(theme.px(GAP))
        self._column.setSpacing(theme.px(GAP))
        limited = dataclasses.replace(theme, text=min(theme.text, LARGEST_TEXT))
        for part in (self.goniometer, self.trend):
            part.set_theme(limited)
        for side in self.sides.values():
            side.set_theme(theme)
        self.comparison.set_theme(theme)
        self._arrange()

    def set_earlier(self, earlier: EarlierResults) -> None:
        """Set the results of earlier days of each side, oldest first."""
        self._earlier = {side: tuple(values) for side, values in earlier.items()}
        if self._state is not None:
            self.show_state(self._state)

    def show_state(self, state: RunState) -> None:
        """Show the measurement of this state; nothing if the exercise measures none."""
        self._state = state
        rule = state.opened.exercise.range_of_motion if state.opened is not None else None
        if rule is None or state.opened is None:
            return
        marks, zone = (
            list_marks(state, self._earlier),
            find_typical_zone(rule, state.opened.exercise.target),
        )
        self.goniometer.show_marks(marks, zone, rule.norm_deg)
        feedback = state.feedback if state.active else None
        self.goniometer.show_now(
            feedback.main_value if feedback is not None else None,
            explain_missing(state) if state.active else "",
        )
        for card in self.sides.values():
            card.show_state(state)
        self.comparison.show_state(state)
        self.trend.show_state(state, marks, zone, self._earlier)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the cards that fit."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(WIDE)
        self.cards.setVisible(wide)
        known = any(self._earlier.values()) or (self._state is not None and not self._state.active)
        self.trend.setVisible(wide and known and self._theme.is_wide)
        share = CARDS_SHARE + round(SHARE_GROWTH * max(0.0, self._theme.text - LARGEST_TEXT))
        self._grid.setColumnStretch(1, share if wide else 0)
