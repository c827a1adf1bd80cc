"""Paints the count card with large texts: numbers fill the card, the rest is beside them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from coach.exercise.tracking.feedback import HoldClock
from coach.window.run_page.text import SideResult
from coach.window.theme.painting import find_side_colours
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.format import format_duration, format_seconds
from coach.window.translation.translate import tr

NUMBER: Final = 200
"""Size of the number before it grows."""
REST: Final = 40
EDGE: Final = 16
BAR: Final = 16
"""Height of the bar that fills during a hold."""
BOLD: Final = QFont.Weight.Bold


def fit_font(
    theme: Theme, size: float, text: str, width: float, weight: QFont.Weight = BOLD
) -> QFont:
    """Return the font of this size, or a smaller one in which the text fits."""
    font = make_font(theme, size, weight, steady=True)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if wide > width > 0:
        font.setPixelSize(max(1, int(font.pixelSize() * width / wide)))
    return font


def paint_number(painter: QPainter, theme: Theme, room: QRectF, number: str, rest: str) -> None:
    """Paint a number as large as it fits, with the rest beside it, or below if it is larger so."""
    small = make_font(theme, REST * theme.far, QFont.Weight.DemiBold, steady=True)
    gap = theme.px(EDGE) if rest else 0
    wide = QFontMetricsF(small).horizontalAdvance(rest) + gap
    high = QFontMetricsF(small).capHeight() + 1.5 * gap if rest else 0.0
    beside = _fill_font(theme, number, room.width() - wide, room.height())
    below = _fill_font(theme, number, room.width(), room.height() - high)
    if below.pixelSize() > beside.pixelSize():
        bottom = room.bottom()
        _draw_centred(painter, theme, room.adjusted(0, 0, 0, -high), below, number)
        painter.setFont(small)
        painter.setPen(QColor(theme.palette.quiet))
        painter.drawText(QPointF(room.center().x() - (wide - gap) / 2, bottom - gap * 0.25), rest)
        return
    end = _draw_centred(painter, theme, room.adjusted(0, 0, -wide, 0), beside, number)
    painter.setFont(small)
    painter.setPen(QColor(theme.palette.quiet))
    painter.drawText(QPointF(end.x() + gap, end.y()), rest)


def _fill_font(theme: Theme, number: str, width: float, height: float) -> QFont:
    """Return the largest font in which a number fits into this room."""
    font = fit_font(theme, NUMBER * theme.far, number, width)
    high = QFontMetricsF(font).capHeight()
    if high > height:
        font.setPixelSize(max(1, int(font.pixelSize() * max(0.0, height) / high)))
    return font


def _draw_centred(
    painter: QPainter, theme: Theme, room: QRectF, font: QFont, number: str
) -> QPointF:
    """Draw a number in the middle of a room; return the end of its baseline."""
    metrics = QFontMetricsF(font)
    left = room.center().x() - metrics.horizontalAdvance(number) / 2
    base = room.center().y() + metrics.capHeight() / 2
    painter.setFont(font)
    painter.setPen(QColor(theme.palette.text))
    painter.drawText(QPointF(left, base), number)
    return QPointF(left + metrics.horizontalAdvance(number), base)


def paint_large_count(
    painter: QPainter, theme: Theme, room: QRectF, count: int, request: int | None
) -> None:
    """Paint the repetitions of this set and their target; the dots below are left free."""
    font = make_font(theme.limited, 24)
    label = QRectF(
        room.left(), room.top() + theme.px(6), room.width(), QFontMetricsF(font).height()
    )
    painter.setFont(font)
    painter.setPen(QColor(theme.palette.quiet))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, tr("Repetitions"))
    edge = theme.px(EDGE)
    inside = room.adjusted(edge, label.height() + edge, -edge, -theme.px(54))
    rest = tr("of {count}", count=request) if request else ""
    paint_number(painter, theme, inside, str(count), rest)


def paint_large_clock(
    painter: QPainter, theme: Theme, room: QRectF, clock: HoldClock, words: str
) -> None:
    """Paint the clock of a hold, a bar that fills, and how the hold goes in at most two lines."""
    colours, edge = theme.palette, theme.px(EDGE)
    colour = colours.caution if clock.why_paused else colours.quiet
    inside = room.adjusted(edge, edge, -edge, -edge)
    bottom = paint_words(painter, theme, inside, words, colour)
    bar = QRectF(inside.left(), bottom - theme.px(BAR), inside.width(), theme.px(BAR))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.track))
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    share = min(1.0, clock.held_s / clock.target_s) if clock.target_s > 0 else 0.0
    if share > 0:
        running = clock.running or share >= 1
        painter.setBrush(QColor(colours.good if running else colours.caution))
        bar.setWidth(max(bar.height(), bar.width() * share))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    inside.setBottom(bar.top() - theme.px(12))
    rest = tr("of {count}", count=format_duration(clock.target_s))
    paint_number(painter, theme, inside, format_seconds(clock.held_s), rest)


def paint_words(painter: QPainter, theme: Theme, room: QRectF, words: str, colour: str) -> float:
    """Paint words in at most two lines at the bottom of the room. Return where they begin."""
    if not words:
        return room.bottom()
    flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
    font = make_font(theme, 22, QFont.Weight.DemiBold)
    needed = QRectF()
    for pixels in range(font.pixelSize(), theme.px(20), -1):
        font.setPixelSize(pixels)
        metrics = QFontMetricsF(font)
        needed = metrics.boundingRect(room, flags, words)
        if needed.width() <= room.width() and needed.height() <= 2.1 * metrics.lineSpacing():
            break
    top = room.bottom() - needed.height()
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(room.left(), top, room.width(), needed.height()), flags, words)
    return top - theme.px(8)


def paint_large_results(
    painter: QPainter, theme: Theme, room: QRectF, norm: str, results: tuple[SideResult, ...]
) -> None:
    """Paint the results of a range-of-motion test: for each side a line, and its trials below."""
    colours, edge = theme.palette, theme.px(EDGE)
    inside = room.adjusted(edge, theme.px(8), -edge, -theme.px(10))
    inside.setBottom(paint_words(painter, theme.limited, inside, norm, colours.good))
    high = inside.height() / max(1, len(results))
    marks = find_side_colours(colours)
    for index, result in enumerate(results):
        block = QRectF(inside.left(), inside.top() + index * high, inside.width(), high)
        trials = fit_font(theme.limited, 20, result.trials, block.width(), QFont.Weight.Normal)
        below = QFontMetricsF(trials).height()
        painter.setFont(trials)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(QPointF(block.left(), block.bottom() - below * 0.3), result.trials)
        name = fit_font(theme, 28, tr(result.side.capitalize()), block.width() * 0.4)
        mark = theme.px(18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(marks[result.side]))
        line = QRectF(block.left(), block.top(), block.width(), high - below)
        painter.drawRoundedRect(
            QRectF(line.left(), line.center().y() - mark / 2, mark, mark), mark / 4, mark / 4
        )
        painter.setFont(name)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            line.adjusted(mark + edge / 2, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter,
            tr(result.side.capitalize()),
        )
        named = mark + edge + QFontMetricsF(name).horizontalAdvance(tr(result.side.capitalize()))
        paint_number(painter, theme, line.adjusted(named, 4, 0, -4), result.value, result.error)
