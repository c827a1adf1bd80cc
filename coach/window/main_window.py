"""The window: it shows one page at a time, gives each new state to it, and passes on what the user wants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from coach.errors import CoachError
from coach.store.settings.settings import Settings
from coach.window.exercise_list import ExerciseLibrary, list_sections
from coach.window.home.page import HomePage
from coach.window.navigation import HOME_KEYS, KEYS, Page, Route
from coach.window.page_factory import PastPages
from coach.window.run.controller import RunController
from coach.window.run.run import ASKED
from coach.window.run.state import RunState, Step
from coach.window.run_page.page import RunPage
from coach.window.run_page.view import choose_view
from coach.window.shelf import Shelf
from coach.window.side_pages import SidePages
from coach.window.speech.controller import SpeechController
from coach.window.theme.palette import DARK, Palette
from coach.window.theme.stylesheet import render_stylesheet
from coach.window.theme.theme import Theme, choose_scale, find_palette
from coach.window.translation.catalogue import use_language
from coach.window.translation.translate import CURRENT

SMALLEST: Final = (640, 360)
OVER: Final = (Step.ENDED, Step.FAILED)


class MainWindow(QWidget):
    """Home, the run, settings, help."""

    closed = Signal()

    def __init__(
        self,
        controller: RunController,
        palette: Palette = DARK,
        *,
        text: float = 1.0,
        shelf: Shelf | None = None,
        speech: SpeechController | None = None,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("coach")
        self._controller, self._shelf, self._speech, self._today = controller, shelf, speech, today
        self._theme = Theme(palette, choose_scale(self.width(), self.height()), text)
        self.past = PastPages(
            controller.backend, self._go_to, self.go_back, self.start, self._reload, today
        )
        self._side_pages = SidePages(controller, self._go_to, self.go_back, self._apply, self.past)
        self.route = Route(("home", "run")) if controller.state.request.exercise else Route()
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self._make_pages()
        self.setMinimumSize(*SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        controller.changed.connect(self.show_state)
        if shelf is not None:
            shelf.loaded.connect(self.show_library)
        if speech is not None:
            speech.heard_changed.connect(self.run.controls.show_heard)
        self._set_look(self._theme)
        self._show_page()

    def _make_pages(self) -> None:
        """Home and the run; the other pages are made when they are first shown."""
        self.home = HomePage(self._theme, self._controller.list_sources)
        self.home.add_row(self.past.make_links(self._theme))
        self.home.add_row(self.past.make_notices(self._theme))
        self.run = RunPage(self._theme, self._controller.list_sources)
        self._pages: dict[Page, QWidget] = {"home": self.home, "run": self.run}
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._connect_pages()

    def _retranslate(self) -> None:
        """Language or units are other ones: every page is made anew."""
        self.past.drop_pages()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._make_pages()
        opened = self._controller.state.opened
        CURRENT.add_table(opened.exercise.translations if opened is not None else {})
        if self._shelf is not None and self._shelf.library.exercises:
            self.show_library(self._shelf.library)
        self._reload()  # what the programme asks for is put in words as it is read
        self._go(Route(tuple(page for page in self.route.pages if page != "replay")))

    def set_palette(self, palette: Palette, text: float | None = None) -> None:
        """Use these colours, and texts this large."""
        self._set_look(
            Theme(
                palette,
                choose_scale(self.width(), self.height()),
                self._theme.text if text is None else text,
            )
        )

    def show_library(self, library: ExerciseLibrary) -> None:
        """Show these exercises at home."""
        for exercise in library.exercises.values():
            CURRENT.add_table(exercise.translations)
        self.home.show_sections(list_sections(library, self._today()))
        if self.route.page == "home":
            self.home.focus_first()

    def show_state(self, state: RunState) -> None:
        """Give the state to the page of the run, and say what is new."""
        before: QWidget | None = self.focusWidget()
        if self.route.page == "run":
            self.run.show_state(state)
        else:
            self.home.show_camera(state.request.source, self._controller.name_source())
        if self._speech is not None:
            self._speech.update(state)
        if self.past.sitting is not None:
            self.past.sitting.update(state)
        if (
            self.route.page == "run"
            and before is not None
            and not (before.isEnabled() and before.isVisible())
        ):
            self.setFocus()  # else Qt would give the keyboard to the next button, and Space would press that

    def begin(self) -> None:
        """Begin what is wished, if an exercise is."""
        if self._controller.state.request.exercise:
            self.start(self._controller.state.request.exercise)

    def start(self, name: str) -> None:
        """Begin this exercise, after what must come first: when to see a professional, once; before a test, how much it hurts."""
        if not self._controller.backend.knows_red_flags():
            self._side_pages.show_flags(lambda: self.start(name))
        elif self._is_test(name):
            self._side_pages.ask_pain(lambda score: self._run_exercise(name, score), before=True)
        else:
            self._run_exercise(name, None)

    def _run_exercise(self, name: str, pain: int | None) -> None:
        self._go(Route(("home", "run")))
        self._controller.choose_exercise(name, pain)

    def _is_test(self, name: str) -> bool:
        """Whether it is one for which pain is asked and kept; what is wrong with its file is told by the run."""
        with suppress(CoachError):
            return (
                self._controller.state.request.record
                and self._controller.backend.load_exercise(name).exercise.group == ASKED
            )
        return False

    def _leave(self, action: Callable[[], None]) -> None:
        """Do this after the user was asked what is still to be asked."""
        if not self._controller.state.awaiting_pain_score:
            action()
            return

        def take(score: int | None) -> None:
            self._controller.answer(score)
            self._go(Route(("home", "run")))
            action()

        self._side_pages.ask_pain(take, before=False)

    def go_home(self) -> None:
        """Back to the cards; a run under way is ended, what was recorded is kept."""
        if self._controller.state.step not in OVER:
            self._controller.stop()
        if self._shelf is not None:
            self._shelf.load()
        self._go(Route())

    def _again(self) -> None:
        request = self._controller.state.request
        self._leave(
            self._controller.begin if request.pain is None else lambda: self.start(request.exercise)
        )

    def open_page(self, page: Page) -> None:
        """Show settings or help; a run under way is paused."""
        if self._controller.state.step is Step.RUNNING:
            self._controller.toggle_pause()
        self._side_pages.reset()
        self._go(self.route.open(page))

    def go_back(self) -> None:
        """What Escape does: end a run, or leave a page."""
        if self.route.page != "run":
            self._go(self.route.back())
        elif not self._controller.state.active or choose_view(self._controller.state) in (
            "ready",
            "opening",
        ):
            self._leave(self.go_home)
        else:
            self._controller.stop()

    def _reload(self) -> None:
        if self._shelf is not None:
            self._shelf.load()

    def _go_to(self, page: Page) -> QWidget:
        self._go(self.route.open(page))
        return self._pages[page]

    def _go(self, route: Route) -> None:
        self.route = route
        if route.page not in self._pages:
            page = self._pages[route.page] = self._side_pages.make(route.page, self._theme)
            self._stack.addWidget(page)
        self._show_page()

    def _show_page(self) -> None:
        page = self._pages.get(self.route.page, self.home)
        self._stack.setCurrentWidget(page)
        self.show_state(self._controller.state)
        if page is self.home:
            self.home.focus_first()
        elif page is self.run:
            self.setFocus()
        else:
            page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the window; a button that has the keyboard takes Space and Enter for itself."""
        action = self._list_actions().get(Qt.Key(event.key()))
        pages = {**KEYS, **HOME_KEYS} if self.route.page == "home" else KEYS
        page = pages.get(event.text().upper() or Qt.Key(event.key()).name.removeprefix("Key_"))
        if event.isAutoRepeat() or (action is None and page is None):
            super().keyPressEvent(event)
        elif action is not None:
            action()
        elif page is not None:
            self.open_page(page)

    def _list_actions(self) -> dict[Qt.Key, Callable[[], None]]:
        actions: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.go_back,
            Qt.Key.Key_H: lambda: self._leave(self.go_home),
        }
        if self._speech is not None:
            actions[Qt.Key.Key_M] = self._speech.toggle_mute
        if self.route.page == "home":
            actions[Qt.Key.Key_C] = self.home.camera.open
            if self.past.notices is not None and self.past.notices.shown is not None:
                actions |= {
                    Qt.Key.Key_N: self.past.notices.accept,
                    Qt.Key.Key_L: self.past.notices.dismiss,
                }
        if self.route.page == "run":
            actions |= {
                Qt.Key.Key_Space: self._controller.toggle_pause,
                Qt.Key.Key_C: self.run.controls.source.open,
            }
            if self._controller.state.step in OVER:
                actions |= {
                    Qt.Key.Key_Down: lambda: self.run.summary.scroll_lines(1),
                    Qt.Key.Key_Up: lambda: self.run.summary.scroll_lines(-1),
                }
                actions |= dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter), self._again)
        return actions

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is the page's own until somebody presses Tab."""
        super().showEvent(event)
        self._show_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything grows with the window."""
        self._set_look(
            Theme(self._theme.palette, choose_scale(self.width(), self.height()), self._theme.text)
        )
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Gone from the screen at once, then every thread is waited for."""
        self.hide()
        self._controller.changed.disconnect(self.show_state)  # nothing is painted any more
        self._controller.close()
        self._side_pages.preview.close()
        self.past.close()
        if self._shelf is not None:
            self._shelf.close()
        self.closed.emit()
        event.accept()

    def _apply(self, settings: Settings) -> None:
        """Follow changed settings at once, as far as the window shows or says them."""
        if use_language(settings.language, settings.units):
            QTimer.singleShot(
                0, self, self._retranslate
            )  # not while the page that tells of it is being hidden
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.set_palette(find_palette(app, settings), settings.text_size)
        if self._speech is not None:
            self._speech.apply(settings)
        if self.past.sitting is not None:
            self.past.sitting.apply(settings)

    def _connect_pages(self) -> None:
        controller, controls = self._controller, self.run.controls
        controls.pause_requested.connect(controller.toggle_pause)
        controls.stop_requested.connect(self.go_back)
        controls.source_requested.connect(controller.choose_source)
        self.run.again_requested.connect(self._again)
        self.run.home_requested.connect(lambda: self._leave(self.go_home))
        self.home.chosen.connect(self.start)
        self.home.camera.chosen.connect(controller.set_source)
        self.home.settings_requested.connect(lambda: self.open_page("settings"))
        self.home.help_requested.connect(lambda: self.open_page("help"))
        if self._speech is not None:
            controls.mute_requested.connect(self._speech.toggle_mute)
            controls.show_heard(self._speech.heard)

    def _set_look(self, theme: Theme) -> None:
        if theme == self._theme and self.styleSheet():
            return
        self._theme = theme
        self.setStyleSheet(render_stylesheet(theme))
        for page in self._pages.values():
            page.set_theme(theme)  # type: ignore[attr-defined]
        self.show_state(self._controller.state)
