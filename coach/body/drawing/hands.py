"""Arms whose hands lie on the body or on an object: the elbow is where both bones meet."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from coach.body.drawing.body_parts import ACROSS, Body, find_middle, find_place
from coach.body.landmarks import Side, other
from coach.body.pose import Array
from coach.body.posture import BodyPart, HandPlace, Joints

UPPER_ARM_M: Final = 0.28
FOREARM_M: Final = 0.25
HAND_M: Final = 0.08
THICK_M: Final = 0.02
"""Half the thickness of a hand."""
PLACES: Final[dict[HandPlace, tuple[BodyPart, float, float]]] = {
    "belly": ("trunk", 0.27, 0.15),
    "hip": ("trunk", 0.13, 0.6),
    "thigh": ("thigh_working", 0.62, 0.0),
}
"""Part of the body, and the shares along and across it, to the hand's own side."""


def put_hands(body: dict[str, Array], figure: Joints, working: Side) -> None:
    """Move the arms whose hands lie on something."""
    for side, place in zip((working, other(working)), figure.hands_on, strict=True):
        if place:
            _reach(body, side, _find_target(body, figure, place, side, working))


def _find_target(body: Body, figure: Joints, place: HandPlace, side: Side, working: Side) -> Array:
    """Return (3,) the point on which a hand lies; an object that is missing is at the hip."""
    if place == "object" and figure.objects:
        first = figure.objects[0]
        at = (first.along, first.across, first.face)
        return find_place(body, figure, first.on, at, working).point
    part, along, across = PLACES["hip" if place == "object" else place]
    found = find_place(body, figure, part, (along, across, "front"), side)
    return found.point + THICK_M * found.normal


def _reach(body: dict[str, Array], side: Side, target: Array) -> None:
    """Bend an arm so that its hand is at the target, or as near as the arm is long."""
    shoulder = body[f"{side}_shoulder"]
    lower = FOREARM_M + HAND_M
    way = target - shoulder
    distance = max(float(np.linalg.norm(way)), 1e-6)
    toward = way / distance
    distance = min(max(distance, lower - UPPER_ARM_M + 1e-3), UPPER_ARM_M + lower - 1e-3)
    along = (distance**2 + UPPER_ARM_M**2 - lower**2) / (2.0 * distance)
    aside = math.sqrt(max(0.0, UPPER_ARM_M**2 - along**2))
    elbow = shoulder + along * toward + aside * _find_elbow_side(body, side, toward)
    hand = shoulder + distance * toward
    wrist = elbow + (hand - elbow) * FOREARM_M / lower
    points = {"elbow": elbow, "wrist": wrist, "pinky": hand, "index": hand}
    points["thumb"] = (wrist + hand) / 2.0
    body.update({f"{side}_{name}": point for name, point in points.items()})


def _find_elbow_side(body: Body, side: Side, toward: Array) -> Array:
    """Return (3,) the direction in which the elbow leaves the line from shoulder to hand.

    It is back and outward.
    """
    up = find_middle(body, "shoulder") - find_middle(body, "hip")
    back = -np.cross(ACROSS, up / np.linalg.norm(up))
    away = back + (-0.8 if side == "right" else 0.8) * ACROSS
    away = away - float(away @ toward) * toward
    return away / max(float(np.linalg.norm(away)), 1e-6)
