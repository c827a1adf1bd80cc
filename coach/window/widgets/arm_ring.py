"""A ring that fills while an arm is raised."""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.body.arm_raise import NO_ARM, ArmRaise
from coach.window.theme.theme import Theme, paint_icon

SIZE: Final = 132
RING_TOP: Final = 60
"""Distance of a ring in the corner from the top: it is below what says that the camera is on."""


def count_as_one(arm_raise: ArmRaise) -> ArmRaise:
    """Return raised arms where both mean the same as one."""
    return dataclasses.replace(arm_raise, arms=min(1, arm_raise.arms))


class ArmRing(QWidget):
    """Lies over a picture; shows the symbol of what follows, and when. Hidden without an arm."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = NO_ARM
        self._icon = "pause"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setFixedSize(theme.px(SIZE), theme.px(SIZE))

    def show_arms(self, arm_raise: ArmRaise, one: str) -> None:
        """Show for how long arms have been raised.

        Args:
            arm_raise: What was seen.
            one: Symbol of what one arm does; both arms stop.

        """
        icon = one if arm_raise.arms < 2 else "stop"
        if (arm_raise, icon) == (self._shown, self._icon):
            return
        self._shown, self._icon = arm_raise, icon
        self.setVisible(arm_raise.arms > 0)
        self.raise_()
        self.update()

    @property
    def share(self) -> float:
        """How much of the ring is filled, 0 to 1."""
        return self._shown.share

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring, and the symbol in it."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.px(12)
        room = QRectF(self.rect()).adjusted(line, line, -line, -line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.card))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.track), line))
        painter.drawEllipse(room)
        pen = QPen(QColor(colours.info), line)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(room, 90 * 16, round(-360 * 16 * self._shown.share))
        edge = room.width() * 0.26
        paint_icon(painter, self._icon, colours.text, room.adjusted(edge, edge, -edge, -edge))
        painter.end()
