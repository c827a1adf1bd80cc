"""Choose the instants at which a larger pose model looks again, and what is taken from it.

The larger model sees legs that the first one invents, and bodies whose head is outside the
picture, but takes nearly three times as long. So it looks only if a leg is in doubt or nobody is
believed to be there. If somebody is there, only the legs are taken from it: the first model sees
trunk and view as well. They are taken only if both models see the same person: each finds one, and
of two people in the picture the larger model may find the other one. Of a file everything is known
before it is judged, so the second look begins a little before the doubt and ends after it. If it
leaves as much doubt, the first look stays. In a dark room both models are wrong.
"""

from __future__ import annotations

import dataclasses
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from coach.body.landmarks import INDEX, SIDES
from coach.body.pose import Pose
from coach.exercise.tracking.angle_filter import HIDDEN_LEG
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.leg_confusion import LEGS_ALIKE

MARGIN_S: Final = 0.4
"""Time before and after a doubt that is looked at again, in seconds."""
ABSENCE_MARGIN_S: Final = 1.5
"""Time before and after an absence in which a person is looked for again, in seconds. The model
follows a body that it saw whole, and does not find half a body again."""
COUNTED_WITHIN_S: Final = 1.5
"""Time within which a repetition counts whose end was seen, in seconds."""
MIN_ABSENCE_S: Final = 0.75
"""Time without a person after which one is looked for again, in seconds. Somebody who arrives is
believed after 0.5 s."""
ANGLES: Final = ("thigh_elevation", "hip_flexion", "knee_flexion", "shin_lean")
"""Angles of which none may be missing."""
RESOLVABLE: Final = frozenset({HIDDEN_LEG, LEGS_ALIKE})
"""Problems of a view that other landmarks may solve."""
LEGS: Final = slice(INDEX["left_hip"], None)
"""Landmarks from the hips down."""
SHOULDERS: Final = [INDEX[f"{side}_shoulder"] for side in SIDES]
HIPS: Final = [INDEX[f"{side}_hip"] for side in SIDES]
SAME_PERSON: Final = 0.3
"""Maximum distance between the shoulders of both looks at the same person, in lengths of the trunk.
In the samples it is at most 0.05."""

MIN_BRIGHTNESS: Final = 0.25
"""Brightness of a picture, 0 to 1, below which the larger model invents legs, too."""

Interval = tuple[float, float]
"""First and last instant, in seconds."""


class ViewQuality(NamedTuple):
    """How well the body was seen in one instant."""

    time_s: float
    missing: float
    """Share of the exercised legs' angles that are not measured, 0 to 1 in eighths."""
    doubtful: bool
    """Whether an angle is missing that the view shows, in enough light."""
    absent: bool
    """Whether nobody is believed to be there, in enough light."""
    repetitions: int
    """Number of repetitions that have counted so far."""


def assess(pose: Pose, feedback: Feedback) -> ViewQuality:
    """Return how well the body was seen in a pose, from its feedback.

    If the exercised side is unknown or there is none, both legs count.
    """
    sides = SIDES if feedback.side is None else (feedback.side,)
    names = [f"{angle}_{side}" for angle in ANGLES for side in sides]
    missing = sum(math.isnan(feedback.angles.get(name, math.nan)) for name in names)
    view, dark = feedback.view, pose.brightness < MIN_BRIGHTNESS
    shown = view.kind == "side" and (view.ok or not RESOLVABLE.isdisjoint(view.problems))
    return ViewQuality(
        feedback.time_s,
        missing / len(names),
        doubtful=feedback.present and shown and missing > 0 and not dark,
        absent=not feedback.present and not dark,
        repetitions=feedback.repetitions,
    )


def find_doubts(first: Iterable[ViewQuality]) -> list[Interval]:
    """Return the intervals in which legs are looked at again, in order and apart."""
    return _surround(((seen.time_s, seen.time_s) for seen in first if seen.doubtful), MARGIN_S)


