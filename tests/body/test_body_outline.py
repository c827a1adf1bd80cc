from __future__ import annotations

import pytest

from coach.body.body_outline import draw_figure, rests_on_ground
from coach.body.drawing.shapes import Bounds, Shape, Tone, measure_bounds
from coach.body.posture import PlacedObject, Posture

POSTURES = [
    pytest.param(Posture(), (1.5, 2.0), id="standing"),
    pytest.param(Posture(trunk_lean=-90.0, rests_on="back"), (0.2, 0.5), id="lying"),
    pytest.param(
        Posture(hip_flexion=(90.0, 0.0), knee_flexion=(90.0, 90.0), rests_on="knees"),
        (1.0, 1.7),
        id="half kneeling",
    ),
]


@pytest.mark.parametrize(("posture", "height"), POSTURES)
def test_height_and_ground(posture: Posture, height: tuple[float, float]) -> None:
    left, top, right, bottom = measure_bounds(draw_figure(posture))
    assert height[0] <= bottom - top <= height[1]
    assert abs(bottom) < 0.13
    assert right > left


def test_what_lies_behind_comes_first_and_the_working_leg_has_its_tone() -> None:
    tones = [shape.tone for shape in draw_figure(Posture())]
    assert tones[0] == "far"
    assert tones.index("working") > tones.index("body")
    assert tones.count("working") == 3


def test_from_the_front_the_legs_are_beside_each_other() -> None:
    left, _, right, _ = measure_bounds(draw_figure(Posture(hip_abduction=(40.0, 0.0)), "front"))
    assert right - left > 0.8


LYING = Posture(trunk_lean=90.0, rests_on="front")
SITTING = Posture(hip_flexion=(85.0, 85.0), knee_flexion=(85.0, 85.0), rests_on="seat")
ON_TABLE = Posture(
    trunk_lean=-90.0, hip_flexion=(-30.0, 120.0), knee_flexion=(60.0, 120.0), rests_on="back"
)


def measure(shapes: tuple[Shape, ...], tone: Tone) -> Bounds:
    return measure_bounds(shape for shape in shapes if shape.tone == tone)


@pytest.mark.parametrize(
    ("figure", "tones"),
    [
        pytest.param(Posture(), set(), id="standing"),
        pytest.param(SITTING, {"support"}, id="a chair"),
        pytest.param(ON_TABLE, {"support"}, id="a table under somebody whose leg hangs"),
        pytest.param(Posture(trunk_lean=-90.0, rests_on="back"), set(), id="the floor"),
        pytest.param(
            Posture(trunk_lean=90.0, rests_on="front", seen_from="above"), {"mat"}, id="a mat"
        ),
        pytest.param(Posture(rests_on="seat"), set(), id="risen from the chair"),
        pytest.param(Posture(detail=True, seen_from="front"), {"mat"}, id="a detail"),
    ],
)
def test_what_a_body_rests_on(figure: Posture, tones: set[str]) -> None:
    shown = {shape.tone for shape in draw_figure(figure)}
    assert shown & {"support", "mat"} == tones


def test_a_seat_touches_the_bottom_and_stands_on_the_floor() -> None:
    shapes = draw_figure(SITTING)
    body, seat = measure(shapes, "body"), measure(shapes, "support")
    assert seat[3] == pytest.approx(measure_bounds(shapes)[3])
    assert body[0] > seat[0], "the backrest is behind the back"
    assert seat[2] < measure(shapes, "working")[2], "the knees are in front of the seat"
    assert body[3] - seat[1] > 0.4


@pytest.mark.parametrize(
    ("seen_from", "side"),
    [("front", -1.0), ("back", 1.0), ("half_front", -1.0)],
)
def test_on_which_side_the_right_leg_is_seen(seen_from: str, side: float) -> None:
    """Somebody who faces the viewer has the right leg on the left."""
    figure = Posture(hip_abduction=(30.0, 0.0), seen_from=seen_from)  # type: ignore[arg-type]
    shapes = draw_figure(figure)
    working, other = measure(shapes, "working"), measure(shapes, "far")
    assert (sum(working[::2]) - sum(other[::2])) * side > 0.1


def test_from_above_the_near_leg_is_below() -> None:
    shapes = draw_figure(Posture(trunk_lean=90.0, rests_on="front", seen_from="above"))
    assert measure(shapes, "working")[1] > measure(shapes, "far")[1]
    assert measure(shapes, "body")[2] > measure(shapes, "working")[2], "the head is on the right"


@pytest.mark.parametrize(
    ("figure", "ground"),
    [
        (Posture(), True),
        (Posture(seen_from="front"), True),
        (Posture(seen_from="above"), False),
        (Posture(detail=True), False),
    ],
)
def test_ground(figure: Posture, ground: bool) -> None:
    assert rests_on_ground(figure) is ground


def test_a_detail_shows_the_part_around_the_pelvis() -> None:
    shapes = draw_figure(Posture(seen_from="front", detail=True))
    left, top, right, bottom = measure(shapes, "mat")
    assert measure_bounds(shapes) == (left, top, right, bottom)
    assert right - left == pytest.approx(bottom - top, rel=0.02)
    hips = max(y for shape in shapes if shape.tone == "body" for _, y in shape.outline)
    assert top + 0.4 < hips < bottom, "the hips are in it, and the head is not"
    assert measure(shapes, "working")[3] == pytest.approx(bottom, abs=0.05), "so are the thighs"


@pytest.mark.parametrize("flexion", [80.0, -50.0], ids=["rounded", "hollow"])
def test_a_bent_spine_leaves_the_line_from_hips_to_shoulders(flexion: float) -> None:
    kneeling = {"trunk_lean": 90.0, "hip_flexion": (90.0, 90.0), "knee_flexion": (90.0, 90.0)}
    straight, bent = (
        draw_figure(Posture(**kneeling, spine_flexion=each, rests_on="knees"))  # type: ignore[arg-type]
        for each in (0.0, flexion)
    )
    highest = [measure_bounds(each)[1] for each in (straight, bent)]
    assert (highest[1] < highest[0] - 0.03) is (flexion > 0)


def test_arms_whose_hands_lie_on_something_are_in_front() -> None:
    shapes = draw_figure(Posture(trunk_lean=-90.0, rests_on="back", hands_on=("belly", "belly")))
    assert [shape.tone for shape in shapes].count("front") == 3


@pytest.mark.parametrize("rests_on", ["feet", "seat", "knees", "forearms", "back"])
def test_a_body_that_moves_stays_where_it_rests(rests_on: str) -> None:
    shapes = draw_figure(Posture(rests_on=rests_on))  # type: ignore[arg-type]
    left, _, right, _ = measure_bounds(shapes)
    assert left < 0.0 < right


def test_objects_are_drawn_with_the_body() -> None:
    shapes = draw_figure(
        Posture(objects=(PlacedObject("ball", face="back"), PlacedObject("wall", face="back")))
    )
    ball, wall = measure(shapes, "object"), measure(shapes, "support")
    assert wall[2] == pytest.approx(ball[0], abs=0.001), "the ball touches the wall"


def test_somebody_who_lies_on_the_side_is_seen_from_head_to_foot() -> None:
    lying = Posture(trunk_lean=-90.0, hip_abduction=(30.0, 0.0), rests_on="side")
    left, top, right, bottom = measure_bounds(draw_figure(lying, "front"))
    assert right - left > 1.4
    assert bottom - top > 0.5, "the upper leg is raised"


def test_the_nose_shows_where_a_body_looks() -> None:
    left, _, right, _ = measure(draw_figure(Posture(seen_from="side")), "body")
    assert right > -left + 0.02
