"""Decide which legs' landmarks can be believed in the side view.

The landmarker reports every leg, with a high visibility, also a leg that dark or wide clothes hide.
Such a leg is too short in the picture, its foot is hardly visible, or it does not keep still. Each
sign adds to a score; the weights were fitted on rendered people whose legs are known and checked on
people that were left out (docs/accuracy.md).
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from coach.body.landmarks import INDEX, SIDES, Side, other
from coach.body.limits import LYING_DEG
from coach.body.pose import Pose
from coach.body.pose_features import PoseFeatures

LENGTH: Final = 0.7
"""Length of a thigh or shin in the picture, in trunk lengths, below which a leg is doubtful. In a
side view both are 0.75 to 1.1, unless they point at the camera."""
SHORT_SHIN_WEIGHT: Final = 4.6
SHORT_THIGH_WEIGHT: Final = 6.3
"""Weight of the logarithm of how much too short it is."""
FOOT_WEIGHT: Final = 4.6
"""Weight of the invisibility of the foot, 0 to 1."""
UNREST_WEIGHT: Final = 15.0
"""Weight of the unrest of knee and ankle: twice what was fitted, because a wrong number costs more
than a missing one."""
MAX_UNREST: Final = 0.2
"""Maximum unrest that counts, in trunk lengths. A quick movement alone is no reason to doubt."""
MAX_STEP: Final = 0.25
"""Maximum unrest of a single pose, in trunk lengths."""
UNREST_WINDOW_S: Final = 0.75
"""Time over which the unrest is measured, in seconds."""
DOUBT: Final = 3.0
"""Minimum score of a leg that is not believed: 4 of 100 poses of good legs, and two thirds of those
that are more than 15 degrees wrong."""
TRUST: Final = 2.6
"""Hysteresis: a leg is believed again below this score."""
AVERAGING_S: Final = 0.2
"""Time constant of the average of the score, in seconds."""
MEMORY_TIMEOUT_S: Final = 0.4
"""Time without a pose, in seconds, after which all is forgotten."""

MERGED: Final = 0.25
"""Maximum distance of both knees, and of both ankles, of legs that cover each other, in trunk
lengths."""
MERGED_BEND_DEG: Final = 45.0
"""Minimum bend of the near knee: straight legs of a person who lies rest side by side."""

NONE: Final[frozenset[Side]] = frozenset()


class LegDoubtDetector:
    """Decides which legs are not believed. One pose with its legs in order in, the sides out."""

    def __init__(self) -> None:
        self.doubtful = NONE
        """The legs that were not believed in the last pose."""
        self.unrest = 0.0, 0.0
        """Root mean square of the changes of speed of both legs, in trunk lengths."""
        self._time_s = -math.inf
        self._scores: tuple[float, float] | None = None
        """Average score of the left and the right leg; None if unknown."""
        self._before: deque[Sequence[float]] = deque(maxlen=2)
        """`PoseFeatures.leg_points` of the last two poses."""
        self._unrest_times: deque[float] = deque()
        self._left_unrest: deque[float] = deque()
        self._right_unrest: deque[float] = deque()
        """Unrest of the left and the right leg in the last `UNREST_WINDOW_S`, squared."""

    def update(self, features: PoseFeatures) -> frozenset[Side]:
        """Return the legs that are not believed; times must rise."""
        time_s = features.pose.time_s
        if time_s - self._time_s > MEMORY_TIMEOUT_S:
            self._forget()
        scores = self._score(features)
        if math.isfinite(scores[0] + scores[1]):
            self._average(time_s, *scores)
        self._time_s = time_s
        self.doubtful = self._judge()
        return self.doubtful

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self._forget()
        self.doubtful, self._time_s = NONE, -math.inf

    def _forget(self) -> None:
        self._scores = None
        self._before.clear()
        self._unrest_times.clear()
        self._left_unrest.clear()
        self._right_unrest.clear()

    def _score(self, features: PoseFeatures) -> tuple[float, float]:
        self.unrest = left, right = self._measure_unrest(features)
        lengths, feet = features.leg_lengths, features.foot_visibility
        return (
            _score_leg(lengths[0], lengths[2], feet[0], left),
            _score_leg(lengths[1], lengths[3], feet[1], right),
        )

    def _measure_unrest(self, features: PoseFeatures) -> tuple[float, float]:
        """Return the root mean square of the legs' changes of speed, in trunk lengths."""
        time_s, points = features.pose.time_s, features.leg_points
        times, lefts, rights = self._unrest_times, self._left_unrest, self._right_unrest
        if len(self._before) == 2:
            first, second = self._before
            left, right = _measure_changes(first, second, points, features.trunk_length)
            if math.isfinite(left + right):
                times.append(time_s)
                lefts.append(left * left)
                rights.append(right * right)
        self._before.append(points)
        while times and time_s - times[0] > UNREST_WINDOW_S:
            times.popleft()
            lefts.popleft()
            rights.popleft()
        count = len(times)
        if not count:
            return 0.0, 0.0
        return math.sqrt(sum(lefts) / count), math.sqrt(sum(rights) / count)

    def _average(self, time_s: float, left: float, right: float) -> None:
        if self._scores is not None:
            share = 1.0 - math.exp(-(time_s - self._time_s) / AVERAGING_S)
            before_left, before_right = self._scores
            left = before_left + share * (left - before_left)
            right = before_right + share * (right - before_right)
        self._scores = left, right

    def _judge(self) -> frozenset[Side]:
        if self._scores is None:
            return self.doubtful
        if max(self._scores) <= TRUST:
            return NONE
        return frozenset(
            side
            for side, score in zip(SIDES, self._scores, strict=True)
            if score > (TRUST if side in self.doubtful else DOUBT)
        )


