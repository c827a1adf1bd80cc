"""The raised arm as a signal, where it cannot be a part of the exercise."""

from __future__ import annotations

from typing import Final, Literal

from coach.body.arm_raise import HOLD_S, KEPT_DEG, NO_ARM, ArmRaise, ArmRaiseDetector, is_upright
from coach.body.pose import Pose
from coach.body.presence import PresenceDetector
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.positions import LEVEL_TRUNK

USED_FROM_DEG: Final = 100.0
"""Shoulder flexion of a figure from which an exercise raises the arms."""
STRAIGHT_DEG: Final = 60.0
"""Maximum elbow flexion of such an arm; forearms that support the body are bent more."""
PAST_HEAD_DEG: Final = 180.0 - KEPT_DEG
"""Shoulder flexion from which the arm of a figure may be taken for a signal."""
LONG_HOLD_S: Final = 3.0
"""Time for which an arm must be held in an exercise that raises the arms less far, in seconds."""

ArmUse = Literal["free", "long", "upright", "none"]
"""When a raised arm is a signal during an exercise.

free: always. long: if it is held for longer, because the exercise raises the arms, but not past the
head. upright: if the person sits or kneels up, because the exercise is done with a level trunk and
raises the arms, or rests the head on one. none: never, as the exercise is just that.
"""


class ArmSignal:
    """Watches the arms of the person during an exercise; times must rise."""

    def __init__(self, exercise: Exercise) -> None:
        self._use = find_arm_use(exercise)
        self._detector = ArmRaiseDetector(LONG_HOLD_S if self._use == "long" else HOLD_S)
        self._presence = PresenceDetector() if exercise.kind == "guided" else None

    def update(self, pose: Pose, present: bool) -> ArmRaise:
        """Return the raised arms.

        Args:
            pose: The pose of this instant.
            present: Whether it is of the person who exercises; guided exercises do not know.
        """
        if self._use == "none":
            return NO_ARM
        if self._presence is not None:
            present = self._presence.update(pose)
        if not present or (self._use == "upright" and not is_upright(pose)):
            self._detector.reset()
            return NO_ARM
        return self._detector.update(pose)


def find_arm_use(exercise: Exercise) -> ArmUse:
    """Return when a raised arm is a signal during this exercise.

    The exercise raises the arms if one of its figures raises a straight one. The head lies on the
    lower arm in an exercise that is done lying on the side.
    """
    highest = max(
        (
            shoulder
            for figure in exercise.figures
            for shoulder, elbow in zip(figure.shoulder_flexion, figure.elbow_flexion, strict=True)
            if elbow <= STRAIGHT_DEG
        ),
        default=0.0,
    )
    if highest < USED_FROM_DEG and exercise.position != "side-lying":
        return "free"
    if exercise.position in LEVEL_TRUNK:
        return "upright"
    return "none" if highest >= PAST_HEAD_DEG else "long"
