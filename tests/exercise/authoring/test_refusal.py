"""A demonstration is refused for what was really wrong with it."""

from __future__ import annotations

import pytest

from coach.body.pose import Pose, empty_pose
from coach.errors import ExerciseError
from coach.exercise.authoring.demonstration import demonstrate
from coach.exercise.authoring.observed_angles import observe_angles
from coach.exercise.authoring.refusal import ShownKind
from tests.exercise.authoring.demonstrations import MARCH_RIGHT, SQUAT, STAND, repeat
from tests.synthetic import Camera, Script, make_poses

NOBODY = [empty_pose(step / 10, 640, 480) for step in range(50)]
SQUATS = repeat(SQUAT, 3)
LOW = STAND.towards(SQUAT, 0.65)
UNLIKE: Script = [(1.5, STAND), *[(0.4, LOW), (0.4, STAND), (0.4, STAND)] * 3, (14.0, SQUAT)]


def thin(poses: list[Pose], every: int) -> list[Pose]:
    return poses[::every]


def hide(poses: list[Pose], from_s: float, to_s: float) -> list[Pose]:
    return [
        empty_pose(pose.time_s, 640, 480) if from_s <= pose.time_s < to_s else pose
        for pose in poses
    ]


@pytest.mark.parametrize(
    ("poses", "kind", "words", "never"),
    [
        pytest.param([], None, ["Nobody was seen."], [], id="nothing"),
        pytest.param(NOBODY, None, ["Nobody was seen."], [], id="nobody"),
        pytest.param(
            make_poses([(1.0, STAND)]),
            None,
            ["Somebody was seen for only 0.9 seconds", "three times"],
            [],
            id="too short",
        ),
        pytest.param(
            thin(make_poses(SQUATS), 15),
            None,
            ["1.0 pictures a second", "at least 2"],
            ["Nobody", "only"],
            id="one picture a second",
        ),
        pytest.param(
            thin(make_poses(SQUATS), 30),
            "hold",
            ["0.5 pictures a second", "at least 2"],
            ["Nobody", "only"],
            id="a picture every two seconds",
        ),
        pytest.param(
            make_poses(SQUATS)[:1], None, ["Number of pictures: 1"], ["Nobody"], id="one picture"
        ),
        pytest.param(
            make_poses(SQUATS, Camera(turned_deg=-90.0)),
            None,
            ["Somebody was seen for 10 seconds", "no angle could be measured", "from the side"],
            ["only"],
            id="from behind",
        ),
        pytest.param(
            hide(make_poses(SQUATS), 2.5, 20.0),
            None,
            ["Somebody was seen for only 3 of 11 seconds"],
            ["Nobody"],
            id="went away",
        ),
        pytest.param(
            make_poses(SQUATS),
            "hold",
            ["No position was held for 3 seconds", "moved 3 times", "repetitions"],
            ["differently", "No regular"],
            id="repetitions although a hold was asked for",
        ),
        pytest.param(
            make_poses(repeat(MARCH_RIGHT, 1)),
            "repetitions",
            ["there and back once", "degrees", "three times"],
            ["Nobody"],
            id="once",
        ),
        pytest.param(
            make_poses([(3.0, STAND), (1.0, SQUAT), (1.0, SQUAT)]),
            None,
            ["not seen to come back"],
            ["and back"],
            id="not back",
        ),
        pytest.param(
            hide(make_poses([(3.0, STAND), (1.0, SQUAT), (8.0, SQUAT), (3.0, STAND)]), 4.5, 11.5),
            None,
            ["not seen to come back", "Nobody was seen for about 7 seconds"],
            ["and back"],
            id="unseen in between",
        ),
        pytest.param(
            make_poses([(4.0, STAND)]),
            None,
            ["by only 0 degrees"],
            ["back", "Nobody"],
            id="nothing moved",
        ),
        pytest.param(
            make_poses([*UNLIKE, (14.0, STAND)]),
            "repetitions",
            ["4 times, each time differently"],
            [],
            id="each time differently",
        ),
    ],
)
def test_the_reason_is_the_true_one(
    poses: list[Pose], kind: ShownKind | None, words: list[str], never: list[str]
) -> None:
    with pytest.raises(ExerciseError) as caught:
        demonstrate(observe_angles(poses), kind)
    message = str(caught.value.message)
    assert [one for one in words if one not in f"{message} {caught.value.hint}"] == []
    assert [one for one in never if one in message] == []
