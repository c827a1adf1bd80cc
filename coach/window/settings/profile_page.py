"""The page of profiles: a card for each with its digit, one field for a name to add or delete."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from coach.errors import CoachError
from coach.message import Message, translatable
from coach.store.settings import profiles
from coach.store.settings.folders import delete_profile_data
from coach.store.settings.profile_names import LONGEST, make_named_profile, read_profile_name
from coach.window.background.task import BackgroundTask
from coach.window.settings.profile_card import ProfileCard
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error, ntr, tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage

MAIN: Final = translatable("Main profile")
HINT: Final = translatable(
    "Each has recordings and a history of their own. A number or Enter chooses."
)
DELETE_HINT: Final = translatable(
    "Type the name of the profile that is to be deleted for ever, with all its recordings. Enter "
    "deletes it."
)
NEW_NAME: Final = translatable("Name of somebody new")
DELETED_NAME: Final = translatable("Name of the profile to delete")


class ProfilePage(ScrolledPage):
    """Chooses, creates or deletes a profile."""

    chosen = Signal(str)
    """The profile that is now in use, and was not before."""

    def __init__(
        self,
        theme: Theme,
        find_profile: Callable[[], str | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Read the profiles when the page is shown.

        Args:
            theme: Colours and sizes.
            find_profile: Returns who exercises; None for whoever the files say.
            parent: The widget that contains the page.
        """
        super().__init__(theme, tr("Who is exercising?"), parent)
        self._find_profile = find_profile
        self.cards: list[ProfileCard] = []
        self.deleting = False
        """Whether the name that is typed is of a profile to delete."""
        self.reading, self._work = BackgroundTask(self, latest_only=True), BackgroundTask(self)
        self._deletion = BackgroundTask(self)
        self._hint = make_label(self.body)
        self.rows.addWidget(self._hint)
        self.rows.addStretch(1)
        self.name, self.make = QLineEdit(self.body), QPushButton(tr("Add"), self.body)
        self.name.setMaxLength(LONGEST)
        self.name.returnPressed.connect(self._use_name)
        self.make.clicked.connect(self._use_name)
        self.reading.finished.connect(lambda read: self._show_profiles(*read))
        self.reading.failed.connect(self._fail_reading)
        self._work.finished.connect(lambda found: self._on_chosen(*found))
        self._deletion.finished.connect(self._on_deleted)
        for task in (self._work, self._deletion):
            task.failed.connect(lambda error: self._show_message(describe_error(error)))
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.make)
        self.rows.insertLayout(1, row)
        for widget in (self.name, self.make):
            self.watch_focus(widget)
        self.delete = self.add_button("Del", "delete", tr("Delete a profile"))
        self.delete.clicked.connect(self._begin_deletion)
        self.leave = self.add_button("Esc", "home", tr("Back"))
        self.leave.clicked.connect(self.back_requested)
        self.buttons.addStretch(1)
        self._expect_name(deleting=False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.body.setStyleSheet(render_fields_stylesheet(theme))
        style_label(self._hint, theme, 22, theme.palette.text, 600)
        for card in self.cards:
            card.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Reload the profiles; a deletion that was begun before is forgotten."""
        super().showEvent(event)
        self._expect_name(deleting=False)
        self.refresh()

    def refresh(self) -> None:
        """Read all profiles and show them."""
        used = self._find_profile()
        self.reading.run(lambda: (_read_people(), used or profiles.find_current_profile()))

    def _fail_reading(self, error: CoachError) -> None:
        self._show_message(describe_error(error, "\n"))
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
        """Choose a profile by its digit; Delete asks which one to delete."""
        card = next((card for card in self.cards if card.key and card.key == event.text()), None)
        if card is not None:
            card.click()
        elif event.key() == Qt.Key.Key_Delete:
            self._begin_deletion()
        else:
            super().keyPressEvent(event)

    def _choose(self, name: str) -> None:
        self._work.run(partial(_choose_profile, name, self._find_profile()))

    def _use_name(self) -> None:
        name, used = self.name.text(), self._find_profile()
        if self.deleting:
            self._deletion.run(partial(_delete_profile, name, used))
        else:
            self._work.run(lambda: _choose_profile(make_named_profile(name), used))

    def _begin_deletion(self) -> None:
        self._expect_name(deleting=True)
        self.name.setFocus()

    def _expect_name(self, *, deleting: bool) -> None:
        self.deleting = deleting
        called = tr(DELETED_NAME if deleting else NEW_NAME)
        self.name.clear()
        self.name.setAccessibleName(called)
        self.name.setPlaceholderText(called)
        self.make.setText(tr("Delete") if deleting else tr("Add"))
        self._show_message(tr(DELETE_HINT if deleting else HINT))

    def _on_deleted(self, words: str) -> None:
        self._expect_name(deleting=False)
        self._show_message(words)
        self.refresh()

    def _on_chosen(self, chosen: str, changed: bool) -> None:
        self.name.clear()
        if os.environ.get(profiles.VARIABLE):
            os.environ[profiles.VARIABLE] = chosen  # it has precedence over the choice made here
        if changed:
            self.chosen.emit(chosen)
        else:
            self.back_requested.emit()

    def _show_message(self, text: str) -> None:
        self._hint.setText(text)
        self.setAccessibleDescription(text)


def name_person(profile: str) -> str:
    """Return the displayed name of a profile. The default profile has a translated name."""
    return tr(MAIN) if profile == profiles.DEFAULT else read_profile_name(profile)


def _choose_profile(name: str, used: str | None) -> tuple[str, bool]:
    """Choose a profile, and return its name and whether another one was in use.

    Args:
        name: The profile.
        used: Who exercises; None for whoever the files say. Another program may have chosen
            somebody else meanwhile.

    Raises:
        CoachError: There is no such profile.
    """
    before = used or ""
    with suppress(CoachError):  # the one in use may be gone
        before = before or profiles.find_current_profile()
    chosen = profiles.choose_profile(name)
    return chosen, chosen != before


def _delete_profile(name: str, used: str | None) -> str:
    """Delete the profile of this displayed name with its recordings, and describe it.

    Args:
        name: The displayed name.
        used: As in `_choose_profile`.

    Raises:
        CoachError: There is no such profile, it is the main one or in use, or it cannot be deleted.
    """
    wanted = " ".join(unicodedata.normalize("NFC", name).split()).casefold()
    people = {title.casefold(): profile for profile, title in _read_people().items()}
    profile = people.get(wanted)
    if profile is None:
        raise CoachError(
            Message("No profile is named {name!r}. Nothing was deleted.", name=name),
            Message("Type the name as it appears on its card."),
        )
    if profile == profiles.DEFAULT:
        raise CoachError(
            Message("The main profile is always there. Nothing was deleted."),
            Message("Its recordings are deleted on their own page."),
        )
    if profile in (used, profiles.find_current_profile()):
        raise CoachError(
            Message("This profile is in use. Nothing was deleted."),
            Message("Choose another one first."),
        )
    removed = delete_profile_data(profile)
    return (
        tr("Deleted: {name}", name=name)
        + " "
        + ntr("{n} file is deleted.", "{n} files are deleted.", len(removed.files))
    )


def _read_people() -> dict[str, str]:
    return {profile: name_person(profile) for profile in profiles.list_profiles()}


def find_person(used: str | None) -> str:
    """Return the displayed name of who exercises if there are several, otherwise nothing.

    Args:
        used: The profile; None for the one that the files name.
    """
    try:
        several = len(profiles.list_profiles()) > 1
        return name_person(used or profiles.find_current_profile()) if several else ""
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
