from __future__ import annotations

import pytest

from coach.body.body_outline import draw_figure
from coach.body.drawing.shapes import Bounds, Shape, Tone, measure_bounds
from coach.body.posture import Face, PlacedObject, Posture

LEGS_UP = Posture(
    trunk_lean=-90.0,
    hip_flexion=(90.0, 90.0),
    knee_flexion=(90.0, 90.0),
    rests_on="back",
    objects=(PlacedObject("chair", "shin_working"),),
)


def measure(shapes: tuple[Shape, ...], tone: Tone) -> Bounds:
    return measure_bounds(shape for shape in shapes if shape.tone == tone)


def test_lower_legs_lie_on_a_chair() -> None:
    shapes = draw_figure(LEGS_UP)
    chair, leg, trunk = (measure(shapes, tone) for tone in ("support", "working", "body"))
    assert chair[0] > trunk[2] - 0.1, "it is behind the thighs"
    assert leg[1] < chair[1] < leg[1] + 0.5
    assert chair[3] == pytest.approx(measure_bounds(shapes)[3])


def test_a_table_stays_while_the_leg_is_lowered_beside_it() -> None:
    heights = []
    for hip_flexion, knee_flexion in ((100.0, 120.0), (-8.0, 65.0)):
        figure = Posture(
            trunk_lean=-90.0,
            hip_flexion=(hip_flexion, 108.0),
            knee_flexion=(knee_flexion, 122.0),
            rests_on="back",
            objects=(PlacedObject("table"),),
        )
        shapes = draw_figure(figure)
        table = measure(shapes, "support")
        heights.append(table[3] - table[1])
        assert table[3] == measure_bounds(shapes)[3] == pytest.approx(0.0)
        assert table[1] == pytest.approx(measure(shapes, "body")[3], abs=0.01)
    assert heights[0] == pytest.approx(heights[1], abs=0.1)


@pytest.mark.parametrize(("face", "index"), [("front", 2), ("back", 0)])
def test_a_wall_is_outermost_on_its_side(face: Face, index: int) -> None:
    reaching = Posture(shoulder_flexion=(90.0, 90.0), objects=(PlacedObject("wall", face=face),))
    shapes = draw_figure(reaching)
    wall = measure(shapes, "support")
    assert wall[index] == measure_bounds(shapes)[index]
    body = measure_bounds(shape for shape in shapes if shape.tone != "support")
    assert wall[2 - index] == pytest.approx(body[index])


def test_a_wall_beside_the_body_is_behind_it() -> None:
    shapes = draw_figure(Posture(objects=(PlacedObject("wall", across=-1.0),)))
    wall, body = measure(shapes, "mat"), measure(shapes, "body")
    assert wall[0] < body[0] < body[2] < wall[2]
