"""Raised arms during a run, and before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.window.run.arm_control import ArmControl
from coach.window.run.controller import RunController
from coach.window.run.cues import CONFIRM_CUE, choose_cue
from coach.window.run.state import RunRequest, Step
from tests.window.fakes import FakeBackend, open_endless


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
