"""The pages that replace the camera picture: a message, a rest, a step of a guided exercise."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.exercise.definition.exercise import choose_figure
from coach.window.run.state import RunState
from coach.window.run_page.cards import measure_text
from coach.window.run_page.setup_text import describe_guided, describe_rest
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation import common_texts as texts
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton
from coach.window.widgets.figure_drawing import FigureDrawing


class TextPage(QWidget):
    """Left-aligned lines in the middle, with two buttons under them: again, and home."""

    button_clicked = Signal()
    """The first button was pressed."""
    home_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.button, self.home = KeyButton(theme, "Enter", self), KeyButton(theme, "H", self)
        self.home.show_words("home", tr(texts.HOME))
        self.button.clicked.connect(self.button_clicked)
        self.home.clicked.connect(self.home_requested)
        self._buttons = QHBoxLayout()
        for button in (self.button, self.home):
            self._buttons.addWidget(button)
        self._buttons.addStretch(0)
        self.note = make_label(self, "plain")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._buttons)
        self._row.addWidget(self.note, 1)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(1)
        self._layout.addLayout(self._row)
        self._layout.addStretch(1)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(72), theme.px(24), theme.px(56), theme.px(24))
        self._layout.setSpacing(theme.px(14))
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if theme.is_wide else QBoxLayout.Direction.TopToBottom
        )
        for row in (self._row, self._buttons):
            row.setSpacing(theme.px(16))
        for button in (self.button, self.home):
            button.set_theme(theme)
            button.setFixedSize(
                max(theme.px(240), theme.font_px(18) * 10), max(theme.px(48), theme.font_px(18) * 2)
            )

    def add_line(self, line: QWidget, stretch: int = 0) -> None:
        """Put a line above the buttons, below those that are there."""
        self._layout.insertWidget(self._layout.count() - 2, line, stretch)


def make_label(parent: QWidget, role: str) -> QLabel:
    """A label of plain words that wrap."""
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class MessagePage(TextPage):
    """What is being opened, or what went wrong and what to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._failed = False
        self._message, self._hint = make_label(self, "message"), make_label(self, "hint")
        for label in (self._message, self._hint):
            self.add_line(label)
        self.button.show_words("again", tr(texts.TRY_AGAIN))
        self.set_theme(theme)

    def show_message(self, message: str, hint: str, failed: bool) -> None:
        """Show this; the button to try again is there if it failed."""
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._failed = failed
        self.button.setVisible(failed)
        self.setAccessibleName(message)
        self.setAccessibleDescription(hint)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol above the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, colours = self._theme.px(64), self._theme.palette
        place = QRectF(
            self._layout.contentsMargins().left(),
            self._message.y() - size - self._theme.px(20),
            size,
            size,
        )
        paint_icon(
            painter,
            "fault" if self._failed else "view",
            colours.caution if self._failed else colours.info,
            place,
        )
        painter.end()


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
            wide = measure_text(font, text)
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
        for label, role in ((self._now, "message"), (self._next, "hint")):
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
