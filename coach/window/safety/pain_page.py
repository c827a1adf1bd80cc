"""The page that asks for pain from 0 to 10, by keys, mouse or arms. It can be skipped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.exercise.tracking.events import PainPlace
from coach.window.safety.advice_label import AdviceLabel
from coach.window.safety.arm_answer import ArmAnswer
from coach.window.safety.pain_scale import PainScale
from coach.window.safety.pain_session import GivenAnswer
from coach.window.safety.pain_text import (
    AFTER,
    BEFORE,
    HIGHEST,
    KEYS,
    LEG,
    NONE,
    NOTED,
    PLACE_KEYS,
    SKIP,
    TAKE,
    TOLD_KEYS,
    WHERE,
    WORST,
    EarlierPain,
    give_advice,
    must_stop,
)
from coach.window.safety.place_rows import PlaceRows
from coach.window.safety.typed_score import TypedScore
from coach.window.theme.stylesheet import render_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton, fit_button
from coach.window.widgets.labels import FAR_SIZE, make_label, style_label
from coach.window.widgets.page import Page
from coach.window.widgets.rows import TickRow

DIGITS: Final = tuple(getattr(Qt.Key, f"Key_{digit}") for digit in range(10))
ARROWS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
"""Key -> by how much it changes the number."""


class PainPage(Page):
    """Asks for the pain before or after the exercise."""

    answered = Signal(object, str)
    """int | None, PainPlace: the score from 0 to 10, None if the user would rather not say, and
    where it hurts, empty if unknown."""
    given = Signal(GivenAnswer)
    """What of the answer is said so far, and stays said if the page is left."""
    opens_camera = tells_camera_below = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._read_from_afar = False
        self._earlier: EarlierPain | None = None
        self._place: PainPlace = ""
        """The place that was said, once its advice is shown; empty before."""
        self._typed = TypedScore()
        self.asks_place = self.after = False
        """True while the page asks where it hurts, and if it asks after the exercise."""
        self.reason = make_label(self)
        self._question = make_label(self)
        self.arms = ArmAnswer(self, self, theme)
        self.scale = PainScale(theme, self)
        self.scale.chosen.connect(self._choose_by_mouse)
        self._ends = (make_label(self), make_label(self))
        self._advice = AdviceLabel(self)
        self._keys = make_label(self)
        self.take = KeyButton(theme, "Enter", self)
        self.skip = KeyButton(theme, "Esc", self)
        self.take.clicked.connect(self.accept)
        self.skip.clicked.connect(self.skip_question)
        self._rows = PlaceRows(theme, self)
        self._rows.chosen.connect(self.finish_place)
        self.mark_place = self._rows.mark
        self._lay_out()
        self.set_theme(theme)
        self.ask(before=True)

    @property
    def places(self) -> Mapping[PainPlace, TickRow]:
        """The row of each place."""
        return self._rows.rows

    def ask(
        self,
        before: bool,
        earlier: EarlierPain | None = None,
        *,
        by_arm: bool = False,
        reason: str = "",
    ) -> None:
        """Ask again.

        Args:
            before: True before the exercise, False after it.
            earlier: The answer to compare with; None before the first exercise.
            by_arm: True if the user is on the mat and answers with an arm.
            reason: Why it is asked again, in the user's language; may be empty.

        """
        self.arms.stop()
        self._earlier = earlier
        self._place, self.asks_place, self.after = "", False, not before
        self._typed.forget()
        question = tr(BEFORE if before else AFTER)
        self._question.setText(question)
        self.setAccessibleName(f"{reason} {question}" if reason else question)
        self.reason.setText(reason)
        for label, text in zip(self._ends, (NONE, WORST), strict=True):
            label.setText(tr(text))
        self.take.show_words("check", tr(TAKE))
        self.skip.show_words("step", tr(SKIP))
        self._rows.show_names()
        self._rows.enlarge(far=False)
        for button in (self.take, self.skip):
            fit_button(button, self._theme)
        self._show_step()
        self.choose(None)
        self.show_keys(tr(KEYS))
        if by_arm:
            self.arms.ask(question, HIGHEST + 1)
        else:
            self.arms.reading_requested.emit(question)

    def show_keys(self, text: str, *, far: bool = False) -> None:
        """Say how to answer; `far` is True if it is read from the mat."""
        self._keys.setText(text)
        self.setAccessibleDescription(text)
        self._read_from_afar = far
        self._column.setSpacing(self._theme.px(6 if far or not self._theme.is_wide else 16))
        size = FAR_SIZE if far else 18
        style_label(self._keys, self._theme, size, self._theme.palette.quiet)

    def _show_step(self) -> None:
        """Show the scale, or the places; the reason was shown with the scale."""
        self.reason.setVisible(bool(self.reason.text()) and not self.asks_place)
        for widget in (self.scale, *self._ends, self.take):
            widget.setVisible(not self.asks_place)
        self._rows.setVisible(self.asks_place)
        self.skip.show()

    def _ask_place(self, score: int) -> None:
        self.asks_place = True
        self.given.emit(GivenAnswer(score))
        self._question.setText(tr(WHERE))
        self.setAccessibleName(tr(WHERE))
        self._rows.enlarge(far=self.arms.running)
        self.show_keys(tr(PLACE_KEYS))
        self._show_step()
        self.choose(self.scale.value)
        self.setFocus()
        self.arms.ask_place(self._advice.text().removeprefix("! "))

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        colours = theme.palette
        self.setStyleSheet(render_stylesheet(theme))
        self._column.setContentsMargins(theme.px(40), theme.px(32), theme.px(40), theme.px(28))
        self.scale.set_theme(theme)
        style_label(self.reason, theme, 24 if theme.is_wide else 18, colours.fault, 700)
        style_label(self._question, theme, 48, colours.text, 700)
        for label in self._ends:
            style_label(label, theme, 24, colours.quiet)
        self.show_keys(self._keys.text(), far=self._read_from_afar)
        self.arms.set_theme(theme)
        self._rows.set_theme(theme)
        for button in (self.take, self.skip):
            fit_button(button, theme)
        self.choose(self.scale.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with digits and arrows, accept with Enter, skip with Escape."""
        self.arms.stop()
        key = Qt.Key(event.key())
        if event.isAutoRepeat() and key not in ARROWS:
            return  # a key that is held down answers once
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif key == Qt.Key.Key_Escape:
            self.skip_question()
        elif key in DIGITS and self.asks_place:
            self._rows.press(DIGITS.index(key))
        elif key in DIGITS:
            self._choose_by_key(self._typed.take(DIGITS.index(key)))
        elif key in ARROWS and not self.asks_place:
            value = self.scale.value
            self._typed.forget()
            self._choose_by_key(0 if value is None else min(HIGHEST, max(0, value + ARROWS[key])))
        else:
            super().keyPressEvent(event)

    def _choose_by_key(self, value: int) -> None:
        """Show this number, and give it the keyboard: a screen reader says it with the advice."""
        self.choose(value)
        self.given.emit(GivenAnswer(value, taken=False))
        self.scale.focus_value()

    def _choose_by_mouse(self, value: int) -> None:
        """Do the same. What is typed next is another number."""
        self.arms.stop()
        self._typed.forget()
        self._choose_by_key(value)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard focus."""
        super().showEvent(event)
        self.setFocus()

    def _lay_out(self) -> None:
        self._ends[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        ends, buttons = QHBoxLayout(), QHBoxLayout()
        for label in (self._ends[0], self.arms.large, self._ends[1]):
            ends.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self.take, self.skip):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        for part in (self.reason, self._question, self.scale):
            self._column.addWidget(part)
        self._column.addLayout(ends)
        self._column.addWidget(self._rows)
        self._column.addWidget(self._advice)
        self._column.addStretch(1)
        self._column.addWidget(self._keys)
        self._column.addLayout(buttons)

    def choose(self, value: int | None) -> None:
        """Show this number as the answer so far, or none, and the advice for it."""
        pains = (value, self._place, self._earlier)
        advice, stop = give_advice(*pains), must_stop(*pains)
        if advice == NOTED and not self.asks_place:
            advice = ""  # it is only shown, or read out: nothing is noted yet
        self.scale.show_value(value, tr(advice))
        # It was shown with the number; with large texts the places need its room.
        self._advice.show_advice(advice, self._theme, stop=stop, needed=not self.asks_place)
        self.take.setEnabled(value is not None)

    def accept(self) -> None:
        """Take the number that is shown, or the advice."""
        if self._place or self.scale.value == 0:
            self.answered.emit(self.scale.value, self._place)
        elif self.scale.value and not self.asks_place:
            self._ask_place(self.scale.value)

    def repeat(self, given: GivenAnswer) -> None:
        """Show what was `given` on the page that this one takes the place of."""
        self.choose(given.score)
        if given.taken:
            self.accept()
        if given.place:
            self.finish_place(given.place)

    def finish_place(self, place: PainPlace) -> None:
        """Emit the answer; of pain in the leg that stops it is told first, and waits for Enter."""
        score = self.scale.value
        advice = give_advice(score, place, self._earlier)
        if score is None or advice not in LEG or place == self._place:
            self.answered.emit(score, place)
            return
        self._place = place
        self.given.emit(GivenAnswer(score, place))
        self.choose(score)
        self.show_keys(tr(TOLD_KEYS))
        self.take.show()
        self.skip.hide()  # what was said is not taken back by leaving the page
        self.setFocus()
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
        """Emit no answer, or no place; the place of which the advice is shown stays said."""
        if self.asks_place:
            self.finish_place(self._place)
        else:
            self.answered.emit(None, "")
