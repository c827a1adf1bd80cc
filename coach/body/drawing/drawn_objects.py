"""Outlines of what is drawn with a body: balls, packs, bands, and the places that are meant."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coach.body.drawing.body_parts import Body, Place, find_place, find_spine_point
from coach.body.drawing.shapes import Point, Shape, Tone, draw_capsule, draw_circle, draw_hull
from coach.body.landmarks import Side
from coach.body.pose import Array
from coach.body.posture import BodyPart, DrawnObject, Face, Joints, ObjectKind

Project = Callable[[Array], Point]
"""Where a (3,) point of space is in the drawing."""
BALL_M: Final = 0.048
SPOT_M: Final = 0.034
MUSCLE_M: Final = 0.07
DETAIL_M: Final = 0.026
"""Radius of a ball in a detail, small enough to leave the bones beside it free."""
BARS: Final[Mapping[ObjectKind, tuple[float, float]]] = {
    "roller": (0.075, 0.16),
    "stick": (0.026, 0.2),
}
"""Radius and half the length of what is round and long, in metres."""
SUNK: Final = 0.7
"""Share of its radius that is outside of a soft body."""
EDGE_M: Final = 0.014
"""Width of the light edge that sets an object off from the body."""
BAND_M: Final = 0.022
CLOTH_M: Final = (0.15, 0.12, 0.03)
PACK_M: Final = (0.115, 0.09, 0.05)
"""Half the length, half the width, and the thickness."""
SIGN_M: Final = 0.16
"""Distance of the sign of warmth or cold above the body."""
LINE_M: Final = 0.009
NAVEL_M: Final = 0.016
NAVEL: Final = (0.36, 0.0)
HIP_BONE: Final = (0.17, 0.88)
"""The bony point at the front of the hip: shares along and across the trunk."""
HIP_BONE_LINE: Final = ((0.08, 0.97), HIP_BONE, (0.25, 0.97))
SPINE: Final = (0.12, 0.95)
PELVIS_RIM: Final = ((0.14, 0.12), (0.22, 0.45), (0.21, 0.95))
LOWEST_RIB: Final = ((0.60, 0.12), (0.50, 0.55), (0.44, 0.95))
"""Lines on the back, on one side."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A body in space, and how it is projected."""

    figure: Joints
    body: Body
    working: Side
    project: Project

    def find(self, each: DrawnObject) -> Place:
        """Return where an object touches the body."""
        at = (each.along, each.across, each.face)
        return find_place(self.body, self.figure, each.on, at, self.working)


def draw_object(scene: Scene, each: DrawnObject) -> Iterator[Shape]:
    """Draw an object that touches the body; furniture is drawn elsewhere."""
    match each.kind:
        case "ball" | "spot":
            yield from _draw_round(scene, each)
        case "muscle":
            yield _draw_muscle(scene, each)
        case "roller" | "stick":
            yield from _draw_bar(scene, each)
        case "warm_pack" | "cold_pack":
            yield from _draw_pack(scene, each)
        case "band":
            yield _draw_band(scene, each)
        case "bones":
            yield from _draw_bones(scene, each)


def _draw_round(scene: Scene, each: DrawnObject) -> Iterator[Shape]:
    """Draw a ball, a part of which is sunk into the body, or a spot on its surface."""
    place = scene.find(each)
    radius, above = (BALL_M, SUNK * BALL_M) if each.kind == "ball" else (SPOT_M, 0.0)
    if scene.figure.detail:
        radius = DETAIL_M
    middle = scene.project(place.point + above * place.normal)
    yield Shape("edge", draw_circle(middle, radius + EDGE_M))
    yield Shape("object", draw_circle(middle, radius))


def _draw_muscle(scene: Scene, each: DrawnObject) -> Shape:
    """Draw a muscle below the surface."""
    place = scene.find(each)
    middle = scene.project(place.point - MUSCLE_M * place.normal)
    return Shape("object", draw_circle(middle, MUSCLE_M))


