"""A recorder keeps the poses of a demonstration until it is over."""

from __future__ import annotations

import pytest

from coach.exercise.authoring.demonstration_recorder import (
    MAX_DEMONSTRATION_S,
    DemonstrationRecorder,
)
from tests.exercise.authoring.demonstrations import MARCH_RIGHT, STAND, repeat
from tests.synthetic import make_poses

LONG = make_poses([(MAX_DEMONSTRATION_S + 20.0, STAND)])
MARCH = make_poses([*repeat(MARCH_RIGHT, 3), (20.0, STAND)])
LAST_END_S = 1.5 + 3 * 2.7


@pytest.mark.parametrize(
    ("recorder", "end_s"),
    [
        pytest.param(DemonstrationRecorder(3), LAST_END_S + 3.0, id="three times"),
        pytest.param(DemonstrationRecorder(4), MARCH[-1].time_s, id="four were meant"),
        pytest.param(DemonstrationRecorder(3, ends_itself=False), MARCH[-1].time_s, id="a hold"),
    ],
)
def test_it_ends_once_it_was_shown_often_enough(
    recorder: DemonstrationRecorder, end_s: float
) -> None:
    over = [pose.time_s for pose in MARCH if recorder.add(pose)]
    assert recorder.poses[-1].time_s == pytest.approx(end_s, abs=2.0)
    assert (
        over
        == [pose.time_s for pose in MARCH if pose.time_s >= recorder.poses[-1].time_s][: len(over)]
    )


def test_it_never_lasts_longer_than_three_minutes() -> None:
    recorder = DemonstrationRecorder()
    over = [recorder.add(pose) for pose in LONG]
    assert over[-1]
    assert len(recorder.poses) < len(LONG)
    assert recorder.poses[-1].time_s == pytest.approx(MAX_DEMONSTRATION_S, abs=2.1)
