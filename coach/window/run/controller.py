"""Turns what the user wants into runs, and what runs tell into states. One run at a time; the next begins when the last has ended."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from coach.errors import CoachError
from coach.window.background.malloc import trim
from coach.window.run.backend import Backend
from coach.window.run.state import (
    RunInfo,
    RunRequest,
    RunResult,
    RunState,
    Step,
    after_end,
    after_opened,
    after_pause,
    after_question,
    after_sight,
    after_stop,
)
from coach.window.run.text import name_source
from coach.window.run.thread import RunThread


class RunController(QObject):
    """Holds the state. Widgets hear of it through `changed` and wish for things by the methods."""

    changed = Signal(object)
    """State: show this."""
    done = Signal()
    """The run is over, well or not, and no other one follows."""
    crashed = Signal(object)
    """Exception: a bug of ours ended the run."""

    def __init__(
        self, request: RunRequest, backend: Backend, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = RunState(request)
        self.backend = backend
        self._worker: RunThread | None = None
        self._next: RunRequest | None = None
        self._begun = ""
        """What was to be opened in the newest run: another source may have been chosen since."""
        # A timer and not a direct call: between two pictures Qt looks after keys, mouse and painting, however fast pictures come.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._take)

    def begin(self) -> None:
        """Begin a run of what is wished; a run under way is ended first. Without an exercise nothing happens."""
        if self.state.request.exercise:
            self._begin_next(self.state.request)

    def toggle_pause(self) -> None:
        """Pause, go on, or begin again where nothing runs."""
        if self.state.step in (Step.ENDED, Step.FAILED):
            self.begin()
        elif self.state.active and self._worker is not None:
            paused = self.state.step is Step.RUNNING
            (self._worker.pause if paused else self._worker.resume)()
            self._change(after_pause(self.state, paused))

    def stop(self) -> None:
        """End the run under way; what was recorded is kept."""
        if self._worker is not None and not self.state.awaiting_pain_score:
            self._worker.stop()
            self._change(after_stop(self.state))

    def choose_exercise(self, name: str, pain: int | None = None) -> None:
        """Do another exercise. pain: what the user said of their pain, 0 to 10."""
        request = self.state.request
        side = request.side if name == request.exercise else "auto"
        self._begin_next(
            dataclasses.replace(
                request,
                exercise=name,
                source=self.backend.choose_source(name, request.source),
                side=side,
                pain=pain,
            )
        )

    def choose_source(self, text: str) -> None:
        """Use another camera or file, for the same exercise: at once where one is under way."""
        request = dataclasses.replace(self.state.request, source=text)
        if self._worker is not None or self.state.step in (Step.ENDED, Step.FAILED):
            self._begin_next(request)
        else:
            self.set_source(text)

    def set_source(self, text: str) -> None:
        """Use another camera or file from the next run on."""
        self._change(
            dataclasses.replace(
                self.state, request=dataclasses.replace(self.state.request, source=text)
            )
        )

    def list_sources(self) -> Mapping[str, str]:
        """What opens it -> its name, of every camera and of what is open now."""
        source = self.state.request.source
        cameras = self.backend.list_cameras()
        return {
            **cameras,
            source: cameras.get(source)
            or (self.name_source() if source == self._begun else source),
        }

    def name_source(self) -> str:
        """The source that is wished, for people; asks no device."""
        opened, source = self.state.opened, self.state.request.source
        return (
            opened.source if opened is not None and source == self._begun else name_source(source)
        )

    def close(self) -> None:
        """End everything and wait for it: afterwards no thread of ours is left and what was recorded is closed."""
        self._next = None
        if self._worker is not None:
            self._worker.join()
        self._soon.stop()

    def _begin_next(self, request: RunRequest) -> None:
        if self._worker is not None:
            self._next = request
            self._worker.answer(None)
            self._worker.stop()
            self._change(after_stop(self.state))
            return
        self._begun = request.source
        self._worker = RunThread(request, self.backend, self)
        self._worker.opened.connect(self._on_opened)
        self._worker.progressed.connect(self._on_progress)
        self._worker.asked.connect(self._on_asked)
        self._worker.troubled.connect(self._on_trouble)
        self._worker.arrived.connect(self._soon.start)
        self._worker.ended.connect(self._on_ended)
        self._change(RunState(request))
        self._worker.start()

    def _change(self, state: RunState) -> None:
        self.state = state
        self.changed.emit(state)

    def _on_progress(self, words: str) -> None:
        self._change(dataclasses.replace(self.state, loading_text=words))

    def _on_asked(self) -> None:
        self._soon.stop()
        self._take()
        self._change(after_question(self.state))

    def answer(self, score: int | None) -> None:
        """What the user says of their pain after it; the recording is closed with it."""
        if self._worker is not None and self.state.awaiting_pain_score:
            self._change(dataclasses.replace(self.state, awaiting_pain_score=False))
            self._worker.answer(score)

    def _on_trouble(self, words: str) -> None:
        self._change(dataclasses.replace(self.state, source_problem=words))

    def _on_opened(self, opened: RunInfo) -> None:
        self._change(after_opened(self.state, opened))

    def _take(self) -> None:
        if self._worker is not None:
            sight, events = self._worker.take()
            self._change(after_sight(self.state, sight, events))

    def _on_ended(self, ended: RunResult) -> None:
        self._soon.stop()
        self._take()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.join()
            worker.deleteLater()
            trim()
        self._change(after_end(self.state, ended))
        request, self._next = self._next, None
        if ended.error is not None and not isinstance(ended.error, CoachError):
            self.crashed.emit(ended.error)
        elif request is not None:
            self._begin_next(request)
        else:
            self.done.emit()
