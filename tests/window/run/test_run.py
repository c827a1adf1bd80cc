from __future__ import annotations

import dataclasses
import errno
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from coach.capture.frame import Rotation
from coach.errors import CoachError, ModelError, RecordingError, SourceError
from coach.exercise.definition.programme import Item
from coach.exercise.definition.tables import Dose
from coach.exercise.tracking.events import Event, ExerciseDone, RepetitionDone
from coach.store.recordings.folders import explain_write_failure
from coach.translation import load_translations
from coach.window.run.events import NewFrame, Opened, RunEvent
from coach.window.run.run import Run
from coach.window.run.state import LiveFrame, RunInfo, RunRequest
from tests.window.fakes import FakeBackend, FakeSource, running

REQUEST = RunRequest("lunge", "0")


@dataclass
class Reports:
    """What a run reported."""

    opened: list[RunInfo] = field(default_factory=list)
    frames: list[LiveFrame] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def take(self, event: RunEvent) -> None:
        match event:
            case Opened(info):
                self.opened.append(info)
            case NewFrame(frame, events):
                if frame is not None:
                    self.frames.append(frame)
                self.events.extend(events)
                self.arrived.release()

    def wait(self) -> None:
        assert self.arrived.acquire(timeout=10)


def make_run(backend: FakeBackend, request: RunRequest = REQUEST) -> tuple[Run, Reports]:
    reports = Reports()
    return Run(request, backend, reports.take), reports


def test_every_frame_of_a_file_is_evaluated_recorded_and_shown() -> None:
    backend = FakeBackend(lambda _: FakeSource(6, problem="The end is damaged."))
    run, reports = make_run(backend)
    assert run.work() == "The end is damaged."
    times = [number / 20 for number in range(6)]
    assert backend.trainer is not None
    assert (
        backend.trainer.watched
        == backend.recorder.poses
        == [shown.frame.time_s for shown in reports.frames]
        == times
    )
    assert backend.trainer.finished == [times[-1]]
    assert backend.recorder.events == reports.events
    assert [type(event) for event in reports.events] == [RepetitionDone] * 6 + [ExerciseDone]


def test_a_full_disk_is_told_at_the_end_in_the_language_of_the_user() -> None:
    error = OSError(errno.ENOSPC, "No space left on device")
    backend = FakeBackend(lambda _: FakeSource(6, problem="The end is damaged."))
    backend.recorder.problem = explain_write_failure(Path("session.mcap"), error)
    told = make_run(backend)[0].work()
    assert told.splitlines() == [
        "The end is damaged.",
        "session.mcap: the recording cannot be written: No space left on device.",
        "Free some space on that disk. What was recorded before is kept.",
    ]
    german = load_translations("de").translate(told).splitlines()
    assert german[1].startswith(
        "session.mcap: die Aufzeichnung lässt sich nicht schreiben: kein Platz"
    )
    assert german[2].startswith("Schaffe Platz auf diesem Datenträger.")


def test_opened_tells_what_is_known() -> None:
    run, reports = make_run(FakeBackend(), RunRequest("lunge", "0", record=False))
    run.work()
    (opened,) = reports.opened
    assert (opened.name, opened.source, opened.live, opened.recording) == (
        "lunge",
        "fake.mp4",
        False,
        False,
    )


PRESCRIBED = Item(exercise="lunge", sets=1, repetitions=4, sides="right", rest_s=15.0)


def test_the_dose_of_the_programme_is_coached() -> None:
    backend = FakeBackend()
    backend.item = PRESCRIBED
    run, reports = make_run(backend)
    run.work()
    (opened,) = reports.opened
    dose = opened.exercise.dose
    assert (dose.sets, dose.repetitions, dose.rest_s) == (1, 4, 15.0)
    assert opened.side == "right"
    guidance = next(shown.guidance for shown in reports.frames if shown.guidance)
    assert (guidance.sets, guidance.side, guidance.target_repetitions) == (1, "right", 4)


def test_a_dose_that_is_asked_for_comes_first() -> None:
    backend = FakeBackend()
    backend.item = PRESCRIBED
    dose = Dose(sets=2, repetitions=3, text="x")
    run, reports = make_run(backend, dataclasses.replace(REQUEST, dose=dose))
    run.work()
    (opened,) = reports.opened
    assert opened.exercise.dose == dose


def test_everything_is_closed_afterwards() -> None:
    backend = FakeBackend()
    make_run(backend)[0].work()
    assert backend.recorder.closed
    assert backend.source is not None
    assert backend.source.closed.is_set()
    assert backend.landmarker is not None
    assert backend.landmarker.closed


def test_what_is_needed_later_is_loaded_before_the_first_picture() -> None:
    backend = FakeBackend()
    loaded: list[bool] = []

    def take(event: RunEvent) -> None:
        if isinstance(event, NewFrame):
            loaded.append(backend.rest_loaded)

    Run(REQUEST, backend, take).work()
    assert loaded
    assert all(loaded)


def test_nothing_is_recorded_unless_requested() -> None:
    backend = FakeBackend()
    make_run(backend, RunRequest("lunge", "0", record=False))[0].work()
    assert backend.recorder.poses == []


def test_paused_camera_is_shown_and_not_evaluated() -> None:
    backend = FakeBackend(
        lambda _: FakeSource(live=True, endless=True, more=threading.Semaphore(0))
    )
    run, reports = make_run(backend)
    with running(run.work):
        assert backend.opened.wait(10)
        assert backend.source is not None
        assert backend.source.more is not None
        for paused in (False, True, True, False):
            if paused:
                run.pause()
            else:
                run.resume()
            backend.source.more.release()
            reports.wait()
        run.stop()
    assert [frame.feedback is None for frame in reports.frames] == [False, True, True, False]
    assert backend.trainer is not None
    assert backend.trainer.watched == backend.recorder.poses == [0.0, 3 / 20]


