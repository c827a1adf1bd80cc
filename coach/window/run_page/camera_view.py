"""The picture with what is drawn on it. Painting only: where everything goes is computed in `overlay`."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.body.landmarks import Side
from coach.capture.frame import Picture
from coach.exercise.definition.exercise import Exercise
from coach.window.run.state import RunState
from coach.window.run_page.overlay import (
    Arc,
    Fit,
    Line,
    Overlay,
    Role,
    choose_label,
    draw_overlay,
    fit_picture,
    place_label,
)
from coach.window.run_page.text import describe_side
from coach.window.theme.painting import make_image
from coach.window.theme.palette import ON_PICTURE
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.format import format_angle
from coach.window.translation.translate import tr

TITLE_HEIGHT: Final = 60
PLATE: Final = QColor(16, 20, 24, 215)
"""Behind words on the picture."""
EDGE: Final = QColor(16, 20, 24, 150)
"""Around every line, so that it can be seen on any room."""

PENS: Final[dict[Role, tuple[str, float, float]]] = {
    "right": (ON_PICTURE.good, 9, 1.0),
    "wrong": (ON_PICTURE.fault, 10, 1.0),
    "unjudged": (ON_PICTURE.text, 7, 0.9),
    "other": (ON_PICTURE.info, 6, 0.85),
    "faint": (ON_PICTURE.text, 3, 0.35),
    "reference": (ON_PICTURE.text, 3, 0.9),
}
"""Colour, width in pixels of a 720-line window, opacity."""
EDGED: Final = ("right", "wrong", "unjudged")


class CameraView(QWidget):
    """The live picture, the limbs that matter, the main angle, and which exercise it is."""

    painted = Signal(object)
    """Sight: it is on the screen for the first time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: RunState | None = None
        self._label: int | None = None
        self._shown: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self.update()

    def show_state(self, state: RunState) -> None:
        """Show this from the next painting on."""
        self._state = state
        if state.opened is not None:
            side = state.feedback.side if state.feedback else None
            words = (tr(state.opened.exercise.title), describe_side(state.opened.exercise, side))
            self.setAccessibleDescription(", ".join(filter(None, words)))
        self.repaint()  # at once: what stands beside the picture can wait until the picture is there

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint picture, overlay and title."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        state = self._state
        sight = state.live_frame if state else None
        if state is None or state.opened is None or sight is None:
            painter.fillRect(self.rect(), QColor(self._theme.palette.ground))
            painter.end()
            return
        height, width = sight.frame.image.shape[:2]
        room = QRectF(self.rect()).adjusted(0, self._theme.px(TITLE_HEIGHT), 0, 0)
        fit = fit_picture(
            (width, height), (room.x(), room.y(), room.width(), room.height()), state.mirrored
        )
        self._paint_ground(painter, fit)
        self._paint_picture(painter, sight.frame.image, fit)
        if sight.pose is not None and sight.feedback is not None:
            overlay = draw_overlay(state.opened.exercise, sight.pose, sight.feedback)
            value = format_angle(sight.feedback.main_angle, sight.feedback.main_value)
            self._paint_overlay(painter, overlay, value, fit)
        self._paint_title(
            painter, state.opened.exercise, state.feedback.side if state.feedback else None
        )
        painter.end()
        if self._shown is not sight:
            self._shown = sight
            self.painted.emit(sight)

    def _paint_ground(self, painter: QPainter, fit: Fit) -> None:
        """Around the picture, and under its edge, which may end within a pixel."""
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
        painter.drawImage(
            QRectF(0, 0, fit.width * fit.scale, fit.height * fit.scale), make_image(picture)
        )
        painter.restore()

    def _paint_overlay(self, painter: QPainter, overlay: Overlay, value: str, fit: Fit) -> None:
        painter.save()
        painter.setClipRect(
            QRectF(fit.left, fit.top, fit.width * fit.scale, fit.height * fit.scale)
        )
        for line in overlay.lines:
            self._paint_line(painter, line, fit)
        painter.setPen(QPen(EDGE, self._theme.px(2)))
        painter.setBrush(QColor(ON_PICTURE.text))
        for joint in overlay.joints:
            painter.drawEllipse(QPointF(*fit.place(joint)), self._theme.px(7), self._theme.px(7))
        for badge in overlay.badges:
            self._paint_badge(painter, QPointF(*fit.place(badge)))
        if overlay.arc is not None:
            self._paint_arc(painter, overlay.arc, fit)
            self._paint_value(painter, value, overlay.arc, overlay.lines, fit)
        painter.restore()

    def _make_pen(self, role: Role, edge: bool = False) -> QPen:
        name, width, opacity = PENS[role]
        colour = QColor(EDGE) if edge else QColor(name)
        if not edge:
            colour.setAlphaF(opacity)
        pen = QPen(colour, self._theme.px(width + (4 if edge else 0)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if role == "reference":
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3, 2.2])
        return pen

    def _paint_line(self, painter: QPainter, line: Line, fit: Fit) -> None:
        start, end = QPointF(*fit.place(line.start)), QPointF(*fit.place(line.end))
        if line.role in EDGED:
            painter.setPen(self._make_pen(line.role, edge=True))
            painter.drawLine(start, end)
        pen = self._make_pen(line.role)
        if line.role == "reference":
            pen.setColor(QColor(ON_PICTURE.fault))
        painter.setPen(pen)
        painter.drawLine(start, end)

    def _paint_badge(self, painter: QPainter, middle: QPointF) -> None:
        """The symbol of a fault on its limb: the colour is not alone."""
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
            painter.setPen(QPen(EDGE, self._theme.px(2)))
            painter.setBrush(fill)
            painter.drawPolygon(QPolygonF([QPointF(*fit.place(point)) for point in arc.zone]))
        painter.setPen(self._make_pen("reference"))
        painter.drawLine(
            QPointF(*fit.place(arc.reference.start)), QPointF(*fit.place(arc.reference.end))
        )
        curve = QPolygonF([QPointF(*fit.place(point)) for point in arc.points])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (
            (EDGE, 10),
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
        plate = QRectF(
            0,
            0,
            metrics.horizontalAdvance(value) + check + self._theme.px(22),
            metrics.capHeight() + self._theme.px(22),
        )
        size = (plate.width() / fit.scale, plate.height() / fit.scale)
        self._label = choose_label(arc, lines, (fit.width, fit.height), size, self._label)
        plate.moveCenter(QPointF(*fit.place(place_label(arc, self._label, fit.height))))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PLATE)
        painter.drawRoundedRect(plate, self._theme.px(10), self._theme.px(10))
        painter.setFont(font)
        painter.setPen(QColor(ON_PICTURE.text))
        painter.drawText(plate.adjusted(check, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, value)
        if arc.good:
            high = self._theme.px(32)
            place = QRectF(
                plate.left() + self._theme.px(10), plate.center().y() - high / 2, high, high
            )
            paint_icon(painter, "check", ON_PICTURE.good, place)

    def _paint_title(self, painter: QPainter, exercise: Exercise, side: Side | None) -> None:
        """Above the picture: on it, it would cover the head."""
        colours, edge = self._theme.palette, self._theme.px(20)
        painter.setFont(make_font(self._theme, 36, QFont.Weight.Bold))
        words = describe_side(exercise, side)
        room = QRectF(edge, 0, self.width() - 2 * edge, self._theme.px(TITLE_HEIGHT))
        for text, colour in (
            (tr(exercise.title), colours.text),
            (f" · {words}" if words else "", colours.info),
        ):
            painter.setPen(QColor(colour))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(text))
