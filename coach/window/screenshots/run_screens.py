"""Every screen of the window as a picture, made from the shipped samples and made-up states: for documents, and to look at.

Offscreen, without camera, voice or clock, so that the same program gives the same pictures.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from coach.body.view import CHECKS, Check, View
from coach.capture.frame import Frame
from coach.errors import SourceError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guide import Guidance, Guide
from coach.exercise.tracking.events import RepetitionDone
from coach.exercise.tracking.feedback import Cue, Feedback
from coach.exercise.tracking.session import Session, fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from coach.window.exercises import ExerciseLibrary
from coach.window.run.state import (
    LiveFrame,
    PreviousResults,
    RunInfo,
    RunRequest,
    RunResult,
    RunState,
    Step,
    after_end,
    after_frame,
)
from coach.window.screenshots.page_screens import SHOW

TODAY: Final = dt.date(2026, 3, 2)
"""The day on which the pictures are as if made."""
SCREENS: Final = (
    "home", "ready", "countdown", "repetitions", "fault", "hold", "hold-paused", "rest", "guided", "measure", "range-test", "summary",
    "opening", "error", *SHOW,
)  # fmt: skip
"""Names of all screens."""
TRAIL: Final[list[RunState]] = []
"""The states before the last one that was made, for the plot."""
FAR_AWAY: Final = Check(
    "distance", False, "Come closer to the camera: you are small in the picture."
)


def play_sample(
    name: str, until: Callable[[Feedback, Guidance, Session], bool] | None = None
) -> RunState:
    """The state of a sample at the first instant that is looked for, with its picture, or at its end, without.

    Raises RecordingError, SourceError.
    """
    exercise = load_exercise(name).exercise
    recording = open_recording(samples_folder() / name)
    trainer, guide = Trainer(exercise), Guide(exercise)
    opened = RunInfo(exercise, name, "HD camera", True, None, recording=True, mirror=False)
    state = RunState(RunRequest(name, "0"), Step.RUNNING, opened)
    TRAIL.clear()
    for pose in recording.poses():
        feedback = trainer.update(pose)
        guidance = guide.update(feedback)
        sight = LiveFrame(
            Frame(pose.time_s, np.zeros((1, 1, 3), np.uint8)), pose, feedback, 0, guidance
        )
        state = after_frame(state, sight, feedback.events)
        TRAIL.append(state)
        if until is not None and until(feedback, guidance, state.session):
            return _add_picture(state, name)
    return after_frame(
        state, None, trainer.finish(state.live_frame.frame.time_s if state.live_frame else 0.0)
    )


def _add_picture(state: RunState, name: str) -> RunState:
    """The same with the sample's picture of that instant."""
    from coach.capture.source import open_source

    if state.live_frame is None:
        return state
    with open_source(str(samples_folder() / f"{name}.mp4")) as source:
        picture = None
        for frame in source.frames():
            picture = frame
            if frame.time_s >= state.live_frame.frame.time_s - 1e-3:
                break
    if picture is None:
        raise SourceError(f"The sample video of {name} is empty.", "Install coach again.")
    return dataclasses.replace(
        state, live_frame=dataclasses.replace(state.live_frame, frame=picture)
    )


def _change(
    state: RunState,
    *,
    step: Step | None = None,
    feedback: Mapping[str, object] = {},
    guidance: Mapping[str, object] = {},
) -> RunState:
    """The same state, with other words of feedback and guidance."""
    assert state.live_frame is not None
    assert state.feedback is not None
    assert state.guidance is not None
    said = dataclasses.replace(state.feedback, **feedback)  # type: ignore[arg-type]
    guided = dataclasses.replace(state.guidance, **guidance)  # type: ignore[arg-type]
    sight = dataclasses.replace(state.live_frame, feedback=said, guidance=guided)
    return dataclasses.replace(
        state, step=step or state.step, live_frame=sight, feedback=said, guidance=guided
    )


def _tick(*failed: Check) -> tuple[Check, ...]:
    wrong = {check.name: check for check in failed}
    return tuple(wrong.get(name, Check(name, True)) for name in CHECKS)


def make_ready() -> RunState:
    """Getting ready for the range test, too far away."""
    state = play_sample("hip-flexion-test", lambda feedback, *_: feedback.time_s > 1.0)
    view = View("side", "left", 4.0, ok=True, problems=(FAR_AWAY.problem,), checks=_tick(FAR_AWAY))
    cue = Cue("view", "Come closer to the camera")
    feedback = {"view": view, "cue": cue}
    return _change(
        state,
        feedback=feedback,
        guidance={
            "step": "getting_ready",
            "checks": view.checks,
            "seconds_left": None,
            "side": "left",
        },
    )


def make_countdown() -> RunState:
    """The countdown of a lunge."""
    state = play_sample("lunge", lambda feedback, *_: feedback.time_s > 0.8)
    return _change(
        state,
        guidance={
            "step": "starting",
            "seconds_left": 1.8,
            "checks": _tick(),
            "side": state.guidance and "left",
        },
    )


def make_repetitions() -> RunState:
    """The third repetition, at the bottom, well."""
    return _number(
        play_sample(
            "lunge",
            lambda feedback, _, session: len(session.repetitions) == 2 and feedback.progress >= 1.0,
        )
    )


