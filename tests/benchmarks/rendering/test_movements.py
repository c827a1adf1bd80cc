"""People who exercise stay on the floor, and do what the index says."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.rendering.movements.exercises import EXERCISES
from benchmarks.rendering.movements.grounding import PRESSED_M, find_contact
from benchmarks.rendering.movements.movement import Movement, ease, follow, repeat
from benchmarks.rendering.movements.supine import find_back
from benchmarks.rendering.posture import ARMS, Person
from benchmarks.rendering.truth import measure_angles
from coach.body.landmarks import SIDES, Side, other
from coach.body.pose import Array

RATE = 10
LYING = [name for name, exercise in EXERCISES.items() if exercise.position == "lying"]
UPRIGHT = [name for name in EXERCISES if name not in LYING]
PEAKS = {
    "hip-flexion-test": (80.0, 132.0),
    "knee-to-chest": (100.0, 130.0),
    "lunge": (-45.0, 5.0),
    "squat": (-60.0, 10.0),
    "standing-march": (-16.0, 9.0),
}
"""Lowest and highest peak of the working thigh's elevation."""


def make(person: Person, name: str, side: Side = "left", seed: int = 0) -> Movement:
    exercise = EXERCISES[name]
    generator = np.random.default_rng(seed)
    return exercise.move(person, ARMS[exercise.arms[-1]], generator, side)


def sample(person: Person, movement: Movement) -> dict[str, Array]:
    """Return the true angles over time."""
    times = np.arange(int(movement.duration_s * RATE)) / RATE
    rows = [measure_angles(person, movement.pose(float(time_s))) for time_s in times]
    return {"time_s": times} | {name: np.array([row[name] for row in rows]) for name in rows[0]}


def count_peaks(values: Array) -> int:
    """Return how often values rise above the middle between lowest and highest."""
    high = values > (values.min() + values.max()) / 2.0
    return int(np.sum(high[1:] & ~high[:-1]))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", PEAKS)
def test_the_thigh_rises_as_often_and_as_far_as_it_should(
    person: Person, name: str, side: Side
) -> None:
    movement = make(person, name, side)
    truth = sample(person, movement)
    count = movement.repetitions or len(movement.trials) or len(movement.holds)
    # A squat's and a lunge's thigh rises on the way down; of a march each leg does half of it.
    legs = SIDES if name == "standing-march" else (side,)
    thighs = [truth[f"thigh_elevation_{leg}"] for leg in legs]
    assert sum(map(count_peaks, thighs)) == count
    lowest, highest = PEAKS[name]
    for thigh in thighs:
        assert lowest < thigh.max() < highest


@pytest.mark.parametrize("seed", range(4))
def test_a_lunge_is_as_deep_as_a_lunge(person: Person, seed: int) -> None:
    truth = sample(person, make(person, "lunge", "right", seed))
    assert 75.0 < truth["knee_flexion_right"].max() < 105.0
    assert truth["hip_flexion_right"].max() > 50.0
    assert truth["thigh_elevation_left"].min() > -130.0


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("side", SIDES)
def test_a_couch_stretch_extends_the_rear_hip(person: Person, side: Side, seed: int) -> None:
    movement = make(person, "couch-stretch", side, seed)
    held = measure_angles(person, movement.pose(6.0))
    assert -30.0 < held[f"hip_flexion_{side}"] < 0.0
    assert 115.0 < held[f"knee_flexion_{side}"] < 160.0
    assert held[f"shin_lean_{side}"] > 90.0
    assert 40.0 < held[f"hip_flexion_{other(side)}"] < 120.0
    assert movement.side == side


@pytest.mark.parametrize("name", UPRIGHT)
def test_an_upright_person_is_on_the_floor(person: Person, name: str) -> None:
    movement = make(person, name)
    for time_s in np.arange(0.0, movement.duration_s, 0.4):
        heights = movement.pose(float(time_s)).vertices[person.body.surface, 1]
        assert -0.1 < heights.min() <= 0.0
        assert np.partition(heights, 2)[2] >= 0.0


