"""Where the value of the main angle is, beside its joint."""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.report.annotation.angle_arc import Arc
from coach.report.annotation.line_styles import Line, Point

DIRECTIONS: Final = 8
LABEL_DISTANCE: Final = 0.17
"""From the joint to the middle of the value, as a share of the picture height."""
WALK: Final = 12
"""Number of points on a limb that are checked for being hidden."""


def choose_label(
    arc: Arc,
    lines: tuple[Line, ...],
    picture: tuple[int, int],
    size: tuple[float, float],
    now: int | None,
) -> int:
    """Return the direction, in eighths of a turn, in which the value hides the least of the body.

    It stays where it is if nothing is hidden there.

    Args:
        arc: The angle.
        lines: The skeleton.
        picture: Width and height, in pixels.
        size: Width and height of the value, in pixels of the picture.
        now: The present direction; None without one.
    """
    limbs = [
        point
        for line in lines
        if line.role != "reference"
        for point in np.linspace(line.start, line.end, WALK)
    ]
    body = np.array([*limbs, *arc.points])

    def count_hidden(direction: int) -> int:
        x, y = place_label(arc, direction, picture[1])
        beyond = not (
            size[0] / 2 <= x <= picture[0] - size[0] / 2
            and size[1] / 2 <= y <= picture[1] - size[1] / 2
        )
        inside = (np.abs(body[:, 0] - x) < size[0] / 2) & (np.abs(body[:, 1] - y) < size[1] / 2)
        return int(inside.sum()) + 1000 * beyond

    if now is not None and count_hidden(now) == 0:
        return now
    return min(
        range(DIRECTIONS),
        key=lambda direction: (count_hidden(direction), -np.cos(_turn(direction) - arc.middle)),
    )


def place_label(arc: Arc, direction: int, height: int) -> Point:
    """Return the middle of the value in a picture of this height."""
    x, y = arc.reference.start
    return (
        float(x + LABEL_DISTANCE * height * np.cos(_turn(direction))),
        float(y + LABEL_DISTANCE * height * np.sin(_turn(direction))),
    )


def _turn(direction: int) -> float:
    return direction * 2 * np.pi / DIRECTIONS
