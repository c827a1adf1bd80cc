"""Poses of a person who moves from posture to posture."""

from __future__ import annotations

import math
from collections.abc import Sequence

from coach.body.pose import Pose
from coach.body.posture import Joints, interpolate
from coach.body.synthetic_pose import SIDE_ON, SyntheticCamera, project

Script = Sequence[tuple[Joints, float, float]]
"""(joints, seconds to get there, seconds to stay), one after the other. The first way is
skipped."""


def animate(
    script: Script, camera: SyntheticCamera = SIDE_ON, rate: float = 15.0, start_s: float = 0.0
) -> list[Pose]:
    """Return poses of a person who moves from posture to posture and holds each.

    There are `rate` poses per second, and times rise from `start_s`.
    """
    poses: list[Pose] = []
    here, began_s = script[0][0], 0.0
    for number, (there, seconds, stay_s) in enumerate(script):
        way_s = seconds if number else 0.0
        while (at_s := len(poses) / rate) < began_s + way_s + stay_s - 1e-9:
            gone = 1.0 if at_s >= began_s + way_s else (at_s - began_s) / way_s
            figure = interpolate(here, there, (1.0 - math.cos(math.pi * gone)) / 2)
            poses.append(project(figure, start_s + at_s, camera))
        here, began_s = there, began_s + way_s + stay_s
    return poses
