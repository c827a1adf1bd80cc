"""Where a larger pose model looks again, and what is taken from it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.landmarks import INDEX
from coach.body.pose import Pose, empty_pose
from coach.body.view import View
from coach.exercise.second_look import (
    ABSENCE_MARGIN_S,
    HIPS,
    LEGS,
    MARGIN_S,
    MIN_ABSENCE_S,
    SHOULDERS,
    Interval,
    ViewQuality,
    assess,
    find_absences,
    find_doubts,
    find_improved,
    merge,
    replace_body,
    replace_legs,
    unite,
)
from coach.exercise.tracking.angle_filter import HIDDEN_LEG
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.leg_confusion import LEGS_ALIKE
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import load_exercise
from tests.exercise.sessions import LOW, TALL
from tests.synthetic import empty, make_poses, train

POSES = make_poses([(1.0, TALL), (1.0, LOW), (1.0, LOW), (1.0, TALL)])
LUNGE = load_exercise("lunge").exercise
FEEDBACKS = train(Trainer(LUNGE), POSES)[0]
GOOD = FEEDBACKS[-1]
NO_KNEE = {**GOOD.angles, "knee_flexion_right": math.nan}


def change_view(view: View, *problems: str) -> View:
    return dataclasses.replace(view, ok=not problems, problems=problems)


ASSESSED = [
    pytest.param({}, 0.0, False, id="all seen"),
    pytest.param({"angles": NO_KNEE, "side": "right"}, 0.25, True, id="the leg"),
    pytest.param({"angles": NO_KNEE, "side": "left"}, 0.0, False, id="the other leg"),
    pytest.param({"angles": NO_KNEE, "side": None}, 0.125, True, id="either leg"),
    pytest.param({"angles": {}}, 1.0, True, id="nothing"),
    pytest.param({"angles": {}, "present": False}, 1.0, False, id="nobody"),
    pytest.param(
        {"angles": {}, "view": change_view(GOOD.view, HIDDEN_LEG)}, 1.0, True, id="hidden"
    ),
    pytest.param({"angles": {}, "view": change_view(GOOD.view, LEGS_ALIKE)}, 1.0, True, id="alike"),
    pytest.param(
        {"angles": {}, "view": change_view(GOOD.view, "Turn.")}, 1.0, False, id="wrong view"
    ),
    pytest.param(
        {"angles": {}, "view": dataclasses.replace(GOOD.view, kind="front")},
        1.0,
        False,
        id="from the front",
    ),
]


@pytest.mark.parametrize(("changes", "missing", "doubtful"), ASSESSED)
def test_a_leg_is_in_doubt_if_an_angle_is_missing_that_the_view_shows(
    changes: dict[str, object], missing: float, doubtful: bool
) -> None:
    feedback: Feedback = dataclasses.replace(GOOD, **changes)  # type: ignore[arg-type]
    absent = not feedback.present
    assert assess(POSES[-1], feedback) == ViewQuality(
        GOOD.time_s, missing, doubtful, absent, GOOD.repetitions
    )


@pytest.mark.parametrize("present", [True, False], ids=["a leg", "nobody"])
@pytest.mark.parametrize(
    ("brightness", "doubtful"), [(math.nan, True), (0.6, True), (0.25, True), (0.2, False)]
)
def test_in_the_dark_there_is_no_second_look(
    brightness: float, doubtful: bool, present: bool
) -> None:
    pose = dataclasses.replace(POSES[-1], brightness=brightness)
    feedback = dataclasses.replace(GOOD, angles={}, present=present)
    seen = ViewQuality(
        GOOD.time_s, 1.0, doubtful and present, doubtful and not present, GOOD.repetitions
    )
    assert assess(pose, feedback) == seen


def see(times: Sequence[float], missing: float = 0.5) -> list[ViewQuality]:
    return [ViewQuality(time_s, missing, missing > 0, False, 0) for time_s in times]


DOUBTS = [
    pytest.param([], [], id="none"),
    pytest.param([2.0], [(2.0 - MARGIN_S, 2.0 + MARGIN_S)], id="one instant"),
    pytest.param([1.0, 1.7], [(1.0 - MARGIN_S, 1.7 + MARGIN_S)], id="near each other"),
    pytest.param(
        [1.0, 1.1, 2.0],
        [(1.0 - MARGIN_S, 1.1 + MARGIN_S), (2.0 - MARGIN_S, 2.0 + MARGIN_S)],
        id="far from each other",
    ),
]


@pytest.mark.parametrize(("times", "intervals"), DOUBTS)
def test_doubts_are_looked_at_with_a_margin(times: list[float], intervals: list[Interval]) -> None:
    seen = sorted([*see(times), *see([0.0, 5.0], 0.0)])
    assert find_doubts(seen) == intervals


@given(st.lists(st.floats(0.0, 100.0), unique=True).map(sorted))
def test_intervals_are_apart_and_hold_every_doubt(times: list[float]) -> None:
    intervals = find_doubts(see(times))
    assert all(any(start <= time <= end for start, end in intervals) for time in times)
    assert all(one[1] < two[0] for one, two in pairwise(intervals))


ABSENCES = [
    pytest.param([(0.0, 5.0, False)], [], id="somebody"),
    pytest.param([(0.0, 0.6, True), (0.7, 5.0, False)], [], id="who arrives"),
    pytest.param(
        [(0.0, MIN_ABSENCE_S, True), (1.0, 5.0, False)],
        [(-ABSENCE_MARGIN_S, MIN_ABSENCE_S + ABSENCE_MARGIN_S)],
        id="nobody at first",
    ),
    pytest.param(
        [(0.0, 1.0, False), (1.1, 2.1, True), (2.2, 2.8, False), (2.9, 4.0, True)],
        [(1.1 - ABSENCE_MARGIN_S, 4.0 + ABSENCE_MARGIN_S)],
        id="near each other",
    ),
    pytest.param(
        [(0.0, 1.0, True), (1.1, 4.1, False), (4.2, 5.2, True)],
        [
            (-ABSENCE_MARGIN_S, 1.0 + ABSENCE_MARGIN_S),
            (4.2 - ABSENCE_MARGIN_S, 5.2 + ABSENCE_MARGIN_S),
        ],
        id="far from each other",
    ),
]


@pytest.mark.parametrize(("spans", "intervals"), ABSENCES)
def test_a_person_is_looked_for_again_where_nobody_is_for_long(
    spans: list[tuple[float, float, bool]], intervals: list[Interval]
) -> None:
    seen = [
        ViewQuality(time_s, 1.0, False, absent, 0)
        for start_s, end_s, absent in spans
        for time_s in (start_s, (start_s + end_s) / 2, end_s)
    ]
    assert find_absences(seen) == [pytest.approx(each) for each in intervals]


@given(st.lists(st.tuples(st.floats(0.0, 100.0), st.floats(0.0, 5.0))))
def test_united_intervals_are_apart_and_hold_the_same_instants(
    spans: list[tuple[float, float]],
) -> None:
    intervals = [(start_s, start_s + length_s) for start_s, length_s in spans]
    united = unite(intervals)
    assert all(one[1] < two[0] for one, two in pairwise(united))
    assert {start for start, _ in united} <= {start for start, _ in intervals}
    assert {end for _, end in united} <= {end for _, end in intervals}
    for start, end in intervals:
        assert any(first <= start and end <= last for first, last in united)


IMPROVED = [
    pytest.param([0.5, 0.5, 0.5], [0.5, 0.375, 0.5], True, id="less"),
    pytest.param([0.5, 0.5, 0.5], [0.375, 0.5, 0.625], False, id="as much"),
    pytest.param([0.5, 0.5, 0.5], [0.5, 0.5, 1.0], False, id="more"),
]


@pytest.mark.parametrize(("first", "second", "kept"), IMPROVED)
def test_the_first_look_stays_unless_less_is_missing(
    first: list[float], second: list[float], kept: bool
) -> None:
    def surround(values: list[float], outside: float) -> list[ViewQuality]:
        """Put the values where the interval is, and another one before and after it."""
        return [
            ViewQuality(float(place), missing, True, False, 0)
            for place, missing in enumerate([outside, *values, outside])
        ]

    interval = (1.0, 3.0)
    for before, after in ((0.0, 1.0), (1.0, 0.0)):  # changes outside do not count
        both = surround(first, before), surround(second, after)
        found = find_improved([interval], *both, lack=attrgetter("missing"))
        assert found == ([interval] if kept else [])


COUNTED = [
    pytest.param([0, 0, 1, 1], [0, 0, 1, 1], True, id="as many"),
    pytest.param([0, 0, 0, 0], [0, 0, 1, 1], True, id="more"),
    pytest.param([0, 0, 1, 1], [0, 0, 0, 0], False, id="fewer"),
    pytest.param([0, 0, 0, 1], [0, 0, 0, 0], False, id="fewer, soon after"),
    pytest.param([1, 1, 2, 2], [0, 0, 1, 1], True, id="fewer before"),
]


@pytest.mark.parametrize(("first", "second", "kept"), COUNTED)
def test_the_first_look_stays_if_the_second_loses_a_repetition(
    first: list[int], second: list[int], kept: bool
) -> None:
    one, two = (
        [
            ViewQuality(float(place), missing, True, False, count)
            for place, count in enumerate(counts)
        ]
        for missing, counts in ((0.5, first), (0.25, second))
    )
    found = find_improved([(1.0, 2.0)], one, two, lack=attrgetter("missing"))
    assert found == ([(1.0, 2.0)] if kept else [])


def shift(pose: Pose, trunks: float) -> Pose:
    """Return the pose of a body that is this many lengths of its trunk further to the right."""
    image = pose.image
    trunk = math.dist(image[SHOULDERS].mean(axis=0), image[HIPS].mean(axis=0))
    return dataclasses.replace(pose, image=image + np.array([trunks * trunk, 0.0]))


def test_of_the_second_look_only_the_legs_are_taken() -> None:
    first, second = POSES[0], shift(POSES[0], 0.05)
    second = dataclasses.replace(second, world=second.world + 0.01, visibility=np.full(33, 0.4))
    before = first.image.copy()
    mixed = replace_legs(first, second)
    for name in ("image", "world", "visibility"):
        both = [getattr(pose, name) for pose in (first, second, mixed)]
        np.testing.assert_array_equal(both[2][LEGS], both[1][LEGS])
        np.testing.assert_array_equal(both[2][: LEGS.start], both[0][: LEGS.start])
    assert INDEX["left_hip"] == LEGS.start
    assert mixed.time_s == first.time_s
    np.testing.assert_array_equal(first.image, before)


NOBODY = empty_pose(0.0, POSES[0].width, POSES[0].height)


@pytest.mark.parametrize(
    ("first", "second"), [(POSES[0], NOBODY), (NOBODY, POSES[0])], ids=["second", "first"]
)
def test_nothing_is_taken_if_one_of_both_found_nobody(first: Pose, second: Pose) -> None:
    assert replace_legs(first, second) is first


@pytest.mark.parametrize(
    ("trunks", "taken"), [(0.1, True), (-0.2, True), (0.5, False), (-3.0, False)]
)
def test_nothing_is_taken_of_another_person(trunks: float, taken: bool) -> None:
    for pose in (POSES[0], POSES[len(POSES) // 2]):
        assert (replace_legs(pose, shift(pose, trunks)) is not pose) == taken


def test_legs_are_taken_within_the_intervals_at_the_same_instants() -> None:
    legs = [shift(pose, 0.05) for pose in POSES]
    legs.append(dataclasses.replace(POSES[0], time_s=1.01))  # between two pictures
    intervals = [(0.9, 1.2), (2.0, 2.1)]
    changed = [
        merged.time_s
        for pose, merged in zip(POSES, merge(POSES, legs, intervals, replace_legs), strict=True)
        if merged is not pose
    ]
    inside = [any(start <= pose.time_s <= end for start, end in intervals) for pose in POSES]
    assert changed == [pose.time_s for pose, held in zip(POSES, inside, strict=True) if held]
    assert len(changed) > 5


def test_a_leg_that_the_first_look_loses_is_measured_with_the_second() -> None:
    lost = [lose_leg(pose) if 1.5 < pose.time_s < 2.5 else pose for pose in POSES]
    first = watch(lost)
    doubts = find_doubts(first)
    assert doubts[0][0] < 1.7
    assert doubts[-1][1] > 2.4
    merged = merge(lost, POSES, doubts, replace_legs)
    second = watch(merged)
    assert find_improved(doubts, first, second, attrgetter("missing")) == doubts
    assert second == watch(POSES)


def test_a_body_that_the_first_look_loses_is_found_with_the_second() -> None:
    lost = empty(POSES, 1.0, 3.0)
    first = watch(lost)
    (absence,) = find_absences(first)
    second = watch(merge(lost, POSES, [absence], replace_body))
    assert find_improved([absence], first, second, attrgetter("absent")) == [absence]
    assert second == watch(POSES)


def test_of_the_second_look_the_whole_body_is_taken_unless_it_found_nobody() -> None:
    first, second = POSES[0], POSES[len(POSES) // 2]
    assert replace_body(first, second) is second
    assert replace_body(first, NOBODY) is first


def watch(poses: Sequence[Pose]) -> list[ViewQuality]:
    return [assess(*each) for each in zip(poses, train(Trainer(LUNGE), poses)[0], strict=True)]


def lose_leg(pose: Pose) -> Pose:
    """Draw both feet and knees anywhere, elsewhere in each picture."""
    image = pose.image.copy()
    place = round(pose.time_s * 15) % 3
    for joint in ("knee", "ankle"):
        for side in ("left", "right"):
            image[INDEX[f"{side}_{joint}"]] += (60.0 * (place - 1), 40.0 * (-1) ** place)
    return dataclasses.replace(pose, image=image)


def test_in_an_empty_room_no_leg_is_in_doubt_and_a_person_is_looked_for() -> None:
    seen = watch(empty(POSES, 0.0, 9.0))
    assert find_doubts(seen) == []
    assert find_absences(seen) == [(-ABSENCE_MARGIN_S, POSES[-1].time_s + ABSENCE_MARGIN_S)]
