from __future__ import annotations

import math

import pytest

from coach.body.body_outline import draw_capsule, draw_figure, measure_bounds
from coach.body.posture import Posture

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
