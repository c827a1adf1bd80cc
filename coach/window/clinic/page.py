"""The list of patients: who needs a look, and why. Results are received here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.window.clinic import text
from coach.window.clinic.text import PatientRow
from coach.window.settings.storage import SettingsStorage
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.desktop import find_chooser
from coach.window.widgets.pages import ListPage


class ClinicPage(ListPage):
    """Reads the folder of patients in a background thread whenever it is shown."""

    chosen = Signal(str)
    """Emitted with the identifier of the patient to open."""
    prescribe_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: SettingsStorage,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            tr("Patients"),
            tr("Press Enter to open one. Drag results on to the window to keep them."),
            parent,
        )
        self._today, self._settings = today, settings
        settings.saved.connect(self._on_saved)
        settings.failed.connect(self.show_error)
        self.rows: tuple[PatientRow, ...] = ()
        self.reading, self.work = self.add_task(), self.add_task()
        self.reading.finished.connect(self._show)
        self.reading.failed.connect(lambda _: self._show_rows(()))
        self.work.finished.connect(self._show_result)
        self.open_button = self.add_button("Enter", "view", tr("Open"))
        self.receive_button = self.add_button("A", "receive", tr("Receive files"))
        self.new_button = self.add_button("N", "add", tr("New prescription"))
        self.folder_button = self.add_button("F", "folder", tr("Folder"))
        self.leave_button = self.add_button("Esc", "home", tr("Back"))
        self.open_button.clicked.connect(lambda: self._open(self.list.currentRow()))
        self.receive_button.clicked.connect(self._choose_files)
        self.new_button.clicked.connect(self.prescribe_requested)
        self.folder_button.clicked.connect(self._choose_folder)
        self.leave_button.clicked.connect(self.back_requested)
        self.list.picked.connect(self._open)
        self.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list whenever the page is shown."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        day = self._today()
        self.reading.run(lambda: text.list_rows(day))

    def receive(self, files: Sequence[Path]) -> None:
        """Keep these files with their patients."""
        self.work.run(lambda: text.receive(files))

    def use_folder(self, folder: str) -> None:
        """Use another folder of patients from now on."""
        self._settings.change(clinic_folder=folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Receive files on A, prescribe on N, and choose the folder on F."""
        actions: dict[int, Callable[[], object]] = {
            Qt.Key.Key_A: self._choose_files,
            Qt.Key.Key_N: self.prescribe_requested.emit,
            Qt.Key.Key_F: self._choose_folder,
        }
        if event.key() in actions:
            actions[event.key()]()
        else:
            super().keyPressEvent(event)

    def _on_saved(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, rows: tuple[PatientRow, ...]) -> None:
        if not rows:
            self.show_message(tr("There is no patient yet. Press N to prescribe something."))
        elif not self.work.busy:
            self.show_message("")
        self._show_rows(rows)
        self.focus_list()

    def _show_rows(self, rows: tuple[PatientRow, ...]) -> None:
        self.rows = rows
        self.list.show_rows([row.words for row in rows])
        self.open_button.setEnabled(bool(rows))

    def _show_result(self, words: str) -> None:
        self.reading.finished.connect(
            lambda _: self.show_message(words), Qt.ConnectionType.SingleShotConnection
        )
        self.refresh()

    def _open(self, number: int) -> None:
        if 0 <= number < len(self.rows) and self.rows[number].identifier:
            self.chosen.emit(self.rows[number].identifier)

    def _choose_files(self) -> None:
        find_chooser().choose_files(
            self,
            tr("Receive files"),
            "coach (*.coach *.coachresults)",
            self.receive,
            self.show_error,
        )

    def _choose_folder(self) -> None:
        find_chooser().choose_folder(
            self,
            tr("Folder of patients"),
            "",
            lambda folders: self.use_folder(str(folders[0])),
            self.show_error,
        )
