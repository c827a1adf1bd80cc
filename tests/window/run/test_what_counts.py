"""What must not be counted in a run, with the real trainer and scripted bodies."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from coach.body.pose import Pose
from coach.exercise.definition.tables import Dose
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, HoldStarted
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.replay_trainer import list_starts
from coach.exercise.tracking.session import fold_all
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from coach.window.run.controller import RunController
from coach.window.run.events import NewFrame, RunEvent
from coach.window.run.run import Run
from coach.window.run.state import RunRequest
from tests.synthetic import FRAMES_A_SECOND, WIDTH, Leg, Script, Stance, make_poses
from tests.window.run.scripted import ScriptedBackend, ScriptedSource

STANDING = Stance()
LOW = Leg(-14.0, 95.0, 19.0)
DEEP = Stance(LOW, LOW, 30.0)
HALF = Stance(Leg(-52.0, 48.0, 10.0), Leg(-52.0, 48.0, 10.0), 20.0)
SQUATS: Script = [(4.5, STANDING), *[(0.8, DEEP), (0.4, DEEP), (0.8, STANDING)] * 3]
HALF_SQUATS: Script = [(4.5, STANDING), *[(0.8, HALF), (0.4, HALF), (0.8, STANDING)] * 5]
pytestmark = pytest.mark.slow

Change = Callable[[list[Pose]], list[Pose]]


def play(
    script: Script, change: Change = list, frames: int | None = None, live: bool = True
) -> list[Feedback]:
    """Return every feedback of a run of squats that a script shows."""
    poses = change(make_poses(script))
    count = len(poses) if frames is None else frames
    backend = ScriptedBackend(lambda _: ScriptedSource(count, live=live), poses=poses)
    dose = Dose(sets=1, repetitions=4, text="4 times")
    Run(RunRequest("squat", "0", dose=dose), backend, backend.note).work()
    return [frame.feedback for frame in backend.shown if frame.feedback is not None]


def aside(poses: list[Pose]) -> list[Pose]:
    """Half of the body is outside the picture."""
    return [
        dataclasses.replace(pose, image=pose.image - np.array([WIDTH / 2 + 5.0, 0.0]))
        for pose in poses
    ]


def below(poses: list[Pose]) -> list[Pose]:
    """The knees and what is below are outside the picture."""
    moved = np.array([0.0, 230.0])
    return [dataclasses.replace(pose, image=pose.image + moved) for pose in poses]


SITTING = Stance(Leg(0.0, 90.0), Leg(0.0, 90.0), 0.0)
CASES = [
    pytest.param(SQUATS, list, 3, id="squats"),
    pytest.param(SQUATS, aside, 0, id="half outside, to the side"),
    pytest.param(SQUATS, below, 0, id="half outside, below"),
    pytest.param([(0.0, SITTING), (5.0, SITTING), (1.5, STANDING), (3.0, STANDING)], list, 0,
                 id="stands up from a chair"),
    pytest.param([(5.0, STANDING), (1.5, SITTING), (5.0, SITTING)], list, 0, id="sits down"),
    pytest.param([(5.0, STANDING), *[(0.4, Stance(Leg(-70.0, 30.0), Leg(-105.0, 10.0))),
                                     (0.4, Stance(Leg(-105.0, 10.0), Leg(-70.0, 30.0)))] * 6],
                 list, 0, id="walks"),
    pytest.param([(5.0, STANDING), *[(0.2, Stance(Leg(-52.0, 50.0, 10.0), Leg(-52.0, 50.0, 10.0))),
                                     (0.2, Stance(Leg(-56.0, 44.0, 9.0), Leg(-56.0, 44.0, 9.0)))]
                  * 12], list, 0, id="trembles around a bound"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "change", "count"), CASES)
def test_only_whole_repetitions_count(script: Script, change: Change, count: int) -> None:
    assert play(script, change)[-1].repetitions == count


def test_a_camera_that_repeats_a_video_ends_with_the_dose() -> None:
    """It shows three squats for ever; the dose is four."""
    feedbacks = play(SQUATS, frames=100_000)
    assert 4 <= feedbacks[-1].repetitions <= 5
    assert feedbacks[-1].time_s < 30.0


def test_a_file_is_read_once() -> None:
    feedbacks = play([(0.6, STANDING), *SQUATS[1:4]], live=False)
    assert feedbacks[-1].repetitions == 1
    assert feedbacks[-1].time_s < 0.6 + 2.0


@pytest.mark.parametrize(("live", "count"), [(True, 0), (False, 1)], ids=["live", "a file"])
def test_a_hold_that_ends_before_the_countdown_counts_in_a_file_only(
    *, live: bool, count: int
) -> None:
    poses = list(open_recording(samples_folder() / "couch-stretch").poses())
    backend = ScriptedBackend(lambda _: ScriptedSource(3 * FRAMES_A_SECOND, live=live), poses=poses)
    events: list[Event] = []

    def note(event: RunEvent) -> None:
        if isinstance(event, NewFrame):
            events.extend(event.events)

    Run(RunRequest("couch-stretch", "0", record=True), backend, note).work()
    assert any(isinstance(event, HoldEnded) for event in events)
    assert len(fold_all(events).holds) == count
    assert [event for event in backend.recorder.events if event in list_starts(events)] == list(
        list_starts(events)
    )


def test_the_recording_has_both_holds_of_somebody_who_never_lets_go() -> None:
    poses = list(open_recording(samples_folder() / "couch-stretch").poses())[:200]
    backend = ScriptedBackend(
        lambda _: ScriptedSource(28 * FRAMES_A_SECOND, live=True), poses=poses
    )
    events: list[Event] = []

    def note(event: RunEvent) -> None:
        if isinstance(event, NewFrame):
            events.extend(event.events)

    dose = Dose(sets=2, hold_s=3.0, rest_s=10.0, per_side=False, text="2 sets of 3 s")
    Run(RunRequest("couch-stretch", "0", dose=dose, record=True), backend, note).work()
    assert len(list_starts(events)) == 2
    assert len(fold_all(backend.recorder.events).holds) == 2
    about = [each for each in events if isinstance(each, HoldBegan | HoldEnded | HoldStarted)]
    assert [each for each in backend.recorder.events if each in about] == about


def test_why_nothing_counts_is_shown_as_the_one_cue() -> None:
    cues = [each.cue for each in play(HALF_SQUATS) if each.cue is not None]
    (told,) = {cue for cue in cues if cue.kind == "uncounted"}
    assert told.text == "Not far enough to count"
    assert told.detail.startswith("Not far enough to count. Knee bend, either: 2 degrees")


def test_nothing_of_the_exercise_before_is_left(qtbot: QtBot) -> None:
    poses = make_poses(SQUATS)
    backend = ScriptedBackend(lambda _: ScriptedSource(len(poses), live=True), poses=poses)
    controller = RunController(RunRequest("squat", "0"), backend)
    with qtbot.waitSignal(controller.finished, timeout=30_000):
        controller.start()
    assert len(controller.state.session.repetitions) == 3
    states = []
    controller.state_changed.connect(states.append)
    with qtbot.waitSignal(controller.finished, timeout=30_000):
        controller.choose_exercise("lunge")
    assert states[0].session.repetitions == ()
    assert states[0].feedback is None
    assert controller.state.session.repetitions == ()
    assert controller.state.feedback is not None
    assert controller.state.feedback.repetitions == 0
