"""Raised arms of synthetic bodies: found in every position, and nothing else is taken for one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.arm_raise import HOLD_S, NO_ARM, ArmRaiseDetector, find_raised
from coach.body.landmarks import INDEX
from coach.body.pose import Pose, empty_pose
from coach.body.posture import Posture
from coach.body.synthetic_pose import SyntheticCamera, project
from tests.animation import animate

STANDING = Posture()
KNEELING = Posture(rests_on="knees", knee_flexion=(90.0, 90.0))
HALF_KNEELING = Posture(hip_flexion=(90.0, 0.0), knee_flexion=(90.0, 90.0))
SUPINE = Posture(
    trunk_lean=-90.0, rests_on="back", hip_flexion=(45.0, 45.0), knee_flexion=(90.0, 90.0)
)
PRONE = Posture(trunk_lean=90.0, rests_on="front")
LEANING = Posture(trunk_lean=40.0, hip_flexion=(40.0, 40.0))
POSTURES = {
    "standing": STANDING,
    "kneeling": KNEELING,
    "half-kneeling": HALF_KNEELING,
    "supine": SUPINE,
    "prone": PRONE,
    "leaning forward": LEANING,
}
UP = 170.0
RATE = 15.0
ARMS = {"near": ((UP, 0.0), 1), "far": ((0.0, UP), 1), "both": ((UP, UP), 2)}


def lift(posture: Posture, arms: tuple[float, float]) -> Posture:
    return dataclasses.replace(posture, shoulder_flexion=arms)


def find(poses: Sequence[Pose]) -> list[tuple[float, int]]:
    """Return (time, arms) of every signal."""
    detector = ArmRaiseDetector()
    seen = [(pose.time_s, detector.update(pose)) for pose in poses]
    return [(time_s, raised.arms) for time_s, raised in seen if raised.done]


def play(
    posture: Posture,
    arms: tuple[float, float],
    camera: SyntheticCamera | None = None,
    hold_s: float = 2.5,
) -> list[Pose]:
    up = lift(posture, arms)
    script = [(posture, 0.0, 1.0), (up, 0.6, hold_s), (posture, 0.6, 1.0)]
    return animate(script, camera or SyntheticCamera(), RATE)


@pytest.mark.parametrize("facing", ["left", "right"])
@pytest.mark.parametrize("arms", ARMS)
@pytest.mark.parametrize("name", POSTURES)
def test_a_raised_arm_is_found_once_in_every_position(name: str, arms: str, facing: str) -> None:
    angles, count = ARMS[arms]
    camera = SyntheticCamera(facing=facing)  # type: ignore[arg-type]
    found = find(play(POSTURES[name], angles, camera))
    assert [number for _, number in found] == [count]
    assert 1.0 + HOLD_S <= found[0][0] <= 1.0 + 0.6 + HOLD_S + 0.4


@pytest.mark.parametrize("name", ["standing", "kneeling", "half-kneeling"])
def test_it_is_found_from_the_front(name: str) -> None:
    found = find(play(POSTURES[name], (UP, 0.0), SyntheticCamera(turned_deg=90.0)))
    assert [number for _, number in found] == [1]


def test_it_fills_up_and_is_told_again_after_it_was_lowered() -> None:
    poses = animate(
        [(lift(STANDING, arms), 0.5, 2.2) for arms in ((0.0, 0.0), (UP, 0.0)) * 2], rate=RATE
    )
    detector = ArmRaiseDetector()
    raised = [detector.update(pose) for pose in poses]
    assert sum(each.done for each in raised) == 2
    shares = [each.share for each in raised if each.arms]
    assert min(shares) == 0.0
    assert max(shares) == 1.0


def test_a_second_arm_after_the_first_signal_is_another_signal() -> None:
    script = [
        (STANDING, 0.0, 1.0),
        (lift(STANDING, (UP, 0.0)), 0.5, 2.0),
        (lift(STANDING, (UP, UP)), 0.5, 2.0),
    ]
    assert [arms for _, arms in find(animate(script, rate=RATE))] == [1, 2]


@pytest.mark.parametrize(("before", "signals"), [(0.0, 1), (100.0, 1), (130.0, 0)])
def test_an_arm_must_have_been_lowered_before(before: float, signals: int) -> None:
    script = [(lift(STANDING, (before, 0.0)), 0.0, 1.0), (lift(STANDING, (UP, 0.0)), 0.4, 2.5)]
    assert len(find(animate(script, rate=RATE))) == signals


STEPPING = Posture(hip_flexion=(60.0, 0.0), knee_flexion=(90.0, 0.0))
UP_STANDING = lift(STANDING, (UP, 0.0))
NONE = {
    "too short": play(STANDING, (UP, 0.0), hold_s=0.9),
    "to the front": play(STANDING, (100.0, 0.0)),
    "half way": play(STANDING, (140.0, 0.0)),
    "bent elbow": animate(
        [
            (STANDING, 0.0, 1.0),
            (dataclasses.replace(UP_STANDING, elbow_flexion=(80.0, 0.0)), 0.6, 3.0),
        ],
        rate=RATE,
    ),
    "beside the head from the beginning": animate([(lift(SUPINE, (UP, 0.0)), 0.0, 5.0)]),
    "while the legs move": animate(
        [
            (STANDING, 0.0, 1.0),
            *[(lift(step, (UP, 0.0)), 0.5, 0.0) for step in (STANDING, STEPPING) * 4],
        ],
        rate=RATE,
    ),
    "while standing up": animate(
        [(lift(HALF_KNEELING, (0.0, 0.0)), 0.0, 1.0), (lift(STANDING, (UP, 0.0)), 1.6, 0.3)],
        rate=RATE,
    ),
    "nobody": [empty_pose(step / RATE, 640, 480) for step in range(60)],
}


@pytest.mark.parametrize("name", NONE)
def test_anything_else_is_no_signal(name: str) -> None:
    assert find(NONE[name]) == []


def change(pose: Pose, **changes: object) -> Pose:
    return dataclasses.replace(pose, **changes)  # type: ignore[arg-type]


def test_an_arm_that_cannot_be_seen_is_no_signal() -> None:
    poses = play(STANDING, (UP, 0.0))
    hidden = poses[0].visibility.copy()
    hidden[[INDEX["left_wrist"], INDEX["right_wrist"]]] = 0.3
    assert find([change(pose, visibility=hidden) for pose in poses]) == []


def test_an_unknown_wrist_is_no_signal() -> None:
    places = [INDEX["left_wrist"], INDEX["right_wrist"]]
    poses = play(STANDING, (UP, 0.0))
    for pose in poses:
        pose.image[places] = np.nan
    assert find(poses) == []


def test_a_hand_outside_the_picture_is_no_signal() -> None:
    camera = SyntheticCamera(height=380)
    poses = [
        change(pose, height=480, image=pose.image - [0.0, 200.0])
        for pose in play(STANDING, (UP, 0.0), camera)
    ]
    assert find(poses) == []


@pytest.mark.parametrize("known", [True, False])
def test_picture_and_space_must_agree(known: bool) -> None:
    flat = project(STANDING).world * (1.0 if known else np.nan)
    poses = [change(pose, world=flat) for pose in play(STANDING, (UP, 0.0))]
    assert find(poses) == []


def test_a_flicker_does_not_interrupt_but_a_gap_does() -> None:
    poses = play(STANDING, (UP, 0.0))
    flickering = [
        empty_pose(pose.time_s, 640, 480) if index in (35, 36) else pose
        for index, pose in enumerate(poses)
    ]
    assert len(find(flickering)) == 1
    gap = [pose for index, pose in enumerate(poses) if not 24 < index < 36]
    assert find(gap) == []


def test_a_pose_by_itself() -> None:
    assert find_raised(project(lift(STANDING, (UP, 0.0)))) == (False, True)
    assert find_raised(project(STANDING)) == (False, False)
    assert find_raised(empty_pose(0.0, 640, 480)) == (False, False)
    assert ArmRaiseDetector().update(project(STANDING)) == NO_ARM


@settings(max_examples=40, deadline=None)
@given(
    posture=st.sampled_from(sorted(POSTURES)),
    arms=st.tuples(st.floats(-60.0, 110.0), st.floats(-60.0, 110.0)),
    noise=st.floats(0.0, 12.0),
    turned=st.floats(-40.0, 90.0),
    seed=st.integers(0, 2**32 - 1),
)
def test_lowered_arms_never_signal_under_noise(
    posture: str, arms: tuple[float, float], noise: float, turned: float, seed: int
) -> None:
    draw = np.random.default_rng(seed)
    still = project(lift(POSTURES[posture], arms), camera=SyntheticCamera(turned_deg=turned))
    poses = [
        change(
            still,
            time_s=step / RATE,
            image=still.image + draw.normal(0.0, noise, still.image.shape),
            world=still.world + draw.normal(0.0, noise / 190.0, still.world.shape),
            visibility=draw.uniform(0.5, 1.0, still.visibility.shape),
        )
        for step in range(60)
    ]
    assert find(poses) == []


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), rate=st.sampled_from([5.0, 15.0, 60.0]))
def test_random_landmarks_never_signal(seed: int, rate: float) -> None:
    draw = np.random.default_rng(seed)
    still = project(STANDING)
    poses = [
        change(
            still,
            time_s=step / rate,
            image=draw.uniform(0.0, 480.0, still.image.shape),
            world=draw.normal(0.0, 0.5, still.world.shape),
        )
        for step in range(120)
    ]
    assert find(poses) == []


@settings(max_examples=30, deadline=None)
@given(
    posture=st.sampled_from(sorted(POSTURES)),
    noise=st.floats(0.0, 1.5),
    rate=st.sampled_from([7.0, 15.0, 30.0]),
    seed=st.integers(0, 2**32 - 1),
)
def test_a_raised_arm_is_found_under_noise(
    posture: str, noise: float, rate: float, seed: int
) -> None:
    draw = np.random.default_rng(seed)
    up = lift(POSTURES[posture], (165.0, 0.0))
    poses = [
        change(pose, image=pose.image + draw.normal(0.0, noise, pose.image.shape))
        for pose in animate([(POSTURES[posture], 0.0, 1.0), (up, 0.6, 2.5)], rate=rate)
    ]
    assert [arms for _, arms in find(poses)] == [1]
