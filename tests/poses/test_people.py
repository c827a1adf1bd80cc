"""People with tight hips are coached as far as they can go, and never paid for leaning back."""

from __future__ import annotations

import dataclasses
import math
from typing import Literal

import pytest

from coach.body.pose import round_for_storage
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.definition.figure import Figure
from coach.exercise.definition.level_hints import find_hints
from coach.exercise.tracking.events import Event, FaultBegan, HoldEnded, RepetitionDone
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.session import drop_faults, fold_all
from coach.exercise.tracking.trainer import Trainer
from tests.animation import Script, animate
from tests.poses.stage import RATE, read, stage
from tests.synthetic import train

Facing = Literal["left", "right"]
FACINGS: list[Facing] = ["left", "right"]
FACING = pytest.mark.parametrize("facing", FACINGS)
EXTENSION_DEG = 8.0
"""How far this person's hip goes behind the trunk."""
STRETCHES = (
    "couch-stretch",
    "half-kneeling-stretch",
    "kneeling-hip-flexor-stretch",
    "low-lunge-stretch",
    "lunge-stretch",
    "standing-hip-flexor-stretch",
)
UPRIGHT = [name for name in STRETCHES if name != "low-lunge-stretch"]


def watch(name: str, script: Script, facing: Facing) -> tuple[list[Feedback], list[Event]]:
    poses = [
        round_for_storage(pose)
        for pose in animate(script, SyntheticCamera(facing=facing, working=facing), RATE)
    ]
    return train(Trainer(read(name)), poses)


def bend(figure: Figure, rear_deg: float, trunk_deg: float) -> Figure:
    """The same with this flexion of the rear hip and this lean; front thigh and shins stay."""
    leaned = trunk_deg - figure.trunk_lean
    front, knees = figure.hip_flexion[1] + leaned, figure.knee_flexion
    if figure.rests_on == "knees":
        knees = (knees[0] + rear_deg - figure.hip_flexion[0] - leaned, knees[1])
    return figure.model_copy(
        update={
            "trunk_lean": trunk_deg,
            "hip_flexion": (rear_deg, front),
            "knee_flexion": knees,
        }
    )


def hold(name: str, held: Figure, facing: Facing) -> tuple[list[Feedback], list[Event]]:
    rest = stage(read(name), "rest")
    return watch(name, [(rest, 0.0, 1.5), (held, 0.8, 7.0), (rest, 0.8, 1.0)], facing)


def measure_held(events: list[Event]) -> float:
    return sum(event.held_s for event in events if isinstance(event, HoldEnded))


def name_faults(events: list[Event]) -> set[str]:
    return {event.name for event in events if isinstance(event, FaultBegan)}


@FACING
@pytest.mark.parametrize("name", STRETCHES)
def test_a_tight_hip_in_good_form_gets_its_time(name: str, facing: Facing) -> None:
    figure = stage(read(name), "hold")
    lean = 20.0 if name == "low-lunge-stretch" else 0.0
    feedbacks, events = hold(name, bend(figure, -EXTENSION_DEG, lean), facing)
    assert measure_held(events) >= 6.0
    assert name_faults(events) == set()
    assert any(feedback.cue and feedback.cue.kind == "praise" for feedback in feedbacks)


@FACING
@pytest.mark.parametrize("name", UPRIGHT)
def test_a_hip_that_reaches_just_the_trunk_line_gets_its_time(name: str, facing: Facing) -> None:
    lean = 8.0
    figure = bend(stage(read(name), "hold"), 2.0, lean)
    _, events = hold(name, figure, facing)
    assert measure_held(events) >= 6.0


@FACING
@pytest.mark.parametrize("lean_deg", [-12.0, -20.0, -40.0])
@pytest.mark.parametrize("name", STRETCHES)
def test_leaning_back_is_a_fault_and_no_time(name: str, lean_deg: float, facing: Facing) -> None:
    if (name, lean_deg) in (("couch-stretch", -40.0), ("low-lunge-stretch", -40.0)):
        lean_deg = -25.0
    figure = bend(stage(read(name), "hold"), -EXTENSION_DEG + lean_deg, lean_deg)
    feedbacks, events = hold(name, figure, facing)
    assert measure_held(events) <= 1.0
    assert name_faults(events) == {"leaning_back"}
    leaning = [feedback for feedback in feedbacks if 3.5 <= feedback.time_s <= 9.0]
    assert {feedback.cue.text for feedback in leaning if feedback.cue} == {
        "Ribs down, don't lean back"
    }
    assert read(name).fault("leaning_back").severity == 3


