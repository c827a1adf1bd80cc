"""The page of exercises of one's own: what is wrong with each, read again when its file is saved; new ones, by showing; trying them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask
from coach.window.own_exercises import files as desk
from coach.window.own_exercises.files import OwnExercise
from coach.window.own_exercises.pose_feed import PoseFeed
from coach.window.own_exercises.text_view import TextView, find_line
from coach.window.own_exercises.try_view import TryView
from coach.window.recordings.rows import Row, list_rows, read_titles
from coach.window.run.backend import Backend
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser
from coach.window.widgets.list_page import ListPage
from coach.window.widgets.row_list import RowList

CAMERA: Final = "camera"
SETTLE_MS: Final = 150
"""Editors save in several steps: so long after the last one the file is read, milliseconds."""
MOST_RECORDINGS: Final = 15
TEXTS: Final = {
    "title": "Exercises of your own",
    "hint": "Text files. Open one in an editor: it is read again when you save it.",
    "none": "There are none yet. Write a name below, then N for a file to begin from, or D to show it: a recording or the camera.",
    "name": "Name of a new one: a-z, 0-9 and hyphens",
    "need_name": "Write a name first, for example standing-march.",
    "showing": "Step back, stand still, do it three times, stand still again. Enter when you are done.",
    "where": "It lies in {path}",
}


class OwnExercisesPage(ListPage):
    """Reads in a thread; watches the folder, so that nothing needs to be asked for."""

    changed = Signal()
    """A file is new or says something else."""

    def __init__(self, theme: Theme, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr(TEXTS["title"]), tr(TEXTS["hint"]), parent)
        self._backend = backend
        self.found: tuple[OwnExercise, ...] = ()
        self._recordings: tuple[Row, ...] = ()
        self.reading, self._work, self._listing = (
            BackgroundTask(self),
            BackgroundTask(self),
            BackgroundTask(self),
        )
        self._showing = PoseFeed(backend, self)
        self._watcher, self._soon = QFileSystemWatcher(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self.text, self.mistakes, self.trial = (
            TextView(theme, self),
            RowList(theme, tr("Mistakes"), self),
            TryView(theme, backend, self),
        )
        self.name = QLineEdit(self)
        self._place()
        self._connect()
        self.set_theme(theme)

    def _place(self) -> None:
        self.name.setPlaceholderText(tr(TEXTS["name"]))
        self.name.setAccessibleName(tr(TEXTS["name"]))
        self.name.setMaxLength(60)
        self._texts = QWidget(self)
        column = QVBoxLayout(self._texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 3)
        column.addWidget(self.mistakes, 2)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._texts)
        self._stack.addWidget(self.trial)
        self.inner.removeWidget(self.list)
        row, left = QHBoxLayout(), QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.name)
        row.addLayout(left, 2)
        row.addWidget(self._stack, 5)
        self.inner.addLayout(row, 1)
        self.new = self.add_button("N", "step", tr("New"))
        self.draft = self._add_chooser("D", tr("Show it"))
        self.test = self._add_chooser("T", tr("Try"))
        self.edit = self.add_button("O", "settings", tr("Editor"))
        self.leave = self.add_button("Esc", "home", tr("Back"))

    def _add_chooser(self, key: str, words: str) -> Chooser:
        chooser = Chooser(self._theme, key, words, self._list_sources, self)
        chooser.show_current("", words)
        self.buttons.addWidget(chooser)
        self._buttons.append(chooser)
        return chooser

    def _connect(self) -> None:
        self.reading.finished.connect(self._show)
        self._listing.finished.connect(self._take_recordings)
        self._work.finished.connect(self._finish)
        for task in (self.reading, self._work):
            task.failed.connect(self._fail)
        self._showing.failed.connect(self._fail)
        self._showing.ended.connect(self._end_showing)
        self.trial.failed.connect(self._fail)
        self._soon.timeout.connect(self.refresh)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        self._watcher.directoryChanged.connect(lambda _: self._soon.start())
        self.list.currentRowChanged.connect(self._choose)
        self.mistakes.picked.connect(self._go_to)
        self.name.returnPressed.connect(self._make)
        self.new.clicked.connect(self._make)
        self.draft.chosen.connect(self._draft)
        self.test.chosen.connect(self._try)
        self.edit.clicked.connect(self._edit)
        self.leave.clicked.connect(self.back_requested)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        super().set_theme(theme)
        self.list.set_theme(theme, 20)
        self.name.setStyleSheet(render_fields_stylesheet(theme))
        self.text.set_theme(theme)
        self.mistakes.set_theme(theme, 16)
        self.trial.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """What there is now; from now on the folder is watched."""
        super().showEvent(event)
        self.refresh()
        self._listing.run(lambda: list_rows(read_titles()))

    def hideEvent(self, event: QHideEvent) -> None:
        """No camera stays on."""
        self._stop()
        super().hideEvent(event)

    def stop_tasks(self) -> None:
        """Wait for every thread; the folder is watched no more, since that would begin another."""
        watched = [*self._watcher.directories(), *self._watcher.files()]
        if watched:
            self._watcher.removePaths(watched)
        self._soon.stop()
        self._stop()
        super().stop_tasks()

    def refresh(self) -> None:
        """Read all files anew."""
        self.reading.run(desk.list_own)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the buttons; Enter ends a showing, Escape ends a trial, then leaves."""
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_N: self._make, Qt.Key.Key_D: self.draft.open, Qt.Key.Key_T: self.test.open, Qt.Key.Key_O: self._edit,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in keys:
            keys[key]()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._showing.running:
            self._end_showing()
        elif key == Qt.Key.Key_Escape and (
            self._showing.running or self._stack.currentWidget() is self.trial
        ):
            self._stop()
        else:
            super().keyPressEvent(event)

    @property
    def current(self) -> OwnExercise | None:
        """The file that is chosen."""
        row = self.list.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _show(self, found: tuple[OwnExercise, ...]) -> None:
        before, known = self.current, self.found
        self.found = found
        self._update([own.path for own in found])
        self.list.show_rows(
            [f"{'✗' if own.mistakes else '✓'} {own.name}: {own.verdict}" for own in found]
        )
        row = next(
            (
                number
                for number, own in enumerate(found)
                if before is not None and own.name == before.name
            ),
            self.list.currentRow(),
        )
        self.list.setCurrentRow(row)
        if not found:
            self.tell(tr(TEXTS["none"]))
        self._choose()
        if known and [own.text for own in known] != [own.text for own in found]:
            self.changed.emit()

    def _update(self, files: list[Path]) -> None:
        request = {str(path) for path in (*files, *({files[0].parent} if files else ()))}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if lost := sorted(watched - request):
            self._watcher.removePaths(lost)
        if new := sorted(request - watched):
            self._watcher.addPaths(new)

    def _choose(self) -> None:
        own = self.current
        self.text.show_text(own.text if own else "", own.mistakes if own else ())
        self.mistakes.show_rows(own.mistakes if own else ())
        self.mistakes.setVisible(bool(own and own.mistakes))
        self.edit.setEnabled(own is not None)
        self.test.setEnabled(own is not None and own.exercise is not None)
        if own is not None and own.exercise is not None:
            self.trial.use(own.exercise)

    def _go_to(self, row: int) -> None:
        own = self.current
        line = find_line(own.mistakes[row]) if own is not None and row < len(own.mistakes) else None
        if line is not None:
            self.text.go_to(line)

    def _list_sources(self) -> Mapping[str, str]:
        recordings = {str(row.folder): row.words for row in self._recordings if row.readable}
        return {CAMERA: tr("The camera"), **dict(list(recordings.items())[:MOST_RECORDINGS])}

    def _take_recordings(self, rows: tuple[Row, ...]) -> None:
        self._recordings = rows

    def _find_camera(self) -> str:
        return self._backend.load_settings().camera or "0"

    def _make(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.tell(tr(TEXTS["need_name"]))
            self.name.setFocus()
            return
        self._work.run(lambda: (desk.make_new(name), ""))

    def _draft(self, source: str) -> None:
        name = self.name.text().strip()
        if not name:
            self.tell(tr(TEXTS["need_name"]))
            self.name.setFocus()
        elif source == CAMERA:
            self.tell(tr(TEXTS["showing"]))
            self._showing.open(self._find_camera())
            self.setFocus()
        else:
            self._work.run(lambda: desk.draft_recording(name, Path(source)))

    def _end_showing(self) -> None:
        poses, name = self._showing.poses, self.name.text().strip()
        self._showing.close()
        self._work.run(lambda: desk.draft_poses(name, poses))

    def _try(self, source: str) -> None:
        self._stack.setCurrentWidget(self.trial)
        self.trial.open(self._find_camera() if source == CAMERA else Path(source))

    def _stop(self) -> None:
        self._showing.close()
        self.trial.stop_tasks()
        self._stack.setCurrentWidget(self._texts)

    def _edit(self) -> None:
        own = self.current
        if own is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(own.path)))
            self.tell(tr(TEXTS["where"]).format(path=own.path))

    def _finish(self, made: tuple[Path, str]) -> None:
        path, said = made
        self.name.clear()
        self.tell("\n".join(filter(None, (said, tr(TEXTS["where"]).format(path=path)))))
        self.refresh()
        self.changed.emit()

    def _fail(self, error: CoachError) -> None:
        self._stop()
        self.tell(desk.describe_error(error), failed=True)
