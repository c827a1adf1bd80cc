"""Tracks, while a run goes on, whether the first look at the legs leaves doubt.

See `coach.exercise.second_look`: of a live run the future is unknown, so the second look begins
after the first picture in doubt, and is used whatever it shows.
"""

from __future__ import annotations

import math
from typing import Final

from coach.body.pose import Pose
from coach.exercise.second_look import MARGIN_S, assess
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer

KEEP_S: Final = 3.0
"""Time without doubt after which the first look is no longer judged by itself, in seconds."""


class DoubtTracker:
    """Tells at which pictures of a live run a larger model should look again.

    As long as no second look is used, the trainer judges the first look, and its feedback shows the
    doubts. From the first doubt on the trainer judges what the second look saw, so a copy of it
    judges the first look, until that was without doubt for 3 s.
    """

    def __init__(self, trainer: Trainer) -> None:
        """Start before the first pose. trainer: judges the poses of the run."""
        self._trainer = trainer
        self._copy: Trainer | None = None
        self._doubted_s = -math.inf

    def update(self, first: Pose) -> bool:
        """Return whether a larger model should look at the picture of this pose, too.

        Args:
            first: The pose of the first look, before the trainer judges the picture.
        """
        if self._copy is not None:
            self._note(first, self._copy.update(first))
        since_s = first.time_s - self._doubted_s
        if since_s > KEEP_S:
            self._copy = None
        return since_s <= MARGIN_S

    def note_judged(self, pose: Pose, feedback: Feedback) -> None:
        """Take what the trainer made of the pose that it was given."""
        if self._copy is None and self._note(pose, feedback):
            self._copy = self._trainer.copy()

    def _note(self, pose: Pose, feedback: Feedback) -> bool:
        """Return whether a leg is in doubt, and remember when."""
        doubtful = assess(pose, feedback).doubtful
        if doubtful:
            self._doubted_s = pose.time_s
        return doubtful
