"""The reading thread: whatever is dropped, the frames begin at time zero."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.capture.threads.bounded_queue import BoundedQueue
from coach.capture.threads.frame_mailbox import LatestFrame
from coach.capture.threads.reader import Reader

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
