"""The page of the first start: one step at a time, Enter accepts each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.errors import CoachError
from coach.window.first_start.camera_step import CameraStep
from coach.window.first_start.steps import LanguageStep, SoundStep, Step, WishStep
from coach.window.first_start.text import (
    ANSWERS,
    BACK,
    CONDITIONS,
    FIRST_EXERCISE,
    PLACE,
    QUESTIONS,
    SKIP,
    STEPS,
    TITLE,
    WITHOUT_CAMERA,
)
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error, tr
from coach.window.widgets.buttons import fit_button
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage

NEXT_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)


class FirstStartPage(ScrolledPage):
    """Leads through the steps, to a first exercise or home."""

    language_accepted = Signal()
    """The language is right: the user can read now."""
    first_exercise_requested = Signal(str)
    """The user wants to try this exercise."""
    programme_requested = Signal(str)
    """The user wants to follow this programme."""
    conditions_requested = Signal()
    """The user wants to tell about conditions."""
    ended = Signal()
    """The user has gone through the steps, or has skipped them."""
    opens_camera = True

    def __init__(
        self,
        theme: Theme,
        list_cameras: Callable[[], Mapping[str, str]],
        *,
        find_cameras: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Create the page at its first step.

        Args:
            theme: Colours and sizes.
            list_cameras: Returns what opens a camera -> its name.
            find_cameras: Asks the system for its cameras, in a background thread.
            parent: Parent widget.

        """
        super().__init__(theme, tr(TITLE), parent)
        self.index = 0
        self.language, self.sound = LanguageStep(theme, self.body), SoundStep(theme, self.body)
        self.camera = CameraStep(theme, list_cameras, find_cameras, self.body)
        self.wish = WishStep(theme, self.body)
        self.steps: tuple[Step, ...] = (self.language, self.sound, self.camera, self.wish)
        self._place = make_label(self.body)
        self.rows.addWidget(self._place)
        for step in self.steps:
            self.rows.addWidget(step)
        self.rows.addStretch(1)
        self.conditions = self.wish.make_button("F3", "fault", tr(CONDITIONS))
        self.conditions.clicked.connect(self.conditions_requested)
        self.go_on = self.add_button("Enter", "check", "")
        self.before = self.add_button("←", "", tr(BACK))
        self.skip = self.add_button("Esc", "home", tr(SKIP))
        self.buttons.addStretch(1)
        self.go_on.clicked.connect(self.accept)
        self.before.clicked.connect(lambda: self.show_step(self.index - 1))
        self.skip.clicked.connect(self._skip)
        for step in (self.language, self.wish):
            step.accepted.connect(self.accept)
        self._show()
        self.set_theme(theme)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self.index]

    def accept(self) -> None:
        """Take what the step shows, and go on."""
        if self.step is self.language and not self.language.is_current:
            self.language.chosen.emit(self.language.code)
        elif self.step is not self.wish:
            if self.step is self.language:
                self.language_accepted.emit()  # before the next step plays a sound
            self.show_step(self.index + 1)
        elif self.wish.programme:
            self.programme_requested.emit(self.wish.programme)
        elif self.wish.tries:
            self.try_exercise()
        else:
            self._skip()

    def try_exercise(self) -> None:
        """Ask for the first exercise."""
        self.ended.emit()
        self.first_exercise_requested.emit(WITHOUT_CAMERA if self.camera.fails else FIRST_EXERCISE)

    def show_error(self, error: CoachError) -> None:
        """Show why the programme cannot be started."""
        self.wish.show_problem(describe_error(error))

    def show_step(self, index: int) -> None:
        """Show a step."""
        if not 0 <= index < len(self.steps) or index == self.index:
            return
        self.step.end()
        self.index = index
        self.wish.show_camera(fails=bool(self.camera.fails))
        self._show()
        if self.isVisible():
            self.setFocus()
            self.step.begin()

    def on_shown(self) -> None:
        """Begin the step."""
        self.setFocus()
        self.step.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop what the step does when the page is left."""
        self.step.end()
        super().hideEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        style_label(self._place, theme, 20, theme.palette.quiet, 600)
        self.buttons.setSpacing(theme.px(10))
        for step in self.steps:
            step.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, back by Left, skip everything by Escape; the rest is for the step."""
        if event.key() in NEXT_KEYS and self.step is self.camera and self.camera.takes_enter():
            event.accept()
        elif event.key() in NEXT_KEYS:
            self.accept()
        elif event.key() == Qt.Key.Key_Left:
            self.show_step(self.index - 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._skip()
        elif not self.step.press(event.key()):
            super().keyPressEvent(event)

    def _skip(self) -> None:
        self.ended.emit()
        self.back_requested.emit()

    def _show(self) -> None:
        name = STEPS[self.index]
        place = tr(PLACE, n=self.index + 1, count=len(STEPS))
        self._title.setText(tr(QUESTIONS[name]))
        self._place.setText(place)
        self.setAccessibleName(f"{tr(TITLE)}. {tr(QUESTIONS[name])}")
        self.setAccessibleDescription(place)
        self.go_on.show_words("check", tr(ANSWERS[name]))
        self.before.setEnabled(self.index > 0)
        for step in self.steps:
            step.setVisible(step is self.step)
        fit_button(self.go_on, self._theme)
        self._area.verticalScrollBar().setValue(0)
