"""Pictures that are decoded only if they are used."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from coach.capture.frame import Picture
from coach.capture.threads.latest_frame import LatestFrame
from coach.capture.threads.pending_frame import FrameUsePredictor, PendingFrame
from coach.capture.threads.reader import Reader

GREY: Picture = np.full((2, 3, 3), 128, np.uint8)


class Decoder:
    """Counts how often it decodes."""

    def __init__(self, image: Picture | None = GREY) -> None:
        self.image, self.calls = image, 0

    def __call__(self) -> Picture | None:
        self.calls += 1
        return self.image


@pytest.mark.parametrize("image", [GREY, None])
def test_a_picture_is_decoded_once_and_not_before(image: Picture | None) -> None:
    decoder = Decoder(image)
    frame = PendingFrame(1.0, decoder)
    assert decoder.calls == 0
    assert frame.decode() is image
    assert frame.decode() is image
    assert decoder.calls == 1


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


PACES = [
    pytest.param(30.0, 60.0, 1.0, id="a computer that is faster than the camera"),
    pytest.param(60.0, 5.0, 0.34, id="a computer that takes every twelfth picture"),
    pytest.param(60.0, 12.0, 0.75, id="a computer that takes every fifth picture"),
]


@pytest.mark.parametrize(("camera", "computer", "most"), PACES)
def test_few_pictures_are_decoded_that_are_not_used(
    camera: float, computer: float, most: float
) -> None:
    clock = Clock()
    predictor = FrameUsePredictor(clock)
    likely: list[bool] = []
    used: list[bool] = []
    free_s = 0.0
    for number in range(300):
        clock.now_s = number / camera
        likely.append(predictor.arrive())
        next_s = (number + 1) / camera
        taken_s = max(clock.now_s, free_s)
        used.append(taken_s < next_s)
        if used[-1]:
            clock.now_s = taken_s
            predictor.take()
            free_s = taken_s + 1 / computer
    settled = slice(60, None)
    assert sum(likely[settled]) <= most * len(likely[settled])
    missed = [is_used and not was for was, is_used in zip(likely, used, strict=True)]
    assert sum(missed[settled]) <= 0.5 * sum(used[settled]), "most are ready when they are taken"


def test_before_anything_is_known_every_picture_is_likely() -> None:
    predictor = FrameUsePredictor(Clock())
    assert predictor.arrive()
    assert predictor.arrive()


def test_a_damaged_picture_is_skipped() -> None:
    taken = threading.Event()

    def read() -> Iterator[PendingFrame]:
        yield PendingFrame(0.0, Decoder())
        taken.wait()
        yield PendingFrame(0.5, Decoder(None))
        yield PendingFrame(1.0, Decoder())

    reader = Reader("test", read(), LatestFrame())
    times = []
    for frame in reader.frames():
        times.append(frame.time_s)
        taken.set()
    assert times[0] == 0.0
    assert times[-1] == 1.0
    assert 0.5 not in times
