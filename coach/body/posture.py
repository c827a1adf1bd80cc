"""Postures as joint angles, and the interpolation between them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal, Protocol

RestsOn = Literal["feet", "knees", "seat", "back", "front", "side", "forearms"]


class Joints(Protocol):
    """The joint angles of a body in degrees, flexion positive.

    Of two numbers the first is of the working leg or the arm of that side.
    """

    @property
    def trunk_lean(self) -> float:
        """Trunk against gravity, forward positive; -90 is lying on the back, 90 on the front."""

    @property
    def head_lift(self) -> float:
        """Head against the trunk, chin to the chest positive."""

    @property
    def hip_flexion(self) -> tuple[float, float]:
        """Thigh against the trunk, extension negative."""

    @property
    def hip_abduction(self) -> tuple[float, float]:
        """Leg to the side, outward positive."""

    @property
    def knee_flexion(self) -> tuple[float, float]:
        """Shin against the thigh, 0 straight."""

    @property
    def ankle_dorsiflexion(self) -> tuple[float, float]:
        """Toes up positive, 0 is a right angle between foot and shin."""

    @property
    def shoulder_flexion(self) -> tuple[float, float]:
        """Upper arm against the trunk, forward positive."""

    @property
    def elbow_flexion(self) -> tuple[float, float]:
        """Forearm against the upper arm, 0 straight."""

    @property
    def rests_on(self) -> RestsOn:
        """What the body rests on."""

    def __hash__(self) -> int:
        """Equal positions are drawn once."""


@dataclass(frozen=True, slots=True)
class Posture:
    """Joint angles as values; standing by default. See `Joints` for their meaning."""

    trunk_lean: float = 0.0
    head_lift: float = 0.0
    hip_flexion: tuple[float, float] = (0.0, 0.0)
    hip_abduction: tuple[float, float] = (0.0, 0.0)
    knee_flexion: tuple[float, float] = (0.0, 0.0)
    ankle_dorsiflexion: tuple[float, float] = (0.0, 0.0)
    shoulder_flexion: tuple[float, float] = (0.0, 0.0)
    elbow_flexion: tuple[float, float] = (0.0, 0.0)
    rests_on: RestsOn = "feet"


def interpolate(before: Joints, after: Joints, share: float) -> Posture:
    """Return a posture between two others; a share of 0 is before, 1 is after.

    The support (`rests_on`) changes at the end.
    """

    def mix(first: float, last: float) -> float:
        """Return the value between these two at the share of the way."""
        return first + share * (last - first)

    values: dict[str, object] = {}
    for field in dataclasses.fields(Posture):
        first, last = getattr(before, field.name), getattr(after, field.name)
        if field.name == "rests_on":
            values[field.name] = first if share < 1 else last
        elif isinstance(first, tuple):
            values[field.name] = tuple(mix(one, two) for one, two in zip(first, last, strict=True))
        else:
            values[field.name] = mix(first, last)
    return Posture(**values)  # type: ignore[arg-type]
