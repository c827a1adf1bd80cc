"""The words that exercise files use for a side of the body.

``front`` and ``rear`` are the legs in the direction that the person faces, ``near`` and ``far`` as
the camera sees them. ``working`` is the leg that is exercised, ``other`` the one that is not.
``either`` and ``both`` refer to both legs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from coach.body.landmarks import SIDES, Side, other

WORDS: Final = (
    "left",
    "right",
    "front",
    "rear",
    "near",
    "far",
    "working",
    "other",
    "either",
    "both",
)


SideChoice = Literal["auto", "left", "right"]
"""The side that the user exercises; "auto" detects it."""
Angles = Mapping[str, float]
"""Name -> angle of one instant, in degrees; NaN if unknown."""


def list_asked_sides(side: SideChoice) -> tuple[Side, ...]:
    """Return the sides that the user asked for: both if no side was chosen."""
    return SIDES if side == "auto" else (side,)


@dataclass(frozen=True, slots=True)
class Roles:
    """The side of each role; None if unknown."""

    front: Side | None = None
    near: Side | None = None
    working: Side | None = None

    def side_of(self, word: str) -> Side | None:
        """Return the side that a word refers to now, or None if unknown.

        ``either`` and ``both`` give the near one.
        """
        if word in ("left", "right"):
            return "left" if word == "left" else "right"
        if word in ("front", "rear"):
            side = self.front
        elif word in ("working", "other"):
            side = self.working
        else:
            side = self.near
        if side is None or word not in ("rear", "far", "other"):
            return side
        return other(side)


class AngleName:
    """The name of an angle in an exercise file, parsed."""

    def __init__(self, name: str) -> None:
        base, _, word = name.rpartition("_")
        self.word = word if word in WORDS else ""
        """The word for the side; empty for an angle of the whole body."""
        self.both = word in ("either", "both")
        """Whether the name refers to two values."""
        self.full: tuple[str, ...] = (
            tuple(f"{base}_{side}" for side in SIDES) if self.word else (name,)
        )
        """Full names on both sides of the body; for an unpaired angle its only name."""

    def resolve(self, roles: Roles) -> str | None:
        """Return the full name that it refers to now, or None if unknown."""
        if not self.word:
            return self.full[0]
        side = roles.side_of(self.word)
        return None if side is None else self.full[side == "right"]

    def list_names(self, roles: Roles) -> tuple[str, ...]:
        """Return the full name that it refers to now, or two for ``either`` and ``both``.

        Empty if unknown.
        """
        return self.full if self.both else (self.resolve(roles) or "",)

    def read(self, roles: Roles, angles: Angles) -> tuple[float, ...]:
        """Return its value now, or two values for ``either`` and ``both``.

        NaN if not measured or unknown.
        """
        if self.both:
            left, right = self.full
            return angles.get(left, math.nan), angles.get(right, math.nan)
        full = self.resolve(roles)
        return (math.nan if full is None else angles.get(full, math.nan),)


take_apart = cache(AngleName)
"""Parse a name; the result is cached."""


def resolve(name: str, roles: Roles) -> str | None:
    """Return the full name of an angle, or None if unknown.

    ``knee_flexion_front`` becomes ``knee_flexion_left``; an unpaired name stays.
    """
    return take_apart(name).resolve(roles)


class RoleAngle:
    """An angle by the roles of the legs. Its name is only found again if these have changed."""

    def __init__(self, find: Callable[[Roles], str | None]) -> None:
        """Start without roles. find: returns the full name of the angle, None if unknown."""
        self._find = find
        self._roles: Roles | None = None
        self._name = ""

    def find_name(self, roles: Roles) -> str:
        """Return the full name; empty if unknown."""
        if roles is not self._roles:
            self._roles, self._name = roles, self._find(roles) or ""
        return self._name

    def read(self, roles: Roles, angles: Angles) -> float:
        """Return the value now; NaN if not measured or unknown."""
        return angles.get(self.find_name(roles), math.nan)


def list_sides(name: str) -> tuple[str, ...]:
    """Return the full names of an angle on both sides; for an unpaired angle its only name."""
    return take_apart(name).full


def read_values(name: str, roles: Roles, angles: Angles) -> tuple[float, ...]:
    """Return the value of an angle now, or two values for ``either`` and ``both``.

    A value is NaN if it is not measured or the side is unknown.
    """
    return take_apart(name).read(roles, angles)


def split_angle(name: str) -> tuple[str, str]:
    """Split a name into angle and word for the side, which is empty for an unpaired angle.

    ``knee_flexion_front`` is ``knee_flexion``, ``front``.
    """
    base, _, word = name.rpartition("_")
    return (base, word) if word in WORDS else (name, "")


def name_angle(name: str, side_words: Mapping[str, str] | None = None) -> str:
    """Return an angle's name in plain words: ``knee_flexion_front`` is "knee flexion, front".

    Args:
        name: The name in an exercise file.
        side_words: Replacements for the words of a side, for example "leg in front" for
            "front".
    """
    base, word = split_angle(name)
    noun = base.replace("_", " ")
    return f"{noun}, {(side_words or {}).get(word, word)}" if word else noun
