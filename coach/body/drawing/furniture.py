"""Outlines of what a body sits, lies or leans on: chair, table, wall."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from coach.body.drawing.body_parts import HIPS_M, LEG_M, find_middle
from coach.body.drawing.drawn_objects import Project, Scene
from coach.body.drawing.shapes import Shape, draw_box, draw_capsule, draw_hull, measure_bounds
from coach.body.landmarks import other
from coach.body.posture import DrawnObject

SEAT_M: Final = (0.34, 0.17, 0.2)
"""A seat behind and in front of the hips, and half its width."""
THICK_M: Final = 0.05
RISEN_M: Final = 0.25
"""Height of the hips above the knees from which a body no longer sits."""
LEG_OF_CHAIR_M: Final = 0.018
BACKREST_M: Final = 0.45
WALL_M: Final = 0.07
TABLE_M: Final = 0.4
"""Height of a table."""
TABLE_FROM_M: Final = 0.15
"""Minimum height above the floor at which a body that lies is drawn on a table."""

Range = tuple[float, float]


def draw_chair(scene: Scene, each: DrawnObject | None, floor: float) -> Iterator[Shape]:
    """Draw a chair under the body, or under the lower legs if it is on a shin.

    Nothing is drawn under a body that has risen from it.

    Args:
        scene: The body.
        each: The chair as it is in the file; None for a body that sits.
        floor: Height of the floor.
    """
    if each is not None and each.on.startswith("shin"):
        knee, ankle = (scene.body[f"{scene.working}_{joint}"] for joint in ("knee", "ankle"))
        left, right = sorted((float(knee[0]), float(ankle[0])))
        top = float(max(knee[1] + LEG_M[1], ankle[1] + LEG_M[2]))
        yield from _draw_seat(scene.project, (left + 0.09, right + 0.06), top, floor)
        return
    hips, knees = find_middle(scene.body, "hip"), find_middle(scene.body, "knee")
    if hips[1] < knees[1] - RISEN_M:
        return
    across = (float(hips[0]) - SEAT_M[0], float(hips[0]) + SEAT_M[1])
    top = float(hips[1]) + HIPS_M * 0.9
    yield from _draw_seat(scene.project, across, top, floor)
    yield _draw_block(
        scene.project, (across[0], across[0] + 0.035), (top - BACKREST_M, top), SEAT_M[2]
    )


def draw_table(trunk: Sequence[Shape], floor: float, *, asked: bool) -> Iterator[Shape]:
    """Draw the table under a trunk that is high above the floor, as a leg hangs lower.

    Args:
        trunk: The trunk and the head.
        floor: Height of the floor.
        asked: Whether the file asks for a table; it has then at least the usual height.
    """
    left, _, right, top = measure_bounds(trunk)
    if asked or -top >= TABLE_FROM_M:
        yield Shape("support", draw_box(left, top, right, max(floor, top + TABLE_M * asked)))


def draw_wall(shapes: Sequence[Shape], wall: DrawnObject, floor: float) -> Shape:
    """Draw a wall that touches the outermost object, or the body.

    Args:
        shapes: The drawing without the wall.
        wall: It is in front of the body or behind it, or beside it if it is across.
        floor: Height of the floor.
    """
    if wall.across:
        left, top, right, _ = measure_bounds(shapes)
        return Shape("mat", draw_box(left - WALL_M, top - WALL_M, right + WALL_M, floor))
    objects = [shape for shape in shapes if shape.tone == "object"]
    left, _, right, _ = measure_bounds(objects or shapes)
    top = measure_bounds(shapes)[1] - 0.06
    if wall.face == "front":
        right = measure_bounds(shapes)[2]
        return Shape("support", draw_box(right, top, right + WALL_M, floor))
    return Shape("support", draw_box(left - WALL_M, top, left, floor))


def _draw_seat(project: Project, across: Range, top: float, floor: float) -> Iterator[Shape]:
    yield _draw_block(project, across, (top, top + THICK_M), SEAT_M[2])
    edges = [(across[0] + 0.02, across[1] - 0.02), (-SEAT_M[2] + 0.02, SEAT_M[2] - 0.02)]
    for x, z in itertools.product(*edges):
        start, end = (project(np.array([x, y, z])) for y in (top, floor - LEG_OF_CHAIR_M))
        yield Shape("support", draw_capsule(start, end, (LEG_OF_CHAIR_M, LEG_OF_CHAIR_M)))


def _draw_block(project: Project, across: Range, down: Range, half: float) -> Shape:
    corners = itertools.product(across, down, (-half, half))
    return Shape("support", draw_hull([project(np.array(corner)) for corner in corners]))


def find_anchor(scene: Scene) -> float:
    """Return where in the drawing the body rests, so that a moving one stays there."""
    rests_on = scene.figure.rests_on
    side = other(scene.working)
    if rests_on in ("feet", "seat"):
        point = scene.body[f"{side}_ankle"]
    elif rests_on == "knees":
        point = scene.body[f"{side}_knee"]
    elif rests_on == "forearms":
        point = find_middle(scene.body, "elbow")
    else:
        point = find_middle(scene.body, "hip")
    return scene.project(point)[0]
