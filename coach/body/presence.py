"""Somebody is there, or nobody is.

The landmarker reports a pose in most frames of an empty room, so its word is not enough. A body is believed when its parts have
the proportions of a person, when the picture and the world landmarks tell the same story, and when this lasts.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.body.landmarks import INDEX
from coach.body.pose import Array, Pose

FOUND_AFTER_S: Final = 0.4
LOST_AFTER_S: Final = 0.4

SEGMENTS_M: Final = {"trunk": (0.36, 0.68), "thigh": (0.26, 0.56), "shin": (0.24, 0.56)}
"""Lengths in metres between which the world landmarks of a real person lie; invented bodies are shorter and change."""
MIN_VISIBILITY: Final = 0.62
MIN_LEG_VISIBILITY: Final = 0.45
MAX_DISAGREEMENT: Final = 0.24
"""Share of the body's size by which picture and world landmarks may differ."""

_JOINTS: Final = [INDEX[f"{side}_{joint}"] for joint in ("shoulder", "hip", "knee", "ankle") for side in ("left", "right")]
_LEGS: Final = [INDEX[f"{side}_{joint}"] for joint in ("knee", "ankle") for side in ("left", "right")]


def measure_segments(world: Array) -> dict[str, float]:
    """Lengths of trunk, thigh and shin in metres from (33, 3) world landmarks, the mean of both sides."""
    point = {name: world[index] for name, index in INDEX.items()}

    def length(upper: str, lower: str) -> float:
        both = [np.linalg.norm(point[f"{side}_{upper}"] - point[f"{side}_{lower}"]) for side in ("left", "right")]
        return float(np.mean(both))

    shoulders = (point["left_shoulder"] + point["right_shoulder"]) / 2
    hips = (point["left_hip"] + point["right_hip"]) / 2
    return {"trunk": float(np.linalg.norm(shoulders - hips)), "thigh": length("hip", "knee"), "shin": length("knee", "ankle")}


def measure_scale(pose: Pose) -> tuple[float, float]:
    """Pixels a metre, and how badly picture and world landmarks agree as a share of the body's size (0 is perfect)."""
    image = pose.image[_JOINTS] - pose.image[_JOINTS].mean(axis=0)
    world = pose.world[_JOINTS, :2] - pose.world[_JOINTS, :2].mean(axis=0)
    extent = float(np.sum(world**2))
    size = float(np.sum(image**2))
    if not (extent > 0 and size > 0):
        return float("nan"), float("inf")
    scale = float(np.sum(image * world)) / extent
    return scale, float(np.sqrt(np.sum((image - scale * world) ** 2) / size))


def is_plausible(pose: Pose) -> bool:
    """Whether one pose looks like a person whose legs can be seen, and not like one invented over furniture."""
    if not np.isfinite(pose.image[_JOINTS]).all() or not np.isfinite(pose.world[_JOINTS]).all():
        return False
    if pose.visibility[_JOINTS].mean() < MIN_VISIBILITY or pose.visibility[_LEGS].max() < MIN_LEG_VISIBILITY:
        return False
    segments = measure_segments(pose.world)
    if not all(low <= segments[name] <= high for name, (low, high) in SEGMENTS_M.items()):
        return False
    scale, disagreement = measure_scale(pose)
    return scale > 0 and disagreement <= MAX_DISAGREEMENT


class Presence:
    """Decides over time: somebody is found after `FOUND_AFTER_S` of plausible poses and lost after `LOST_AFTER_S` without one."""

    def __init__(self) -> None:
        self.present = False
        self._since: float | None = None
        """When the poses began to say the contrary of `present`, seconds."""

    @property
    def hopeful(self) -> bool:
        """Whether nobody is there yet, but the last poses look like somebody."""
        return not self.present and self._since is not None

    def watch(self, pose: Pose) -> bool:
        """Whether somebody is there at this instant. Times must not fall."""
        if is_plausible(pose) == self.present:
            self._since = None
            return self.present
        if self._since is None:
            self._since = pose.time_s
        wait = LOST_AFTER_S if self.present else FOUND_AFTER_S
        if pose.time_s - self._since >= wait:
            self.present, self._since = not self.present, None
        return self.present
