"""Cards for getting ready: where to put the camera, what it sees, and the countdown."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from coach.body.body_outline import draw_figure
from coach.body.drawing.shapes import Shape
from coach.exercise.definition.camera_height import CameraHeight, find_camera_height
from coach.exercise.definition.exercise import Exercise, choose_figure
from coach.message import translatable
from coach.window.run.state import RunState
from coach.window.run_page.cards import ICONS, make_role_label
from coach.window.run_page.setup_text import describe_plan, list_check_lines
from coach.window.run_page.text import IconText, list_view_lines
from coach.window.run_page.view import find_checks, is_seen
from coach.window.theme.painting import PaintedStrip, paint_card
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.format import format_distance_range
from coach.window.translation.translate import tr
from coach.window.widgets.figure_drawing import mix, paint_body
from coach.window.widgets.labels import make_label, style_label

HEIGHT: Final = 228
CAMERA_SIZE: Final = (44, 30)
MOST_LARGE_LINES: Final = 3
"""Maximum number of lines with large texts beside the place of the camera."""
HEIGHTS: Final[dict[CameraHeight, str]] = translatable(
    {"hip": "hip high", "seat": "seat high", "bed": "bed high"}
)
"""Height of the camera -> its words."""


class PlacementCard(PaintedStrip):
    """The body, the camera, its distance and height; during the countdown a number instead."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, parent, growth=HEIGHT)
        self._exercise: Exercise | None = None
        self._shapes: tuple[Shape, ...] = ()
        self._seconds_left: int | None = None

    def show_state(self, state: RunState) -> None:
        """Show where to put the camera for this exercise, or the countdown."""
        exercise = state.opened.exercise if state.opened else None
        if exercise is not None and exercise is not self._exercise:
            figure = choose_figure(exercise)
            self._shapes = draw_figure(figure, exercise.view.kinds[0]) if figure is not None else ()
        guidance = state.guidance
        starting = (
            guidance is not None
            and guidance.step == "starting"
            and guidance.seconds_left is not None
        )
        seconds_left = (
            max(1, math.ceil(guidance.seconds_left))
            if starting and guidance and guidance.seconds_left is not None
            else None
        )
        if (exercise, seconds_left) != (self._exercise, self._seconds_left):
            self._exercise, self._seconds_left = exercise, seconds_left
            name = (
                f"{tr('Starts in')} {seconds_left}"
                if seconds_left
                else tr("Where the camera stands")
            )
            self.setAccessibleName(name)
            self.setAccessibleDescription(tr(exercise.placement) if exercise else "")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the placement of the camera, or the countdown."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, self._theme, QRectF(self.rect()))
        if self._seconds_left is not None:
            self._paint_countdown(painter, self._seconds_left)
        elif self._exercise is not None:
            self._paint_placement(painter, self._exercise)
        painter.end()

    def _paint_countdown(self, painter: QPainter, seconds_left: int) -> None:
        theme, colours = self._theme, self._theme.palette
        painter.setFont(make_font(theme, 26, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(
            QRectF(0, theme.px(14), self.width(), theme.px(36 * theme.far)),
            Qt.AlignmentFlag.AlignCenter,
            tr("Starts in"),
        )
        painter.setFont(make_font(theme, 170 * theme.far, QFont.Weight.Bold, steady=True))
        painter.setPen(QColor(colours.good))
        painter.drawText(
            QRectF(0, theme.px(40 * theme.far), self.width(), theme.px(180 * theme.far)),
            Qt.AlignmentFlag.AlignCenter,
            str(seconds_left),
        )

    def _paint_placement(self, painter: QPainter, exercise: Exercise) -> None:
        theme, colours = self._theme.limited, self._theme.palette
        painter.setFont(make_font(theme, 20))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(
            QRectF(theme.px(24), theme.px(10), self.width() - theme.px(48), theme.px(30)),
            0,
            tr("Where the camera stands"),
        )
        body = QRectF(theme.px(40), theme.px(44), self.width() - theme.px(80), theme.px(100))
        painted = (
            paint_body(painter, self._shapes, body, (colours, colours.card))
            if self._shapes
            else body
        )
        painter.setPen(QPen(mix(colours.card, colours.quiet, 0.5), theme.px(3)))
        painter.drawLine(
            QPointF(theme.px(32), body.bottom() + theme.px(2)),
            QPointF(self.width() - theme.px(32), body.bottom() + theme.px(2)),
        )
        width, height = theme.px(CAMERA_SIZE[0]), theme.px(CAMERA_SIZE[1])
        bottom = theme.px(HEIGHT - 20) - height
        camera = QRectF(self.width() / 2 - width / 2, bottom, width, height)
        pen = QPen(QColor(colours.good), theme.px(2.6))
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        lens = QPointF(camera.center().x(), camera.top())
        for x in (painted.left() - theme.px(8), painted.right() + theme.px(8)):
            painter.drawLine(lens, QPointF(x, body.bottom() + theme.px(8)))
        self._paint_camera(painter, camera)
        self._paint_place(painter, camera, tr(HEIGHTS[find_camera_height(exercise)]))

    def _paint_place(self, painter: QPainter, camera: QRectF, height_text: str) -> None:
        """Paint the height of the camera on its left, and its distance on its right."""
        theme = self._theme.limited
        painter.setFont(make_font(theme, 18, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.palette.text))
        middle = camera.center().y() - theme.px(14)
        for text, flag, left in (
            (height_text, Qt.AlignmentFlag.AlignRight, theme.px(12)),
            (format_distance_range(2, 3), Qt.AlignmentFlag.AlignLeft, 0),
        ):
            x = left if flag is Qt.AlignmentFlag.AlignRight else camera.right() + theme.px(14)
            room = QRectF(x, middle, camera.left() - theme.px(26), theme.px(28))
            painter.drawText(room, flag | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_camera(self, painter: QPainter, room: QRectF) -> None:
        theme, colours = self._theme, self._theme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawRoundedRect(room, theme.px(6), theme.px(6))
        painter.setBrush(QColor(colours.card))
        painter.drawEllipse(room.center(), theme.px(9), theme.px(9))
        painter.setBrush(QColor(colours.good))
        painter.drawEllipse(room.center(), theme.px(4), theme.px(4))


class CheckLine(QWidget):
    """A symbol and a text, both of which change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = IconText("open", "")
        self._label = make_role_label(self, "tick")
        self._row = QVBoxLayout(self)
        self._row.addWidget(self._label)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._row.setContentsMargins(theme.px(44), 0, 0, 0)

    def show_check(self, icon_text: IconText) -> None:
        """Show the result of a check."""
        if icon_text == self._shown:
            return
        self._shown = icon_text
        self._label.setText(icon_text.text)
        self.setAccessibleName(
            {"good": "✓ ", "problem": "! ", "open": ""}[icon_text.kind] + icon_text.text
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol beside the first line of the text."""
        theme, colours = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.px(28)
        line_height = QFontMetricsF(self._label.font()).height()
        room = QRectF(0, self._label.y() + (line_height - size) / 2, size, size)
        if self._shown.kind == "open":
            painter.setPen(QPen(QColor(colours.quiet), theme.px(3)))
            painter.drawEllipse(room.adjusted(theme.px(5), theme.px(5), -theme.px(5), -theme.px(5)))
        else:
            paint_icon(
                painter,
                ICONS[self._shown.kind],
                colours.good if self._shown.kind == "good" else colours.caution,
                room,
            )
        painter.end()


class ChecksCard(QFrame):
    """One line for each check of the camera view, and what will happen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._lines: list[CheckLine] = []
        self._plan = make_label(self)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._plan)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._column.setContentsMargins(theme.px(24), theme.px(14), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(8))
        style_label(self._plan, theme.limited, 20, theme.palette.quiet)
        for line in self._lines:
            line.set_theme(theme)

    def show_state(self, state: RunState) -> None:
        """Show the checks of this state."""
        if state.opened is None:
            return
        guidance = state.guidance
        lines = self._choose_lines(state)
        while len(self._lines) < len(lines):
            line = CheckLine(self._theme, self)
            self._column.insertWidget(len(self._lines), line)
            self._lines.append(line)
        for index, line in enumerate(self._lines):
            line.setVisible(index < len(lines))
            if index < len(lines):
                line.show_check(lines[index])
        plan = describe_plan(state.opened.exercise, guidance)
        if plan != self._plan.text():
            self._plan.setText(plan)
        waits = guidance is not None and guidance.step == "getting_ready" and is_seen(state)
        problem = any(line.kind == "problem" for line in lines)
        self._plan.setVisible(self._theme.is_wide or (waits and not problem))
        self.setAccessibleName(", ".join(line.accessibleName() for line in self._lines))

    def _choose_lines(self, state: RunState) -> tuple[IconText, ...]:
        """Return a line for each check; with large texts those that matter now."""
        guidance, opened = state.guidance, state.opened
        if opened is None:
            return ()
        if not self._theme.is_wide and guidance is not None and guidance.step == "starting":
            return list_view_lines(state.feedback)
        lines = list_check_lines(opened.exercise, find_checks(state))
        if self._theme.is_wide or is_seen(state):
            return lines
        return tuple(line for line in lines if line.kind != "good")[:MOST_LARGE_LINES]
