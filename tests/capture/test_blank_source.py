"""The source without pictures, for exercises that nobody watches."""

from __future__ import annotations

from itertools import islice, pairwise

import pytest

from coach.capture.blank_source import INTERVAL_S, BlankSource
from coach.capture.frame import Source


def test_times_begin_at_zero_and_rise() -> None:
    source: Source
    with BlankSource("none", clock=iter(range(100)).__next__) as source:
        frames = list(islice(source.frames(), 5))
    times = [frame.time_s for frame in frames]
    assert times[0] >= 0
    assert all(later > earlier for earlier, later in pairwise(times))
    assert source.live
    assert frames[0].image.shape == (120, 160, 3)


def test_a_slow_consumer_gets_no_late_pictures() -> None:
    clock = iter([0.0, 0.0, 0.0, 1.0, 1.0, 1.05, 1.1]).__next__
    source = BlankSource("none", clock=clock)
    first, second = islice(source.frames(), 2)
    assert first.time_s == 0.0
    assert second.time_s == pytest.approx(1.0, abs=INTERVAL_S)


def test_close_ends_the_frames() -> None:
    source = BlankSource("none")
    frames = source.frames()
    next(frames)
    source.close()
    source.close()
    assert list(frames) == []
