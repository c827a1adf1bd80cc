"""How the camera sees the body, and the texts of problems."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.debounced_problems import PROBLEM_DELAY_S
from coach.body.landmarks import INDEX
from coach.body.pose import Pose
from coach.body.pose_features import extract_features
from coach.body.view import FRONT_ABOVE_DEG, HYSTERESIS_DEG, ViewChecker
from tests.body.view_helpers import SIDE, Kinds, check_view, move
from tests.synthetic import HEIGHT, WIDTH, Camera, Stance, lie, make_pose

FRONT: Kinds = ("front",)
BOTH: Kinds = ("side", "front")
SEEN = [
    pytest.param(Camera(0.0), "side", "right", 0.0, 1, id="side-on, facing right"),
    pytest.param(Camera(0.0, facing="left"), "side", "left", 0.0, -1, id="side-on, facing left"),
    pytest.param(Camera(20.0), "side", "right", 20.0, 1, id="turned to the front"),
    pytest.param(Camera(-20.0), "side", "right", -20.0, 1, id="turned to the back"),
    pytest.param(
        Camera(20.0, facing="left"), "side", "left", 20.0, -1, id="turned to the front, facing left"
    ),
    pytest.param(
        Camera(-30.0, facing="left"),
        "side",
        "left",
        -30.0,
        -1,
        id="turned to the back, facing left",
    ),
    pytest.param(Camera(90.0), "front", "front", 0.0, None, id="from the front"),
    pytest.param(Camera(70.0), "front", "front", 20.0, 1, id="nearly from the front"),
    pytest.param(
        Camera(70.0, facing="left"),
        "front",
        "front",
        20.0,
        -1,
        id="nearly from the front, facing left",
    ),
    pytest.param(Camera(-80.0), "back", "back", -10.0, 1, id="from the back"),
]


@pytest.mark.parametrize(
    "stance", [pytest.param(Stance(), id="standing"), pytest.param(lie(), id="lying")]
)
@pytest.mark.parametrize(("camera", "kind", "facing", "yaw_deg", "forward"), SEEN)
def test_where_the_body_faces(
    stance: Stance, camera: Camera, kind: str, facing: str, yaw_deg: float, forward: int | None
) -> None:
    checker = ViewChecker(BOTH, 25.0)
    view = checker.update(make_pose(stance, camera=camera))
    assert (view.kind, view.facing) == (kind, facing)
    assert view.yaw_deg == pytest.approx(yaw_deg, abs=1e-6)
    assert forward is None or checker.forward == forward
    assert view.ok is (kind != "back" and abs(yaw_deg) <= 25.0)


TURNS = [
    pytest.param(
        SIDE, 40.0, "from the side: now about 40 degrees off", id="turned from the side view"
    ),
    pytest.param(SIDE, 90.0, "from the side: now about 90 degrees off", id="seen from the front"),
    pytest.param(SIDE, -70.0, "from the side: now about 70 degrees off", id="seen from the back"),
    pytest.param(BOTH, 50.0, "from the side: now about 50 degrees off", id="between both"),
    pytest.param(
        ("front", "side"),
        60.0,
        "from the front: now about 30 degrees off",
        id="rather from the front",
    ),
    pytest.param(
        FRONT,
        0.0,
        "from the front: now about 90 degrees off",
        id="side-on where the front is needed",
    ),
    pytest.param(
        FRONT, 60.0, "from the front: now about 30 degrees off", id="turned from the front view"
    ),
    pytest.param(
        FRONT,
        -90.0,
        "from the front: now about 180 degrees off",
        id="the back where the front is needed",
    ),
]


@pytest.mark.parametrize(("kinds", "turned", "words"), TURNS)
def test_a_bad_view_is_told_with_what_to_do(kinds: Kinds, turned: float, words: str) -> None:
    view = check_view(ViewChecker(kinds, 25.0), make_pose(Stance(), camera=Camera(turned)))
    assert not view.ok
    assert view.problems == (f"Turn the camera so that it sees you {words}.",)


BAD_PICTURES = [
    pytest.param(
        move(make_pose(Stance()), 0.0, 120.0),
        "Move back or tilt the camera: your feet must be in the picture.",
        False,
        id="feet cut off",
    ),
    pytest.param(
        move(make_pose(Stance()), -340.0, 0.0),
        "Move back or tilt the camera: your head and shoulders and hips and knees and feet "
        "must be in the picture.",
        False,
        id="walked out to the left",
    ),
    pytest.param(
        make_pose(Stance(), camera=Camera(scale=80.0)),
        "Come closer to the camera: you are small in the picture.",
        True,
        id="far away",
    ),
    pytest.param(
        dataclasses.replace(make_pose(Stance()), brightness=0.03),
        "Turn on a light: the picture is too dark.",
        True,
        id="dark",
    ),
]


@pytest.mark.parametrize(("pose", "words", "ok"), BAD_PICTURES)
def test_a_bad_picture_is_told_with_what_to_do(pose: Pose, words: str, ok: bool) -> None:
    view = check_view(ViewChecker(SIDE, 25.0), pose)
    assert view.problems == (words,)
    assert view.ok is ok


CUT_OFF = [
    pytest.param(0.0, 0.0, False, id="all of the body"),
    pytest.param(0.0, 120.0, False, id="feet cut off"),
    pytest.param(0.0, 200.0, True, id="knees cut off"),
    pytest.param(-340.0, 0.0, True, id="walked out to the left"),
]


@pytest.mark.parametrize(("x", "y", "cut_off"), CUT_OFF)
def test_legs_are_cut_off_without_hips_or_knees(x: float, y: float, cut_off: bool) -> None:
    checker, pose = ViewChecker(SIDE, 25.0), move(make_pose(Stance()), x, y)
    assert not checker.update(pose).cut_off, "not for a flicker"
    assert check_view(checker, pose).cut_off is cut_off


def test_a_body_that_is_all_there_is_not_outside() -> None:
    pose = make_pose(Stance())
    assert extract_features(pose).outside == ()
    pose.image[INDEX["nose"]] = np.nan
    assert extract_features(pose).outside == ("head",)


@given(x=st.floats(-WIDTH, WIDTH), y=st.floats(-HEIGHT, HEIGHT))
def test_a_part_is_outside_where_one_of_its_landmarks_is(x: float, y: float) -> None:
    pose = move(make_pose(Stance()), x, y)
    nose = pose.image[INDEX["nose"]]
    assert ("head" in extract_features(pose).outside) is not bool(
        (nose >= 0).all() and nose[0] <= WIDTH and nose[1] <= HEIGHT
    )


def test_a_problem_is_told_and_taken_back_after_a_while_and_not_for_a_flicker() -> None:
    checker, good = ViewChecker(SIDE, 25.0), make_pose(Stance())
    dark = dataclasses.replace(good, brightness=0.01)
    script = [good] * 3 + [dark] * 2 + [good] * 3 + [dark] * 8 + [good] * 2 + [dark] + [good] * 9
    reported = [
        bool(checker.update(dataclasses.replace(pose, time_s=step / 8)).problems)
        for step, pose in enumerate(script)
    ]
    began_s, last_dark_s = 8 / 8, 18 / 8
    assert reported == [
        began_s + PROBLEM_DELAY_S <= step / 8 < last_dark_s + PROBLEM_DELAY_S
        for step in range(len(script))
    ]


def test_the_words_of_a_problem_follow_the_body() -> None:
    checker = ViewChecker(SIDE, 25.0)
    first = check_view(checker, make_pose(Stance(), camera=Camera(40.0)))
    second = check_view(
        checker, make_pose(Stance(), camera=Camera(50.0)), seconds=10.0, start_s=4.0
    )
    assert "40 degrees" in first.problems[0]
    assert "50 degrees" in second.problems[0]


def test_a_view_that_was_good_enough_stays_so_a_little_further() -> None:
    checker = ViewChecker(SIDE, 25.0)
    a_little_more = make_pose(Stance(), camera=Camera(25.0 + HYSTERESIS_DEG / 2))
    assert not check_view(checker, a_little_more).ok
    assert check_view(
        checker, make_pose(Stance(), camera=Camera(20.0)), seconds=10.0, start_s=4.0
    ).ok
    assert check_view(checker, a_little_more, seconds=10.0, start_s=15.0).ok
    assert not check_view(
        checker,
        make_pose(Stance(), camera=Camera(25.0 + 2 * HYSTERESIS_DEG)),
        seconds=10.0,
        start_s=26.0,
    ).ok


@pytest.mark.parametrize(("turned", "ok"), [(24.9, True), (25.1, False)])
@pytest.mark.parametrize("sign", [1.0, -1.0], ids=["to the front", "to the back"])
def test_the_first_view_must_keep_to_the_maximum_turn(sign: float, turned: float, ok: bool) -> None:
    pose = make_pose(Stance(), camera=Camera(sign * turned))
    assert ViewChecker(SIDE, 25.0).update(pose).ok is ok


def test_one_wild_frame_does_not_turn_the_view() -> None:
    checker = ViewChecker(SIDE, 25.0)
    check_view(checker, make_pose(Stance()), seconds=2.0)
    assert checker.update(make_pose(Stance(), 2.1, Camera(90.0))).ok


def test_shoulders_that_are_not_seen_are_passed_over() -> None:
    pose = make_pose(Stance(), camera=Camera(10.0))
    holed = dataclasses.replace(pose, time_s=0.1, world=pose.world.copy())
    holed.world[INDEX["left_shoulder"]] = np.nan
    checker = ViewChecker(SIDE, 25.0)
    assert checker.update(pose).yaw_deg == pytest.approx(10.0)
    assert checker.update(holed).yaw_deg == pytest.approx(10.0)


def test_forgotten_is_as_new() -> None:
    checker = ViewChecker(SIDE, 25.0)
    assert check_view(checker, make_pose(Stance(), camera=Camera(60.0))).problems
    checker.reset()
    view = checker.update(make_pose(Stance(), 3.1))
    assert view == ViewChecker(SIDE, 25.0).update(make_pose(Stance(), 3.1))
    assert view.problems == ()


@given(st.floats(-90.0, 90.0), st.sampled_from(["left", "right"]))
def test_the_turn_is_read_back_whatever_it_is(turned: float, facing: str) -> None:
    checker = ViewChecker(BOTH, 25.0)
    view = checker.update(make_pose(Stance(), camera=Camera(turned, facing)))
    assert abs(checker.turned_deg) == pytest.approx(abs(turned), abs=1e-6)
    if abs(abs(turned) - FRONT_ABOVE_DEG) > 1e-6:
        assert (view.kind == "side") is (abs(turned) < FRONT_ABOVE_DEG)
