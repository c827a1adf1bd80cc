"""Frames that are only shown: before the user begins, and during a pause."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

import pytest

from coach.body.pose import round_for_storage
from coach.body.posture import Posture
from coach.exercise.tracking.events import ArmRaised
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.loader import load_exercise
from coach.window.run.events import NewFrame, RunEvent
from coach.window.run.run import Run
from coach.window.run.state import RunRequest
from tests.animation import animate
from tests.window.run.posed import PosedBackend, PosedSource

STANDING = Posture()
UP = dataclasses.replace(STANDING, shoulder_flexion=(170.0, 0.0))
SIGNAL = [(STANDING, 0.3, 1.5), (UP, 0.5, 2.0)]
POSES = animate([*SIGNAL * 3, (STANDING, 0.3, 2.0)])
"""Three times an arm is raised."""


def play(
    request: RunRequest, follow: Callable[[Run, ArmRaised, list[RunEvent]], None]
) -> tuple[PosedBackend, list[RunEvent]]:
    """Do a run; `follow` gets every raised arm."""
    backend = PosedBackend(lambda _: PosedSource(poses=POSES))
    reports: list[RunEvent] = []

    def note(event: RunEvent) -> None:
        reports.append(event)
        for happened in event.events if isinstance(event, NewFrame) else ():
            if isinstance(happened, ArmRaised):
                follow(run, happened, reports)

    run = Run(request, backend, note)
    run.work()
    return backend, reports


def list_shown(reports: Sequence[RunEvent]) -> list[NewFrame]:
    return [event for event in reports if isinstance(event, NewFrame) and event.frame is not None]


def test_a_session_with_pauses_by_the_arm_replays_bit_for_bit() -> None:
    paused: list[bool] = []

    def toggle(run: Run, _: ArmRaised, __: list[RunEvent]) -> None:
        paused.append(not (paused and paused[-1]))
        (run.pause if paused[-1] else run.resume)()

    backend, reports = play(RunRequest("lunge", "0"), toggle)
    assert paused == [True, False, True]
    recorder = backend.recorder
    assert [type(event) for event in recorder.events].count(ArmRaised) == 2
    assert len(recorder.written) < len(POSES), "nothing is recorded during a pause"
    again = analyse(recorder.written, Trainer(load_exercise("lunge").exercise))
    assert again.events == recorder.events
    shares = [shown.frame.arm_raise.share for shown in list_shown(reports) if shown.frame]
    assert max(shares) == 1.0, "the ring fills during a pause"


@pytest.mark.parametrize("exercise", ["squat", "bird-dog", "chop-and-lift", "lunge"])
def test_every_exercise_goes_on_by_an_arm(exercise: str) -> None:
    """In a pause nothing is evaluated, so an arm cannot be a part of the exercise."""
    resumed: list[float] = []

    def resume(run: Run, raised: ArmRaised, _: list[RunEvent]) -> None:
        resumed.append(raised.time_s)

    backend = PosedBackend(lambda _: PosedSource(poses=POSES))
    reports: list[RunEvent] = []

    def note(event: RunEvent) -> None:
        reports.append(event)
        for happened in event.events if isinstance(event, NewFrame) else ():
            if isinstance(happened, ArmRaised):
                resume(run, happened, reports)
        if len(reports) == 5:
            run.pause()

    run = Run(RunRequest(exercise, "0"), backend, note)
    run.work()
    assert len(resumed) == 3


def test_a_raised_arm_begins_what_was_introduced() -> None:
    def begin(run: Run, _: ArmRaised, __: list[RunEvent]) -> None:
        run.begin()

    backend, reports = play(RunRequest("lunge", "0", introduce=True), begin)
    written = backend.recorder.written
    assert written[0].time_s == 0.0, "time counts from the beginning"
    assert 0 < len(written) < len(POSES)
    assert backend.detector is not None
    times = backend.detector.times
    assert times == sorted(times), "the model gets times that rise"
    introduced = [
        shown.frame for shown in list_shown(reports) if shown.frame and shown.frame.readiness
    ]
    assert introduced[-1].readiness is not None
    assert introduced[-1].readiness.begins
    assert introduced[-1].feedback is None
    again = analyse(written, Trainer(load_exercise("lunge").exercise))
    assert again.events == backend.recorder.events


def test_what_was_not_begun_leaves_no_recording() -> None:
    def stop(run: Run, _: ArmRaised, __: list[RunEvent]) -> None:
        run.stop()

    backend, _ = play(RunRequest("lunge", "0", introduce=True), stop)
    assert backend.recorder.written == []
    assert backend.recorder.events == []


@pytest.mark.parametrize("begin", [True, False])
def test_a_file_stands_still_before_the_beginning(begin: bool) -> None:
    poses = [round_for_storage(pose) for pose in POSES[:5]]
    backend = PosedBackend(lambda _: PosedSource(live=False, poses=poses))
    run = Run(RunRequest("lunge", "clip.mp4", introduce=True), backend, lambda _: None)
    (run.begin if begin else run.stop)()
    run.work()
    assert len(backend.recorder.written) == (5 if begin else 0)
