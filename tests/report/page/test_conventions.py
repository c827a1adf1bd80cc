"""What a report says about zero is true of somebody who stands."""

from __future__ import annotations

import numpy as np
import pytest

from coach.body.angles import NAMES, measure_angles
from coach.body.posture import Posture
from coach.body.sides import split_angle
from coach.body.synthetic_pose import project
from coach.report.page.content import write_page
from coach.report.page.conventions import CONVENTIONS, describe_convention
from tests.report.helpers import judge_sample

STANDING_DEG = {"level": -90.0, "toes": -0.5}
"""What zero means -> the angle of somebody who stands; of all others it is zero."""
TOLERANCE_DEG = 11.0
"""The arms of a standing body hang 10 degrees away from it."""


def measure_standing(name: str) -> float:
    pose = project(Posture())
    one = np.array([1.0])
    return float(measure_angles(pose.image[None], pose.world[None], one, np.array([0.0]))[name][0])


@pytest.mark.parametrize("name", NAMES)
def test_zero_is_where_the_text_says(name: str) -> None:
    zero, _ = CONVENTIONS[split_angle(name)[0]]
    expected = STANDING_DEG.get(zero, 0.0)
    assert measure_standing(name) == pytest.approx(expected, abs=TOLERANCE_DEG)
    assert ("−90° straight down" in str(describe_convention(name))) is (expected == -90.0)


@pytest.mark.parametrize(
    ("sample", "zero"),
    [
        ("lunge", "0° is the neutral standing position"),
        ("hip-flexion-test", "0° is level"),
    ],
)
def test_the_report_explains_its_own_angle(sample: str, zero: str) -> None:
    what, _ = write_page(judge_sample(sample)).notes
    assert dict(what.items)["Angle"].startswith(zero)
