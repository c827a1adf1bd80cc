"""Rounding of poses for storage: shorter numbers, stable when applied twice."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from coach.body import landmarks
from coach.body.pose import Pose, empty_pose, round_for_storage

ANY = st.floats(-1e6, 1e6) | st.sampled_from([np.nan, np.inf, -np.inf, -0.0, 1e-9])
POSES = st.builds(
    Pose,
    time_s=st.floats(0, 1e6),
    image=arrays(np.float64, (landmarks.COUNT, 2), elements=ANY),
    world=arrays(np.float64, (landmarks.COUNT, 3), elements=ANY),
    visibility=arrays(np.float64, (landmarks.COUNT,), elements=st.floats(0, 1)),
    width=st.just(640),
    height=st.just(480),
    brightness=st.floats(0, 1) | st.just(np.nan),
)


def bits(pose: Pose) -> tuple[bytes, ...]:
    numbers = (
        np.float64(pose.time_s),
        pose.image,
        pose.world,
        pose.visibility,
        np.float64(pose.brightness),
    )
    return (*(part.tobytes() for part in numbers), bytes(f"{pose.width}x{pose.height}", "ascii"))


@given(POSES)
def test_taken_twice_it_changes_nothing(pose: Pose) -> None:
    once = round_for_storage(pose)
    assert bits(round_for_storage(once)) == bits(once)


@given(POSES)
def test_it_stays_within_half_a_step_and_what_is_not_finite_is_nan(pose: Pose) -> None:
    stored = round_for_storage(pose)
    for before, after, step in (
        (pose.image, stored.image, 0.01),
        (pose.world, stored.world, 0.0001),
    ):
        finite = np.isfinite(before)
        assert np.isnan(after[~finite]).all()
        assert (
            np.abs(after - before)[finite] <= step * 0.5000001 + np.abs(before[finite]) * 1e-15
        ).all()
    assert (np.abs(stored.visibility - pose.visibility) <= 0.0051).all()
    assert stored.time_s == pose.time_s


def test_arrays_lie_row_by_row_whatever_they_came_as() -> None:
    pose = empty_pose(0.0, 640, 480)
    turned = Pose(
        0.0, np.asfortranarray(pose.image), pose.world[::-1], pose.visibility[::-1], 640, 480
    )
    stored = round_for_storage(turned)
    assert all(
        array.flags.c_contiguous for array in (stored.image, stored.world, stored.visibility)
    )


def test_nobody_stays_nobody() -> None:
    stored = round_for_storage(empty_pose(2.5, 640, 480))
    assert not stored.found
    assert not stored.visibility.any()
