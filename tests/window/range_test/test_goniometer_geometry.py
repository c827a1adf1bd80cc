from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.window.range_test.goniometer_geometry import (
    LANES,
    NORM_RIM,
    Protractor,
    SideMarks,
    choose_range,
    draw_goniometer,
    fit_protractor,
)

PROTRACTOR = Protractor((100.0, 100.0), 80.0)
PLACES = [
    pytest.param(0.0, (20.0, 100.0), id="0 on the left"),
    pytest.param(90.0, (100.0, 20.0), id="90 on top"),
    pytest.param(180.0, (180.0, 100.0), id="180 on the right"),
    pytest.param(-30.0, (20.0, 100.0), id="below the low end is clipped"),
]


@pytest.mark.parametrize(("degrees", "point"), PLACES)
def test_place(degrees: float, point: tuple[float, float]) -> None:
    assert PROTRACTOR.place(degrees, 1.0) == pytest.approx(point)


RANGES = [
    pytest.param([0.0, 120.0, 114.0], (0.0, 180.0), id="hip flexion"),
    pytest.param([-12.0, 8.0], (-90.0, 90.0), id="thigh of the Thomas test"),
    pytest.param([-100.0, 100.0], (-120.0, 120.0), id="wider than half a turn"),
    pytest.param([math.nan, 5.0], (0.0, 180.0), id="missing values do not count"),
    pytest.param([], (0.0, 180.0), id="nothing yet"),
]


@pytest.mark.parametrize(("values", "ends"), RANGES)
def test_range(values: list[float], ends: tuple[float, float]) -> None:
    assert choose_range(values) == ends


@given(st.floats(60, 3000), st.floats(60, 3000), st.floats(0, 179))
def test_protractor_and_its_labels_fit_in_the_widget(
    width: float, height: float, degrees: float
) -> None:
    protractor = fit_protractor(width, height, 10.0, 12.0, [0.0, 120.0])
    band = protractor.draw_band(degrees, degrees + 1, NORM_RIM)
    assert len(band) >= 4
    for x, y in band:
        assert -1e-6 <= x <= width + 1e-6
        assert -1e-6 <= y <= height + 1e-6


def find_degrees(point: tuple[float, float]) -> float:
    return math.degrees(
        math.atan2(PROTRACTOR.middle[1] - point[1], PROTRACTOR.middle[0] - point[0])
    )


def test_uncertainty_is_an_arc_around_the_result_in_the_lane_of_its_side() -> None:
    drawing = draw_goniometer(
        PROTRACTOR,
        (115.0, 140.0),
        [SideMarks("left", (112.0, 116.0), 114.0, 7.0), SideMarks("right")],
        None,
    )
    [sector] = drawing.sectors
    degrees = [find_degrees(point) for point in sector.outline]
    assert (min(degrees), max(degrees)) == pytest.approx((107.0, 121.0))
    distances = [
        math.dist(point, PROTRACTOR.middle) / PROTRACTOR.radius for point in sector.outline
    ]
    assert (min(distances), max(distances)) == pytest.approx(LANES["left"])
    assert [needle.side for needle in drawing.needles] == ["left"]


def test_lanes_never_overlap() -> None:
    assert LANES["right"][1] < LANES["left"][0]


def test_older_results_are_fainter_and_the_current_needle_comes_last() -> None:
    drawing = draw_goniometer(
        PROTRACTOR, (115.0, math.inf), [SideMarks("right", (), 99.0, 7.0, (90.0, 95.0))], 60.0
    )
    assert [dot.faint for dot in drawing.dots] == [0.5, 0.0]
    assert drawing.needles[-1].side is None
    assert find_degrees(drawing.needles[-1].end) == pytest.approx(60.0)
    assert max(find_degrees(point) for point in drawing.norm) == pytest.approx(180.0)


def test_a_missing_value_has_no_needle() -> None:
    assert draw_goniometer(PROTRACTOR, (115.0, 140.0), [], math.nan).needles == ()
    assert PROTRACTOR.draw_band(200.0, 220.0, NORM_RIM) == ()
