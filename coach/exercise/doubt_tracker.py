"""Tracks, while a run goes on, whether the first look at the legs leaves doubt.

See `coach.exercise.second_look`: of a live run the future is unknown, so the second look begins
after the first picture in doubt, and goes on for as long as it helps.
"""

from __future__ import annotations

import copy
import math
from typing import Final

from coach.body.pose import Pose
from coach.exercise.second_look import MARGIN_S, ViewQuality, assess
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer

KEEP_S: Final = 3.0
"""Time without doubt after which the first look is no longer judged by itself, in seconds."""
TRIAL_S: Final = 3.0
"""Time of second looks after which they must have helped, in seconds."""
MIN_GAIN: Final = 0.02
"""Minimum share of the legs' angles that second looks must add, on average, to go on."""
REST_S: Final = 30.0
"""Time without a second look after it did not help, in seconds."""


class DoubtTracker:
    """Tells at which pictures of a live run a larger model should look again.

    As long as no second look is used, the trainer judges the first look, and its feedback shows the
    doubts. From the first doubt on the trainer judges what the second look saw, so a copy of it
    judges the first look, until that was without doubt for 3 s. The copy also shows whether the
    second look helps: behind the near leg no model sees the far one.
    """

    def __init__(self, trainer: Trainer) -> None:
        """Start before the first pose. trainer: judges the poses of the run."""
        self._trainer = trainer
        self._copy: Trainer | None = None
        self._first: ViewQuality | None = None
        """What the copy made of the last first look."""
        self._doubted_s = self._rests_until_s = -math.inf
        self._gains: list[float] = []
        self._looked_s = 0.0
        """Time of second looks in this trial, in seconds."""
        self._time_s = -math.inf

    def update(self, first: Pose) -> bool:
        """Return whether a larger model should look at the picture of this pose, too.

        Args:
            first: The pose of the first look, before the trainer judges the picture.
        """
        if self._copy is not None:
            self._first = self._note(first, self._copy.update(first))
        since_s = first.time_s - self._doubted_s
        if since_s > KEEP_S:
            self._copy = self._first = None
        return since_s <= MARGIN_S and first.time_s >= self._rests_until_s

    def note_judged(self, pose: Pose, feedback: Feedback, *, looked_twice: bool) -> None:
        """Take what the trainer made of the pose that it was given.

        Args:
            pose: The pose.
            feedback: The trainer's feedback to it.
            looked_twice: Whether it has the legs of a second look.
        """
        step_s = min(pose.time_s - self._time_s, MARGIN_S)
        self._time_s = pose.time_s
        if self._copy is None:
            if self._note(pose, feedback).doubtful:
                self._copy = copy_trainer(self._trainer)
        elif looked_twice and self._first is not None:
            self._gains.append(self._first.missing - assess(pose, feedback).missing)
            self._looked_s += step_s
            self._judge_gain(pose.time_s)

    def _note(self, pose: Pose, feedback: Feedback) -> ViewQuality:
        """Return how well the body was seen, and remember when a leg was in doubt."""
        seen = assess(pose, feedback)
        if seen.doubtful:
            self._doubted_s = pose.time_s
        return seen

    def _judge_gain(self, time_s: float) -> None:
        """Rest if second looks do not help."""
        if self._looked_s < TRIAL_S:
            return
        if math.fsum(self._gains) < MIN_GAIN * len(self._gains):
            self._rests_until_s = time_s + REST_S
        self._gains, self._looked_s = [], 0.0


def copy_trainer(trainer: Trainer) -> Trainer:
    """Return a trainer in the same state, which goes on by itself."""
    return copy.deepcopy(trainer, {id(trainer.exercise): trainer.exercise})
