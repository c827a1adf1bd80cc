"""Warn a person with a replaced hip before a movement goes too far.

A fold over feedback and poses: it replaces the cue and changes nothing that is counted. The hip
must not bend beyond 90 degrees, or those that a prescription allows. The knee of a seated person
must not be above the hip, and the leg must not cross the midline of the body. What the view does
not show is not watched.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from coach.body.landmarks import INDEX, Side, other
from coach.body.pose import Array, Pose
from coach.exercise.definition.exercise import Exercise, Fault
from coach.exercise.definition.positions import Position
from coach.exercise.tracking.cues import TIP_SEVERITY
from coach.exercise.tracking.feedback import Cue, Feedback
from coach.exercise.tracking.uncounted.reasons import asks_to_go_further
from coach.message import Message, shorten, translatable

MAX_FLEXION_DEG: Final = 90.0
"""Flexion that a replaced hip must not exceed if no prescription allows more, in degrees."""
NONE_ALLOWED: Final[Mapping[Side, float]] = MappingProxyType({})
"""No prescription allows more."""
FLEXION_ERROR_DEG: Final = 7.0
"""Error of the measured flexion, in degrees: the warning comes this much early.

It does not in a hold that a professional has allowed: nothing moves there, and a warning that stays
while the person does what was agreed is soon ignored, also when the hip really bends further.
"""
MAX_SEATED_ELEVATION_DEG: Final = 0.0
"""Elevation of a seated person's thigh at which the knee is as high as the hip, in degrees."""
ELEVATION_ERROR_DEG: Final = 5.0
"""Error of that elevation, in degrees; as with the flexion, the warning comes this much early."""
CROSSING_SHARE: Final = 0.1
"""Distance of the knee or ankle from the midline at which it is about to cross, in widths of the
hips."""
LEAVE_DEG: Final = 5.0
"""A warning stays until the angle is this far below its bound, in degrees."""
LEAVE_SHARE: Final = 0.15
"""A warning of crossing stays until the leg is this much further out, in widths of the hips."""
LASTING_S: Final = 0.2
"""Minimum time that a limit must be exceeded, in seconds: a single odd pose is not enough."""

TOO_FAR: Final = Cue(
    "limit",
    Message("Stop: 90 degrees reached"),
    Message("A replaced hip must not bend further. Take the movement back a little."),
)
TOO_LOW: Final = Cue(
    "limit",
    Message("Rise: hip at 90 degrees"),
    Message(
        "A replaced hip must not bend further: trunk upright, and a thicker cushion under the knee."
    ),
)
"""In place of `TOO_FAR`, if the leg in front bears the weight of somebody who kneels."""
FURTHER: Final = translatable(
    {
        "stands": "Stop: {degrees:.0f} degrees reached",
        "kneels": "Rise: hip at {degrees:.0f} degrees",
    }
)
"""The same if a prescription allows more than 90 degrees."""
KNEE_HIGH: Final = Cue(
    "limit",
    Message("Knee lower than the hip"),
    Message("Sit higher: with a replaced hip the knee must not be above the hip."),
)
CROSSING: Final = Cue(
    "limit",
    Message("Do not cross your legs"),
    Message("With a replaced hip the leg must not cross the middle of the body."),
)
RAISE_CUE: Final = Message("Thigh upright, no further")
"""Said in a test of hip flexion in place of the file's cue."""
LEAN_CUE: Final = Message("Trunk level, no further")
"""The same in a test that leans forward."""
LIMIT_SOURCE: Final = Message("After a hip replacement: not beyond 90 degrees.")
"""Source of these 90 degrees."""
PRESCRIBED_CUE: Final = Message("No further than prescribed")
"""The same as `RAISE_CUE` if a prescription allows more."""
PRESCRIBED_SOURCE: Final = Message("After a hip replacement: as far as the prescription allows.")
"""Source of these degrees."""
BENDING: Final = ("hip_flexion", "hip_bend", "knee_flexion", "knee_bend", "thigh_elevation")
"""Angles that increase as the hip bends, in lying and standing exercises, squats and lunges."""
LEANING: Final = "trunk_lean"
"""Angle of tests in which the trunk bends over the thighs."""
FLEXING: Final = ("hip_flexion", "hip_bend", "thigh_elevation", "leg_elevation", LEANING)
"""Angles of tests of hip flexion, with the knee bent or straight, or by leaning forward."""


