"""The count card: repetitions, the clock of a hold, or the results of a range-of-motion test."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.exercise.definition.exercise import RangeOfMotion
from coach.exercise.tracking.feedback import HoldClock
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.window.run.state import RunState
from coach.window.run_page.large_count import (
    paint_large_clock,
    paint_large_count,
    paint_large_results,
)
from coach.window.run_page.text import (
    DOTS,
    SideResult,
    choose_clock,
    is_faded,
    list_dots,
    list_side_results,
)
from coach.window.theme.painting import PaintedStrip, paint_card
from coach.window.theme.theme import Theme, fit_font, make_font
from coach.window.translation.format import count_repetitions, format_duration, format_seconds
from coach.window.translation.translate import tr

HEIGHT: Final = 318
MIN_LARGE_HEIGHT: Final = 262
"""Height with large texts if other cards need the room."""
RING: Final = 264
RING_WIDTH: Final = 18
FADED: Final = 0.4
"""Opacity of a count that is not that of this moment."""
BOLD: Final = QFont.Weight.Bold


class CountCard(PaintedStrip):
    """The largest number of the window. It is painted as a whole."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, parent)
        self._state: RunState | None = None

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme; with large texts take the room that is left."""
        super().set_theme(theme)
        if not theme.is_wide:
            self.setMinimumHeight(theme.px(MIN_LARGE_HEIGHT))
            self.setMaximumHeight(theme.px(HEIGHT * theme.far))
        vertical = QSizePolicy.Policy.Fixed if theme.is_wide else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def sizeHint(self) -> QSize:
        """Return the height that large numbers fill."""
        return QSize(super().sizeHint().width(), self._theme.px(HEIGHT * self._theme.far))

    def show_state(self, state: RunState) -> None:
        """Show the counts of this state."""
        unchanged = self._state is not None and _shows_same_count(self._state, state)
        self._state = state
        if not unchanged:
            self.setAccessibleName(_describe(state))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its content."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, self._theme, QRectF(self.rect()))
        state = self._state
        if state is not None and is_faded(state):
            painter.setOpacity(FADED)
        if state is not None and state.opened is not None:
            exercise, feedback = state.opened.exercise, state.feedback
            if exercise.range_of_motion is not None and feedback is not None:
                self._paint_results(
                    painter, exercise.range_of_motion, list_side_results(state.opened, feedback)
                )
            elif feedback is not None and feedback.hold is not None:
                self._paint_clock(painter, *choose_clock(state, feedback.hold))
            elif exercise.kind == "repetitions":
                self._paint_count(painter, *read_set_count(state))
        painter.end()

    def _draw_text(
        self,
        painter: QPainter,
        text: str,
        size: float,
        colour: str,
        middle_y: float,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        """Draw one centred line of text. A line that is too wide gets a smaller font."""
        font = make_font(self._theme, size, weight, steady=True)
        room, wide = (
            self.width() - 2 * self._theme.px(16),
            QFontMetricsF(font).horizontalAdvance(text),
        )
        if wide > room:
            font.setPixelSize(max(1, int(font.pixelSize() * room / wide)))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        left = (self.width() - metrics.horizontalAdvance(text)) / 2
        painter.drawText(QPointF(left, middle_y + metrics.capHeight() / 2), text)

    def _paint_count(
        self, painter: QPainter, count: int, request: int | None, dots: tuple[bool | None, ...]
    ) -> None:
        theme, colours = self._theme, self._theme.palette
        self._paint_dots(painter, dots, min(request or 0, DOTS))
        if not theme.is_wide:
            paint_large_count(painter, theme, QRectF(self.rect()), count, request)
            return
        self._draw_text(painter, tr("Repetitions"), 24, colours.quiet, theme.px(30))
        self._draw_text(painter, str(count), 200, colours.text, theme.px(134), BOLD)
        if request:
            self._draw_text(
                painter,
                tr("of {count}", count=request),
                40,
                colours.quiet,
                theme.px(244),
                QFont.Weight.DemiBold,
            )

    def _paint_dots(self, painter: QPainter, done: tuple[bool | None, ...], request: int) -> None:
        theme, colours = self._theme, self._theme.palette
        count = max(len(done), request)
        step, radius = theme.px(26), theme.px(8)
        x = (self.width() - step * (count - 1)) / 2
        for index in range(count):
            middle = QPointF(x + index * step, self.height() - theme.px(26))
            if index >= len(done):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colours.quiet), theme.px(2)))
                painter.drawEllipse(middle, radius, radius)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            good = done[index]
            shade = {True: colours.good, False: colours.fault, None: colours.quiet}[good]
            painter.setBrush(QColor(shade))
            if good is not False:
                painter.drawEllipse(middle, radius + 1, radius + 1)
            else:  # another shape, for colour-blind users
                size = radius * 1.7
                painter.drawRoundedRect(
                    QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size), 2, 2
                )

    def _paint_clock(self, painter: QPainter, clock: HoldClock, words: str) -> None:
        theme, colours = self._theme, self._theme.palette
        if not theme.is_wide:
            paint_large_clock(painter, theme, QRectF(self.rect()), clock, words)
            return
        ring = QRectF(
            (self.width() - theme.px(RING)) / 2, theme.px(12), theme.px(RING), theme.px(RING)
        )
        pen = QPen(QColor(colours.track), theme.px(RING_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        inside = theme.px(RING_WIDTH) / 2
        ring.adjust(inside, inside, -inside, -inside)
        painter.drawEllipse(ring)
        share = min(1.0, clock.held_s / clock.target_s) if clock.target_s > 0 else 0.0
        if share > 0:
            pen.setColor(QColor(colours.good if clock.running or share >= 1 else colours.caution))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))
        middle = ring.center().y()
        self._draw_text(
            painter, format_seconds(clock.held_s), 142, colours.text, middle - theme.px(14), BOLD
        )
        self._draw_text(
            painter,
            tr("of {count}", count=format_duration(clock.target_s)),
            28,
            colours.quiet,
            middle + theme.px(70),
        )
        painter.setOpacity(1.0)  # why the count is faded must be read
        colour = colours.caution if clock.why_paused else colours.quiet
        self._draw_text(painter, words, 22, colour, theme.px(295), QFont.Weight.DemiBold)

    def _paint_results(
        self, painter: QPainter, rule: RangeOfMotion, results: tuple[SideResult, ...]
    ) -> None:
        theme, colours = self._theme, self._theme.palette
        norm = tr("Norm {degrees}", degrees=format_degrees(rule.norm_deg))
        if not theme.is_wide:
            paint_large_results(painter, theme, QRectF(self.rect()), norm, results)
            return
        left, marks = theme.px(24), {"left": colours.info, "right": colours.caution}
        for index, result in enumerate(results):
            top = theme.px(16 + index * 124)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(marks[result.side]))
            painter.drawRoundedRect(
                QRectF(left, top, theme.px(18), theme.px(22)), theme.px(4), theme.px(4)
            )
            end = self._draw_text_at(
                painter,
                tr(result.side.capitalize()),
                28,
                colours.text,
                left + theme.px(28),
                top + theme.px(21),
                BOLD,
            )
            self._draw_trials(painter, result.trials, end + theme.px(14), top + theme.px(20))
            end = self._draw_text_at(
                painter, result.value, 88, colours.text, left, top + theme.px(100), BOLD
            )
            self._draw_text_at(
                painter, result.error, 36, colours.quiet, end + theme.px(12), top + theme.px(100)
            )
        weight = QFont.Weight.DemiBold
        self._draw_text(painter, norm, 28, colours.good, theme.px(290), weight)

    def _draw_trials(self, painter: QPainter, text: str, x: float, y: float) -> None:
        """Draw the trials from x on the baseline y, smaller if they do not fit."""
        theme, room = self._theme, self.width() - x - self._theme.px(14)
        font = fit_font(make_font(theme, 18), text, room, theme.px(14))
        painter.setFont(font)
        painter.setPen(QColor(theme.palette.quiet))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(QPointF(x, y), QFontMetricsF(font).elidedText(text, elide, room))

    def _draw_text_at(
        self,
        painter: QPainter,
        text: str,
        size: float,
        colour: str,
        x: float,
        y: float,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> float:
        """Draw one line of text from x on the baseline y. Return the x at which it ends."""
        font = make_font(self._theme, size, weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(x, y), text)
        return x + QFontMetricsF(font).horizontalAdvance(text)


def read_set_count(state: RunState) -> tuple[int, int | None, tuple[bool | None, ...]]:
    """Return the repetitions of this set, their target, and if each of the last ones was good."""
    guidance, dots = state.guidance, list_dots(state.session)
    if guidance is None:
        request = state.opened.exercise.dose.repetitions if state.opened is not None else None
        return state.feedback.repetitions if state.feedback else 0, request, dots
    count = guidance.repetitions
    return count, guidance.target_repetitions, dots[-count:] if count else ()


def _shows_same_count(before: RunState, now: RunState) -> bool:
    """Return True if both states show the same repetitions. Clocks and angles always change."""
    if before.opened is not now.opened or now.opened is None or now.feedback is None:
        return False
    if is_faded(before) != is_faded(now):
        return False
    if now.opened.exercise.kind != "repetitions" or before.feedback is None:
        return False
    return now.feedback.hold is None and read_set_count(before) == read_set_count(now)


def _describe(state: RunState) -> str:
    """Return the text for screen readers."""
    if state.opened is None or state.feedback is None:
        return ""
    feedback = state.feedback
    if state.opened.exercise.kind == "range-of-motion":
        return ", ".join(
            f"{tr(result.side)} {result.value}"
            for result in list_side_results(state.opened, feedback)
        )
    if feedback.hold is not None:
        clock, _ = choose_clock(state, feedback.hold)
        return tr(
            "{seconds} of {time}"
            if state.opened.exercise.kind == "guided"
            else "{seconds} of {time} held",
            seconds=format_seconds(clock.held_s),
            time=format_duration(clock.target_s),
        )
    return count_repetitions(read_set_count(state)[0])
