"""A camera that disconnects and returns: time continues, no frame is invented, no close hangs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.capture.reconnecting_source import ReconnectingSource
from coach.errors import SourceError

PICTURE = np.zeros((2, 2, 3), np.uint8)


class Clock:
    """A clock that is advanced by the test."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@dataclass
class Script:
    """A camera that delivers pictures at these times of the clock, and then stops."""

    clock: Clock
    times: list[float]
    ends: bool = False
    name: str = "camera"
    live: bool = True
    duration_s: None = None
    problem: str = ""
    dropped: int = 2
    closed: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def frames(self) -> Iterator[Frame]:
        for time_s in self.times:
            self.clock.now_s = time_s
            yield Frame(time_s - self.times[0], PICTURE)
        if not self.ends:
            raise SourceError("camera stopped giving pictures.", "Check its cable.")

    def close(self) -> None:
        self.closed += 1
        self.stopped.set()

    def __enter__(self) -> Script:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def connect(clock: Clock, *comings: Script | None) -> tuple[ReconnectingSource, list[str]]:
    """The first one is open; None is a failed attempt."""
    waiting = list(comings[1:])

    def open_again() -> Script:
        coming = waiting.pop(0)
        if coming is None:
            raise SourceError("There is no camera 0.")
        return coming

    first = comings[0]
    assert first is not None
    source = ReconnectingSource(first, open_again, clock=clock, retry_delay_s=0.0)
    said: list[str] = []
    source.on_problem = said.append
    return source, said


def test_time_goes_on_as_the_clock_does() -> None:
    clock = Clock()
    first, second = Script(clock, [100.0, 100.1]), Script(clock, [107.0, 107.1, 107.2], ends=True)
    source, said = connect(clock, first, None, None, second)
    with source:
        times = [frame.time_s for frame in source.frames()]
    assert times == pytest.approx([0.0, 0.1, 7.0, 7.1, 7.2])
    assert said == ["camera stopped giving pictures.", ""]
    assert source.dropped == 4
    assert first.closed == 1
    assert second.closed == 1


def test_times_rise_however_often_it_goes() -> None:
    clock = Clock()
    comings = [
        Script(clock, [100.0 + 5 * number, 100.5 + 5 * number], ends=number == 9)
        for number in range(10)
    ]
    source, said = connect(clock, *comings)
    with source:
        times = [frame.time_s for frame in source.frames()]
    assert times == sorted(set(times))
    assert len(times) == 20
    assert said == ["camera stopped giving pictures.", ""] * 9


def test_times_rise_where_the_first_frame_was_taken_late() -> None:
    clock = Clock()
    first = Script(clock, [100.0, 100.1])
    source, _ = connect(
        clock, first, Script(clock, [90.0, 90.1], ends=True)
    )  # the clock is behind the frames
    with source:
        times = [frame.time_s for frame in source.frames()]
    assert times == pytest.approx([0.0, 0.1, 0.101, 0.201])


def test_camera_that_never_gave_a_picture_is_not_waited_for() -> None:
    clock = Clock()
    source, said = connect(clock, Script(clock, []))
    with source, pytest.raises(SourceError, match="stopped"):
        list(source.frames())
    assert said == []


def test_one_that_is_opened_for_nothing_is_told_once() -> None:
    clock = Clock()
    source, said = connect(
        clock, Script(clock, [100.0]), Script(clock, []), Script(clock, [103.0], ends=True)
    )
    with source:
        assert [frame.time_s for frame in source.frames()] == pytest.approx([0.0, 3.0])
    assert said == ["camera stopped giving pictures.", ""]


def test_closing_ends_the_waiting() -> None:
    clock = Clock()
    tried = threading.Event()

    def open_again() -> Script:
        tried.set()
        raise SourceError("There is no camera 0.")

    source = ReconnectingSource(
        Script(clock, [100.0]), open_again, clock=clock, retry_delay_s=0.001
    )
    times: list[float] = []
    thread = threading.Thread(
        target=lambda: times.extend(frame.time_s for frame in source.frames())
    )
    thread.start()
    assert tried.wait(10)
    source.close()
    thread.join(10)
    assert not thread.is_alive()
    assert times == [0.0]


def test_one_that_comes_back_while_closing_is_closed_too() -> None:
    clock = Clock()
    back = Script(clock, [101.0])
    source = ReconnectingSource(
        Script(clock, [100.0]), lambda: source.close() or back, clock=clock, retry_delay_s=0.0
    )  # type: ignore[func-returns-value]
    assert [frame.time_s for frame in source.frames()] == [0.0]
    assert back.closed == 1


def test_a_lost_camera_is_told_closed_until_it_is_open_again() -> None:
    clock = Clock()
    first = Script(clock, [100.0, 100.1])
    source, _ = connect(clock, first, None, Script(clock, [103.0], ends=True))
    told: list[tuple[bool, bool]] = []
    source.on_connection = lambda is_open: told.append((is_open, first.closed > 0))
    assert len(list(source.frames())) == 3
    assert told == [(False, True), (True, True)]
    source.close()


def test_a_camera_that_returns_too_late_is_not_told_open() -> None:
    clock = Clock()
    late = Script(clock, [103.0])
    told: list[bool] = []

    def open_again() -> Script:
        source.close()
        return late

    source = ReconnectingSource(Script(clock, [100.0]), open_again, clock=clock, retry_delay_s=0.0)
    source.on_connection = told.append
    assert len(list(source.frames())) == 1
    assert told == [False]
    assert late.closed
