"""After the exercise the camera stays open, so that a raised arm can answer how much it hurts."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from coach.body.pose import Pose, round_for_storage
from coach.body.posture import Posture
from coach.capture.frame import Frame, Rotation, Source
from coach.capture.reconnecting_source import ReconnectingSource
from coach.errors import SourceError
from coach.exercise.tracking.events import ArmRaised, Pain
from coach.window.run.events import NewFrame, PainQuestion, RunEvent, SourceProblem, WatchEnded
from coach.window.run.frame_gate import ANSWER_S
from coach.window.run.run import Run
from coach.window.run.state import RunRequest
from tests.animation import animate
from tests.window.fakes import FakeBackend, FakeSource, open_endless, running
from tests.window.run.posed import PosedBackend, PosedSource

STANDING = Posture()
UP = dataclasses.replace(STANDING, shoulder_flexion=(170.0, 0.0))
POSES = animate([(STANDING, 0.3, 1.5), (UP, 0.5, 2.0), (STANDING, 0.3, 1.5), (UP, 0.5, 2.0)])
REQUEST = RunRequest("lunge", "0", ask_pain=True)


class UnpluggedSource(PosedSource):
    """A camera that is unplugged after its last pose, and stays so."""

    def frames(self) -> Iterator[Frame]:
        yield from super().frames()
        raise SourceError("Unplugged.")


class ReconnectingBackend(PosedBackend):
    """Opens a camera that is opened again once it is lost."""

    def open_source(self, text: str, rotation: Rotation | None = None) -> Any:
        def open_again() -> Source:
            raise SourceError("Still unplugged.")

        opened = super().open_source(text, rotation)
        return ReconnectingSource(opened, open_again, retry_delay_s=0.0)


class EndlessPoses(PosedSource):
    """The poses again and again, then nobody raises an arm any more."""

    def frames(self) -> Iterator[Frame]:
        yield from super().frames()
        last = self.poses[-1]
        for number in itertools.count(1):
            if self.closed.is_set():
                return
            self.now = dataclasses.replace(last, time_s=last.time_s + number)
            yield Frame(self.now.time_s, self.now.image[:1, :1])


def play(
    request: RunRequest,
    follow: Callable[[Run, RunEvent], None],
    poses: list[Pose] | None = None,
    source: type[PosedSource] = PosedSource,
) -> tuple[PosedBackend, list[RunEvent]]:
    """Do a run; `follow` gets every report."""
    backend = PosedBackend(lambda _: source(poses=POSES if poses is None else poses))
    reports: list[RunEvent] = []

    def note(event: RunEvent) -> None:
        reports.append(event)
        follow(run, event)

    run = Run(request, backend, note)
    run.work()
    return backend, reports


def list_arms(event: RunEvent) -> list[ArmRaised]:
    events = event.events if isinstance(event, NewFrame) else ()
    return [each for each in events if isinstance(each, ArmRaised)]


def end_and_answer(run: Run, event: RunEvent) -> None:
    """End the exercise with the first raised arm, and answer with the second one."""
    if list_arms(event):
        (run.answer(3, "hip") if run._watches else run.end())


def test_an_arm_ends_the_exercise_and_one_more_answers() -> None:
    backend, reports = play(REQUEST, end_and_answer)
    asked = reports.index(PainQuestion(arms=True))
    assert [len(list_arms(event)) for event in reports[asked:] if list_arms(event)] == [1]
    assert reports[-1] == WatchEnded()
    assert backend.recorder.events[-1] == Pain(
        backend.recorder.written[-1].time_s, before=False, score=3, place="hip"
    )
    assert backend.recorder.written[-1].time_s < POSES[-1].time_s, "what follows is not recorded"
    assert backend.detector is not None
    assert backend.detector.times == sorted(backend.detector.times), "the model's times rise"


def test_what_was_recorded_is_not_judged_after_the_end() -> None:
    _, reports = play(REQUEST, end_and_answer)
    after = reports[reports.index(PainQuestion(arms=True)) :]
    frames = [event.frame for event in after if isinstance(event, NewFrame)]
    assert frames
    assert all(frame is not None and frame.feedback is None for frame in frames)


def test_the_camera_is_closed_if_no_arm_is_raised_for_long() -> None:
    closed: list[float] = []

    def follow(run: Run, event: RunEvent) -> None:
        if list_arms(event):
            run.end()
        if isinstance(event, NewFrame) and event.frame is not None:
            closed[:] = [event.frame.frame.time_s]
        if isinstance(event, WatchEnded):
            run.answer(None)

    backend, _ = play(REQUEST, follow, source=EndlessPoses)
    assert backend.source is not None
    assert backend.source.closed.is_set()
    assert closed[0] == pytest.approx(POSES[-1].time_s + ANSWER_S, abs=1.5)
    assert not any(isinstance(event, Pain) for event in backend.recorder.events)


CLOSED = {
    "arms are not followed": dataclasses.replace(REQUEST, arms=False),
    "another exercise follows": dataclasses.replace(REQUEST, more_follows=True),
}


@pytest.mark.parametrize("request_", CLOSED.values(), ids=CLOSED)
def test_the_camera_is_closed_at_once_if_no_arm_would_answer(request_: RunRequest) -> None:
    closed: list[bool] = []

    def follow(run: Run, event: RunEvent) -> None:
        if isinstance(event, PainQuestion):
            closed.append(backend.source is not None and backend.source.closed.is_set())
            assert not event.arms
            run.answer(None)

    backend = FakeBackend(lambda _: FakeSource(3, live=True))
    run = Run(request_, backend, lambda event: follow(run, event))
    run.work()
    assert closed == [True]


def test_a_camera_that_fails_afterwards_loses_no_answer() -> None:
    def follow(run: Run, event: RunEvent) -> None:
        if list_arms(event) and not run._watches:
            run.end()
        if isinstance(event, WatchEnded):
            run.answer(4, "back")

    backend, _ = play(REQUEST, follow, source=UnpluggedSource)
    pain = backend.recorder.events[-1]
    assert isinstance(pain, Pain)
    assert (pain.score, pain.place) == (4, "back")


@pytest.mark.parametrize("leave", ["answer", "stop"])
def test_who_answers_with_a_key_waits_for_no_picture(leave: str) -> None:
    """The camera may give none any more."""
    source = FakeSource(live=True, endless=True)
    backend = FakeBackend(lambda _: source)
    asked: list[Any] = []

    def follow(event: RunEvent) -> None:
        if isinstance(event, PainQuestion):
            asked.append(event.arms)
            run.answer(None)
            (run.stop if leave == "stop" else str)()
        elif isinstance(event, NewFrame):
            run.end()

    run = Run(REQUEST, backend, follow)
    run.work()
    assert asked == [True]
    assert source.closed.is_set()


def test_a_run_that_is_stopped_closes_its_camera_before_it_asks() -> None:
    backend = FakeBackend(open_endless)
    asked: list[bool] = []

    def follow(event: RunEvent) -> None:
        if isinstance(event, NewFrame):
            run.stop()
        elif isinstance(event, PainQuestion):
            asked.append(event.arms)
            run.answer(None)

    run = Run(REQUEST, backend, follow)
    with running(run.work):
        pass
    assert asked == [False]


def test_poses_of_a_file_are_never_watched_afterwards() -> None:
    poses = [round_for_storage(pose) for pose in POSES[:5]]
    backend = PosedBackend(lambda _: PosedSource(live=False, poses=poses))
    asked: list[bool] = []

    def follow(event: RunEvent) -> None:
        if isinstance(event, PainQuestion):
            asked.append(event.arms)
            run.answer(None)

    run = Run(dataclasses.replace(REQUEST, source="clip.mp4"), backend, follow)
    run.work()
    assert asked == [False]


def end_after_the_first_arm(run: Run, event: RunEvent) -> None:
    if list_arms(event) and not run._watches:
        run.end()


def end_without_pictures(run: Run, event: RunEvent) -> None:
    if isinstance(event, SourceProblem):
        run.end()


LOST: dict[str, tuple[Callable[[Run, RunEvent], None], list[RunEvent], str]] = {
    "while an arm is waited for": (
        *(end_after_the_first_arm, [PainQuestion(arms=True), WatchEnded()]),
        "",
    ),
    "before the exercise is ended": (end_without_pictures, [PainQuestion()], "Unplugged."),
}


@pytest.mark.parametrize(("end", "told", "problem"), LOST.values(), ids=LOST)
def test_a_camera_that_is_lost_is_not_waited_for_after_the_exercise(
    end: Callable[[Run, RunEvent], None], told: list[RunEvent], problem: str
) -> None:
    def follow(event: RunEvent) -> None:
        reports.append(event)
        end(run, event)
        if event == told[-1]:
            closed.append(backend.source is not None and backend.source.closed.is_set())
            run.answer(4)

    reports: list[RunEvent] = []
    closed: list[bool] = []
    backend = ReconnectingBackend(lambda _: UnpluggedSource(poses=POSES))
    run = Run(REQUEST, backend, follow)
    assert run.work() == problem
    assert [each for each in reports if isinstance(each, PainQuestion | WatchEnded)] == told
    assert closed == [True]
    assert isinstance(backend.recorder.events[-1], Pain)
