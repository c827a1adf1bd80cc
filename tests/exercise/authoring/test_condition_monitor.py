"""The condition monitor sees what the trainer sees."""

from __future__ import annotations

import math

import pytest

from coach.exercise.authoring.condition_monitor import (
    ConditionMonitor,
    list_angles,
)
from coach.exercise.definition.condition_text import describe_bounds
from coach.exercise.definition.conditions import list_conditions
from coach.exercise.definition.exercise import Condition
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from tests.exercise.examples import KNEE_BEND, make
from tests.synthetic import Leg, Stance, empty, make_poses

DEEP = Stance(left=Leg(-10.0, 100.0), right=Leg(-10.0, 100.0))
SCRIPT = [(2.0, Stance()), (1.0, DEEP), (1.0, DEEP), (1.0, Stance()), (1.0, Stance())]


def test_readings_follow_the_phases_of_the_trainer() -> None:
    exercise = load_exercise("lunge").exercise
    monitor, trainer = ConditionMonitor(exercise), Trainer(exercise)
    turned = 0
    for pose in open_recording(samples_folder() / "lunge").poses():
        feedback = trainer.update(pose)
        met = {reading.place: reading.met for reading in monitor.update(pose, feedback)}
        turned += sum(type(event).__name__ == "RepetitionDone" for event in feedback.events)
        if feedback.phase == "bottom":
            assert met["phases.up.when[0]"] is not True
    spread = {one.angle: one for one in monitor.measure_ranges()}["knee_flexion_front"]
    assert turned == 6
    assert spread.least <= spread.low <= spread.median <= spread.high <= spread.most
    assert 100 < spread.most < 125


def test_summary_counts_instants_and_leaves_out_an_empty_room() -> None:
    exercise = make(KNEE_BEND)
    monitor, trainer = ConditionMonitor(exercise), Trainer(exercise)
    poses = empty(make_poses(SCRIPT), 5.0, 9.0)
    for pose in poses:
        monitor.update(pose, trainer.update(pose))
    met, unmet, unseen = monitor.shares["phases.down.when[0]"]
    assert met > 10
    assert unmet > 10
    assert met + unmet + unseen <= sum(pose.time_s < 5.0 for pose in poses) + 15
    assert monitor.readings[0].met is None
    assert math.isnan(monitor.readings[0].value)


@pytest.mark.parametrize("name", sorted(list_exercises()))
def test_every_condition_has_its_place(name: str) -> None:
    exercise = load_exercise(name).exercise
    places = [each.place for each in list_conditions(exercise)]
    assert len(places) == len(set(places))
    assert {each.condition.angle for each in list_conditions(exercise)} <= set(
        list_angles(exercise)
    )


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({"above": 3.5}, "above 3.5"),
        ({"below": -30.0}, "below -30"),
        ({"above": 1.0, "below": 2.0}, "between 1 and 2"),
    ],
    ids=["above", "below", "between"],
)
def test_bounds_in_words(bounds: dict[str, float], words: str) -> None:
    assert describe_bounds(Condition(angle="trunk_lean", **bounds)) == words
