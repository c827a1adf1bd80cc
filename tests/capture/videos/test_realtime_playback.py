from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.capture.videos.realtime_playback import play_in_real_time

IMAGE = np.zeros((2, 2, 3), np.uint8)


class FakeTime(threading.Event):
    """An event that is never set while it is waited for, and the clock that advances meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.now_s = 1000.0

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        assert timeout >= 0
        self.now_s += timeout
        return self.is_set()


def frames_at(*times: float) -> Iterator[Frame]:
    return (Frame(time_s, IMAGE) for time_s in times)


@pytest.mark.parametrize(
    ("work", "shown"),
    [
        ([0, 0, 0, 0], [0, 0.1, 0.2, 0.5]),
        ([0.02, 0.02, 0.02, 0.02], [0, 0.1, 0.2, 0.5]),
        ([0.15, 0, 0, 0], [0, 0.15, 0.2, 0.5]),
        ([60, 0, 0, 0], [0, 60, 60, 60.15]),
    ],
    ids=["quick", "takes a while", "catches up", "was paused: goes on, does not hurry"],
)
def test_frames_come_at_their_time(work: list[float], shown: list[float]) -> None:
    time = FakeTime()
    seen = []
    for frame, takes in zip(
        play_in_real_time(frames_at(0, 0.1, 0.2, 0.5), time, clock=lambda: time.now_s),
        work,
        strict=True,
    ):
        seen.append((frame.time_s, time.now_s - 1000))
        time.now_s += takes
    assert [at for _, at in seen] == pytest.approx(shown)
    assert [time_s for time_s, _ in seen] == [0, 0.1, 0.2, 0.5]


def test_stopping_wakes_it() -> None:
    stopped = threading.Event()
    frames = play_in_real_time(frames_at(0, 3600), stopped)
    next(frames)
    threading.Timer(0.05, stopped.set).start()
    assert list(frames) == []
