"""Keep the poses of a demonstration in front of a camera until it is over."""

from __future__ import annotations

from typing import Final

from coach.body.pose import Pose
from coach.exercise.authoring.movement_choice import is_enough

MAX_DEMONSTRATION_S: Final = 180.0
"""Maximum time that a demonstration in front of a camera lasts, in seconds."""
CHECK_INTERVAL_S: Final = 2.0
"""Interval at which a demonstration is checked for completeness, in seconds."""
USUAL_TIMES: Final = 3
"""How often a movement is shown."""


class DemonstrationRecorder:
    """Keeps poses; one pose in, True out once no more are needed.

    That is when a movement was shown often enough and the person rests, or after
    `MAX_DEMONSTRATION_S`.
    """

    def __init__(self, times: int = USUAL_TIMES, *, ends_itself: bool = True) -> None:
        """Start without poses.

        Args:
            times: How often the movement is shown.
            ends_itself: False for a hold, which ends only when the user says so.
        """
        self.poses: list[Pose] = []
        self._times = times
        self._ends_itself = ends_itself
        self._checked_s = 0.0
        self._over = False

    def add(self, pose: Pose) -> bool:
        """Keep the next pose, unless it is over. Return True if it is."""
        if self._over:
            return True
        self.poses.append(pose)
        shown_s = pose.time_s - self.poses[0].time_s
        if shown_s - self._checked_s >= CHECK_INTERVAL_S:
            self._checked_s = shown_s
            self._over = shown_s >= MAX_DEMONSTRATION_S or (
                self._ends_itself and is_enough(self.poses, self._times)
            )
        return self._over
