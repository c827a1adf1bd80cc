"""Tracking of a body over time, in batches of any size."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.angles import NAMES, measure_angles
from coach.body.body_tracker import BodyTracker, Observation, TrackedPose
from coach.body.legs.leads import measure_leg_lead
from coach.body.legs.swaps import swap_legs
from coach.body.pose import Pose
from coach.body.presence import FOUND_DELAY_S, LOST_DELAY_S
from tests.synthetic import FRAMES_A_SECOND, Camera, Leg, empty, make_poses, split

TALL, LOW = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0)), split(Leg(-3.0, 90.0), Leg(-95.0, 88.0))
LUNGE = make_poses([(1.0, TALL), (1.0, LOW), (1.0, TALL)])
CONFUSED = [swap_legs(pose) if 10 <= index < 14 else pose for index, pose in enumerate(LUNGE)]
SCENES = {
    "a lunge": LUNGE,
    "legs confused for a moment": CONFUSED,
    "half turned": make_poses([(1.0, TALL), (1.0, LOW)], camera=Camera(30.0)),
    "coming and going": empty(make_poses([(6.0, TALL)]), 2.0, 3.0),
    "a glimpse of somebody": empty(LUNGE, 0.2, 3.0),
}


def cut(poses: Sequence[Pose], lengths: Sequence[int]) -> Iterator[Sequence[Pose]]:
    """Cut the poses into batches of these lengths, repeatedly."""
    first = 0
    for length in itertools.cycle(lengths):
        if first >= len(poses):
            return
        yield poses[first : first + length]
        first += length


def track(poses: Sequence[Pose], lengths: Sequence[int]) -> list[TrackedPose]:
    tracker = BodyTracker(("side",), 45.0)
    return [tracked for piece in cut(poses, lengths) for tracked in tracker.update(piece)]


def flatten(tracked: TrackedPose) -> tuple[object, ...]:
    """Everything that was seen, to the last bit."""
    flags = [
        getattr(tracked, field.name)
        for field in dataclasses.fields(TrackedPose)
        if field.name not in ("pose", "observations")
    ]
    return (
        tracked.pose.time_s,
        *flags,
        *(flatten_observation(observation) for observation in tracked.observations),
    )


def flatten_observation(observation: Observation) -> tuple[object, ...]:
    points = observation.pose.image.tobytes(), observation.pose.world.tobytes()
    return (
        observation.pose.time_s,
        points,
        repr(
            (
                observation.view,
                observation.forward,
                observation.turned_deg,
                observation.angles,
                observation.leg_lead,
            )
        ),
    )


@given(st.sampled_from(sorted(SCENES)), st.lists(st.integers(1, 30), min_size=1, max_size=5))
@settings(max_examples=25)
def test_pieces_do_not_matter(scene: str, lengths: list[int]) -> None:
    poses = SCENES[scene]
    assert [flatten(tracked) for tracked in track(poses, lengths)] == [
        flatten(tracked) for tracked in track(poses, [1])
    ]


def test_who_is_found_was_seen_from_the_first_pose_on() -> None:
    tracked = track(empty(LUNGE, 0.0, 1.0), [7])
    found = [one for one in tracked if one.found]
    assert len(found) == 1
    assert [observation.pose.time_s for observation in found[0].observations] == pytest.approx(
        [1.0 + step / FRAMES_A_SECOND for step in range(len(found[0].observations))]
    )
    assert found[0].pose.time_s == pytest.approx(1.0 + FOUND_DELAY_S, abs=1 / FRAMES_A_SECOND)
    assert all(one.waiting for one in tracked if 1.0 <= one.pose.time_s < found[0].pose.time_s)
    assert all(
        len(one.observations) == 1 for one in tracked if one.pose.time_s > found[0].pose.time_s
    )


def test_who_goes_is_lost_once_and_not_looked_at_any_more() -> None:
    gone = 2.0
    tracked = track(empty(LUNGE, gone, 3.0), [512])
    lost = [one.pose.time_s for one in tracked if one.lost]
    assert len(lost) == 1
    assert lost[0] == pytest.approx(gone + LOST_DELAY_S, abs=1 / FRAMES_A_SECOND)
    assert not any(one.observations for one in tracked if one.pose.time_s >= gone)


def test_each_look_has_the_angles_and_the_lead_of_its_own_pose() -> None:
    for observation in [
        observation for tracked in track(CONFUSED, [512]) for observation in tracked.observations
    ]:
        forward, turned = np.array([float(observation.forward)]), np.array([observation.turned_deg])
        angles = measure_angles(
            observation.pose.image[None], observation.pose.world[None], forward, turned
        )
        assert observation.angles == {name: float(angles[name][0]) for name in NAMES}
        assert observation.leg_lead == measure_leg_lead(
            observation.pose, observation.forward, observation.view.kind == "side"
        )


def test_legs_that_were_confused_are_put_right() -> None:
    observations = [
        observation for tracked in track(CONFUSED, [512]) for observation in tracked.observations
    ]
    plain = [observation for tracked in track(LUNGE, [512]) for observation in tracked.observations]
    assert [observation.pose.image.tolist() for observation in observations] == [
        observation.pose.image.tolist() for observation in plain
    ]


def test_no_poses_show_nothing() -> None:
    assert BodyTracker(("side",), 45.0).update([]) == []
