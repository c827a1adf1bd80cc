"""The camera picture with its overlay, which `coach.report.annotation.skeleton` computes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.body.landmarks import Side
from coach.capture.frame import Picture
from coach.colours import ON_PICTURE
from coach.exercise.definition.exercise import Exercise
from coach.report.annotation.angle_arc import Arc
from coach.report.annotation.angle_label import choose_label, place_label
from coach.report.annotation.line_styles import EDGED, PENS, Line, Role
from coach.report.annotation.skeleton import Overlay, draw_overlay
from coach.window.run.state import RunState
from coach.window.run_page.large_count import fit_font
from coach.window.run_page.picture_fit import Fit, fit_picture
from coach.window.run_page.text import describe_side
from coach.window.theme.painting import make_image
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.format import format_angle
from coach.window.translation.translate import tr

TITLE_HEIGHT: Final = 60
LABEL_BACKGROUND: Final = QColor(16, 20, 24, 215)
"""Background of a text on the picture."""
OUTLINE: Final = QColor(16, 20, 24, 150)
"""Outline of lines, so that they are visible on any background."""


class CameraView(QWidget):
    """The camera picture with the relevant limbs and the main angle, and the title above it."""

    painted = Signal(object)
    """LiveFrame: it was painted for the first time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: RunState | None = None
        self._label: int | None = None
        self._image: QImage | None = None
        self._painted_frame: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.update()

    def show_state(self, state: RunState) -> None:
        """Show this state at once."""
        self._state = state
        if state.opened is not None:
            side = state.feedback.side if state.feedback else None
            angle = (
                format_angle(state.feedback.main_angle, state.feedback.main_value)
                if state.feedback
                else ""
            )
            exercise = state.opened.exercise
            parts = (tr(exercise.title), describe_side(exercise, side), angle)
            self.setAccessibleDescription(", ".join(filter(None, parts)))
        self.repaint()  # do not wait: the picture comes before everything beside it

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint picture, overlay and title."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        state = self._state
        live_frame = state.live_frame if state else None
        if state is None or state.opened is None or live_frame is None:
            painter.fillRect(self.rect(), QColor(self._theme.palette.ground))
            painter.end()
            return
        height, width = live_frame.frame.image.shape[:2]
        room = QRectF(self.rect()).adjusted(0, self._theme.px(TITLE_HEIGHT), 0, 0)
        fit = fit_picture(
            (width, height), (room.x(), room.y(), room.width(), room.height()), state.mirrored
        )
        self._paint_background(painter, fit)
        self._paint_picture(painter, live_frame.frame.image, fit)
        seen = live_frame.pose is not None and not state.source_problem
        if seen and live_frame.pose is not None and live_frame.feedback is not None:
            overlay = draw_overlay(state.opened.exercise, live_frame.pose, live_frame.feedback)
            value = format_angle(live_frame.feedback.main_angle, live_frame.feedback.main_value)
            self._paint_overlay(painter, overlay, value, fit)
        self._paint_title(
            painter, state.opened.exercise, state.feedback.side if state.feedback else None
        )
        painter.end()
        if self._painted_frame is not live_frame:
            self._painted_frame = live_frame
            self.painted.emit(live_frame)

    def _paint_background(self, painter: QPainter, fit: Fit) -> None:
        """Paint around the picture and under its edge, which may end within a pixel."""
        inside = (
            QRectF(fit.left, fit.top, fit.width * fit.scale, fit.height * fit.scale)
            .toAlignedRect()
            .adjusted(1, 1, -1, -1)
        )
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(inside)))
        painter.fillRect(self.rect(), QColor(self._theme.palette.ground))
        painter.setClipping(False)

    def _paint_picture(self, painter: QPainter, picture: Picture, fit: Fit) -> None:
        painter.save()
        painter.translate(fit.left, fit.top)
        if fit.mirrored:
            painter.translate(fit.width * fit.scale, 0)
            painter.scale(-1, 1)
        self._image = make_image(picture, self._image)
        painter.drawImage(QRectF(0, 0, fit.width * fit.scale, fit.height * fit.scale), self._image)
        painter.restore()

    def _paint_overlay(self, painter: QPainter, overlay: Overlay, value: str, fit: Fit) -> None:
        painter.save()
        painter.setClipRect(
            QRectF(fit.left, fit.top, fit.width * fit.scale, fit.height * fit.scale)
        )
        for line in overlay.lines:
            self._paint_line(painter, line, fit)
        painter.setPen(QPen(OUTLINE, self._theme.px(2)))
        painter.setBrush(QColor(ON_PICTURE.text))
        for joint in overlay.joints:
            painter.drawEllipse(QPointF(*fit.place(joint)), self._theme.px(7), self._theme.px(7))
        for badge in overlay.badges:
            self._paint_badge(painter, QPointF(*fit.place(badge)))
        if overlay.arc is not None:
            self._paint_arc(painter, overlay.arc, fit)
            self._paint_value(painter, value, overlay.arc, overlay.lines, fit)
        painter.restore()

    def _make_pen(self, role: Role, outlined: bool = False) -> QPen:
        name, width, opacity = PENS[role]
        colour = QColor(OUTLINE) if outlined else QColor(name)
        if not outlined:
            colour.setAlphaF(opacity)
        pen = QPen(colour, self._theme.px(width + (4 if outlined else 0)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if role == "reference":
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3, 2.2])
        return pen

    def _paint_line(self, painter: QPainter, line: Line, fit: Fit) -> None:
        start, end = QPointF(*fit.place(line.start)), QPointF(*fit.place(line.end))
        if line.role in EDGED:
            painter.setPen(self._make_pen(line.role, outlined=True))
            painter.drawLine(start, end)
        pen = self._make_pen(line.role)
        if line.role == "reference":
            pen.setColor(QColor(ON_PICTURE.fault))
        painter.setPen(pen)
        painter.drawLine(start, end)

    def _paint_badge(self, painter: QPainter, middle: QPointF) -> None:
        """Paint the symbol of a fault on its limb, so that colour is not the only sign."""
        size = self._theme.px(17)
        painter.setPen(QPen(QColor(ON_PICTURE.on_fault), self._theme.px(3)))
        painter.setBrush(QColor(ON_PICTURE.fault))
        painter.drawEllipse(middle, size, size)
        painter.setFont(make_font(self._theme, 26, QFont.Weight.Bold))
        painter.drawText(
            QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size),
            Qt.AlignmentFlag.AlignCenter,
            "!",
        )

    def _paint_arc(self, painter: QPainter, arc: Arc, fit: Fit) -> None:
        if arc.zone:
            fill = QColor(ON_PICTURE.good)
            fill.setAlphaF(0.75 if arc.good else 0.45)
            painter.setPen(QPen(OUTLINE, self._theme.px(2)))
            painter.setBrush(fill)
            painter.drawPolygon(QPolygonF([QPointF(*fit.place(point)) for point in arc.zone]))
        painter.setPen(self._make_pen("reference"))
        painter.drawLine(
            QPointF(*fit.place(arc.reference.start)), QPointF(*fit.place(arc.reference.end))
        )
        curve = QPolygonF([QPointF(*fit.place(point)) for point in arc.points])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (
            (OUTLINE, 10),
            (QColor(ON_PICTURE.good if arc.good else ON_PICTURE.text), 6),
        ):
            pen = QPen(colour, self._theme.px(width))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(curve)

    def _paint_value(
        self, painter: QPainter, value: str, arc: Arc, lines: tuple[Line, ...], fit: Fit
    ) -> None:
        font = make_font(self._theme, 44, QFont.Weight.Bold, steady=True)
        metrics = QFontMetricsF(font)
        check = self._theme.px(40) if arc.good else 0
        box = QRectF(
            0,
            0,
            metrics.horizontalAdvance(value) + check + self._theme.px(22),
            metrics.capHeight() + self._theme.px(22),
        )
        size = (box.width() / fit.scale, box.height() / fit.scale)
        self._label = choose_label(arc, lines, (fit.width, fit.height), size, self._label)
        box.moveCenter(QPointF(*fit.place(place_label(arc, self._label, fit.height))))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LABEL_BACKGROUND)
        painter.drawRoundedRect(box, self._theme.px(10), self._theme.px(10))
        painter.setFont(font)
        painter.setPen(QColor(ON_PICTURE.text))
        painter.drawText(box.adjusted(check, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, value)
        if arc.good:
            high = self._theme.px(32)
            place = QRectF(box.left() + self._theme.px(10), box.center().y() - high / 2, high, high)
            paint_icon(painter, "check", ON_PICTURE.good, place)

    def _paint_title(self, painter: QPainter, exercise: Exercise, side: Side | None) -> None:
        """Paint the title above the picture. On the picture it would cover the head."""
        colours, edge = self._theme.palette, self._theme.px(20)
        side_text = describe_side(exercise, side)
        room = QRectF(edge, 0, self.width() - 2 * edge, self._theme.px(TITLE_HEIGHT))
        words = f"{tr(exercise.title)} · {side_text}"
        painter.setFont(fit_font(self._theme, 36, words, room.width()))
        for text, colour in (
            (tr(exercise.title), colours.text),
            (f" · {side_text}" if side_text else "", colours.info),
        ):
            painter.setPen(QColor(colour))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(text))
