"""Detection of a body on its side, by the line through its shoulders."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from coach.body.landmarks import INDEX
from coach.body.lying.side_lying import SideLyingDetector, measure_shoulder_roll
from coach.body.pose import Pose


def make_pose(slope_deg: float, away: float = 0.0) -> Pose:
    """Shoulders 1 m apart with this slope, of which this part points away from the camera."""
    world = np.zeros((33, 3))
    slope = math.radians(slope_deg)
    level_shoulders = math.cos(slope)
    world[INDEX["left_shoulder"]] = (
        level_shoulders * math.sqrt(1 - away**2),
        math.sin(slope),
        level_shoulders * away,
    )
    return Pose(0.0, np.zeros((33, 2)), world, np.ones(33), 640, 480)


@pytest.mark.parametrize("away", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("slope_deg", [-80.0, -30.0, 0.0, 20.0, 90.0])
def test_the_slope_is_measured_whichever_way_the_shoulders_point(
    slope_deg: float, away: float
) -> None:
    assert measure_shoulder_roll(make_pose(slope_deg, away)) == pytest.approx(abs(slope_deg))


@pytest.mark.parametrize(
    ("slopes", "rolled"),
    [
        ([30.0], [False]),
        ([50.0], [True]),
        ([50.0, 30.0, 20.0, 30.0], [True, True, False, False]),
        ([math.nan, 50.0, math.nan, 10.0], [False, True, True, False]),
    ],
    ids=["on the back", "on the side", "hysteresis", "not known: as before"],
)
def test_it_is_followed(slopes: Sequence[float], rolled: Sequence[bool]) -> None:
    detector = SideLyingDetector()
    assert [detector.update(make_pose(slope)) for slope in slopes] == rolled
    detector.reset()
    assert not detector.update(make_pose(30.0))
