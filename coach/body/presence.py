"""Somebody is there, or nobody is.

The landmarker reports a pose in most frames of an empty room, so its word is not enough. A body is believed when its parts have
the proportions of a person, when the picture and the world landmarks tell the same story, when its trunk keeps its length, and when
all this lasts. When somebody else walks by, the landmarker may go over to them: a body that is suddenly elsewhere is not the one that
was watched, and that one is waited for.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import Final

from coach.body.limits import MAX_GAP_S, ROUNDING_S
from coach.body.pose import Pose
from coach.body.pose_features import PoseFeatures, extract_features

FOUND_DELAY_S: Final = 0.5
LOST_DELAY_S: Final = 0.4
STEADY_WINDOW_S: Final = 0.5
"""Time over which the trunk must keep its length, seconds."""
MAX_TRUNK_VARIATION: Final = 0.10
"""How much the trunk's length may vary in that time, standard deviation over mean: people stay below 0.06, inventions above 0.17."""
MAX_JUMP: Final = 0.4
"""A body whose hips are further than this from where they were just now, in lengths of the trunk, is another one..."""
MAX_JUMP_PER_S: Final = 2.5
"""...and this much further for each second since then."""
MAX_JUMP_GROWTH_S: Final = 0.5
"""...but no more after this time, seconds."""
SEARCH_TIMEOUT_S: Final = 3.0
"""So long somebody who was hidden or confused with another is waited for where they were, seconds."""

SAME_SHAPE: Final = 0.01
"""Two pictures whose width over height differs by less than this part of it have the same shape: sizes are whole pixels."""

CROWDED_DELAY_S: Final = 0.2
"""Somebody else who is seen for this long is told of; a single odd pose is not, seconds..."""
CROWDED_TIMEOUT_S: Final = 2.0
"""...and until so long after they were last seen."""


class PresenceDetector:
    """Decides over time: somebody is found after `FOUND_DELAY_S` of believable poses and lost after `LOST_DELAY_S` without one."""

    def __init__(self) -> None:
        self.present = False
        self.believed = False
        """Whether the last pose is one of somebody who is, or is about to be, there."""
        self.other_person = False
        """Whether the last pose is of somebody else than the one who is watched."""
        self._since: float | None = None
        self._time_s = 0.0
        self._other_since_s: float | None = None
        """Since when somebody else is seen, seconds; None while nobody else is."""
        self._other_seen_s: float | None = None
        """When somebody else was last seen for long enough to be told of, seconds."""
        self._trunk_times: deque[float] = deque()
        self._trunks: deque[float] = deque()
        """Lengths of the trunk in metres in the last `STEADY_WINDOW_S`, and when they were."""
        self._last_place: tuple[float, Sequence[float], float] | None = None
        """(time, place of the hips, trunk in pixels) where the one who is watched was last believed."""
        self._size = (0, 0)
        """Width and height of the last picture, pixels."""

    @property
    def since_s(self) -> float | None:
        """When the poses began to say the contrary of `present`, seconds; None while they do not."""
        return self._since

    @property
    def crowded(self) -> bool:
        """Whether somebody else was seen just now or a moment ago."""
        return (
            self._other_seen_s is not None
            and self._time_s - self._other_seen_s <= CROWDED_TIMEOUT_S
        )

    def update(self, pose: Pose) -> bool:
        """Whether somebody is there at this instant. Times must not fall."""
        return self.update_from_features(extract_features(pose))

    def update_from_features(self, features: PoseFeatures) -> bool:
        """The same for a pose that was looked at."""
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
            if not self.other_person:  # whoever went away may come back anywhere; whoever is hidden by another is waited for
                self._last_place = None
        return self.present

    def _note_size(self, width: int, height: int) -> None:
        """In a picture of another size the place is the same share of it; one of another shape shows it elsewhere, nobody knows where."""
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
        if not features.plausible:
            return False
        time_s = features.pose.time_s
        self.other_person = self._has_jumped(time_s, features.hips)
        if self.other_person or not self._is_steady(time_s, features.trunk_m):
            return False
        if self.present:
            self._last_place = (time_s, features.hips, features.trunk_length)
        return True

    def _is_steady(self, time_s: float, trunk_m: float) -> bool:
        """Whether the trunk keeps its length; only plausible poses that are not elsewhere are looked at."""
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
