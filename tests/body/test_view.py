"""How the camera sees the body, and the words for what is wrong with that."""

from __future__ import annotations

import dataclasses
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.landmarks import INDEX
from coach.body.pose import Pose
from coach.body.pose_features import extract_features
from coach.body.view import (
    CHECKS,
    COMPANY,
    FRONT_ABOVE_DEG,
    LEAVE_DEG,
    NOBODY,
    PROBLEM_AFTER_S,
    Check,
    View,
    ViewChecker,
    add_problem,
    make_empty_view,
)
from tests.body.test_camera_tilt import tilt
from tests.synthetic import HEIGHT, WIDTH, Camera, Leg, Stance, lie, photograph

Kinds = tuple[Literal["side", "front"], ...]
SIDE: Kinds = ("side",)
FRONT: Kinds = ("front",)
BOTH: Kinds = ("side", "front")


def look(gate: ViewChecker, pose: Pose, seconds: float = 3.0, start_s: float = 0.0) -> View:
    """The last view after so many seconds of the same pose."""
    views = [
        gate.update(dataclasses.replace(pose, time_s=start_s + step / 10))
        for step in range(round(seconds * 10) + 1)
    ]
    return views[-1]


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
    gate = ViewChecker(BOTH, 25.0)
    view = gate.update(photograph(stance, camera=camera))
    assert (view.kind, view.facing) == (kind, facing)
    assert view.yaw_deg == pytest.approx(yaw_deg, abs=1e-6)
    assert forward is None or gate.forward == forward
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
    view = look(ViewChecker(kinds, 25.0), photograph(Stance(), camera=Camera(turned)))
    assert not view.ok
    assert view.problems == (f"Turn the camera so that it sees you {words}.",)


def move(pose: Pose, x: float, y: float) -> Pose:
    return dataclasses.replace(pose, image=pose.image + np.array([x, y]))


BAD_PICTURES = [
    pytest.param(
        move(photograph(Stance()), 0.0, 120.0),
        "Move back or tilt the camera: your feet must be in the picture.",
        False,
        id="feet cut off",
    ),
    pytest.param(
        move(photograph(Stance()), -340.0, 0.0),
        "Move back or tilt the camera: your head and shoulders and hips and knees and feet must be in the picture.",
        False,
        id="walked out to the left",
    ),
    pytest.param(
        photograph(Stance(), camera=Camera(scale=80.0)),
        "Come closer to the camera: you are small in the picture.",
        True,
        id="far away",
    ),
    pytest.param(
        dataclasses.replace(photograph(Stance()), brightness=0.03),
        "Turn on a light: the picture is too dark.",
        True,
        id="dark",
    ),
]


@pytest.mark.parametrize(("pose", "words", "ok"), BAD_PICTURES)
def test_a_bad_picture_is_told_with_what_to_do(pose: Pose, words: str, ok: bool) -> None:
    view = look(ViewChecker(SIDE, 25.0), pose)
    assert view.problems == (words,)
    assert view.ok is ok


def test_a_body_that_is_all_there_is_not_outside() -> None:
    pose = photograph(Stance())
    assert extract_features(pose).outside == ()
    pose.image[INDEX["nose"]] = np.nan
    assert extract_features(pose).outside == ("head",)


@given(x=st.floats(-WIDTH, WIDTH), y=st.floats(-HEIGHT, HEIGHT))
def test_a_part_is_outside_where_one_of_its_landmarks_is(x: float, y: float) -> None:
    pose = move(photograph(Stance()), x, y)
    nose = pose.image[INDEX["nose"]]
    assert ("head" in extract_features(pose).outside) is not bool(
        (nose >= 0).all() and nose[0] <= WIDTH and nose[1] <= HEIGHT
    )