def make_fault() -> RunState:
    """The knee past the toes."""
    return _number(
        play_sample(
            "lunge",
            lambda feedback, *_: bool(
                feedback.cue and feedback.cue.kind == "fault" and feedback.progress >= 1.0
            ),
        )
    )


def _number(state: RunState) -> RunState:
    assert state.guidance is not None
    return _change(
        state, guidance={"step": "doing", "seconds_left": None, "set_number": 1, "sets": 4}
    )


def make_hold() -> RunState:
    """A couch stretch, the clock runs."""
    return play_sample(
        "couch-stretch",
        lambda feedback, *_: feedback.hold is not None and feedback.hold.held_s > 9.0,
    )


def make_paused_hold() -> RunState:
    """The same with the trunk leaning: the clock stands still and says why."""
    return play_sample("couch-stretch", lambda feedback, *_: feedback.time_s > 15.0)


def make_rest() -> RunState:
    """Between the left and the right leg."""
    changed = {
        "step": "resting",
        "seconds_left": 7.4,
        "side": "left",
        "next_side": "right",
        "repetitions": 10,
        "set_number": 1,
        "sets": 4,
    }
    return _change(make_repetitions(), guidance=changed)


def make_guided() -> RunState:
    """Something that the camera does not watch."""
    name = next(
        name
        for name, exercise in load_all().items()
        if exercise.kind == "guided" and exercise.guide
    )
    exercise = load_all()[name]
    state = _add_picture(play_sample("lunge", lambda *_: True), "lunge")
    assert state.live_frame is not None
    trainer, guide = Trainer(exercise), Guide(exercise)
    assert state.live_frame.pose is not None
    for tenth in range(200):
        feedback = trainer.update(dataclasses.replace(state.live_frame.pose, time_s=tenth / 10))
        guidance = guide.update(feedback)
    sight = dataclasses.replace(state.live_frame, feedback=feedback, guidance=guidance)
    opened = RunInfo(exercise, name, "HD camera", True, None, recording=True)
    return RunState(RunRequest(name, "0"), Step.RUNNING, opened, sight, feedback, guidance)


def make_range_test() -> RunState:
    """In the middle of the range test."""
    return play_sample(
        "hip-flexion-test",
        lambda feedback, _, session: len(session.trials) == 4 and feedback.progress > 0.9,
    )


def make_measure() -> RunState:
    """The end of the range test, with earlier days."""
    state = play_sample("hip-flexion-test")
    assert state.opened is not None
    before = PreviousResults(
        state.session,
        "2026-02-09T18:00:00+00:00",
        {"left": [108.0, 110.0, 112.0], "right": [88.0, 90.0, 96.0]},
    )
    return after_end(
        dataclasses.replace(state, opened=dataclasses.replace(state.opened, before=before)),
        RunResult(),
    )


def make_summary() -> RunState:
    """The end of a set of lunges, with a last time."""
    state = play_sample("lunge")
    assert state.opened is not None
    then = fold_all(
        [
            RepetitionDone(time, time - 3, time - 1, "left", 90.0, ("too_shallow",) * (time % 2))
            for time in range(3, 12)
        ]
    )
    opened = dataclasses.replace(
        state.opened, before=PreviousResults(then, "2026-02-27T18:00:00+00:00")
    )
    return after_end(dataclasses.replace(state, opened=opened), RunResult())


def make_error() -> RunState:
    """A camera that was pulled out."""
    error = SourceError(
        "HD camera stopped giving pictures.",
        "Check its cable, and whether another program took it; then start again.",
    )
    return after_end(make_repetitions(), RunResult(error))


def make_opening() -> RunState:
    """The camera is being opened."""
    return RunState(RunRequest("lunge", "0"))


MAKERS: Final[Mapping[str, Callable[[], RunState]]] = {
    "ready": make_ready,
    "countdown": make_countdown,
    "repetitions": make_repetitions,
    "fault": make_fault,
    "hold": make_hold,
    "hold-paused": make_paused_hold,
    "rest": make_rest,
    "guided": make_guided,
    "measure": make_measure,
    "range-test": make_range_test,
    "summary": make_summary,
    "opening": make_opening,
    "error": make_error,
}
"""Screen -> the state that it shows."""


@functools.cache
def make_states(name: str) -> tuple[RunState, ...]:
    """The state that a screen shows, after those before it."""
    TRAIL.clear()
    state = MAKERS[name]()
    return (*TRAIL, state)


@functools.cache
def load_all() -> dict[str, Exercise]:
    """Every shipped exercise."""
    from coach.store.exercises.loader import list_exercises

    return {name: load_exercise(name).exercise for name in list_exercises()}


def make_library() -> ExerciseLibrary:
    """The shipped exercises, some of them done lately."""
    days = {"lunge": 1, "couch-stretch": 0, "knee-to-chest": 3}
    return ExerciseLibrary(
        load_all(), done={name: TODAY - dt.timedelta(days=ago) for name, ago in days.items()}
    )


def list_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """(screen, where its picture goes) of all screens."""
    for name in SCREENS:
        yield name, folder / f"{name}.png"
