"""The page on which a prescription is made: choose exercises, change doses, save and print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.message import Message
from coach.store.files.names import make_file_name
from coach.store.prescriptions.archive import ENDING
from coach.window.prescription import draft as drafts
from coach.window.prescription import text
from coach.window.prescription.draft import Draft
from coach.window.prescription.draft_page import DraftPage
from coach.window.prescription.entered import (
    Choices,
    Entered,
    Unfinished,
    finish_readable,
    read_form,
)
from coach.window.prescription.saved import SavedPrescription, save_draft
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.desktop import find_chooser

LEAVE: Final = Message("This is not saved. To leave without saving, do the same again. F4 saves.")
REPLACE: Final = Message(
    "This replaces the exercises and doses that you chose. To do so, choose it again."
)


class AuthorPage(DraftPage):
    """Begins a draft in a background thread, and saves and prints it."""

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            tr("New prescription"),
            tr("The space bar chooses an exercise. Empty fields mean its own dose."),
            parent,
        )
        self._today = today
        self._shown = object()
        """Stands for what is shown; results for something else have no effect on it."""
        self._identifier = ""
        self._begun: Choices = ((), ())
        """The exercises as they were begun or saved."""
        self._kept: Entered | None = None
        """All that was entered when it was begun or saved."""
        self._confirmed: object = None
        """What would be lost, and the user was told so."""
        self.reading = self.add_task(self.show_draft)
        self.reading.failed.connect(self._show_base)
        self._listing = self.add_task(self._show_bases)
        self.saving = self.add_task(self._show_saved)
        self.printing = self.add_task(self.show_message)
        self.save_button = self.add_button("F4", "save", tr("Save"))
        self.print_button = self.add_button("F5", "print", tr("Print"))
        self.earlier_button = self.add_button("F6", "up", tr("Do it earlier"))
        self.later_button = self.add_button("F7", "down", tr("Do it later"))
        self.leave_button = self.add_button("Esc", "home", tr("Back"))
        self._connect()
        self.set_theme(theme)
        self._clear()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._choose_file)
        self.print_button.clicked.connect(self._print)
        self.earlier_button.clicked.connect(lambda: self.move_exercise(-1))
        self.later_button.clicked.connect(lambda: self.move_exercise(1))
        self.leave_button.clicked.connect(self.leave)
        self.form.base.activated.connect(lambda _: self._begin_with_programme())

    def open(self, identifier: str) -> None:
        """Begin a prescription. What is shown is taken away at once.

        Args:
            identifier: Of the patient; empty for a new one.
        """
        self._clear()
        self._identifier = identifier
        self.reading.run(lambda: (drafts.begin(identifier), drafts.list_bases()))

    def show_draft(self, found: tuple[Draft, dict[str, str]]) -> None:
        """Show a draft, and the programmes to begin with; what was entered of the patient stays."""
        draft, bases = found
        if self.draft is not None:
            head, before = read_form(self.draft, self.form).head, self.draft.before
            draft = replace(draft, head=head, before=before)
        self._begun = (draft.rows, draft.order)
        self._show(draft, bases)
        if self._kept is None:
            self._kept = self._read_state()

    def save_state(self) -> Unfinished:
        """Return the draft for a page in another language."""
        draft = self.draft
        if draft is not None:
            draft = finish_readable(draft, self.current, self.form)
        row = self.list.currentRow()
        return Unfinished(self._identifier, draft, self._begun, self._kept, row)

    def restore_state(self, state: object) -> None:
        """Go on with the draft of a page that was in another language."""
        assert isinstance(state, Unfinished)
        if state.draft is None:
            self.open(state.identifier)
            return
        self._identifier, self._begun, self._kept = state.identifier, state.begun, state.kept
        self._show(state.draft, {})
        self.list.setCurrentRow(state.row)
        self._listing.run(drafts.list_bases)

    def may_leave(self) -> bool:
        """Return True if nothing is lost, or if this is asked for a second time."""
        state = self._read_state()
        return self._kept in (None, state) or self._confirm(state, tr(LEAVE))

    def leave(self) -> None:
        """Go back; if something was not saved, only if it is asked for a second time."""
        if self.may_leave():
            self.back_requested.emit()

    def save_to(self, path: Path) -> None:
        """Write the prescription to this file, with the ending of prescriptions.

        The user was asked about a file of this very name, so only that one is replaced.
        """
        draft, day, shown = self._finish(), self._today(), self._shown
        asked = path.suffix == ENDING
        file = path if asked else path.with_name(path.name + ENDING)
        if self.saving.busy:
            self.show_message(tr("Saving …"))
        elif draft is not None:
            state = self._read_state()
            self.saving.run(
                lambda: (shown, draft, state, save_draft(draft, file, day, force=asked))
            )

    def _show_saved(self, done: tuple[object, Draft, Entered, SavedPrescription]) -> None:
        """Tell what was written; what is saved after it is the same patient's next one."""
        shown, draft, state, saved = done
        self.show_message(saved.words)
        if shown is self._shown and self.draft is not None:
            self._begun, self._kept = (draft.rows, draft.order), state
            self.draft = replace(self.draft, before=saved.built)
            self.form.show_bases(self.form.bases, self.draft)

    def print_to(self, folder: Path) -> None:
        """Write the plan to print into this folder."""
        draft, day = self._finish(), self._today()
        if draft is not None:
            name = str(draft.head["patient"] or "plan")
            self.printing.run(lambda: text.print_plan(draft.build(day), folder, name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Space, save on F4, print on F5, move on F6 and F7, and leave on Escape."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() == Qt.Key.Key_F4:
            self._choose_file()
        elif event.key() == Qt.Key.Key_F5:
            self._print()
        elif event.key() == Qt.Key.Key_F6:
            self.move_exercise(-1)
        elif event.key() == Qt.Key.Key_F7:
            self.move_exercise(1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _confirm(self, lost: object, words: str) -> bool:
        """Return True if the user was told that this is lost, else say so."""
        if self._confirmed == lost:
            return True
        self._confirmed = lost
        self.show_message(words)
        return False

    def _clear(self) -> None:
        """Show nothing, so that nothing is saved for another patient."""
        self._shown, self.draft = object(), None
        self._kept = self._confirmed = None
        self._listing.cancel()
        self.list.show_rows([])
        self._show_order(Draft(()))
        self.form.clear()
        self.show_message("")
        self._enable()

    def _show(self, draft: Draft, bases: Mapping[str, str]) -> None:
        self.form.show_bases(bases, draft)
        self.form.show_head(draft)
        self.show_message("")
        self._show_rows(draft)
        self._enable()
        self.focus_list()

    def _show_bases(self, bases: Mapping[str, str]) -> None:
        if self.draft is not None:
            self.form.show_bases(bases, self.draft)

    def _show_base(self) -> None:
        """Show what the draft began with, in place of what cannot be read."""
        if self.draft is not None:
            self.form.choose_base(self.draft)

    def _enable(self) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(self.draft is not None)
        placed = self._find_place() is not None
        for button in (self.earlier_button, self.later_button):
            button.setEnabled(placed)

    def _find_place(self) -> int | None:
        """Return the place of the selected exercise in the order."""
        if self.draft is None or self.current is None:
            return None
        return self.draft.find_place(self.current.name)

    def _show_dose(self) -> None:
        super()._show_dose()
        self._enable()

    def _begin_with_programme(self) -> None:
        """Begin anew; if exercises or doses would be lost, only if it is asked for again."""
        draft = self.draft
        if draft is None:
            return
        chosen = str(self.form.base.currentData())
        choices = (draft.rows, draft.order)
        lost = (chosen, choices)
        if choices != self._begun and not self._confirm(lost, tr(REPLACE)):
            self._show_base()
            return
        bases = self.form.bases
        self.reading.run(lambda: (drafts.begin_after(draft.before, chosen), bases))

    def _while_shown(self, take: Callable[[Path], None]) -> Callable[[list[Path]], None]:
        """Return what takes the answer of a dialog, unless something else is shown by then."""
        shown = self._shown

        def take_first(paths: list[Path]) -> None:
            if shown is self._shown:
                take(paths[0])

        return take_first

    def _choose_file(self) -> None:
        if self._finish() is None:
            return
        name = make_file_name(self.form.fields["patient"].text(), "patient")
        take = self._while_shown(self.save_to)
        find_chooser().choose_new_file(self, tr("Save"), f"{name}{ENDING}", take, self.show_error)

    def _print(self) -> None:
        if self._finish() is not None:
            take = self._while_shown(self.print_to)
            find_chooser().choose_folder(self, tr("Folder of the plan"), "", take, self.show_error)
