"""The pages about what was done and what is due: made when they are first shown, and connected with each other.

Replays, recordings, history, programme, profiles, exercises of one's own; and what the home page shows of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coach.errors import CoachError
from coach.store.settings.settings import Settings
from coach.window.background.task import BackgroundTask
from coach.window.history.reader import HistoryReader, read_history
from coach.window.home.break_reminder import BreakReminder
from coach.window.home.page_links import HomeLinks
from coach.window.navigation import Page
from coach.window.programme.service import ProgrammeView, read_programme
from coach.window.replay.recording import LoadedRecording, ReplayRequest
from coach.window.run.backend import Backend
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.notice_bar import Notice, NoticeBar

if TYPE_CHECKING:
    from coach.window.recordings.rows import RecordingRow
    from coach.window.replay.page import ReplayPage


class PastPages(QObject):
    """Makes pages, and connects what they wish for."""

    def __init__(
        self,
        backend: Backend,
        go_to: Callable[[Page], QWidget],
        go_back: Callable[[], None],
        start: Callable[[str], None],
        reload: Callable[[], None],
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        """start: begin an exercise; reload: read exercises and what is due anew."""
        super().__init__()
        self.backend, self.go_to, self.go_back, self.start, self.reload, self.today = (
            backend,
            go_to,
            go_back,
            start,
            reload,
            today,
        )
        self.read_past: HistoryReader = read_history
        self.read_desk: Callable[[dt.date], ProgrammeView] = read_programme
        self.links: HomeLinks | None = None
        self.notices: NoticeBar | None = None
        self.sitting: BreakReminder | None = None
        self._rows: tuple[RecordingRow, ...] = ()
        self._finding = BackgroundTask(self)
        self._finding.done.connect(self._offer_unfinished)
        self._listing = BackgroundTask(self)
        self._listing.done.connect(self._take_rows)
        self._closing: list[Callable[[], None]] = [self._finding.close, self._listing.close]
        self._closing_pages: list[Callable[[], None]] = []

    def drop_pages(self) -> None:
        """All pages are about to be made anew: wait for their threads, and find once more what is offered at home."""
        from coach.window.recordings.rows import describe_unfinished

        for close in self._closing_pages:
            close()
        self._closing_pages.clear()
        if self.sitting is not None:
            self._finding.fetch(describe_unfinished)

    def make_links(self, theme: Theme) -> HomeLinks:
        """The row of the home page that leads here."""
        self.links = HomeLinks(theme)
        self.links.wished.connect(self.go_to)
        self.name_person()
        return self.links

    def make_notices(self, theme: Theme) -> NoticeBar:
        """The bar of the home page that offers something."""
        self.notices = NoticeBar(theme)
        return self.notices

    def name_person(self) -> None:
        """Show whose profile it is, where there are several; who cannot be named is told of on the page of profiles."""
        from coach.store.settings.profiles import find_current_profile, list_profiles
        from coach.window.settings.profile_page import name_person

        try:
            name = name_person(find_current_profile()) if len(list_profiles()) > 1 else ""
        except CoachError:
            name = ""
        if self.links is not None:
            self.links.show_person(name)

    def begin(self, settings: Settings) -> None:
        """What is to be done once the window is there: ask who it is, look for recordings that were cut off, remind of sitting."""
        from coach.window.recordings.rows import describe_unfinished
        from coach.window.settings.profile_page import must_choose

        self.sitting = BreakReminder(settings, self)
        self.sitting.due.connect(lambda words: self.offer(Notice(words)))
        self._closing.append(self.sitting.close)
        self._finding.fetch(describe_unfinished)
        if must_choose():
            self.go_to("profiles")

    def offer(self, notice: Notice) -> None:
        """Show a notice at home."""
        if self.notices is not None:
            self.notices.add(notice)

    def close(self) -> None:
        """Wait for every thread."""
        for close in (*self._closing, *self._closing_pages):
            close()

    def open_replay(self, request: ReplayRequest, beside: ReplayRequest | None = None) -> None:
        """Look at a recording."""
        page: ReplayPage = self.go_to("replay")  # type: ignore[assignment]
        page.open(request, beside)
        page.setFocus()

    def make_replay(self, theme: Theme) -> QWidget:
        """Looking at a recording."""
        from coach.window.recordings.rows import list_others, list_rows, read_titles
        from coach.window.replay.page import ReplayPage

        def find_others(film: LoadedRecording) -> dict[str, ReplayRequest]:
            return list_others(film, self._rows)

        page = ReplayPage(theme, find_others)
        page.back_requested.connect(self.go_back)
        page.loader.opened.connect(lambda: self._listing.fetch(lambda: list_rows(read_titles())))
        self._closing_pages.append(page.close_threads)
        return page

    def make_recordings(self, theme: Theme) -> QWidget:
        """All recordings."""
        from coach.window.recordings.page import RecordingsPage

        page = RecordingsPage(theme)
        page.back_requested.connect(self.go_back)
        page.chosen.connect(lambda folder: self.open_replay(ReplayRequest(folder)))
        self._closing_pages.append(page.close_threads)
        return page

    def make_history(self, theme: Theme) -> QWidget:
        """What was done over weeks."""
        from coach.window.history.page import HistoryPage

        page = HistoryPage(theme, self.read_past, self.today)
        page.back_requested.connect(self.go_back)
        self._closing_pages.append(page.close_threads)
        return page

    def make_programme(self, theme: Theme) -> QWidget:
        """What is due."""
        from coach.window.programme.page import ProgrammePage

        page = ProgrammePage(theme, self.read_desk, self.today)
        page.back_requested.connect(self.go_back)
        page.exercise_requested.connect(self.start)
        page.changed.connect(self.reload)
        self._closing_pages.append(page.close_threads)
        return page

    def make_profiles(self, theme: Theme) -> QWidget:
        """Who it is."""
        from coach.window.settings.profile_page import ProfilePage

        page = ProfilePage(theme)
        page.back_requested.connect(self.go_back)
        page.chosen.connect(self._change_person)
        return page

    def make_author(self, theme: Theme) -> QWidget:
        """Exercises of one's own."""
        from coach.window.own_exercises.page import OwnExercisesPage

        page = OwnExercisesPage(theme, self.backend)
        page.back_requested.connect(self.go_back)
        page.changed.connect(self.reload)
        self._closing_pages.append(page.close_threads)
        return page

    def _change_person(self) -> None:
        self.name_person()
        self.reload()
        self.go_back()

    def _take_rows(self, rows: tuple[RecordingRow, ...]) -> None:
        self._rows = rows

    def _offer_unfinished(self, words: str) -> None:

        if words:
            self.offer(Notice(words, tr("Show them"), self._show_recordings))

    def _show_recordings(self) -> None:
        self.go_to("recordings")
