"""A camera that goes in the middle of an exercise: the window says so in place of the cue, and goes on when it is back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.capture.reconnecting_source import ReconnectingSource
from coach.errors import SourceError
from coach.window.run.run import Run
from coach.window.run.state import RunRequest, Step, choose_cue
from tests.reliability.cameras import Clock, FaultyCamera, Shot
from tests.window.fakes import FAULT, FakeBackend, make_state


def test_it_takes_the_place_of_the_cue_and_gives_it_back() -> None:
    state = make_state(live=True, cue=FAULT)
    gone = dataclasses.replace(state, source_problem="Front camera stopped giving pictures.")
    cue = choose_cue(gone)
    assert cue is not None
    assert (cue.kind, cue.text) == ("lost", "Front camera stopped giving pictures.")
    assert cue.detail
    assert choose_cue(dataclasses.replace(gone, source_problem="")) == FAULT
    assert choose_cue(dataclasses.replace(gone, step=Step.ENDED)) is None


def test_a_run_tells_when_its_camera_goes_and_when_it_is_back() -> None:
    clock = Clock()
    shots = [Shot(number / 10, 0) for number in range(5)]

    def open_both(_: str) -> ReconnectingSource:
        return ReconnectingSource(
            FaultyCamera(clock, shots, fails=True),
            lambda: FaultyCamera(clock, shots),
            clock=clock,
            retry_delay_s=0.0,
        )

    told: list[str] = []
    run = Run(
        RunRequest("lunge", "0"),
        FakeBackend(open_both),
        lambda _: None,
        lambda *_: None,
        on_trouble=told.append,
    )
    assert run.work() == ""
    assert told == ["faulty camera stopped giving pictures.", ""]


def test_one_that_never_gives_a_picture_is_told_at_once() -> None:
    class Dead(FaultyCamera):
        def frames(self) -> Iterator[Frame]:
            raise SourceError("Dead camera is there but gives no picture.")
            yield Frame(0.0, np.zeros((1, 1, 3), np.uint8))

    source = ReconnectingSource(Dead(Clock(), []), lambda: source, retry_delay_s=0.0)
    run = Run(
        RunRequest("lunge", "0"), FakeBackend(lambda _: source), lambda _: None, lambda *_: None
    )
    with pytest.raises(SourceError, match="gives no picture"):
        run.work()
