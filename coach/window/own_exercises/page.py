"""The page of the user's own exercises: mistakes, new files, drafts, and trying."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask
from coach.window.own_exercises import files
from coach.window.own_exercises.demonstration import DemonstrationController
from coach.window.own_exercises.file_view import FileView
from coach.window.own_exercises.files import OwnExercise
from coach.window.own_exercises.folder_watcher import FolderWatcher
from coach.window.own_exercises.try_view import TryView
from coach.window.recordings.rows import RecordingRow, list_rows_of
from coach.window.run.backend import Backend
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error, tr
from coach.window.widgets.buttons import Chooser
from coach.window.widgets.desktop import open_file
from coach.window.widgets.pages import ListPage

CAMERA: Final = "camera"
SHOWN: Final = "shown"
"""Stands for a demonstration that no file was written of yet."""
MAX_RECORDINGS: Final = 15


class OwnExercisesPage(ListPage):
    """Reads the files in a background thread and watches their folder."""

    changed = Signal()
    """Emitted if a file is new or its text changed."""
    opens_camera = True

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
            find_chosen_camera: Returns the camera in use; empty for the first one.
            parent: Parent widget.
        """
        super().__init__(
            theme,
            tr("Exercises of your own"),
            tr("Text files. Open one in an editor: it is read again when you save it."),
            parent,
        )
        self._find_chosen_camera = find_chosen_camera
        self.find_profile: Callable[[], str | None] = lambda: None  # whose recordings are offered
        self.exercises: tuple[OwnExercise, ...] = ()
        self._recordings: tuple[RecordingRow, ...] = ()
        self._created = ""  # name of a new file, until it is in the list
        self._just_shown = False  # until the files are read
        self.reading, self._work, self._listing = (BackgroundTask(self) for _ in range(3))
        self.demonstration = DemonstrationController(backend, self)
        self._watcher = FolderWatcher(self)
        self.file, self.try_view = FileView(theme, self), TryView(theme, backend, self)
        self.text, self.mistakes, self.name = self.file.text, self.file.mistakes, QLineEdit(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(tr("Name of a new one"))
        self.name.setAccessibleName(tr("Name of a new one: a-z, 0-9 and hyphens"))
        self.name.setMaxLength(60)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.file)
        self._stack.addWidget(self.try_view)
        self.inner.removeWidget(self.list)
        row, left = QHBoxLayout(), QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.name)
        row.addLayout(left, 2)
        row.addWidget(self._stack, 5)
        self.inner.addLayout(row, 1)
        self.new = self.add_button("N", "add", tr("New"))
        self.draft = self._add_chooser("D", tr("Show it"), self._list_shown)
        self.test = self._add_chooser("T", tr("Try"), self._list_sources)
        self.edit = self.add_button("O", "edit", tr("Editor"))
        self.leave = self.add_button("Esc", "home", tr("Back"))
        stops = (self.list, self.name, self.text, self.mistakes, *self._buttons)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

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
        self.name.returnPressed.connect(self._accept_name)
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
        self.file.set_theme(theme)
        self.try_view.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the files and the list of recordings whenever the page is shown."""
        super().showEvent(event)
        self.refresh()
        self._listing.run(partial(list_rows_of, self.find_profile()))

    def on_shown(self) -> None:
        """Give the keyboard to the list, or to the name of the first file."""
        self._just_shown = True
        self.name.setFocus()  # until there is a list

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
        self.list.show_rows([own.row for own in exercises])
        names = [own.name for own in exercises]
        shown = self._created if self._created in names else before.name if before else ""
        self.list.setCurrentRow(names.index(shown) if shown in names else self.list.currentRow())
        if not exercises:
            self.show_message(
                tr(
                    "There are none yet. Write a name below and press Enter. Then N makes a file "
                    "to start from; D lets you show it, by a recording or the camera."
                )
            )
            if self.hasFocus() or self.list.hasFocus():
                self.name.setFocus()
        if exercises and self._just_shown and not self.name.text():
            self.list.setFocus()
        self._created, self._just_shown = "", False
        self._choose()
        if known and [own.text for own in known] != [own.text for own in exercises]:
            self.changed.emit()

    def _choose(self) -> None:
        own = self.current
        self.file.show_file(own)
        self.edit.setEnabled(own is not None)
        self.test.setEnabled(own is not None and own.exercise is not None)
        if own is not None and own.exercise is not None:
            self.try_view.use(own.exercise)

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

    def _take_name(self) -> str:
        """Return the name of a new file; without one, ask for it."""
        name = self.name.text().strip()
        if not name:
            self.show_message(tr("Write a name first, for example my-march, and press Enter."))
            self.name.setFocus()
        return name

    def _accept_name(self) -> None:
        """Give the keys back to the page: what is typed now is no part of the name."""
        if self._take_name():
            self.setFocus()
            self.show_message(
                tr("N makes a file to start from. D lets you show it: a recording or the camera.")
            )

    def _create(self) -> None:
        name = self._take_name()
        if name:
            self._work.run(lambda: (files.make_new(name), ""))

    def _draft(self, source: str) -> None:
        name = self._take_name()
        if not name:
            return
        if source == CAMERA:
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
        self._stack.setCurrentWidget(self.file)

    def _edit(self) -> None:
        if (own := self.current) is not None:
            open_file(own.path)
            self.show_message(tr("It is in {path}", path=own.path))

    def _show_created(self, created: tuple[Path, str]) -> None:
        path, summary = created
        self.name.clear()
        self._created = path.stem
        self.show_message("\n".join(filter(None, (summary, tr("It is in {path}", path=path)))))
        self.refresh()
        self.changed.emit()

    def _fail(self, error: CoachError) -> None:
        self.try_view.stop()  # a demonstration goes on
        self._stack.setCurrentWidget(self.file)
        self.show_message(describe_error(error), failed=True)
