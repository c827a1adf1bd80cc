"""The larger pose model is opened when it is needed, and rests if it is too slow."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import dataclass, field
from errno import ENOMEM
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose
from coach.capture.frame import Frame
from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.source import open_source
from coach.capture.threads.on_demand_landmarker import (
    COUNTED_LOOKS,
    MAX_LOOK_S,
    OnDemandLandmarker,
)
from coach.errors import LowMemoryError, ModelError
from coach.store.settings.pose_model import open_larger_landmarker

WAIT_S = 30.0
SAMPLE = Path(__file__).parents[3] / "recordings" / "samples" / "lunge.mp4"


def make_frame(time_s: float) -> Frame:
    return Frame(time_s, np.zeros((4, 4, 3), np.uint8))


FRAMES = [make_frame(number / 10 - 1) for number in range(5)]


@dataclass
class TimedModel:
    """Takes these times for its pictures, in seconds, and then the last of them."""

    takes_s: list[float]
    now_s: float = 0.0
    model_sha256: str = ""
    seen: list[float] = field(default_factory=list)
    closed: int = 0
    error: Exception | None = None
    detect_error: Exception | None = None
    may_open: threading.Event = field(default_factory=threading.Event)
    threads: list[str] = field(default_factory=list)

    def open(self) -> TimedModel:
        self.threads.append(threading.current_thread().name)
        self.may_open.wait(WAIT_S)
        if self.error is not None:
            raise self.error
        return self

    def clock(self) -> float:
        return self.now_s

    def detect(self, frame: Frame) -> Pose:
        if self.detect_error is not None:
            raise self.detect_error
        self.now_s += self.takes_s[min(len(self.seen), len(self.takes_s) - 1)]
        self.seen.append(frame.time_s)
        return empty_pose(frame.time_s, 4, 4)

    def close(self) -> None:
        self.closed += 1


def wait_until_open(landmarker: OnDemandLandmarker, model: TimedModel) -> None:
    """Ask for a picture, and wait for the thread that it starts."""
    assert landmarker.detect(FRAMES[0]) is None
    model.may_open.set()
    landmarker._executor.submit(int).result(WAIT_S)


def test_nothing_is_opened_before_it_is_needed() -> None:
    model = TimedModel([0.01])
    with OnDemandLandmarker(model.open, model.clock) as landmarker:
        assert landmarker.active
    assert (model.threads, model.closed) == ([], 0)


def test_pictures_do_not_wait_until_the_model_is_open() -> None:
    model = TimedModel([0.01])
    with OnDemandLandmarker(model.open, model.clock) as landmarker:
        assert [landmarker.detect(frame) for frame in FRAMES[:3]] == [None] * 3
        assert model.seen == []
        wait_until_open(landmarker, model)
        pose = landmarker.detect(FRAMES[4])
        assert pose is not None
        assert pose.time_s == FRAMES[4].time_s
    assert model.closed == 1
    assert len(model.threads) == 1
    assert model.threads[0] != threading.current_thread().name


def test_closing_waits_for_a_model_that_is_being_opened_and_closes_it() -> None:
    model = TimedModel([0.01])
    landmarker = OnDemandLandmarker(model.open, model.clock)
    landmarker.detect(FRAMES[0])
    timer = threading.Timer(0.05, model.may_open.set)
    timer.start()
    landmarker.close()
    timer.join()
    assert model.closed == 1
    assert landmarker.detect(FRAMES[1]) is None
    landmarker.close()
    assert model.closed == 1
    assert not [each for each in threading.enumerate() if each.name.startswith("coach-larger")]


LACKS = [LowMemoryError(), ModelError("It is gone."), MemoryError(), OSError(ENOMEM, "")]


@pytest.mark.parametrize("error", LACKS)
def test_a_model_that_cannot_be_opened_is_never_used(error: Exception) -> None:
    model = TimedModel([0.01], error=error)
    with OnDemandLandmarker(model.open, model.clock) as landmarker:
        wait_until_open(landmarker, model)
        assert landmarker.detect(FRAMES[1]) is None
        assert not landmarker.active
        assert landmarker.detect(FRAMES[2]) is None
    assert len(model.threads) == 1


@pytest.mark.parametrize("error", [*LACKS, ValueError("(-4:Insufficient memory) in OutOfMemory")])
def test_a_model_that_lacks_memory_later_is_released(error: Exception) -> None:
    model = TimedModel([0.01])
    with OnDemandLandmarker(model.open, model.clock) as landmarker:
        wait_until_open(landmarker, model)
        assert landmarker.detect(FRAMES[1]) is not None
        model.detect_error = error
        assert landmarker.detect(FRAMES[2]) is None
        assert (model.closed, landmarker.active) == (1, False)
        assert landmarker.detect(FRAMES[3]) is None
    assert model.closed == 1


def test_a_bug_while_looking_is_raised() -> None:
    model = TimedModel([0.01], detect_error=ZeroDivisionError())
    with OnDemandLandmarker(model.open, model.clock) as landmarker:
        wait_until_open(landmarker, model)
        with pytest.raises(ZeroDivisionError):
            landmarker.detect(FRAMES[1])


def test_a_bug_while_opening_is_raised_in_the_end_if_no_picture_follows() -> None:
    model = TimedModel([0.01], error=ZeroDivisionError())
    landmarker = OnDemandLandmarker(model.open, model.clock)
    assert landmarker.detect(FRAMES[0]) is None
    model.may_open.set()
    with pytest.raises(ZeroDivisionError):
        landmarker.close()
    landmarker.close()


def test_a_bug_while_opening_is_raised() -> None:
    model = TimedModel([0.01], error=ZeroDivisionError())
    with OnDemandLandmarker(model.open, model.clock) as landmarker:
        wait_until_open(landmarker, model)
        with pytest.raises(ZeroDivisionError):
            landmarker.detect(FRAMES[1])


def test_a_landmarker_that_is_not_active_looks_at_nothing() -> None:
    model = TimedModel([0.01])
    with OnDemandLandmarker(model.open, model.clock, active=False) as landmarker:
        assert landmarker.detect(FRAMES[0]) is None
    assert model.threads == []


SLOW, FAST = MAX_LOOK_S + 0.01, MAX_LOOK_S - 0.01
SPEEDS = [
    pytest.param([FAST], [], id="fast enough"),
    pytest.param([0.4, FAST], [], id="slow once, as at the first picture"),
    pytest.param([0.4, 0.4, FAST], [], id="slow twice"),
    pytest.param([0.6, FAST], [(0.0, 30.0)], id="so slow once that the picture stands still"),
    pytest.param([FAST, 8.0, 8.0, FAST], [(1.0, 31.0), (31.0, 91.0)], id="so slow twice"),
    pytest.param([SLOW] * COUNTED_LOOKS + [FAST], [(4.0, 34.0)], id="too slow for a moment"),
    pytest.param([FAST] * 5 + [SLOW] * 3 + [FAST], [(7.0, 37.0)], id="slow from the sixth on"),
    pytest.param([SLOW], [(4.0, 34.0), (38.0, 98.0), (102.0, 222.0)], id="always too slow"),
]


@pytest.mark.parametrize(("takes_s", "rests"), SPEEDS)
def test_a_model_that_is_too_slow_rests(
    takes_s: list[float], rests: list[tuple[float, float]]
) -> None:
    model = TimedModel(takes_s)
    times = range(200)
    with OnDemandLandmarker(model.open, model.clock) as landmarker:
        wait_until_open(landmarker, model)
        looked = [t for t in times if landmarker.detect(make_frame(t)) is not None]
        assert landmarker.active
    assert looked == [t for t in times if not any(start < t < end for start, end in rests)]


def test_the_larger_model_opens_beside_the_running_one_and_sees_the_same_person() -> None:
    with (
        closing(MediaPipeLandmarker()) as first,
        OnDemandLandmarker(open_larger_landmarker, lambda: 0.0) as larger,
        open_source(str(SAMPLE)) as source,
    ):
        frames = source.frames()
        for frame in islice(frames, 5):
            first.detect(frame)
            larger.detect(frame)
        larger._executor.submit(int).result(WAIT_S)
        frame = next(frames)
        landmarks, again = first.detect(frame), larger.detect(frame)
    assert again is not None
    assert again.found
    apart = np.linalg.norm(landmarks.image - again.image, axis=1)
    assert np.median(apart) < 0.05 * landmarks.height
