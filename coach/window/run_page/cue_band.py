"""The band below the picture: one cue at a time, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.exercise.tracking.feedback import Cue, CueKind
from coach.window.run_page.text import break_into_two_lines
from coach.window.theme.painting import PaintedStrip
from coach.window.theme.palette import Palette
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr

HEIGHT: Final = 104
EDGE: Final = 20
"""Space to the left of the band."""
TEXT: Final = 46
TEXT_IN_TWO_LINES: Final = 44
LINE_HEIGHT: Final = 45
FAR_STEP: Final = 0.05
"""Steps in which a large text becomes smaller until it fits."""


@dataclass(frozen=True, slots=True)
class CueStyle:
    """How a kind of cue looks. Colours are names of fields of the palette."""

    icon: str
    fill: str
    outline: str
    text: str
    symbol: str


CUE_STYLES: Final[dict[CueKind, CueStyle]] = {
    "limit": CueStyle("stop", "fault", "fault", "on_fault", "on_fault"),
    "fault": CueStyle("fault", "fault", "fault", "on_fault", "on_fault"),
    "tip": CueStyle("step", "card", "info", "text", "info"),
    "praise": CueStyle("check", "good_ground", "good", "text", "good"),
    "view": CueStyle("view", "card", "caution", "text", "caution"),
    "lost": CueStyle("person", "card", "caution", "text", "caution"),
    "uncounted": CueStyle("view", "card", "caution", "text", "caution"),
    "pause": CueStyle("pause", "card", "info", "text", "info"),
    "instruction": CueStyle("step", "card", "card", "text", "info"),
}


class CueBand(PaintedStrip):
    """A symbol and a text. Without a cue its place stays empty so that the picture never moves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, parent, growth=HEIGHT)
        self._cue: Cue | None = None

    def show_cue(self, cue: Cue | None) -> None:
        """Show this cue, or nothing."""
        if cue == self._cue:
            return
        self._cue = cue
        self.setAccessibleName("" if cue is None else tr(cue.text))
        self.setAccessibleDescription("" if cue is None else tr(cue.detail))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band if there is a cue."""
        if self._cue is None:
            return
        theme, style = self._theme, CUE_STYLES[self._cue.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, edge = theme.px(3), theme.px(EDGE)
        body = QRectF(self.rect()).adjusted(edge + line / 2, line / 2, -line / 2, -line / 2)
        painter.setBrush(QColor(_get_colour(theme.palette, style.fill)))
        painter.setPen(QPen(QColor(_get_colour(theme.palette, style.outline)), line))
        painter.drawRoundedRect(body, theme.px(16), theme.px(16))
        size = theme.px(58 * theme.far)
        icon = QRectF(edge + theme.px(28), (self.height() - size) / 2, size, size)
        paint_icon(painter, style.icon, _get_colour(theme.palette, style.symbol), icon)
        self._paint_text(
            painter,
            tr(self._cue.text),
            _get_colour(theme.palette, style.text),
            icon.right() + theme.px(24),
        )
        painter.end()

    def _paint_text(self, painter: QPainter, text: str, colour: str, left: float) -> None:
        theme = self._theme
        room = QRectF(left, 0, self.width() - left - theme.px(20), self.height())
        font = make_font(theme, TEXT * theme.far, QFont.Weight.Bold)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(colour))
        if QFontMetricsF(font).horizontalAdvance(text) <= room.width():
            painter.setFont(font)
            painter.drawText(room, flags, text)
            return
        far = theme.far
        while far > 1.0 and self._measure_second(text, far, room.width()) > room.width():
            far = max(1.0, far - FAR_STEP)
        font = make_font(theme, TEXT_IN_TWO_LINES * far, QFont.Weight.Bold)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        first, second = break_into_two_lines(
            text, lambda line: metrics.horizontalAdvance(line) <= room.width()
        )
        rest = metrics.elidedText(second, Qt.TextElideMode.ElideRight, room.width())
        middle = self.height() / 2 + metrics.capHeight() / 2
        half = theme.px(LINE_HEIGHT * far / 2) if rest else 0  # the smaller font may fit in one
        for line, offset in ((first, -half), (rest, half)):
            painter.drawText(QPointF(room.left(), middle + offset), line)

    def _measure_second(self, text: str, far: float, width: float) -> float:
        """Return the width of the second line of two, in pixels, if texts grow this much."""
        metrics = QFontMetricsF(make_font(self._theme, TEXT_IN_TWO_LINES * far, QFont.Weight.Bold))
        _, second = break_into_two_lines(
            text, lambda line: metrics.horizontalAdvance(line) <= width
        )
        return metrics.horizontalAdvance(second)


def _get_colour(palette: Palette, field: str) -> str:
    return str(getattr(palette, field))
