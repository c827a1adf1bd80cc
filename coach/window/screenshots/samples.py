"""Sample data for the screenshots: recorded runs, exercises, and a made-up history.

Nothing is random, and there is no camera, voice or clock, so the screenshots are always the same.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import math
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from coach.body.landmarks import Side
from coach.capture.frame import Frame
from coach.errors import SourceError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guidance import Guidance
from coach.exercise.dose.guide import Guide
from coach.exercise.dose.hold_start import guide_live
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.range_test.result import RangeResult
from coach.exercise.tracking.session import Session
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.files.locations import samples_folder
from coach.store.history.entry import Entry, SideEntry
from coach.store.recordings.recording import open_recording
from coach.window.exercises import ExerciseLibrary
from coach.window.history.reader import HistoryData
from coach.window.run.state import LiveFrame, RunInfo, RunRequest, RunState, Step
from coach.window.run.transitions import after_frame

TODAY: Final = dt.date(2026, 3, 2)
"""The day that the screenshots show as today."""
EARLIER_STATES: Final[list[RunState]] = []
"""The states before the last one that `play_sample` made, for the plot."""
DAYS: Final = 44
"""Length of the made-up history, in days."""
REST_DAYS: Final = frozenset({3, 9, 10, 17, 24, 25, 26, 31, 38})


def play_sample(
    name: str, until: Callable[[Feedback, Guidance, Session], bool] | None = None
) -> RunState:
    """Run a sample until a condition is true and return that state with its picture.

    Without a condition return the state at the end, without a picture.

    Raises:
        RecordingError: The recording cannot be read.
        SourceError: The video cannot be read.

    """
    exercise = load_exercise(name).exercise
    recording = open_recording(samples_folder() / name)
    trainer, guide = Trainer(exercise), Guide(exercise)
    opened = RunInfo(exercise, name, "HD camera", True, None, recording=True, mirror=False)
    state = RunState(RunRequest(name, "0"), Step.RUNNING, opened)
    EARLIER_STATES.clear()
    poses = list(recording.poses())
    for pose, seen in zip(poses, trainer.update_many(poses), strict=True):
        feedback, guidance = guide_live(guide, trainer, seen)
        live_frame = LiveFrame(
            Frame(pose.time_s, np.zeros((1, 1, 3), np.uint8)), pose, feedback, 0, guidance
        )
        state = after_frame(state, live_frame, feedback.events)
        EARLIER_STATES.append(state)
        if until is not None and until(feedback, guidance, state.session):
            return add_picture(state, name)
    return after_frame(
        state, None, trainer.finish(state.live_frame.frame.time_s if state.live_frame else 0.0)
    )


def add_picture(state: RunState, name: str) -> RunState:
    """Return the state with the picture of that instant from the sample's video.

    Raises:
        SourceError: The video cannot be read, or is empty.
    """
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
        raise SourceError(
            Message("The sample video of {name} is empty.", name=name),
            Message("Install coach again."),
        )
    return dataclasses.replace(
        state, live_frame=dataclasses.replace(state.live_frame, frame=picture)
    )


@functools.cache
def load_all() -> dict[str, Exercise]:
    """Load all shipped exercises."""
    return {name: load_exercise(name).exercise for name in list_exercises()}


def make_library() -> ExerciseLibrary:
    """Return the shipped exercises, some of them done recently."""
    days = {"lunge": 1, "couch-stretch": 0, "knee-to-chest": 3}
    return ExerciseLibrary(
        load_all(), done={name: TODAY - dt.timedelta(days=ago) for name, ago in days.items()}
    )


def make_sample_history(today: dt.date) -> HistoryData:
    """Return a made-up history of six weeks of a person whose right hip was stiff."""
    return HistoryData(tuple(_make_entries(today)), load_all())


def _make_entries(today: dt.date) -> Iterator[Entry]:
    for number in range(DAYS):
        day = today - dt.timedelta(days=DAYS - 1 - number)
        started = dt.datetime.combine(day, dt.time(18, 5), dt.UTC)
        wave = 2.0 * math.sin(number * 1.7)
        if number % 7 == 1:
            yield _make_hip_test(number, started, wave)
        if number in REST_DAYS:
            continue
        yield _make_lunge(number, started, wave)
        if number % 2:
            yield _make_couch_stretch(number, started + dt.timedelta(minutes=6), wave)


def _make_hip_test(number: int, started: dt.datetime, wave: float) -> Entry:
    left, right = 108.0 + 0.1 * number + wave / 2, 92.0 + 0.28 * number - wave / 2
    return Entry(
        f"test{number}",
        "hip-flexion-test",
        started.isoformat(),
        finished=True,
        duration_s=95.0,
        tracked_s=90.0,
        norm_deg=120.0,
        sides=(_make_test_entry("left", left), _make_test_entry("right", right)),
    )


def _make_lunge(number: int, started: dt.datetime, wave: float) -> Entry:
    good = min(10, 5 + number // 8 + round(wave / 2))
    before = max(0, round(5 - number / 12 + wave / 3))
    return Entry(
        f"lunge{number}",
        "lunge",
        started.isoformat(),
        finished=True,
        duration_s=140.0,
        tracked_s=135.0,
        sides=(SideEntry("left", 10, good), SideEntry("right", 10, max(0, good - 1))),
        faults={"knee_past_toes": 10 - good} if good < 10 else {},
        pain_before=before,
        pain_after=max(0, before - number % 2),
    )


def _make_couch_stretch(number: int, started: dt.datetime, wave: float) -> Entry:
    held = 38.0 + 0.5 * number + wave
    return Entry(
        f"couch{number}",
        "couch-stretch",
        started.isoformat(),
        finished=True,
        duration_s=150.0,
        tracked_s=145.0,
        sides=(
            SideEntry("left", 0, 0, 1, 1, held, held),
            SideEntry("right", 0, 0, 1, 1, held - 6, held - 6),
        ),
        faults={"trunk_leaning": 1},
    )


def _make_test_entry(side: Side, degrees: float) -> SideEntry:
    return SideEntry(side, range_result=RangeResult(degrees, 7.4, 3.0, 3))
