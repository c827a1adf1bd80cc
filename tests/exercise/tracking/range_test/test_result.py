"""Results of trials with uncertainty, and significant differences."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exercise.definition.range_of_motion import Cutoff, TypicalRange
from coach.exercise.tracking.range_test.cutoffs import judge_cutoffs
from coach.exercise.tracking.range_test.result import (
    ASYMMETRY_DEG,
    LEAST_ERROR_DEG,
    MODEL_ERROR_DEG,
    RETEST_FACTOR,
    SMALLEST_CHANGE_DEG,
    RangeResult,
    compare_earlier,
    compare_norm,
    compare_sides,
    estimate_uncertainty,
    find_result,
    find_typical_zone,
)
from coach.store.exercises.loader import load_exercise

NAN = math.nan
DEGREES = st.floats(60, 140)


def measured(peak_deg: float, uncertainty_deg: float = MODEL_ERROR_DEG) -> RangeResult:
    return RangeResult(peak_deg, uncertainty_deg, 0.0, 1)


def test_without_a_credited_trial_there_is_no_result() -> None:
    assert find_result([], 0.0) is None


def test_a_result_is_the_median_with_its_spread() -> None:
    assert find_result([110.0], NAN) == RangeResult(110.0, MODEL_ERROR_DEG, 0.0, 1)
    assert find_result([118.0, 110.0, 111.0], 0.0) == RangeResult(
        111.0, estimate_uncertainty([118.0, 110.0, 111.0], 0.0), 8.0, 3
    )


def test_uncertainty_has_three_parts() -> None:
    assert estimate_uncertainty([110.0], NAN) == MODEL_ERROR_DEG
    assert estimate_uncertainty([110.0], -20.0) == round(math.hypot(MODEL_ERROR_DEG, 3.0), 1)
    assert estimate_uncertainty([110.0, 110.0], 0.0) == MODEL_ERROR_DEG
    assert estimate_uncertainty([110.0, 114.0, 118.0], 0.0) == round(
        math.hypot(MODEL_ERROR_DEG, 1.96 * 4.0 / math.sqrt(3.0)), 1
    )


def test_if_the_error_of_the_trials_is_known_it_replaces_the_measurement_and_the_turn() -> None:
    assert estimate_uncertainty([110.0], -20.0, [9.0]) == 9.0
    assert estimate_uncertainty([110.0, 110.0, 110.0], 0.0, [5.0, 7.0, 20.0]) == 7.0
    assert estimate_uncertainty([110.0], 0.0, [5.0]) == LEAST_ERROR_DEG
    result = find_result([108.0, 112.0], 0.0, [5.0, 5.0])
    assert result is not None
    spread_deg = 1.96 * 8.0**0.5 / 2.0**0.5
    assert result.uncertainty_deg == round(math.hypot(LEAST_ERROR_DEG, spread_deg), 1)


@given(st.lists(DEGREES, min_size=1, max_size=10), st.floats(-90, 90))
def test_a_result_has_tenths_so_that_screen_and_paper_round_it_alike(
    trials: list[float], yaw_deg: float
) -> None:
    result = find_result(trials, yaw_deg)
    assert result is not None
    for value in (result.peak_deg, result.uncertainty_deg, result.spread_deg):
        assert round(value, 1) == value


@given(st.lists(DEGREES, min_size=1, max_size=10), st.floats(-90, 90))
def test_uncertainty_is_never_less_than_the_measurement_alone(
    trials: list[float], yaw_deg: float
) -> None:
    assert estimate_uncertainty(trials, yaw_deg) >= MODEL_ERROR_DEG


NORMS = [
    pytest.param(112.0, False, "at the norm, within error", id="a little less"),
    pytest.param(113.0, False, "at the norm, within error", id="just within"),
    pytest.param(104.0, True, "below the norm", id="below"),
    pytest.param(136.0, True, "above the norm", id="above"),
]


@pytest.mark.parametrize(("peak_deg", "real", "words"), NORMS)
def test_against_the_norm(peak_deg: float, real: bool, words: str) -> None:
    compared = compare_norm(measured(peak_deg, 8.0), 120.0)
    assert (compared.difference_deg, compared.needed_deg, compared.real, compared.words) == (
        peak_deg - 120.0,
        8.0,
        real,
        words,
    )


SIDES = [
    pytest.param(
        measured(110.0, 5.0),
        measured(119.0, 5.0),
        ASYMMETRY_DEG,
        False,
        "no difference beyond error",
        id="less than ten",
    ),
    pytest.param(
        measured(110.0, 5.0),
        measured(120.0, 5.0),
        ASYMMETRY_DEG,
        True,
        "the left side bends less",
        id="ten",
    ),
    pytest.param(
        measured(120.0, 5.0),
        measured(105.0, 5.0),
        ASYMMETRY_DEG,
        True,
        "the right side bends less",
        id="the other way",
    ),
    pytest.param(
        measured(120.0, 12.0),
        measured(107.0, 9.0),
        15.0,
        False,
        "no difference beyond error",
        id="within the uncertainty",
    ),
]


@pytest.mark.parametrize(("left", "right", "needed_deg", "real", "words"), SIDES)
def test_left_against_right(
    left: RangeResult, right: RangeResult, needed_deg: float, real: bool, words: str
) -> None:
    compared = compare_sides(left, right)
    assert (compared.needed_deg, compared.real, compared.words) == (
        pytest.approx(needed_deg),
        real,
        words,
    )


@given(DEGREES, DEGREES)
def test_the_sides_swapped_it_is_the_same_the_other_way(left: float, right: float) -> None:
    one, two = (
        compare_sides(measured(left), measured(right)),
        compare_sides(measured(right), measured(left)),
    )
    assert (one.difference_deg, one.needed_deg, one.real) == (
        -two.difference_deg,
        two.needed_deg,
        two.real,
    )


EARLIER = [
    pytest.param(
        [110.0],
        115.0,
        SMALLEST_CHANGE_DEG,
        False,
        "within error of earlier days",
        id="one day, five degrees",
    ),
    pytest.param([110.0], 116.0, SMALLEST_CHANGE_DEG, True, "a real gain", id="one day, a gain"),
    pytest.param(
        [110.0, 112.0], 104.0, SMALLEST_CHANGE_DEG, True, "a real loss", id="two days, a loss"
    ),
    pytest.param(
        [110.0, 110.0, 110.0], 116.0, SMALLEST_CHANGE_DEG, True, "a real gain", id="always alike"
    ),
    pytest.param(
        [110.0, 118.0, 110.0],
        120.0,
        RETEST_FACTOR * 8.0 / math.sqrt(2.0),
        False,
        "within error of earlier days",
        id="wavering",
    ),
    pytest.param(
        [110.0, 118.0, 110.0],
        128.0,
        RETEST_FACTOR * 8.0 / math.sqrt(2.0),
        True,
        "a real gain",
        id="more than wavering",
    ),
]


@pytest.mark.parametrize(("earlier", "now_deg", "needed_deg", "real", "words"), EARLIER)
def test_against_earlier_days(
    earlier: list[float], now_deg: float, needed_deg: float, real: bool, words: str
) -> None:
    compared = compare_earlier(measured(now_deg, 3.0), [measured(each, 3.0) for each in earlier])
    assert compared is not None
    assert (compared.needed_deg, compared.real, compared.words) == (
        pytest.approx(needed_deg),
        real,
        words,
    )


def test_on_the_first_day_there_is_nothing_to_compare() -> None:
    assert compare_earlier(measured(110.0), []) is None


ERRORS = [
    pytest.param(106.0, [(100.0, 6.0)], math.hypot(6.0, 6.0), "within", id="one day"),
    pytest.param(109.0, [(100.0, 6.0)], math.hypot(6.0, 6.0), "higher", id="more than both"),
    pytest.param(108.0, [(100.0, 4.0), (100.0, 8.0)], math.hypot(6.0, 6.0), "within", id="two"),
    pytest.param(106.0, [(100.0, 6.0)] * 3, SMALLEST_CHANGE_DEG, "higher", id="spread is known"),
]


@pytest.mark.parametrize(("now_deg", "earlier", "needed_deg", "verdict"), ERRORS)
def test_until_the_spread_between_days_is_known_a_change_must_exceed_the_error(
    now_deg: float, earlier: list[tuple[float, float]], needed_deg: float, verdict: str
) -> None:
    compared = compare_earlier(measured(now_deg, 6.0), [measured(*each) for each in earlier])
    assert compared is not None
    assert (compared.needed_deg, compared.verdict) == (pytest.approx(needed_deg), verdict)


DOWNWARD = [
    pytest.param(-20.0, -5.0, "the right side goes down less", id="the right thigh stays higher"),
    pytest.param(10.0, -15.0, "the left side goes down less", id="the left thigh stays higher"),
    pytest.param(-12.0, -10.0, "no difference beyond error", id="alike"),
]


@pytest.mark.parametrize(("left", "right", "words"), DOWNWARD)
def test_of_a_test_that_goes_down_less_is_further(left: float, right: float, words: str) -> None:
    assert (
        compare_sides(
            RangeResult(left, 5.0, 0.0, 3), RangeResult(right, 5.0, 0.0, 3), downward=True
        ).words
        == words
    )


def test_a_gain_of_a_test_that_goes_down_is_less() -> None:
    told = [compare_earlier(measured(now), [measured(0.0)], downward=True) for now in (-10.0, 10.0)]
    assert [compared.words for compared in told if compared] == ["a real gain", "a real loss"]


CUTOFFS = [
    pytest.param({"above": 0.0}, 10.0, True, "yes", id="above"),
    pytest.param({"above": 0.0}, -10.0, False, "no", id="not above"),
    pytest.param({"above": 15.0}, 23.0, True, "yes", id="above a bound that is not 0"),
    pytest.param({"above": 15.0}, 22.0, None, "too near to 15 degrees to tell", id="just as far"),
    pytest.param({"below": 80.0}, 60.0, True, "yes", id="below"),
    pytest.param({"below": 80.0}, 88.0, False, "no", id="not below"),
    pytest.param({"below": 80.0}, 77.0, None, "too near to 80 degrees to tell", id="too near"),
    pytest.param({"below": 80.0, "measure": "also"}, 10.0, None, "not measured", id="not measured"),
]


@pytest.mark.parametrize(("bound", "value", "found", "words"), CUTOFFS)
def test_a_cutoff_is_told_beyond_the_uncertainty_only(
    bound: dict[str, Any], value: float, found: bool | None, words: str
) -> None:
    cutoff = Cutoff.model_validate({**bound, "meaning": "Short", "source": "A book"})
    (finding,) = judge_cutoffs((cutoff,), RangeResult(value, 7.0, 0.0, 3), None)
    assert (finding.found, finding.words) == (found, words)


def test_each_cutoff_is_judged_by_the_angle_that_it_names() -> None:
    cutoffs = [
        Cutoff.model_validate({"above": 0.0, "measure": name, "meaning": "Short", "source": "None"})
        for name in ("angle", "also")
    ]
    angle, also = RangeResult(20.0, 7.0, 0.0, 3), RangeResult(-20.0, 7.0, 0.0, 3)
    findings = judge_cutoffs(cutoffs, angle, also)
    assert [(each.value_deg, each.found) for each in findings] == [(20.0, True), (-20.0, False)]


@pytest.mark.parametrize(
    ("peak_deg", "less", "words"),
    [
        pytest.param(12.0, True, "goes down less than the norm", id="stays above"),
        pytest.param(-12.0, False, "goes down further than the norm", id="hangs below"),
        pytest.param(3.0, True, "at the norm, within error", id="too near to tell"),
    ],
)
def test_against_the_norm_of_a_test_that_goes_down(peak_deg: float, less: bool, words: str) -> None:
    compared = compare_norm(measured(peak_deg, 8.0), 0.0, downward=True)
    assert (compared.less, compared.words) == (less, words)


TYPICAL = TypicalRange(low_deg=110.0, high_deg=130.0, source="A book")
AGAINST_TYPICAL = [
    pytest.param(102.9, "lower", "lower than typical", id="the whole interval is lower"),
    pytest.param(103.0, "near", "too near to the typical range to tell", id="touches the bound"),
    pytest.param(103.1, "near", "too near to the typical range to tell", id="crosses the bound"),
    pytest.param(110.0, "within", "typical, within error", id="at the bound"),
    pytest.param(136.9, "near", "too near to the typical range to tell", id="crosses the upper"),
    pytest.param(137.0, "near", "too near to the typical range to tell", id="touches the upper"),
    pytest.param(137.1, "higher", "higher than typical", id="the whole interval is higher"),
]


@pytest.mark.parametrize(("peak_deg", "verdict", "words"), AGAINST_TYPICAL)
def test_against_the_typical_range(peak_deg: float, verdict: str, words: str) -> None:
    compared = compare_norm(measured(peak_deg, 7.0), 120.0, typical=TYPICAL)
    assert (compared.verdict, compared.words) == (verdict, words)


HANGING = TypicalRange(low_deg=-15.0, high_deg=0.0, source="A book")
AGAINST_TYPICAL_DOWNWARD = [
    pytest.param(8.0, True, "goes down less than typical", id="stays above"),
    pytest.param(-23.0, False, "goes down further than typical", id="hangs below"),
    pytest.param(-10.0, False, "typical, within error", id="within, further than the norm"),
    pytest.param(5.0, True, "too near to the typical range to tell", id="too near to tell"),
]


@pytest.mark.parametrize(("peak_deg", "less", "words"), AGAINST_TYPICAL_DOWNWARD)
def test_against_the_typical_range_of_a_test_that_goes_down(
    peak_deg: float, less: bool, words: str
) -> None:
    compared = compare_norm(measured(peak_deg, 7.0), -5.0, downward=True, typical=HANGING)
    assert (compared.less, compared.words) == (less, words)


@given(st.floats(60, 180), st.floats(110, 130), st.floats(1, 15), st.booleans())
def test_a_result_counts_if_it_differs_by_more_than_needed(
    peak_deg: float, norm_deg: float, error_deg: float, downward: bool
) -> None:
    for typical in (None, TYPICAL):
        compared = compare_norm(measured(peak_deg, error_deg), norm_deg, downward, typical)
        distance = abs(compared.difference_deg) - compared.needed_deg
        assert compared.real is (distance > 0) or abs(distance) < 1e-6


@given(st.floats(60, 180), st.booleans())
def test_a_norm_of_ones_own_is_not_judged_by_the_typical_range(
    peak_deg: float, downward: bool
) -> None:
    rule = load_exercise("hip-flexion-test").exercise.range_of_motion
    assert rule is not None
    own = rule.replace_norm(peak_deg, "Our clinic")
    compared = compare_norm(measured(peak_deg, 6.0), own.norm_deg, downward, own.typical)
    assert compared.words == "at the norm, within error"


OPEN = (-math.inf, math.inf)
ZONES = [
    pytest.param(True, 120.0, (115.0, 140.0), (110.0, 130.0), id="the typical range"),
    pytest.param(False, 120.0, (115.0, 140.0), (115.0, 140.0), id="else the target"),
    pytest.param(False, 115.0, (115.0, 140.0), (115.0, 140.0), id="which begins at the norm"),
    pytest.param(False, 140.0, (115.0, 140.0), (115.0, 140.0), id="or ends there"),
    pytest.param(False, 100.0, (115.0, 140.0), (95.0, 105.0), id="else 5 degrees around the norm"),
    pytest.param(False, 150.0, (115.0, 140.0), (145.0, 155.0), id="also beyond the target"),
    pytest.param(False, 120.0, (115.0, math.inf), (115.0, 125.0), id="of an open target"),
    pytest.param(False, 120.0, OPEN, (115.0, 125.0), id="open on both sides"),
]


@pytest.mark.parametrize(("typical", "norm_deg", "target", "zone"), ZONES)
def test_the_zone_that_is_drawn(
    typical: bool, norm_deg: float, target: tuple[float, float], zone: tuple[float, float]
) -> None:
    rule = load_exercise("hip-flexion-test").exercise.range_of_motion
    assert rule is not None
    changes = {"norm_deg": norm_deg, **({} if typical else {"typical": None})}
    assert find_typical_zone(rule.model_copy(update=changes), target) == zone
