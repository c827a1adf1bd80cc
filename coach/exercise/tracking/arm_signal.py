"""The raised arm as a signal, if the exercise leaves the arms free."""

from __future__ import annotations

from typing import Final

from coach.body.arm_raise import NO_ARM, ArmRaise, ArmRaiseDetector
from coach.body.pose import Pose
from coach.body.presence import PresenceDetector
from coach.exercise.definition.exercise import Exercise

USED_FROM_DEG: Final = 100.0
"""Shoulder flexion of a figure from which an exercise raises the arms."""
STRAIGHT_DEG: Final = 60.0
"""Maximum elbow flexion of such an arm; forearms that support the body are bent more."""


class ArmSignal:
    """Watches the arms of the person during an exercise; times must rise."""

    def __init__(self, exercise: Exercise) -> None:
        self._watched = not uses_arms(exercise)
        self._detector = ArmRaiseDetector()
        self._presence = PresenceDetector() if exercise.kind == "guided" else None

    def update(self, pose: Pose, present: bool) -> ArmRaise:
        """Return the raised arms.

        Args:
            pose: The pose of this instant.
            present: Whether it is of the person who exercises; guided exercises do not know.
        """
        if not self._watched:
            return NO_ARM
        if self._presence is not None:
            present = self._presence.update(pose)
        if not present:
            self._detector.reset()
            return NO_ARM
        return self._detector.update(pose)


def uses_arms(exercise: Exercise) -> bool:
    """Return True if raised arms are a part of the exercise.

    That is so if one of its figures raises a straight arm, or if it is done lying on the side, with
    the head on the lower arm.
    """
    return exercise.position == "side-lying" or any(
        shoulder >= USED_FROM_DEG and elbow <= STRAIGHT_DEG
        for figure in exercise.figures
        for shoulder, elbow in zip(figure.shoulder_flexion, figure.elbow_flexion, strict=True)
    )
