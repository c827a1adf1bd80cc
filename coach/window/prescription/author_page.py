"""The page on which a prescription is made: choose exercises, change doses, save and print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from coach.errors import CoachError
from coach.store.prescriptions.archive import ENDING
from coach.window.prescription import draft as drafts
from coach.window.prescription import text
from coach.window.prescription.author_form import AuthorForm
from coach.window.prescription.draft import Draft, DraftRow, SavedPrescription
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.desktop import find_chooser
from coach.window.widgets.pages import ListPage


class AuthorPage(ListPage):
    """A list of all exercises; beside it the dose of the selected one, and the patient."""

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
        self.draft: Draft | None = None
        self._kept: tuple[object, ...] | None = None
        self._saving: tuple[object, ...] | None = None
        self._confirmed: tuple[object, ...] | None = None
        self._wrong_field = ""
        self.reading = self.add_task(self.show_draft)
        self.saving = self.add_task(self._show_saved)
        self.printing = self.add_task(self.show_message)
        self.form = AuthorForm()
        self._area = QScrollArea(self)
        self._area.setWidget(self.form)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.list, 1)
        self._columns.addWidget(self._area, 1)
        self.inner.addLayout(self._columns)
        self.save_button = self.add_button("F4", "check", tr("Save"))
        self.print_button = self.add_button("F5", "record", tr("Print"))
        self.leave_button = self.add_button("Esc", "home", tr("Back"))
        self._connect()
        self.set_theme(theme)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._choose_file)
        self.print_button.clicked.connect(self._print)
        self.leave_button.clicked.connect(self.leave)
        self.list.currentRowChanged.connect(lambda _: self._show_dose())
        self.list.itemClicked.connect(lambda _: self.toggle())
        self.form.base.activated.connect(lambda _: self._begin_with_programme())
        self.form.dose_changed.connect(self._change_dose)
        self.form.care_changed.connect(self._change_care)
        self.form.schedule_changed.connect(self._check_schedule)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.list.set_theme(theme, 20)
        self._columns.setSpacing(theme.px(16))
        self.form.set_theme(theme)

    def open(self, identifier: str) -> None:
        """Begin a prescription.

        Args:
            identifier: Of the patient; empty for a new one.
        """
        self._kept = self._confirmed = None
        self.reading.run(lambda: (drafts.begin(identifier), drafts.list_bases()))

    def show_draft(self, found: tuple[Draft, dict[str, str]]) -> None:
        """Show a draft, and the programmes to begin with."""
        draft, bases = found
        self.form.show_bases(bases)
        self.form.show_head(draft)
        self.show_message("")
        self._show_rows(draft)
        if self._kept is None:
            self._kept = self._read_state()
        self.focus_list()

    def leave(self) -> None:
        """Go back; if something was not saved, only if it is asked for a second time."""
        state = self._read_state()
        if self._kept in (None, state) or self._confirmed == state:
            self.back_requested.emit()
            return
        self._confirmed = state
        self.show_message(tr("Press Esc again to leave without saving. F4 saves."))

    @property
    def current(self) -> DraftRow | None:
        """The selected exercise."""
        number = self.list.currentRow()
        rows = self.draft.rows if self.draft else ()
        return rows[number] if 0 <= number < len(rows) else None

    def toggle(self) -> None:
        """Choose the selected exercise, or leave it out."""
        if self.draft is not None and self.current is not None:
            self._show_rows(self.draft.toggle(self.current.name))
            self._clear_error()

    def save_to(self, path: Path) -> None:
        """Write the prescription to this file, with the ending of prescriptions.

        The user was asked about a file of this very name, so only that one is replaced.
        """
        draft, day = self._finish(), self._today()
        asked = path.suffix == ENDING
        file = path if asked else path.with_name(path.name + ENDING)
        if draft is not None:
            self._saving = self._read_state()
            self.saving.run(lambda: drafts.save(draft, file, day, force=asked))

    def _show_saved(self, saved: SavedPrescription) -> None:
        """Tell what was written; what is saved after it is the same patient's next one."""
        self.show_message(saved.words)
        self._kept = self._saving
        if self.draft is not None:
            self.draft = replace(self.draft, before=saved.built)

    def print_to(self, folder: Path) -> None:
        """Write the plan to print into this folder."""
        draft, day = self._finish(), self._today()
        if draft is not None:
            name = str(draft.head["patient"] or "plan")
            self.printing.run(lambda: text.print_plan(draft.build(day), folder, name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the space bar, save on F4, print on F5 and leave on Escape."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() == Qt.Key.Key_F4:
            self._choose_file()
        elif event.key() == Qt.Key.Key_F5:
            self._print()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _read_state(self) -> tuple[object, ...] | None:
        """Return all that was entered, to compare; None if nothing is shown."""
        if self.draft is None:
            return None
        entered = self._read_form(self.draft)
        return entered.rows, entered.head, self.form.read_schedule(), self.form.read_unfinished()

    def _show_rows(self, draft: Draft) -> None:
        self.draft = draft
        self.list.show_rows([row.words for row in draft.rows])
        self._show_dose()

    def _show_dose(self) -> None:
        if self.draft is not None and self.current is not None:
            self.form.show_exercise(self.current, self.draft)

    def _change_dose(self, key: str, value: str) -> bool:
        """Take a field of the selected exercise; return False if it is wrong."""
        row, draft = self.current, self.draft
        if draft is None or row is None:
            return True
        norm = key == "norm_deg"
        before = draft.find_norm(row.name) if norm else _describe(getattr(row.item, key))
        if value == before:  # what is only looked at keeps its source
            self._clear_error(key)
            return True
        try:
            if norm:
                changed = draft.change_norm(row.name, value)
            else:
                changed = draft.change_dose(row.name, key, value)
        except CoachError as error:
            self._show_wrong(key, error)
            return False
        self._show_rows(changed)
        self._clear_error()
        return True

    def _check_schedule(self, key: str, text: str) -> None:
        if self.draft is None:
            return
        try:
            self.draft.change_schedule(key, text)
        except CoachError as error:
            self._show_wrong(key, error)
        else:
            self._clear_error(key)

    def _show_wrong(self, key: str, error: CoachError) -> None:
        self._wrong_field = key
        self.show_error(error)

    def _clear_error(self, key: str = "") -> None:
        """Hide an error; if a field is given, only one of this field."""
        if self._failed and key in ("", self._wrong_field):
            self._wrong_field = ""
            self.show_message("")

    def _change_care(self, text: str) -> None:
        if self.draft is not None and self.current is not None:
            self._show_rows(self.draft.change_precautions(self.current.name, text))

    def _begin_with_programme(self) -> None:
        if self.draft is None:
            return
        name, bases, entered = (
            str(self.form.base.currentData()),
            self.form.bases,
            self._read_form(self.draft),
        )
        before = self.draft.before
        identifier = before.prescription.identifier if before else ""
        self.reading.run(
            lambda: (replace(drafts.begin(identifier, name), head=entered.head), bases)
        )

    def _read_form(self, draft: Draft) -> Draft:
        """Return the draft with what was entered about the patient."""
        entered = replace(draft, head={**draft.head, **self.form.read_head()})
        return entered.change_precautions("", self.form.precautions.toPlainText())

    def _finish(self) -> Draft | None:
        """Return the draft with all that was entered; None if something of it is wrong."""
        unfinished = self.form.read_unfinished()
        taken = all(self._change_dose(key, text) for key, text in unfinished.items())
        if self.draft is None or not taken:
            return None
        draft = self._read_form(self.draft)
        try:
            for key, text in self.form.read_schedule().items():
                wrong = key
                draft = draft.change_schedule(key, text)
        except CoachError as error:
            self._show_wrong(wrong, error)
            return None
        return draft

    def _choose_file(self) -> None:
        if self._finish() is None:
            return
        name = f"{self.form.fields['patient'].text() or 'patient'}{ENDING}"
        find_chooser().choose_new_file(
            self,
            tr("Save"),
            name,
            lambda files: self.save_to(files[0]),
            self.show_error,
        )

    def _print(self) -> None:
        find_chooser().choose_folder(
            self,
            tr("Folder of the plan"),
            "",
            lambda folders: self.print_to(folders[0]),
            self.show_error,
        )


def _describe(value: object) -> str:
    """Return the text of a field of a dose."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, int | float) else str(value)