def _draw_bar(scene: Scene, each: DrawnObject) -> Iterator[Shape]:
    place, (radius, half) = scene.find(each), BARS[each.kind]
    middle = place.point + radius * place.normal
    ends = (middle - half * place.outward, middle + half * place.outward)
    start, end = map(scene.project, ends)
    yield Shape("edge", draw_capsule(start, end, (radius + EDGE_M, radius + EDGE_M)))
    yield Shape("object", draw_capsule(start, end, (radius, radius)))


def _draw_pack(scene: Scene, each: DrawnObject) -> Iterator[Shape]:
    """Draw the cloth, the pack on it, and above them waves of warmth or a crystal of ice."""
    place = scene.find(each)
    tone: Tone = "warm" if each.kind == "warm_pack" else "cold"
    yield Shape("cloth", _draw_slab(scene, place, CLOTH_M, -0.01))
    yield Shape(tone, _draw_slab(scene, place, PACK_M, CLOTH_M[2] - 0.01))
    middle = scene.project(place.point + SIGN_M * place.normal)
    draw = _draw_waves if tone == "warm" else _draw_crystal
    yield from (Shape(tone, outline) for outline in draw(middle))


def _draw_slab(
    scene: Scene, place: Place, size: tuple[float, float, float], above: float
) -> tuple[Point, ...]:
    length, width, thick = size
    corners = (
        place.point + x * place.along + z * place.outward + y * place.normal
        for x, z, y in itertools.product((-length, length), (-width, width), (above, above + thick))
    )
    return draw_hull([scene.project(corner) for corner in corners])


def _draw_waves(middle: Point) -> Iterator[tuple[Point, ...]]:
    for shift in (-0.07, 0.0, 0.07):
        points = [
            (middle[0] + shift + 0.018 * math.sin(2 * math.pi * step / 8), middle[1] - step / 70)
            for step in range(9)
        ]
        for start, end in itertools.pairwise(points):
            yield draw_capsule(start, end, (LINE_M, LINE_M))


def _draw_crystal(middle: Point) -> Iterator[tuple[Point, ...]]:
    centre = (middle[0], middle[1] - 0.06)
    for degrees in (30.0, 90.0, 150.0):
        x, y = (0.075 * part(math.radians(degrees)) for part in (math.cos, math.sin))
        start, end = (centre[0] - x, centre[1] - y), (centre[0] + x, centre[1] + y)
        yield draw_capsule(start, end, (LINE_M, LINE_M))


def _draw_band(scene: Scene, each: DrawnObject) -> Shape:
    """Draw a band around both legs, at the height of its place on one of them."""
    thighs: tuple[BodyPart, ...] = ("thigh_working", "thigh_other")
    shins: tuple[BodyPart, ...] = ("shin_working", "shin_other")
    at = (each.along, 1.0, each.face)
    ends = [
        scene.project(find_place(scene.body, scene.figure, part, at, scene.working).point)
        for part in (thighs if each.on in thighs else shins)
    ]
    return Shape("object", draw_capsule(ends[0], ends[1], (BAND_M, BAND_M)))


def _draw_bones(scene: Scene, each: DrawnObject) -> Iterator[Shape]:
    """Draw the navel and the points of the pelvis; from behind spine, pelvis and lowest ribs."""
    if each.face == "front":
        yield Shape("mark", draw_circle(_find_trunk_point(scene, NAVEL, "front"), NAVEL_M))
    else:
        spine = [scene.project(find_spine_point(scene.body, scene.figure, x)) for x in SPINE]
        yield Shape("mark", draw_capsule(spine[0], spine[1], (LINE_M, LINE_M)))
    for line in (HIP_BONE_LINE,) if each.face == "front" else (PELVIS_RIM, LOWEST_RIB):
        for side in (-1.0, 1.0):
            points = [
                _find_trunk_point(scene, (along, side * across), each.face)
                for along, across in line
            ]
            for start, end in itertools.pairwise(points):
                yield Shape("mark", draw_capsule(start, end, (LINE_M, LINE_M)))


def _find_trunk_point(scene: Scene, at: tuple[float, float], face: Face) -> Point:
    """Return where a place on the trunk is in the drawing."""
    found = find_place(scene.body, scene.figure, "trunk", (*at, face), scene.working)
    return scene.project(found.point)
