"""The cards of the home page, by section, in as many columns as fit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coach.window.home.cards import Section
from coach.window.home.exercise_card import CardButton
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr

CARD_WIDTH: Final = 392
"""Minimum width of a card, in pixels of the design."""
MAX_COLUMNS: Final = 3
ARROWS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CardGrid(QScrollArea):
    """Scrolls to the card that has the keyboard; the page handles the keys."""

    exercise_requested = Signal(str)
    """Name of the exercise whose card was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[CardButton] = []
        self._theme = theme
        self._sections: tuple[Section, ...] = ()
        self._grids: list[QGridLayout] = []
        self._current = ""
        """Name of the exercise whose card had the keyboard last."""
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        self._column = QVBoxLayout(self._content)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._theme = theme
        self._column.setContentsMargins(0, 0, theme.px(16), theme.px(16))
        self._column.setSpacing(theme.px(10))
        for card in self.cards:
            card.set_theme(theme)
        for grid in self._grids:
            grid.setSpacing(theme.px(16))
        self._arrange()

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
        self.cards = []
        self._grids = []
        for section in sections:
            self._add_section(section)
        if not sections:
            self._add_heading(tr("No exercise fits this choice"))
        self._column.addStretch(1)
        self._arrange()
        for card in self.cards:
            card.show()  # at once: a hidden widget cannot take the keyboard

    def focus_current(self) -> None:
        """Give the keyboard to the card that had it last, or to the first one."""
        known = next((card for card in self.cards if card.card.name == self._current), None)
        card = known or next(iter(self.cards), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._mark(card.card.name)

    def find_by_key(self, key: str) -> str | None:
        """Return the exercise that a digit starts; None if the key starts none."""
        for card in self.cards:
            if card.card.key and card.card.key == key:
                return card.card.name
        return None

    def move_focus(self, down: int, right: int) -> None:
        """Give the keyboard to the card this many rows below, or this many cards further."""
        rows = self._list_rows()
        places = ((y, x) for y, row in enumerate(rows) for x, _ in enumerate(row))
        focused = self.focusWidget()
        row, column = next((at for at in places if rows[at[0]][at[1]] is focused), (0, -right))
        if right:
            flat = [card for line in rows for card in line]
            index = flat.index(rows[row][column]) + right if column >= 0 else 0
            target = flat[min(max(index, 0), len(flat) - 1)]
        else:
            line = rows[min(max(row + down, 0), len(rows) - 1)]
            target = line[min(max(column, 0), len(line) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._mark(target.card.name)
        self.ensureWidgetVisible(target, 0, self._theme.px(60))

    def move_section(self, step: int) -> None:
        """Give the keyboard to the first card of the next section, or of the one before."""
        firsts, first = [], 0
        for section in self._sections:
            if section.cards:
                firsts.append(first)
            first += len(section.cards)
        focused = self.focusWidget()
        at = next((index for index, card in enumerate(self.cards) if card is focused), 0)
        targets = [index for index in firsts if (index > at if step > 0 else index < at)]
        if targets:
            target = self.cards[targets[0] if step > 0 else targets[-1]]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self._mark(target.card.name)
            self.ensureWidgetVisible(target, 0, self._theme.px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass every key on to the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit now."""
        self._arrange()
        super().resizeEvent(event)

    def _add_heading(self, text: str) -> None:
        heading = QLabel(text, self._content)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "section")
        heading.setWordWrap(True)
        self._column.addWidget(heading)

    def _add_section(self, section: Section) -> None:
        self._add_heading(section.title)
        grid = QGridLayout()
        grid.setSpacing(self._theme.px(16))
        self._column.addLayout(grid)
        self._grids.append(grid)
        for card in section.cards:
            button = CardButton(self._theme, card, self._content)
            button.focused.connect(self._mark)
            button.clicked.connect(
                lambda _=False, name=card.name: self.exercise_requested.emit(name)
            )
            self.cards.append(button)

    def _count_columns(self) -> int:
        """Return how many columns fit; large texts need wider cards."""
        scale = min(1.9, max(1.0, self._theme.text))
        width = self.width() - self._theme.px(16)
        return max(1, int(width // (self._theme.px(CARD_WIDTH) * scale)))

    def _arrange(self) -> None:
        columns, cards = self._count_columns(), iter(self.cards)
        for section, grid in zip(self._sections, self._grids, strict=True):
            for index in range(len(section.cards)):
                grid.addWidget(next(cards), index // columns, index % columns)
            for column in range(MAX_COLUMNS):
                grid.setColumnStretch(column, 1 if column < columns else 0)

    def _list_rows(self) -> list[list[CardButton]]:
        columns = self._count_columns()
        rows: list[list[CardButton]] = []
        first = 0
        for section in self._sections:
            cards = self.cards[first : first + len(section.cards)]
            first += len(section.cards)
            rows += [cards[index : index + columns] for index in range(0, len(cards), columns)]
        return rows

    def _mark(self, name: str) -> None:
        """Frame this card alone: it has the keyboard."""
        self._current = name
        for card in self.cards:
            card.mark(marked=card.card.name == name)
