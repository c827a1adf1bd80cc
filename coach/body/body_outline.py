"""Outlines in metres of a body with given joint angles, for drawings of key positions.

Every limb is the convex hull of two circles, so that knees and elbows are round. Shapes that are
farther away come first.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Iterator, Mapping
from typing import Final, Literal

import numpy as np

from coach.body.drawing.body_parts import (
    CHEST_M,
    FOOT_M,
    FRONT_WIDER,
    HIPS_M,
    LEG_M,
    find_middle,
    find_spine_point,
)
from coach.body.drawing.drawn_objects import Project, Scene, draw_object
from coach.body.drawing.furniture import draw_chair, draw_table, draw_wall, find_anchor
from coach.body.drawing.shapes import (
    Point,
    Shape,
    Tone,
    clip_shapes,
    draw_box,
    draw_capsule,
    draw_circle,
    measure_bounds,
)
from coach.body.landmarks import INDEX, Side, other
from coach.body.pose import Array
from coach.body.posture import Joints, SeenFrom
from coach.body.synthetic_body import place

HEAD_M: Final = 0.115
NECK_M: Final = 0.055
NOSE: Final = 1.35
"""Tip of the nose, as a share of the way from the middle of the head to its landmark."""
NOSE_M: Final = (0.07, 0.028)
ARM_M: Final = (0.05, 0.042, 0.034)
SPINE_PARTS: Final = 12
"""Number of straight parts of a bent spine."""

LENS_M: Final = 0.34
"""Radius of the round part of a body that a detail shows."""
LENS_AT: Final = 0.28
"""Middle of that part, as a share of the way from the hips to the shoulders."""
MAT_M: Final = 0.08
"""Width of the mat around a body that is seen from above."""
TURNS_DEG: Final[Mapping[SeenFrom, float]] = {
    "side": 0.0,
    "half_front": 50.0,
    "front": 90.0,
    "back": -90.0,
}
"""From where a body is seen -> its turn from the side view; 90 faces the viewer."""

View = Literal["side", "front"]


def draw_figure(figure: Joints, view: View = "side") -> tuple[Shape, ...]:
    """Return the shapes of a body in this position and of its objects, the farthest first.

    From the side it faces right, and the working leg is the near one. x is 0 where it rests, y on
    the ground.

    Args:
        figure: The position.
        view: From where the camera sees it; the position itself may say otherwise.
    """
    points = place(figure)
    body = {name: points[index] for name, index in INDEX.items()}
    scene = Scene(figure, body, "right", _make_projection(figure, view))
    shapes = (*_draw_body(scene, _is_from_side(figure, view)), *_draw_objects(scene))
    if figure.detail:
        middle = scene.project(find_spine_point(body, figure, LENS_AT))
        lens = draw_circle(middle, LENS_M)
        shapes = (Shape("mat", lens), *clip_shapes(shapes, lens))
    else:
        shapes = (*_draw_furniture(scene, shapes), *shapes)
    down = -measure_bounds(shapes)[3] if rests_on_ground(figure) else 0.0
    return _shift(shapes, (-find_anchor(scene), down))


def rests_on_ground(figure: Joints) -> bool:
    """Return True if the lower edge of a drawing is the ground."""
    return figure.seen_from != "above" and not figure.detail


def _is_from_side(figure: Joints, view: View) -> bool:
    return figure.seen_from == "side" or (not figure.seen_from and view == "side")


def _make_projection(figure: Joints, view: View) -> Project:
    """Return how points are projected.

    A camera in front of somebody who lies on the side sees head and feet, so the body is drawn as
    from the side.
    """
    if figure.seen_from == "above":
        return _project_down
    if not figure.seen_from and view == "front" and figure.rests_on != "side":
        return _project_front
    turn = math.radians(TURNS_DEG[figure.seen_from or "side"])
    across, away = math.cos(turn), math.sin(turn)

    def project(point: Array) -> Point:
        """Return the point as a viewer sees it before whom the body is turned."""
        return float(point[0] * across + point[2] * away), float(point[1])

    return project


def _project_front(point: Array) -> Point:
    """Return a point of the camera's front view, which is drawn as a mirror shows it."""
    return -float(point[2]), float(point[1])


def _project_down(point: Array) -> Point:
    """Return a point as somebody sees it who stands at the near side and looks down."""
    return float(point[0]), -float(point[2])


