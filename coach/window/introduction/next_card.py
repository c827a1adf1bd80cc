"""The card of the next exercise of a routine: its place, its amount, and when it begins."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.message import join_label
from coach.window.introduction.upcoming import Upcoming, describe_countdown
from coach.window.theme.painting import paint_card
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label


class NextCard(QWidget):
    """Counts down while it is visible."""

    elapsed = Signal()
    """The time until the exercise is over."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._seconds: int | None = None
        self._waits = self._arms = False
        self.amount, self.countdown = make_label(self), make_label(self)
        self._column = QVBoxLayout(self)
        for label in (self.amount, self.countdown):
            self._column.addWidget(label)
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
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), theme.px(12))
        style_label(self.amount, theme, 32, theme.palette.text, 700)
        style_label(self.countdown, theme, 28, theme.palette.good, 600)

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
        self.setAccessibleName(self.amount.text())
        self.setAccessibleDescription(words)
