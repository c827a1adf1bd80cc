"""Stand-ins for the processes of the window, and for the services that never answer them."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from coach.window.background.service_process import Request, ServiceProcess

ANSWERS = """
import json, sys
print(json.dumps({"number": 0, "done": True}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    print("a library prints")
    print(json.dumps({"number": request["number"], "done": request["text"] != "quiet"}), flush=True)
"""
READY = "import json, os, signal, sys; print(json.dumps({'number': 0, 'done': 1}), flush=True)\n"
HANGS = READY + "sys.stdin.readline(); signal.pause()"
CRASHES = READY + "sys.stdin.readline(); os.abort()"
ENDS = READY + "sys.stdin.readline()"
HANGS_ONCE = (
    READY
    + "import pathlib; flag = pathlib.Path(sys.argv[1])\n"
    + "if not flag.exists(): flag.touch(); signal.pause()\n"
    + ANSWERS
)
NEVER_READY = "import signal; signal.pause()"
NEVER_MS = 3_600_000
PATIENT_HOST = f"""
from coach.window.background import service_host
service_host.MAX_CALL_S = {NEVER_MS // 1000}
service_host.main()
"""
"""The program of a service; a busy computer takes longer than 20 s to start a voice."""


def run_python(program: str, *arguments: str) -> tuple[str, ...]:
    """Return a command that depends on nothing but the standard library.

    Neither the current folder nor the environment nor installed packages change what it does.
    """
    return sys.executable, "-I", "-S", "-c", program, *arguments


def make_patient_command(service: str, *arguments: str) -> tuple[str, ...]:
    """Return the command line for a service that the system does not end, however long it takes."""
    return sys.executable, "-c", PATIENT_HOST, service, *arguments


class LoopCounter:
    """Counts how often the loop of the window came around."""

    def __init__(self) -> None:
        self.rounds = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._count)
        self._timer.start(0)

    def _count(self) -> None:
        self.rounds += 1


class FakeProcess(ServiceProcess):
    """Answers every request at once: `heard` True or False, or None if it failed."""

    def __init__(self, heard: bool | None = True) -> None:
        super().__init__([sys.executable])
        self.heard = heard
        self.requests: list[Request] = []
        self.refused = False
        self.silent = False
        """True to answer nothing."""

    @property
    def running(self) -> bool:
        return bool(self.requests)

    def send(self, request: Request) -> bool:
        if self.refused:
            return False
        self.requests.append(request)
        if self.silent:
            return True
        if self.heard is None:
            self.refused = True
            self.failed.emit(request)
        else:
            self.answered.emit(request, self.heard)
        return True

    @property
    def texts(self) -> list[object]:
        return [request["text"] for request in self.requests]
