"""The live picture on the introduction: people see themselves and what the camera makes of it."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.body.arm_raise import NO_ARM
from coach.exercise.tracking.readiness import READY_S, Readiness
from coach.message import shorten, translatable
from coach.window.introduction.view_reminder import ViewReminder
from coach.window.run.state import RunState, Step
from coach.window.theme.painting import make_image, paint_card
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.reading_time import measure_speech
from coach.window.translation.translate import tr
from coach.window.widgets.arm_ring import ArmRing

HEIGHT: Final = 270
TEXT: Final = 32
LINES: Final = 2
"""Maximum number of lines of the text."""
BAR: Final = 14
"""Height between the text and the picture, in which the bar is."""
SHOW_FROM_S: Final = 3.0
"""Time of keeping still from which the rest of it is counted."""
TEXTS: Final = translatable(
    {
        "opening": "Opening the camera",
        "none": "No camera. Enter begins.",
        "failed": "No camera. Enter tries again.",
        "nobody": "Nobody in the picture yet",
        "seen": "I can see you. A raised arm begins.",
        "seen_only": "I can see you",
        "still": "Keep still: starts in {seconds} s",
    }
)


class LivePicture(QWidget):
    """A text, a bar that fills while the user is ready, the picture, and the ring.

    The text comes first: on a page that scrolls it is seen without hands.
    """

    told = Signal(str)
    """What keeps the camera from seeing the user, to be read aloud."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._mirrored = False
        self.words = ""
        self._share = 0.0
        self._reminder, self._watched = ViewReminder(), True
        self._source_problem = ""
        self.ring = ArmRing(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Picture"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setMinimumHeight(theme.px(HEIGHT))
        self.ring.set_theme(theme)
        self.update()

    def begin(self, *, watched: bool) -> None:
        """Begin with another exercise; the view matters if it is `watched`."""
        self._reminder, self._watched = ViewReminder(), watched
        self._source_problem = ""

    def note_reading(self, text: str) -> None:
        """Say nothing while this text is read aloud."""
        self._reminder.wait(measure_speech(text))

    def show_state(self, state: RunState, readiness: Readiness | None, *, arms: bool) -> None:
        """Show the newest picture.

        Args:
            state: The state of the run.
            readiness: Whether the user is ready; None if that is unknown.
            arms: True if raised arms are followed.

        """
        shown = state.live_frame if state.step is Step.INTRODUCING else None
        readiness = readiness if shown is not None and not state.source_problem else None
        self._image = make_image(shown.frame.image) if shown is not None else None
        self._mirrored = state.mirrored
        self.words = describe_readiness(state, readiness, arms=arms)
        self._share = min(1.0, readiness.ready_s / READY_S) if readiness is not None else 0.0
        self.setAccessibleDescription(self.words)
        raised = readiness.arm_raise if readiness is not None and arms else NO_ARM
        self.ring.show_arms(raised, "play")
        waits = state.step is Step.INTRODUCING and state.opened is not None
        file = waits and state.opened is not None and not state.opened.live
        self.setVisible(self._image is not None or not file)
        self.update()
        seen = readiness is not None and readiness.present
        told = arms and (self._watched or not seen)
        problem = self._reminder.update(state, find_problem(readiness) if told else "")
        if state.source_problem != self._source_problem:
            self._source_problem = state.source_problem
            problem = tr(state.source_problem)  # at once: no later picture tells the time
        if problem:
            self.told.emit(problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring in the middle."""
        super().resizeEvent(event)
        self.ring.move(
            (self.width() - self.ring.width()) // 2, (self.height() - self.ring.height()) // 2
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, the bar and the picture."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        paint_card(painter, theme, QRectF(self.rect()))
        edge = theme.px(12)
        font = make_font(theme.limited, TEXT)
        high = LINES * QFontMetricsF(font).lineSpacing()
        words = QRectF(edge, theme.px(4), self.width() - 2 * edge, high)
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.setFont(fit_lines(font, self.words, words.size(), flags))
        painter.setPen(QColor(colours.text))
        painter.drawText(words, flags, self.words)
        if self._share > 0:
            bar = QRectF(edge, words.bottom() + theme.px(3), words.width(), theme.px(5))
            painter.fillRect(bar, QColor(colours.track))
            bar.setWidth(bar.width() * self._share)
            painter.fillRect(bar, QColor(colours.good))
        if self._image is not None:
            top = words.bottom() + theme.px(BAR)
            room = QRectF(self.rect()).adjusted(edge, top, -edge, -edge)
            self._paint_picture(painter, self._image, room)
        painter.end()

    def _paint_picture(self, painter: QPainter, image: QImage, room: QRectF) -> None:
        size = QSizeF(image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = room.center() - QPointF(size.width() / 2, size.height() / 2)
        painter.save()
        if self._mirrored:
            painter.translate(2 * room.center().x(), 0)
            painter.scale(-1, 1)
        painter.drawImage(QRectF(corner, size), image)
        painter.restore()


def fit_lines(font: QFont, text: str, room: QSizeF, flags: int) -> QFont:
    """Return the font, or a smaller one in which a text fits."""
    whole = QRectF(0.0, 0.0, room.width(), 10.0 * room.height())
    while font.pixelSize() > 1:
        needed = QFontMetricsF(font).boundingRect(whole, flags, text)
        if needed.width() <= room.width() and needed.height() <= room.height():
            break
        font.setPixelSize(font.pixelSize() - 1)
    return font


def find_problem(readiness: Readiness | None) -> str:
    """Return what keeps the camera from seeing the user; empty if nothing does."""
    if readiness is None or readiness.ready_s >= SHOW_FROM_S:
        return ""
    if not readiness.present:
        return tr(TEXTS["nobody"])
    failed = next((check.problem for check in readiness.checks if check.ok is False), "")
    return tr(shorten(failed)) if failed else ""


def describe_readiness(state: RunState, readiness: Readiness | None, *, arms: bool) -> str:
    """Say what the camera sees, or what is wrong with it."""
    if state.step is Step.FAILED:
        return tr(TEXTS["failed"])
    if state.source_problem:
        return tr(state.source_problem)
    if state.opened is not None and state.opened.blank:
        return tr(TEXTS["none"])
    if readiness is None:
        return "" if state.step is Step.INTRODUCING else tr(TEXTS["opening"])
    if readiness.present and readiness.ready_s >= SHOW_FROM_S:
        seconds = max(1, math.ceil(READY_S - readiness.ready_s))
        return tr(TEXTS["still"], seconds=seconds)
    return find_problem(readiness) or tr(TEXTS["seen" if arms else "seen_only"])
