"""The posture check names the higher side of pelvis and shoulders, and nothing within its error."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from coach.body.landmarks import INDEX
from coach.body.pose import Pose, round_for_storage
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.tracking.events import FaultBegan, HoldEnded
from coach.exercise.tracking.trainer import Trainer
from tests.animation import animate
from tests.poses.stage import RATE, read, stage
from tests.synthetic import train

PARTS = {"pelvis": ("hip",), "shoulder": ("shoulder",)}


def raise_left(pose: Pose, part: str, degrees: float) -> Pose:
    """The same pose with these joints tilted about their middle: the left one higher."""
    image = pose.image.copy()
    for joint in PARTS[part]:
        left, right = INDEX[f"left_{joint}"], INDEX[f"right_{joint}"]
        half = abs(image[left, 0] - image[right, 0]) / 2 * np.tan(np.radians(degrees))
        image[left, 1] -= half
        image[right, 1] += half
    return dataclasses.replace(pose, image=image)


@pytest.mark.parametrize("turned_deg", [82.0, 90.0, 98.0])
@pytest.mark.parametrize("degrees", [0.0, 4.0, -4.0, 9.0, -9.0])
@pytest.mark.parametrize("part", PARTS)
def test_only_a_tilt_beyond_the_error_is_named(
    part: str, degrees: float, turned_deg: float
) -> None:
    exercise = read("posture-front")
    rest, hold = stage(exercise, "rest"), stage(exercise, "hold")
    script = [(rest, 0.0, 1.5), (hold, 0.8, 8.0), (rest, 0.8, 1.5)]
    poses = [
        round_for_storage(raise_left(pose, part, degrees))
        for pose in animate(script, SyntheticCamera(turned_deg=turned_deg), RATE)
    ]
    _, events = train(Trainer(exercise), poses)
    side = "left" if degrees > 0 else "right"
    named = {event.name for event in events if isinstance(event, FaultBegan)}
    assert named == ({f"{part}_higher_{side}"} if abs(degrees) > 6.0 else set())
    (held,) = [event for event in events if isinstance(event, HoldEnded)]
    assert held.held_s >= 7.0
