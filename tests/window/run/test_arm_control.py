"""Raised arms during a run, and before it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.capture.frame import Frame
from coach.exercise.dose.guidance import Guidance
from coach.window.run.arm_control import ArmControl
from coach.window.run.controller import RunController
from coach.window.run.cues import ARMS_PAUSED_CUE, CONFIRM_CUE, choose_cue
from coach.window.run.state import AWAY_S, LiveFrame, RunRequest, RunState, Step
from coach.window.run.transitions import after_frame, after_pause
from tests.window.fakes import (
    FakeBackend,
    make_feedback,
    make_state,
    open_endless,
    paint_halves,
)


@pytest.fixture
def runs(qtbot: QtBot) -> Iterator[RunController]:
    backend = FakeBackend(open_endless)
    runs = RunController(RunRequest("lunge", "0"), backend)
    runs.start()
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    yield runs
    runs.close()


@pytest.fixture
def arms(runs: RunController) -> ArmControl:
    return ArmControl(runs, runs)


def test_one_arm_pauses_and_goes_on(runs: RunController, arms: ArmControl) -> None:
    for step in (Step.PAUSED, Step.RUNNING):
        runs.arms_raised.emit(1)
        assert runs.state.step is step


def test_both_arms_end_only_if_they_are_raised_again(
    qtbot: QtBot, runs: RunController, arms: ArmControl
) -> None:
    runs.arms_raised.emit(2)
    assert runs.state.step is Step.PAUSED
    assert choose_cue(runs.state) == CONFIRM_CUE
    runs.arms_raised.emit(2)
    qtbot.waitUntil(lambda: runs.state.step is Step.ENDED)


def test_a_stretch_of_both_arms_loses_nothing(runs: RunController, arms: ArmControl) -> None:
    runs.arms_raised.emit(2)
    arms.give_up()
    assert runs.state.step is Step.RUNNING
    assert not runs.state.confirms_end
    arms.give_up()
    assert runs.state.step is Step.RUNNING


def test_one_arm_after_both_says_that_it_hurts(
    qtbot: QtBot, runs: RunController, arms: ArmControl
) -> None:
    runs.arms_raised.emit(2)
    with qtbot.waitSignal(arms.pain_requested):
        runs.arms_raised.emit(1)
    assert (runs.state.step, runs.state.confirms_end) == (Step.PAUSED, False)
    runs.arms_raised.emit(1)
    assert runs.state.step is Step.RUNNING
    runs.arms_raised.emit(2)
    assert runs.state.step is Step.PAUSED, "it was one time only"


def test_switched_off_they_do_nothing(runs: RunController, arms: ArmControl) -> None:
    arms.enabled = False
    for count in (1, 2, 2):
        runs.arms_raised.emit(count)
    assert runs.state.step is Step.RUNNING


def test_before_a_run_they_begin_or_leave(qtbot: QtBot) -> None:
    backend = FakeBackend(open_endless)
    runs = RunController(RunRequest("", "0"), backend)
    arms = ArmControl(runs, runs)
    asked: list[str] = []
    arms.begin_requested.connect(lambda: asked.append("begin"))
    arms.end_requested.connect(lambda: asked.append("end"))
    arms.confirmation_requested.connect(lambda: asked.append("confirm"))
    runs.choose_exercise("lunge", introduce=True)
    qtbot.waitUntil(lambda: runs.state.step is Step.INTRODUCING)
    for count in (1, 2, 2):
        runs.arms_raised.emit(count)
    assert asked == ["begin", "confirm", "end"]
    runs.close()


def test_nothing_runs_nothing_happens() -> None:
    runs = RunController(RunRequest("", "0"), FakeBackend())
    arms = ArmControl(runs, runs)
    runs.arms_raised.emit(1)
    assert runs.state.step is Step.OPENING
    assert arms.enabled


LEAVING = [
    ("chop-and-lift", AWAY_S, True, True),
    ("half-kneeling-lat-stretch", AWAY_S, True, True),
    ("chop-and-lift", AWAY_S - 0.1, True, False),
    ("chop-and-lift", AWAY_S, False, False),
    ("squat", AWAY_S, True, False),
    ("bird-dog", AWAY_S, True, False),
    ("thigh-roller-massage", AWAY_S, True, False),
]


@pytest.mark.parametrize(("exercise", "away_s", "enabled", "paused"), LEAVING)
def test_who_leaves_the_picture_pauses_what_no_arm_pauses(
    runs: RunController,
    arms: ArmControl,
    exercise: str,
    away_s: float,
    enabled: bool,
    paused: bool,
) -> None:
    arms.enabled = enabled
    state = see(make_state(exercise, live=True), 1.0, present=True)
    state = see(state, 2.0, present=False)
    assert not state.is_left
    state = see(state, 2.0 + away_s, present=False)
    assert state.is_left is (paused or not enabled)
    runs.state = dataclasses.replace(state, step=Step.RUNNING)
    runs.state_changed.emit(state)
    assert (runs.state.step is Step.PAUSED) is paused


def test_who_comes_back_or_goes_on_is_waited_for_again() -> None:
    state = see(make_state("chop-and-lift", live=True), 2.0, present=False)
    back = see(see(state, 4.0, present=True), 6.0, present=False)
    assert not back.is_left
    assert see(back, 6.0 + AWAY_S, present=False).is_left
    resumed = after_pause(after_pause(see(state, 6.0, present=False), True), False)
    assert not see(resumed, 6.1, present=False).is_left
    assert see(see(resumed, 6.1, present=False), 6.1 + AWAY_S, present=False).is_left


def test_a_file_is_not_paused_where_somebody_leaves_the_picture() -> None:
    state = make_state("chop-and-lift", live=False)
    for time_s in (2.0, 2.0 + AWAY_S):
        state = see(state, time_s, present=False)
    assert not state.is_left


def test_nobody_leaves_before_the_first_set() -> None:
    ready = Guidance("getting_ready", (), None, 1, 2, None, None, 0, 10, 0.0, None)
    state = dataclasses.replace(make_state("chop-and-lift", live=True), guidance=ready)
    for time_s in (1.0, 10.0):
        state = see(state, time_s, present=False)
        assert not state.is_left


def test_who_leaves_in_a_rest_only_rests() -> None:
    rest = Guidance("resting", (), None, 1, 2, 30.0, None, 0, 10, 0.0, None)
    state = dataclasses.replace(make_state("chop-and-lift", live=True), guidance=rest)
    for time_s in (1.0, 10.0):
        state = see(state, time_s, present=False)
    assert not state.is_left
    state = dataclasses.replace(state, guidance=dataclasses.replace(rest, step="doing"))
    state = see(state, 11.0, present=False)
    assert not state.is_left, "the time counts from the end of the rest"
    assert see(state, 11.0 + AWAY_S, present=False).is_left


@pytest.mark.parametrize("exercise", ["lunge", "squat", "bird-dog", "chop-and-lift"])
def test_a_pause_takes_arms_whatever_the_exercise(exercise: str) -> None:
    state = make_state(exercise, live=True, step=Step.PAUSED)
    assert choose_cue(state, arms=True) == ARMS_PAUSED_CUE


def see(state: RunState, time_s: float, *, present: bool) -> RunState:
    """Return the state after one more evaluation."""
    feedback = make_feedback(time_s=time_s, present=present)
    frame = LiveFrame(Frame(time_s, paint_halves(8, 6)), None, feedback, 0, state.guidance)
    return after_frame(state, frame, ())
