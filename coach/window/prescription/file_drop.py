"""Files that are dragged on to the window: prescriptions, results and recordings."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from coach.store.prescriptions.archive import ENDING
from coach.store.results.archive import ENDING as RESULTS_ENDING

ENDINGS: Final = (ENDING, RESULTS_ENDING, ".zip", ".mcap")


class FileDropFilter(QObject):
    """Accepts prescriptions, results and recordings that are dropped on a widget."""

    dropped = Signal(list)
    """Emitted with the paths of the files."""

    def __init__(self, widget: QWidget) -> None:
        """Watch this widget."""
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a drag with files of coach, and report them when they are dropped."""
        if isinstance(event, QDropEvent):
            files = list_files(event.mimeData())
            if files:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
                    self.dropped.emit(files)
                return True
        return super().eventFilter(watched, event)


def list_files(data: QMimeData) -> list[Path]:
    """Return the prescriptions, results and recordings among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix in ENDINGS]