def test_a_problem_is_told_and_taken_back_after_a_while_and_not_for_a_flicker() -> None:
    gate, good = ViewChecker(SIDE, 25.0), photograph(Stance())
    dark = dataclasses.replace(good, brightness=0.01)
    script = [good] * 3 + [dark] * 2 + [good] * 3 + [dark] * 8 + [good] * 2 + [dark] + [good] * 9
    told = [
        bool(gate.update(dataclasses.replace(pose, time_s=step / 8)).problems)
        for step, pose in enumerate(script)
    ]
    began_s, last_dark_s = 8 / 8, 18 / 8
    assert told == [
        began_s + PROBLEM_AFTER_S <= step / 8 < last_dark_s + PROBLEM_AFTER_S
        for step in range(len(script))
    ]


def test_the_words_of_a_problem_follow_the_body() -> None:
    gate = ViewChecker(SIDE, 25.0)
    first = look(gate, photograph(Stance(), camera=Camera(40.0)))
    second = look(gate, photograph(Stance(), camera=Camera(50.0)), seconds=10.0, start_s=4.0)
    assert "40 degrees" in first.problems[0]
    assert "50 degrees" in second.problems[0]


def test_a_view_that_was_good_enough_stays_so_a_little_further() -> None:
    gate = ViewChecker(SIDE, 25.0)
    a_little_more = photograph(Stance(), camera=Camera(25.0 + LEAVE_DEG / 2))
    assert not look(gate, a_little_more).ok
    assert look(gate, photograph(Stance(), camera=Camera(20.0)), seconds=10.0, start_s=4.0).ok
    assert look(gate, a_little_more, seconds=10.0, start_s=15.0).ok
    assert not look(
        gate, photograph(Stance(), camera=Camera(25.0 + 2 * LEAVE_DEG)), seconds=10.0, start_s=26.0
    ).ok


def test_one_wild_frame_does_not_turn_the_view() -> None:
    gate = ViewChecker(SIDE, 25.0)
    look(gate, photograph(Stance()), seconds=2.0)
    assert gate.update(photograph(Stance(), 2.1, Camera(90.0))).ok


def test_shoulders_that_are_not_seen_are_passed_over() -> None:
    pose = photograph(Stance(), camera=Camera(10.0))
    holed = dataclasses.replace(pose, time_s=0.1, world=pose.world.copy())
    holed.world[INDEX["left_shoulder"]] = np.nan
    gate = ViewChecker(SIDE, 25.0)
    assert gate.update(pose).yaw_deg == pytest.approx(10.0)
    assert gate.update(holed).yaw_deg == pytest.approx(10.0)


def test_forgotten_is_as_new() -> None:
    gate = ViewChecker(SIDE, 25.0)
    assert look(gate, photograph(Stance(), camera=Camera(60.0))).problems
    gate.reset()
    view = gate.update(photograph(Stance(), 3.1))
    assert view == ViewChecker(SIDE, 25.0).update(photograph(Stance(), 3.1))
    assert view.problems == ()


@given(st.floats(-90.0, 90.0), st.sampled_from(["left", "right"]))
def test_the_turn_is_read_back_whatever_it_is(turned: float, facing: str) -> None:
    gate = ViewChecker(BOTH, 25.0)
    view = gate.update(photograph(Stance(), camera=Camera(turned, facing)))
    assert abs(gate.turned_deg) == pytest.approx(abs(turned), abs=1e-6)
    if abs(abs(turned) - FRONT_ABOVE_DEG) > 1e-6:
        assert (view.kind == "side") is (abs(turned) < FRONT_ABOVE_DEG)


def list_failed(view: View) -> list[str]:
    return [check.name for check in view.checks if check.ok is False]


FAILED = [
    pytest.param(photograph(Stance(), camera=Camera(50.0)), ["view"], id="turned"),
    pytest.param(move(photograph(Stance()), 0.0, 120.0), ["whole_body"], id="feet cut off"),
    pytest.param(photograph(Stance(), camera=Camera(scale=80.0)), ["distance"], id="far away"),
    pytest.param(dataclasses.replace(photograph(Stance()), brightness=0.03), ["light"], id="dark"),
    pytest.param(tilt(photograph(Stance()), 12.0), ["level"], id="a tilted camera, standing"),
    pytest.param(tilt(photograph(lie()), -12.0), ["level"], id="a tilted camera, lying"),
    pytest.param(
        dataclasses.replace(
            move(photograph(Stance(), camera=Camera(50.0)), 0.0, 120.0), brightness=0.03
        ),
        ["view", "whole_body", "light"],
        id="much at once",
    ),
]


