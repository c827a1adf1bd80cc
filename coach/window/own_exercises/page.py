"""The page of the user's own exercises: mistakes, new files, drafts, and trying."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask
from coach.window.own_exercises import files
from coach.window.own_exercises.demonstration import Demonstration
from coach.window.own_exercises.files import OwnExercise
from coach.window.own_exercises.folder_watcher import FolderWatcher
from coach.window.own_exercises.text_view import TextView, find_line
from coach.window.own_exercises.try_view import TryView
from coach.window.recordings.rows import RecordingRow, list_rows, read_titles
from coach.window.run.backend import Backend
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser
from coach.window.widgets.desktop import open_file
from coach.window.widgets.pages import ListPage
from coach.window.widgets.rows import RowList

CAMERA: Final = "camera"
SHOWN: Final = "shown"
"""Stands for a demonstration that no file was written of yet."""
MAX_RECORDINGS: Final = 15


class OwnExercisesPage(ListPage):
    """Reads the files in a background thread and watches their folder."""

    changed = Signal()
    """Emitted if a file is new or its text changed."""

    def __init__(
        self,
        theme: Theme,
        backend: Backend,
        find_chosen_camera: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """Create a page without exercises.

        Args:
            theme: Colours and sizes.
            backend: Opens cameras and poses.
            find_chosen_camera: Returns the camera of the settings; empty for the first one.
            parent: Parent widget.

        """
        super().__init__(
            theme,
            tr("Exercises of your own"),
            tr("Text files. Open one in an editor: it is read again when you save it."),
            parent,
        )
        self._find_chosen_camera = find_chosen_camera
        self.exercises: tuple[OwnExercise, ...] = ()
        self._recordings: tuple[RecordingRow, ...] = ()
        self.reading, self._work, self._listing = (BackgroundTask(self) for _ in range(3))
        self.demonstration = Demonstration(backend, self)
        self._watcher = FolderWatcher(self)
        self.text, self.mistakes, self.try_view = (
            TextView(theme, self),
            RowList(theme, tr("Mistakes and warnings"), self),
            TryView(theme, backend, self),
        )
        self.name = QLineEdit(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(tr("Name of a new one: a-z, 0-9 and hyphens"))
        self.name.setAccessibleName(tr("Name of a new one: a-z, 0-9 and hyphens"))
        self.name.setMaxLength(60)
        self._texts = QWidget(self)
        column = QVBoxLayout(self._texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 3)
        column.addWidget(self.mistakes, 2)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._texts)
        self._stack.addWidget(self.try_view)
        self.inner.removeWidget(self.list)
        row, left = QHBoxLayout(), QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.name)
        row.addLayout(left, 2)
        row.addWidget(self._stack, 5)
        self.inner.addLayout(row, 1)
        self.new = self.add_button("N", "step", tr("New"))
        self.draft = self._add_chooser("D", tr("Show it"), self._list_shown)
        self.test = self._add_chooser("T", tr("Try"), self._list_sources)
        self.edit = self.add_button("O", "settings", tr("Editor"))
        self.leave = self.add_button("Esc", "home", tr("Back"))

    def _add_chooser(
        self, key: str, words: str, list_entries: Callable[[], Mapping[str, str]]
    ) -> Chooser:
        chooser = Chooser(self._theme, key, words, list_entries, self)
        chooser.show_current("", words)
        self.place_button(chooser)
        self._buttons.append(chooser)
        return chooser

    def _connect(self) -> None:
        self.reading.finished.connect(self._show)
        self._listing.finished.connect(self._take_recordings)
        self._work.finished.connect(self._show_created)
        for task in (self.reading, self._work):
            task.failed.connect(self._fail)
        self.demonstration.begun.connect(self._explain)
        self.demonstration.drafted.connect(self._show_created)
        self.demonstration.failed.connect(self._fail)
        self.try_view.failed.connect(self._fail)
        self._watcher.settled.connect(self.refresh)
        self.list.currentRowChanged.connect(self._choose)
        self.mistakes.picked.connect(self._go_to)
        self.name.returnPressed.connect(self._create)
        self.new.clicked.connect(self._create)
        self.draft.chosen.connect(self._draft)
        self.test.chosen.connect(self._try_out)
        self.edit.clicked.connect(self._edit)
        self.leave.clicked.connect(self.back_requested)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.list.set_theme(theme, 20)
        self.name.setStyleSheet(render_fields_stylesheet(theme))
        self.text.set_theme(theme)
        self.mistakes.set_theme(theme, 16)
        self.try_view.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the files and the list of recordings whenever the page is shown."""
        super().showEvent(event)
        self.refresh()
        self._listing.run(lambda: list_rows(read_titles()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop trying and demonstrating, so that no camera stays on."""
        self._stop()
        super().hideEvent(event)

    def cancel_tasks(self) -> None:
        """Stop watching the folder, too: a change would start a task."""
        self._watcher.stop()
        self._stop()
        super().cancel_tasks()

    def refresh(self) -> None:
        """Read all files again."""
        self.reading.run(files.list_own)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of the buttons, and the end of a demonstration or trial."""
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_N: self._create,
            Qt.Key.Key_D: self.draft.open,
            Qt.Key.Key_T: self.test.open,
            Qt.Key.Key_O: self._edit,
        }
        key = Qt.Key(event.key())
        if key in keys:
            keys[key]()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.demonstration.running:
            self.demonstration.finish()
        elif key == Qt.Key.Key_Escape and (
            self.demonstration.running or self._stack.currentWidget() is self.try_view
        ):
            self._stop()
        else:
            super().keyPressEvent(event)

    @property
    def current(self) -> OwnExercise | None:
        """The selected file."""
        row = self.list.currentRow()
        return self.exercises[row] if 0 <= row < len(self.exercises) else None

    def _show(self, exercises: tuple[OwnExercise, ...]) -> None:
        before, known = self.current, self.exercises
        self.exercises = exercises
        self._watcher.watch([own.path for own in exercises])
        self.list.show_rows(
            [f"{'✗' if own.mistakes else '✓'} {own.name}: {own.summary}" for own in exercises]
        )
        row = next(
            (
                number
                for number, own in enumerate(exercises)
                if before is not None and own.name == before.name
            ),
            self.list.currentRow(),
        )
        self.list.setCurrentRow(row)
        if not exercises:
            self.show_message(
                tr(
                    "There are none yet. Write a name below, then press N for a file to start "
                    "from, or D to show it: a recording or the camera."
                )
            )
        self._choose()
        if known and [own.text for own in known] != [own.text for own in exercises]:
            self.changed.emit()

    def _choose(self) -> None:
        own = self.current
        remarks = own.remarks if own else ()
        self.text.show_text(own.text if own else "", remarks)
        self.mistakes.show_rows(remarks)
        self.mistakes.setVisible(bool(remarks))
        self.edit.setEnabled(own is not None)
        self.test.setEnabled(own is not None and own.exercise is not None)
        if own is not None and own.exercise is not None:
            self.try_view.use(own.exercise)

    def _go_to(self, row: int) -> None:
        own = self.current
        line = find_line(own.remarks[row]) if own is not None and row < len(own.remarks) else None
        if line is not None:
            self.text.go_to(line)

    def _list_sources(self) -> Mapping[str, str]:
        recordings = {str(row.folder): row.words for row in self._recordings if row.readable}
        return {CAMERA: tr("The camera"), **dict(list(recordings.items())[:MAX_RECORDINGS])}

    def _list_shown(self) -> Mapping[str, str]:
        kept = {SHOWN: tr("What you showed last")} if self.demonstration.poses else {}
        return {**kept, **self._list_sources()}

    def _take_recordings(self, rows: tuple[RecordingRow, ...]) -> None:
        self._recordings = rows

    def _find_camera(self) -> str:
        return self._find_chosen_camera() or "0"

    def _create(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.show_message(tr("Write a name first, for example my-march."))
            self.name.setFocus()
            return
        self._work.run(lambda: (files.make_new(name), ""))

    def _draft(self, source: str) -> None:
        name = self.name.text().strip()
        if not name:
            self.show_message(tr("Write a name first, for example my-march."))
            self.name.setFocus()
        elif source == CAMERA:
            self.demonstration.begin(name, self._find_camera())
        elif source == SHOWN:
            self.demonstration.draft(name)
        else:
            self._work.run(lambda: files.draft_recording(name, Path(source)))

    def _explain(self, words: str) -> None:
        self.show_message(words)
        self.setFocus()

    def _try_out(self, source: str) -> None:
        self._stack.setCurrentWidget(self.try_view)
        self.try_view.open(self._find_camera() if source == CAMERA else Path(source))

    def _stop(self) -> None:
        self.demonstration.stop()
        self.try_view.stop()
        self._stack.setCurrentWidget(self._texts)

    def _edit(self) -> None:
        own = self.current
        if own is not None:
            open_file(own.path)
            self.show_message(tr("It is in {path}", path=own.path))

    def _show_created(self, created: tuple[Path, str]) -> None:
        path, summary = created
        self.name.clear()
        self.show_message("\n".join(filter(None, (summary, tr("It is in {path}", path=path)))))
        self.refresh()
        self.changed.emit()

    def _fail(self, error: CoachError) -> None:
        self._stop()
        self.show_message(files.describe_error(error), failed=True)
