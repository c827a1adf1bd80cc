"""A page that shows a prescription that is being made, and takes what is entered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.message import Message, join_with
from coach.window.prescription.author_form import AuthorForm
from coach.window.prescription.draft import Draft
from coach.window.prescription.draft_row import DraftRow
from coach.window.prescription.entered import (
    Entered,
    WrongEntryError,
    change_dose,
    change_schedule,
    finish,
    read_all,
)
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ListPage

IN_ORDER: Final = Message("In this order: {exercises}.")


class DraftPage(ListPage):
    """A list of all exercises; beside it the dose of the selected one, and the patient."""

    def __init__(self, theme: Theme, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, hint, parent)
        self.draft: Draft | None = None
        self._wrong_field = ""
        self.form = AuthorForm()
        self._area = QScrollArea(self)
        self._area.setWidget(self.form)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns = QHBoxLayout()
        self.order_label = make_label(self)
        self._left = QVBoxLayout()
        self._left.addWidget(self.list, 1)
        self._left.addWidget(self.order_label)
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(self._area, 1)
        self.inner.addLayout(self._columns)
        self.list.currentRowChanged.connect(lambda _: self._show_dose())
        self.list.itemClicked.connect(lambda _: self.toggle())
        self.form.dose_changed.connect(self._change_dose)
        self.form.care_changed.connect(self._change_care)
        self.form.schedule_changed.connect(self._check_schedule)

    @property
    def current(self) -> DraftRow | None:
        """The selected exercise."""
        number = self.list.currentRow()
        rows = self.draft.rows if self.draft else ()
        return rows[number] if 0 <= number < len(rows) else None

    def toggle(self) -> None:
        """Choose the selected exercise, or leave it out."""
        if self.draft is not None and self.current is not None:
            self._show_rows(self.draft.toggle(self.current.key))
            self._clear_error()

    def move_exercise(self, step: int) -> None:
        """Move the selected exercise earlier (-1) or later (1) in the order."""
        if self.draft is not None and self.current is not None:
            self._show_rows(self.draft.move(self.current.name, step))

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.list.set_theme(theme, 20)
        self._columns.setSpacing(theme.px(16))
        self._left.setSpacing(theme.px(8))
        style_label(self.order_label, theme, 18, theme.palette.text, 400)
        self.form.set_theme(theme)

    def _read_state(self) -> Entered | None:
        """Return all that was entered, to compare; None if nothing is shown."""
        return None if self.draft is None else read_all(self.draft, self.form)

    def _show_rows(self, draft: Draft) -> None:
        row, self.draft = self.current, draft
        self.list.show_rows([row.describe(draft.find_place(row.name)) for row in draft.rows])
        if row is not None and self.current is not None and self.current.key != row.key:
            self.list.setCurrentRow(_find_place(draft, row))
        self._show_order(draft)
        self._show_dose()

    def _show_order(self, draft: Draft) -> None:
        """Show the exercises in the order in which they are done; nothing if it is fixed."""
        titles = {row.name: row.exercise.title for row in draft.rows}
        shown = [titles[name] for name in draft.order] if draft.can_be_ordered else []
        words = tr(IN_ORDER, exercises=join_with(", ", shown)) if shown else ""
        self.order_label.setText(words)
        self.order_label.setVisible(bool(words))

    def _show_dose(self) -> None:
        if self.draft is not None and self.current is not None:
            self.form.show_exercise(self.current, self.draft)

    def _change_dose(self, key: str, value: str) -> None:
        """Take a field of the selected exercise."""
        row, draft = self.current, self.draft
        if draft is None or row is None:
            return
        try:
            changed = change_dose(draft, row, key, value)
        except WrongEntryError as error:
            self._show_wrong(error)
            return
        if changed is draft:
            self._clear_error(key)
            return
        self._show_rows(changed)
        self._clear_error()

    def _check_schedule(self, key: str, text: str) -> None:
        if self.draft is None:
            return
        try:
            change_schedule(self.draft, {key: text})
        except WrongEntryError as error:
            self._show_wrong(error)
        else:
            self._clear_error(key)

    def _show_wrong(self, error: WrongEntryError) -> None:
        self._wrong_field = error.key
        self.show_error(error)

    def _clear_error(self, key: str = "") -> None:
        """Hide an error; if a field is given, only one of this field."""
        if self._failed and key in ("", self._wrong_field):
            self._wrong_field = ""
            self.show_message("")

    def _change_care(self, text: str) -> None:
        if self.draft is not None and self.current is not None:
            self._show_rows(self.draft.change_precautions(self.current.name, text))

    def _finish(self) -> Draft | None:
        """Take all that was entered; return None if something of it is wrong."""
        if self.draft is None:
            return None
        try:
            draft = finish(self.draft, self.current, self.form)
        except WrongEntryError as error:
            self._show_wrong(error)
            return None
        self._show_rows(draft)
        return draft


def _find_place(draft: Draft, row: DraftRow) -> int:
    """Return the number of a row, or of the first one of its exercise if its sides were changed."""
    keys = [each.key for each in draft.rows]
    names = [each.name for each in draft.rows]
    if row.key in keys:
        return keys.index(row.key)
    return names.index(row.name) if row.name in names else 0
