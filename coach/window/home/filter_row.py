"""The row of the home page that chooses which cards are shown."""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.window.home.card_filter import (
    KINDS,
    MINUTES,
    PLACES,
    WISHES,
    CardFilter,
    name_minutes,
)
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser, count_columns

WISH_KEY: Final = "W"
PLACE_KEY: Final = "A"
MINUTES_KEY: Final = "D"
KIND_KEY: Final = "F"


class FilterRow(QWidget):
    """A menu for wishes, and one each for place, minutes and kind."""

    changed = Signal(CardFilter)
    """Emitted with what is chosen now."""
    programme_suggested = Signal(str)
    """Emitted with the name of the programme that fits a wish."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = CardFilter()
        self.wish = Chooser(theme, WISH_KEY, tr("What would you like?"), _list_wishes, self)
        self.place = Chooser(theme, PLACE_KEY, tr("Where"), _list_places, self)
        self.minutes = Chooser(theme, MINUTES_KEY, tr("How long"), _list_minutes, self)
        self.kind = Chooser(theme, KIND_KEY, tr("Kind of exercise"), _list_kinds, self)
        self.menus = {
            WISH_KEY: self.wish,
            PLACE_KEY: self.place,
            MINUTES_KEY: self.minutes,
            KIND_KEY: self.kind,
        }
        """Key -> the menu that it opens."""
        self._grid = QGridLayout(self)
        self.wish.show_words("help", tr("What would you like?"))
        self.wish.chosen.connect(self._grant)
        self.place.chosen.connect(lambda place: self._choose(place=place))
        self.minutes.chosen.connect(lambda minutes: self._choose(minutes=int(minutes)))
        self.kind.chosen.connect(lambda group: self._choose(group=group))
        self._show()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._grid.setContentsMargins(0, 0, theme.px(16), 0)
        self._grid.setSpacing(theme.px(12))
        for menu in self.menus.values():
            menu.set_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one row if every text fits, else more."""
        super().resizeEvent(event)
        self._arrange()

    def show_filter(self, chosen: CardFilter) -> None:
        """Choose this; `changed` follows if it is something else."""
        if chosen != self.chosen:
            self.chosen = chosen
            self._show()
            self.changed.emit(chosen)

    def _arrange(self) -> None:
        menus = tuple(self.menus.values())
        columns = count_columns(self._grid, self.width(), menus)
        for index, menu in enumerate(menus):
            self._grid.addWidget(menu, index // columns, index % columns)
        for column in range(len(menus)):
            self._grid.setColumnStretch(column, int(column < columns))

    def _choose(self, **values: str | int) -> None:
        self.show_filter(dataclasses.replace(self.chosen, **values))  # type: ignore[arg-type]

    def _grant(self, name: str) -> None:
        wish = WISHES[name]
        self.show_filter(wish.cards)
        if wish.programme:
            self.programme_suggested.emit(wish.programme)

    def _show(self) -> None:
        chosen = self.chosen
        self.place.show_current(chosen.place, tr(PLACES[chosen.place]))
        self.minutes.show_current(str(chosen.minutes), name_minutes(chosen.minutes))
        self.kind.show_current(chosen.group, tr(KINDS[chosen.group]))
        self._arrange()


def _list_wishes() -> dict[str, str]:
    return {name: tr(wish.text) for name, wish in WISHES.items()}


def _list_places() -> dict[str, str]:
    return {place: tr(text) for place, text in PLACES.items()}


def _list_minutes() -> dict[str, str]:
    return {str(minutes): name_minutes(minutes) for minutes in MINUTES}


def _list_kinds() -> dict[str, str]:
    return {group: tr(text) for group, text in KINDS.items()}
