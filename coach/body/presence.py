"""Somebody is there, or nobody is.

The landmarker reports a pose in most frames of an empty room, so its word is not enough. A body is believed when its parts have
the proportions of a person, when the picture and the world landmarks tell the same story, when its trunk keeps its length, and when
all this lasts. When somebody else walks by, the landmarker may go over to them: a body that is suddenly elsewhere is not the one that
was watched, and that one is waited for.
"""

from __future__ import annotations

from collections import deque
from typing import Final

import numpy as np

from coach.body.landmarks import INDEX
from coach.body.pose import Array, Pose

FOUND_AFTER_S: Final = 0.5
LOST_AFTER_S: Final = 0.4
LONGEST_GAP_S: Final = 1.0
"""Two poses further apart than this do not tell of the same coming, seconds."""
STEADY_S: Final = 0.5
"""Time over which the trunk must keep its length, seconds."""
MAX_UNSTEADY: Final = 0.10
"""How much the trunk's length may vary in that time, standard deviation over mean: people stay below 0.06, inventions above 0.17."""
JUMP: Final = 0.4
"""A body whose hips are further than this from where they were just now, in lengths of the trunk, is another one..."""
JUMP_A_SECOND: Final = 2.5
"""...and this much further for each second since then."""
JUMP_GROWS_S: Final = 0.5
"""...but no more after this time, seconds."""
REMEMBERED_S: Final = 3.0
"""So long somebody who was hidden or confused with another is waited for where they were, seconds."""

SEGMENTS_M: Final = {"trunk": (0.36, 0.68), "thigh": (0.26, 0.56), "shin": (0.24, 0.56)}
"""Lengths in metres between which the world landmarks of a real person lie; invented bodies are shorter and change."""
MIN_VISIBILITY: Final = 0.62
MIN_LEG_VISIBILITY: Final = 0.45
MAX_DISAGREEMENT: Final = 0.24
"""Share of the body's size by which picture and world landmarks may differ."""

CROWDED_AFTER_S: Final = 0.2
"""Somebody else who is seen for this long is told of; a single odd pose is not, seconds..."""
CROWDED_S: Final = 2.0
"""...and until so long after they were last seen."""

ROUNDING_S: Final = 1e-6
"""Times are sums of fractions; a wait is over this much before its end."""

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


def measure_place(pose: Pose) -> tuple[Array, float]:
    """(2,) where the middle of the hips is in the picture, and the length of the trunk there, in pixels."""
    hips = (pose.image[INDEX["left_hip"]] + pose.image[INDEX["right_hip"]]) / 2
    shoulders = (pose.image[INDEX["left_shoulder"]] + pose.image[INDEX["right_shoulder"]]) / 2
    return hips, float(np.linalg.norm(shoulders - hips))


class Presence:
    """Decides over time: somebody is found after `FOUND_AFTER_S` of believable poses and lost after `LOST_AFTER_S` without one."""

    def __init__(self) -> None:
        self.present = False
        self.believed = False
        """Whether the last pose is one of somebody who is, or is about to be, there."""
        self.elsewhere = False
        """Whether the last pose is of somebody else than the one who is watched."""
        self._since: float | None = None
        self._time_s = 0.0
        self._other_since: float | None = None
        """Since when somebody else is seen, seconds; None while nobody else is."""
        self._company_s: float | None = None
        """When somebody else was last seen for long enough to be told of, seconds."""
        self._trunks: deque[tuple[float, float]] = deque()
        """(time, length of the trunk in metres) of the last `STEADY_S`."""
        self._place: tuple[float, Array, float] | None = None
        """(time, place of the hips, trunk in pixels) where the one who is watched was last believed."""

    @property
    def since_s(self) -> float | None:
        """When the poses began to say the contrary of `present`, seconds; None while they do not."""
        return self._since

    @property
    def crowded(self) -> bool:
        """Whether somebody else was seen just now or a moment ago."""
        return self._company_s is not None and self._time_s - self._company_s <= CROWDED_S

    def watch(self, pose: Pose) -> bool:
        """Whether somebody is there at this instant. Times must not fall."""
        if not self.present and pose.time_s - self._time_s > LONGEST_GAP_S:
            self._since = None
        self._time_s = pose.time_s
        self.believed = self._believe(pose)
        self._note_company(pose.time_s)
        if self.believed == self.present:
            self._since = None
            return self.present
        if self._since is None:
            self._since = pose.time_s
        wait = LOST_AFTER_S if self.present else FOUND_AFTER_S
        if pose.time_s - self._since >= wait - ROUNDING_S:
            self.present, self._since = not self.present, None
            if not self.elsewhere:  # whoever went away may come back anywhere; whoever is hidden by another is waited for
                self._place = None
        return self.present

    def _note_company(self, time_s: float) -> None:
        if not self.elsewhere:
            self._other_since = None
            return
        self._other_since = time_s if self._other_since is None else self._other_since
        if time_s - self._other_since >= CROWDED_AFTER_S - ROUNDING_S:
            self._company_s = time_s

    def _believe(self, pose: Pose) -> bool:
        self.elsewhere = False
        if not is_plausible(pose):
            return False
        hips, trunk = measure_place(pose)
        self.elsewhere = self._has_jumped(pose.time_s, hips)
        if self.elsewhere or not self._is_steady(pose):
            return False
        if self.present:
            self._place = (pose.time_s, hips, trunk)
        return True

    def _is_steady(self, pose: Pose) -> bool:
        """Whether the trunk keeps its length; only plausible poses that are not elsewhere are looked at."""
        self._trunks.append((pose.time_s, measure_segments(pose.world)["trunk"]))
        while pose.time_s - self._trunks[0][0] > STEADY_S:
            self._trunks.popleft()
        lengths = np.array([length for _, length in self._trunks])
        return bool(lengths.std() <= MAX_UNSTEADY * lengths.mean())

    def _has_jumped(self, time_s: float, hips: Array) -> bool:
        if self._place is None or time_s - self._place[0] > REMEMBERED_S:
            return False
        before_s, before, trunk = self._place
        reach = JUMP + JUMP_A_SECOND * min(JUMP_GROWS_S, time_s - before_s)
        return float(np.linalg.norm(hips - before)) > trunk * reach
