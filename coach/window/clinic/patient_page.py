"""The page of one patient: everything over time, what was prescribed beside what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.window.clinic import text
from coach.window.clinic.text import PatientView
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.pages import ListPage


class PatientPage(ListPage):
    """Reads the patient's files in a background thread."""

    prescribe_requested = Signal(str)
    """Emitted with the identifier of the patient who gets the next prescription."""

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tr("Patient"), "", parent)
        self._today = today
        self._identifier = ""
        self.reading, self.work = self.add_task(), self.add_task()
        self.reading.finished.connect(self.show_view)
        self.work.finished.connect(self.show_message)
        self.report_button = self.add_button("R", "report", tr("Report"))
        self.new_button = self.add_button("N", "add", tr("Next prescription"))
        self.leave_button = self.add_button("Esc", "home", tr("Back"))
        self.report_button.clicked.connect(self._report)
        self.new_button.clicked.connect(self._prescribe)
        self.leave_button.clicked.connect(self.back_requested)
        self.set_theme(theme)

    def open(self, identifier: str) -> None:
        """Show this patient. What is shown is taken away at once."""
        self._identifier = identifier
        self.work.cancel()  # what is told of it would be told of another patient
        self._title.setText(tr("Patient"))
        self.show_message("")
        self.list.show_rows([])
        self._read()

    def on_shown(self) -> None:
        """Read the patient's files again: something new may be prescribed."""
        super().on_shown()
        if self._identifier:
            self._read()

    def save_state(self) -> str | None:
        """Return the patient for a page in another language."""
        return self._identifier or None

    def restore_state(self, state: object) -> None:
        """Show the same patient as a page in another language."""
        self.open(str(state))

    def show_view(self, view: PatientView) -> None:
        """Show everything of a patient."""
        self._title.setText(view.name)
        self.show_message(view.reasons)
        self.list.show_rows(view.rows)
        self.focus_list()

    def _read(self) -> None:
        identifier, day = self._identifier, self._today()
        self.reading.run(lambda: text.read_view(identifier, day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the report on R, and prescribe on N."""
        if event.key() == Qt.Key.Key_R:
            self._report()
        elif event.key() == Qt.Key.Key_N:
            self._prescribe()
        else:
            super().keyPressEvent(event)

    def _report(self) -> None:
        identifier, now = self._identifier, dt.datetime.now().astimezone()
        if identifier:
            self.work.run(lambda: text.write_report(identifier, now))

    def _prescribe(self) -> None:
        if self._identifier:
            self.prescribe_requested.emit(self._identifier)
