"""Pages that replace the camera picture: a message, a rest, a step of a guided exercise."""

from __future__ import annotations

import math
from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from coach.exercise.definition.exercise import Exercise, choose_figure
from coach.exercise.definition.figure_choice import choose_step_figures, is_mirrored
from coach.exercise.dose.guidance import Guidance
from coach.message import translatable
from coach.window.run.state import RunState
from coach.window.run_page.cards import make_role_label, measure_text
from coach.window.run_page.setup_text import describe_guided, describe_rest, describe_waiting
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton
from coach.window.widgets.figure_drawing import FigureDrawing
from coach.window.widgets.figure_row import FigureRow
from coach.window.widgets.labels import make_label, style_label

REST_TEXTS: Final = 340
"""Height of the texts of a rest."""
STEP: Final = 38
"""Size of the step of a guided exercise."""


class TextPage(QWidget):
    """A page with lines of text in the middle and two buttons below them."""

    button_clicked = Signal()
    """The first button was clicked."""
    home_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        leave: tuple[str, str] = ("H", translatable("Home")),
    ) -> None:
        """Create a page without lines.

        Args:
            theme: Colours and sizes.
            parent: Parent widget.
            leave: Key and text of the button that leaves the page.

        """
        super().__init__(parent)
        self.setObjectName("page")
        self.button = KeyButton(theme, "Enter", self)
        self.home = KeyButton(theme, leave[0], self)
        self.home.show_words("home", tr(leave[1]))
        self.skip = KeyButton(theme, "N", self)
        self.skip.show_words("step", tr("Skip"))
        self.skip.hide()
        self.button.clicked.connect(self.button_clicked)
        self.home.clicked.connect(self.home_requested)
        self._buttons = QHBoxLayout()
        for button in (self.button, self.skip, self.home):
            self._buttons.addWidget(button)
        self._buttons.addStretch(0)
        self.note = make_role_label(self, "plain")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._buttons)
        self._row.addWidget(self.note, 1)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(1)
        self._layout.addLayout(self._row)
        self._layout.addStretch(1)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(72), theme.px(24), theme.px(56), theme.px(24))
        self._layout.setSpacing(theme.px(14))
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if theme.is_wide else QBoxLayout.Direction.TopToBottom
        )
        for row in (self._row, self._buttons):
            row.setSpacing(theme.px(16))
        for button in (self.button, self.skip, self.home):
            button.set_theme(theme)
            button.setFixedSize(
                max(theme.px(240), theme.font_px(18) * 10), max(theme.px(48), theme.font_px(18) * 2)
            )

    def offer_skip(self, *, offered: bool) -> None:
        """Offer to go on with the next exercise of the routine."""
        self.skip.setVisible(offered)

    def add_line(self, line: QWidget, stretch: int = 0) -> None:
        """Add a line above the buttons, below the existing lines."""
        self._layout.insertWidget(self._layout.indexOf(self._row), line, stretch)


class MessagePage(TextPage):
    """What is being opened, or what failed and what the user can do."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        leave: tuple[str, str] = ("H", translatable("Home")),
    ) -> None:
        super().__init__(theme, parent, leave=leave)
        self._failed = False
        self._message = make_role_label(self, "message")
        self._hint = make_role_label(self, "hint")
        for label in (self._message, self._hint):
            self.add_line(label)
        self.button.show_words("again", tr("Try again"))
        self.set_theme(theme)

    def show_message(self, message: str, hint: str, failed: bool) -> None:
        """Show a message. The button to try again is visible if `failed` is true."""
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._failed = failed
        self.button.setVisible(failed)
        self.setAccessibleName(message)
        self.setAccessibleDescription(hint)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol above the message."""
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
    """The page during a rest: the remaining seconds and what comes next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts: tuple[str, str, str] = ("", "", "")
        self._figure: object = None
        self._drawing = FigureDrawing(theme, self)
        self._column = QVBoxLayout(self)
        self._space = QSpacerItem(0, 0)
        self._column.addItem(self._space)
        self._column.addStretch(1)
        self._column.addWidget(self._drawing, 20)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._column.setContentsMargins(theme.px(60), theme.px(20), theme.px(60), theme.px(28))
        self._space.changeSize(0, theme.px(REST_TEXTS * theme.far))
        self._column.invalidate()
        self._drawing.set_theme(theme)
        self.update()

    def show_state(self, state: RunState, *, arms: bool = False) -> None:
        """Show the remaining rest of this state, or why it waits.

        Args:
            state: The state of the run.
            arms: True if the user wants raised arms to be followed.

        """
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
        if waiting := describe_waiting(state, arms=arms):
            title = waiting[0]
        seconds = str(math.ceil(guidance.seconds_left))
        if (title, seconds, following) != self._texts:
            self._texts = (title, seconds, following)
            self.setAccessibleName(f"{title}, {seconds}, {following}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, seconds and what comes next."""
        theme, colours = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = (
            (self._texts[0], 44, QFont.Weight.Bold, colours.info, 30, 60),
            (self._texts[1], 190, QFont.Weight.Bold, colours.text, 90, 200),
            (self._texts[2], 48, QFont.Weight.Bold, colours.good, 292, 64),
        )
        far = theme.far
        for text, size, weight, colour, top, height in rows:
            font = make_font(theme, size * far, weight, steady=True)
            wide = self.width() - theme.px(48)
            room = QRectF(theme.px(24), theme.px(top * far), wide, theme.px(height * far))
            needed = measure_text(font, text)
            if needed > room.width() > 0:
                font.setPixelSize(max(1, int(font.pixelSize() * room.width() / needed)))
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class GuidedPage(QWidget):
    """The page of a guided exercise, which the camera does not watch: the step and the next one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.drawing = FigureRow(theme, self)
        self._drawn: tuple[object, int] = (None, 0)
        """The exercise and the index of the step that are drawn."""
        self._now, self._next = make_label(self), make_label(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._now)
        self._column.addWidget(self._next)
        self._column.addStretch(0)
        self._column.addWidget(self.drawing, 6)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        top = theme.px(48 * theme.far)  # below what says if a camera is on
        self._column.setContentsMargins(theme.px(48), top, theme.px(48), theme.px(40))
        self._column.setSpacing(theme.px(20))
        style_label(self._now, theme, STEP * theme.far, theme.palette.text, 700)
        style_label(self._next, theme, 28, theme.palette.quiet)
        self.drawing.set_theme(theme)

    def show_state(self, state: RunState, *, arms: bool = False) -> None:
        """Show the step of this state, or why it waits.

        Args:
            state: The state of the run.
            arms: True if the user wants raised arms to be followed.

        """
        if state.opened is None or state.opened.exercise.kind != "guided":
            return
        self._draw_step(state.opened.exercise, state.guidance)
        now, following = describe_waiting(state, arms=arms) or describe_guided(
            state.opened.exercise, state.guidance
        )
        if (now, following) != (self._now.text(), self._next.text()):
            self._now.setText(now)
            self._next.setText(following)
            self.setAccessibleName(now)

    def _draw_step(self, exercise: Exercise, guidance: Guidance | None) -> None:
        index = guidance.repetitions if guidance is not None else 0
        if (exercise, index) == self._drawn:
            return
        self._drawn = exercise, index
        self.drawing.show_figures(
            choose_step_figures(exercise, index),
            exercise.view.kinds[0],
            mirrored=is_mirrored(exercise, index),
        )
