"""What a stick body does of the shipped exercises, and the expected results."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coach.body.landmarks import Side
from coach.body.limits import MAX_GAP_S
from coach.body.pose import Pose
from coach.body.presence import FOUND_DELAY_S
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import BodyFound, Event, HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import list_exercises, load_exercise
from tests.synthetic import (
    FRAMES_A_SECOND,
    SIDE_ON,
    Camera,
    Leg,
    Script,
    Stance,
    empty,
    lie,
    make_poses,
    split,
    train,
)

EXERCISES: dict[str, Exercise] = {name: load_exercise(name).exercise for name in list_exercises()}
FRONT_ON = Camera(88.0)

TALL = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0))
LOW_REAR = Leg(-95.0, 88.0)
LOW = split(Leg(-3.0, 90.0), LOW_REAR)


def lunge(low: Stance) -> Script:
    """Down for a second, hold for half a second, up for a second."""
    return [(1.0, TALL), (1.0, low), (0.6, low), (1.0, TALL), (0.6, TALL)]


WALL_REAR, WALL_FRONT = Leg(-110.0, 150.0), Leg(0.0, 90.0)
WALL = split(WALL_FRONT, WALL_REAR, front_side="left")
HANDS_ON_FLOOR = dataclasses.replace(WALL, trunk_lean=52.0)
WALL_LEANING = dataclasses.replace(WALL, trunk_lean=-18.0)
LEANING_AWHILE = [(2.0, WALL), (0.5, WALL_LEANING), (2.0, WALL_LEANING), (0.5, WALL), (2.0, WALL)]


def stay(stance: Stance) -> Script:
    """Four seconds of the same."""
    return [(4.0, stance)]


FLAT = lie()
BOTH_UP = lie(Leg(115.0, 125.0), Leg(40.0, 45.0))
ONE_KNEE, BOTH_KNEES = lie(Leg(115.0, 125.0)), lie(Leg(115.0, 125.0), Leg(115.0, 125.0))


def draw(knee: Stance, seconds: float = 4.0) -> Script:
    """To the chest, hold, and back."""
    return [(2.5, FLAT), (1.0, knee), (seconds, knee), (1.0, FLAT), (1.0, FLAT)]


@dataclass(frozen=True)
class Case:
    """What a person does, facing right, and the expected result."""

    name: str
    exercise: str
    script: Script
    counted: tuple[tuple[Side | None, tuple[str, ...]], ...]
    """(side, faults) of every repetition, hold or trial."""
    camera: Camera = SIDE_ON
    change: Callable[[list[Pose]], list[Pose]] = list
    faults: tuple[str, ...] | None = None
    """All faults of the session if they differ from those counted."""


CASES = [
    Case("a good lunge", "lunge", lunge(LOW), (("right", ()),)),
    Case("two good lunges", "lunge", [*lunge(LOW), *lunge(LOW)], (("right", ()), ("right", ()))),
    Case(
        "a lunge of the far leg",
        "lunge",
        [(seconds, stance.swapped()) for seconds, stance in lunge(LOW)],
        (("left", ()),),
    ),
    Case("a lunge, half turned", "lunge", lunge(LOW), (("right", ()),), Camera(15.0)),
    Case(
        "knee past the toes",
        "lunge",
        lunge(split(Leg(-10.0, 120.0, 40.0), LOW_REAR)),
        (("right", ("knee_past_toes",)),),
    ),
    Case(
        "trunk leaning",
        "lunge",
        lunge(dataclasses.replace(LOW, trunk_lean=38.0)),
        (("right", ("trunk_leaning",)),),
    ),
    Case(
        "too shallow",
        "lunge",
        lunge(split(Leg(-35.0, 58.0), Leg(-100.0, 62.0))),
        (("right", ("too_shallow",)),),
    ),
    Case(
        "a good lunge from the front",
        "lunge",
        lunge(split(Leg(-20.0, 75.0), LOW_REAR)),
        (("right", ()),),
        FRONT_ON,
    ),
    Case(
        "knee caving in",
        "lunge",
        lunge(split(Leg(-25.0, 75.0, knee_inward_m=0.09), LOW_REAR)),
        (("right", ("knee_caving_in",)),),
        FRONT_ON,
    ),
    Case("an unfinished lunge", "lunge", lunge(LOW)[:3], ()),
    Case("a twitch", "lunge", [(1.0, TALL), (0.1, LOW), (0.1, TALL), (2.0, TALL)], ()),
    Case("standing", "lunge", [(1.0, TALL), (4.0, TALL)], ()),
    Case(
        "lost at the bottom", "lunge", lunge(LOW), (), change=lambda poses: empty(poses, 1.9, 2.7)
    ),
    Case(
        "unseen for a moment at the bottom",
        "lunge",
        lunge(LOW),
        (("right", ()),),
        change=lambda poses: empty(poses, 2.1, 2.4),
    ),
    Case("seen from the back", "lunge", lunge(LOW), (), Camera(-88.0)),
    Case("a couch stretch", "couch-stretch", [(0.0, WALL), (5.0, WALL)], (("right", ()),)),
    Case(
        "a couch stretch with the hands on the floor",
        "couch-stretch",
        [(0.0, HANDS_ON_FLOOR), (5.0, HANDS_ON_FLOOR)],
        (("right", ("trunk_leaning",)),),
    ),
    Case(
        "leaning back in a couch stretch",
        "couch-stretch",
        LEANING_AWHILE,
        (("right", ("leaning_back",)),),
    ),
    Case(
        "rear shin off the wall",
        "couch-stretch",
        stay(split(WALL_FRONT, Leg(-95.0, 118.0), "left")),
        (("right", ("rear_shin_off_wall",)),),
    ),
    Case(
        "front shin not upright",
        "couch-stretch",
        stay(split(Leg(-5.0, 45.0), WALL_REAR, "left")),
        (("right", ("front_shin_not_upright",)),),
    ),
    Case(
        "the rear leg on the far side is refused",
        "couch-stretch",
        [(0.0, WALL.swapped()), (5.0, WALL.swapped())],
        (),
        faults=(),
    ),
    Case("standing at the couch", "couch-stretch", [(4.0, Stance())], ()),
    Case("one knee to the chest", "knee-to-chest", draw(ONE_KNEE), (("right", ()),)),
    Case("the far knee to the chest", "knee-to-chest", draw(ONE_KNEE.swapped()), (("left", ()),)),
    Case("both knees to the chest", "knee-to-chest", draw(BOTH_KNEES), ((None, ()),)),
    Case("other leg rising", "knee-to-chest", draw(BOTH_UP), (("right", ("other_leg_rising",)),)),
    Case(
        "drawn as far as it does not hurt",
        "knee-to-chest",
        draw(lie(Leg(84.0, 100.0))),
        (("right", ()),),
    ),
    Case("a foot set down", "knee-to-chest", draw(lie(Leg(48.0, 100.0))), ()),
    Case(
        "head lifted",
        "knee-to-chest",
        draw(lie(Leg(115.0, 125.0), head_lift=55.0)),
        (("right", ("head_lifted",)),),
    ),
    Case(
        "standing with a knee up",
        "knee-to-chest",
        [(1.0, Stance()), (3.0, Stance(right=Leg(10.0, 100.0)))],
        (),
    ),
    Case("a trial", "hip-flexion-test", draw(ONE_KNEE, 2.0), (("right", ()),)),
    Case(
        "a trial with each leg",
        "hip-flexion-test",
        [*draw(ONE_KNEE, 2.0), *draw(ONE_KNEE.swapped(), 2.0)],
        (("right", ()), ("left", ())),
    ),
    Case(
        "a trial with the knee straight",
        "hip-flexion-test",
        draw(lie(Leg(85.0, 5.0)), 2.0),
        (("right", ("knee_not_bent",)),),
    ),
    Case(
        "a trial with the other leg rising",
        "hip-flexion-test",
        draw(BOTH_UP, 2.0),
        (("right", ("other_leg_rising",)),),
    ),
    Case(
        "never still",
        "hip-flexion-test",
        [(2.5, FLAT), (0.5, lie(Leg(120.0, 125.0))), (0.5, FLAT), (1.0, FLAT)],
        (("right", ()),),
    ),
    Case("only seen from the front", "hip-flexion-test", draw(ONE_KNEE), (), FRONT_ON),
]


def find(name: str) -> Case:
    """The case of that name."""
    return next(case for case in CASES if case.name == name)


def play(case: Case, facing: str = "right", side: Any = "auto") -> tuple[list[Any], list[Event]]:
    """Every feedback and all events of a case."""
    poses = case.change(make_poses(case.script, dataclasses.replace(case.camera, facing=facing)))
    return train(Trainer(EXERCISES[case.exercise], side), poses)


def list_counted(events: Sequence[Event]) -> list[RepetitionDone | HoldEnded | TrialDone]:
    """The events that count something."""
    return [event for event in events if isinstance(event, RepetitionDone | HoldEnded | TrialDone)]


def assert_events_keep_their_times(feedbacks: list[Feedback], events: list[Event]) -> None:
    """Times never fall; an event is before its feedback only while a person is being found.

    It may also be in a gap of the camera before its feedback.
    """
    times = [event.time_s for event in events]
    assert times == sorted(times)
    before_s = math.inf
    for feedback in feedbacks:
        gap_s, before_s = feedback.time_s - before_s, feedback.time_s
        before = gap_s if gap_s > MAX_GAP_S else 0.0
        if any(isinstance(event, BodyFound) for event in feedback.events):
            before = max(before, FOUND_DELAY_S + 1 / FRAMES_A_SECOND + 1e-9)
        assert all(
            feedback.time_s - before <= event.time_s <= feedback.time_s for event in feedback.events
        )
