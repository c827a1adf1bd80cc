"""Trials and their plateaus."""

from __future__ import annotations

import math
import statistics
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.limits import MAX_STEP_S
from coach.body.sides import Roles
from coach.exercise.definition.exercise import Condition, RangeOfMotion
from coach.exercise.tracking.events import TrialDone, to_dict
from coach.exercise.tracking.range_test.trials import (
    PLATEAU_SPREAD_DEG,
    TrialDetector,
    find_plateau,
)
from tests.exercise.examples import RAISE

STEP_S = 0.125
"""Exact in binary, so that times can be compared."""
NAN = math.nan
ROLES = Roles(near="left", working="left")
RULE = RangeOfMotion.model_validate(RAISE["range_of_motion"])
LIFT = [0.0, 40.0, 80.0, 100.0, 110.0, 111.0, 110.0, 109.0, 110.0, 110.0, 60.0, 20.0]


def follow(
    detector: TrialDetector,
    elevations: list[float],
    knees: list[float] | float = 100.0,
    roles: Roles = ROLES,
) -> list[TrialDone]:
    bends = knees if isinstance(knees, list) else [knees] * len(elevations)
    angles = [
        {"thigh_elevation_left": value, "knee_flexion_left": knee}
        for value, knee in zip(elevations, bends, strict=True)
    ]
    trials = [detector.update(step * STEP_S, values, roles) for step, values in enumerate(angles)]
    return [trial for trial in trials if trial]


def test_a_trial_is_the_median_of_its_plateau() -> None:
    detector = TrialDetector(RULE)
    assert follow(detector, LIFT) == [
        TrialDone(11 * STEP_S, 4 * STEP_S, 9 * STEP_S, "left", 110.0, ())
    ]
    assert (detector.in_progress, detector.side) == (False, None)


CREDITS = [
    pytest.param(100.0, 110.0, "", id="knee bent"),
    pytest.param(30.0, None, "The knee was not bent.", id="knee straight"),
    pytest.param(NAN, None, "Knee flexion, working is not seen well enough", id="knee not seen"),
    pytest.param([100.0] * 6 + [NAN] * 2 + [100.0] * 4, 110.0, "", id="knee not seen for a moment"),
    pytest.param(
        [100.0] * 6 + [30.0] * 2 + [100.0] * 4, 110.0, "", id="knee straight for a moment"
    ),
    pytest.param(
        [100.0] * 5 + [30.0] * 7,
        None,
        "The knee was not bent.",
        id="knee straight most of the time",
    ),
    pytest.param(
        [100.0] * 4 + [30.0] * 3 + [100.0] * 5, 110.0, "", id="knee straight half of the time"
    ),
    pytest.param([30.0] * 4 + [100.0] * 8, 110.0, "", id="knee straight only on the way"),
]


OTHER = RULE.model_copy(
    update={
        "credit": [
            Condition(angle="thigh_elevation_other", below=14.0, why="The other leg came up.")
        ]
    }
)


@pytest.mark.parametrize(
    ("other_deg", "peak_deg", "why"),
    [
        pytest.param(0.0, 110.0, "", id="rests"),
        pytest.param(30.0, None, "The other leg came up.", id="comes up"),
        pytest.param(NAN, 110.0, "", id="not seen"),
    ],
)
def test_only_what_is_known_of_the_other_leg_counts(
    other_deg: float, peak_deg: float | None, why: str
) -> None:
    detector = TrialDetector(OTHER)
    trials = [
        detector.update(
            step * STEP_S,
            {"thigh_elevation_left": value, "thigh_elevation_right": other_deg},
            ROLES,
        )
        for step, value in enumerate(LIFT)
    ]
    (trial,) = [trial for trial in trials if trial]
    assert (trial.peak_deg, trial.why_not) == (peak_deg, why)


@pytest.mark.parametrize(("knees", "peak_deg", "why"), CREDITS)
def test_a_trial_needs_credit(knees: Any, peak_deg: float | None, why: str) -> None:
    (trial,) = follow(TrialDetector(RULE), LIFT, knees)
    assert (trial.peak_deg, trial.why_not) == (peak_deg, why)


