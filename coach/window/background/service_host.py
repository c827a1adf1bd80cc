"""A process for a service of the system that may never answer: then only this process hangs.

It reads requests as lines of JSON from standard input, and answers each with a line of JSON. It
ends with its standard input.
"""

from __future__ import annotations

import importlib
import json
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Protocol, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

MAX_CALL_S: Final = 20
"""Maximum time for the start or one request, in seconds; then the system ends this process."""

Request = dict[str, Any]


class Service(Protocol):
    """What does what a request asks for.

    One whose requests go on after their answer has a signal ``ended`` with the request's number,
    and with its result, a list of texts, if it has one.
    """

    def play(self, request: Request) -> bool:
        """Do it. Return True if the user can hear or see it."""


class RequestReader(QObject):
    """Reads requests in a thread, because reading blocks."""

    arrived = Signal(dict)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.thread_of_reader = threading.Thread(target=self._read, name="coach-requests")

    def _read(self) -> None:
        for line in sys.stdin:
            self.arrived.emit(json.loads(line))
        self.ended.emit()


@contextmanager
def ending_if_it_hangs() -> Iterator[None]:
    """End this process if the block takes too long, also if nobody is left to kill it."""
    if not hasattr(signal, "alarm"):  # Windows
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(MAX_CALL_S)
    try:
        yield
    finally:
        signal.alarm(0)


def answer(service: Service, request: Request) -> None:
    """Do what a request asks for, and write the answer."""
    with ending_if_it_hangs():
        done = service.play(request)
    write_answer(request["number"], done)


def write_answer(number: int, done: bool) -> None:
    """Write an answer; number 0 says that this process is ready."""
    sys.stdout.write(json.dumps({"number": number, "done": done}) + "\n")
    sys.stdout.flush()


def write_end(number: int, result: list[str] | None = None) -> None:
    """Write that what a request began has ended, and with what result."""
    sys.stdout.write(json.dumps({"number": number, "ended": True, "result": result}) + "\n")
    sys.stdout.flush()


def create_service(name: str) -> Service:
    """Create a service by module and class, like ``coach.window.speech.voice:Voice``."""
    module, _, class_name = name.partition(":")
    return cast(Service, getattr(importlib.import_module(module), class_name)())


def create_application(widgets: bool) -> QCoreApplication:
    """Create the application of this process; only one with widgets needs a screen."""
    if not widgets:
        return QCoreApplication(sys.argv[:1])
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    app.setApplicationName("coach")
    app.setDesktopFileName("coach")
    app.setQuitOnLastWindowClosed(False)
    return app


def main() -> None:
    """Answer requests until standard input ends.

    The arguments are the name of the service, and ``widgets`` if it needs them.
    """
    app = create_application("widgets" in sys.argv[2:])
    with ending_if_it_hangs():
        service = create_service(sys.argv[1])
    ended = getattr(service, "ended", None)
    if ended is not None:
        ended.connect(write_end)
    reader = RequestReader()
    reader.arrived.connect(lambda request: answer(service, request))
    reader.ended.connect(app.quit)
    reader.thread_of_reader.start()
    write_answer(0, done=True)
    app.exec()
    reader.thread_of_reader.join()


if __name__ == "__main__":
    main()
