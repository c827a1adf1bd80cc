"""Left and right by what they do: the words that exercise files use for a side of the body.

``front`` and ``rear`` are the legs in the direction the person faces, ``near`` and ``far`` as the camera sees them, ``working`` the
one that is being exercised and ``other`` the one that is not. ``either`` and ``both`` look at the two of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
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
"""The side that the user exercises; "auto" finds it out."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Which side does what; None where it is not known."""

    front: Side | None = None
    near: Side | None = None
    working: Side | None = None

    def side_of(self, word: str) -> Side | None:
        """The side that a word means now; None where it is not known. Of ``either`` and ``both`` the near one stands for them."""
        if word in ("left", "right"):
            return "left" if word == "left" else "right"
        side = (
            self.front
            if word in ("front", "rear")
            else self.working
            if word in ("working", "other")
            else self.near
        )
        if side is None or word not in ("rear", "far", "other"):
            return side
        return other(side)


class AngleName:
    """An angle's name as exercise files write it, taken apart."""

    def __init__(self, name: str) -> None:
        base, _, word = name.rpartition("_")
        self.word = word if word in WORDS else ""
        """The word for the side; empty for an angle of the whole body."""
        self.both = word in ("either", "both")
        """Whether it stands for two values."""
        self.full: tuple[str, ...] = (
            tuple(f"{base}_{side}" for side in SIDES) if self.word else (name,)
        )
        """Full names on both sides of the body; of an unpaired angle its one name."""

    def resolve(self, roles: Roles) -> str | None:
        """The full name that is meant now; None while not known."""
        if not self.word:
            return self.full[0]
        side = roles.side_of(self.word)
        return None if side is None else self.full[side == "right"]

    def read(self, roles: Roles, angles: Mapping[str, float]) -> tuple[float, ...]:
        """What it is worth now: one value, or two for ``either`` and ``both``; NaN where not measured or not known."""
        if self.both:
            left, right = self.full
            return angles.get(left, math.nan), angles.get(right, math.nan)
        full = self.resolve(roles)
        return (math.nan if full is None else angles.get(full, math.nan),)


take_apart = cache(AngleName)
"""The parts of a name, taken apart once."""


def resolve(name: str, roles: Roles) -> str | None:
    """Full name of an angle: ``knee_flexion_front`` becomes ``knee_flexion_left``; an unpaired name stays; None while not known."""
    return take_apart(name).resolve(roles)


def list_sides(name: str) -> tuple[str, ...]:
    """Full names of an angle on both sides of the body; of an unpaired angle its one name."""
    return take_apart(name).full


def values(name: str, roles: Roles, angles: Mapping[str, float]) -> tuple[float, ...]:
    """What an angle of a file is worth now: one value, or two for ``either`` and ``both``; NaN where not measured or not known."""
    return take_apart(name).read(roles, angles)


def split_angle(name: str) -> tuple[str, str]:
    """Name of an angle and the word for its side, empty where it has none: ``knee_flexion_front`` -> ``knee_flexion``, ``front``."""
    base, _, word = name.rpartition("_")
    return (base, word) if word in WORDS else (name, "")


def name_angle(name: str, side_words: Mapping[str, str] | None = None) -> str:
    """Return an angle's name in plain words: ``knee_flexion_front`` is "knee flexion, front".

    Args:
        side_words: Replacements for the words of a side, for example "leg in front" for "front".
    """
    base, word = split_angle(name)
    noun = base.replace("_", " ")
    return f"{noun}, {(side_words or {}).get(word, word)}" if word else noun
