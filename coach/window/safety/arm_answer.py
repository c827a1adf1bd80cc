"""Answers the page of pain with an arm: the page goes from number to number, and says each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.exercise.tracking.events import PainPlace
from coach.exercise.tracking.pain_places import PLACES
from coach.window.run.cues import CAMERA_OFF
from coach.window.run.state import RunState
from coach.window.safety.choice_scan import ChoiceScan
from coach.window.safety.pain_text import (
    ARM_AFTER_KEYS,
    ARM_KEYS,
    ARM_PLACE_KEYS,
    KEYS,
    PLACE_KEYS,
    TOLD_KEYS,
    WHERE,
)
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.arm_ring import ArmRing, count_as_one
from coach.window.widgets.labels import make_label, style_label

LARGE: Final = 140
LARGE_HEIGHT: Final = 120
"""Size and height of the number that an arm would take now, in pixels of the 1280 x 720 window."""


class AskingPage(Protocol):
    """The page of pain, as far as it is answered with an arm."""

    asks_place: bool
    after: bool
    """True if the exercise is over."""

    @property
    def places(self) -> Mapping[PainPlace, QWidget]:
        """Return the row of each place."""
        ...

    def choose(self, value: int) -> None:
        """Show this number as the answer so far."""
        ...

    def mark_place(self, place: PainPlace) -> None:
        """Mark this place as the answer so far; none if it is empty."""
        ...

    def accept(self) -> None:
        """Take the number that is shown, or the advice."""
        ...

    def finish_place(self, place: PainPlace) -> None:
        """Take the place."""
        ...

    def skip_question(self) -> None:
        """Take no answer, or no place."""
        ...

    def show_keys(self, text: str, *, far: bool = False) -> None:
        """Say how to answer."""
        ...


class ArmAnswer(QObject):
    """Leads somebody on the mat through the question. Without an answer the page is left."""

    reading_requested = Signal(str)
    """Text to read aloud."""

    def __init__(self, parent: QWidget, page: AskingPage, theme: Theme) -> None:
        """Create it without a question.

        Args:
            parent: The widget of the page.
            page: The page.
            theme: Colours and sizes.

        """
        super().__init__(parent)
        self._widget, self._page = parent, page
        self._theme = theme
        self._reached = -1
        """Number of the choice that is shown; -1 before the first."""
        self._warned = False
        """True while advice is shown that the user must hear before it goes on."""
        self._problem = ""
        """Why no arm is seen, once that is read."""
        self.ring = ArmRing(theme, parent)
        self.large = make_label(parent)
        self.large.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.large.hide()
        self.scan = ChoiceScan(self)
        self.scan.reached.connect(self._reach)
        self.scan.over.connect(self._give_up)

    @property
    def running(self) -> bool:
        """True until the user answers by hand, or the question is over."""
        return self.scan.running

    def ask(self, question: str, count: int) -> None:
        """Read the question, and go through this number of choices."""
        keys = ARM_AFTER_KEYS if self._page.after else ARM_KEYS
        keys = tr(ARM_PLACE_KEYS if self._page.asks_place else keys)
        self._page.show_keys(keys, far=True)
        self._reached, self._warned = -1, False
        self.large.setText("")
        self.large.setVisible(not self._page.asks_place)
        self._page.mark_place("")
        self.reading_requested.emit(f"{question} {keys}")
        self.scan.start(count, f"{question} {keys}")

    def ask_place(self, advice: str) -> None:
        """Read the question where it hurts; after advice, and with choices, if an arm answers."""
        if self.running:
            self.ask(f"{advice} {tr(WHERE)}", len(PLACES))
        else:
            self.reading_requested.emit(tr(WHERE))

    def tell(self, advice: str) -> None:
        """Read advice. Leave the page after it, or as soon as an arm is raised, unless by hand."""
        self.reading_requested.emit(advice)
        if self.running:
            self._warned = True
            self.scan.start(0, advice)

    def stop(self) -> None:
        """Leave the question to keys and mouse, without haste."""
        self.scan.stop()
        self.ring.hide()
        self.large.hide()
        self._page.mark_place("")

    def choose(self) -> None:
        """Take the choice that is shown: an arm was raised."""
        page = self._page
        if not (self.running and self._widget.isVisible()):
            return
        if self._warned:
            page.accept()
        elif page.asks_place and self._reached >= 0:
            page.finish_place(tuple(PLACES)[self._reached])
        elif self._reached >= 0:
            page.accept()

    def show_state(self, state: RunState) -> None:
        """Wait while an arm is being raised, and show for how long it still must be.

        Say once why no arm is seen. Once the camera is closed, only keys and mouse answer.
        """
        if not (self.running and self._widget.isVisible()):
            return
        if state.watch_over:
            self._leave_to_keys()
            return
        self._tell_problem(state.source_problem)
        raised = state.arm_raise
        self.ring.show_arms(count_as_one(raised), "check")
        self.scan.wait(raised=raised.arms > 0)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.ring.set_theme(theme)
        style_label(self.large, theme, LARGE, theme.palette.text, 700)
        self.large.setFixedHeight(theme.px(LARGE_HEIGHT))
        self.place_ring()

    def place_ring(self) -> None:
        """Keep the ring in the corner of the page."""
        edge = self._theme.px(24)
        self.ring.move(self._widget.width() - self.ring.width() - edge, edge)

    def _reach(self, number: int) -> None:
        """Show and say the next choice."""
        page = self._page
        self._reached = number
        if page.asks_place:
            place = tuple(PLACES)[number]
            page.places[place].setFocus()
            page.mark_place(place)
            self.reading_requested.emit(tr(PLACES[place]))
        else:
            page.choose(number)
            self.large.setText(str(number))
            self.reading_requested.emit(str(number))

    def _tell_problem(self, problem: str) -> None:
        """Read once why no arm is seen."""
        if problem and problem != self._problem:
            self.reading_requested.emit(tr(problem))
        self._problem = problem

    def _leave_to_keys(self) -> None:
        """Say that no arm is seen any more, and how to answer now."""
        self.stop()
        keys = tr(TOLD_KEYS if self._warned else PLACE_KEYS if self._page.asks_place else KEYS)
        self._page.show_keys(keys, far=True)
        self.reading_requested.emit(f"{tr(CAMERA_OFF)} {keys}")

    def _give_up(self) -> None:
        """Leave the page without an answer, without a place, or after the advice."""
        self.ring.hide()
        if self._warned:
            self._page.accept()
        else:
            self._page.skip_question()
