"""Presence of a person."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.landmarks import INDEX
from coach.body.limits import MAX_GAP_S
from coach.body.pose import Pose, empty_pose
from coach.body.pose_features import extract_features
from coach.body.presence import (
    FOUND_DELAY_S,
    LOST_DELAY_S,
    MAX_JUMP,
    MAX_JUMP_PER_S,
    MAX_TRUNK_VARIATION,
    SEARCH_TIMEOUT_S,
    STEADY_WINDOW_S,
    PresenceDetector,
)
from tests.synthetic import HEIGHT, PIXELS_A_METRE, TRUNK_M, WIDTH, Stance, make_pose


def detect(presence: PresenceDetector, start_s: float, seconds: float, there: bool) -> list[bool]:
    times = [start_s + step / 8 for step in range(round(seconds * 8))]
    return [
        presence.update(make_pose(Stance(), time_s) if there else empty_pose(time_s, WIDTH, HEIGHT))
        for time_s in times
    ]


def test_somebody_is_found_and_lost_after_a_while() -> None:
    presence = PresenceDetector()
    found = detect(presence, 0.0, 1.0, there=True)
    lost = detect(presence, 1.0, 1.0, there=False)
    assert found == [step / 8 >= FOUND_DELAY_S for step in range(8)]
    assert lost == [step / 8 < LOST_DELAY_S for step in range(8)]


@pytest.mark.parametrize("start", range(0, 60, 7))
def test_times_that_are_not_exact_cost_no_picture(start: int) -> None:
    presence = PresenceDetector()
    reported = [presence.update(make_pose(Stance(), (start + step) / 10)) for step in range(6)]
    reported += [
        presence.update(empty_pose((start + step) / 10, WIDTH, HEIGHT)) for step in range(6, 11)
    ]
    assert reported == [False] * 5 + [True] * 5 + [False]


def test_a_flicker_changes_nothing() -> None:
    presence = PresenceDetector()
    assert not any(
        detect(presence, 0.0, 0.25, there=True)
        + detect(presence, 0.25, 0.125, there=False)
        + detect(presence, 0.375, 0.375, there=True)
    )
    detect(presence, 0.75, 1.0, there=True)
    assert all(
        detect(presence, 1.75, 0.25, there=False)
        + detect(presence, 2.0, 0.125, there=True)
        + detect(presence, 2.125, 0.375, there=False)
    )


def test_since_when_the_contrary_is_seen() -> None:
    presence, reported = PresenceDetector(), []
    for step, there in enumerate([False, *[True] * 6, False, False, True]):
        detect(presence, step / 8, 1 / 8, there)
        reported.append(presence.since_s)
    assert reported == [None, *[0.125] * 4, None, None, 0.875, 0.875, None]


def test_after_a_gap_somebody_is_looked_for_anew() -> None:
    presence = PresenceDetector()
    detect(presence, 0.0, 0.25, there=True)
    later_s = 0.125 + MAX_GAP_S + 0.125
    assert not presence.update(make_pose(Stance(), later_s))
    assert presence.since_s == later_s
    assert [presence.update(make_pose(Stance(), later_s + step / 8)) for step in range(1, 5)] == [
        False,
        False,
        False,
        True,
    ]


def test_two_poses_a_second_are_enough_to_be_found() -> None:
    presence = PresenceDetector()
    assert [presence.update(make_pose(Stance(), step / 2)) for step in range(3)] == [
        False,
        True,
        True,
    ]


def test_who_is_there_stays_so_over_a_gap() -> None:
    presence = PresenceDetector()
    detect(presence, 0.0, 1.0, there=True)
    assert presence.update(make_pose(Stance(), 20.0))
    assert presence.update(empty_pose(40.0, WIDTH, HEIGHT))
    assert not presence.update(empty_pose(60.0, WIDTH, HEIGHT))


def resize(pose: Pose, size: float) -> Pose:
    return dataclasses.replace(pose, world=pose.world * size)


UNSTEADY = [
    pytest.param(0.95, True, id="as people are"),
    pytest.param(0.76, False, id="as inventions are"),
]


@pytest.mark.parametrize(("size", "found"), UNSTEADY)
def test_a_body_that_is_found_keeps_its_length(size: float, found: bool) -> None:
    lengths = np.array([1.0, size])
    assert bool(lengths.std() <= MAX_TRUNK_VARIATION * lengths.mean()) is found
    presence = PresenceDetector()
    poses = [
        resize(make_pose(Stance(), step / 16), size if step % 2 else 1.0) for step in range(48)
    ]
    assert all(extract_features(pose).plausible for pose in poses)
    reported = [presence.update(pose) for pose in poses]
    assert any(reported) is found


def test_somebody_whose_length_changes_is_lost_and_found_again_when_it_no_longer_does() -> None:
    presence = PresenceDetector()
    detect(presence, 0.0, 1.0, there=True)
    sizes = [0.76 if step % 2 else 1.0 for step in range(16)] + [0.76] * 24
    reported = {
        1.0 + step / 16: presence.update(resize(make_pose(Stance(), 1.0 + step / 16), size))
        for step, size in enumerate(sizes)
    }
    away = [time_s for time_s, there in reported.items() if not there]
    assert 1.0 + LOST_DELAY_S <= away[0] <= 1.25 + LOST_DELAY_S
    assert 2.0 + FOUND_DELAY_S < away[-1] < 2.0 + STEADY_WINDOW_S + FOUND_DELAY_S
    assert presence.present


def move(pose: Pose, trunks: float) -> Pose:
    """The same pose further to the right in the picture."""
    return dataclasses.replace(
        pose, image=pose.image + np.array([trunks * TRUNK_M * PIXELS_A_METRE, 0.0])
    )


AFTER_S = 0.25
JUMPS = [
    pytest.param(0.0, AFTER_S, False, id="stayed"),
    pytest.param(MAX_JUMP, AFTER_S, False, id="moved a little"),
    pytest.param(
        MAX_JUMP + MAX_JUMP_PER_S * AFTER_S - 0.05, AFTER_S, False, id="as far as one can go"
    ),
    pytest.param(
        MAX_JUMP + MAX_JUMP_PER_S * AFTER_S + 0.05, AFTER_S, True, id="further than one can go"
    ),
    pytest.param(
        -MAX_JUMP - MAX_JUMP_PER_S * AFTER_S - 0.05, AFTER_S, True, id="further the other way"
    ),
    pytest.param(
        MAX_JUMP + MAX_JUMP_PER_S * AFTER_S + 0.05,
        2 * AFTER_S,
        False,
        id="as far as one can go in that time",
    ),
    pytest.param(0.5, 1 / 16, False, id="half a trunk from one picture to the next"),
    pytest.param(0.6, 1 / 16, True, id="more than half a trunk from one picture to the next"),
    pytest.param(12.0, SEARCH_TIMEOUT_S, True, id="far away, still remembered"),
    pytest.param(12.0, SEARCH_TIMEOUT_S + 0.1, False, id="far away, not remembered any more"),
]


@pytest.mark.parametrize(("trunks", "after_s", "other_person"), JUMPS)
def test_a_body_that_is_suddenly_elsewhere_is_another(
    trunks: float, after_s: float, other_person: bool
) -> None:
    presence = PresenceDetector()
    for step in range(16):
        presence.update(make_pose(Stance(), step / 16))
    assert not presence.other_person
    assert presence.update(move(make_pose(Stance(), 15 / 16 + after_s), trunks))
    assert presence.other_person is other_person


def test_nobody_is_not_elsewhere() -> None:
    presence = PresenceDetector()
    detect(presence, 0.0, 1.0, there=True)
    presence.update(move(make_pose(Stance(), 1.0), 5.0))
    assert presence.other_person
    presence.update(empty_pose(1.1, WIDTH, HEIGHT))
    assert not presence.other_person


def follow_other(
    start_s: float, end_s: float, trunks: float, until_s: float
) -> list[tuple[float, bool, bool]]:
    """(time, present, other_person) of a person from 0 to `until_s`, replaced by another one from
    `start_s` to `end_s`."""
    presence, reported = PresenceDetector(), []
    for step in range(round(until_s * 16)):
        pose = make_pose(Stance(), step / 16)
        there = presence.update(move(pose, trunks) if start_s <= pose.time_s < end_s else pose)
        reported.append((pose.time_s, there, presence.other_person))
    return reported


def test_another_who_passes_quickly_costs_nothing() -> None:
    reported = follow_other(2.0, 2.0 + LOST_DELAY_S - 0.1, 5.0, 4.0)
    assert [time_s for time_s, _, other_person in reported if other_person] == [
        2.0,
        2.0625,
        2.125,
        2.1875,
        2.25,
    ]
    assert all(there for time_s, there, _ in reported if time_s >= FOUND_DELAY_S)


def test_who_was_there_is_waited_for_while_another_is_seen() -> None:
    reported = follow_other(2.0, 3.0, 5.0, 5.0)
    assert [time_s for time_s, _, other_person in reported if other_person] == [
        2.0 + step / 16 for step in range(16)
    ]
    away = [time_s for time_s, there, _ in reported if not there and time_s >= 1.0]
    assert away[0] == pytest.approx(2.0 + LOST_DELAY_S, abs=1 / 16)
    assert away[-1] == pytest.approx(3.0 + FOUND_DELAY_S, abs=1 / 16)


def test_another_who_stays_is_the_one_from_then_on() -> None:
    reported = follow_other(2.0, 9.0, 12.0, 9.0)
    remembered_s = 2.0 - 1 / 16 + SEARCH_TIMEOUT_S
    assert all(
        other_person is (2.0 <= time_s <= remembered_s) for time_s, _, other_person in reported
    )
    found = [time_s for time_s, there, _ in reported if there and time_s > 3.0]
    assert found[0] == pytest.approx(remembered_s + FOUND_DELAY_S, abs=2 / 16)
    assert found[-1] == reported[-1][0]


def enlarge(pose: Pose, times: float, width: int = WIDTH, height: int = HEIGHT) -> Pose:
    """The same pose in a picture of another size."""
    return dataclasses.replace(
        pose, image=pose.image * times, width=round(width * times), height=round(height * times)
    )


SIZES = st.sampled_from([0.25, 0.5, 2 / 3, 1.0, 1.334, 1.5, 2.0, 3.0, 6.0])
PLACES = st.sampled_from([0.0, 0.1, 0.3, 0.8, 1.2, 2.0, 5.0])
"""Distance from the first person in trunk lengths; none of them at a bound."""


SOMEBODY = make_pose(Stance())


@pytest.mark.slow
@given(st.lists(st.tuples(SIZES, PLACES, st.booleans()), min_size=20, max_size=60))
def test_pictures_of_any_size_tell_the_same(reported: list[tuple[float, float, bool]]) -> None:
    """The size of the pictures may change at any moment without any effect."""
    steady, changing = PresenceDetector(), PresenceDetector()
    for step, (times, trunks, there) in enumerate(reported):
        pose = (
            move(dataclasses.replace(SOMEBODY, time_s=step / 8), trunks)
            if there or step < 8
            else empty_pose(step / 8, WIDTH, HEIGHT)
        )
        there_too = changing.update(enlarge(pose, times))
        assert steady.update(pose) is there_too
        assert (steady.other_person, steady.crowded, steady.since_s) == (
            changing.other_person,
            changing.crowded,
            changing.since_s,
        )


@pytest.mark.parametrize(
    ("width", "height"),
    [(WIDTH, WIDTH), (HEIGHT, WIDTH), (WIDTH, 360)],
    ids=["square", "upright", "wide"],
)
def test_a_picture_of_another_shape_makes_nobody_another(width: int, height: int) -> None:
    """The picture was cropped differently, or the camera was turned, so the place of a person is
    unknown."""
    presence = PresenceDetector()
    detect(presence, 0.0, 1.0, there=True)
    moved = move(make_pose(Stance(), 1.0), 2.0)
    assert presence.update(dataclasses.replace(moved, width=width, height=height))
    assert not presence.other_person
    assert presence.update(
        dataclasses.replace(make_pose(Stance(), 1.1), width=width, height=height)
    )
    assert presence.other_person


def shorten_leg(pose: Pose, share: float) -> Pose:
    """The pose with a right leg that is reported too short, as a hidden one often is."""
    image, world = pose.image.copy(), pose.world.copy()
    for points in (image, world):
        hip = points[INDEX["right_hip"]]
        for name in ("right_knee", "right_ankle"):
            points[INDEX[name]] = hip + share * (points[INDEX[name]] - hip)
    return dataclasses.replace(pose, image=image, world=world)


def test_a_leg_that_is_hidden_later_does_not_make_a_person_leave() -> None:
    presence = PresenceDetector()
    detect(presence, 0.0, 1.0, there=True)
    poses = [shorten_leg(make_pose(Stance(), 1.0 + step / 8), 0.2) for step in range(8)]
    assert not any(extract_features(pose).plausible for pose in poses)
    assert all(presence.update(pose) for pose in poses)
    newcomer = PresenceDetector()
    assert not any(newcomer.update(pose) for pose in poses)