def limit_exercise(
    exercise: Exercise, hips: Iterable[Side], allowed: Mapping[Side, float] = NONE_ALLOWED
) -> Exercise:
    """Return an exercise that never asks a replaced hip to bend further.

    A test of hip flexion asks for the allowed flexion at most, and tips such as "Deeper" are left
    out, with the drawings that show what they correct, also if a prescription allows more than 90
    degrees. Without a replaced hip the exercise stays as it is.

    Args:
        exercise: The exercise.
        hips: The replaced ones.
        allowed: Flexion that a prescription allows, degrees; 90 for other hips.
    """
    hips = tuple(hips)
    exercise = limit_range_test(exercise, hips, allowed)
    deeper = {fault.name for fault in exercise.faults if asks_to_bend_further(exercise, fault)}
    if not hips or not deeper:
        return exercise
    return exercise.model_copy(
        update={
            key: tuple(each for each in getattr(exercise, key) if each.name not in deeper)
            for key in ("faults", "figures")
        }
    )


def asks_to_bend_further(exercise: Exercise, fault: Fault) -> bool:
    """Return True if the tip of a fault is to bend hips or knees further."""
    deepest = fault.judged == "turning-point" or exercise.kind == "hold"
    return (
        deepest
        and fault.severity == TIP_SEVERITY
        and all(
            each.below is not None and each.above is None and each.angle.startswith(BENDING)
            for each in fault.when
        )
    )


def limit_range_test(
    exercise: Exercise, hips: Iterable[Side], allowed: Mapping[Side, float] = NONE_ALLOWED
) -> Exercise:
    """Return a test of hip flexion that asks for the allowed flexion at most.

    Its result is compared with that, or with a norm that is less, but not with the typical range of
    healthy people; on both sides with the lesser of both hips. Other tests stay as they are.
    The arguments are those of `limit_exercise`.
    """
    rule, hips = exercise.range_of_motion, tuple(hips)
    if rule is None or rule.downward or not rule.angle.startswith(FLEXING) or not hips:
        return exercise
    limit_deg = min(allowed.get(side, MAX_FLEXION_DEG) for side in hips)
    more = limit_deg > MAX_FLEXION_DEG
    norm_deg, source = rule.norm_deg, rule.norm_source
    if norm_deg > limit_deg:
        norm_deg, source = limit_deg, PRESCRIBED_SOURCE if more else LIMIT_SOURCE
    rule = rule.replace_norm(norm_deg, source)
    usual = LEAN_CUE if rule.angle == LEANING else RAISE_CUE
    limited = rule.model_copy(update={"raise_cue": PRESCRIBED_CUE if more else usual})
    return exercise.model_copy(update={"range_of_motion": limited})


def make_flexion_cue(limit_deg: float, *, kneels: bool) -> Cue:
    """Return the warning of a hip that bends too far.

    Args:
        limit_deg: The flexion that it must not exceed, degrees.
        kneels: Whether the leg in front bears the weight of somebody who kneels.
    """
    cue = TOO_LOW if kneels else TOO_FAR
    if limit_deg <= MAX_FLEXION_DEG:
        return cue
    text = FURTHER["kneels" if kneels else "stands"]
    return dataclasses.replace(cue, text=Message(text, degrees=limit_deg))


