"""A test of hip flexion asks a replaced hip for its limit at most, and compares it with that."""

from __future__ import annotations

import pytest

from coach.body.landmarks import Side
from coach.exercise.tracking.hip_limits import (
    LEAN_CUE,
    MAX_FLEXION_DEG,
    RAISE_CUE,
    limit_range_test,
)
from coach.store.exercises.loader import load_exercise


def test_the_range_test_of_a_replaced_hip_stops_at_90_degrees() -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    assert limit_range_test(exercise, []) is exercise
    squat = load_exercise("squat").exercise
    assert limit_range_test(squat, ["left"]) is squat
    assert limit_range_test(load_exercise("thomas-test").exercise, ["left"]).range_of_motion == (
        load_exercise("thomas-test").exercise.range_of_motion
    )
    rule = limit_range_test(exercise, ["left"]).range_of_motion
    assert rule is not None
    assert (rule.raise_cue, rule.norm_deg, rule.typical) == (RAISE_CUE, MAX_FLEXION_DEG, None)


@pytest.mark.parametrize(
    ("angle", "cue"),
    [("hip_flexion_working", RAISE_CUE), ("leg_elevation_working", RAISE_CUE),
     ("trunk_lean", LEAN_CUE), ("elbow_flexion_working", None), ("shoulder_bend_working", None)],
)  # fmt: skip
def test_only_tests_of_hip_flexion_are_limited(angle: str, cue: str | None) -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    assert exercise.range_of_motion is not None
    rule = exercise.range_of_motion.model_copy(update={"angle": angle})
    other_test = exercise.model_copy(update={"range_of_motion": rule})
    limited = limit_range_test(other_test, ["left"])
    assert (limited is not other_test) == (cue is not None)
    assert limited.range_of_motion is not None
    assert limited.range_of_motion.raise_cue == (cue or rule.raise_cue)


@pytest.mark.parametrize("allowed", [{}, {"left": 110.0}], ids=["90 degrees", "more"])
def test_a_norm_below_the_limit_of_a_replaced_hip_stays(allowed: dict[Side, float]) -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    assert exercise.range_of_motion is not None
    own = exercise.range_of_motion.replace_norm(80.0, "The surgeon")
    limited = limit_range_test(
        exercise.model_copy(update={"range_of_motion": own}), ["left"], allowed
    ).range_of_motion
    assert limited is not None
    assert (limited.norm_deg, limited.norm_source) == (80.0, "The surgeon")


@pytest.mark.parametrize("limit_deg", [100.0, 120.0])
def test_a_replaced_hip_is_not_compared_with_healthy_people(limit_deg: float) -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    rule = limit_range_test(exercise, ["left"], {"left": limit_deg}).range_of_motion
    assert rule is not None
    assert (rule.norm_deg, rule.typical) == (limit_deg, None)
