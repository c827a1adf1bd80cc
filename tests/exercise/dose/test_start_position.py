"""The start position must be held still for a while, and flicker is ignored."""

from __future__ import annotations

import math

import pytest

from coach.exercise.dose.start_position import (
    INTERRUPTION_DELAY_S,
    MIN_READY_S,
    START_STILLNESS_DEG,
    StartPositionDetector,
)
from coach.exercise.tracking.feedback import HoldClock
from tests.exercise.dose.guide_player import LUNGE, STRETCH, make_feedback

STEP_S = 0.125
READY = round(MIN_READY_S / STEP_S)
"""Number of steps that are enough."""
GAP = round(INTERRUPTION_DELAY_S / STEP_S)
"""Number of steps that may be missed."""
NAN = math.nan

SCRIPTS = [
    pytest.param([0.0] * READY, True, id="long enough"),
    pytest.param([0.0] * (READY - 1), False, id="too short"),
    pytest.param([START_STILLNESS_DEG, *[0.0] * READY], True, id="moved a little"),
    pytest.param([0.0, START_STILLNESS_DEG + 1.0, *[0.0] * (READY - 1)], False, id="moved"),
    pytest.param([START_STILLNESS_DEG + 1.0, 0.0, *[0.0] * READY], True, id="still again"),
    pytest.param([NAN] * READY, True, id="an angle that is not measured"),
    pytest.param([0.0, *[None] * GAP, *[0.0] * (READY - 1)], True, id="a flicker"),
    pytest.param([0.0, *[None] * (GAP + 1), *[0.0] * (READY - 1)], False, id="interrupted"),
    pytest.param([0.0, *[None] * (GAP + 1), *[0.0] * READY], True, id="ready after that"),
    pytest.param([*[0.0, *[None] * GAP] * (READY - 1), 0.0], True, id="flickers do not add up"),
]


@pytest.mark.parametrize(("values", "ready"), SCRIPTS)
def test_who_is_ready(values: list[float | None], ready: bool) -> None:
    """None: the start position is not visible."""
    detector = StartPositionDetector()
    for step, value in enumerate(values):
        angles = {} if value is None else {LUNGE.main_angle: value}
        feedback = make_feedback(LUNGE, step * STEP_S, angles=angles)
        seen = detector.update(feedback, value is not None, STEP_S)
    assert seen is ready


def test_while_nobody_is_in_position_nobody_is_ready() -> None:
    detector = StartPositionDetector()
    for step in range(READY):
        detector.update(make_feedback(LUNGE, step * STEP_S), True, STEP_S)
    assert not detector.update(make_feedback(LUNGE, READY * STEP_S), False, STEP_S)


def test_a_pause_is_no_time_in_position() -> None:
    detector = StartPositionDetector()
    assert not any(
        detector.update(make_feedback(LUNGE, float(second)), True, 0.0) for second in range(9)
    )


def test_who_holds_may_move_within_the_position() -> None:
    detector = StartPositionDetector()
    for step in range(READY):
        angles = {STRETCH.main_angle: 90.0 * (step % 2)}
        clock = HoldClock(held_s=0.0, target_s=10.0, running=True, done=0)
        feedback = make_feedback(STRETCH, step * STEP_S, angles=angles, hold=clock)
        seen = detector.update(feedback, True, STEP_S)
    assert seen
