"""Samples evenly spaced, the longest stretch without a gap."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.report.series.uniform import FASTEST_HZ, GAP_S, SHORTEST_S, measure_rate, sample_evenly


def line(times: np.ndarray) -> np.ndarray:
    """Two columns that are straight lines, so that they can be interpolated exactly."""
    return np.stack([2.0 * times + 1.0, -3.0 * times], axis=1)


def test_rate_is_the_usual_one() -> None:
    times = np.array([0.0, 0.1, 0.2, 0.3, 1.3, 1.4])
    assert measure_rate(times) == pytest.approx(10.0)
    assert measure_rate(times[:1]) == 0.0
    assert measure_rate(np.arange(10) * 1e-6) == FASTEST_HZ


def test_uneven_times_become_even_and_the_values_stay_on_their_line() -> None:
    times = np.cumsum(np.tile([0.03, 0.05, 0.04], 30))
    stretch = sample_evenly(times, line(times))
    assert stretch is not None
    assert stretch.rate_hz == pytest.approx(25.0)
    np.testing.assert_allclose(np.diff(stretch.times_s), 1 / stretch.rate_hz)
    np.testing.assert_allclose(stretch.values, line(stretch.times_s))


@pytest.mark.parametrize(
    ("missing", "whole"), [pytest.param(3, True, id="0.2 s"), pytest.param(5, False, id="0.3 s")]
)
def test_short_gaps_are_bridged_and_long_ones_are_not(missing: int, whole: bool) -> None:
    assert 0.2 < GAP_S < 0.3
    times = np.arange(0.0, 5.0, 0.05)
    values = line(times)
    values[40 : 40 + missing, 1] = np.nan
    stretch = sample_evenly(times, values)
    assert stretch is not None
    assert bool(stretch.times_s[0] == 0.0) is whole
    assert np.isfinite(stretch.values).all()
    np.testing.assert_allclose(stretch.values, line(stretch.times_s), atol=1e-9)


def test_the_longest_stretch_is_taken() -> None:
    times = np.arange(0.0, 10.0, 0.1)
    values = line(times)
    values[30:40] = np.nan
    stretch = sample_evenly(times, values)
    assert stretch is not None
    assert stretch.first == 40
    assert stretch.times_s[0] == pytest.approx(4.0)
    assert stretch.times_s[-1] == pytest.approx(9.9)


def test_nothing_is_made_of_too_little() -> None:
    times = np.arange(0.0, SHORTEST_S, 0.1)
    assert sample_evenly(times, line(times)) is None
    assert sample_evenly(np.zeros(0), np.zeros((0, 2))) is None
    assert sample_evenly(np.arange(30.0) / 10, np.full((30, 2), np.nan)) is None


def test_times_that_go_back_or_leap_far_are_survived() -> None:
    times = np.array([*np.arange(0.0, 3.0, 0.1), 1.0, 1.1, 1e12])
    stretch = sample_evenly(times, line(times))
    assert stretch is not None
    assert stretch.times_s[-1] == pytest.approx(2.9)


@given(
    steps=st.lists(st.floats(0.001, 0.6), min_size=2, max_size=120),
    missing=st.sets(st.integers(0, 119)),
)
def test_whatever_comes_is_finite_even_and_within_what_was_measured(
    steps: list[float], missing: set[int]
) -> None:
    times = np.cumsum(steps)
    values = line(times)
    values[[index for index in missing if index < len(times)]] = np.nan
    stretch = sample_evenly(times, values)
    if stretch is None:
        return
    assert np.isfinite(stretch.values).all()
    assert times[stretch.first] == stretch.times_s[0]
    assert stretch.times_s[-1] <= times[-1] + 1e-6
    np.testing.assert_allclose(np.diff(stretch.times_s), 1 / stretch.rate_hz)
    np.testing.assert_allclose(stretch.values, line(stretch.times_s), rtol=1e-6, atol=1e-6)
