from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capture.frame_times import FrameTimes

CASES = {
    "counted from the first": ([10.0, 10.1, 10.3], [0, 0.1, 0.3]),
    "before zero": ([-0.5, 0.0, 0.5], [0, 0.5, 1]),
    "two at once": ([0.0, 0.1, 0.1, 0.2], [0, 0.1, 0.101, 0.2]),
    "one out of order": ([0.0, 0.2, 0.1, 0.3], [0, 0.2, 0.201, 0.3]),
    "started anew": ([50.0, 50.1, 0.0, 0.1, 0.2], [0, 0.1, 0.2, 0.3, 0.4]),
    "a pause stays": ([0.0, 0.1, 60.0], [0, 0.1, 60]),
    "no time at all": ([None, None, None], [0, 0.1, 0.2]),
    "one without time": ([0.0, None, 0.2], [0, 0.1, 0.2]),
}


@pytest.mark.parametrize(("clock", "next_s"), CASES.values(), ids=CASES)
def test_times(clock: list[float | None], next_s: list[float]) -> None:
    times = FrameTimes(Fraction(10))
    assert [times.next_time(time_s) for time_s in clock] == pytest.approx(next_s)


@given(st.lists(st.none() | st.floats(-1e6, 1e6), min_size=1))
def test_whatever_the_clock_does_time_begins_at_zero_and_rises(clock: list[float | None]) -> None:
    times = FrameTimes()
    times = [times.next_time(time_s) for time_s in clock]
    assert times[0] == 0
    assert (np.diff(times) > 0).all()
