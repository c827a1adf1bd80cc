"""How far the dose is: set and side beside the picture, and the rest in its place."""

from __future__ import annotations

import math
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coach.exercise.definition.exercise import choose_figure
from coach.window.run.state import RunState
from coach.window.run_page.setup_text import describe_guided, describe_rest, list_progress
from coach.window.run_page.text import Fact
from coach.window.theme.painting import PaintedStrip, paint_card
from coach.window.theme.theme import Theme, make_font
from coach.window.widgets.figure_drawing import FigureDrawing

HEIGHT: Final = 92
VALUE: Final = 38
LABEL: Final = 20


class ProgressCard(PaintedStrip):
    """Set, side and tempo, readable from the mat."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, parent)
        self._facts: tuple[Fact, ...] = ()

    def show_state(self, state: RunState) -> None:
        """Show how far this state is."""
        facts = list_progress(state)
        if facts != self._facts:
            self._facts = facts
            self.setAccessibleName(", ".join(f"{fact.label} {fact.value}" for fact in facts))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint labels above values, spread over the card."""
        theme, colours = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, theme, QRectF(self.rect()))
        label, value = (
            make_font(theme, LABEL),
            make_font(theme, VALUE, QFont.Weight.Bold, steady=True),
        )
        widths = [
            max(_measure(label, fact.label), _measure(value, fact.value)) for fact in self._facts
        ]
        room = self.width() - 2 * theme.px(22)
        if sum(widths) + theme.px(12) * (len(widths) - 1) > room > 0:
            value.setPixelSize(max(1, int(value.pixelSize() * (room - theme.px(24)) / sum(widths))))
            widths = [
                max(_measure(label, fact.label), _measure(value, fact.value))
                for fact in self._facts
            ]
        gap = (room - sum(widths)) / max(1, len(widths) - 1) if len(widths) > 1 else 0.0
        x = float(theme.px(22))
        for fact, width in zip(self._facts, widths, strict=True):
            for text, font, colour, base in (
                (fact.label, label, colours.quiet, 32),
                (fact.value, value, colours.text, 74),
            ):
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(QPointF(x, theme.px(base)), text)
            x += width + gap
        painter.end()


def _measure(font: QFont, words: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(words)


class RestPage(QWidget):
    """What stands in the place of the picture during a rest: how long still, and what comes next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._words: tuple[str, str, str] = ("", "", "")
        self._figure: object = None
        self._drawing = FigureDrawing(theme, self)
        self._column = QVBoxLayout(self)
        self._column.addStretch(5)
        self._column.addWidget(self._drawing, 4)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self._column.setContentsMargins(theme.px(60), theme.px(20), theme.px(60), theme.px(28))
        self._drawing.set_theme(theme)
        self.update()

    def show_state(self, state: RunState) -> None:
        """Show the rest of this state."""
        guidance, opened = state.guidance, state.opened
        if (
            guidance is None
            or opened is None
            or guidance.seconds_left is None
            or guidance.step != "resting"
        ):
            return
        exercise = opened.exercise
        if exercise is not self._figure:
            self._figure = exercise
            view: Literal["side", "front"] = exercise.view.kinds[0]
            self._drawing.show_figure(choose_figure(exercise), view)
        title, following = describe_rest(exercise, guidance)
        words = (title, str(math.ceil(guidance.seconds_left)), following)
        if words != self._words:
            self._words = words
            self.setAccessibleName(f"{title}, {words[1]}, {following}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, seconds and what comes next."""
        theme, colours = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = (
            (self._words[0], 44, QFont.Weight.Bold, colours.info, 30, 60),
            (self._words[1], 190, QFont.Weight.Bold, colours.text, 90, 200),
            (self._words[2], 48, QFont.Weight.Bold, colours.good, 292, 64),
        )
        for text, size, weight, colour, top, height in rows:
            font = make_font(theme, size, weight, steady=True)
            room = QRectF(
                theme.px(24), theme.px(top), self.width() - theme.px(48), theme.px(height)
            )
            wide = _measure(font, text)
            if wide > room.width() > 0:
                font.setPixelSize(max(1, int(font.pixelSize() * room.width() / wide)))
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class GuidedPage(QWidget):
    """What stands in the place of the picture in an exercise that the camera does not watch: what to do now, and next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._drawing = FigureDrawing(theme, self)
        self._exercise: object = None
        self._now, self._next = QLabel(self), QLabel(self)
        for label in (self._now, self._next):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        for label, role in ((self._now, "message"), (self._next, "mend")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._column.addWidget(self._drawing, 2)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._column.setContentsMargins(theme.px(48), theme.px(48), theme.px(48), theme.px(40))
        self._column.setSpacing(theme.px(20))
        self._drawing.set_theme(theme)

    def show_state(self, state: RunState) -> None:
        """Show the step of this state."""
        if state.opened is None or state.opened.exercise.kind != "guided":
            return
        if state.opened.exercise is not self._exercise:
            self._exercise = state.opened.exercise
            self._drawing.show_figure(
                choose_figure(state.opened.exercise), state.opened.exercise.view.kinds[0]
            )
        now, following = describe_guided(state.opened.exercise, state.guidance)
        if (now, following) != (self._now.text(), self._next.text()):
            self._now.setText(now)
            self._next.setText(following)
            self.setAccessibleName(now)
