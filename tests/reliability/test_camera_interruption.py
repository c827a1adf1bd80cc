"""A camera that disconnects during a run: the window says so and resumes when it is back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.capture.reconnecting_source import ReconnectingSource
from coach.errors import SourceError
from coach.window.run.cues import choose_cue
from coach.window.run.events import RunEvent, SourceProblem
from coach.window.run.run import Run
from coach.window.run.state import RunRequest, Step
from tests.reliability.cameras import Clock, FaultyCamera, ScriptedPicture
from tests.window.fakes import FAULT, FakeBackend, make_state


def test_the_problem_replaces_the_cue_until_it_ends() -> None:
    state = make_state(live=True, cue=FAULT)
    disconnected = dataclasses.replace(
        state, source_problem="Front camera stopped giving pictures."
    )
    cue = choose_cue(disconnected)
    assert cue is not None
    assert (cue.kind, cue.text) == ("lost", "Front camera stopped giving pictures.")
    assert cue.detail
    assert choose_cue(dataclasses.replace(disconnected, source_problem="")) == FAULT
    assert choose_cue(dataclasses.replace(disconnected, step=Step.ENDED)) is None


def test_a_run_reports_that_its_camera_disconnects_and_returns() -> None:
    clock = Clock()
    pictures = [ScriptedPicture(number / 10, 0) for number in range(5)]

    def open_both(_: str) -> ReconnectingSource:
        return ReconnectingSource(
            FaultyCamera(clock, pictures, fails=True),
            lambda: FaultyCamera(clock, pictures),
            clock=clock,
            retry_delay_s=0.0,
        )

    events: list[RunEvent] = []
    run = Run(RunRequest("lunge", "0"), FakeBackend(open_both), events.append)
    assert run.work() == ""
    problems = [str(event.text) for event in events if isinstance(event, SourceProblem)]
    assert problems == ["faulty camera stopped giving pictures.", ""]


def test_a_camera_that_never_gives_a_picture_fails_at_once() -> None:
    class Dead(FaultyCamera):
        def frames(self) -> Iterator[Frame]:
            raise SourceError("Dead camera is there but gives no picture.")
            yield Frame(0.0, np.zeros((1, 1, 3), np.uint8))

    source = ReconnectingSource(Dead(Clock(), []), lambda: source, retry_delay_s=0.0)
    run = Run(RunRequest("lunge", "0"), FakeBackend(lambda _: source), lambda _: None)
    with pytest.raises(SourceError, match="gives no picture"):
        run.work()
