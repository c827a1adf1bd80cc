"""The card of the next exercise of a routine: its place, its amount, and when it begins."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.message import join_label
from coach.window.introduction.upcoming import Upcoming, describe_countdown
from coach.window.theme.painting import paint_card
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label

AMOUNT: Final = 44
WORDS: Final = 36
SECONDS: Final = 96
"""Sizes of the texts, which are read from three metres, in pixels of the 1280 x 720 window."""


class NextCard(QWidget):
    """Counts down while it is visible."""

    elapsed = Signal()
    """The time until the exercise is over."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._seconds: int | None = None
        self._waits = self._arms = False
        self.amount, self.countdown = make_label(self), make_label(self)
        self.seconds = QLabel(self)
        self._row, column = QHBoxLayout(self), QVBoxLayout()
        column.setSpacing(0)
        for label in (self.amount, self.countdown):
            column.addWidget(label)
        self._row.addLayout(column, 1)
        self._row.addWidget(self.seconds)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.pass_second)
        self.set_theme(theme)

    def show_upcoming(self, upcoming: Upcoming | None) -> None:
        """Show the next exercise, and count from its seconds; hide without one."""
        self._timer.stop()
        self._seconds = upcoming.seconds if upcoming is not None else None
        self._waits = upcoming is not None and upcoming.waits
        if upcoming is not None:
            self.amount.setText(tr(join_label(upcoming.place, upcoming.amount)))
            self._show_seconds()
        self.setVisible(upcoming is not None)
        if self.isVisible() and self._seconds is not None:
            self._timer.start()

    def offer_arms(self, *, offered: bool) -> None:
        """Say that a raised arm begins, or do not: there may be no camera."""
        if offered != self._arms:
            self._arms = offered
            self._show_seconds()

    def hold(self) -> None:
        """Count no more: the user begins."""
        self._timer.stop()
        self._seconds = None
        self._show_seconds()

    def pass_second(self) -> None:
        """Count one second."""
        if self._seconds is None:
            return
        self._seconds -= 1
        self._show_seconds()
        if self._seconds <= 0:
            self.hold()
            self.elapsed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._row.setContentsMargins(theme.px(20), theme.px(8), theme.px(24), theme.px(8))
        self._row.setSpacing(theme.px(24))
        style_label(self.amount, theme, AMOUNT * theme.far, theme.palette.text, 700)
        style_label(self.countdown, theme, WORDS, theme.palette.good, 600)
        style_label(self.seconds, theme, SECONDS * theme.far, theme.palette.good, 700)

    def showEvent(self, event: QShowEvent) -> None:
        """Count again."""
        super().showEvent(event)
        if self._seconds is not None:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do not count meanwhile."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, self._theme, QRectF(self.rect()))
        painter.end()

    def _show_seconds(self) -> None:
        words = describe_countdown(self._seconds, arms=self._arms, waits=self._waits)
        self.countdown.setText(words)
        self.seconds.setText("" if self._seconds is None else str(self._seconds))
        self.seconds.setVisible(self._seconds is not None)
        self.setAccessibleName(self.amount.text())
        self.setAccessibleDescription(words)