def test_a_condition_without_words_still_refuses() -> None:
    rule = RangeOfMotion.model_validate(
        {**RAISE["range_of_motion"], "credit": [{"angle": "knee_flexion_working", "above": 60.0}]}
    )
    (trial,) = follow(TrialDetector(rule), LIFT, 30.0)
    assert trial.peak_deg is None
    assert trial.why_not


NOTHING = [
    pytest.param([0.0, 20.0, 45.0, 45.0, 45.0, 45.0, 45.0, 20.0], id="not raised far enough"),
    pytest.param([NAN] * 20, id="never seen"),
    pytest.param(LIFT[:-1], id="not lowered yet"),
    pytest.param(LIFT[2:], id="lay down with the knee up"),
    pytest.param([40.0, *LIFT[2:]], id="lay down with the knee half up"),
    pytest.param([NAN, NAN, *LIFT[3:]], id="came to lie unseen"),
]


@pytest.mark.parametrize("elevations", NOTHING)
def test_what_is_no_trial(elevations: list[float]) -> None:
    assert follow(TrialDetector(RULE), elevations) == []


def test_a_leg_that_came_up_from_rest_unseen_is_measured() -> None:
    (trial,) = follow(TrialDetector(RULE), [0.0, NAN, NAN, *LIFT[3:]])
    assert trial.peak_deg == 110.0


def test_from_rest_once_there_may_be_many_trials_until_the_body_is_lost() -> None:
    detector = TrialDetector(RULE)
    assert len(follow(detector, LIFT + LIFT[2:])) == 2
    detector.reset()
    assert follow(detector, LIFT[2:]) == []
    assert len(follow(detector, LIFT)) == 1


@pytest.mark.parametrize(("rested", "count"), [("left", 1), ("right", 0)])
def test_the_limb_itself_must_have_been_at_rest_whichever_worked_then(
    rested: str, count: int
) -> None:
    detector = TrialDetector(RULE)
    unsure = Roles(near="right")
    before = {
        f"thigh_elevation_{side}": 0.0 if side == rested else 70.0 for side in ("left", "right")
    }
    assert detector.update(-STEP_S, before, unsure) is None
    assert len(follow(detector, LIFT[2:])) == count


def test_both_sides_must_have_been_at_rest() -> None:
    detector, reported = TrialDetector(RULE), []
    for left, right in [
        (NAN, NAN),
        (50.0, 50.0),
        (0.0, 50.0),
        (80.0, NAN),
        (80.0, 0.0),
        (80.0, 80.0),
    ]:
        detector.update(
            0.0, {"thigh_elevation_left": left, "thigh_elevation_right": right}, Roles()
        )
        reported.append(detector.has_rested)
    assert reported == [False] * 4 + [True] * 2
    detector.reset()
    assert not detector.has_rested


def test_of_one_side_alone_that_one_must_have_been_at_rest() -> None:
    detector = TrialDetector(RULE.model_copy(update={"angle": "thigh_elevation_left"}))
    detector.update(0.0, {"thigh_elevation_right": 0.0}, Roles())
    assert not detector.has_rested
    detector.update(0.0, {"thigh_elevation_left": 0.0}, Roles())
    assert detector.has_rested


@pytest.mark.parametrize(
    ("forgets", "peak_deg"), [(False, 110.0), (True, None)], ids=["still there", "lost and found"]
)
def test_who_comes_back_has_no_hysteresis(forgets: bool, peak_deg: float | None) -> None:
    credit = [{"angle": "knee_flexion_working", "above": 60.0, "leave": 10.0}]
    detector = TrialDetector(
        RangeOfMotion.model_validate({**RAISE["range_of_motion"], "credit": credit})
    )
    follow(detector, LIFT[:-1])
    if forgets:
        detector.reset()
    else:
        detector.finish(0.0)
    (trial,) = follow(detector, LIFT, 55.0)
    assert trial.peak_deg == peak_deg


