"""The home page: the exercises of today and all others, each as a card that starts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.store.settings.profiles import bind_profile
from coach.window.background.task import BackgroundTask
from coach.window.exercises import ExerciseLibrary
from coach.window.home.card_grid import ARROWS, CardGrid
from coach.window.home.cards import list_sections
from coach.window.home.filter_row import WISH_KEY, FilterRow
from coach.window.home.page_links import HomeLinks
from coach.window.navigation import PageName
from coach.window.run.controller import RunController
from coach.window.run.text import ADDRESS, offer_address
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error, tr
from coach.window.widgets.buttons import Chooser, KeyButton
from coach.window.widgets.flow_layout import FlowWidget
from coach.window.widgets.notice_bar import Notice, NoticeBar
from coach.window.widgets.page import Page

SECTION_KEYS: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
ROUTINE_KEY: Final = "T"
MORE_KEY: Final = "O"
LARGE_TEXT: Final = 1.5
"""Text size from which the buttons of other pages and the filters are behind one button."""


class HomePage(Page):
    """All cards by section; arrows move between them, Enter and digits start them."""

    page_requested = Signal(str)
    """Name of the page to open."""
    programme_suggested = Signal(str)
    """Name of the programme that fits what the user would like."""

    def __init__(
        self,
        theme: Theme,
        runs: RunController,
        keys: Mapping[PageName, str],
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        """Create the page without cards.

        Args:
            theme: Colours and sizes.
            runs: Knows the cameras, and which of them is used.
            keys: Page -> key that opens it.
            today: Returns the local day.
            parent: Parent widget.

        """
        super().__init__(parent)
        self._runs = runs
        self.setAccessibleName(tr("Home"))
        self._today = today
        self._library = ExerciseLibrary()
        self._title = QLabel(tr("coach"), self)
        self._title.setProperty("role", "title")
        self._hint = QLabel(tr("Arrow keys choose, Enter or the number starts"), self)
        self._hint.setProperty("role", "plain")
        self._hint.setWordWrap(True)
        self.routine = KeyButton(theme, ROUTINE_KEY, self)
        self.routine.hide()
        self.camera = Chooser(
            theme, "C", tr("Camera"), self._list_cameras, self, search=runs.find_cameras
        )
        self.more = KeyButton(theme, MORE_KEY, self)
        self._unfolded = False
        """Whether the user has asked for what that button hides."""
        self.settings = KeyButton(theme, keys["settings"], self)
        self.help = KeyButton(theme, keys["red_flags"], self)
        self.links = HomeLinks(theme, keys, self)
        self.filters = FilterRow(theme, self)
        self.notices = NoticeBar(theme, self)
        self._unfinished = Notice("")
        """The last offer to keep recordings that were interrupted; empty before the first one."""
        self.grid = CardGrid(theme, self)
        self._search, self._profile = BackgroundTask(self), BackgroundTask(self, latest_only=True)
        self._place()
        self._connect()
        self.set_theme(theme)

    def _connect(self) -> None:
        self.settings.clicked.connect(lambda: self.page_requested.emit("settings"))
        self.help.clicked.connect(lambda: self.page_requested.emit("red_flags"))
        self.more.clicked.connect(lambda: self._unfold(unfolded=not self._unfolded))
        self.links.page_requested.connect(self.page_requested)
        self.routine.clicked.connect(self.routine_requested)
        self.grid.exercise_requested.connect(self.exercise_requested)
        self.filters.changed.connect(self._show_cards)
        self.filters.programme_suggested.connect(self._suggest)
        self.camera.chosen.connect(self._choose_camera)
        self.camera.found.connect(self._runs.note_cameras)
        self._runs.state_changed.connect(self._show_camera)
        self._search.finished.connect(self._offer_unfinished)
        self._profile.finished.connect(self.links.show_profile)

    def _place(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._hint, 1)
        self._head.addStretch(0)
        self._buttons = (self.routine, self.camera, self.settings, self.help, self.more)
        self._row = FlowWidget(self)
        for button in self._buttons:
            self._row.flow.addWidget(button)
        self._head.addWidget(self._row)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self.links)
        self._whole.addWidget(self.filters)
        self._whole.addWidget(self.notices)
        self._whole.addWidget(self.grid, 1)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._theme = theme
        self._whole.setContentsMargins(theme.px(28), theme.px(16), theme.px(12), theme.px(8))
        self._whole.setSpacing(theme.px(8))
        self._head.setSpacing(theme.px(12))
        self._row.flow.setSpacing(theme.px(12))
        self._head.setContentsMargins(0, 0, theme.px(16), 0)
        for button, text, icon in zip(
            self._buttons,
            (tr("Today's routine"), "", tr("Settings"), tr("Help"), tr("More")),
            ("play", "", "settings", "help", "down"),
            strict=True,
        ):
            button.set_theme(theme)
            if text:
                button.show_words(icon, text)
            button.setFixedWidth(max(button.measure_width(), theme.px(150)))
        self._hint.setVisible(theme.is_wide)
        for part in (self.links, self.filters, self.notices, self.grid):
            part.set_theme(theme)
        self._unfold(unfolded=self._unfolded)

    def _unfold(self, *, unfolded: bool) -> None:
        """Show the buttons of other pages and the filters; with large texts only on request."""
        large, self._unfolded = self._theme.text >= LARGE_TEXT, unfolded
        self.more.setVisible(large)
        for part in (self.links, self.filters):
            part.setVisible(unfolded or not large)

    def on_shown(self) -> None:
        """Show what may have changed, and give the keyboard to the card that had it."""
        if self.notices.has(self._unfinished):
            self.find_unfinished()
        self._show_camera()
        self._show_profile()
        self.grid.focus_current()

    def offer(self, notice: Notice) -> None:
        """Show a notice after those that are there."""
        self.notices.add(notice)

    def show_error(self, error: CoachError) -> None:
        """Show what went wrong, and what the user can do."""
        self.offer(Notice(describe_error(error)))

    def find_unfinished(self) -> None:
        """Offer to keep recordings that were interrupted, if there are any."""
        from coach.window.recordings.rows import describe_unfinished

        self._search.run(bind_profile(self._runs.find_profile(), describe_unfinished))

    def show_library(self, library: ExerciseLibrary) -> None:
        """Show the cards of these exercises."""
        self._library = library
        newcomer = not library.done and library.plan is None
        self._hint.setText(
            tr("New here? Press {key} and say what you would like.", key=WISH_KEY)
            if newcomer
            else tr("Arrow keys choose, Enter or the number starts")
        )
        self.routine.setVisible(library.plan is not None and library.plan.has_open)
        self._show_cards()

    def _suggest(self, programme: str) -> None:
        """Suggest a programme, unless the user follows one."""
        if self._library.plan is None or self._library.plan.finished:
            self.programme_suggested.emit(programme)

    def _show_cards(self) -> None:
        self.grid.show_sections(list_sections(self._library, self._today(), self.filters.chosen))
        if self.isVisible():
            self.grid.focus_current()

    def _offer_unfinished(self, text: str) -> None:
        """Offer what this text says, in the place of what was offered before."""
        if text != self._unfinished.text:
            self.notices.withdraw(self._unfinished)
        show = tr("Show them")
        self._unfinished = Notice(text, show, lambda: self.page_requested.emit("recordings"))
        self.offer(self._unfinished)

    def _show_profile(self) -> None:
        """Show whose profile it is if there are several; the page of profiles reports errors."""
        from coach.window.settings.profile_page import find_person

        self._profile.run(partial(find_person, self._runs.find_profile()))

    def _list_cameras(self) -> Mapping[str, str]:
        return offer_address(self._runs.list_sources())

    def _choose_camera(self, camera: str) -> None:
        """Use this camera; the settings take an address."""
        if camera == ADDRESS:
            self.page_requested.emit("settings")
        else:
            self._runs.set_source(camera)

    def _show_camera(self) -> None:
        if not self.isVisible():
            return
        self.camera.show_current(self._runs.state.request.source, self._runs.name_source())
        self.camera.setFixedWidth(
            min(max(self.camera.measure_width(), self._theme.px(190)), self._theme.px(420))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows and pages, start by digits, open the menus."""
        exercise = self.grid.find_by_key(event.text())
        if event.key() in ARROWS and self.grid.cards:
            self.grid.move_focus(*ARROWS[Qt.Key(event.key())])
        elif event.key() in SECTION_KEYS:
            self.grid.move_section(SECTION_KEYS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_O and self.more.isVisible():
            self.more.click()
        elif event.text().upper() in self.filters.menus:
            self._unfold(unfolded=True)
            self.filters.menus[event.text().upper()].open()
        elif exercise is not None:
            self.exercise_requested.emit(exercise)
        else:
            event.ignore()
