"""Legs do not change places from one picture to the next: short confusions of left and right are found and undone.

Seen from the side the landmarker sometimes takes the far leg for the near one, for a few frames or for a second. Then both legs jump
at once, each to where the other was. A jump like that is undone; where the landmarker insists, it is believed again.
"""

from __future__ import annotations

import dataclasses
import math
from typing import Final

import numpy as np

from coach.body.landmarks import INDEX, MIRROR
from coach.body.pose import Array, Pose

INSISTS_AFTER_S: Final = 0.7
"""A confusion that lasts longer than this is none, or cannot be told: the landmarker is believed again, seconds."""
REMEMBERED_S: Final = 0.15
"""Time constant of the average of where the legs were, seconds: one or two odd poses on the way do not move it far."""
GAP_S: Final = 0.4
"""After a gap as long as this nothing can be said about the legs' places, seconds."""
CLEAR_JUMP: Final = 0.4
"""A leg that is less than this from where it was, in lengths of the trunk, has not jumped. Legs that pass each other in a step are
less than this behind their average; a leg that stands while the other passes it has not moved at all."""
CLEARLY_BETTER: Final = 0.6
"""The other order of the legs must fit this much better."""

_LEGS: Final = [INDEX[f"{side}_{joint}"] for joint in ("knee", "ankle", "foot_index") for side in ("left", "right")]
_SWAPPED: Final = np.array(
    [MIRROR[i] if any(part in name for part in ("knee", "ankle", "heel", "foot")) else i for name, i in INDEX.items()]
)
"""(33,) the permutation that swaps the legs below the hips and leaves the rest."""


def swap_legs(pose: Pose) -> Pose:
    """The same pose with left and right swapped from the knees down."""
    return dataclasses.replace(
        pose, image=pose.image[_SWAPPED], world=pose.world[_SWAPPED], visibility=pose.visibility[_SWAPPED]
    )  # fmt: skip


class LegLabels:
    """Follows which leg is which. One pose in, the same pose with its legs in order out."""

    def __init__(self) -> None:
        self.swapped = False
        """Whether the landmarker's order is being undone now."""
        self._swapped_s = 0.0
        self._last: tuple[float, Array] | None = None
        """(time of the pose before, average of the places of the legs as they were taken)."""

    def watch(self, pose: Pose) -> Pose:
        """The pose with its legs where they were; times must rise. A pose with unknown legs is given back as it is."""
        if self.swapped and pose.time_s - self._swapped_s > INSISTS_AFTER_S:
            self.swapped, self._last = False, None
        if self._jumped(pose):
            self.swapped = not self.swapped
            self._swapped_s = pose.time_s
        taken = swap_legs(pose) if self.swapped else pose
        self._remember(pose.time_s, taken.image[_LEGS])
        return taken

    def forget(self) -> None:
        """Somebody else may come: start anew."""
        self.swapped, self._last = False, None

    def _remember(self, time_s: float, places: Array) -> None:
        if self._last is None or not np.isfinite(self._last[1]).all() or time_s - self._last[0] > GAP_S:
            self._last = (time_s, places)
            return
        if not np.isfinite(places).all():
            return
        share = 1.0 - math.exp(-(time_s - self._last[0]) / REMEMBERED_S)
        self._last = (time_s, self._last[1] + share * (places - self._last[1]))

    def _jumped(self, pose: Pose) -> bool:
        """Whether the legs fit where they were much better the other way round."""
        if self._last is None or pose.time_s - self._last[0] > GAP_S:
            return False
        trunk = _measure_trunk(pose.image)
        taken = swap_legs(pose) if self.swapped else pose
        stays = _measure_steps(taken.image[_LEGS], self._last[1])
        crosses = _measure_steps(swap_legs(taken).image[_LEGS], self._last[1])
        return bool(min(stays) > CLEAR_JUMP * trunk and sum(crosses) < CLEARLY_BETTER * sum(stays))


def _measure_trunk(image: Array) -> float:
    """Length of the trunk in pixels; NaN where it is not known."""
    shoulders = image[INDEX["left_shoulder"]] + image[INDEX["right_shoulder"]]
    hips = image[INDEX["left_hip"]] + image[INDEX["right_hip"]]
    return float(np.linalg.norm(shoulders - hips)) / 2


def _measure_steps(places: Array, before: Array) -> tuple[float, float]:
    """Mean distance in pixels of the left and of the right leg from where they were; places as `_LEGS`, (6, 2)."""
    steps = np.linalg.norm(places - before, axis=-1)
    return float(np.mean(steps[0::2])), float(np.mean(steps[1::2]))
