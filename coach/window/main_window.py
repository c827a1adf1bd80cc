"""The window: shows one page at a time and handles the keys that work on all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from coach.store.settings.settings import Settings
from coach.window.context import AppContext
from coach.window.exercises import ExerciseList
from coach.window.flows.first_start import FirstStartFlow
from coach.window.flows.pain import RUN
from coach.window.flows.questions import NOT_BEHIND, QUESTIONS
from coach.window.flows.routine import RoutineFlow
from coach.window.flows.start import StartFlow
from coach.window.home.page import HomePage
from coach.window.introduction.page import IntroductionPage
from coach.window.navigation import Navigator, PageName, Route
from coach.window.open_pages import open_files, open_replay, suggest_programme
from coach.window.pages import create_page, find_page
from coach.window.prescription.file_drop import FileDropFilter
from coach.window.run.arm_control import ArmControl
from coach.window.run.controller import RunController
from coach.window.run.state import RunState, Step
from coach.window.run_page.page import RunPage
from coach.window.run_page.view import choose_view
from coach.window.safety.person import PersonStorage
from coach.window.settings.storage import SettingsStorage
from coach.window.speech.controller import SpeechController
from coach.window.theme.palette import DARK, Palette
from coach.window.theme.provider import ThemeProvider
from coach.window.theme.stylesheet import render_stylesheet
from coach.window.theme.theme import Theme, choose_scale, find_palette
from coach.window.translation.languages import use_language
from coach.window.widgets.camera_indicator import CameraIndicator
from coach.window.widgets.keyboard_keeper import KeyboardKeeper
from coach.window.widgets.page import Page
from coach.window.window_keys import list_actions

if TYPE_CHECKING:
    from coach.window.replay.recording import ReplayRequest

MIN_SIZE: Final = (640, 360)


class MainWindow(QWidget):
    """The window of coach; its pages are created by `coach.window.pages`."""

    closing = Signal()
    """Emitted before the window waits for its threads."""
    closed = Signal()

    def __init__(
        self,
        runs: RunController,
        palette: Palette = DARK,
        *,
        text: float = 1.0,
        settings: Settings | None = None,
        exercises: ExerciseList | None = None,
        speech: SpeechController | None = None,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        """Create the window on the home page, or on the page of the run that is requested.

        Args:
            runs: Starts the runs, and says what they report.
            palette: Colours.
            text: Scale of all texts.
            settings: The user's settings; by default they are loaded now.
            exercises: The cards of the home page.
            speech: Speaks; None if nothing is spoken.
            today: Returns the local day.
        """
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("coach")
        self._runs = runs
        theme = Theme(palette, choose_scale(self.width(), self.height()), text)
        self.context = AppContext(
            backend=runs.backend,
            runs=runs,
            exercises=exercises or ExerciseList(runs.backend, self, today),
            theme=ThemeProvider(theme, self),
            navigator=Navigator(lambda name: create_page(name, self.context), self),
            settings=SettingsStorage(runs.backend, settings, self),
            person=PersonStorage(runs.backend, self),
            speech=speech,
            today=today,
            arms=ArmControl(runs, self),
        )
        self.navigator = self.context.navigator
        self.start_flow = StartFlow(self.context, self)
        self.first_start = FirstStartFlow(self.context, self.start_flow, self)
        self.routine = RoutineFlow(self.context, self.start_flow, self)
        self._stack = QStackedLayout(self)
        self._drops = FileDropFilter(self)
        self.camera = CameraIndicator(theme, self, self.navigator.find_shown)
        self._ended = False
        self._set_up()
        self._create_first_pages()
        self.navigator.follow(RUN if runs.state.request.exercise else Route())

    def _set_up(self) -> None:
        for service in (self._runs, self.context.exercises):
            service.find_profile = lambda: self.context.person.profile
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*MIN_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(render_stylesheet(self.context.theme.current))
        self.navigator.page_created.connect(self._on_page_created)
        self.navigator.page_changed.connect(self._on_page_changed)
        self.context.theme.changed.connect(self._on_theme_changed)
        self.context.settings.changed.connect(self._on_settings_changed)
        self.context.settings.deleted.connect(self.context.person.forget)
        self.context.person.replaced.connect(self._on_person_replaced)
        self._runs.state_changed.connect(self.show_state)
        self._runs.state_changed.connect(self.camera.show_state)
        self._drops.dropped.connect(self.open_files)
        KeyboardKeeper(self, self.navigator.find_shown)

    def _create_first_pages(self) -> None:
        """Create home and the run; the other pages are created when they are first shown."""
        home, run = self.navigator.find("home"), self.navigator.find("run")
        assert isinstance(home, HomePage)
        assert isinstance(run, RunPage)
        self.home = home
        self.run = run
        home.programme_suggested.connect(partial(suggest_programme, self.context))
        run.again_requested.connect(self.start_flow.repeat)
        run.home_requested.connect(self.start_flow.go_home)
        run.skip_requested.connect(self.routine.skip)
        run.follows_arms = self.context.arms.enabled

    def start_requested_run(self) -> None:
        """Start the exercise that the window was opened with, if any."""
        if self._runs.state.request.exercise:
            self.start_flow.start(self._runs.state.request.exercise)

    def show_recording(self, request: ReplayRequest, beside: ReplayRequest | None = None) -> None:
        """Show a recording, with another one beside it if that is given."""
        open_replay(self.context, request, beside)

    def open_files(self, files: Sequence[Path]) -> None:
        """Show a prescription, or keep results with their patients."""
        open_files(self.context, files)

    def set_palette(self, palette: Palette, text: float | None = None) -> None:
        """Use these colours, and texts of this scale."""
        scale = choose_scale(self.width(), self.height())
        current = self.context.theme.current
        self.context.theme.use(Theme(palette, scale, current.text if text is None else text))

    def follow_arms(self, *, follow: bool) -> None:
        """Follow raised arms, or do not."""
        self.context.arms.enabled = self.run.follows_arms = follow
        self._runs.follows_arms = follow
        page = self.navigator.pages.get("introduction")
        if isinstance(page, IntroductionPage):
            page.follows_arms = follow
        if self.context.speech is not None:
            self.context.speech.follow_arms(follow=follow)

    def show_state(self, state: RunState) -> None:
        """Give the state to the page of the run if that is shown, and the window not closed."""
        if self._ended or self.navigator.route.page != "run":
            return
        before: QWidget | None = self.focusWidget()
        self.run.in_routine = self.routine.active
        self.run.show_state(state)
        if before is not None and not (before.isEnabled() and before.isVisible()):
            # Otherwise Qt would give the keyboard to the next button, and Space would press it.
            self.setFocus()

    def go_back(self) -> None:
        """Do what Escape does: end a run, or leave a page."""
        state, page = self._runs.state, self.navigator.route.page
        if self.routine.active and page == "introduction":
            self.routine.end()
        elif self.routine.active and page == "run" and state.step is not Step.FAILED:
            self.routine.skip(1)
        elif page != "run":
            self.navigator.back()
        elif not state.active or choose_view(state) in ("ready", "opening"):
            self.start_flow.go_home()
        else:
            self._runs.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of the window; a focused button takes Space and Enter for itself."""
        action = list_actions(self).get(Qt.Key(event.key()))
        key = event.text().upper() or Qt.Key(event.key()).name.removeprefix("Key_")
        page = find_page(key, self.navigator.route.page)
        if event.isAutoRepeat() or (action is None and page is None):
            super().keyPressEvent(event)
        elif action is not None:
            action()
        elif page is not None:
            self.navigator.open(page)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the page."""
        super().showEvent(event)
        self._show_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale everything with the window."""
        self.set_palette(self.context.theme.current.palette)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the day when the window gets the keyboard: it may have been left open."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.start_flow.follow_day()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide the window at once, then wait for every thread; first ask if something is lost."""
        if event.spontaneous() and not self.navigator.may_leave():
            event.ignore()
            return
        self.hide()
        self.routine.forget()  # no other exercise follows
        self.closing.emit()
        self.start_flow.pain.keep_given()
        self._ended = True
        if self.context.speech is not None:
            self.context.speech.close()
        self._runs.close()
        self.navigator.stop_tasks()
        self.start_flow.close()
        self.first_start.close()
        self.context.close()
        self.closed.emit()
        event.accept()

    def _on_page_created(self, name: PageName, page: Page) -> None:
        self._stack.addWidget(page)
        page.exercise_requested.connect(self.routine.start_one)
        page.routine_requested.connect(self.routine.start)
        if name not in QUESTIONS:
            page.back_requested.connect(self.go_back)

    def _on_page_changed(self, name: PageName) -> None:
        self._runs.follow_page(shown=name == "run")
        self._show_page()
        state, speech = self._runs.state, self.context.speech
        if name == "run" and state.step is Step.PAUSED and speech is not None:
            speech.tell_pause(state)

    def _show_page(self) -> None:
        page = self.navigator.find_shown()
        self._stack.setCurrentWidget(page)
        self.show_state(self._runs.state)
        self.camera.show_state(self._runs.state)
        page.on_shown()

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setStyleSheet(render_stylesheet(theme))
        for page in self.navigator.pages.values():
            page.set_theme(theme)
        self.show_state(self._runs.state)
        self.camera.set_theme(theme)

    def _on_settings_changed(self, settings: Settings) -> None:
        """Follow changed settings at once."""
        if use_language(settings.language, settings.units):
            # Later: the page that reports the change is just being hidden.
            QTimer.singleShot(0, self, self._retranslate)
        self.follow_arms(follow=settings.arm_signals)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.set_palette(find_palette(app, settings), settings.text_size)

    def _on_person_replaced(self) -> None:
        """Create every page again but the one that is shown: they show what is somebody else's."""
        pages = self.navigator.route.pages
        self.start_flow.forget_person()
        self.routine.forget()
        self.navigator.delete_pages(keep=pages[-1])
        self._create_first_pages()
        self.navigator.follow(Route(tuple(page for page in pages if page not in NOT_BEHIND)))
        self.context.exercises.forget()

    def _retranslate(self) -> None:
        """Create every page again: language or units have changed."""
        self.navigator.replace_pages(self._create_again)

    def _create_again(self) -> None:
        self._create_first_pages()
        self.context.exercises.translate()
