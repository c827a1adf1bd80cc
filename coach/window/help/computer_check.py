"""Runs `coach doctor` in a process of its own and passes its lines on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from coach.interpreter import python_command

MAX_TIME_MS: Final = 90_000
"""Maximum time of the whole check, in milliseconds: a camera or a voice may never answer."""
MAX_END_MS: Final = 500


class ComputerCheck(QObject):
    """One check at a time. The window never waits for it, except for its end when it is closed."""

    printed = Signal(str)
    """All lines until now."""
    finished = Signal(bool)
    """The check is over; True if it ran to its end."""

    def __init__(self, language: str = "", parent: QObject | None = None) -> None:
        """Create the object without a process; language: code, or empty for that of the system."""
        super().__init__(parent)
        self._options = ["--language", language] if language else []
        self._process: QProcess | None = None
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MAX_TIME_MS)
        self._timer.timeout.connect(self.stop)

    @property
    def running(self) -> bool:
        """True while a check runs."""
        return self._process is not None

    def start(self) -> None:
        """Start the check, unless one is running."""
        if self._process is not None:
            return
        self._text = ""
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUNBUFFERED", "1")
        environment.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        command = [*python_command(), "-m", "coach", *self._options, "doctor"]
        self._timer.start()
        process.start(command[0], command[1:])

    def stop(self) -> None:
        """End the check, if one is running, without waiting for its end."""
        if self._process is not None:
            self._process.kill()

    def stop_and_wait(self) -> None:
        """End the check, if one is running, and wait a moment for its end."""
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished(MAX_END_MS)

    def _read(self) -> None:
        if self._process is not None:
            self._text += bytes(self._process.readAllStandardOutput().data()).decode(
                "utf-8", "replace"
            )
            self.printed.emit(self._text)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(done=False)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        self._end(done=status is QProcess.ExitStatus.NormalExit)

    def _end(self, *, done: bool) -> None:
        self._timer.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.finished.emit(done)
