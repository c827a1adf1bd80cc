"""Macro parameters as weights of morph targets."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.rendering.makehuman import MakeHumanData
from benchmarks.rendering.shape import Shape, interpolate, shape_vertices, weigh_targets
from tests.benchmarks.rendering.stick_person import GROWN


@pytest.mark.parametrize(
    ("value", "weights"),
    [(0.0, (1.0, 0.0, 0.0)), (0.25, (0.5, 0.5, 0.0)), (0.5, (0.0, 1.0, 0.0)), (0.9, (0, 0.2, 0.8))],
)
def test_three_targets_stand_for_one_parameter(
    value: float, weights: tuple[float, float, float]
) -> None:
    found = interpolate(value, "thin", "average", "heavy")
    assert [found.get(name, 0.0) for name in ("thin", "average", "heavy")] == pytest.approx(weights)


def test_an_average_woman_needs_two_targets() -> None:
    assert weigh_targets(Shape(gender=0.0)) == {
        "macrodetails/caucasian-female-young": 1.0,
        "macrodetails/universal-female-young-averagemuscle-averageweight": 1.0,
    }


def test_weights_of_each_kind_of_target_sum_to_one() -> None:
    shape = Shape(0.3, 0.8, 0.9, 0.3, 0.75, "asian", {"hip/hip-scale-horiz-incr": 0.4})
    found = weigh_targets(shape)
    sums = {
        start: sum(share for name, share in found.items() if name.startswith(start))
        for start in ("macrodetails/asian-", "macrodetails/universal-", "macrodetails/height/")
    }
    assert list(sums.values()) == pytest.approx([1.0, 1.0, 0.5], abs=0.01)
    assert found["hip/hip-scale-horiz-incr"] == 0.4
    assert found["macrodetails/asian-male-old"] == pytest.approx(0.3 * 0.6)


def test_a_heavy_man_has_the_vertices_of_the_target_in_metres(data: MakeHumanData) -> None:
    average = shape_vertices(data, Shape(gender=1.0))
    heavy = shape_vertices(data, Shape(gender=1.0, weight=0.75))
    moved = np.zeros_like(average)
    moved[0, 0] = 0.5 * GROWN * 0.1
    np.testing.assert_allclose(heavy - average, moved, atol=1e-12)
    assert np.ptp(average[:, 1]) == pytest.approx(1.83)
