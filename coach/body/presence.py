"""Decide whether a person is in front of the camera.

The landmarker reports a pose in most frames of an empty room. A body is believed if its parts have
human proportions, if the picture and the world landmarks agree, if its trunk keeps its length, and
if all this lasts. When another person walks by, the landmarker may switch to them. A body that is
suddenly at another place is not the tracked one, which is then waited for.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import Final

from coach.body.limits import MAX_GAP_S, ROUNDING_S
from coach.body.pose import Pose, empty_pose
from coach.body.pose_features import PoseFeatures, extract_features

FOUND_DELAY_S: Final = 0.5
LOST_DELAY_S: Final = 0.4
STEADY_WINDOW_S: Final = 0.5
"""Time over which the trunk must keep its length, in seconds."""
MAX_TRUNK_VARIATION: Final = 0.10
"""Maximum variation of the trunk's length in that time, standard deviation over mean. People stay
below 0.06, invented bodies exceed 0.17."""
MAX_JUMP: Final = 0.4
"""Maximum distance of the hips from their last position, in trunk lengths, for the same person."""
MAX_JUMP_PER_S: Final = 2.5
"""Increase of that distance for each second since then."""
MAX_JUMP_GROWTH_S: Final = 0.5
"""Time after which the distance does not increase any more, in seconds."""
SEARCH_TIMEOUT_S: Final = 3.0
"""Time, in seconds, for which a hidden or confused person is expected at the same place."""

SAME_SHAPE: Final = 0.01
"""Maximum relative difference of the aspect ratios of two pictures of the same shape. Sizes are
whole pixels."""

CROWDED_DELAY_S: Final = 0.2
"""Minimum time that another person must be visible to be reported, in seconds. A single odd pose is
not."""
CROWDED_TIMEOUT_S: Final = 2.0
"""Time after which another person who is gone is no longer reported, in seconds."""


def fill_gap(before_s: float, pose: Pose) -> tuple[Pose, ...]:
    """Return empty poses in a gap before this pose, else none.

    What happened in the gap is unknown, and the next pose may belong to another person. A person
    is lost as soon after the last pose as if empty pictures had followed.
    """
    if pose.time_s - before_s <= MAX_GAP_S:
        return ()
    times_s = (before_s, before_s + LOST_DELAY_S, pose.time_s)
    return tuple(empty_pose(time_s, pose.width, pose.height) for time_s in times_s)


class PresenceDetector:
    """Decides over time whether a person is there.

    A person is found after `FOUND_DELAY_S` of believable poses and lost after `LOST_DELAY_S`
    without.
    """

    def __init__(self) -> None:
        self.present = False
        self.believed = False
        """Whether the last pose belongs to the person who is, or is about to be, there."""
        self.other_person = False
        """Whether the last pose belongs to another person than the tracked one."""
        self._since: float | None = None
        self._time_s = 0.0
        self._other_since_s: float | None = None
        """Since when another person is visible, in seconds; None while there is none."""
        self._other_seen_s: float | None = None
        """When another person was last visible for long enough to be reported, in seconds."""
        self._trunk_times: deque[float] = deque()
        self._trunks: deque[float] = deque()
        """Lengths of the trunk in metres in the last `STEADY_WINDOW_S`."""
        self._last_place: tuple[float, Sequence[float], float] | None = None
        """(time, position of the hips, trunk in pixels) of the tracked person's last believed
        pose."""
        self._size = (0, 0)
        """Width and height of the last picture in pixels."""

    @property
    def since_s(self) -> float | None:
        """Since when the poses contradict `present`, in seconds; None while they do not."""
        return self._since

    @property
    def crowded(self) -> bool:
        """Whether another person is or was recently visible."""
        return (
            self._other_seen_s is not None
            and self._time_s - self._other_seen_s <= CROWDED_TIMEOUT_S
        )

    def update(self, pose: Pose) -> bool:
        """Return True if a person is there at this instant. Times must not fall."""
        return self.update_from_features(extract_features(pose))

    def update_from_features(self, features: PoseFeatures) -> bool:
        """Do as `update`, with features that were already extracted."""
        time_s = features.pose.time_s
        if not self.present and time_s - self._time_s > MAX_GAP_S:
            self._since = None
        self._time_s = time_s
        self._note_size(features.pose.width, features.pose.height)
        self.believed = self._believe(features)
        self._note_other(time_s)
        if self.believed == self.present:
            self._since = None
            return self.present
        if self._since is None:
            self._since = time_s
        wait = LOST_DELAY_S if self.present else FOUND_DELAY_S
        if time_s - self._since >= wait - ROUNDING_S:
            self.present, self._since = not self.present, None
            if (
                not self.other_person
            ):  # who left may return anywhere; who is hidden is expected here
                self._last_place = None
        return self.present

    def _note_size(self, width: int, height: int) -> None:
        """Scale the last position to a picture of another size.

        Drop it if the aspect ratio changed.
        """
        if (width, height) == self._size:
            return
        (before_width, before_height), self._size = self._size, (width, height)
        if self._last_place is not None:
            time_s, hips, trunk = self._last_place
            times = width / before_width
            same_shape = math.isclose(times, height / before_height, rel_tol=SAME_SHAPE)
            self._last_place = (
                (time_s, [times * place for place in hips], times * trunk) if same_shape else None
            )

    def _note_other(self, time_s: float) -> None:
        if not self.other_person:
            self._other_since_s = None
            return
        self._other_since_s = time_s if self._other_since_s is None else self._other_since_s
        if time_s - self._other_since_s >= CROWDED_DELAY_S - ROUNDING_S:
            self._other_seen_s = time_s

    def _believe(self, features: PoseFeatures) -> bool:
        self.other_person = False
        if not (features.plausible or (self.present and features.trackable)):
            return False
        time_s = features.pose.time_s
        self.other_person = self._has_jumped(time_s, features.hips)
        if self.other_person or not self._is_steady(time_s, features.trunk_m):
            return False
        if self.present:
            self._last_place = (time_s, features.hips, features.trunk_length)
        return True

    def _is_steady(self, time_s: float, trunk_m: float) -> bool:
        """Return True if the trunk length is stable.

        Only plausible poses of the tracked person count.
        """
        self._trunk_times.append(time_s)
        self._trunks.append(trunk_m)
        while time_s - self._trunk_times[0] > STEADY_WINDOW_S:
            self._trunk_times.popleft()
            self._trunks.popleft()
        mean = sum(self._trunks) / len(self._trunks)
        variance = sum([(length - mean) ** 2 for length in self._trunks]) / len(self._trunks)
        return math.sqrt(variance) <= MAX_TRUNK_VARIATION * mean

    def _has_jumped(self, time_s: float, hips: Sequence[float]) -> bool:
        if self._last_place is None or time_s - self._last_place[0] > SEARCH_TIMEOUT_S:
            return False
        before_s, before, trunk = self._last_place
        reach = MAX_JUMP + MAX_JUMP_PER_S * min(MAX_JUMP_GROWTH_S, time_s - before_s)
        return math.dist(hips, before) > trunk * reach
