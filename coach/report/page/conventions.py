"""What zero and the sign of each angle mean, and where it is measured, in a sentence."""

from __future__ import annotations

from typing import Final

from coach.body.sides import split_angle
from coach.message import Message, join_with, translatable

_ZEROS: Final = translatable(
    {
        "joint": "0° is the neutral standing position, flexion positive.",
        "level": "0° is level, 90° straight up, −90° straight down, as in standing.",
        "upright": "0° is upright, forward is positive.",
        "tilt": "0° is upright; the direction of the lean does not matter.",
        "head": "0° is in line with the trunk, towards the chest is positive.",
        "bend": "0° is straight, or an arm that hangs; bending is positive in any direction.",
        "valgus": "0° is a knee on the line from hip to ankle, inward is positive.",
        "tilted": "0° is level.",
        "toes": "0 is a knee above the toes, ahead is positive, in lengths of the shin.",
    }
)
_PLANES: Final = translatable(
    {
        "side": "Measured in the picture, in the plane of the side view.",
        "front": "Measured in the picture, in the plane of the front view.",
        "space": "Measured from any view: the further from the side view, the more in space.",
    }
)
CONVENTIONS: Final = {
    "hip_flexion": ("joint", "side"),
    "knee_flexion": ("joint", "side"),
    "ankle_dorsiflexion": ("joint", "side"),
    "elbow_flexion": ("joint", "side"),
    "thigh_elevation": ("level", "side"),
    "shin_lean": ("upright", "side"),
    "shin_tilt": ("tilt", "side"),
    "trunk_lean": ("upright", "side"),
    "head_lift": ("head", "side"),
    "knee_past_toes": ("toes", "side"),
    "knee_bend": ("bend", "space"),
    "hip_bend": ("bend", "space"),
    "shoulder_bend": ("bend", "space"),
    "leg_elevation": ("level", "space"),
    "trunk_tilt": ("tilt", "space"),
    "knee_valgus": ("valgus", "front"),
    "pelvis_obliquity": ("tilted", "front"),
    "shoulder_obliquity": ("tilted", "front"),
}
"""Angle without a side -> what zero means, and in which plane it is measured."""


def describe_convention(angle: str) -> Message:
    """Say what zero and the sign of an angle mean, and where it is measured.

    Args:
        angle: Its name in an exercise file, with a side or a role if it has one.
    """
    zero, plane = CONVENTIONS[split_angle(angle)[0]]
    return join_with(" ", [Message(_ZEROS[zero]), Message(_PLANES[plane])])
