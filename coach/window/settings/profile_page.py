"""The page of profiles: a card for each, with its digit, and a field for a new name."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from coach.errors import CoachError
from coach.store.settings import profiles
from coach.window.theme.painting import paint_framed_card, paint_key
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage
from coach.window.widgets.rows import RowButton

HEIGHT: Final = 92


class ProfileCard(RowButton):
    """A profile with its digit, and whether it is in use."""

    def __init__(
        self, theme: Theme, name: str, key: str, *, current: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name, self.key, self.current = name, key, current
        self.title = name_person(name)
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
        self._hint = make_label(self.body)
        self.rows.addWidget(self._hint)
        self.rows.addStretch(1)
        self.name, self.make = QLineEdit(self.body), QPushButton(tr("Add"), self.body)
        self.name.setAccessibleName(tr("Name of somebody new: letters, digits, hyphens"))
        self.name.setPlaceholderText(tr("Name of somebody new: letters, digits, hyphens"))
        self.name.setMaxLength(profiles.LONGEST)
        self.name.returnPressed.connect(self._make)
        self.make.clicked.connect(self._make)
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
        """Show all profiles."""
        for card in self.cards:
            self.rows.removeWidget(card)
            card.deleteLater()
        self.cards = []
        try:
            names, current = profiles.list_profiles(), profiles.find_current_profile()
        except CoachError as error:
            self._show_message(f"{tr(error.message)}\n{tr(error.hint)}")
            names, current = [profiles.DEFAULT], ""
        for number, name in enumerate(names):
            card = ProfileCard(
                self._theme,
                name,
                str(number + 1) if number < 9 else "",
                current=name == current,
                parent=self.body,
            )
            card.clicked.connect(lambda _=False, name=name: self._choose(name))
            self.watch_focus(card)
            self.cards.append(card)
            self.rows.insertWidget(number + 1, card)
        self.setFocusProxy(next((card for card in self.cards if card.current), self.cards[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a profile by its digit."""
        card = next((card for card in self.cards if card.key and card.key == event.text()), None)
        if card is not None:
            card.click()
        else:
            super().keyPressEvent(event)

    def _choose(self, name: str) -> None:
        try:
            chosen = profiles.choose_profile(name)
        except CoachError as error:
            self._show_message(f"{tr(error.message)} {tr(error.hint)}")
            return
        if os.environ.get(profiles.VARIABLE):
            os.environ[profiles.VARIABLE] = chosen  # it has precedence over the choice made here
        self.chosen.emit(chosen)

    def _make(self) -> None:
        try:
            name = profiles.make_profile(self.name.text())
        except CoachError as error:
            self._show_message(f"{tr(error.message)} {tr(error.hint)}")
            return
        self.name.clear()
        self._choose(name)

    def _show_message(self, text: str) -> None:
        self._hint.setText(text)
        self.setAccessibleDescription(text)


def name_person(profile: str) -> str:
    """Return the displayed name of a profile. The default profile has a translated name."""
    return tr("Main profile") if profile == profiles.DEFAULT else profile


def must_choose() -> bool:
    """Return True if the window must ask at the start.

    It asks if there are several profiles and none was named for this start.
    """
    try:
        return len(profiles.list_profiles()) > 1 and not os.environ.get(profiles.VARIABLE)
    except CoachError:
        return False
