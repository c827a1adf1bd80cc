"""The page of profiles: a card for each, with its digit, and a field for a new name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from coach.errors import CoachError
from coach.message import translatable
from coach.store.settings import profiles
from coach.store.settings.profile_names import LONGEST, make_named_profile, read_profile_name
from coach.window.background.task import BackgroundTask
from coach.window.theme.painting import paint_framed_card, paint_key
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage
from coach.window.widgets.rows import RowButton

HEIGHT: Final = 92
MAIN: Final = translatable("Main profile")


class ProfileCard(RowButton):
    """A profile with its digit, and whether it is in use."""

    def __init__(
        self, theme: Theme, title: str, key: str, *, current: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title, self.key, self.current = title, key, current
        self.setAccessibleName(self.title)
        self.setAccessibleDescription(
            ", ".join(
                filter(
                    None,
                    (tr("In use") if current else "", tr("Key: {key}", key=key) if key else ""),
                )
            )
        )
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, with a frame if it has the keyboard focus."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_framed_card(painter, theme, QRectF(self.rect()), marked=self.hasFocus())
        left = edge = theme.px(24)
        if self.key:
            box = QRectF(edge, (self.height() - theme.px(44)) / 2, theme.px(44), theme.px(44))
            paint_key(painter, theme, box, self.key, make_font(theme, 26, QFont.Weight.Bold))
            left = edge + theme.px(64)
        font = make_font(theme, 34, QFont.Weight.Bold)
        room = QRectF(left, 0, self.width() - left - theme.px(170), self.height())
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        text = QFontMetricsF(font).elidedText(self.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        if self.current:
            painter.setFont(make_font(theme, 20, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.good))
            size, wide = (
                theme.px(24),
                painter.fontMetrics().horizontalAdvance(tr("In use")) + edge,
            )
            place = QRectF(
                self.width() - wide - size - theme.px(8), (self.height() - size) / 2, size, size
            )
            paint_icon(painter, "check", colours.good, place)
            room = QRectF(self.width() - wide, 0, wide, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr("In use"))
        painter.end()


class ProfilePage(ScrolledPage):
    """Chooses or creates a profile."""

    chosen = Signal(str)
    """The profile that is now in use."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Who is exercising?"), parent)
        self.cards: list[ProfileCard] = []
        self.reading, self._work = BackgroundTask(self, latest_only=True), BackgroundTask(self)
        self._hint = make_label(self.body)
        self.rows.addWidget(self._hint)
        self.rows.addStretch(1)
        self.name, self.make = QLineEdit(self.body), QPushButton(tr("Add"), self.body)
        self.name.setAccessibleName(tr("Name of somebody new"))
        self.name.setPlaceholderText(tr("Name of somebody new"))
        self.name.setMaxLength(LONGEST)
        self.name.returnPressed.connect(self._make)
        self.make.clicked.connect(self._make)
        self.reading.finished.connect(lambda read: self._show_profiles(*read))
        self.reading.failed.connect(self._fail_reading)
        self._work.finished.connect(self._on_chosen)
        self._work.failed.connect(
            lambda error: self._show_message(f"{tr(error.message)} {tr(error.hint)}")
        )
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.make)
        self.rows.insertLayout(1, row)
        for widget in (self.name, self.make):
            self.watch_focus(widget)
        self.leave = self.add_button("Esc", "home", tr("Back"))
        self.leave.clicked.connect(self.back_requested)
        self.buttons.addStretch(1)
        self._show_message(
            tr("Each has recordings and a history of their own. A number or Enter chooses.")
        )
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.body.setStyleSheet(render_fields_stylesheet(theme))
        style_label(self._hint, theme, 22, theme.palette.text, 600)
        for card in self.cards:
            card.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Reload the profiles."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read all profiles and show them."""
        self.reading.run(lambda: (_read_people(), profiles.find_current_profile()))

    def _fail_reading(self, error: CoachError) -> None:
        self._show_message(f"{tr(error.message)}\n{tr(error.hint)}")
        self._show_profiles({profiles.DEFAULT: tr(MAIN)}, "")

    def _show_profiles(self, people: Mapping[str, str], current: str) -> None:
        had_focus = self.hasFocus() or any(card.hasFocus() for card in self.cards)
        for card in self.cards:
            self.rows.removeWidget(card)
            card.deleteLater()
        self.cards = []
        for number, (name, title) in enumerate(people.items()):
            card = ProfileCard(
                self._theme,
                title,
                str(number + 1) if number < 9 else "",
                current=name == current,
                parent=self.body,
            )
            card.clicked.connect(lambda _=False, name=name: self._choose(name))
            self.watch_focus(card)
            self.cards.append(card)
            self.rows.insertWidget(number + 1, card)
        first = next((card for card in self.cards if card.current), self.cards[0])
        self.setFocusProxy(first)
        self.order_stops(*self.cards, self.name, self.make)
        if had_focus:
            first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a profile by its digit."""
        card = next((card for card in self.cards if card.key and card.key == event.text()), None)
        if card is not None:
            card.click()
        else:
            super().keyPressEvent(event)

    def _choose(self, name: str) -> None:
        self._work.run(lambda: profiles.choose_profile(name))

    def _make(self) -> None:
        name = self.name.text()
        self._work.run(lambda: profiles.choose_profile(make_named_profile(name)))

    def _on_chosen(self, chosen: str) -> None:
        self.name.clear()
        if os.environ.get(profiles.VARIABLE):
            os.environ[profiles.VARIABLE] = chosen  # it has precedence over the choice made here
        self.chosen.emit(chosen)

    def _show_message(self, text: str) -> None:
        self._hint.setText(text)
        self.setAccessibleDescription(text)


def name_person(profile: str) -> str:
    """Return the displayed name of a profile. The default profile has a translated name."""
    return tr(MAIN) if profile == profiles.DEFAULT else read_profile_name(profile)


def _read_people() -> dict[str, str]:
    return {profile: name_person(profile) for profile in profiles.list_profiles()}


def find_person() -> str:
    """Return the displayed name of the current profile if there are several, otherwise nothing."""
    try:
        several = len(profiles.list_profiles()) > 1
        return name_person(profiles.find_current_profile()) if several else ""
    except CoachError:
        return ""


def must_choose() -> bool:
    """Return True if the window must ask at the start.

    It asks if there are several profiles and none was named for this start.
    """
    try:
        return len(profiles.list_profiles()) > 1 and not os.environ.get(profiles.VARIABLE)
    except CoachError:
        return False
