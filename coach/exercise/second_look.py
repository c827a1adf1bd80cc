"""Choose the instants at which a larger pose model looks again, and take its legs.

The larger model sees legs that the first one invents, but takes nearly three times as long. So it
looks only where a leg is in doubt, and only the legs are taken from it: the first model sees trunk
and view as well. Of a file everything is known before it is judged, so it looks a little earlier
and longer than the doubt lasts.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from coach.body.landmarks import INDEX, SIDES
from coach.body.pose import Pose
from coach.exercise.tracking.angle_filter import HIDDEN_LEG
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.leg_confusion import LEGS_ALIKE

MARGIN_S: Final = 0.4
"""Time before and after a doubt that is looked at again, in seconds."""
ANGLES: Final = ("thigh_elevation", "hip_flexion", "knee_flexion", "shin_lean")
"""Angles of which none may be missing."""
MENDABLE: Final = frozenset({HIDDEN_LEG, LEGS_ALIKE})
"""Problems of a view that other landmarks may solve."""
LEGS: Final = slice(INDEX["left_hip"], None)
"""Landmarks from the hips down."""

Interval = tuple[float, float]
"""First and last instant, in seconds."""


def is_doubtful(feedback: Feedback) -> bool:
    """Return True if an angle of a leg that is exercised is not measured in the side view.

    If the exercised side is unknown or there is none, both legs count.
    """
    view = feedback.view
    if not feedback.present or view.kind != "side":
        return False
    if not view.ok and MENDABLE.isdisjoint(view.problems):
        return False
    sides = SIDES if feedback.side is None else (feedback.side,)
    return any(
        math.isnan(feedback.angles.get(f"{angle}_{side}", math.nan))
        for angle in ANGLES
        for side in sides
    )


def find_doubts(feedbacks: Iterable[Feedback]) -> list[Interval]:
    """Return the intervals that are looked at again, in order and apart from each other."""
    times = [feedback.time_s for feedback in feedbacks if is_doubtful(feedback)]
    if not times:
        return []
    breaks = [pair for pair in pairwise(times) if pair[1] - pair[0] > 2 * MARGIN_S]
    starts = [times[0], *(after for _, after in breaks)]
    ends = [*(before for before, _ in breaks), times[-1]]
    return [(start - MARGIN_S, end + MARGIN_S) for start, end in zip(starts, ends, strict=True)]


def replace_legs(pose: Pose, second: Pose) -> Pose:
    """Return the pose with the legs of the second look; unchanged if one of both found nobody."""
    if not pose.found or not second.found:
        return pose
    image, world, visibility = pose.image.copy(), pose.world.copy(), pose.visibility.copy()
    image[LEGS], world[LEGS] = second.image[LEGS], second.world[LEGS]
    visibility[LEGS] = second.visibility[LEGS]
    return dataclasses.replace(pose, image=image, world=world, visibility=visibility)


def merge(poses: Iterable[Pose], seconds: Iterable[Pose]) -> Iterator[Pose]:
    """Yield the poses, with the legs of the second look at the same instant where there is one."""
    legs = {second.time_s: second for second in seconds}
    for pose in poses:
        second = legs.get(pose.time_s)
        yield pose if second is None else replace_legs(pose, second)
