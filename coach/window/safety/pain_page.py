"""The page that asks for pain from 0 to 10. The question can be skipped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.window.safety.pain_text import (
    AFTER,
    BEFORE,
    HIGHEST,
    KEYS,
    NONE,
    SKIP,
    STOP_FROM,
    TAKE,
    WORST,
    give_advice,
    must_stop,
)
from coach.window.theme.painting import PaintedStrip
from coach.window.theme.stylesheet import render_stylesheet
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton, fit_button
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.page import Page

SCALE_HEIGHT: Final = 190
DIGITS: Final = tuple(getattr(Qt.Key, f"Key_{digit}") for digit in range(10))


class PainScale(PaintedStrip):
    """A row of numbers from 0 to 10. The chosen one is larger; bars below grow with the pain."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, SCALE_HEIGHT, parent)
        self.value: int | None = None

    def show_value(self, value: int | None) -> None:
        """Mark this number, or none."""
        self.value = value
        self.setAccessibleName("" if value is None else str(value))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the clicked number."""
        self.chosen.emit(
            min(HIGHEST, max(0, int(event.position().x() / self.width() * (HIGHEST + 1))))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers and the bars."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / (HIGHEST + 1)
        wide = min(step * 0.86, theme.px(92))
        for number in range(HIGHEST + 1):
            middle = QPointF((number + 0.5) * step, theme.px(58))
            box = QRectF(0, 0, wide, theme.px(92))
            box.moveCenter(middle)
            chosen = number == self.value
            painter.setPen(QPen(QColor(colours.text if chosen else colours.card), theme.px(4)))
            painter.setBrush(QColor(colours.track if chosen else colours.card))
            painter.drawRoundedRect(box, theme.px(14), theme.px(14))
            painter.setPen(QColor(colours.text))
            painter.setFont(make_font(theme, 60 if chosen else 42, QFont.Weight.Bold, steady=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
            high = theme.px(6 + 5 * number)
            bar = QRectF(middle.x() - wide / 2, theme.px(SCALE_HEIGHT - 8) - high, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            filled = self.value is not None and number <= self.value
            painter.setBrush(
                QColor(
                    (colours.caution if self.value < STOP_FROM else colours.fault)
                    if filled and self.value is not None
                    else colours.track
                )
            )
            painter.drawRoundedRect(bar, theme.px(4), theme.px(4))
        painter.end()


class PainPage(Page):
    """Asks for the pain before or after the exercise."""

    answered = Signal(object)
    """int | None: the score from 0 to 10, or None if the user would rather not say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._earlier_score: int | None = None
        self._question = make_label(self)
        self.scale = PainScale(theme, self)
        self.scale.chosen.connect(self._choose)
        self._ends = (make_label(self), make_label(self))
        self._advice = make_label(self)
        self._keys = make_label(self)
        self.take = KeyButton(theme, "Enter", self)
        self.skip = KeyButton(theme, "Esc", self)
        self.take.clicked.connect(self._accept)
        self.skip.clicked.connect(self._skip)
        self._lay_out()
        self.set_theme(theme)
        self.ask(before=True)

    def ask(self, before: bool, earlier: int | None = None) -> None:
        """Ask again.

        Args:
            before: True before the exercise, False after it.
            earlier: The answer before the exercise, if this is the question after it.

        """
        self._earlier_score = None if before else earlier
        question = tr(BEFORE if before else AFTER)
        self._question.setText(question)
        self.setAccessibleName(question)
        self.setAccessibleDescription(tr(KEYS))
        for label, text in zip(self._ends, (NONE, WORST), strict=True):
            label.setText(tr(text))
        self._keys.setText(tr(KEYS))
        self.take.show_words("check", tr(TAKE))
        self.skip.show_words("step", tr(SKIP))
        for button in (self.take, self.skip):
            fit_button(button, self._theme)
        self._show(None)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        colours = theme.palette
        self.setStyleSheet(render_stylesheet(theme))
        self._column.setContentsMargins(theme.px(40), theme.px(32), theme.px(40), theme.px(28))
        self._column.setSpacing(theme.px(16))
        self.scale.set_theme(theme)
        style_label(self._question, theme, 48, colours.text, 700)
        for label in self._ends:
            style_label(label, theme, 24, colours.quiet)
        style_label(self._keys, theme, 18, colours.quiet)
        for button in (self.take, self.skip):
            fit_button(button, theme)
        self._show(self.scale.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with 0 to 9 and the arrows, accept with Enter, skip with Escape."""
        value, key = self.scale.value, Qt.Key(event.key())
        if key in DIGITS:
            self._choose(DIGITS.index(key))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._choose(0 if value is None else min(HIGHEST, value + 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._choose(0 if value is None else max(0, value - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        elif key == Qt.Key.Key_Escape:
            self._skip()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard focus."""
        super().showEvent(event)
        self.setFocus()

    def _lay_out(self) -> None:
        self._ends[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        ends, buttons = QHBoxLayout(), QHBoxLayout()
        for label in self._ends:
            ends.addWidget(label)
        for button in (self.take, self.skip):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        for part in (self._question, self.scale):
            self._column.addWidget(part)
        self._column.addLayout(ends)
        self._column.addWidget(self._advice)
        self._column.addStretch(1)
        self._column.addWidget(self._keys)
        self._column.addLayout(buttons)

    def _choose(self, value: int) -> None:
        self._show(value)

    def _show(self, value: int | None) -> None:
        colours = self._theme.palette
        self.scale.show_value(value)
        stop = must_stop(value, self._earlier_score)
        self._advice.setText(("! " if stop else "") + tr(give_advice(value, self._earlier_score)))
        style_label(
            self._advice,
            self._theme,
            30,
            colours.fault if stop else colours.text,
            700 if stop else 400,
        )
        self._advice.setMinimumHeight(self._theme.px(80))
        self.take.setEnabled(value is not None)

    def _accept(self) -> None:
        if self.scale.value is not None:
            self.answered.emit(self.scale.value)

    def _skip(self) -> None:
        self.answered.emit(None)
