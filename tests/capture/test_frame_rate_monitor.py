"""A slow computer is reported; a quick one, a slow camera and a pause are not."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose
from coach.capture.frame import Frame
from coach.capture.frame_rate_monitor import FrameRateMonitor
from coach.capture.threads.latest_frame import LatestFrame
from coach.pipeline import detect_poses

PICTURE = np.zeros((4, 4, 3), np.uint8)


@pytest.mark.parametrize(
    ("rate", "dropped_each", "told"),
    [
        (30.0, 1, ""),
        (12.5, 1, ""),
        (9.0, 1, "This computer analyses about 9 pictures a second"),
        (5.0, 1, "This computer analyses about 5 pictures a second"),
        (0.8, 1, "This computer analyses about 1 pictures a second"),
        (10.0, 0, ""),
    ],
)
def test_rate_is_told_when_it_is_low(rate: float, dropped_each: int, told: str) -> None:
    pace = FrameRateMonitor()
    said = [
        (number / rate, pace.update(number / rate, number * dropped_each))
        for number in range(int(rate * 15))
    ]
    assert said[-1][1] == told
    assert not any(words for time_s, words in said if time_s < 4.9), (
        "not before it lasted for five seconds"
    )


def test_computer_that_recovers_is_well_again() -> None:
    pace = FrameRateMonitor()
    slow = [pace.update(number / 6, number) for number in range(60)]
    quick = [pace.update(10 + number / 30, 60) for number in range(240)]
    assert slow[-1]
    assert not quick[-1]


def test_pictures_that_were_dropped_long_ago_do_not_blame_the_computer() -> None:
    pace = FrameRateMonitor()
    slow = [pace.update(number / 6, 4 * number) for number in range(60)]
    camera = [pace.update(10 + number / 8, 240) for number in range(80)]
    assert slow[-1]
    assert not camera[-1], "the camera gives fewer pictures since the light became dim"


def test_pictures_that_are_dropped_late_in_a_long_run_are_told() -> None:
    pace = FrameRateMonitor()
    quick = [pace.update(number / 30, 0) for number in range(30 * 1800)]
    slow = [pace.update(1800 + number / 6, 4 * number) for number in range(60)]
    assert not quick[-1]
    assert slow[-1] == "This computer analyses about 6 pictures a second"


def test_time_for_a_second_look_is_not_told() -> None:
    pace = FrameRateMonitor()
    assert not any(pace.update(number / 6, 4 * number, looked_twice=True) for number in range(60))


@pytest.mark.parametrize("started_s", [0.0, 1.0, 10.0])
@pytest.mark.parametrize("pause_s", [0.3, 1.0, 1.5, 2.4, 4.0, 60.0])
def test_a_pause_is_not_a_slow_computer(pause_s: float, started_s: float) -> None:
    pace = FrameRateMonitor()
    before = [number / 13 for number in range(int(started_s * 13) + 1)]
    after = [before[-1] + pause_s + number / 13 for number in range(150)]
    times = (*before, *after)
    assert not any(pace.update(time_s, number) for number, time_s in enumerate(times))


def test_after_a_pause_it_begins_anew() -> None:
    pace = FrameRateMonitor()
    assert [pace.update(number / 6, number) for number in range(60)][-1]
    said = [(number / 6, pace.update(60 + number / 6, 60 + number)) for number in range(60)]
    assert said[-1][1]
    assert not any(words for time_s, words in said if time_s < 4.9)


@pytest.mark.parametrize("every", [2, 3, 5])
def test_slow_landmarker_takes_pictures_evenly(every: int) -> None:
    """Fake of the landmarker: while it works on one picture, `every` new ones arrive.

    It must get the newest, none may queue up, and times must be those of the pictures.
    """
    box: LatestFrame[Frame] = LatestFrame()
    came, worked = threading.Semaphore(0), threading.Semaphore(1)

    class Slow:
        model_sha256 = ""

        def detect(self, frame: Frame) -> Pose:
            worked.release()
            came.acquire()
            return empty_pose(frame.time_s, 4, 4)

        def close(self) -> None:
            """Release nothing."""

    def film() -> None:
        for number in range(0, 90, every):
            worked.acquire()
            for later in range(every):
                box.put(Frame((number + later) / 30, PICTURE))
            came.release()
        worked.acquire()
        box.close()
        came.release()

    camera = threading.Thread(target=film)
    camera.start()
    taken = [pose.time_s for pose in detect_poses(iter(lambda: box.take(), None), Slow())]
    camera.join()
    steps = np.diff(taken)
    assert np.allclose(steps[1:], every / 30), "evenly"
    assert box.dropped + len(taken) == 90, "what is not taken is dropped, and nothing waits"
