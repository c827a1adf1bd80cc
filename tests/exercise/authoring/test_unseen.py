"""What nobody saw is never part of a hold or of a repetition."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose
from coach.errors import ExerciseError
from coach.exercise.authoring.demonstration import demonstrate
from coach.exercise.authoring.movements import find_movement
from coach.exercise.authoring.observed_angles import observe_angles
from tests.synthetic import Leg, Script, Stance, make_poses

STAND = Stance()
SQUAT = Stance(left=Leg(-10.0, 100.0, 10.0), right=Leg(-10.0, 100.0, 10.0), trunk_lean=25.0)
HELD: Script = [(3.0, STAND), (1.0, SQUAT), (12.0, SQUAT), (1.0, STAND), (2.0, STAND)]


def hide(poses: Sequence[Pose], from_s: float, to_s: float) -> list[Pose]:
    return [
        empty_pose(pose.time_s, pose.width, pose.height, 0.5)
        if from_s <= pose.time_s < to_s
        else pose
        for pose in poses
    ]


@pytest.mark.parametrize(
    ("script", "unseen"),
    [
        pytest.param(HELD, (5.0, 15.0), id="squat, seen for 1 s before and after"),
        pytest.param([(12.0, STAND)], (4.0, 7.5), id="standing"),
    ],
)
def test_a_time_in_which_nobody_was_seen_is_no_hold(
    script: Script, unseen: tuple[float, float]
) -> None:
    with pytest.raises(ExerciseError):
        demonstrate(observe_angles(hide(make_poses(script), *unseen)))


def test_only_the_time_that_was_seen_is_held() -> None:
    """12 s in the squat and about 0.3 s on the way; 0.8 s of it unseen, too short to leave."""
    shown = demonstrate(observe_angles(hide(make_poses(HELD), 9.0, 9.8)))
    assert shown.kind == "hold"
    assert [part.dwell_s for part in shown.parts] == pytest.approx([11.4], abs=0.5)


@pytest.mark.parametrize(
    ("unseen", "complete", "dwells"),
    [
        pytest.param((0.0, 0.0), [True, True], [1.0, 1.0], id="all seen"),
        pytest.param((3.3, 3.7), [True, True], [1.0, 1.0], id="a moment"),
        pytest.param((3.2, 3.9), [True, True], [0.3, 1.0], id="not held while unseen"),
        pytest.param((3.2, 4.9), [False, True], [0.2, 1.0], id="never seen back"),
        pytest.param((2.3, 4.9), [True], [1.0], id="not seen at all"),
    ],
)
def test_a_gap_ends_a_cycle(
    unseen: tuple[float, float], complete: list[bool], dwells: list[float]
) -> None:
    """Two times up for 1 s, from 3 to 4 s and from 7 to 8 s, half a second each way."""
    times = np.arange(0.0, 11.0, 0.1)
    values = np.interp(times, [2.5, 3, 4, 4.5, 6.5, 7, 8, 8.5], [0, 90, 90, 0, 0, 90, 90, 0])
    values[(times >= unseen[0]) & (times < unseen[1])] = np.nan
    found = find_movement(times, values, rising=True)
    assert found is not None
    assert [one.complete for one in found.cycles] == complete
    assert [one.dwell_s for one in found.cycles] == pytest.approx(dwells, abs=0.21)
    assert all(
        np.isfinite(values[index])
        for one in found.cycles
        for index in (one.rest, one.start, one.peak, one.end, *one.close)
    )
