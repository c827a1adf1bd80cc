from __future__ import annotations

import math

import pytest

from coach.body.drawing.shapes import (
    Point,
    Shape,
    clip_shapes,
    draw_box,
    draw_capsule,
    draw_circle,
    draw_hull,
    measure_bounds,
    mirror_shapes,
    unite_bounds,
)

SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def measure_area(outline: tuple[Point, ...]) -> float:
    """Return the area, positive if the outline is clockwise on the screen."""
    pairs = zip(outline, (*outline[1:], outline[0]), strict=True)
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs) / 2.0


@pytest.mark.parametrize("radii", [(0.2, 0.2), (0.3, 0.1), (0.1, 0.3)])
def test_capsule_goes_round_both_circles(radii: tuple[float, float]) -> None:
    outline = draw_capsule((0.0, 0.0), (1.0, 0.0), radii)
    assert min(x for x, _ in outline) == pytest.approx(-radii[0], abs=0.01)
    assert max(x for x, _ in outline) == pytest.approx(1.0 + radii[1], abs=0.01)
    for x, y in outline:
        assert math.hypot(x, y) >= radii[0] - 1e-9
        assert math.hypot(x - 1.0, y) >= radii[1] - 1e-9


def test_circle_within_a_circle() -> None:
    outline = draw_capsule((0.0, 0.0), (0.05, 0.0), (0.3, 0.1))
    assert all(math.hypot(x, y) == pytest.approx(0.3) for x, y in outline)


def test_nothing_has_no_bounds() -> None:
    assert measure_bounds(()) == (0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("outline", "area"),
    [
        pytest.param(draw_capsule((0.0, 0.0), (1.0, 0.0), (0.1, 0.1)), 0.231, id="capsule"),
        pytest.param(draw_capsule((1.0, 0.0), (0.0, 1.0), (0.2, 0.1)), 0.50, id="tapered"),
        pytest.param(draw_circle((2.0, 3.0), 1.0), math.pi, id="circle"),
        pytest.param(draw_box(0.0, 0.0, 2.0, 1.0), 2.0, id="box"),
        pytest.param(draw_hull([*SQUARE, (0.5, 0.5), (0.5, 0.0)]), 1.0, id="hull"),
        pytest.param(mirror_shapes([Shape("body", SQUARE)])[0].outline, 1.0, id="mirrored"),
    ],
)
def test_every_outline_is_clockwise(outline: tuple[Point, ...], area: float) -> None:
    """Outlines of opposite direction would leave holes where they overlap."""
    assert measure_area(outline) == pytest.approx(area, rel=0.1)


def test_a_hull_leaves_inner_points_out() -> None:
    assert sorted(draw_hull([*SQUARE, (0.5, 0.5), *SQUARE])) == sorted(SQUARE)


def test_a_mirror_changes_the_sides() -> None:
    shapes = (Shape("body", draw_box(1.0, 0.0, 3.0, 1.0)),)
    assert measure_bounds(mirror_shapes(shapes)) == (-3.0, 0.0, -1.0, 1.0)
    assert measure_bounds(mirror_shapes(mirror_shapes(shapes))) == measure_bounds(shapes)


def test_bounds_of_several_drawings() -> None:
    assert unite_bounds([(0.0, -2.0, 1.0, 0.0), (-1.0, -1.0, 0.5, 0.3)]) == (-1.0, -2.0, 1.0, 0.3)


@pytest.mark.parametrize(
    ("outline", "bounds"),
    [
        pytest.param(draw_box(0.2, 0.2, 0.4, 0.4), (0.2, 0.2, 0.4, 0.4), id="inside"),
        pytest.param(draw_box(0.5, 0.5, 2.0, 2.0), (0.5, 0.5, 1.0, 1.0), id="across a corner"),
        pytest.param(draw_box(-1.0, -1.0, 2.0, 2.0), (0.0, 0.0, 1.0, 1.0), id="around"),
        pytest.param(draw_box(3.0, 0.0, 4.0, 1.0), None, id="outside"),
    ],
)
def test_clipping(outline: tuple[Point, ...], bounds: tuple[float, ...] | None) -> None:
    clipped = clip_shapes([Shape("body", outline)], SQUARE)
    assert (measure_bounds(clipped) if clipped else None) == bounds
    assert all(measure_area(shape.outline) > 0.0 for shape in clipped)
