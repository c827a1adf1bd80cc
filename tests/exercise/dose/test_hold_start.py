"""A hold counts from the end of the countdown on: on the screen, in the events and in a replay."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.dose_done import measure_dose
from coach.exercise.dose.guide import COUNTDOWN_S, Guidance, Guide
from coach.exercise.dose.hold_start import guide_live
from coach.exercise.dose.start_position import MIN_READY_S
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, HoldStarted
from coach.exercise.tracking.replay_trainer import ReplayTrainer, list_starts
from coach.exercise.tracking.session import fold_all
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


def replay(starts: tuple[float, ...]) -> list[Event]:
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