def test_paused_file_stands_still() -> None:
    backend = FakeBackend(lambda _: FakeSource(5))
    run, reports = make_run(backend)
    run.pause()
    with running(run.work):
        assert not reports.arrived.acquire(timeout=0.1)
        run.resume()
    assert len(reports.frames) == 5


@pytest.mark.parametrize("live", [pytest.param(True, id="camera"), pytest.param(False, id="file")])
@pytest.mark.parametrize(
    "paused", [pytest.param(True, id="paused"), pytest.param(False, id="running")]
)
def test_stop_ends_in_order(live: bool, paused: bool) -> None:
    backend = FakeBackend(lambda _: FakeSource(live=live, endless=True))
    run, reports = make_run(backend)
    with running(run.work):
        reports.wait()
        if paused:
            run.pause()
        run.stop()
    assert backend.recorder.closed
    assert isinstance(backend.recorder.events[-1], ExerciseDone)
    assert backend.recorder.events == reports.events


def test_stop_before_the_beginning_opens_no_camera() -> None:
    backend = FakeBackend()
    run, _ = make_run(backend)
    run.stop()
    run.work()
    assert backend.sources == []


def test_camera_that_gives_nothing_can_be_stopped() -> None:
    backend = FakeBackend(
        lambda _: FakeSource(live=True, endless=True, more=threading.Semaphore(0))
    )
    run, reports = make_run(backend)
    with running(run.work):
        assert backend.opened.wait(10)
        run.stop()
    assert reports.frames == []


def test_unplugged_while_running_keeps_what_was_recorded() -> None:
    gone = SourceError("The camera stopped.", "Plug it in.")
    backend = FakeBackend(lambda _: FakeSource(4, live=True, error=gone))
    run, _ = make_run(backend)
    with pytest.raises(SourceError) as raised:
        run.work()
    assert raised.value is gone
    assert len(backend.recorder.poses) == 4
    assert isinstance(backend.recorder.events[-1], ExerciseDone)
    assert backend.recorder.closed


def test_source_without_a_picture_is_an_error() -> None:
    run, _ = make_run(FakeBackend(lambda _: FakeSource(0)))
    with pytest.raises(SourceError, match=r"fake\.mp4 gave no picture"):
        run.work()


def test_model_that_is_missing() -> None:
    run, _ = make_run(FakeBackend(error=ModelError("The model is missing.")))
    with pytest.raises(ModelError):
        run.work()


def test_recording_that_cannot_be_written() -> None:
    backend = FakeBackend()
    backend.recorder.fails = True
    run, _ = make_run(backend)
    with pytest.raises(RecordingError):
        run.work()
    assert backend.source is not None
    assert backend.source.closed.is_set()


def test_bug_is_raised_and_everything_is_closed() -> None:
    backend = FakeBackend(bug=ZeroDivisionError("a bug"))
    run, _ = make_run(backend)
    with pytest.raises(ZeroDivisionError):
        run.work()
    assert backend.recorder.closed
    assert not isinstance(backend.bug, CoachError)


class Opening(FakeBackend):
    """Opens the model and the source only if the other one is being opened, too."""

    def __init__(self, model_error: bool = False, source_error: bool = False) -> None:
        super().__init__()
        self.together = threading.Barrier(2, timeout=10)
        self.model_error = model_error
        self.source_error = source_error

    def make_landmarker(self) -> Any:
        self.together.wait()
        if self.model_error:
            raise ModelError("The model is missing.")
        return super().make_landmarker()

    def open_source(self, text: str, rotation: Rotation | None = None) -> Any:
        assert self.libraries_loaded, "importing them changes the environment of the process"
        self.together.wait()
        if self.source_error:
            raise SourceError("Gone.")
        return super().open_source(text, rotation)


def test_model_and_camera_are_opened_at_the_same_time() -> None:
    run, reports = make_run(Opening())
    run.work()
    assert reports.frames


def test_source_is_closed_if_the_model_is_missing() -> None:
    backend = Opening(model_error=True)
    with pytest.raises(ModelError):
        make_run(backend)[0].work()
    assert backend.source is not None
    assert backend.source.closed.is_set()


def test_model_is_closed_if_the_source_is_gone() -> None:
    backend = Opening(source_error=True)
    with pytest.raises(SourceError, match="Gone"):
        make_run(backend)[0].work()
    assert backend.landmarker is not None
    assert backend.landmarker.closed


def test_both_can_fail() -> None:
    with pytest.raises(ModelError):
        make_run(Opening(model_error=True, source_error=True))[0].work()


@pytest.mark.parametrize("error", [True, False], ids=["camera is gone", "camera opens"])
def test_stop_while_the_camera_is_opened(error: bool) -> None:
    opening, stopped = threading.Event(), threading.Event()

    def open_late(_: str) -> FakeSource:
        opening.set()
        assert stopped.wait(10)
        if error:
            raise SourceError("Gone.")
        return FakeSource(live=True, endless=True)

    backend = FakeBackend(open_late)
    run, reports = make_run(backend)
    with running(run.work):
        assert opening.wait(10)
        run.stop()
        stopped.set()
    assert reports.frames == []
    assert backend.landmarker is not None
    assert backend.landmarker.closed
    assert backend.source is None or backend.source.closed.is_set()
