"""Lines of a skeleton, what they mean and how they look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.body.landmarks import INDEX
from coach.body.pose import Pose
from coach.colours import ON_PICTURE

Role = Literal["right", "wrong", "unjudged", "other", "faint", "reference"]
"""What a line means.

``right`` and ``wrong`` are limbs that matter, ``unjudged`` if the view does not allow to say;
``other`` is the other leg, ``faint`` the rest, ``reference`` what a limb at fault is compared with.
"""
PENS: Final[Mapping[Role, tuple[str, float, float]]] = {
    "right": (ON_PICTURE.good, 9, 1.0),
    "wrong": (ON_PICTURE.fault, 10, 1.0),
    "unjudged": (ON_PICTURE.text, 7, 0.9),
    "other": (ON_PICTURE.info, 6, 0.85),
    "faint": (ON_PICTURE.text, 3, 0.35),
    "reference": (ON_PICTURE.text, 3, 0.9),
}
"""Colour, width in pixels of a window of 720 lines, and opacity."""
EDGED: Final[tuple[Role, ...]] = ("right", "wrong", "unjudged")
"""Lines with a dark edge."""


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its meaning."""

    start: Point
    end: Point
    role: Role


def find_point(pose: Pose, name: str) -> Point | None:
    """Return the point of a landmark, in pixels; None if it was not found."""
    x, y = pose.image[INDEX[name]]
    return (float(x), float(y)) if np.isfinite(x) and np.isfinite(y) else None
