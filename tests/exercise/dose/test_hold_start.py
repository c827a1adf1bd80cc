"""A hold counts from the end of the countdown on: on the screen, in the events and in a replay."""

from __future__ import annotations

import copy
import dataclasses
from functools import cache
from typing import Final

import pytest

from coach.body.pose import Pose, empty_pose
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.dose_done import measure_dose
from coach.exercise.dose.guidance import Guidance, Step
from coach.exercise.dose.guide import COUNTDOWN_S, Guide
from coach.exercise.dose.hold_start import finish_live, guide_live
from coach.exercise.dose.start_position import MIN_READY_S
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, HoldStarted
from coach.exercise.tracking.replay_trainer import ReplayTrainer, list_starts
from coach.exercise.tracking.session import drop_false_starts, fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import parse_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import Recording, open_recording

SAMPLE: Final = "couch-stretch"


@cache
def read_sample() -> tuple[Recording, Exercise]:
    recording = open_recording(samples_folder() / SAMPLE)
    return recording, parse_exercise(recording.header.exercise_text, SAMPLE).exercise


@cache
def play() -> tuple[tuple[Event, ...], tuple[Guidance, ...]]:
    """Do the exercise of the sample live; return its events and the guidance of each instant."""
    recording, exercise = read_sample()
    trainer, guide = Trainer(exercise), Guide(exercise)
    events: list[Event] = []
    guidances = []
    last_s = 0.0
    for pose in recording.poses():
        feedback, guidance = guide_live(guide, trainer, trainer.update(pose))
        events += feedback.events
        guidances.append(guidance)
        last_s = feedback.time_s
    return (*events, *trainer.finish(last_s)), tuple(guidances)


def replay(starts: tuple[HoldStarted, ...]) -> list[Event]:
    recording, exercise = read_sample()
    trainer = ReplayTrainer(exercise, "auto", starts)
    poses = list(recording.poses())
    events = [event for feedback in trainer.update_many(poses) for event in feedback.events]
    return [*events, *trainer.finish(poses[-1].time_s)]


def test_the_recorded_hold_begins_when_the_countdown_ends() -> None:
    events, _ = play()
    began = next(event for event in events if isinstance(event, HoldBegan))
    started = next(event for event in events if isinstance(event, HoldStarted))
    ended = next(event for event in events if isinstance(event, HoldEnded))
    assert started.time_s - began.time_s >= COUNTDOWN_S
    assert ended.start_s == started.time_s
    assert ended.held_s <= ended.end_s - started.time_s + 0.05
    before = next(event for event in replay(()) if isinstance(event, HoldEnded))
    lost_s = before.held_s - ended.held_s
    assert lost_s == pytest.approx(started.time_s - before.start_s, abs=0.2)
    assert lost_s >= MIN_READY_S + COUNTDOWN_S - 0.5


def test_screen_and_recording_agree() -> None:
    events, guidances = play()
    assert not any(each.held_s for each in guidances if each.step in ("getting_ready", "starting"))
    shown_s = max(each.held_s for each in guidances if each.side == guidances[-1].side)
    recorded_s = [event.held_s for event in events if isinstance(event, HoldEnded)]
    dose = measure_dose(read_sample()[1], fold_all(events))
    done_s = sum(part.done for part in dose)
    assert done_s == pytest.approx(sum(recorded_s))
    assert max(recorded_s) >= shown_s - 0.05


def test_a_replay_gives_the_same_to_the_last_event() -> None:
    events, _ = play()
    starts = list_starts(events)
    assert starts
    assert replay(starts) == list(events)


def test_a_recording_without_starts_gives_what_it_gave() -> None:
    recording, exercise = read_sample()
    assert list_starts(recording.events()) == ()
    trainer = Trainer(exercise)
    poses = list(recording.poses())
    events = [event for feedback in trainer.update_many(poses) for event in feedback.events]
    assert replay(()) == [*events, *trainer.finish(poses[-1].time_s)]


AWAY_S: Final = 12.0
"""Time between two holds, in seconds: longer than a hold waits for its position."""
BREAKS_S: Final = (AWAY_S, 6.0, 0.0)
"""Times between two holds, in seconds: the second one is another, is resumed, or goes on."""
CUT_S: Final = (1.0, 3.0, 7.0, 9.0, 18.0, 26.5, 29.0, 33.0)
"""Ends of an exercise: in each step of its guide."""


@cache
def hold_twice(away_s: float) -> tuple[Exercise, tuple[Pose, ...]]:
    """Return an exercise of short sets, and poses of two holds with a break between them.

    Without a break the exercise has no sides.
    """
    recording, exercise = read_sample()
    short = {"hold_s": 3.0, "sets": 2, "rest_s": 10.0, "per_side": away_s > 0}
    dose = exercise.dose.model_copy(update=short)
    held = list(recording.poses())[:200]
    step_s = held[1].time_s - held[0].time_s
    away = [empty_pose(0.0, held[0].width, held[0].height)] * round(away_s / step_s)
    poses = [
        dataclasses.replace(pose, time_s=number * step_s)
        for number, pose in enumerate([*held, *away, *held])
    ]
    return exercise.model_copy(update={"dose": dose}), tuple(poses)


@cache
def end_after_each_pose(away_s: float) -> tuple[tuple[Guidance, tuple[Event, ...]], ...]:
    """Return the guidance of each pose, and all events if the exercise ends with it."""
    exercise, poses = hold_twice(away_s)
    trainer, guide = Trainer(exercise), Guide(exercise)
    events: list[Event] = []
    ends = []
    for pose in poses:
        feedback, guidance = guide_live(guide, trainer, trainer.update(pose))
        events += feedback.events
        last = finish_live(guide, copy.deepcopy(trainer), pose.time_s)
        ends.append((guidance, (*events, *last)))
    return tuple(ends)


@pytest.mark.parametrize("away_s", BREAKS_S)
def test_whenever_an_exercise_ends_what_counts_is_what_was_on_the_screen(away_s: float) -> None:
    seen = set()
    for guidance, events in end_after_each_pose(away_s):
        holds = fold_all(events).holds
        seen.add((guidance.step, len(holds)))
        if guidance.step in ("getting_ready", "starting", "resting"):
            assert len(holds) == guidance.set_number - (guidance.step != "resting")
            shown = [event for event in drop_false_starts(events) if isinstance(event, HoldEnded)]
            assert shown == list(holds)
        else:
            assert len(holds) in (guidance.set_number - 1, guidance.set_number)
    steps: tuple[Step, ...] = ("getting_ready", "starting", "doing")
    assert seen >= {(step, number) for step in steps for number in (0, 1)} | {("resting", 1)}


@pytest.mark.parametrize("cut_s", CUT_S)
@pytest.mark.parametrize("away_s", BREAKS_S)
def test_a_replay_of_an_exercise_that_ended_early_gives_the_same(
    away_s: float, cut_s: float
) -> None:
    exercise, poses = hold_twice(away_s)
    cut = [pose for pose in poses if pose.time_s <= cut_s]
    _, events = end_after_each_pose(away_s)[len(cut) - 1]
    trainer = ReplayTrainer(exercise, "auto", list_starts(events))
    replayed = [event for each in trainer.update_many(cut) for event in each.events]
    assert [*replayed, *trainer.finish(cut[-1].time_s)] == list(events)
