"""Whoever moves as in the exercise without anything that counts is told why."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.landmarks import INDEX
from coach.body.pose import Pose
from coach.exercise.dose.prescribed_dose import replace_dose
from coach.exercise.tracking.events import HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from tests.exercise.sessions import EXERCISES, FLAT, LOW, TALL, WALL, lunge
from tests.exercise.tracking.presence.passers_by import pass_by
from tests.synthetic import (
    SIDE_ON,
    Camera,
    Leg,
    Script,
    Stance,
    lie,
    make_poses,
    split,
    train,
)

pytestmark = pytest.mark.slow

STANDING = Stance()
Change = Callable[[list[Pose]], list[Pose]]


def squat(knee: float, lean: float = 30.0) -> Stance:
    """A squat with upright shins."""
    leg = Leg(-90.0 + 0.8 * knee, knee, 0.2 * knee)
    return Stance(leg, leg, lean)


DEEP, HALF = squat(95.0), squat(48.0)


def repeat(rest: Stance, turn: Stance, times: int = 5, seconds: float = 0.8) -> Script:
    """There and back, several times."""
    one = [(seconds, turn), (0.5 * seconds, turn), (seconds, rest), (0.5 * seconds, rest)]
    return [(1.0, rest), *one * times]


def hide_legs(poses: list[Pose]) -> list[Pose]:
    """Both thighs are drawn much too short, as of legs that are not seen."""

    def look(pose: Pose) -> Pose:
        image, visibility = pose.image.copy(), pose.visibility.copy()
        for side in ("left", "right"):
            thigh = image[INDEX[f"{side}_knee"]] - image[INDEX[f"{side}_hip"]]
            for part in ("knee", "ankle", "heel", "foot_index"):
                image[INDEX[f"{side}_{part}"]] -= 0.6 * thigh
                visibility[INDEX[f"{side}_{part}"]] = 0.5
        return dataclasses.replace(pose, image=image, visibility=visibility)

    return [look(pose) for pose in poses]


def pass_often(poses: list[Pose]) -> list[Pose]:
    """Somebody else is seen in place of the person, again and again."""
    for start in np.arange(1.5, 9.0, 1.0):
        poses = pass_by(poses, float(start), float(start) + 0.35)
    return poses


@dataclass(frozen=True)
class Case:
    """What a person does, and what is told."""

    name: str
    exercise: str
    script: Script
    why: str
    """Beginning of the reason; empty if nothing is told."""
    counted: int = 0
    camera: Camera = SIDE_ON
    change: Change = list
    held_s: float | None = None
    """How long the dose asks to hold each repetition."""


TWIST = Stance(Leg(0.0, 90.0), Leg(0.0, 90.0), 0.0)
NEARLY_HELD = split(Leg(0.0, 90.0), Leg(-110.0, 150.0), front_side="left", trunk_lean=75.0)
CASES = [
    Case("good squats", "squat", repeat(STANDING, DEEP), "", 5),
    Case("slow squats", "squat", repeat(STANDING, DEEP, 3, 3.0), "", 3),
    Case("good lunges", "lunge", [*lunge(LOW), *lunge(LOW)], "", 2),
    Case("standing", "squat", [(12.0, STANDING)], ""),
    Case("one good squat, then standing", "squat", [*repeat(STANDING, DEEP, 1), (9.0, STANDING)],
         "", 1),
    Case("not deep enough", "squat", repeat(STANDING, HALF),
         "Not far enough to count. Knee bend, either: 3 degrees more."),
    Case("a lunge that is not deep enough", "lunge",
         repeat(TALL, split(Leg(-50.0, 38.0), Leg(-100.0, 40.0))),
         "Not far enough to count. Knee bend, both: 2 degrees more."),
    Case("never quite up again", "squat",
         [(1.0, STANDING), (1.0, DEEP), *[(0.7, squat(60.0)), (0.7, DEEP)] * 6],
         "Come back further in between. Knee bend, both: "),
    Case("too quick", "squat", repeat(STANDING, DEEP, 12, 0.2),
         "Move more slowly: one must last 0.8 s."),
    Case("without a moment at the end", "lunge",
         [(1.0, TALL), *[(0.2, LOW), (0.2, TALL), (0.6, TALL)] * 8],
         "Stay at the end for 0.2 s before you come back."),
    Case("repetitions that are not held long enough", "squat", repeat(STANDING, DEEP),
         "Stay at the end for 5 s before you come back.", held_s=5.0),
    Case("repetitions that are held", "squat", repeat(STANDING, DEEP, 2, 12.0), "", 2, held_s=5.0),
    Case("turned away", "squat", repeat(STANDING, HALF),
         "Turn the camera so that it sees you from the side: now about 45 degrees off.",
         camera=Camera(45.0)),
    Case("turned in a view that is good enough", "squat", repeat(STANDING, HALF),
         "Turn the camera so that it sees you from the side: now about 32 degrees off.",
         camera=Camera(32.0)),
    Case("in another position", "bridge", repeat(STANDING, DEEP), "Lie down on your back"),
    Case("legs that are not seen", "standing-hip-extension",
         repeat(STANDING, Stance(Leg(-115.0, 5.0), Leg())), "A leg is not seen well",
         change=hide_legs),
    Case("somebody else in the way", "squat", repeat(STANDING, HALF), "Somebody else is in",
         change=pass_often),
    Case("a hold that is nearly right", "couch-stretch", [(0.0, NEARLY_HELD), (9.0, NEARLY_HELD)],
         "Hands on chair, chest higher. Trunk lean: "),
    Case("a hold", "couch-stretch", [(0.0, WALL), (9.0, WALL)], "", 1),
    Case("a leg that is raised too little", "hip-flexion-test",
         repeat(FLAT, lie(Leg(46.0, 60.0)), 4, 1.0),
         "Not far enough to count. Thigh elevation, working: "),
    Case("a leg that is raised", "hip-flexion-test",
         [(3.0, FLAT), *repeat(FLAT, lie(Leg(110.0, 120.0)), 2, 1.5)], "", 2),
]  # fmt: skip


def watch(case: Case) -> tuple[list[Feedback], int]:
    """Return every feedback, and how many repetitions, holds and trials counted."""
    poses = case.change(make_poses(case.script, case.camera))
    exercise = EXERCISES[case.exercise]
    if case.held_s:
        exercise = replace_dose(exercise, exercise.dose.model_copy(update={"hold_s": case.held_s}))
    feedbacks, events = train(Trainer(exercise), poses)
    counted = sum(isinstance(event, RepetitionDone | HoldEnded | TrialDone) for event in events)
    return feedbacks, counted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_reason_is_told_where_nothing_counts(case: Case) -> None:
    feedbacks, counted = watch(case)
    told = [each.uncounted.why for each in feedbacks if each.uncounted is not None]
    assert counted == case.counted
    assert bool(told) is bool(case.why)
    assert [why for why in told if not why.startswith(case.why)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_told_after_five_seconds_and_as_one_cue_that_is_no_fault(case: Case) -> None:
    feedbacks, _ = watch(case)
    told = [each for each in feedbacks if each.uncounted is not None]
    for each in told:
        assert each.uncounted is not None
        assert each.time_s - each.uncounted.start_s >= 5.0 - 1e-6
        assert each.cue is None or each.cue.fault is None
        assert each.cue is not None
        assert each.cue.kind in ("uncounted", "view", "lost")
        assert len(each.cue.text) <= 50


def test_it_is_withdrawn_as_soon_as_something_counts() -> None:
    script = [*repeat(STANDING, HALF), *repeat(STANDING, DEEP, 2)]
    feedbacks, counted = watch(Case("", "squat", script, "", 2))
    first = next(each.time_s for each in feedbacks if each.events and each.repetitions == 1)
    shown = [each.time_s for each in feedbacks if each.uncounted and each.uncounted.shown]
    assert counted == 2
    assert shown
    assert max(shown) < first


def test_it_is_withdrawn_when_the_person_stands_still() -> None:
    feedbacks, _ = watch(Case("", "squat", [*repeat(STANDING, HALF), (9.0, STANDING)], ""))
    assert feedbacks[-1].uncounted is None


def test_one_half_repetition_between_good_ones_is_listed_and_not_shown() -> None:
    script = [*repeat(STANDING, DEEP, 1), *repeat(STANDING, HALF, 1), *repeat(STANDING, DEEP, 1)]
    poses = make_poses(script)
    feedbacks: list[Feedback] = []
    analysis = analyse(poses, Trainer(EXERCISES["squat"]), feedbacks.append)
    (listed,) = analysis.uncounted
    assert len(analysis.session.repetitions) == 2
    assert listed.why.startswith("Not far enough to count")
    assert 3.0 < listed.start_s < listed.end_s < 7.0
    assert not any(each.cue and each.cue.kind == "uncounted" for each in feedbacks)


@pytest.mark.parametrize("sign", [1, -1])
@given(data=st.data())
def test_what_is_told_changes_no_event(sign: int, data: st.DataObject) -> None:
    """Nothing of it is an event: those of a session are the kinds that recordings know."""
    knees = data.draw(st.lists(st.floats(0.0, 100.0), min_size=2, max_size=6))
    script = [(0.7, squat(knee, 10.0 * sign)) for knee in knees]
    _, events = train(Trainer(EXERCISES["squat"]), make_poses(script))
    assert "Uncounted" not in {type(event).__name__ for event in events}


UNSEEN = [
    pytest.param([(0.0, DEEP), (1.0, DEEP), (1.0, STANDING), (1.0, STANDING)], "beginning",
                 id="under way at the first picture"),
    pytest.param([(1.0, STANDING), (1.0, DEEP), (0.5, DEEP)], "end", id="cut off by the last"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "part"), UNSEEN)
def test_a_repetition_that_is_not_seen_whole_is_told(script: Script, part: str) -> None:
    analysis = analyse(make_poses(script), Trainer(EXERCISES["squat"]))
    (listed,) = analysis.uncounted
    assert f"The {part} of" in listed.why
    assert not analysis.session.repetitions
    assert listed.start_s < listed.end_s <= analysis.duration_s


def test_repetitions_that_are_seen_whole_are_not_told_about() -> None:
    analysis = analyse(make_poses(repeat(STANDING, DEEP, 3)), Trainer(EXERCISES["squat"]))
    assert analysis.uncounted == []
