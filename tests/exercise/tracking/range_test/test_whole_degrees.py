"""A difference agrees with the two whole degrees that are shown beside it."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.tracking.range_test.result import (
    RangeResult,
    compare_earlier,
    compare_norm,
    compare_sides,
)
from coach.exercise.tracking.range_test.whole_degrees import (
    format_degrees,
    format_measured,
    format_trials,
    round_degrees,
    subtract_shown,
)

PAIRS: Final = [
    (121.4, 113.6, 7),
    (121.6, 114.4, 8),
    (113.6, 121.4, -7),
    (0.4, -0.4, 0),
    (90.0, 90.0, 0),
    (114.45, 107.0, 7),
]


@pytest.mark.parametrize(("first", "second", "shown"), PAIRS)
def test_the_difference_is_that_of_the_shown_degrees(
    first: float, second: float, shown: int
) -> None:
    assert subtract_shown(first, second) == shown
    one, two = (RangeResult(degrees, 7.0, 0.0, 3) for degrees in (first, second))
    earlier = compare_earlier(one, [two])
    assert earlier is not None
    assert compare_sides(one, two).shown_deg == earlier.shown_deg == shown
    assert compare_norm(one, second).shown_deg == shown


angles = st.floats(0, 150).map(lambda degrees: round(degrees, 1))


@given(angles, angles, st.floats(6.5, 14.0))
def test_what_is_needed_is_on_its_side_of_the_difference(
    left: float, right: float, error: float
) -> None:
    compared = compare_sides(RangeResult(left, error, 0, 3), RangeResult(right, error, 0, 3))
    assert compared.shown_deg == round_degrees(left) - round_degrees(right)
    assert (abs(compared.shown_deg) >= compared.shown_needed_deg) is compared.real


SHOWN: Final = [
    (114.4, "114°", "+114°"),
    (-9.0, "−9°", "−9°"),
    (-0.3, "0°", "0°"),
    (0.4, "0°", "0°"),
    (float("nan"), "–", "–"),
]


@pytest.mark.parametrize(("value", "plain", "signed"), SHOWN)
def test_degrees_have_a_true_minus_and_zero_has_no_sign(
    value: float, plain: str, signed: str
) -> None:
    assert (format_degrees(value), format_degrees(value, signed=True)) == (plain, signed)


def test_trials_are_listed() -> None:
    assert format_trials([114.4, None, -3.0]) == "114, –, −3"


def test_a_result_has_its_error_beside_it() -> None:
    assert format_measured(-12.2, 7.4) == "−12° ± 7°"
