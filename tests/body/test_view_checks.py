"""The checklist of the view: each check passes, fails, or is undecided."""

from __future__ import annotations

import dataclasses

import pytest

from coach.body.debounced_problems import CHECKS, Check
from coach.body.pose import Pose
from coach.body.view import COMPANY, NOBODY, View, ViewChecker, add_problem, make_empty_view
from tests.body.tilted_camera import tilt
from tests.body.view_helpers import SIDE, check_view, move
from tests.synthetic import Camera, Leg, Stance, lie, make_pose


def list_failed(view: View) -> list[str]:
    return [check.name for check in view.checks if check.ok is False]


FAILED = [
    pytest.param(make_pose(Stance(), camera=Camera(50.0)), ["view"], id="turned"),
    pytest.param(move(make_pose(Stance()), 0.0, 120.0), ["whole_body"], id="feet cut off"),
    pytest.param(make_pose(Stance(), camera=Camera(scale=80.0)), ["distance"], id="far away"),
    pytest.param(dataclasses.replace(make_pose(Stance()), brightness=0.03), ["light"], id="dark"),
    pytest.param(tilt(make_pose(Stance()), 12.0), ["level"], id="a tilted camera, standing"),
    pytest.param(tilt(make_pose(lie()), -12.0), ["level"], id="a tilted camera, lying"),
    pytest.param(
        dataclasses.replace(
            move(make_pose(Stance(), camera=Camera(50.0)), 0.0, 120.0), brightness=0.03
        ),
        ["view", "whole_body", "light"],
        id="much at once",
    ),
]


@pytest.mark.parametrize(("pose", "failed"), FAILED)
def test_what_is_wrong_is_a_check_that_fails_in_the_same_words(
    pose: Pose, failed: list[str]
) -> None:
    view = check_view(ViewChecker(SIDE, 25.0), pose)
    assert tuple(check.name for check in view.checks) == CHECKS
    assert list_failed(view) == failed
    assert tuple(check.problem for check in view.checks if check.ok is False) == view.problems
    assert all(check.problem == "" for check in view.checks if check.ok is not False)


def test_where_all_is_well_every_check_is_ok() -> None:
    assert {
        check.ok for check in check_view(ViewChecker(SIDE, 25.0), make_pose(Stance())).checks
    } == {True}


def test_what_cannot_be_told_is_neither_ok_nor_wrong() -> None:
    bent = Leg(-60.0, 60.0)
    pose = dataclasses.replace(make_pose(Stance(left=bent, right=bent)), brightness=float("nan"))
    checks = {check.name: check.ok for check in check_view(ViewChecker(SIDE, 25.0), pose).checks}
    assert [name for name, ok in checks.items() if ok is None] == ["light", "level"]
    assert not list_failed(check_view(ViewChecker(SIDE, 25.0), pose))


def test_a_check_that_can_no_longer_be_told_loses_its_tick() -> None:
    checker, good = ViewChecker(SIDE, 25.0), make_pose(Stance())
    lights = []
    for start_s, brightness in ((0.0, 0.5), (4.0, float("nan")), (8.0, 0.03), (12.0, 0.5)):
        pose = dataclasses.replace(good, brightness=brightness)
        checks = check_view(checker, pose, start_s=start_s).checks
        lights.append({check.name: check.ok for check in checks}["light"])
    assert lights == [True, None, False, True]


def test_a_check_that_is_about_to_fail_is_not_ticked_first() -> None:
    checker = ViewChecker(SIDE, 25.0)
    turned = [
        checker.update(make_pose(Stance(), step / 10, Camera(50.0))).checks[1].ok
        for step in range(8)
    ]
    assert turned == [None] * 5 + [False] * 3


def test_a_tilted_camera_is_told_with_the_angle_and_its_angles_are_not_measured() -> None:
    view = check_view(ViewChecker(SIDE, 25.0), tilt(make_pose(Stance()), 12.0))
    assert view.problems == ("Level the camera: tilted by about 12 degrees.",)
    assert not view.ok


def test_a_tilt_that_only_lying_shows_is_told_and_angles_are_measured_all_the_same() -> None:
    view = check_view(ViewChecker(SIDE, 25.0), tilt(make_pose(lie()), -12.0))
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
    good = check_view(ViewChecker(SIDE, 25.0), make_pose(Stance()))
    view = add_problem(good, "view", "Turn around.")
    assert (view.problems, list_failed(view)) == (("Turn around.",), ["view"])
    twice = add_problem(view, "view", "And again.")
    assert (twice.problems, twice.checks[1].problem) == (
        ("Turn around.", "And again."),
        "Turn around.",
    )
