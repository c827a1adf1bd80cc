"""Choose the instants at which a larger pose model looks again, and take its legs.

The larger model sees legs that the first one invents, but takes nearly three times as long. So it
looks only where a leg is in doubt, and only the legs are taken from it: the first model sees trunk
and view as well. Of a file everything is known before it is judged, so the second look begins a
little before the doubt and ends after it. Where it leaves as much doubt, the first look stays. In a
dark room it is as lost as the first one.
"""

from __future__ import annotations

import dataclasses
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

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

MIN_BRIGHTNESS: Final = 0.25
"""Brightness of a picture, 0 to 1, below which the larger model invents legs, too."""

Interval = tuple[float, float]
"""First and last instant, in seconds."""


class LegsSeen(NamedTuple):
    """How well the legs that are exercised were seen in one instant."""

    time_s: float
    missing: float
    """Share of their angles that are not measured, 0 to 1 in eighths."""
    doubtful: bool
    """Whether an angle is missing that the view shows, in enough light."""


def assess(pose: Pose, feedback: Feedback) -> LegsSeen:
    """Return how well the legs that are exercised were seen in a pose, from its feedback.

    If the exercised side is unknown or there is none, both legs count.
    """
    sides = SIDES if feedback.side is None else (feedback.side,)
    names = [f"{angle}_{side}" for angle in ANGLES for side in sides]
    missing = sum(math.isnan(feedback.angles.get(name, math.nan)) for name in names)
    view = feedback.view
    shown = view.kind == "side" and (view.ok or not MENDABLE.isdisjoint(view.problems))
    doubtful = feedback.present and shown and missing > 0 and not pose.brightness < MIN_BRIGHTNESS
    return LegsSeen(feedback.time_s, missing / len(names), doubtful)


def find_doubts(first: Iterable[LegsSeen]) -> list[Interval]:
    """Return the intervals that are looked at again, in order and apart from each other."""
    times = [seen.time_s for seen in first if seen.doubtful]
    if not times:
        return []
    breaks = [pair for pair in pairwise(times) if pair[1] - pair[0] > 2 * MARGIN_S]
    starts = [times[0], *(after for _, after in breaks)]
    ends = [*(before for before, _ in breaks), times[-1]]
    return [(start - MARGIN_S, end + MARGIN_S) for start, end in zip(starts, ends, strict=True)]


def find_improved(
    doubts: Iterable[Interval], first: Sequence[LegsSeen], second: Iterable[LegsSeen]
) -> list[Interval]:
    """Return those of the intervals in which less is missing with the second look's legs.

    first, second: The same instants, judged with the legs of the first and of the second look.
    """
    times = [seen.time_s for seen in first]
    changes = (two.missing - one.missing for one, two in zip(first, second, strict=True))
    sums = list(accumulate(changes, initial=0.0))
    return [
        (start_s, end_s)
        for start_s, end_s in doubts
        if sums[bisect_right(times, end_s)] < sums[bisect_left(times, start_s)]
    ]


def replace_legs(pose: Pose, second: Pose) -> Pose:
    """Return the pose with the legs of the second look; unchanged if one of both found nobody."""
    if not pose.found or not second.found:
        return pose
    image, world, visibility = pose.image.copy(), pose.world.copy(), pose.visibility.copy()
    image[LEGS], world[LEGS] = second.image[LEGS], second.world[LEGS]
    visibility[LEGS] = second.visibility[LEGS]
    return dataclasses.replace(pose, image=image, world=world, visibility=visibility)


def merge(
    poses: Iterable[Pose], seconds: Iterable[Pose], intervals: Sequence[Interval]
) -> list[Pose]:
    """Return the poses, with the legs of the second look within the intervals.

    Args:
        poses: Of the first look.
        seconds: Of the second look; those at the times of the others are used.
        intervals: Where to use them; in order.
    """
    starts = [start_s for start_s, _ in intervals]
    legs = {}
    for second in seconds:
        place = bisect_right(starts, second.time_s) - 1
        if place >= 0 and second.time_s <= intervals[place][1]:
            legs[second.time_s] = second
    return [
        replace_legs(pose, legs[pose.time_s]) if pose.time_s in legs else pose for pose in poses
    ]
