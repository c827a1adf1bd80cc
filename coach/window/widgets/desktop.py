"""Asks the desktop for files and opens them. No call waits: see `desktop_services`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths

from coach.errors import CoachError
from coach.message import Message
from coach.window.background.service_process import ServiceProcess, make_command
from coach.window.translation.translate import CURRENT

FILE_DIALOG: Final = "coach.window.widgets.desktop_services:FileDialog"
FILE_OPENER: Final = "coach.window.widgets.desktop_services:FileOpener"
MAX_ANSWER_MS: Final = 10_000
"""Maximum time until a dialog is open, in milliseconds; its process is started for the first."""
SILENT: Final = CoachError(
    Message("The system's dialog for files does not answer."),
    Message("Try again in half a minute."),
)

Take = Callable[[list[Path]], object]
"""Called with what was chosen; not called if that is nothing."""
Fail = Callable[[CoachError], object]


class FileChooser(QObject):
    """Shows one dialog at a time; a newer one takes its place."""

    def __init__(
        self, parent: QObject | None = None, process: ServiceProcess | None = None
    ) -> None:
        """Create a chooser without a dialog.

        Args:
            parent: The owner in Qt.
            process: Shows the dialogs instead of a process of its own.

        """
        super().__init__(parent)
        self._process = process or ServiceProcess(
            make_command(FILE_DIALOG, "widgets"), self, max_answer_ms=MAX_ANSWER_MS
        )
        self._asking: tuple[QObject, Take, Fail] | None = None
        self._process.returned.connect(self._take)
        self._process.failed.connect(lambda _: self._fail())
        self._process.answered.connect(lambda _, shown: None if shown else self._fail())

    def choose_files(
        self, owner: QObject, title: str, pattern: str, take: Take, fail: Fail
    ) -> None:
        """Let the user choose existing files.

        Args:
            owner: Nothing is called after its end.
            title: Of the dialog.
            pattern: Names of files to show, such as ``coach (*.coach)``.
            take: Gets the files.
            fail: Gets the error if the dialog cannot be shown.

        """
        self._ask(owner, take, fail, kind="files", title=title, pattern=pattern)

    def choose_folder(
        self, owner: QObject, title: str, folder: str, take: Take, fail: Fail
    ) -> None:
        """Let the user choose a folder, beginning with this one; arguments as `choose_files`."""
        self._ask(owner, take, fail, kind="folder", title=title, folder=folder)

    def choose_new_file(
        self, owner: QObject, title: str, name: str, take: Take, fail: Fail
    ) -> None:
        """Let the user choose where to save a file of this name; arguments as `choose_files`."""
        pattern = f"*{Path(name).suffix}"
        self._ask(owner, take, fail, kind="new file", title=title, name=name, pattern=pattern)

    def _ask(self, owner: QObject, take: Take, fail: Fail, **request: str) -> None:
        self._asking = owner, take, fail
        rest = {"folder": "", "name": "", "pattern": "", "language": CURRENT.code}
        if not self._process.send({**rest, **request}):
            self._fail()

    def _take(self, names: list[str]) -> None:
        asking, self._asking = self._asking, None
        if asking is not None and names and shiboken6.isValid(asking[0]):
            asking[1]([Path(name) for name in names])

    def _fail(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None and shiboken6.isValid(asking[0]):
            asking[2](SILENT)


@cache
def find_chooser() -> FileChooser:
    """Return the chooser of this program."""
    return FileChooser(QCoreApplication.instance())


def find_documents() -> Path:
    """Return the folder of the user's documents, where what is saved is found again.

    In a background thread: a drive may never answer.
    """
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


@cache
def _find_opener() -> ServiceProcess:
    return ServiceProcess(make_command(FILE_OPENER, "widgets"), QCoreApplication.instance())


def open_file(path: Path) -> None:
    """Open a file with the program that the system has for it, if it answers."""
    _find_opener().send({"path": str(path)})
