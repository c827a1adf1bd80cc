"""Opens the window beside something that never answers, and counts painted pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer

from coach.window import app
from coach.window.app import open_window
from coach.window.background import time_limit
from coach.window.main_window import MainWindow
from coach.window.run.state import RunRequest, Step
from tests.window.fakes import FakeBackend, FakeRecorder

REQUEST = RunRequest("lunge", "0")
PAINTED = 20
"""Pictures that must be painted while something does not answer."""
ROUNDS = 200
"""Rounds of the event loop, where another page covers the picture."""
UNCALLED_ROUNDS = 20_000
"""Rounds after which the window is closed if nothing asked for what does not answer."""


@dataclass
class Silence:
    """A call that never returns until the test is over."""

    called: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def __call__(self, *_: Any, **__: Any) -> Any:
        self.called.set()
        assert self.over.wait(60)
        return {}


class SilentRecorder(FakeRecorder):
    """Its drive does not answer."""

    def __init__(self, silence: Silence) -> None:
        super().__init__()
        self.silence = silence

    def write(self, *_: Any) -> None:
        self.silence.called.set()
        assert self.silence.over.wait(60)


Trigger = Callable[[MainWindow], object]


class Scene(QObject):
    """Opens the window, lets something fall silent, counts pictures, and closes the window."""

    def __init__(
        self,
        silence: Silence,
        backend: FakeBackend,
        trigger: Trigger,
        *,
        covered: bool = False,
        opening: bool = False,
        before_closing: Callable[[], object] = lambda: None,
    ) -> None:
        """Create a scene that is not played yet.

        Args:
            silence: What does not answer.
            backend: Of the window.
            trigger: Called once the run has begun; it uses what does not answer.
            covered: True if the picture is covered by another page then.
            opening: True if the run never begins.
            before_closing: Called before the window is closed.

        """
        super().__init__()
        self.before_closing = before_closing
        self.silence, self.backend, self.trigger = silence, backend, trigger
        self.covered = covered or opening
        self.opening = opening
        self.painted = self.rounds = self._uncalled = 0
        self.ended = threading.Event()
        self._triggered = self._counting = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def play(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Play the scene; the program must be ended by its own limit."""

        def end() -> None:
            self.ended.set()
            self.silence.over.set()

        monkeypatch.setattr(app, "MAX_CLOSING_S", 0.1)
        monkeypatch.setattr(time_limit, "end_process", end)
        open_window(REQUEST, backend=self.backend, opening=self._watch)

    def _watch(self, window: MainWindow) -> None:
        self.window = window
        window.run.camera_view.painted.connect(self._count_picture)
        self._timer.start(1)  # without any time between, the other threads would hardly run

    def _count_picture(self, _: object) -> None:
        self.painted += self._counting

    def _step(self) -> None:
        """One round of the event loop."""
        began = self.opening or self.window.context.runs.state.step is Step.RUNNING
        if not self._triggered and began:
            self._triggered = True
            self.trigger(self.window)
        self._counting = self.silence.called.is_set()
        self.rounds += self._counting
        self._uncalled += not self._counting
        if self._counting and self.covered:
            self._timer.setInterval(0)
        enough = self.rounds > ROUNDS if self.covered else self.painted > PAINTED
        if (self._triggered and enough) or self._uncalled > UNCALLED_ROUNDS:
            self._timer.stop()
            self.before_closing()
            self.window.close()