def _draw_body(scene: Scene, from_side: bool) -> Iterator[Shape]:
    near: Side = scene.working
    far = other(near)
    wide = 1.0 if from_side else FRONT_WIDER
    yield from _draw_arm(scene, far, "far" if from_side else "body")
    yield from _draw_leg(scene, far, "far")
    yield from _draw_trunk(scene, wide)
    yield from _draw_leg(scene, near, "working")
    yield from _draw_arm(scene, near, "body")


def _draw_objects(scene: Scene) -> Iterator[Shape]:
    for each in scene.figure.objects:
        yield from draw_object(scene, each)


def _draw_furniture(scene: Scene, shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    figure, floor = scene.figure, measure_bounds(shapes)[3]
    if figure.seen_from == "above":
        yield _draw_mat(shapes)
        return
    chairs = [each for each in figure.objects if each.kind == "chair"]
    if figure.rests_on == "seat" and not chairs:
        yield from draw_chair(scene, None, floor)
    for each in chairs:
        yield from draw_chair(scene, each, floor)
    asked = any(each.kind == "table" for each in figure.objects)
    if asked or (figure.rests_on == "back" and not chairs):
        yield from draw_table(tuple(_draw_trunk(scene, 1.0)), floor, asked=asked)
    for each in figure.objects:
        if each.kind == "wall":
            yield draw_wall(shapes, each, floor)


def _draw_mat(shapes: tuple[Shape, ...]) -> Shape:
    left, top, right, bottom = measure_bounds(shapes)
    return Shape("mat", draw_box(left - MAT_M, top - MAT_M, right + MAT_M, bottom + MAT_M))


def _shift(shapes: tuple[Shape, ...], way: Point) -> tuple[Shape, ...]:
    return tuple(
        dataclasses.replace(
            shape, outline=tuple((x + way[0], y + way[1]) for x, y in shape.outline)
        )
        for shape in shapes
    )


def _draw_trunk(scene: Scene, wide: float) -> Iterator[Shape]:
    chest, head = (find_middle(scene.body, name) for name in ("shoulder", "ear"))
    nose = scene.body["nose"]
    yield from _draw_spine(scene, wide)
    points = [
        scene.project(point)
        for point in (chest, head, head + 0.25 * (nose - head), head + NOSE * (nose - head))
    ]
    yield Shape("body", draw_capsule(points[0], points[1], (NECK_M, NECK_M)))
    yield Shape("body", draw_capsule(points[1], points[2], (HEAD_M, HEAD_M * 0.96)))
    yield Shape("body", draw_capsule(points[2], points[3], NOSE_M))


def _draw_spine(scene: Scene, wide: float) -> Iterator[Shape]:
    """Draw the trunk from the hips to the shoulders, straight or bent."""
    count = SPINE_PARTS if scene.figure.spine_flexion else 1
    shares = np.linspace(0.0, 1.0, count + 1)
    radii = [float(HIPS_M + share * (CHEST_M - HIPS_M)) * wide for share in shares]
    points = [
        scene.project(find_spine_point(scene.body, scene.figure, float(share))) for share in shares
    ]
    for (start, end), (first, last) in zip(
        itertools.pairwise(points), itertools.pairwise(radii), strict=True
    ):
        yield Shape("body", draw_capsule(start, end, (first, last)))


def _draw_leg(scene: Scene, side: Side, tone: Tone) -> Iterator[Shape]:
    hip, knee, ankle, heel, toe = (
        scene.project(scene.body[f"{side}_{name}"])
        for name in ("hip", "knee", "ankle", "heel", "foot_index")
    )
    yield Shape(tone, draw_capsule(hip, knee, (LEG_M[0], LEG_M[1])))
    yield Shape(tone, draw_capsule(knee, ankle, (LEG_M[1], LEG_M[2])))
    yield Shape(tone, draw_capsule(heel, toe, FOOT_M))


def _draw_arm(scene: Scene, side: Side, tone: Tone) -> Iterator[Shape]:
    """Draw an arm; one whose hand lies on something is in front of the body."""
    held = scene.figure.hands_on[0 if side == scene.working else 1]
    tone = "front" if held and tone == "body" else tone
    shoulder, elbow, wrist, hand = (
        scene.project(scene.body[f"{side}_{name}"])
        for name in ("shoulder", "elbow", "wrist", "index")
    )
    yield Shape(tone, draw_capsule(shoulder, elbow, (ARM_M[0], ARM_M[1])))
    yield Shape(tone, draw_capsule(elbow, wrist, (ARM_M[1], ARM_M[2])))
    yield Shape(tone, draw_capsule(wrist, hand, (ARM_M[2], ARM_M[2] * 0.8)))
