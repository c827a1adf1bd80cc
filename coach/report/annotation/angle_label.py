"""Where the value of the main angle is, beside its joint."""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.body.pose import Array
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
    hidden = [
        _count_hidden(body, place_label(arc, direction, picture[1]), picture, size)
        for direction in range(DIRECTIONS)
    ]
    if now is not None and hidden[now] == 0:
        return now
    return min(
        range(DIRECTIONS),
        key=lambda direction: (hidden[direction], -np.cos(_turn(direction) - arc.middle)),
    )


def _count_hidden(
    body: Array, middle: Point, picture: tuple[int, int], size: tuple[float, float]
) -> int:
    """Return how many of the body's points, (count, 2), a value at this place would hide.

    A place that is not entirely in the picture counts as 1000 more.
    """
    x, y = middle
    beyond = not (
        size[0] / 2 <= x <= picture[0] - size[0] / 2
        and size[1] / 2 <= y <= picture[1] - size[1] / 2
    )
    inside = (np.abs(body[:, 0] - x) < size[0] / 2) & (np.abs(body[:, 1] - y) < size[1] / 2)
    return int(inside.sum()) + 1000 * beyond


def place_label(arc: Arc, direction: int, height: int) -> Point:
    """Return the middle of the value in a picture of this height."""
    x, y = arc.reference.start
    return (
        float(x + LABEL_DISTANCE * height * np.cos(_turn(direction))),
        float(y + LABEL_DISTANCE * height * np.sin(_turn(direction))),
    )


def _turn(direction: int) -> float:
    return direction * 2 * np.pi / DIRECTIONS
