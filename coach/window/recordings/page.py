"""The page of all recordings: choose one to look at, keep what is left of one that was cut off, delete one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask
from coach.window.recordings.rows import TEXTS, Row, delete, keep_unfinished, list_rows, read_titles
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.list_page import ListPage


class RecordingsPage(ListPage):
    """Reads the list in a thread whenever it is shown."""

    chosen = Signal(object)
    """Folder of the recording to look at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr(TEXTS["title"]), tr(TEXTS["hint"]), parent)
        self.found: tuple[Row, ...] = ()
        self._doomed: Path | None = None
        self.reading, self._work = BackgroundTask(self), BackgroundTask(self)
        self.reading.finished.connect(self._show)
        self.reading.failed.connect(self.tell_error)
        self._work.finished.connect(self._report)
        self._work.failed.connect(self.tell_error)
        self.open_button = self.add_button("Enter", "play", tr("Watch"))
        self.keep = self.add_button("R", "record", tr("Keep the rest"))
        self.remove = self.add_button(tr("Del"), "stop", tr("Delete"))
        self.leave = self.add_button("Esc", "home", tr("Back"))
        self.open_button.clicked.connect(lambda: self._pick(self.list.currentRow()))
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._delete)
        self.leave.clicked.connect(self.back_requested)
        self.list.picked.connect(self._pick)
        self.list.currentRowChanged.connect(self._offer)
        self.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """What there is now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        if not self.found:
            self.tell(tr(TEXTS["reading"]))
        self.reading.run(lambda: list_rows(read_titles()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R keeps, Delete deletes."""
        if event.key() == Qt.Key.Key_R:
            self._keep()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self.found = rows
        self.tell("" if rows else tr(TEXTS["none"]))
        self.list.show_rows([row.words for row in rows])
        self.focus_list()
        self._offer()

    def _offer(self) -> None:
        row = self._current()
        self._doomed = None
        self.open_button.setEnabled(row is not None and row.readable)
        self.keep.setEnabled(row is not None and row.unfinished)
        self.remove.setEnabled(row is not None)

    def _current(self) -> Row | None:
        number = self.list.currentRow()
        return self.found[number] if 0 <= number < len(self.found) else None

    def _pick(self, number: int) -> None:
        if 0 <= number < len(self.found) and self.found[number].readable:
            self.chosen.emit(self.found[number].folder)

    def _keep(self) -> None:
        row = self._current()
        if row is not None and row.unfinished:
            self._work.run(lambda: keep_unfinished([row.folder]))

    def _delete(self) -> None:
        row = self._current()
        if row is None:
            return
        if self._doomed != row.folder:
            self._doomed = row.folder
            self.tell(tr(TEXTS["ask"]).format(name=row.folder.name))
            return
        self._doomed = None
        self._work.run(lambda: delete(row.folder))

    def _report(self, words: str) -> None:
        self.refresh()
        self.tell(words)

    def tell_error(self, error: CoachError) -> None:
        """Say what went wrong, and what to do."""
        self.tell(f"{tr(error.message)} {tr(error.hint)}", failed=True)