@FACING
@pytest.mark.parametrize("lean_deg", [0.0, 15.0, 35.0, 58.0])
def test_hands_on_the_floor_count_in_the_couch_stretch(lean_deg: float, facing: Facing) -> None:
    figure = stage(read("couch-stretch"), "hold")
    _, events = hold("couch-stretch", bend(figure, -15.0 + lean_deg, lean_deg), facing)
    assert measure_held(events) >= 6.0
    assert name_faults(events) == ({"trunk_leaning"} if lean_deg > 20.0 else set())
    assert read("couch-stretch").fault("trunk_leaning").severity == 1, "a tip: the clock goes on"


def extend(back: Figure, facing: Facing) -> list[Event]:
    stand = stage(read("standing-hip-extension"), "stand")
    once = [(back, 0.8, 1.0), (stand, 0.8, 1.0)]
    return watch("standing-hip-extension", [(stand, 0.0, 1.5), *once, *once, *once], facing)[1]


EXTENSIONS = [
    pytest.param(0.0, -EXTENSION_DEG, (), id="8 degrees, upright"),
    pytest.param(15.0, -3.0, ("trunk_leaning",), id="leaning forward"),
    pytest.param(-14.0, -22.0, ("leaning_back",), id="leaning back"),
]


@FACING
@pytest.mark.parametrize(("lean_deg", "hip_deg", "faults"), EXTENSIONS)
def test_standing_hip_extension(
    lean_deg: float, hip_deg: float, faults: tuple[str, ...], facing: Facing
) -> None:
    figure = Figure(
        name="back", trunk_lean=lean_deg, hip_flexion=(hip_deg, lean_deg), knee_flexion=(5.0, 0.0)
    )
    done = [event for event in extend(figure, facing) if isinstance(event, RepetitionDone)]
    assert [event.faults for event in done] == [faults] * 3


@FACING
@pytest.mark.parametrize("hip_deg", [80.0, 90.0, 100.0])
@pytest.mark.parametrize("name", ["knee-to-chest", "both-knees-to-chest"])
def test_a_stiff_hip_gets_its_time_on_the_back(name: str, hip_deg: float, facing: Facing) -> None:
    exercise = read(name)
    figure = stage(exercise, "hold")
    both = name == "both-knees-to-chest"
    held = figure.model_copy(update={"hip_flexion": (hip_deg, hip_deg if both else 0.0)})
    rest = stage(exercise, "rest" if both else "pause")
    feedbacks, events = watch(name, [(rest, 0.0, 2.5), (held, 0.8, 7.0), (rest, 0.8, 3.0)], facing)
    assert measure_held(events) >= 6.0
    assert name_faults(events) == set()
    assert dataclasses.asdict(feedbacks[-1])["faults"] == ()


def test_the_other_knee_may_be_bent_when_a_knee_is_drawn_to_the_chest() -> None:
    held = stage(read("knee-to-chest"), "hold")
    bent = held.model_copy(
        update={
            "hip_flexion": (held.hip_flexion[0], 50.0),
            "knee_flexion": (held.knee_flexion[0], 105.0),
            "ankle_dorsiflexion": (0.0, -33.0),
        }
    )
    begun = bent.model_copy(update={"hip_flexion": (50.0, 50.0), "knee_flexion": (105.0, 105.0)})
    _, events = watch("knee-to-chest", [(begun, 0.0, 1.5), (bent, 0.8, 7.0)], "left")
    assert "other_leg_rising" not in name_faults(events)


def test_hands_on_the_floor_are_a_level_of_the_couch_stretch_and_no_fault() -> None:
    exercise = read("couch-stretch")
    held = stage(exercise, "hold")
    leaned = held.model_copy(update={"trunk_lean": 50.0, "hip_flexion": (30.0, 140.0)})
    _, events = hold("couch-stretch", leaned, "left")
    session = fold_all(events)
    assert "trunk_leaning" in {fault.name for fault in session.faults}, "it stays in the data"
    told = drop_faults(session, find_hints(exercise))
    assert [each.faults for each in told.holds] == [()]
    assert told.holds[0].level == "hands_on_floor"


HELD_WORDS = ("bridge", "bird-dog")
"""Repetitions whose steps ask for some seconds that are not measured without a plan."""


@pytest.mark.parametrize("name", HELD_WORDS)
def test_seconds_that_are_not_measured_are_said_not_to_be(name: str) -> None:
    exercise = read(name)
    assert exercise.dose.hold_s is None
    assert "time_at_the_top" in {point.name for point in exercise.not_watched}


def test_a_raise_as_high_as_the_words_say_is_counted() -> None:
    """A leg of 80 to 95 centimetres that is raised by 40 is above the bound."""
    exercise = read("side-lying-leg-raise")
    assert "40 centimetres" in " ".join(exercise.steps)
    (condition,) = [
        each for each in exercise.phases[-1].when if each.angle == "leg_elevation_either"
    ]
    assert condition.above is not None
    for leg_cm in (80.0, 95.0):
        assert math.degrees(math.asin(40.0 / leg_cm)) > condition.above
