"""Find out in which position of the body something was demonstrated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coach.body.landmarks import SIDES
from coach.body.limits import LYING_DEG
from coach.body.pose import Array
from coach.exercise.authoring.observed_angles import find_median
from coach.exercise.definition.positions import Position

INVERTED_DEG: Final = 120.0
"""Minimum lean of the trunk at which the shoulders are lower than the hips."""
STRAIGHT_DEG: Final = 40.0
"""Maximum bend of the knee of a leg that somebody stands on."""
BENT_DEG: Final = 55.0
"""Minimum bend of the knee of a leg with the foot on the floor and the thigh level."""
LEVEL_DEG: Final = -45.0
"""Minimum elevation of a thigh that is nearly level."""
LOW_SHIN_DEG: Final = -155.0
"""Elevation of a shin that lies on the floor behind the knee, or is even higher; 0 is level in
front of it, -90 hangs down."""


@dataclass(frozen=True, slots=True)
class FoundPosition:
    """A position of the body, and whether another one would look different."""

    position: Position
    sure: bool


@dataclass(frozen=True, slots=True)
class _UsualLeg:
    """The usual angles of one leg in degrees; NaN if unknown."""

    thigh: float
    knee: float

    @property
    def kneels(self) -> bool:
        """Whether the knee is on the floor."""
        return self.thigh < -60.0 and self.thigh - self.knee < LOW_SHIN_DEG

    @property
    def stands(self) -> bool:
        """Whether it is straight below the body, as far as is known."""
        return self.knee < STRAIGHT_DEG and not self.thigh > LEVEL_DEG

    @property
    def sits(self) -> bool:
        """Whether the thigh is level and the shin hangs down."""
        return self.thigh > LEVEL_DEG and self.knee > BENT_DEG


def find_position(
    angles: Mapping[str, Array], instants: Iterable[int], rolled: bool = False
) -> FoundPosition:
    """Return the position of the body.

    Args:
        angles: Full name -> (n,) degrees.
        instants: Indices of the instants that decide.
        rolled: Whether the body lay on its side.
    """
    if rolled:
        return FoundPosition("side-lying", sure=True)
    index = list(instants)
    lean = find_median(angles["trunk_lean"][index])
    legs = [
        _UsualLeg(
            find_median(angles[f"thigh_elevation_{side}"][index]),
            find_median(angles[f"knee_bend_{side}"][index]),
        )
        for side in SIDES
    ]
    if lean < -LYING_DEG:
        return FoundPosition("supine", sure=True)
    return _face_down(lean, legs) if lean > LYING_DEG else _upright(legs)


def _face_down(lean: float, legs: list[_UsualLeg]) -> FoundPosition:
    if lean > INVERTED_DEG:
        return FoundPosition("prone", sure=False)
    if any(leg.kneels for leg in legs):
        return FoundPosition("all-fours", sure=True)
    if any(leg.thigh > 90.0 for leg in legs):
        return FoundPosition("prone", sure=True)
    return FoundPosition("standing", sure=False)


def _upright(legs: list[_UsualLeg]) -> FoundPosition:
    if all(leg.kneels for leg in legs):
        return FoundPosition("kneeling", sure=True)
    if any(leg.kneels for leg in legs) and any(leg.sits for leg in legs):
        return FoundPosition("half-kneeling", sure=False)  # or low in a lunge
    if all(leg.sits for leg in legs):
        return FoundPosition("seated", sure=False)  # or low in a squat
    return FoundPosition("standing", sure=any(leg.stands for leg in legs))
