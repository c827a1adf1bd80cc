"""Detect an arm that is raised and held: a signal from the mat, without a key.

An arm is raised if it is straight and points past the head along the trunk. So it is found in a
standing, kneeling or lying body. It must have been seen lowered before, and the rest of the body
must keep still meanwhile: somebody who moves is exercising, and an arm that rests beside the head
is not a signal. One arm and both arms are different signals.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.body.landmarks import INDEX, SIDES
from coach.body.limits import MAX_STEP_S, ROUNDING_S
from coach.body.pose import Pose

Arms = Literal[0, 1, 2]
"""Number of raised arms."""

HOLD_S: Final = 1.5
"""Time for which an arm must be held, in seconds."""
LOWERED_S: Final = 0.3
"""Time for which an arm must be seen lowered before it can be raised, in seconds."""
RAISE_WITHIN_S: Final = 3.0
"""Maximum time between a lowered arm and the raised one, in seconds."""
FLICKER_S: Final = 0.2
"""Maximum time for which a raised arm may be lost, in seconds."""
RAISED_DEG: Final = 35.0
"""Maximum angle between a raised arm and the trunk's axis."""
KEPT_DEG: Final = 45.0
"""Hysteresis: the arm counts as raised up to this angle."""
LOWERED_DEG: Final = 70.0
"""Minimum angle of a lowered arm."""
MAX_BEND_DEG: Final = 40.0
"""Maximum bend of the elbow of a straight arm."""
KEPT_BEND_DEG: Final = 55.0
MIN_REACH: Final = 0.75
"""Minimum distance of the wrist past the shoulder along the trunk, in trunk lengths. The head is
at 0.4 to 0.5."""
KEPT_REACH: Final = 0.6
MAX_SPACE_DEG: Final = 55.0
"""Maximum angle between arm and trunk in space, where depth is less certain than the picture."""
MIN_VISIBILITY: Final = 0.6
UPRIGHT_DEG: Final = 40.0
"""Maximum angle between an upright trunk and the vertical."""
MAX_SWAY: Final = 0.12
"""Maximum movement of hips, knees and ankles meanwhile, in trunk lengths; the median of them."""
MAX_LIMB_SWAY: Final = 0.25
"""Maximum movement of all these points but one, which may flicker, in trunk lengths."""
STILL_BEFORE_S: Final = 0.3
"""Time before the arm is raised in which the body must also keep still, in seconds."""

