"""Find and undo short confusions of the left and the right leg.

Seen from the side, the landmarker sometimes takes the far leg for the near one, for a few frames or
for a second. Then both legs jump at once, each to where the other one was. Such a jump is undone.
If it lasts
longer than the order before, the landmarker is believed again.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from operator import sub
from typing import Final

import numpy as np

from coach.body.landmarks import INDEX, MIRROR
from coach.body.pose import Pose
from coach.body.pose_features import PoseFeatures, extract_features

MIN_SWAP_LIMIT_S: Final = 0.7
MAX_SWAP_LIMIT_S: Final = 5.0
"""Bounds of the maximum duration of a confusion, in seconds. In between it is as long as the
landmarker kept its order before. After that the landmarker is believed again."""
AVERAGING_S: Final = 0.15
"""Time constant of the average leg position, in seconds. One or two odd poses do not move it
far."""
MEMORY_TIMEOUT_S: Final = 0.4
"""Time without a pose, in seconds, after which the leg positions are forgotten."""
MIN_JUMP: Final = 0.4
"""Minimum distance of a jump from the average position, in trunk lengths. Legs that pass each other
in a step are closer than this to their average; a standing leg does not move at all."""
MAX_SWAP_RATIO: Final = 0.6
"""Maximum distance of the swapped legs, as a ratio of the distance of the legs as they are."""

_SWAPPED_SIDES: Final = (1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10)
"""The order of `PoseFeatures.leg_points` with left and right swapped."""
_SWAPPED_LEGS: Final = np.array(
    [
        MIRROR[i] if any(part in name for part in ("knee", "ankle", "heel", "foot")) else i
        for name, i in INDEX.items()
    ]
)
"""(33,) the permutation that swaps the legs below the hips only."""


def swap_legs(pose: Pose) -> Pose:
    """Return the pose with left and right swapped from the knees down."""
    return dataclasses.replace(
        pose, image=pose.image[_SWAPPED_LEGS], world=pose.world[_SWAPPED_LEGS],
        visibility=pose.visibility[_SWAPPED_LEGS]
    )  # fmt: skip


class LegSwapCorrector:
    """Keeps left and right legs in order. One pose in, the pose with its legs in order out."""

    def __init__(self) -> None:
        self.swapped = False
        """Whether the landmarker's order is being undone."""
        self._swapped_s = 0.0
        self._ordered_s = 0.0
        """How long the landmarker's order was believed so far, in seconds."""
        self._last_s = -math.inf
        self._last: Sequence[float] | None = None
        """Average position of the legs at `_last_s`; None if unknown."""
        self._size = (0, 0)
        """Width and height of the last picture in pixels. Positions in pictures of different sizes
        cannot be compared."""

    def update(self, pose: Pose) -> Pose:
        """Return the pose with its legs in order; times must rise. Unknown legs are not changed."""
        return self.update_from_features(extract_features(pose)).pose

    def update_from_features(self, features: PoseFeatures) -> PoseFeatures:
        """Do as `update`, with features that were already extracted, and return features."""
        time_s = features.pose.time_s
        limit_s = min(MAX_SWAP_LIMIT_S, max(MIN_SWAP_LIMIT_S, self._ordered_s))
        if self.swapped and time_s - self._swapped_s > limit_s:
            self.swapped, self._last = False, None
        size = features.pose.width, features.pose.height
        if time_s - self._last_s > MEMORY_TIMEOUT_S or size != self._size:
            self._last, self._size = None, size
        leg_points = _swap_sides(features.leg_points) if self.swapped else features.leg_points
        known = features.legs_known
        if (
            known
            and self._last is not None
            and _has_jumped(leg_points, self._last, features.trunk_length)
        ):
            self.swapped = not self.swapped
            self._swapped_s = time_s
            leg_points = _swap_sides(leg_points)
        if known:
            if not self.swapped and self._last is not None:
                self._ordered_s += time_s - self._last_s
            self._remember(time_s, leg_points)
        return extract_features(swap_legs(features.pose)) if self.swapped else features

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self.swapped, self._last, self._ordered_s = False, None, 0.0

    def _remember(self, time_s: float, leg_points: Sequence[float]) -> None:
        if self._last is None:
            self._last = leg_points
        else:
            share = 1.0 - math.exp(-(time_s - self._last_s) / AVERAGING_S)
            self._last = [
                before + share * (now - before)
                for before, now in zip(self._last, leg_points, strict=True)
            ]
        self._last_s = time_s


def _swap_sides(leg_points: Sequence[float]) -> Sequence[float]:
    return [leg_points[index] for index in _SWAPPED_SIDES]


def _has_jumped(leg_points: Sequence[float], before: Sequence[float], trunk: float) -> bool:
    """Return True if swapped legs fit the average positions much better."""
    moved = list(map(sub, leg_points, before))
    near = MIN_JUMP * trunk / 2
    if max(moved) < near and min(moved) > -near:  # no distance is twice as much
        return False
    stays = _measure_steps(leg_points, before)
    return min(stays) > MIN_JUMP * trunk and sum(
        _measure_steps(_swap_sides(leg_points), before)
    ) < MAX_SWAP_RATIO * sum(stays)


def _measure_steps(leg_points: Sequence[float], before: Sequence[float]) -> tuple[float, float]:
    """Return the mean distance in pixels of the left and the right leg from where they were.

    leg_points, before: as `PoseFeatures.leg_points`.
    """
    moved = [now - then for now, then in zip(leg_points, before, strict=True)]
    steps = list(map(math.hypot, moved[0::4] + moved[1::4], moved[2::4] + moved[3::4]))
    return sum(steps[:3]) / 3, sum(steps[3:]) / 3