@pytest.mark.parametrize("name", LYING)
def test_the_back_of_a_lying_person_is_on_the_mat(person: Person, name: str) -> None:
    movement, back = make(person, name), find_back(person.body)
    for time_s in (0.0, movement.duration_s / 3.0):
        posed = movement.pose(time_s)
        assert find_contact(posed.vertices[back, 1], 60) == pytest.approx(-PRESSED_M)
    flat = measure_angles(person, movement.pose(0.0))
    assert flat["thigh_elevation_left"] == pytest.approx(flat["thigh_elevation_right"])
    assert abs(flat["thigh_elevation_left"]) < 35.0
    assert flat["trunk_lean"] == pytest.approx(-90.0)


@pytest.mark.parametrize(
    ("name", "joint", "side"),
    [
        ("lunge", "ankle", "left"),
        ("squat", "ankle", "left"),
        ("squat", "ankle", "right"),
        ("couch-stretch", "knee", "left"),
        ("couch-stretch", "ankle", "right"),
    ],
)
def test_what_stands_does_not_slide(person: Person, name: str, joint: str, side: Side) -> None:
    movement = make(person, name)
    ahead = [
        movement.pose(float(time_s)).locate_joint(joint, side)[2]
        for time_s in np.arange(0.0, movement.duration_s, 0.5)
    ]
    assert np.ptp(ahead) < 0.005


def test_the_trials_of_a_range_test_are_where_the_thigh_is_held(person: Person) -> None:
    movement = make(person, "hip-flexion-test", "right")
    truth = sample(person, movement)
    thigh = truth["thigh_elevation_right"]
    for start, end in movement.trials:
        held = thigh[(truth["time_s"] >= start) & (truth["time_s"] <= end)]
        assert np.ptp(held) < 0.01
    apart = np.ones(len(thigh), bool)
    for start, end in movement.trials:
        apart &= (truth["time_s"] < start - 0.3) | (truth["time_s"] > end + 0.3)
    assert thigh[apart].max() < held.max() - 5.0


def test_arms_reach_for_the_knee(person: Person) -> None:
    movement = make(person, "knee-to-chest")
    place = person.body.skeleton.places["wrist.L"]
    start, held = movement.pose(0.0), movement.pose(5.0)
    assert np.linalg.norm(start.heads[place] - held.heads[place]) > 0.1
    assert movement.holds == ((3.2, 7.7),)


@pytest.mark.parametrize("name", EXERCISES)
def test_the_same_numbers_make_the_same_movement(person: Person, name: str) -> None:
    first, second, third = (make(person, name, seed=seed) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first.pose(2.0).vertices, second.pose(2.0).vertices)
    assert not np.array_equal(first.pose(2.0).vertices, third.pose(2.0).vertices)


@pytest.mark.parametrize(
    ("time_s", "value"), [(-1.0, 2.0), (1.0, 2.0), (2.0, 3.0), (3.0, 4.0), (9.0, 4.0)]
)
def test_values_between_keys(time_s: float, value: float) -> None:
    assert follow([(0.0, 2.0), (1.0, 2.0), (3.0, 4.0)], time_s) == pytest.approx(value)


def test_values_change_slowly_at_both_ends() -> None:
    assert [ease(share) for share in (-1.0, 0.0, 0.1, 0.5, 0.9, 1.0, 2.0)] == pytest.approx(
        [0.0, 0.0, 0.028, 0.5, 0.972, 1.0, 1.0]
    )


def test_repetitions_follow_each_other() -> None:
    keys = repeat(2, 4.0)
    times = [time_s for time_s, _ in keys]
    assert times == sorted(times)
    assert keys[-1] == (9.0, 0.0)
    assert [follow(keys, time_s) for time_s in (1.0, 3.0, 5.0, 7.0)] == [0.0, 1.0, 0.0, 1.0]
