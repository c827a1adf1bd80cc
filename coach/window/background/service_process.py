"""The window's end of a process that uses a service of the system. No call waits for it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from coach.interpreter import python_command

MAX_ANSWER_MS: Final = 3000
"""Maximum time for an answer, in milliseconds; then the process is ended."""
MAX_START_S: Final = 20.0
"""Maximum time from start to readiness, in seconds. A busy computer loads libraries slowly."""
RETRY_DELAY_S: Final = 30.0
"""Minimum time before a process that failed is started again, in seconds."""
MAX_END_MS: Final = 500
"""Maximum time to wait for the end of a process when the window is closed, in milliseconds."""

ERROR_FILE: Final = QProcess.nullDevice()
"""File for what the processes write to standard error: libraries of sound write a lot."""

Request = Mapping[str, object]


def make_command(service: str, *arguments: str) -> tuple[str, ...]:
    """Return the command line for a service, see `service_host.create_service`."""
    host = "coach.window.background.service_host"
    return *python_command(), "-m", host, service, *arguments


class ServiceProcess(QObject):
    """Sends one request at a time to a process; of those that wait only the newest is sent.

    The process is started by the first request, and writes an answer to number 0 once it is ready.
    If it does not answer a later one in time, or ends, a later request starts it again.
    """

    answered = Signal(dict, bool)
    """A request, and whether the service did it: the user can hear or see it."""
    ended = Signal()
    """What the newest request began has ended: a text was spoken."""
    returned = Signal(list)
    """The result of what the newest request began, as texts; `ended` follows."""
    failed = Signal(dict)
    """The newest request, which is not going to be answered."""

    def __init__(
        self,
        command: Sequence[str],
        parent: QObject | None = None,
        *,
        max_answer_ms: int = MAX_ANSWER_MS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Create an object without a process.

        Args:
            command: Program and arguments.
            parent: The owner in Qt.
            max_answer_ms: Maximum time for an answer, in milliseconds.
            clock: Monotonic time in seconds.

        """
        super().__init__(parent)
        self._command = tuple(command)
        self._clock = clock
        self._process: QProcess | None = None
        self._pending: Request | None = None
        """The request that was sent and not yet answered."""
        self._next: Request | None = None
        self._number = 0
        """Number of the last request that was sent."""
        self._ready = False
        self._started_s = 0.0
        self._failed_s: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(max_answer_ms)
        self._timer.timeout.connect(self._on_timeout)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def running(self) -> bool:
        """True if there is a process."""
        return self._process is not None

    def send(self, request: Request) -> bool:
        """Send a request now, or once the previous one is answered.

        Return False if the process failed and it is too early to start it again.
        """
        if self._process is None:
            if self._failed_s is not None and self._clock() - self._failed_s < RETRY_DELAY_S:
                return False
            self._start()
        if self._ready and self._pending is None:
            self._write(request)
        else:
            self._next = request
            if not self._timer.isActive():
                self._timer.start()
        return True

    def close(self) -> None:
        """End the process; it has a moment to end by itself unless it hangs."""
        idle = self._ready and self._pending is None
        process = self._forget()
        if process is not None and idle:
            process.closeWriteChannel()
            process.waitForFinished(MAX_END_MS)
        for each in self.findChildren(QProcess):  # also those that failed and are just ending
            each.kill()
            each.waitForFinished(MAX_END_MS)
            each.deleteLater()

    def _start(self) -> None:
        self._process = process = QProcess(self)
        self._ready = False
        self._started_s = self._clock()
        process.setStandardErrorFile(ERROR_FILE, QProcess.OpenModeFlag.Append)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        environment.insert("QT_EVENT_DISPATCHER_CORE_FOUNDATION", "1")  # speech on macOS needs it
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._fail)
        process.errorOccurred.connect(self._fail)
        process.start(self._command[0], self._command[1:])

    def _write(self, request: Request) -> None:
        self._pending, self._next = request, None
        self._number += 1
        self._timer.start()
        if self._process is not None:
            line = json.dumps({**request, "number": self._number}) + "\n"
            self._process.write(line.encode())

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            number, done, ended, result = _parse_answer(bytes(self._process.readLine().data()))
            if number != (self._number if self._ready else 0):
                continue
            if ended:
                if self._pending is None and self._next is None:
                    if result is not None:
                        self.returned.emit(result)
                    self.ended.emit()
                continue
            request, following = self._pending, self._next
            self._pending = self._next = None
            self._ready = True
            self._timer.stop()
            if following is not None:
                self._write(following)
            if request is not None:
                self._failed_s = None
                self.answered.emit(request, done)

    def _on_timeout(self) -> None:
        """Give up the process, or only the request if the process may still be starting."""
        if self._ready or self._clock() - self._started_s >= MAX_START_S:
            self._fail()
        elif self._next is not None:
            newest, self._next = self._next, None
            self.failed.emit(newest)

    def _fail(self) -> None:
        newest = self._next or self._pending
        process = self._forget()
        if process is None:
            return
        self._failed_s = self._clock()
        process.finished.connect(process.deleteLater)
        process.kill()
        if newest is not None:
            self.failed.emit(newest)

    def _forget(self) -> QProcess | None:
        """Return the process, of which nothing is expected any more; None if there is none."""
        self._timer.stop()
        process, self._process = self._process, None
        self._pending = self._next = None
        if process is not None:
            for signal in (
                process.readyReadStandardOutput, process.finished, process.errorOccurred
            ):  # fmt: skip
                signal.disconnect()
        return process


def _parse_answer(line: bytes) -> tuple[int, bool, bool, list[str] | None]:
    """Return the number of the request, whether it was done, whether this is its end, its result.

    The number is -1 for what a library may print, the result is None if there is none.
    """
    try:
        data = json.loads(line)
        ended, result = bool(data.get("ended", False)), data.get("result")
        texts = None if result is None else [str(text) for text in result]
        return int(data["number"]), ended or bool(data["done"]), ended, texts
    except (ValueError, KeyError, TypeError, AttributeError):
        return -1, False, False, None
