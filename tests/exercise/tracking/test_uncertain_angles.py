"""When an angle is too uncertain to be measured, and when it is believed again."""

from __future__ import annotations

import dataclasses

import pytest

from coach.body.angle_errors import NAMES
from coach.body.body_tracker import Observation
from coach.body.pose import empty_pose
from coach.body.view import UNKNOWN, ViewKind
from coach.exercise.tracking.uncertain_angles import (
    AGAIN_DELAY_S,
    HYSTERESIS,
    LIMITS,
    LONG_DOUBT_S,
    UncertainAngleDetector,
)

KNEE = "knee_flexion_left"
STEP_S = 0.05
GOOD, BAD = 0.5, 1.5
"""Errors as ratios of the limit."""


def observe(time_s: float, name: str, ratio: float, kind: ViewKind = "side") -> Observation:
    """See a body of which one angle may be wrong by a ratio of its limit, all others are sure."""
    errors = {each: GOOD * LIMITS[each] for each in NAMES} | {name: ratio * LIMITS[name]}
    view = dataclasses.replace(UNKNOWN, kind=kind)
    pose = empty_pose(time_s, 640, 480)
    return Observation(pose, view, 0, 1, 0.0, errors=errors)


def watch(name: str, *parts: tuple[float, float]) -> list[frozenset[str]]:
    """Return what is uncertain while an error stays at each ratio for some seconds."""
    detector, ratios = UncertainAngleDetector(), [
        ratio for ratio, length_s in parts for _ in range(round(length_s / STEP_S))
    ]  # fmt: skip
    return [
        detector.update(observe(index * STEP_S, name, ratio)) for index, ratio in enumerate(ratios)
    ]


def test_only_what_may_be_too_wrong_is_uncertain() -> None:
    assert watch(KNEE, (GOOD, STEP_S), (BAD, STEP_S), (GOOD, STEP_S)) == [
        frozenset(), frozenset({KNEE}), frozenset(),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("doubt_s", "delay_s"),
    [(LONG_DOUBT_S - 2 * STEP_S, 0.0), (LONG_DOUBT_S + 2 * STEP_S, AGAIN_DELAY_S - STEP_S)],
)
def test_after_a_long_doubt_an_angle_waits(doubt_s: float, delay_s: float) -> None:
    uncertain = watch(KNEE, (BAD, doubt_s), (GOOD, 1.0))
    assert sum(KNEE in each for each in uncertain) * STEP_S == pytest.approx(doubt_s + delay_s)
    assert KNEE not in uncertain[-1]


def test_a_single_sure_picture_in_a_doubt_is_not_believed() -> None:
    uncertain = watch(KNEE, (BAD, 2.0), (GOOD, STEP_S), (BAD, 2.0))
    assert all(KNEE in each for each in uncertain)


def test_each_doubt_is_timed_anew() -> None:
    uncertain = watch(KNEE, (BAD, 2.0), (GOOD, 1.0), (BAD, STEP_S), (GOOD, STEP_S))
    assert KNEE in uncertain[-2]
    assert KNEE not in uncertain[-1]


def test_an_angle_in_doubt_must_be_clearly_better() -> None:
    between = (1.0 + HYSTERESIS) / 2
    uncertain = watch(KNEE, (between, STEP_S), (BAD, STEP_S), (between, STEP_S))
    assert [KNEE in each for each in uncertain] == [False, True, True]


def test_a_hip_is_not_surer_than_its_thigh() -> None:
    assert watch("thigh_elevation_right", (BAD, STEP_S)) == [
        frozenset({"thigh_elevation_right", "hip_flexion_right"})
    ]


def test_only_the_side_view_is_judged() -> None:
    assert UncertainAngleDetector().update(observe(0.0, KNEE, BAD, "front")) == frozenset()


def test_another_person_begins_without_doubt() -> None:
    detector = UncertainAngleDetector()
    for index in range(30):
        detector.update(observe(index * STEP_S, KNEE, BAD))
    detector.reset()
    assert detector.update(observe(30 * STEP_S, KNEE, GOOD)) == frozenset()