class HipLimitMonitor:
    """Watches the replaced hips. One feedback and pose in, the feedback with a warning out."""

    def __init__(
        self,
        hips: Iterable[Side],
        position: Position = "standing",
        *,
        allowed_hold: bool = False,
        allowed: Mapping[Side, float] = NONE_ALLOWED,
    ) -> None:
        """Start before the first pose.

        Args:
            hips: The replaced ones.
            position: The position of the exercise.
            allowed_hold: Whether the exercise is a hold that a professional has allowed.
            allowed: Flexion that a prescription allows, degrees; 90 for other hips. The knee must
                not be above the hip all the same.

        """
        self.hips = tuple(hips)
        self._seated = position == "seated"
        self._limits_deg = {side: allowed.get(side, MAX_FLEXION_DEG) for side in self.hips}
        self._too_far = {
            side: make_flexion_cue(limit_deg, kneels=position == "half-kneeling")
            for side, limit_deg in self._limits_deg.items()
        }
        early = 0.0 if allowed_hold else 1.0
        self._early_deg = early * FLEXION_ERROR_DEG
        self._max_elevation_deg = MAX_SEATED_ELEVATION_DEG - early * ELEVATION_ERROR_DEG
        self._active: dict[Side, Cue] = {}
        """The warning of each hip, also before it has lasted long enough."""
        self._since_s: dict[Side, float] = {}

    def update(self, feedback: Feedback, pose: Pose | None) -> Feedback:
        """Return the feedback, with a warning as its cue while a limit is exceeded.

        With a replaced hip nothing says how many degrees are missing, neither the cue nor why
        something did not count.
        """
        feedback = self._leave_out_degrees(feedback)
        cues = [cue for side in self.hips if (cue := self._watch(side, feedback, pose))]
        return dataclasses.replace(feedback, cue=cues[0]) if cues else feedback

    def _leave_out_degrees(self, feedback: Feedback) -> Feedback:
        cue, uncounted = feedback.cue, feedback.uncounted
        if not self.hips:
            return feedback
        if cue is not None and asks_to_go_further(cue.detail):
            cue = dataclasses.replace(cue, detail="")
        if uncounted is not None and asks_to_go_further(uncounted.why):
            uncounted = dataclasses.replace(uncounted, why=shorten(uncounted.why))
        return dataclasses.replace(feedback, cue=cue, uncounted=uncounted)

    def _watch(self, side: Side, feedback: Feedback, pose: Pose | None) -> Cue | None:
        """Return the warning of a hip, if one has lasted long enough."""
        before = self._active.get(side)
        found = self._find(side, feedback, pose, before) if feedback.present else None
        if found is None:
            self._active.pop(side, None)
            self._since_s.pop(side, None)
            return None
        self._active[side] = found
        since_s = self._since_s.setdefault(side, feedback.time_s)
        return found if feedback.time_s - since_s >= LASTING_S else None

    def _find(
        self, side: Side, feedback: Feedback, pose: Pose | None, before: Cue | None
    ) -> Cue | None:
        flexion = feedback.angles.get(f"hip_flexion_{side}", math.nan)
        elevation = feedback.angles.get(f"thigh_elevation_{side}", math.nan)
        too_far = self._too_far[side]
        slack = LEAVE_DEG if before is too_far else 0.0
        if flexion > self._limits_deg[side] - self._early_deg - slack:
            return too_far
        slack = LEAVE_DEG if before is KNEE_HIGH else 0.0
        if self._seated and elevation > self._max_elevation_deg - slack:
            return KNEE_HIGH
        if feedback.view.kind != "front" or pose is None:
            return None
        nearest = CROSSING_SHARE + (LEAVE_SHARE if before is CROSSING else 0.0)
        return CROSSING if measure_distance_outward(pose.image, side) < nearest else None


def measure_distance_outward(image: Array, side: Side) -> float:
    """Return how far a leg is on its own side of the body's midline, seen from the front.

    Args:
        image: (33, 2) pixels.
        side: The leg.

    Returns:
        The lesser distance of knee and ankle, in widths of the hips; negative across the midline,
        NaN if a landmark is NaN.

    """
    point = {
        name: image[INDEX[name]]
        for which in (side, other(side))
        for name in (f"{which}_hip", f"{which}_shoulder", f"{which}_knee", f"{which}_ankle")
    }
    hip, opposite = point[f"{side}_hip"], point[f"{other(side)}_hip"]
    middle = (hip + opposite) / 2.0
    chest = (point[f"{side}_shoulder"] + point[f"{other(side)}_shoulder"]) / 2.0
    along = middle - chest
    outward = np.array([along[1], -along[0]])
    outward = outward if float(outward @ (hip - middle)) >= 0 else -outward
    width = float(outward @ (hip - middle)) * 2.0
    if not width > 0:
        return math.nan
    distances = [
        float(outward @ (point[f"{side}_{joint}"] - middle)) / width for joint in ("knee", "ankle")
    ]
    return math.nan if any(map(math.isnan, distances)) else min(distances)
