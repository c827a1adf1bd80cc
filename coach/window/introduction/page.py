"""The page before an exercise. Enter begins, Space reads aloud, Escape goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import Person
from coach.exercise.tracking.readiness import READY_S
from coach.window.introduction.camera_wait import CameraWait
from coach.window.introduction.columns import Columns
from coach.window.introduction.drawings import Drawings
from coach.window.introduction.far_card import FarCard
from coach.window.introduction.far_view import FarView
from coach.window.introduction.live_picture import LivePicture
from coach.window.introduction.next_card import NextCard
from coach.window.introduction.reading_time import ReadingTime
from coach.window.introduction.text import (
    NOBODY,
    TEXTS,
    Introduction,
    introduce,
)
from coach.window.introduction.text_card import TextCard
from coach.window.introduction.upcoming import Upcoming, describe_aloud
from coach.window.run.state import RunState
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import fit_button
from coach.window.widgets.pages import ScrolledPage


class IntroductionPage(ScrolledPage):
    """Shows drawing, cautions, steps and the place of the camera before an exercise."""

    begun = Signal()
    """The user wants to begin."""
    allowed = Signal()
    """A professional has allowed the exercise."""
    reading_requested = Signal(str)
    """Text to read aloud."""
    reading_stopped = Signal()
    """What is being read aloud is no longer needed."""
    skip_requested = Signal(int)
    """The user wants the next exercise of the routine (1) or the one before (-1)."""
    opens_camera = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.introduction = Introduction("", (), (), "")
        self.drawings = Drawings(theme, self.body)
        self.cautions = TextCard(tr(TEXTS["cautions"]), theme, self.body, caution=True)
        self.steps = TextCard(tr(TEXTS["steps"]), theme, self.body)
        self.camera = TextCard(tr(TEXTS["camera"]), theme, self.body)
        self.conditions = TextCard(tr(TEXTS["conditions"]), theme, self.body, caution=True)
        self.next = NextCard(theme, self.body)
        self.next.hide()
        self.live = LivePicture(theme, self.body)
        self.live.told.connect(self.reading_requested)
        self.reading_requested.connect(self.live.note_reading)
        self.follows_arms = True
        """False if the user does not want raised arms to be followed."""
        self.arms = False
        """True if a raised arm is seen and followed: there is a picture of a camera."""
        self._exercise: Exercise | None = None
        self._person, self._name, self._answered = NOBODY, "", False
        self._late = CameraWait(self)
        self._late.over.connect(self._read_upcoming)
        self._with_caution = False
        self._state: RunState | None = None
        """The newest state of the run behind this introduction; None before the first."""
        self._upcoming: Upcoming | None = None
        self._reading = ReadingTime()
        self._add_columns()
        self._add_buttons()
        self.set_theme(theme)

    def _add_columns(self) -> None:
        pictures = (self.drawings, self.live)
        texts = (self.cautions, self.steps, self.camera, self.conditions)
        far = FarCard(self._theme, self.body)
        self.columns = Columns(self._theme, self.body, self.next, pictures, texts, far)
        self.far = FarView(self.columns, self._area)
        self.rows.addLayout(self.columns.grid)
        self.rows.addStretch(1)

    def _add_buttons(self) -> None:
        self.begin = self.add_button("Enter", "play", tr(TEXTS["begin"]))
        self.read = self.add_button("Space", "sound", tr(TEXTS["read"]))
        self.skip = self.add_button("N", "step", tr(TEXTS["skip"]))
        self.before = self.add_button("B", "again", tr(TEXTS["before"]))
        self.allow = self.add_button("A", "check", tr(TEXTS["allow"]))
        self.allow.clicked.connect(self._allow)
        self.leave = self.add_button("Esc", "home", tr(TEXTS["back"]))
        self.buttons.addStretch(1)
        self.skip.clicked.connect(lambda: self.skip_requested.emit(1))
        self.before.clicked.connect(lambda: self.skip_requested.emit(-1))
        self.next.elapsed.connect(self.begin_by_itself)
        self.begin.clicked.connect(self._begin)
        self.read.clicked.connect(self.read_aloud)
        self.leave.clicked.connect(self._leave)

    def show_exercise(
        self,
        exercise: Exercise,
        person: Person = NOBODY,
        name: str = "",
        upcoming: Upcoming | None = None,
        *,
        known: bool = True,
        answered: bool = False,
    ) -> None:
        """Show the introduction of an exercise from its top.

        It is short within a routine if the user knows the exercise. Otherwise nothing begins by
        itself before the user had time to read.

        Args:
            exercise: The exercise.
            person: Decides what does not fit.
            name: Name of the exercise.
            upcoming: Its place in a routine; None without a routine.
            known: True if the user did it lately.
            answered: True if the user answered the questions about conditions.
        """
        self._exercise, self._person, self._name = exercise, person, name
        self._answered = answered
        self._late.stop()
        self._state = None
        self._show_texts(arms=False)
        self._upcoming = upcoming
        self.live.begin(watched=exercise.kind != "guided")
        self._reading.begin(self.introduction.spoken, known=known)
        title, later = self.introduction.title, upcoming is not None and upcoming.number > 1
        self._title.setText(tr("Next: {title}", title=title) if later else title)
        self.allow.setVisible(self.introduction.asks_first)
        self.setAccessibleName(self.introduction.title)
        self.drawings.show_exercise(exercise)
        self.steps.show_texts(
            tuple(f"{number}. {step}" for number, step in enumerate(self.introduction.steps, 1))
        )
        self.camera.show_texts((self.introduction.placement,))
        self.steps.setVisible(not known or upcoming is None or upcoming.seconds is None)
        self.camera.setVisible(upcoming is None or upcoming.moves_camera)
        self.next.show_upcoming(upcoming)
        waits = upcoming is not None and upcoming.waits
        if waits or not (known and self.introduction.fits):
            self.next.hold()
        self.far.begin(self.introduction, shown=not self.steps.isHidden())
        self._show_buttons(in_routine=upcoming is not None)
        self._area.verticalScrollBar().setValue(0)
        self.columns.show_far(far=False)

    def _show_buttons(self, *, in_routine: bool) -> None:
        for button in (self.skip, self.before):
            button.setVisible(in_routine)
        self.leave.show_words("home", tr(TEXTS["end" if in_routine else "back"]))
        fit_button(self.leave, self._theme)

    def read_first_caution(self) -> None:
        """Ask for the first caution to be read aloud."""
        self.reading_requested.emit(self.introduction.first_caution)

    def read_upcoming(self, *, with_caution: bool) -> None:
        """Ask for the next exercise of the routine to be announced.

        What is said of arms waits for the camera, but not for long.
        """
        assert self._upcoming is not None
        self._with_caution = with_caution
        if self.follows_arms and (self._reading.seconds or self._upcoming.waits):
            self._late.start(self._state)
        else:
            self._read_upcoming()

    def _read_upcoming(self) -> None:
        assert self._upcoming is not None
        placement = self.introduction.placement if self._upcoming.moves_camera else ""
        caution = self.introduction.first_caution if self._with_caution else ""
        steps = self.introduction.steps if self._reading.seconds else ()
        aloud = describe_aloud(
            self.introduction.title,
            self._upcoming,
            placement,
            caution,
            steps,
            arms=self.arms,
            pause=self.introduction.pause,
        )
        if steps:
            self.far.follow_voice(aloud, steps[0])
        self.reading_requested.emit(aloud)

    def show_state(self, state: RunState) -> None:
        """Show the picture of the camera; begin once the user was ready for long enough."""
        if not (self.isVisible() and state.request.introduce):
            return
        self._state = state
        readiness = self._reading.let_read(state)
        arms = self.follows_arms and state.sees_arms
        if arms != self.arms:
            self._show_texts(arms=arms)
            self.far.begin(self.introduction, shown=not self.steps.isHidden())
        self.far.show_state(state, readiness, arms=self.arms)
        self._late.follow(state)
        self.live.show_state(state, readiness, arms=self.arms)
        waits = self._upcoming is not None and self._upcoming.waits
        if readiness is not None and readiness.ready_s >= READY_S and not waits:
            self.begin_by_itself()

    def _show_texts(self, *, arms: bool) -> None:
        """Show what to do, with arms only if a camera sees them."""
        self.arms = arms
        self.next.offer_arms(offered=arms)
        if self._exercise is not None:
            self.introduction = introduce(
                self._exercise, self._person, self._name, arms=arms, answered=self._answered
            )
            self.cautions.show_texts(self.introduction.shown_cautions)
            self.conditions.show_texts(self.introduction.conditions)
            self.setAccessibleDescription(self.introduction.spoken)

    def begin_by_itself(self) -> None:
        """Begin if the page is visible and the exercise fits: an arm, or being ready, says so."""
        if self.isVisible() and self.introduction.fits:
            self._begin()

    def leave_by_itself(self) -> None:
        """Leave if the page is visible: the user raised both arms."""
        if self.isVisible():
            self._leave()

    def confirm_leaving(self) -> None:
        """Ask aloud whether to leave."""
        if self.isVisible():
            self.reading_requested.emit(tr(TEXTS["confirm"]))

    def read_aloud(self) -> None:
        """Ask for everything to be read aloud. The user then begins, not the time."""
        self.next.hold()
        self.far.follow_voice(self.introduction.spoken)
        self.reading_requested.emit(self.introduction.spoken)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        cards = (self.next, self.cautions, self.steps, self.camera, self.conditions)
        for part in (*cards, self.drawings, self.live, self.columns.far):
            part.set_theme(theme)
        self.columns.set_theme(theme)

    def hideEvent(self, event: QHideEvent) -> None:
        """Announce nothing that is not seen."""
        super().hideEvent(event)
        self._late.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin on Enter, read aloud on Space, go back on Escape; arrows scroll."""
        key = event.key()
        if key != Qt.Key.Key_Space:
            self.far.end()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._begin()
        elif key == Qt.Key.Key_Space:
            self.read_aloud()
        elif key == Qt.Key.Key_A and self.introduction.asks_first:
            self._allow()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_B) and self._upcoming is not None:
            self.skip_requested.emit(1 if key == Qt.Key.Key_N else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show all texts to somebody who scrolls."""
        self.far.end()
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show all texts to somebody at the mouse."""
        self.far.end()
        super().mousePressEvent(event)

    def _begin(self) -> None:
        self.next.hold()
        self.reading_stopped.emit()
        self.begun.emit()

    def _allow(self) -> None:
        self.reading_stopped.emit()
        self.allowed.emit()

    def _leave(self) -> None:
        self.reading_stopped.emit()
        self.back_requested.emit()