def test_the_end_ends_a_trial_and_a_lost_body_forgets_it() -> None:
    detector = TrialDetector(RULE)
    assert detector.finish(0.0) is None
    follow(detector, LIFT[:-1])
    assert detector.in_progress
    assert detector.side == "left"
    done = detector.finish(9.0)
    assert done is not None
    assert (done.time_s, done.peak_deg) == (9.0, 110.0)
    follow(detector, LIFT[:-1])
    detector.reset()
    assert detector.finish(9.0) is None
    assert detector.side is None


def test_a_leg_that_was_never_still_has_no_number() -> None:
    (trial,) = follow(
        TrialDetector(RULE), [0.0, 60.0, 70.0, 80.0, 90.0, 100.0, 110.0, 95.0, 75.0, 20.0]
    )
    assert trial.peak_deg is None
    assert trial.why_not == "The leg was never held still for 0.5 s."
    assert (trial.start_s, trial.end_s) == (1 * STEP_S, 8 * STEP_S)


def test_while_the_side_is_not_known_nothing_is_measured() -> None:
    assert follow(TrialDetector(RULE), LIFT, roles=Roles()) == []


PLATEAUS = [
    pytest.param([], None, id="nothing"),
    pytest.param([90.0] * 4, None, id="too short"),
    pytest.param([90.0] * 5, (0, 4), id="just long enough"),
    pytest.param([50.0, 90.0, 90.0, 90.0, 90.0, 90.0, 50.0], (1, 5), id="between two slopes"),
    pytest.param([90.0] * 5 + [60.0] + [100.0] * 5, (6, 10), id="the highest"),
    pytest.param([100.0] * 5 + [60.0] + [90.0] * 9, (0, 4), id="the highest and not the longest"),
    pytest.param([0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0], None, id="a slope"),
    pytest.param([90.0] * 3 + [130.0] + [90.0] * 3, None, id="an outlier splits"),
    pytest.param(
        [80.0, 87.5, 90.0, 90.0, 90.0, 90.0, 90.0, 88.0, 84.0], (1, 7), id="lengthened to the end"
    ),
    pytest.param(
        [70.0, 88.0, 88.0, 88.0, 90.0, 90.0, 90.0, 90.0, 90.0],
        (1, 8),
        id="lengthened to the beginning",
    ),
]


@pytest.mark.parametrize(("values", "expected"), PLATEAUS)
def test_plateaus(values: list[float], expected: tuple[int, int] | None) -> None:
    assert find_plateau([step * STEP_S for step in range(len(values))], values, 0.5) == expected


def test_no_plateau_goes_across_what_was_not_seen() -> None:
    gap = [0.0, 0.1, 3.0, 3.1]
    assert find_plateau(gap, [90.0] * 4, 0.5) is None
    times = [0.0, 0.25, 0.5, 3.0, 3.25, 3.5, 3.75]
    assert find_plateau(times, [90.0] * 7, 0.5) == (0, 2)
    assert find_plateau(times, [90.0] * 3 + [91.0] * 4, 0.5) == (3, 6)


VALUES = st.lists(
    st.integers(-20, 140).map(float) | st.sampled_from([100.0, 101.0, 103.0]), max_size=60
)
GAPS = st.sampled_from([0.0625, 0.125, 0.25, 0.75])


@given(VALUES, st.data())
def test_a_plateau_is_long_steady_and_seen(values: list[float], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(GAPS, min_size=len(values), max_size=len(values)))
    times = [sum(gaps[:step]) for step in range(len(values))]
    found = find_plateau(times, values, 0.5)
    if found is None:
        return
    first, last = found
    held = values[first : last + 1]
    assert times[last] - times[first] >= 0.5
    assert max(held) - min(held) <= 1.5 * PLATEAU_SPREAD_DEG
    assert all(times[step + 1] - times[step] <= MAX_STEP_S for step in range(first, last))


