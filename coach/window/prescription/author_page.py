"""The page on which a prescription is made: choose exercises, change doses, save and print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from coach.errors import CoachError
from coach.message import translatable
from coach.store.prescriptions.archive import ENDING
from coach.translation import name_languages
from coach.window.background.task import BackgroundTask
from coach.window.prescription import draft as drafts
from coach.window.prescription import text
from coach.window.prescription.draft import Draft, DraftRow
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ListPage

LABELS: Final = translatable(
    {
        "patient": "Name",
        "number": "Number",
        "clinician": "Clinician",
        "note": "Note",
        "sets": "Sets",
        "repetitions": "Repetitions",
        "hold_s": "Seconds",
        "rest_s": "Rest",
    }
)
SIDES: Final = translatable({"both": "both sides", "left": "left side", "right": "right side"})
_COLUMNS: Final = 4


class AuthorPage(ListPage):
    """A list of all exercises; below it the dose of the selected one, and the patient."""

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
        self.reading, self.work = BackgroundTask(self), BackgroundTask(self)
        self.reading.finished.connect(self.show_draft)
        self.work.finished.connect(self.show_message)
        for task in (self.reading, self.work):
            task.failed.connect(self.show_error)
        self.fields: dict[str, QLineEdit] = {}
        self._labels: list[QLabel] = []
        self.language, self.side, self.base = (QComboBox(self) for _ in range(3))
        self._add_fields()
        self.save_button = self.add_button("F4", "check", tr("Save"))
        self.print_button = self.add_button("F5", "record", tr("Print"))
        self.leave_button = self.add_button("Esc", "home", tr("Back"))
        self.save_button.clicked.connect(self._choose_file)
        self.print_button.clicked.connect(self._print)
        self.leave_button.clicked.connect(self.back_requested)
        self.list.currentRowChanged.connect(lambda _: self._show_dose())
        self.list.itemClicked.connect(lambda _: self.toggle())
        self.base.activated.connect(lambda _: self._begin_with_programme())
        self.side.activated.connect(lambda _: self._change_side())
        self.set_theme(theme)

    def _add_fields(self) -> None:
        grid = QGridLayout()
        widgets: list[tuple[str, QWidget]] = []
        for key, words in LABELS.items():
            field = self.fields[key] = QLineEdit(self)
            if key in drafts.NUMBERS:
                field.editingFinished.connect(lambda key=key: self._change_dose(key))
            widgets.append((tr(words), field))
        for code, name in {"": tr("As the system"), **name_languages()}.items():
            self.language.addItem(name, code)
        for side, called in SIDES.items():
            self.side.addItem(tr(called), side)
        widgets[4:4] = [(tr("Language"), self.language), (tr("Begin with"), self.base)]
        widgets.append((tr("Sides"), self.side))
        for number, (name, widget) in enumerate(widgets):
            label = make_label(self)
            label.setText(name)
            self._labels.append(label)
            widget.setAccessibleName(name)
            row, column = divmod(number, _COLUMNS)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(widget, 2 * row + 1, column)
        self.inner.addLayout(grid)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.list.set_theme(theme, 20)
        sheet = render_fields_stylesheet(theme)
        for field in (*self.fields.values(), self.language, self.side, self.base):
            field.setStyleSheet(sheet)
        for label in self._labels:
            style_label(label, theme, 16, theme.palette.quiet, 400)

    def open(self, identifier: str) -> None:
        """Begin a prescription.

        Args:
            identifier: Of the patient; empty for a new one.
        """
        self.reading.run(lambda: (drafts.begin(identifier), drafts.list_bases()))

    def show_draft(self, found: tuple[Draft, dict[str, str]]) -> None:
        """Show a draft, and the programmes to begin with."""
        draft, bases = found
        self.base.clear()
        self.base.addItem(tr("a list of exercises"), "")
        for name, title in bases.items():
            self.base.addItem(title, name)
        for key in drafts.HEAD:
            if key in self.fields:
                self.fields[key].setText(str(draft.head.get(key, "")))
        self.language.setCurrentIndex(
            max(0, self.language.findData(draft.head.get("language", "")))
        )
        self.show_message("")
        self._show_rows(draft)
        self.focus_list()

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

    def save_to(self, path: Path) -> None:
        """Write the prescription to this file."""
        draft, day = self._take_head(), self._today()
        if draft is not None:
            self.work.run(lambda: drafts.save(draft, path, day))

    def print_to(self, folder: Path) -> None:
        """Write the plan to print into this folder."""
        draft, day = self._take_head(), self._today()
        if draft is not None:
            name = str(draft.head["patient"] or "plan")
            self.work.run(lambda: text.print_plan(draft.build(day), folder, name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the space bar, save on F4 and print on F5."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() == Qt.Key.Key_F4:
            self._choose_file()
        elif event.key() == Qt.Key.Key_F5:
            self._print()
        else:
            super().keyPressEvent(event)

    def show_error(self, error: CoachError) -> None:
        """Show an error and its hint."""
        self.show_message(f"{tr(error.message)} {tr(error.hint)}", failed=True)

    def _show_rows(self, draft: Draft) -> None:
        self.draft = draft
        self.list.show_rows([row.words for row in draft.rows])
        self._show_dose()

    def _show_dose(self) -> None:
        row = self.current
        if row is None:
            return
        for key in drafts.NUMBERS:
            value = getattr(row.item, key)
            self.fields[key].setText("" if value is None else f"{value:g}")
        self.side.setCurrentIndex(self.side.findData(row.item.sides))

    def _change_dose(self, key: str) -> None:
        row, value = self.current, self.fields[key].text()
        known = "" if row is None else getattr(row.item, key)
        if self.draft is None or row is None or value == ("" if known is None else f"{known:g}"):
            return
        try:
            self._show_rows(self.draft.change_dose(row.name, key, value))
        except CoachError as error:
            self.show_error(error)

    def _change_side(self) -> None:
        if self.draft is not None and self.current is not None:
            side = str(self.side.currentData())
            self._show_rows(self.draft.change_dose(self.current.name, "sides", side))

    def _begin_with_programme(self) -> None:
        name = str(self.base.currentData())
        identifier = self.draft.before.prescription.identifier if (
            self.draft and self.draft.before
        ) else ""  # fmt: skip
        bases = {self.base.itemData(n): self.base.itemText(n) for n in range(1, self.base.count())}
        self.reading.run(lambda: (drafts.begin(identifier, name), bases))

    def _take_head(self) -> Draft | None:
        """Return the draft with what was entered about the patient."""
        if self.draft is None:
            return None
        head: dict[str, str] = {
            key: self.fields[key].text() for key in drafts.HEAD if key in self.fields
        }
        head["language"] = str(self.language.currentData())
        return Draft(self.draft.rows, self.draft.base, self.draft.before, head)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save"), f"{self.fields['patient'].text() or 'patient'}{ENDING}", "*.coach"
        )
        if name:
            self.save_to(Path(name).with_suffix(ENDING))

    def _print(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of the plan"))
        if folder:
            self.print_to(Path(folder))