def find_absences(first: Iterable[ViewQuality]) -> list[Interval]:
    """Return the intervals in which a person is looked for again, in order and apart."""
    runs = [list(run) for absent, run in groupby(first, lambda seen: seen.absent) if absent]
    spans = [(run[0].time_s, run[-1].time_s) for run in runs]
    lasting = (span for span in spans if span[1] - span[0] >= MIN_ABSENCE_S)
    return _surround(lasting, ABSENCE_MARGIN_S)


def _surround(spans: Iterable[Interval], margin_s: float) -> list[Interval]:
    return unite((start_s - margin_s, end_s + margin_s) for start_s, end_s in spans)


def unite(intervals: Iterable[Interval]) -> list[Interval]:
    """Return the intervals in order, with those that touch each other as one."""
    united: list[Interval] = []
    for start_s, end_s in sorted(intervals):
        if united and start_s <= united[-1][1]:
            united[-1] = (united[-1][0], max(end_s, united[-1][1]))
        else:
            united.append((start_s, end_s))
    return united


def find_improved(
    intervals: Iterable[Interval],
    first: Sequence[ViewQuality],
    second: Sequence[ViewQuality],
    lack: Callable[[ViewQuality], float],
) -> list[Interval]:
    """Return those of the intervals in which the second look lacks less, and loses no repetition.

    A repetition that the first look counts was seen as a whole, whatever is missing.

    Args:
        intervals: Where both are compared.
        first: Judged with the first look.
        second: The same instants, judged with the second look.
        lack: Returns what an instant lacks, such as the share of its angles.
    """
    times, both = [seen.time_s for seen in first], list(zip(first, second, strict=True))
    lacks = list(accumulate((lack(two) - lack(one) for one, two in both), initial=0.0))
    gains = [0, *(two.repetitions - one.repetitions for one, two in both)]

    def improves(start_s: float, end_s: float) -> bool:
        """Return True if the second look is better between two instants, in seconds."""
        begin, end = bisect_left(times, start_s), bisect_right(times, end_s)
        ended = bisect_right(times, end_s + COUNTED_WITHIN_S)
        return lacks[end] < lacks[begin] and gains[ended] >= gains[begin]

    return [(start_s, end_s) for start_s, end_s in intervals if improves(start_s, end_s)]


def replace_body(pose: Pose, second: Pose) -> Pose:
    """Return the pose of the second look; that of the first if it found nobody."""
    return second if second.found else pose


def replace_legs(pose: Pose, second: Pose) -> Pose:
    """Return the pose with the legs of the second look.

    It is unchanged if one of both found nobody, or if they found different people.
    """
    if not is_same_person(pose, second):
        return pose
    image, world, visibility = pose.image.copy(), pose.world.copy(), pose.visibility.copy()
    image[LEGS], world[LEGS] = second.image[LEGS], second.world[LEGS]
    visibility[LEGS] = second.visibility[LEGS]
    return dataclasses.replace(pose, image=image, world=world, visibility=visibility)


def is_same_person(pose: Pose, second: Pose) -> bool:
    """Return True if two looks at one picture found the same person, by the place of the trunk."""
    if not pose.found or not second.found:
        return False
    chest, other_chest = (each.image[SHOULDERS].mean(axis=0) for each in (pose, second))
    trunk = math.dist(chest, pose.image[HIPS].mean(axis=0))
    return math.dist(chest, other_chest) <= SAME_PERSON * trunk


def merge(
    poses: Iterable[Pose],
    seconds: Iterable[Pose],
    intervals: Sequence[Interval],
    replace: Callable[[Pose, Pose], Pose],
) -> list[Pose]:
    """Return the poses, replaced within the intervals.

    Args:
        poses: Of the first look.
        seconds: Of the second look; those at the times of the others are used.
        intervals: Where to use them; in order.
        replace: Returns the pose of an instant from that of the first and of the second look.
    """
    starts = [start_s for start_s, _ in intervals]
    used = {}
    for second in seconds:
        place = bisect_right(starts, second.time_s) - 1
        if place >= 0 and second.time_s <= intervals[place][1]:
            used[second.time_s] = second
    return [replace(pose, used[pose.time_s]) if pose.time_s in used else pose for pose in poses]
