"""The level of a hold, and slow swings back and forth in it."""

from __future__ import annotations

import math
from typing import Any

import pytest

from coach.body.sides import Roles
from coach.exercise.definition.tables import Hold, HoldLevel, Swing
from coach.exercise.tracking.events import HoldEnded
from coach.exercise.tracking.holds.details import LevelTracker, SwingCounter
from coach.exercise.tracking.holds.timer import HoldTimer
from tests.exercise.examples import condition

NAN = math.nan
ROLES = Roles(front="left", working="left")
STEP_S = 0.25
LEVELS = (
    HoldLevel(name="deep", title="Deep", when=(condition(above=40.0, leave=5.0),)),
    HoldLevel(name="half", title="Half", when=(condition(above=20.0, leave=5.0),)),
)

HELD = [
    pytest.param([], "", id="nothing"),
    pytest.param([10.0] * 5, "", id="at no level"),
    pytest.param([NAN] * 5, "", id="not seen"),
    pytest.param([50.0] * 5, "deep", id="the first level that fits counts"),
    pytest.param([50.0] * 2 + [30.0] * 3, "half", id="the one that was held longest"),
    pytest.param([50.0] * 3 + [30.0] * 2, "deep", id="and not the last one"),
    pytest.param([50.0] + [37.0] * 4, "deep", id="the first one within its hysteresis"),
    pytest.param([37.0] * 4 + [50.0], "half", id="but not from below"),
]


@pytest.mark.parametrize(("leans", "level"), HELD)
def test_the_level_of_a_hold(leans: list[float], level: str) -> None:
    tracker = LevelTracker(LEVELS)
    for lean in leans:
        tracker.update({"trunk_lean": lean}, ROLES, STEP_S)
    assert tracker.level == level
    tracker.reset()
    assert tracker.level == ""


def test_a_hold_without_levels_is_at_none() -> None:
    tracker = LevelTracker(())
    tracker.update({"trunk_lean": 50.0}, ROLES, STEP_S)
    assert tracker.level == ""


def test_time_that_was_not_held_is_at_no_level() -> None:
    tracker = LevelTracker(LEVELS)
    tracker.update({"trunk_lean": 50.0}, ROLES, 0.0)
    assert tracker.level == ""


def test_another_hold_has_no_hysteresis() -> None:
    tracker = LevelTracker(LEVELS)
    tracker.update({"trunk_lean": 50.0}, ROLES, STEP_S)
    tracker.reset()
    tracker.update({"trunk_lean": 37.0}, ROLES, STEP_S)
    assert tracker.level == "half"


SWING = Swing(angle="hip_flexion_front", degrees=6.0, min_s=1.0, max_s=2.0)
"""From one turning point to the second one after it takes 1 to 2 s: 4 to 8 steps."""


def swing(steps: int, times: int = 3) -> list[float]:
    """Degrees that go up by 8 and back within these steps, and so on."""
    half = steps // 2
    return [0.0, *([*[8.0] * half, *[0.0] * half] * times), 8.0]


SWINGS = [
    pytest.param(swing(4), 2, id="as quick as may be"),
    pytest.param(swing(8), 2, id="as slow as may be"),
    pytest.param(swing(2), 0, id="too quick"),
    pytest.param(swing(10), 0, id="too slow"),
    pytest.param([each * 0.75 for each in swing(6)], 2, id="just far enough"),
    pytest.param([each * 0.74 for each in swing(6)], 0, id="not far enough"),
    pytest.param([0.0, 2.0, 4.0, 6.0, 8.0, 5.0, 2.0, 0.0, 3.0, 6.0, 8.0, 5.0, 2.0], 1, id="glides"),
    pytest.param([0.0, 8.0, NAN, NAN, 0.0, 0.0, 8.0, 8.0, 0.0], 1, id="not seen in between"),
    pytest.param([-each for each in swing(6)], 2, id="first the other way"),
    pytest.param([NAN] * 9, 0, id="never seen"),
]


def count(counter: SwingCounter, degrees: list[float], roles: Roles = ROLES, first: int = 0) -> int:
    for step, value in enumerate(degrees, first):
        angles = {"hip_flexion_left": value, "hip_flexion_right": 0.0}
        counter.update(step * STEP_S, angles, roles)
    return counter.count


@pytest.mark.parametrize(("degrees", "expected"), SWINGS)
def test_slow_swings_are_counted(degrees: list[float], expected: int) -> None:
    assert count(SwingCounter(SWING), degrees) == expected


@pytest.mark.parametrize(
    ("rule", "roles"),
    [
        pytest.param(None, ROLES, id="without a rule"),
        pytest.param(SWING, Roles(), id="of a leg that is not known"),
        pytest.param(SWING, Roles(front="right"), id="of the other leg"),
    ],
)
def test_no_swing_is_counted(rule: Swing | None, roles: Roles) -> None:
    assert count(SwingCounter(rule), swing(6), roles) == 0


def test_another_hold_begins_with_no_swing() -> None:
    counter = SwingCounter(SWING)
    assert count(counter, swing(6, times=2)) == 1
    counter.reset()
    assert count(counter, [0.0, 8.0, 0.0], first=14) == 0


def test_what_came_before_the_restart_has_no_level_and_no_swing() -> None:
    rule = Hold(
        when=(condition(above=10.0, leave=0.0),), begin_s=0.25, grace_s=0.0,
        levels=LEVELS, swing=SWING,
    )  # fmt: skip
    timer = HoldTimer(rule)
    flexions = swing(6, times=4)
    for step, flexion in enumerate(flexions):
        timer.update(step * STEP_S, {"trunk_lean": 50.0, "hip_flexion_left": flexion}, ROLES)
    start_s = len(flexions) * STEP_S
    timer.restart(start_s)
    for step in range(1, 9):
        angles = {"trunk_lean": 30.0, "hip_flexion_left": flexions[-1]}
        timer.update(start_s + step * STEP_S, angles, ROLES)
    (ended,) = timer.finish(start_s + 9 * STEP_S, ())
    assert isinstance(ended, HoldEnded)
    assert (ended.level, ended.swings) == ("half", 0)


def test_a_hold_tells_its_level_and_its_swings_and_the_next_one_its_own() -> None:
    rule = Hold(
        when=(condition(above=10.0, leave=0.0),), begin_s=0.25, grace_s=0.0,
        levels=LEVELS, swing=SWING,
    )  # fmt: skip
    timer = HoldTimer(rule)
    ends: list[Any] = []
    for first_s, lean in ((0.0, 50.0), (10.0, 30.0)):
        for step, flexion in enumerate(swing(6, times=4 if lean == 50.0 else 1)):
            angles = {"trunk_lean": lean, "hip_flexion_left": flexion}
            timer.update(first_s + step * STEP_S, angles, ROLES)
        ends += timer.finish(first_s + 9.0, ())
    assert all(isinstance(event, HoldEnded) for event in ends)
    assert [(event.level, event.swings) for event in ends] == [("deep", 2), ("half", 0)]
