"""Outlines of the parts of a drawing, in metres: x to the right, y downward, 0 on the ground."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

Tone = Literal[
    "mat", "support", "far", "body", "working", "front",
    "cloth", "warm", "cold", "mark", "edge", "object",
]  # fmt: skip
"""What a shape shows: "mat" and "support" are under the body, "far" is behind, "working" is the
leg that works, "front" is an arm in front of the body, "mark" are bones and the navel, "edge" is
the light edge of an object."""
TONES: Final[tuple[Tone, ...]] = get_args(Tone)
"""In the order in which they are painted."""
Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""(left, top, right, bottom), in metres."""
ROUND: Final = 20
"""Number of parts of a half circle, and at least of an arc."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of a drawing as one outline."""

    tone: Tone
    outline: tuple[Point, ...]


def measure_bounds(shapes: Iterable[Shape]) -> Bounds:
    """Return (left, top, right, bottom) of all shapes in metres; all 0 without shapes."""
    points = [point for shape in shapes for point in shape.outline]
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def unite_bounds(bounds: Iterable[Bounds]) -> Bounds:
    """Return the bounds of several drawings together, at least one."""
    lefts, tops, rights, bottoms = zip(*bounds, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def mirror_shapes(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Return a drawing as a mirror shows it: the other side works."""
    return tuple(
        dataclasses.replace(shape, outline=tuple((-x, y) for x, y in reversed(shape.outline)))
        for shape in shapes
    )


def clip_shapes(shapes: Iterable[Shape], window: Sequence[Point]) -> tuple[Shape, ...]:
    """Return the parts of convex shapes that are within a convex window, clockwise."""
    clipped = (dataclasses.replace(shape, outline=_clip(shape.outline, window)) for shape in shapes)
    return tuple(shape for shape in clipped if shape.outline)


def _clip(outline: tuple[Point, ...], window: Sequence[Point]) -> tuple[Point, ...]:
    """Cut off what is outside of each edge of the window, one after the other."""
    points = list(outline)
    for first, last in zip(window, (*window[1:], window[0]), strict=True):
        points = list(_cut(points, first, last))
    return tuple(points)


def _cut(points: Sequence[Point], first: Point, last: Point) -> Iterator[Point]:
    """Yield the outline without what is to the left of the way from one point to another."""
    for start, end in zip(points, (*points[1:], *points[:1]), strict=True):
        before, after = _turn(first, last, start), _turn(first, last, end)
        if before >= 0.0:
            yield start
        if (before >= 0.0) is not (after >= 0.0):
            share = before / (before - after)
            yield (
                start[0] + share * (end[0] - start[0]),
                start[1] + share * (end[1] - start[1]),
            )


def draw_capsule(start: Point, end: Point, radii: tuple[float, float]) -> tuple[Point, ...]:
    """Return the hull of two circles, clockwise.

    If one is within the other, return the larger circle.
    """
    length = math.dist(start, end)
    if length <= abs(radii[0] - radii[1]):
        middle, radius = (start, radii[0]) if radii[0] >= radii[1] else (end, radii[1])
        return _draw_arc(middle, radius, 0.0, 2 * math.pi)
    along = math.atan2(end[1] - start[1], end[0] - start[0])
    lean = math.acos((radii[0] - radii[1]) / length)
    return (
        *_draw_arc(start, radii[0], along + lean, along + 2 * math.pi - lean),
        *_draw_arc(end, radii[1], along - lean, along + lean),
    )


def draw_circle(middle: Point, radius: float) -> tuple[Point, ...]:
    """Return a circle, clockwise."""
    return _draw_arc(middle, radius, 0.0, 2 * math.pi)


def draw_box(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """Return an upright rectangle, clockwise."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def draw_hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the convex hull of points, clockwise on the screen."""
    ordered = sorted(set(points))
    lower, upper = _walk_hull(ordered), _walk_hull(ordered[::-1])
    return (*lower[:-1], *upper[:-1])


def _walk_hull(points: Sequence[Point]) -> list[Point]:
    """Return the half of the hull that turns to one side on the way through sorted points."""
    hull: list[Point] = []
    for point in points:
        while len(hull) > 1 and _turn(hull[-2], hull[-1], point) <= 0:
            hull.pop()
        hull.append(point)
    return hull


def _turn(first: Point, middle: Point, last: Point) -> float:
    one = (middle[0] - first[0], middle[1] - first[1])
    two = (last[0] - first[0], last[1] - first[1])
    return one[0] * two[1] - one[1] * two[0]


def _draw_arc(middle: Point, radius: float, first: float, last: float) -> tuple[Point, ...]:
    count = max(ROUND, round(ROUND * (last - first) / math.pi))
    turns = [first + (last - first) * step / count for step in range(count + 1)]
    return tuple(
        (middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns
    )
