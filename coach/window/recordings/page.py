"""The page of all recordings: open one, repair one that was cut off, or delete one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.store.settings.profiles import bind_profile
from coach.window.recordings.rows import (
    RecordingRow,
    delete,
    is_there,
    list_rows_of,
    repair_unfinished,
)
from coach.window.recordings.saving import KINDS, SavedKind, SaveResult, save, take_files
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser, fit_button
from coach.window.widgets.desktop import find_documents, open_file
from coach.window.widgets.pages import ListPage


class RecordingsPage(ListPage):
    """Reads the list in a background thread whenever it is shown."""

    chosen = Signal(Path)
    """Emitted with the folder of the recording to open."""

    def __init__(
        self,
        theme: Theme,
        find_profile: Callable[[], str | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Read the list when the page is shown.

        Args:
            theme: Colours and sizes.
            find_profile: Returns whose page it is; None if that is not known.
            parent: The widget that contains the page.
        """
        super().__init__(
            theme,
            tr("Recordings"),
            tr("Press Enter to open one. They are stored only on this computer."),
            parent,
        )
        self._find_profile = find_profile
        self._profile: str | None = None
        """Whose recordings are shown, or being read."""
        self.rows: tuple[RecordingRow, ...] = ()
        self._confirmed_folder: Path | None = None
        self._result = ""
        """What to say once the list is read again."""
        self.reading, self._work, self._saving, self._opening = (self.add_task() for _ in range(4))
        self._opening.finished.connect(self._show_found)
        self.reading.finished.connect(self._show)
        self._work.finished.connect(self._show_result)
        self._saving.finished.connect(lambda saved: self._show_saved(*saved))
        self.open_button = self.add_button("Enter", "play", tr("Watch"))
        self.repair_button = self.add_button("R", "again", tr("Keep the rest"))
        self.delete_button = self.add_button("Del", "delete", tr("Delete"))
        self.save_as = Chooser(theme, "X", tr("Save as"), _list_kinds, self)
        self.save_as.show_words("save", tr("Save as"))
        self.place_button(self.save_as)
        self.leave_button = self.add_button("Esc", "home", tr("Back"))
        self.save_as.chosen.connect(self._save)
        self.open_button.clicked.connect(lambda: self._open(self.list.currentRow()))
        self.repair_button.clicked.connect(self._repair)
        self.delete_button.clicked.connect(self._delete)
        self.leave_button.clicked.connect(self.back_requested)
        self.list.picked.connect(self._open)
        self.list.currentRowChanged.connect(self._update_buttons)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        fit_button(self.save_as, theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list whenever the page is shown."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        if not self.rows:
            self.show_message(tr("Looking for recordings …"))
        self._profile = self._find_profile()
        self.reading.run(partial(list_rows_of, self._profile))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Repair on R, delete on Delete, save on X."""
        if event.key() == Qt.Key.Key_R:
            self._repair()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        elif event.key() == Qt.Key.Key_X and self.save_as.isEnabled():
            self.save_as.open()
        else:
            super().keyPressEvent(event)

    def _show(self, rows: tuple[RecordingRow, ...]) -> None:
        self.rows = rows
        self.show_message(
            self._result
            or (
                ""
                if rows
                else tr(
                    "There are no recordings yet. Do an exercise: it is recorded while you do "
                    "it, as points of the body, without a picture."
                )
            )
        )
        self._result = ""
        self.list.show_rows([row.words for row in rows])
        self.focus_list()
        self._update_buttons()

    def _update_buttons(self) -> None:
        row = self._current()
        self._confirmed_folder = None
        self.open_button.setEnabled(row is not None and row.readable and row.begun)
        self.repair_button.setEnabled(row is not None and row.repairable)
        self.delete_button.setEnabled(row is not None)
        self.save_as.setEnabled(row is not None and row.readable)

    def _current(self) -> RecordingRow | None:
        number = self.list.currentRow()
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def _open(self, number: int) -> None:
        row = self.rows[number] if 0 <= number < len(self.rows) else None
        if row is not None and row.readable and row.begun:
            folder = row.folder
            self._opening.run(lambda: (folder, is_there(folder)))

    def _show_found(self, found: tuple[Path, bool]) -> None:
        folder, there = found
        if there:
            self.chosen.emit(folder)
        else:
            words = tr("This recording is no longer there: {name}", name=folder.name)
            self._show_result(words)

    def _repair(self) -> None:
        row = self._current()
        if row is not None and row.repairable:
            self._work.run(lambda: repair_unfinished([row.folder]))

    def _delete(self) -> None:
        row = self._current()
        if row is None:
            return
        if self._confirmed_folder != row.folder:
            self._confirmed_folder = row.folder
            self.show_message(
                tr("Press Delete again to delete {name} permanently.", name=row.folder.name)
            )
            return
        self._confirmed_folder = None
        self._work.run(lambda: delete(row.folder))

    def take_files(self, files: Sequence[Path]) -> None:
        """Add the recordings in these zip files to the user's."""
        self.show_message(tr("Reading …"))
        self._work.run(bind_profile(self._find_profile(), partial(take_files, files)))

    def _save(self, kind: SavedKind) -> None:
        row = self._current()
        if row is not None:
            self.show_message(tr("Saving …"))
            work = partial(_save, kind, row.folder)
            self._saving.run(bind_profile(self._profile, work))

    def _show_saved(self, kind: SavedKind, saved: SaveResult) -> None:
        self.show_message(saved.words)
        if kind == "report":  # it is printed from the program that shows it
            open_file(saved.file)

    def _show_result(self, words: str) -> None:
        self.refresh()
        self._result = words
        self.show_message(words)


def _save(kind: SavedKind, folder: Path) -> tuple[SavedKind, SaveResult]:
    return kind, save(kind, folder, find_documents())


def _list_kinds() -> Mapping[str, str]:
    return {kind: tr(text) for kind, text in KINDS.items()}
