"""Decide whether somebody is ready to begin: before an exercise, from the poses alone.

A raised arm begins, whatever the exercise does with the arms. So does keeping still for a while,
from head to feet in the picture, with a level trunk for an exercise that is done lying or on all
fours, and upright for any other. A person who reads the screen from close up is not entirely in the
picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from coach.body.arm_raise import NO_ARM, ArmRaise, ArmRaiseDetector
from coach.body.debounced_problems import Check
from coach.body.limits import LYING_DEG, MAX_STEP_S, ROUNDING_S
from coach.body.pose import Pose
from coach.body.pose_features import PoseFeatures, extract_features
from coach.body.presence import PresenceDetector, fill_gap
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.positions import LEVEL_TRUNK
from coach.exercise.tracking.trainer import Trainer

READY_S: Final = 10.0
"""Time for which the person must keep still, in seconds."""
MAX_MOVE: Final = 0.35
"""Maximum distance of the hips from where they were, in trunk lengths. Breathing and swaying is
less."""
INTERRUPTION_S: Final = 0.7
"""Time for which the person may be lost or move, in seconds."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the person is ready, at one instant."""

    present: bool = False
    checks: tuple[Check, ...] = ()
    """How the camera sees the body."""
    ready_s: float = 0.0
    """Time for which the person has kept still in the picture, in seconds."""
    arm_raise: ArmRaise = NO_ARM

    @property
    def begins(self) -> bool:
        """Whether the exercise should begin: an arm is raised, or the person waited long enough."""
        one_arm = self.arm_raise.done and self.arm_raise.arms == 1
        return one_arm or self.ready_s >= READY_S - ROUNDING_S


class ReadinessDetector:
    """Watches a person who is about to begin an exercise; times must rise."""

    def __init__(self, exercise: Exercise) -> None:
        self._lies = exercise.position in LEVEL_TRUNK
        self._waits = exercise.kind != "guided"
        """Whether keeping still begins the exercise: a guided one may be done out of view."""
        self._trainer = Trainer(exercise)
        self._presence = PresenceDetector()
        self._arms = ArmRaiseDetector()
        self._ready_s = self._lost_s = 0.0
        self._time_s = math.inf
        self._place: tuple[float, float] | None = None
        """Where the hips were at the beginning of the time, in pixels; None before it."""

    def update(self, pose: Pose) -> Readiness:
        """Process one pose."""
        before_s, self._time_s = self._time_s, pose.time_s
        step_s = max(0.0, pose.time_s - before_s)
        for empty in fill_gap(before_s, pose):
            self._presence.update(empty)
        features = extract_features(pose)
        present = self._presence.update_from_features(features)
        checks = self._trainer.update(pose).view.checks
        if not present:
            self._arms.reset()
        if step_s > MAX_STEP_S:
            self._lose(step_s)
            step_s = 0.0
        self._pass_time(features, present, step_s)
        arm_raise = self._arms.update(pose) if present else NO_ARM
        return Readiness(present, checks, self._ready_s, arm_raise)

    def _pass_time(self, features: PoseFeatures, present: bool, step_s: float) -> None:
        if present and self._waits and self._is_placed(features):
            self._ready_s, self._lost_s = self._ready_s + step_s, 0.0
            return
        self._lose(step_s)

    def _lose(self, step_s: float) -> None:
        """Pass time in which the person was not seen in position."""
        self._lost_s += step_s
        if self._lost_s > INTERRUPTION_S:
            self._ready_s = 0.0
            self._place = None

    def _is_placed(self, features: PoseFeatures) -> bool:
        """Return True if the body is entirely in the picture, in its position, and where it was."""
        across, down = features.trunk
        if features.outside or not math.isfinite(features.trunk_length + across + down):
            return False
        lean_deg = math.degrees(math.atan2(abs(across), down))
        if (lean_deg >= LYING_DEG) != self._lies:
            return False
        if self._place is None:
            self._place = features.hips[0], features.hips[1]
        return math.dist(self._place, features.hips) <= MAX_MOVE * features.trunk_length