def _score_leg(thigh: float, shin: float, foot: float, unrest: float) -> float:
    """Return the score of one leg.

    thigh, shin: in trunk lengths. foot: visibility. unrest: in trunk lengths.
    """
    return (
        SHORT_THIGH_WEIGHT * _measure_shortness(thigh)
        + SHORT_SHIN_WEIGHT * _measure_shortness(shin)
        + FOOT_WEIGHT * (1.0 - foot)
        + UNREST_WEIGHT * min(MAX_UNREST, unrest)
    )


def _measure_shortness(length: float) -> float:
    """Return the logarithm of how much too short a segment is; 0 if it is long enough."""
    return 0.0 if length >= LENGTH else math.log(LENGTH / max(length, 0.01))


def _measure_changes(
    first: Sequence[float], second: Sequence[float], third: Sequence[float], trunk: float
) -> tuple[float, float]:
    """Return how much the left and the right leg changed their speed, in trunk lengths.

    first, second, third: `PoseFeatures.leg_points` of three poses in a row.
    """
    if not trunk > 0:
        return math.nan, math.nan
    knee_x, other_knee_x, knee_y, other_knee_y, ankle_x, other_ankle_x, ankle_y, other_ankle_y = [
        c - 2.0 * b + a for a, b, c in zip(first[:8], second, third, strict=False)
    ]
    left = math.hypot(knee_x, knee_y) + math.hypot(ankle_x, ankle_y)
    right = math.hypot(other_knee_x, other_knee_y) + math.hypot(other_ankle_x, other_ankle_y)
    return min(MAX_STEP, left / (2.0 * trunk)), min(MAX_STEP, right / (2.0 * trunk))


def find_covered_leg(pose: Pose, angles: Mapping[str, float], near: Side) -> Side | None:
    """Return the far leg of a lying person if the bent near leg seems to cover it, else None.

    The landmarker often reports a far leg that it cannot see, flat on the floor, at the place of
    the near one.
    """
    bend, lean = angles[f"knee_flexion_{near}"], angles["trunk_lean"]
    if not (bend > MERGED_BEND_DEG and abs(lean) > LYING_DEG):
        return None
    points = pose.image
    trunk = math.dist(
        (points[INDEX["left_shoulder"]] + points[INDEX["right_shoulder"]]) / 2,
        (points[INDEX["left_hip"]] + points[INDEX["right_hip"]]) / 2,
    )
    apart = max(
        math.dist(points[INDEX[f"left_{joint}"]], points[INDEX[f"right_{joint}"]])
        for joint in ("knee", "ankle")
    )
    return other(near) if apart < MERGED * trunk else None
