"""The page that asks for pain from 0 to 10, by keys, mouse or arms. It can be skipped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.exercise.tracking.events import PainPlace
from coach.exercise.tracking.pain_places import PLACES
from coach.window.safety.arm_answer import ArmAnswer
from coach.window.safety.pain_scale import PainScale
from coach.window.safety.pain_text import (
    AFTER,
    BEFORE,
    HIGHEST,
    KEYS,
    MOVED,
    NONE,
    NOTED,
    PLACE_KEYS,
    SKIP,
    TAKE,
    WHERE,
    WORST,
    give_advice,
    must_stop,
)
from coach.window.theme.stylesheet import render_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton, fit_button
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.page import Page
from coach.window.widgets.rows import TickRow

DIGITS: Final = tuple(getattr(Qt.Key, f"Key_{digit}") for digit in range(10))


class PainPage(Page):
    """Asks for the pain before or after the exercise."""

    answered = Signal(object, str)
    """int | None, PainPlace: the score from 0 to 10, None if the user would rather not say, and
    where it hurts, empty if unknown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._read_from_afar = False
        self._earlier_score: int | None = None
        self._earlier_place: PainPlace = ""
        self._place: PainPlace = ""
        self.asks_place = False
        """True while the page asks where it hurts."""
        self.reason = make_label(self)
        self._question = make_label(self)
        self.arms = ArmAnswer(self, self, theme)
        self.scale = PainScale(theme, self)
        self.scale.chosen.connect(self.choose)
        self.scale.chosen.connect(lambda _: self.arms.stop())
        self._ends = (make_label(self), make_label(self))
        self._advice = make_label(self)
        self._keys = make_label(self)
        self.take = KeyButton(theme, "Enter", self)
        self.skip = KeyButton(theme, "Esc", self)
        self.take.clicked.connect(self.accept)
        self.skip.clicked.connect(self.skip_question)
        self.places = {place: TickRow(theme, "", "", "", "start", self) for place in PLACES}
        for place, button in self.places.items():
            button.clicked.connect(lambda _=False, place=place: self.finish_place(place))
        self._lay_out()
        self.set_theme(theme)
        self.ask(before=True)

    def ask(
        self,
        before: bool,
        earlier: int | None = None,
        earlier_place: PainPlace = "",
        *,
        by_arm: bool = False,
        reason: str = "",
    ) -> None:
        """Ask again.

        Args:
            before: True before the exercise, False after it.
            earlier: The answer before the exercise, if this is a question during or after it.
            earlier_place: Where it hurt before the exercise; empty if unknown.
            by_arm: True if the user is on the mat and answers with an arm.
            reason: Why it is asked again, in the user's language; may be empty.

        """
        self.arms.stop()
        self._earlier_score = earlier
        self._earlier_place = earlier_place
        self._place, self.asks_place = "", False
        question = tr(BEFORE if before else AFTER)
        self._question.setText(question)
        self.setAccessibleName(f"{reason} {question}" if reason else question)
        self.reason.setText(reason)
        for label, text in zip(self._ends, (NONE, WORST), strict=True):
            label.setText(tr(text))
        self.take.show_words("check", tr(TAKE))
        self.skip.show_words("step", tr(SKIP))
        for number, (place, name) in enumerate(PLACES.items(), 1):
            row = self.places[place]
            row.title = f"{number}  {tr(name)}"
            row.setAccessibleName(tr(name))
        for button in (self.take, self.skip):
            fit_button(button, self._theme)
        self._show_step()
        self._show(None)
        self.show_keys(tr(KEYS))
        if by_arm:
            self.arms.ask(question, HIGHEST + 1)

    def show_keys(self, text: str, *, far: bool = False) -> None:
        """Say how to answer; `far` is True if it is read from the mat."""
        self._keys.setText(text)
        self.setAccessibleDescription(text)
        self._read_from_afar = far
        style_label(self._keys, self._theme, 36 if far else 18, self._theme.palette.quiet)

    def _show_step(self) -> None:
        """Show the scale, or the places; the reason was shown with the scale."""
        self.reason.setVisible(bool(self.reason.text()) and not self.asks_place)
        for widget in (self.scale, *self._ends, self.take):
            widget.setVisible(not self.asks_place)
        for row in self.places.values():
            row.setVisible(self.asks_place)

    def _ask_place(self) -> None:
        self.asks_place = True
        self._question.setText(tr(WHERE))
        self.setAccessibleName(tr(WHERE))
        by_arm = self.arms.running
        self.show_keys(tr(PLACE_KEYS))
        self._show_step()
        self._show(self.scale.value)
        self.setFocus()
        if by_arm:
            advice = self._advice.text().removeprefix("! ")
            self.arms.ask(f"{advice} {tr(WHERE)}", len(PLACES))

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        colours = theme.palette
        self.setStyleSheet(render_stylesheet(theme))
        self._column.setContentsMargins(theme.px(40), theme.px(32), theme.px(40), theme.px(28))
        self._column.setSpacing(theme.px(16 if theme.is_wide else 6))
        self._rows.setSpacing(theme.px(8 if theme.is_wide else 4))
        self.scale.set_theme(theme)
        style_label(self.reason, theme, 24 if theme.is_wide else 18, colours.fault, 700)
        style_label(self._question, theme, 48, colours.text, 700)
        for label in self._ends:
            style_label(label, theme, 24, colours.quiet)
        self.show_keys(self._keys.text(), far=self._read_from_afar)
        self.arms.set_theme(theme)
        for place in self.places.values():
            place.set_theme(theme)
        for button in (self.take, self.skip):
            fit_button(button, theme)
        self._show(self.scale.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with 0 to 9 and the arrows, accept with Enter, skip with Escape."""
        self.arms.stop()
        value, key = self.scale.value, Qt.Key(event.key())
        if self.asks_place:
            self._choose_place(event)
        elif key in DIGITS:
            self._choose_by_key(DIGITS.index(key))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._choose_by_key(0 if value is None else min(HIGHEST, value + 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._choose_by_key(0 if value is None else max(0, value - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif key == Qt.Key.Key_Escape:
            self.skip_question()
        else:
            super().keyPressEvent(event)

    def _choose_by_key(self, value: int) -> None:
        """Show this number, and give it the keyboard: a screen reader says it with the advice."""
        self.choose(value)
        self.scale.focus_value()

    def _choose_place(self, event: QKeyEvent) -> None:
        """Choose a place by its digit; Escape skips the question."""
        places = tuple(self.places)
        key = Qt.Key(event.key())
        number = DIGITS.index(key) if key in DIGITS else 0
        if 1 <= number <= len(places):
            self.finish_place(places[number - 1])
        elif key == Qt.Key.Key_Escape:
            self.finish_place("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
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
        for part in (self.reason, self._question, self.scale):
            self._column.addWidget(part)
        self._column.addLayout(ends)
        self._rows = QVBoxLayout()
        for place in self.places.values():
            self._rows.addWidget(place)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._advice)
        self._column.addStretch(1)
        self._column.addWidget(self._keys)
        self._column.addLayout(buttons)

    def choose(self, value: int) -> None:
        """Show this number as the answer so far."""
        self._show(value)

    def _show(self, value: int | None) -> None:
        advice = give_advice(value, self._earlier_score)
        if advice == NOTED and not self.asks_place:
            advice = ""  # it is only shown, or read out: nothing is noted yet
        self.scale.show_value(value, tr(advice))
        stop = must_stop(value, self._earlier_score)
        self._show_advice(advice, stop=stop)
        self.take.setEnabled(value is not None)

    def _show_advice(self, advice: str, *, stop: bool) -> None:
        colours = self._theme.palette
        self._advice.setText(("! " if stop else "") + tr(advice))
        colour, weight = (colours.fault, 700) if stop else (colours.text, 400)
        wide = self._theme.is_wide
        style_label(self._advice, self._theme, 30 if wide else 18, colour, weight)
        self._advice.setMinimumHeight(self._theme.px(80) if wide else 0)
        # It was shown with the number; with large texts the places need its room.
        self._advice.setVisible(self._theme.is_wide or stop or not self.asks_place)

    def accept(self) -> None:
        """Take the number that is shown, or the advice."""
        if self._place:
            self.answered.emit(self.scale.value, self._place)
        elif self.scale.value and not self.asks_place:
            self._ask_place()
        elif self.scale.value == 0:
            self.answered.emit(self.scale.value, "")

    def finish_place(self, place: PainPlace) -> None:
        """Emit the answer; pain that has moved down the leg is told first, and waits for Enter."""
        advice = give_advice(self.scale.value, self._earlier_score, place, self._earlier_place)
        if advice != MOVED:
            self.answered.emit(self.scale.value, place)
            return
        self._place = place
        self._show_advice(advice, stop=True)
        self.take.setVisible(True)
        if self.arms.running:
            self.arms.tell(tr(advice))

    def hideEvent(self, event: QHideEvent) -> None:
        """Go through no numbers that are not seen."""
        super().hideEvent(event)
        self.arms.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring of the arms in the corner."""
        super().resizeEvent(event)
        self.arms.place_ring()

    def skip_question(self) -> None:
        """Emit no answer, or no place."""
        if self.asks_place:
            self.finish_place("")
        else:
            self.answered.emit(None, "")
