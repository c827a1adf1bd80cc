"""Measure how unsteadily knees and ankles move, alike at every rate of the camera.

The third derivative of a position, estimated from four poses, is large if the position is wrong by
chance, but also if the leg moves quickly and the poses are far apart. What a smooth movement of
this speed has at most is therefore subtracted, and the rest is divided by what errors by chance
make of it at these times. Poses that follow each other too closely are not compared: their errors
are alike, because the landmarker smooths over time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

MIN_INTERVAL_S: Final = 0.045
"""Minimum time between two of the four poses that are compared, in seconds."""
MAX_INTERVAL_S: Final = 0.15
"""Mean time between the four poses, in seconds, above which a smooth movement explains no more."""
SMOOTH_HZ: Final = 1.0
"""Highest frequency of a smooth movement of a leg: there and back in a second is quick."""
NOISE_GAIN: Final = 2.5
"""Unrest of a position that is wrong by chance, as a ratio of its error along one axis."""
MAX_UNREST: Final = 0.25
"""Maximum unrest of four poses that counts, in trunk lengths."""
FIRST_UNREST: Final = 0.06
"""Unrest of a leg of which nothing is known yet, in trunk lengths."""
AVERAGING_S: Final = 0.3
"""Time constant of the average, in seconds."""
_COLUMNS: Final = ((0, 2), (1, 3), (4, 6), (5, 7))
"""Columns of `PoseFeatures.leg_points`: x and y of both knees, then of both ankles."""
_SMOOTH: Final = (2.0 * math.pi * SMOOTH_HZ) ** 2
"""Third derivative of a smooth movement as a ratio of its speed, at most, per square second."""


class UnrestTracker:
    """Averages how unsteadily knees and ankles move. One pose after the other in."""

    def __init__(self) -> None:
        self.averages: Sequence[float] = (FIRST_UNREST,) * 4
        """(4,) averages of the left and the right knee, then ankle, in trunk lengths."""
        self._poses: list[tuple[float, Sequence[float]]] = []
        """Times and `PoseFeatures.leg_points` of the poses that may be compared, latest last."""

    def reset(self) -> None:
        """Forget what is known: it is too old, or of another person."""
        self.averages = (FIRST_UNREST,) * 4
        self._poses = []

    def update(self, time_s: float, points: Sequence[float], trunk: float, step_s: float) -> None:
        """Add a pose; times must rise.

        Args:
            time_s: time of the pose.
            points: `PoseFeatures.leg_points` of the pose.
            trunk: length of the trunk in pixels.
            step_s: time since the pose before, in seconds.
        """
        self._poses.append((time_s, points))
        places = self._select()
        if len(places) < 4:
            return
        measured = _measure([self._poses[place] for place in places], trunk)
        del self._poses[: places[0]]
        share = 1.0 - math.exp(-step_s / AVERAGING_S)
        self.averages = [
            before + share * (min(MAX_UNREST, now) - before)
            for before, now in zip(self.averages, measured, strict=True)
        ]

    def _select(self) -> Sequence[int]:
        """Return the places of the poses to compare, up to four, ending with the latest pose."""
        poses = self._poses
        latest = len(poses) - 1
        places, after_s = [latest], poses[latest][0]
        for place in range(latest - 1, -1, -1):
            time_s = poses[place][0]
            if after_s - time_s >= MIN_INTERVAL_S:
                places.append(place)
                after_s = time_s
                if len(places) == 4:
                    break
        return places[::-1]


def _measure(poses: Sequence[tuple[float, Sequence[float]]], trunk: float) -> list[float]:
    """Return (4,) the unrest in these four poses, in trunk lengths."""
    (time0, first), (time1, second), (time2, third), (time3, fourth) = poses
    whole_s = time3 - time0
    weight0 = -6.0 / ((time1 - time0) * (time2 - time0) * whole_s)
    weight1 = 6.0 / ((time1 - time0) * (time2 - time1) * (time3 - time1))
    weight2 = -6.0 / ((time2 - time0) * (time2 - time1) * (time3 - time2))
    weight3 = 6.0 / (whole_s * (time3 - time1) * (time3 - time2))
    scale = NOISE_GAIN / (trunk * math.hypot(weight0, weight1, weight2, weight3))
    smooth = _SMOOTH / whole_s * min(1.0, 3.0 * MAX_INTERVAL_S / whole_s) ** 2
    unrest = []
    for x, y in _COLUMNS:
        third_derivative = math.hypot(
            weight0 * first[x] + weight1 * second[x] + weight2 * third[x] + weight3 * fourth[x],
            weight0 * first[y] + weight1 * second[y] + weight2 * third[y] + weight3 * fourth[y],
        )
        moved = math.hypot(fourth[x] - first[x], fourth[y] - first[y])
        unrest.append(scale * max(0.0, third_derivative - smooth * moved))
    return unrest
