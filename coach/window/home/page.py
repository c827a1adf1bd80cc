"""Home: the exercises of today and all others, each as a card that starts it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coach.window.exercise_list import Section
from coach.window.home.exercise_card import CardButton
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser, KeyButton

CARD_WIDTH: Final = 392
"""As many columns of cards as fit, none narrower than this."""
ARROWS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CardArea(QScrollArea):
    """Scrolls by the card that has the keyboard: the arrows are the page's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the page."""
        event.ignore()


class HomePage(QWidget):
    """All cards by section; arrows move between them, Enter and digits start them."""

    chosen = Signal(str)
    """Name of the exercise to start."""
    settings_requested = Signal()
    help_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        list_sources: Callable[[], Mapping[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._sections: tuple[Section, ...] = ()
        self._headings: list[QLabel] = []
        self._grids: list[QGridLayout] = []
        self.cards: list[CardButton] = []
        self._current = ""
        """The exercise whose card had the keyboard last."""
        self._title = QLabel(tr("coach"), self)
        self._title.setProperty("role", "title")
        self._hint = QLabel(tr("Arrows choose, Enter or the number starts"), self)
        self._hint.setProperty("role", "plain")
        self._hint.setWordWrap(True)
        self.camera = Chooser(theme, "C", tr("Camera"), list_sources, self)
        self.settings = KeyButton(theme, "S", self)
        self.help = KeyButton(theme, "F1", self)
        self.settings.clicked.connect(self.settings_requested)
        self.help.clicked.connect(self.help_requested)
        self._place()
        self.set_theme(theme)

    def add_row(self, row: QWidget) -> None:
        """Put a row (it has `set_theme`) between the head and the cards."""
        self._extra.append(row)
        self._whole.insertWidget(self._whole.count() - 1, row)

    def _place(self) -> None:
        self._extra: list[QWidget] = []
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
        self._whole.addWidget(self._scroll, 1)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self._whole.setContentsMargins(theme.px(28), theme.px(16), theme.px(12), theme.px(8))
        self._whole.setSpacing(theme.px(8))
        self._head.setSpacing(theme.px(12))
        self._head.setContentsMargins(0, 0, theme.px(16), 0)
        self._column.setContentsMargins(0, 0, theme.px(16), theme.px(16))
        self._column.setSpacing(theme.px(10))
        for button, words, icon in zip(
            self._buttons, ("", tr("Settings"), tr("Help")), ("", "settings", "help"), strict=True
        ):
            button.set_theme(theme)
            if words:
                button.show_words(icon, words)
            button.setFixedWidth(max(button.measure_width(), theme.px(150)))
        self._hint.setVisible(theme.is_wide)
        for part in (*self.cards, *self._extra):
            part.set_theme(theme)  # type: ignore[attr-defined]
        for grid in self._grids:
            grid.setSpacing(theme.px(16))
        self._arrange()

    def show_camera(self, source: str, name: str) -> None:
        """The camera that will be used."""
        self.camera.show_current(source, name)
        self.camera.setFixedWidth(
            min(max(self.camera.measure_width(), self._theme.px(190)), self._theme.px(420))
        )

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Show these cards; nothing changes where they are the same."""
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
            self._column.addWidget(self._make_heading(tr("There are no exercises")))
        self._column.addStretch(1)
        self._arrange()
        for card in self.cards:
            card.show()  # at once: what is not shown cannot be given the keyboard

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
            button.clicked.connect(lambda _=False, name=card.name: self.chosen.emit(name))
            self.cards.append(button)

    def _count_columns(self) -> int:
        room = self.width() - self._theme.px(56)
        return max(
            1, int(room // (self._theme.px(CARD_WIDTH) * min(1.9, max(1.0, self._theme.text))))
        )

    def _arrange(self) -> None:
        """Lay the cards out in as many columns as there is room for."""
        columns, cards = self._count_columns(), iter(self.cards)
        for section, grid in zip(self._sections, self._grids, strict=True):
            for index in range(len(section.cards)):
                grid.addWidget(next(cards), index // columns, index % columns)
            for column in range(3):
                grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        self._arrange()
        super().resizeEvent(event)

    def focus_first(self) -> None:
        """Give the keyboard to the card that had it, or to the first one."""
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
        """Arrows move, digits start."""
        if event.key() in ARROWS and self.cards:
            self._move(*ARROWS[Qt.Key(event.key())])
            return
        for card in self.cards:
            if card.card.key and event.text() == card.card.key:
                self.chosen.emit(card.card.name)
                return
        event.ignore()

    def _list_rows(self) -> list[list[CardButton]]:
        columns, rows, at = self._count_columns(), [], 0
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
