"""The ranges of angles that conditions allow, and those of a human body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from coach.body.sides import split_angle
from coach.exercise.definition.exercise import Condition

Interval = tuple[float, float]
"""Lower and upper end, in degrees or shin lengths. It is empty unless the first is less."""

LIMITS: Final[Mapping[str, tuple[float, float]]] = {
    "hip_flexion": (-60.0, 160.0),
    "knee_flexion": (-25.0, 170.0),
    "thigh_elevation": (-150.0, 210.0),
    "shin_lean": (-180.0, 180.0),
    "shin_tilt": (0.0, 90.0),
    "knee_past_toes": (-3.0, 2.0),
    "ankle_dorsiflexion": (-90.0, 60.0),
    "elbow_flexion": (0.0, 170.0),
    "trunk_lean": (-180.0, 180.0),
    "head_lift": (-90.0, 90.0),
    "knee_valgus": (-90.0, 90.0),
    "pelvis_obliquity": (-90.0, 90.0),
    "shoulder_obliquity": (-90.0, 90.0),
    "knee_bend": (0.0, 170.0),
    "hip_bend": (0.0, 170.0),
    "shoulder_bend": (0.0, 180.0),
    "leg_elevation": (-90.0, 90.0),
    "trunk_tilt": (0.0, 180.0),
}
"""Minimum and maximum of each angle of a human body, in degrees or shin lengths."""
ANYTHING: Final[Interval] = (-360.0, 360.0)
BOTH_LEGS: Final = ("either", "both")


def find_limits(angle: str) -> Interval:
    """Return the minimum and maximum of an angle by its name in a file."""
    return LIMITS.get(split_angle(angle)[0], ANYTHING)


def find_interval(condition: Condition, *, once_true: bool = False) -> Interval:
    """Return where a condition is true.

    Args:
        condition: The condition.
        once_true: Return where it stays true once it was, which is `leave` further.
    """
    slack = condition.leave if once_true else 0.0
    return (
        ANYTHING[0] if condition.above is None else condition.above - slack,
        ANYTHING[1] if condition.below is None else condition.below + slack,
    )


def intersect(first: Interval, second: Interval) -> Interval:
    """Return what two intervals share."""
    return max(first[0], second[0]), min(first[1], second[1])


def overlap(first: Interval, second: Interval) -> bool:
    """Return True if two intervals share more than a bound."""
    low, high = intersect(first, second)
    return low < high


def merge(conditions: Iterable[Condition], *, once_true: bool = False) -> dict[str, Interval]:
    """Return where all conditions of each angle are true together, by its name in the file."""
    merged: dict[str, Interval] = {}
    for condition in conditions:
        before = merged.get(condition.angle, ANYTHING)
        merged[condition.angle] = intersect(before, find_interval(condition, once_true=once_true))
    return merged


def is_same_angle(first: str, second: str) -> bool:
    """Return True if two names refer to the same angle, also if one refers to both legs."""
    (base, word), (other_base, other_word) = split_angle(first), split_angle(second)
    same_legs = word == other_word or word in BOTH_LEGS or other_word in BOTH_LEGS
    return base == other_base and same_legs
