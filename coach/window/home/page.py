"""The home page: the exercises of today and all others, each as a card that starts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask
from coach.window.exercises import ExerciseLibrary
from coach.window.home.cards import Section, list_sections
from coach.window.home.exercise_card import CardButton
from coach.window.home.page_links import HomeLinks
from coach.window.navigation import PageName
from coach.window.run.controller import RunController
from coach.window.theme.theme import Theme
from coach.window.translation.common_texts import HOME_EMPTY, HOME_HINT, HOME_TITLE
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser, KeyButton
from coach.window.widgets.notice_bar import Notice, NoticeBar
from coach.window.widgets.page import Page

CARD_WIDTH: Final = 392
"""Minimum width of a card, in pixels of the design."""
ARROWS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CardArea(QScrollArea):
    """Scrolls to the card that has the keyboard; the page handles the arrow keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass every key on to the page."""
        event.ignore()


class HomePage(Page):
    """All cards by section; arrows move between them, Enter and digits start them."""

    page_requested = Signal(str)
    """Name of the page to open."""

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
        self._today = today
        self._sections: tuple[Section, ...] = ()
        self._headings: list[QLabel] = []
        self._grids: list[QGridLayout] = []
        self.cards: list[CardButton] = []
        self._current = ""
        """Name of the exercise whose card had the keyboard last."""
        self._title = QLabel(tr(HOME_TITLE), self)
        self._title.setProperty("role", "title")
        self._hint = QLabel(tr(HOME_HINT), self)
        self._hint.setProperty("role", "plain")
        self._hint.setWordWrap(True)
        self.camera = Chooser(theme, "C", tr("Camera"), runs.list_sources, self)
        self.settings = KeyButton(theme, keys["settings"], self)
        self.help = KeyButton(theme, keys["red_flags"], self)
        self.links = HomeLinks(theme, keys, self)
        self.notices = NoticeBar(theme, self)
        self._search = BackgroundTask(self)
        self._place()
        self._connect()
        self.set_theme(theme)

    def _connect(self) -> None:
        self.settings.clicked.connect(lambda: self.page_requested.emit("settings"))
        self.help.clicked.connect(lambda: self.page_requested.emit("red_flags"))
        self.links.page_requested.connect(self.page_requested)
        self.camera.chosen.connect(self._runs.set_source)
        self._runs.state_changed.connect(self._show_camera)
        self._search.finished.connect(self._offer_unfinished)

    def _place(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._hint, 1)
        self._head.addStretch(0)
        self._buttons = (self.camera, self.settings, self.help)
        for button in self._buttons:
            self._head.addWidget(button)
        self._scrolled = QWidget()
        self._scrolled.setObjectName("scrolled")
        self._column = QVBoxLayout(self._scrolled)
        self._scroll = CardArea(self)
        self._scroll.setWidget(self._scrolled)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self.links)
        self._whole.addWidget(self.notices)
        self._whole.addWidget(self._scroll, 1)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._theme = theme
        self._whole.setContentsMargins(theme.px(28), theme.px(16), theme.px(12), theme.px(8))
        self._whole.setSpacing(theme.px(8))
        self._head.setSpacing(theme.px(12))
        self._head.setContentsMargins(0, 0, theme.px(16), 0)
        self._column.setContentsMargins(0, 0, theme.px(16), theme.px(16))
        self._column.setSpacing(theme.px(10))
        for button, text, icon in zip(
            self._buttons, ("", tr("Settings"), tr("Help")), ("", "settings", "help"), strict=True
        ):
            button.set_theme(theme)
            if text:
                button.show_words(icon, text)
            button.setFixedWidth(max(button.measure_width(), theme.px(150)))
        self._hint.setVisible(theme.is_wide)
        for card in self.cards:
            card.set_theme(theme)
        self.links.set_theme(theme)
        self.notices.set_theme(theme)
        for grid in self._grids:
            grid.setSpacing(theme.px(16))
        self._arrange()

    def on_shown(self) -> None:
        """Show what may have changed, and give the keyboard to the card that had it."""
        self._show_camera()
        self._show_profile()
        self.focus_first()

    def offer(self, notice: Notice) -> None:
        """Show a notice after those that are there."""
        self.notices.add(notice)

    def show_error(self, error: CoachError) -> None:
        """Show what went wrong, and what the user can do."""
        self.offer(Notice(f"{tr(error.message)} {tr(error.hint)}"))

    def find_unfinished(self) -> None:
        """Offer to keep recordings that were interrupted, if there are any."""
        from coach.window.recordings.rows import describe_unfinished

        self._search.run(describe_unfinished)

    def show_library(self, library: ExerciseLibrary) -> None:
        """Show the cards of these exercises."""
        self.show_sections(list_sections(library, self._today()))
        if self.isVisible():
            self.focus_first()

    def _offer_unfinished(self, text: str) -> None:
        from coach.window.recordings.rows import TEXTS

        if text:
            show = tr(TEXTS["look"])
            self.offer(Notice(text, show, lambda: self.page_requested.emit("recordings")))

    def _show_profile(self) -> None:
        """Show whose profile it is if there are several; the page of profiles reports errors."""
        from coach.store.settings.profiles import find_current_profile, list_profiles
        from coach.window.settings.profile_page import name_person

        try:
            name = name_person(find_current_profile()) if len(list_profiles()) > 1 else ""
        except CoachError:
            name = ""
        self.links.show_profile(name)

    def _show_camera(self) -> None:
        if not self.isVisible():
            return
        self.camera.show_current(self._runs.state.request.source, self._runs.name_source())
        self.camera.setFixedWidth(
            min(max(self.camera.measure_width(), self._theme.px(190)), self._theme.px(420))
        )

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Show these cards; nothing changes if they are the same."""
        if sections == self._sections:
            return
        self._sections = sections
        while item := self._column.takeAt(0):
            for part in (item.widget(), item.layout()):
                if part is not None:
                    part.deleteLater()
        for card in self.cards:
            card.deleteLater()
        self.cards, self._grids, self._headings = [], [], []
        for section in sections:
            self._add_section(section)
        if not sections:
            self._column.addWidget(self._make_heading(tr(HOME_EMPTY)))
        self._column.addStretch(1)
        self._arrange()
        for card in self.cards:
            card.show()  # at once: a hidden widget cannot take the keyboard

    def _make_heading(self, words: str) -> QLabel:
        heading = QLabel(words, self._scrolled)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "section")
        heading.setWordWrap(True)
        self._headings.append(heading)
        return heading

    def _add_section(self, section: Section) -> None:
        self._column.addWidget(self._make_heading(section.title))
        grid = QGridLayout()
        grid.setSpacing(self._theme.px(16))
        self._column.addLayout(grid)
        self._grids.append(grid)
        for card in section.cards:
            button = CardButton(self._theme, card, self._scrolled)
            button.focused.connect(self._remember)
            button.clicked.connect(
                lambda _=False, name=card.name: self.exercise_requested.emit(name)
            )
            self.cards.append(button)

    def _count_columns(self) -> int:
        room = self.width() - self._theme.px(56)
        return max(
            1, int(room // (self._theme.px(CARD_WIDTH) * min(1.9, max(1.0, self._theme.text))))
        )

    def _arrange(self) -> None:
        """Lay the cards out in as many columns as fit."""
        columns, cards = self._count_columns(), iter(self.cards)
        for section, grid in zip(self._sections, self._grids, strict=True):
            for index in range(len(section.cards)):
                grid.addWidget(next(cards), index // columns, index % columns)
            for column in range(3):
                grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit now."""
        self._arrange()
        super().resizeEvent(event)

    def focus_first(self) -> None:
        """Give the keyboard to the card that had it last, or to the first one."""
        known = next((card for card in self.cards if card.card.name == self._current), None)
        first = known or next(iter(self.cards), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._remember(first.card.name)

    def _remember(self, name: str) -> None:
        self._current = name
        for card in self.cards:
            card.mark(marked=card.card.name == name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, start by digits."""
        if event.key() in ARROWS and self.cards:
            self._move(*ARROWS[Qt.Key(event.key())])
            return
        for card in self.cards:
            if card.card.key and event.text() == card.card.key:
                self.exercise_requested.emit(card.card.name)
                return
        event.ignore()

    def _list_rows(self) -> list[list[CardButton]]:
        columns = self._count_columns()
        rows: list[list[CardButton]] = []
        at = 0
        for section in self._sections:
            cards = self.cards[at : at + len(section.cards)]
            at += len(section.cards)
            rows += [cards[index : index + columns] for index in range(0, len(cards), columns)]
        return rows

    def _move(self, down: int, right: int) -> None:
        rows = self._list_rows()
        row, column = next(
            (
                (y, x)
                for y, line in enumerate(rows)
                for x, card in enumerate(line)
                if card is self.focusWidget()
            ),
            (0, -right),
        )
        if right:
            flat = [card for line in rows for card in line]
            at = flat.index(rows[row][column]) + right if column >= 0 else 0
            target = flat[min(max(at, 0), len(flat) - 1)]
        else:
            line = rows[min(max(row + down, 0), len(rows) - 1)]
            target = line[min(max(column, 0), len(line) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._remember(target.card.name)
        self._scroll.ensureWidgetVisible(target, 0, self._theme.px(60))
