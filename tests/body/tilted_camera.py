"""What a tilted camera sees."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from coach.body.pose import Pose
from tests.synthetic import HEIGHT, WIDTH


def tilt(pose: Pose, degrees: float) -> Pose:
    """The pose seen by a camera that is turned clockwise."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turn = np.array([[cosine, -sine], [sine, cosine]])
    middle = np.array([WIDTH / 2, HEIGHT / 2])
    world = pose.world.copy()
    world[:, :2] = pose.world[:, :2] @ turn.T
    return dataclasses.replace(pose, image=(pose.image - middle) @ turn.T + middle, world=world)