_ARMS: Final = tuple(
    [INDEX[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "wrist")] for side in SIDES
)
_REST: Final = tuple(
    INDEX[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle") for side in SIDES
)
_NEEDED: Final = np.array([*_ARMS[0], *_ARMS[1], *_REST[:2]])
Points = Sequence[Sequence[float]]
_Seen = Literal["raised", "lowered", "between", "hidden"]


@dataclass(frozen=True, slots=True)
class ArmRaise:
    """Raised arms at one instant."""

    arms: Arms = 0
    share: float = 0.0
    """Share of the time for which they must be held, 0 to 1."""
    done: bool = False
    """True at the one instant at which they have been held long enough."""


NO_ARM: Final = ArmRaise()


class ArmRaiseDetector:
    """Detects raised arms over time; times must rise."""

    def __init__(self, hold_s: float = HOLD_S) -> None:
        """Start before the first pose. hold_s: time for which arms must be held, in seconds."""
        self._hold_s = hold_s
        self._arms = (_Arm(), _Arm())
        self._since_s: float | None = None
        """Since when the same number of arms is raised, in seconds; None while none is."""
        self._count: Arms = 0
        self._told: Arms = 0
        """Number of arms that were reported since they were raised."""
        self._recent: deque[Pose] = deque()
        """The poses of the last seconds."""
        self._time_s = -math.inf

    def reset(self) -> None:
        """Forget what was seen: the next pose may belong to another person."""
        self._arms = (_Arm(), _Arm())
        self._since_s, self._count, self._told = None, 0, 0
        self._recent.clear()

    def update(self, pose: Pose) -> ArmRaise:
        """Return which arms are raised in this pose, and for how long."""
        if pose.time_s - self._time_s > MAX_STEP_S:
            self.reset()
        step_s, self._time_s = pose.time_s - self._time_s, pose.time_s
        image = pose.image.take(_NEEDED, axis=0).tolist()
        axis = _find_axis(image)
        self._keep(pose)
        for number, arm in enumerate(self._arms):
            seen: _Seen = (
                "hidden" if axis is None else _see_arm(pose, image, axis, number, raised=arm.raised)
            )
            arm.update(seen, step_s)
        return self._count_raised(pose.time_s, axis)

    def _keep(self, pose: Pose) -> None:
        recent = self._recent
        recent.append(pose)
        while pose.time_s - recent[0].time_s > self._hold_s + STILL_BEFORE_S + MAX_STEP_S:
            recent.popleft()

    def _count_raised(self, time_s: float, axis: tuple[float, float] | None) -> ArmRaise:
        left, right = self._arms
        count: Arms = left.raised + right.raised  # type: ignore[assignment]
        if count != self._count:
            self._count, self._since_s = count, time_s
            self._told = 0 if count == 0 else self._told
        if count == 0 or self._since_s is None or self._told >= count:
            return NO_ARM
        if axis is not None and not self._is_still(self._since_s, math.hypot(*axis)):
            self._since_s = time_s  # who moves begins anew
        held_s = time_s - self._since_s
        done = held_s >= self._hold_s - ROUNDING_S
        if done:
            self._told = count
        return ArmRaise(count, min(1.0, held_s / self._hold_s), done)

    def _is_still(self, since_s: float, trunk: float) -> bool:
        """Return True if the body has kept still since just before then."""
        places = [
            pose.image.take(_REST, axis=0).tolist()
            for pose in self._recent
            if pose.time_s >= since_s - STILL_BEFORE_S
        ]
        sways = sorted(_measure_sway(track) for track in zip(*places, strict=True))
        return sways[len(sways) // 2] <= MAX_SWAY * trunk and sways[-2] <= MAX_LIMB_SWAY * trunk


def is_upright(pose: Pose) -> bool:
    """Return True if the trunk is seen upright, as in somebody who sits, kneels or stands."""
    axis = _find_axis(pose.image[_NEEDED].tolist())
    return axis is not None and -axis[1] > math.hypot(*axis) * math.cos(math.radians(UPRIGHT_DEG))


class _Arm:
    """One arm over time: it is raised only soon after it was seen lowered."""

    def __init__(self) -> None:
        self.raised = False
        self._lowered_s = self._missed_s = self._ready_s = 0.0

    def update(self, seen: _Seen, step_s: float) -> None:
        """Process what is seen of it, and the seconds since the last pose."""
        self._lowered_s = self._lowered_s + step_s if seen == "lowered" else 0.0
        self._ready_s = (
            RAISE_WITHIN_S if self._lowered_s >= LOWERED_S else max(0.0, self._ready_s - step_s)
        )
        if seen == "raised":
            self.raised, self._missed_s = self.raised or self._ready_s > 0.0, 0.0
            return
        self._missed_s += step_s
        if self._missed_s > FLICKER_S:
            self.raised = False


def find_raised(pose: Pose) -> tuple[bool, bool]:
    """Return whether the left and the right arm are raised in a pose by itself."""
    image = pose.image[_NEEDED].tolist()
    axis = _find_axis(image)
    if axis is None:
        return False, False
    left, right = (
        _see_arm(pose, image, axis, number, raised=False) == "raised" for number in (0, 1)
    )
    return left, right


def _find_axis(image: Points) -> tuple[float, float] | None:
    """Return the way from the middle of the hips to that of the shoulders; None if unknown."""
    (left_x, left_y), _, _, (right_x, right_y), _, _, (one_x, one_y), (two_x, two_y) = image
    axis = (left_x + right_x - one_x - two_x) / 2, (left_y + right_y - one_y - two_y) / 2
    return axis if math.isfinite(axis[0]) and math.hypot(*axis) > 0 else None


def _see_arm(
    pose: Pose, image: Points, axis: tuple[float, float], number: int, *, raised: bool
) -> _Seen:
    """Return how an arm is seen; a raised one is kept longer (hysteresis)."""
    (left, top), elbow, wrist = image[3 * number : 3 * number + 3]
    across, down = wrist[0] - left, wrist[1] - top
    _, elbow_place, wrist_place = _ARMS[number]
    visibility = pose.visibility
    if min(visibility.item(elbow_place), visibility.item(wrist_place)) < MIN_VISIBILITY:
        return "hidden"
    if across * axis[0] + down * axis[1] < 0.0:  # it points away from the head
        return "lowered"
    turned_deg = _measure_turn(across, down, *axis)
    if math.isnan(turned_deg):
        return "hidden"
    if turned_deg > (KEPT_DEG if raised else RAISED_DEG):
        return "lowered" if turned_deg >= LOWERED_DEG else "between"
    reach = (across * axis[0] + down * axis[1]) / (axis[0] ** 2 + axis[1] ** 2)
    bend_deg = _measure_turn(
        elbow[0] - left, elbow[1] - top, wrist[0] - elbow[0], wrist[1] - elbow[1]
    )
    along = (
        bend_deg <= (KEPT_BEND_DEG if raised else MAX_BEND_DEG)
        and reach >= (KEPT_REACH if raised else MIN_REACH)
        and 0 <= wrist[0] <= pose.width
        and 0 <= wrist[1] <= pose.height
    )
    return "raised" if along and _points_past_head(pose, number) else "between"


def _points_past_head(pose: Pose, number: int) -> bool:
    """Return True if the arm points along the trunk in space too."""
    left, right, _, wrist, hip, other_hip = pose.world[
        [_ARMS[0][0], _ARMS[1][0], *_ARMS[number][1:], *_REST[:2]]
    ].tolist()
    shoulder = (left, right)[number]
    axis = [(a + b - c - d) / 2 for a, b, c, d in zip(left, right, hip, other_hip, strict=True)]
    arm = [a - b for a, b in zip(wrist, shoulder, strict=True)]
    return _measure_angle(arm, axis) <= MAX_SPACE_DEG


def _measure_sway(track: Points) -> float:
    """Return the diagonal of the rectangle in which a point moved; infinite if it is unknown."""
    spans = [max(values) - min(values) for values in zip(*track, strict=True)]
    return math.hypot(*spans) if all(map(math.isfinite, spans)) else math.inf


def _measure_turn(across: float, down: float, other_across: float, other_down: float) -> float:
    """Return the angle between two vectors in the picture in degrees; NaN if it is unknown."""
    cross = across * other_down - down * other_across
    along = across * other_across + down * other_down
    return math.degrees(math.atan2(abs(cross), along)) if cross or along else math.nan


def _measure_angle(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the angle between two vectors in degrees; NaN if it is unknown."""
    lengths = math.hypot(*one) * math.hypot(*other)
    if not (math.isfinite(lengths) and lengths > 0):
        return math.nan
    cosine = sum(a * b for a, b in zip(one, other, strict=True)) / lengths
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
