"""The reading thread: whatever is dropped, the frames begin at time zero."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.capture.threads.bounded_queue import BoundedQueue
from coach.capture.threads.latest_frame import LatestFrame
from coach.capture.threads.reader import Reader, ReadSource

FRAMES = [
    Frame(time_s, np.full((2, 2, 3), number, np.uint8))
    for number, time_s in enumerate([0.0, 0.25, 0.5, 1.0])
]


class Late(LatestFrame[Frame]):
    """A mailbox from which nothing can be taken before the last frame is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.ended = threading.Event()

    def take(self, timeout: float | None = None) -> Frame | None:
        assert self.ended.wait(30)
        return super().take(timeout)

    def close(self) -> None:
        super().close()
        self.ended.set()


def test_a_file_keeps_its_times() -> None:
    assert [frame.time_s for frame in Reader("video", FRAMES, BoundedQueue(2)).frames()] == [
        0.0,
        0.25,
        0.5,
        1.0,
    ]


@pytest.mark.parametrize("seen", [0, 2])
def test_time_is_zero_at_the_first_frame_that_is_given(seen: int) -> None:
    reader = Reader("camera", FRAMES[seen:], BoundedQueue(2))
    assert [frame.time_s for frame in reader.frames()] == [
        frame.time_s - FRAMES[seen].time_s for frame in FRAMES[seen:]
    ]


def test_whoever_comes_late_gets_the_newest_at_time_zero() -> None:
    reader = Reader("camera", FRAMES, Late())
    (frame,) = reader.frames()
    assert (frame.time_s, frame.image[0, 0, 0]) == (0.0, 3)
    assert reader.dropped == 3


class Device(ReadSource):
    """Notes how many threads release it at the same time."""

    def __init__(self) -> None:
        self.inside = self.most = 0
        self.entered, self.second = threading.Event(), threading.Event()
        self._reader = Reader("camera", FRAMES, BoundedQueue(2))

    def _release(self) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        if self.entered.is_set():
            self.second.set()
        self.entered.set()
        self.second.wait(0.2)  # the other thread would come in here
        self.inside -= 1


def test_two_threads_that_close_release_one_after_the_other() -> None:
    device = Device()
    threads = [threading.Thread(target=device.close) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert device.entered.is_set()
    assert device.most == 1