@given(VALUES, st.integers(-30, 30))
def test_a_plateau_moves_with_the_values(values: list[float], shift: int) -> None:
    times = [step * STEP_S for step in range(len(values))]
    assert find_plateau(times, [value + shift for value in values], 0.5) == find_plateau(
        times, values, 0.5
    )


@given(VALUES, st.integers(5, 12), st.integers(141, 180))
def test_the_highest_stretch_is_always_found(values: list[float], length: int, height: int) -> None:
    higher = [*values, 0.0, *[float(height)] * length, 0.0]
    times = [step * STEP_S for step in range(len(higher))]
    found = find_plateau(times, higher, 0.5)
    assert found == (len(values) + 1, len(values) + length)
    assert statistics.median(higher[found[0] : found[1] + 1]) == height


def test_the_second_angle_has_an_error_of_its_own() -> None:
    rule = RULE.model_copy(update={"also": "knee_flexion_working"})
    detector = TrialDetector(rule)
    detector.errors = {"thigh_elevation_left": 6.0, "knee_flexion_left": 15.0}
    (trial,) = follow(detector, LIFT)
    assert (trial.also_deg, trial.error_deg, trial.also_error_deg) == (100.0, 6.0, 15.0)


@pytest.mark.parametrize(
    ("unseen", "also_deg"), [(2, 100.0), (3, None)], ids=["for most of it", "for half of it"]
)
def test_the_second_angle_must_be_measured_for_most_of_the_plateau(
    unseen: int, also_deg: float | None
) -> None:
    rule = RULE.model_copy(update={"also": "knee_flexion_working", "credit": ()})
    knees = [100.0] * 4 + [NAN] * unseen + [100.0] * (8 - unseen)
    (trial,) = follow(TrialDetector(rule), LIFT, knees)
    assert (trial.peak_deg, trial.also_deg) == (110.0, also_deg)


LOWERING = RULE.model_copy(update={"rest_above": 60.0, "lowered_below": 40.0, "credit": ()})
LOWERED = [80.0, 70.0, 30.0, 5.0, -12.0, -13.0, -12.0, -11.0, -12.0, -12.0, 50.0, 61.0]


def test_of_a_limb_that_is_lowered_the_lowest_plateau_is_the_result() -> None:
    assert follow(TrialDetector(LOWERING), LOWERED) == [
        TrialDone(11 * STEP_S, 4 * STEP_S, 9 * STEP_S, "left", -12.0, ())
    ]
    higher = [*LOWERED[:-2], *[10.0] * 9, *LOWERED[-2:]]
    assert [trial.peak_deg for trial in follow(TrialDetector(LOWERING), higher)] == [-12.0]


RESTS = [
    pytest.param([0.0] * 9, True, id="without a break"),
    pytest.param([0.0] * 8, False, id="not long enough"),
    pytest.param([0.0] * 5 + [40.0] + [0.0] * 5, False, id="a leg is lifted in between"),
    pytest.param([0.0] * 5 + [NAN] + [0.0] * 5, False, id="a leg is not seen in between"),
    pytest.param([0.0] * 5 + [40.0] + [0.0] * 9, True, id="long enough after a break"),
]


@pytest.mark.parametrize(("lefts", "ready"), RESTS)
def test_both_legs_rest_without_a_break_before_the_first_trial(
    lefts: list[float], ready: bool
) -> None:
    detector = TrialDetector(RULE.model_copy(update={"baseline_s": 1.0}))
    for step, left in enumerate(lefts):
        angles = {"thigh_elevation_left": left, "thigh_elevation_right": 0.0}
        detector.update(step * STEP_S, angles, ROLES)
    assert detector.is_ready is ready


def test_without_a_second_angle_there_is_no_error_of_it() -> None:
    detector = TrialDetector(RULE)
    detector.errors = {"thigh_elevation_left": 6.0, "knee_flexion_left": 15.0}
    (trial,) = follow(detector, LIFT)
    assert (trial.also_deg, trial.also_error_deg) == (None, None)
    assert "also_error_deg" not in to_dict(trial), "recordings of earlier versions lack it"
