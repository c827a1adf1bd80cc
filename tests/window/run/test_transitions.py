from __future__ import annotations

import dataclasses

import pytest

from coach.errors import SourceError
from coach.exercise.dose.guidance import Guidance
from coach.exercise.tracking.cues import LOST
from coach.exercise.tracking.events import ExerciseDone
from coach.exercise.tracking.feedback import Cue, Uncounted
from coach.window.run.cues import ARMS_PAUSED_CUE, PAUSED_CUE, choose_cue
from coach.window.run.state import LiveFrame, RunRequest, RunResult, RunState, Step
from coach.window.run.transitions import (
    after_end,
    after_frame,
    after_opened,
    after_pause,
    after_stop,
)
from tests.window.fakes import make_repetition, make_state

REQUEST = RunRequest("lunge", "0")
CUE = Cue("praise", "Good")


def test_every_event_is_counted_even_without_a_picture() -> None:
    state = after_frame(
        RunState(REQUEST),
        None,
        (make_repetition(3.0), make_repetition(6.0, "too_shallow"), ExerciseDone(7.0)),
    )
    assert len(state.session.repetitions) == 2


def test_judgement_stays_while_paused() -> None:
    state = make_state()
    assert state.live_frame is not None
    later = after_frame(state, LiveFrame(state.live_frame.frame, None, None, 3), ())
    assert later.feedback is state.feedback
    assert later.live_frame is not None
    assert later.live_frame.dropped == 3


def test_the_latest_reason_is_kept() -> None:
    state = make_state(uncounted=Uncounted(1.0, "Stay still in the position"))
    assert state.live_frame is not None
    told = after_frame(state, state.live_frame, ())
    later = after_frame(told, make_state().live_frame, ())
    assert told.uncounted == later.uncounted == "Stay still in the position"


CUES = [
    pytest.param(Step.RUNNING, CUE, CUE, id="running: what the trainer says"),
    pytest.param(Step.RUNNING, None, None, id="running, nothing to say"),
    pytest.param(Step.PAUSED, CUE, PAUSED_CUE, id="paused"),
    pytest.param(Step.STOPPING, CUE, None, id="stopping"),
    pytest.param(Step.ENDED, CUE, None, id="ended"),
]


@pytest.mark.parametrize(("step", "said", "shown"), CUES)
def test_one_cue(step: Step, said: Cue | None, shown: Cue | None) -> None:
    assert choose_cue(make_state(step=step, cue=said)) == shown


@pytest.mark.parametrize(
    ("exercise", "live", "arms", "shown"),
    [
        pytest.param("lunge", True, True, ARMS_PAUSED_CUE, id="an arm goes on"),
        pytest.param("lunge", True, False, PAUSED_CUE, id="arms are not followed"),
        pytest.param("squat", True, True, ARMS_PAUSED_CUE, id="also if the exercise raises arms"),
        pytest.param("lunge", False, True, PAUSED_CUE, id="no camera sees arms"),
    ],
)
def test_a_pause_tells_how_it_goes_on(exercise: str, live: bool, arms: bool, shown: Cue) -> None:
    paused = make_state(exercise, live=live, step=Step.PAUSED)
    assert choose_cue(paused, arms=arms) == shown


def test_pause_and_going_on() -> None:
    paused = after_pause(make_state(), paused=True)
    assert paused.step is Step.PAUSED
    assert after_pause(paused, paused=False).step is Step.RUNNING


@pytest.mark.parametrize("step", [Step.OPENING, Step.STOPPING, Step.ENDED, Step.FAILED])
def test_nothing_to_pause(step: Step) -> None:
    assert after_pause(make_state(step=step), paused=True).step is step


def test_opened_too_late_does_not_undo_a_stop() -> None:
    opened = make_state().opened
    assert opened is not None
    assert after_opened(after_stop(RunState(REQUEST)), opened).step is Step.STOPPING


def test_ends() -> None:
    error = SourceError("Gone.", "Plug it in.")
    assert (
        after_end(make_state(), RunResult(problem="The end is damaged.")).problem
        == "The end is damaged."
    )
    failed = after_end(make_state(), RunResult(error))
    assert (failed.step, failed.error) == (Step.FAILED, error)


def test_only_a_camera_is_mirrored_and_only_a_running_run_records() -> None:
    assert make_state(live=True).mirrored
    assert not make_state(live=False).mirrored
    assert make_state().recording
    assert not make_state(step=Step.PAUSED).recording
    assert make_state().is_saved
    assert not dataclasses.replace(
        make_state(), request=RunRequest("lunge", "0", record=False)
    ).is_saved


GUIDED = "deep-pelvic-breathing"
READY = [
    pytest.param("lunge", Step.OPENING, "", 1, True, id="opening"),
    pytest.param("lunge", Step.RUNNING, "getting_ready", 1, True, id="getting ready"),
    pytest.param("lunge", Step.PAUSED, "starting", 1, True, id="countdown, paused"),
    pytest.param("lunge", Step.RUNNING, "starting", 2, False, id="the second set"),
    pytest.param("lunge", Step.RUNNING, "exercising", 1, False, id="the first set"),
    pytest.param("lunge", Step.RUNNING, "", 1, False, id="no guide"),
    pytest.param("lunge", Step.ENDED, "getting_ready", 1, False, id="ended"),
    pytest.param(GUIDED, Step.RUNNING, "getting_ready", 1, False, id="guided"),
]


@pytest.mark.parametrize(("exercise", "step", "guide", "number", "ready"), READY)
def test_until_the_first_set_the_user_gets_ready(
    exercise: str, step: Step, guide: str, number: int, ready: bool
) -> None:
    guidance = Guidance(
        guide,
        (),
        None,
        number,
        3,
        None,
        None,
        0,
        10,
        0.0,
        None,  # type: ignore[arg-type]
    )
    state = make_state(exercise, step=step)
    assert dataclasses.replace(state, guidance=guidance if guide else None).gets_ready is ready


FOUND = [
    pytest.param(0.0, None, id="at once"),
    pytest.param(0.4, None, id="while a person is looked for"),
    pytest.param(0.6, LOST, id="if nobody is found"),
]


@pytest.mark.parametrize(("passed_s", "shown"), FOUND)
def test_after_a_pause_nobody_is_missed_before_a_person_can_be_found(
    passed_s: float, shown: Cue | None
) -> None:
    state = after_pause(make_state(step=Step.PAUSED), paused=False)
    for time_s in (30.0, 30.0 + passed_s):
        away = make_state(time_s=time_s, present=False, cue=LOST)
        state = after_frame(state, away.live_frame, ())
    assert choose_cue(state) == shown


def test_nobody_is_told_at_once_if_no_frame_followed() -> None:
    assert choose_cue(make_state(present=False, cue=LOST)) == LOST
