"""What the desktop does in processes of its own: a drive or a service in it may never answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from coach.window.translation.languages import translate_qt


class FileOpener:
    """Opens the ``path`` of requests with the program that the system has for it."""

    def play(self, request: dict[str, Any]) -> bool:
        """Open the file. Return False if the system cannot."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(request["path"]))


class FileDialog(QObject):
    """Lets the user choose the files or the folder that a request asks for.

    A request has the ``kind`` of `MODES`, a ``title``, the ``folder`` to begin in (empty for that
    of the system), the ``name`` of a file to save, a ``pattern`` of names, and a ``language``.
    """

    ended = Signal(int, list)
    """Number of the newest request, and what was chosen; empty if nothing was."""

    def __init__(self) -> None:
        super().__init__()
        self.dialog: QFileDialog | None = None
        """The dialog that is shown."""

    def play(self, request: dict[str, Any]) -> bool:
        """Show the dialog instead of one that is still open."""
        before, self.dialog = self.dialog, None
        if before is not None:
            before.close()
        translate_qt(request["language"])  # the system's own dialogs speak that of the system
        dialog = self.dialog = QFileDialog(None, request["title"], request["folder"])
        MODES[request["kind"]](dialog)
        if request["pattern"]:
            dialog.setNameFilter(request["pattern"])
        if request["name"]:
            dialog.setDefaultSuffix(Path(request["name"]).suffix)
            dialog.selectFile(request["name"])
        # It belongs to no window of this process: nothing else keeps it before that of coach.
        dialog.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._end(request["number"], dialog, result))
        dialog.open()
        dialog.raise_()
        dialog.activateWindow()
        return True

    def _end(self, number: int, dialog: QFileDialog, result: int) -> None:
        if dialog is self.dialog:
            self.dialog = None
            self.ended.emit(number, dialog.selectedFiles() if result else [])


def _choose_files(dialog: QFileDialog) -> None:
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)


def _choose_folder(dialog: QFileDialog) -> None:
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)


def _choose_new_file(dialog: QFileDialog) -> None:
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)


MODES: Final = {"files": _choose_files, "folder": _choose_folder, "new file": _choose_new_file}
"""Kind of a request -> what makes a dialog ask for it."""
