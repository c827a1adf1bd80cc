from __future__ import annotations

import pytest

from coach.body.body_outline import draw_figure
from coach.body.drawing.shapes import Bounds, Shape, Tone, measure_bounds
from coach.body.posture import BodyPart, Face, ObjectKind, PlacedObject, Posture

LYING = {"trunk_lean": -90.0, "rests_on": "back"}


def draw(kind: ObjectKind, on: BodyPart = "trunk", face: Face = "front") -> tuple[Shape, ...]:
    return draw_figure(Posture(objects=(PlacedObject(kind, on, 0.2, 0.0, face),)))


def measure(shapes: tuple[Shape, ...], tone: Tone) -> Bounds:
    return measure_bounds(shape for shape in shapes if shape.tone == tone)


@pytest.mark.parametrize(
    ("kind", "tones"),
    [
        ("ball", {"edge", "object"}),
        ("spot", {"edge", "object"}),
        ("roller", {"edge", "object"}),
        ("stick", {"edge", "object"}),
        ("muscle", {"object"}),
        ("band", {"object"}),
        ("warm_pack", {"cloth", "warm"}),
        ("cold_pack", {"cloth", "cold"}),
        ("bones", {"mark"}),
        ("wall", {"support"}),
        ("chair", {"support"}),
    ],
)
def test_what_is_drawn(kind: ObjectKind, tones: set[str]) -> None:
    on: BodyPart = "thigh_working" if kind == "band" else "trunk"
    objects = (PlacedObject(kind, on),)
    seated = {"hip_flexion": (85.0, 85.0), "knee_flexion": (85.0, 85.0)}
    shapes = draw_figure(Posture(**seated, objects=objects))  # type: ignore[arg-type]
    assert {shape.tone for shape in shapes} - {"far", "body", "working"} == tones


def test_an_object_is_before_or_behind_the_body() -> None:
    before, behind = (measure(draw("ball", face=face), "object") for face in ("front", "back"))
    assert before[0] > 0.08
    assert behind[2] < -0.08


def test_a_ball_is_half_sunk_into_the_body() -> None:
    shapes = draw("ball")
    assert measure(shapes, "object")[0] < measure(shapes, "body")[2]


def test_a_muscle_is_within_the_body() -> None:
    shapes = draw("muscle", face="back")
    assert measure(shapes, "object")[0] >= measure(shapes, "body")[0] - 0.01


def test_cloth_is_between_body_and_pack() -> None:
    figure = Posture(**LYING, objects=(PlacedObject("warm_pack", along=0.1),))  # type: ignore[arg-type]
    shapes = draw_figure(figure)
    cloth, pack = measure(shapes, "cloth"), measure(shapes, "warm")
    assert pack[1] < cloth[1] < cloth[3] < 0.0
    assert cloth[0] < pack[0] < pack[2] < cloth[2], "the cloth is larger"
    assert not any(
        max(y for _, y in shape.outline) > cloth[1] + 1e-6
        for shape in shapes
        if shape.tone == "warm"
    ), "the pack touches no skin"


def test_a_band_goes_round_both_legs() -> None:
    figure = Posture(
        hip_abduction=(15.0, 15.0),
        seen_from="front",
        objects=(PlacedObject("band", "thigh_other", 0.85),),
    )
    shapes = draw_figure(figure)
    band = measure(shapes, "object")
    assert band[2] - band[0] > 0.4
    assert band[3] - band[1] < 0.1


@pytest.mark.parametrize(("face", "count"), [("front", 5), ("back", 9)])
def test_bones(face: Face, count: int) -> None:
    assert [shape.tone for shape in draw("bones", face=face)].count("mark") == count


def test_a_ball_is_smaller_in_a_detail() -> None:
    widths = []
    for detail in (False, True):
        figure = Posture(seen_from="front", detail=detail, objects=(PlacedObject("ball"),))
        left, _, right, _ = measure(draw_figure(figure), "object")
        widths.append(right - left)
    assert widths[1] < widths[0]