@pytest.mark.parametrize(("pose", "failed"), FAILED)
def test_what_is_wrong_is_a_check_that_fails_in_the_same_words(
    pose: Pose, failed: list[str]
) -> None:
    view = look(ViewChecker(SIDE, 25.0), pose)
    assert tuple(check.name for check in view.checks) == CHECKS
    assert list_failed(view) == failed
    assert tuple(check.problem for check in view.checks if check.ok is False) == view.problems
    assert all(check.problem == "" for check in view.checks if check.ok is not False)


def test_where_all_is_well_every_check_is_ok() -> None:
    assert {check.ok for check in look(ViewChecker(SIDE, 25.0), photograph(Stance())).checks} == {
        True
    }


def test_what_cannot_be_told_is_neither_ok_nor_wrong() -> None:
    bent = Leg(-60.0, 60.0)
    pose = dataclasses.replace(photograph(Stance(left=bent, right=bent)), brightness=float("nan"))
    checks = {check.name: check.ok for check in look(ViewChecker(SIDE, 25.0), pose).checks}
    assert [name for name, ok in checks.items() if ok is None] == ["light", "level"]
    assert not list_failed(look(ViewChecker(SIDE, 25.0), pose))


def test_a_check_that_is_about_to_fail_is_not_ticked_first() -> None:
    gate = ViewChecker(SIDE, 25.0)
    turned = [
        gate.update(photograph(Stance(), step / 10, Camera(50.0))).checks[1].ok for step in range(8)
    ]
    assert turned == [None] * 5 + [False] * 3


def test_a_tilted_camera_is_told_with_the_angle_and_its_angles_are_not_measured() -> None:
    view = look(ViewChecker(SIDE, 25.0), tilt(photograph(Stance()), 12.0))
    assert view.problems == ("Level the camera: tilted by about 12 degrees.",)
    assert not view.ok


def test_a_tilt_that_only_lying_shows_is_told_and_angles_are_measured_all_the_same() -> None:
    view = look(ViewChecker(SIDE, 25.0), tilt(photograph(lie()), -12.0))
    assert view.problems == ("Level the camera: tilted by about 12 degrees.",)
    assert view.ok


NOBODY_SEEN = [
    pytest.param(0.5, False, NOBODY, True, id="in the light"),
    pytest.param(0.03, False, NOBODY, False, id="in the dark"),
    pytest.param(float("nan"), False, NOBODY, None, id="the light is not known"),
    pytest.param(0.5, True, COMPANY, True, id="somebody else"),
]


@pytest.mark.parametrize(("brightness", "company", "words", "light"), NOBODY_SEEN)
def test_while_nobody_is_there_only_the_light_is_told(
    brightness: float, company: bool, words: str, light: bool | None
) -> None:
    view = make_empty_view(brightness, company)
    assert (view.kind, view.facing, view.ok, view.problems) == ("unknown", None, False, ())
    assert tuple(check.name for check in view.checks) == CHECKS
    assert view.checks[0] == Check("somebody", False, words)
    assert {check.name: check.ok for check in view.checks[1:]} == {
        "view": None, "whole_body": None, "distance": None, "light": light, "level": None,
    }  # fmt: skip
    assert bool(view.checks[4].problem) is (light is False)


def test_a_problem_that_others_know_of_fails_its_check() -> None:
    good = look(ViewChecker(SIDE, 25.0), photograph(Stance()))
    view = add_problem(good, "view", "Turn around.")
    assert (view.problems, list_failed(view)) == (("Turn around.",), ["view"])
    twice = add_problem(view, "view", "And again.")
    assert (twice.problems, twice.checks[1].problem) == (
        ("Turn around.", "And again."),
        "Turn around.",
    )
