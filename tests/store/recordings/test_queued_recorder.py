"""A recording that is written in a thread: nothing but its end waits for the drive."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from coach.body.pose import empty_pose
from coach.capture.frame import Frame
from coach.errors import RecordingError
from coach.exercise.tracking.events import Event, ExerciseDone, Pain
from coach.store.recordings.queued_recorder import QueuedRecorder

POSES = [empty_pose(number / 30, 64, 48) for number in range(50)]
END = ExerciseDone(2.0)
FULL = RecordingError("The disk is full.", "Free some space.")


@dataclass
class FakeRecorder:
    """Stores what it gets once the drive answers."""

    answers: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None
    written: list[Any] = field(default_factory=list)
    kept: list[Frame] = field(default_factory=list)
    closed: bool = False
    problem: RecordingError | None = None
    failed: bool = False
    threads: set[str] = field(default_factory=set)

    def _do(self, *items: Any) -> None:
        assert self.answers.wait(30)
        self.threads.add(threading.current_thread().name)
        if self.error is not None:
            raise self.error
        self.written.extend(items)

    def write(self, pose: Any, events: tuple[Event, ...] = ()) -> None:
        self._do(pose.time_s, *events)

    def write_events(self, events: tuple[Event, ...]) -> None:
        self._do(*events)

    def keep(self, frame: Frame) -> None:
        self.kept.append(frame)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def drive() -> Iterator[FakeRecorder]:
    fake = FakeRecorder()
    yield fake
    fake.answers.set()


def queue(fake: FakeRecorder, **options: Any) -> QueuedRecorder:
    return QueuedRecorder(lambda: fake, **options)  # type: ignore[arg-type, return-value]


def test_everything_is_written_in_order_by_one_thread(drive: FakeRecorder) -> None:
    with queue(drive) as recorder:
        for pose in POSES:
            recorder.write(pose, (Pain(pose.time_s, before=True, score=1),))
        recorder.write_events((END,))
        assert drive.written == [], "nobody waited for the drive"
        drive.answers.set()
    assert [item for item in drive.written if isinstance(item, float)] == [
        pose.time_s for pose in POSES
    ]
    assert drive.written[-1] is END
    assert drive.closed
    assert drive.threads == {"coach-recorder"}


def test_a_drive_that_never_answers_keeps_what_fits_and_says_so(drive: FakeRecorder) -> None:
    recorder = queue(drive, max_waiting=10)
    for pose in POSES:
        recorder.write(pose)
    assert recorder.problem is not None
    assert "did not answer" in recorder.problem.message
    drive.answers.set()
    recorder.close()
    assert drive.written in ([pose.time_s for pose in POSES[:count]] for count in (10, 11))


def test_a_recording_that_is_still_being_created_does_not_stop_the_poses() -> None:
    created, fake = threading.Event(), FakeRecorder()
    fake.answers.set()

    def create() -> Any:
        assert created.wait(30)
        return fake

    recorder = QueuedRecorder(create, max_opening_s=0.0)
    frames = [Frame(0.0, np.zeros((2, 2, 3), np.uint8))]
    assert list(recorder.film(frames)) == frames
    assert recorder.problem is None
    recorder.write(POSES[0])
    assert fake.written == []
    created.set()
    recorder.close()
    assert fake.written == [0.0]
    assert fake.kept == [], "no picture waits: they are large"


def test_pictures_are_kept_without_waiting(drive: FakeRecorder) -> None:
    frames = [Frame(number / 30, np.zeros((2, 2, 3), np.uint8)) for number in range(3)]
    recorder = queue(drive)
    recorder.write(POSES[0])
    assert list(recorder.film(frames)) == frames
    assert drive.kept == frames
    drive.answers.set()
    recorder.close()


def fail() -> Any:
    raise FULL


def test_a_recording_that_cannot_be_created_is_an_error_at_once() -> None:
    with pytest.raises(RecordingError, match="disk is full"):
        QueuedRecorder(fail)


def test_one_that_cannot_be_created_in_time_is_an_error_later() -> None:
    gate = threading.Event()

    def create() -> Any:
        assert gate.wait(30)
        raise FULL

    recorder = QueuedRecorder(create, max_opening_s=0.0)
    recorder.write(POSES[0])
    gate.set()
    with pytest.raises(RecordingError, match="disk is full"):
        recorder.close()
    recorder.close()


@pytest.mark.parametrize("error", [FULL, ZeroDivisionError("a bug"), MemoryError()])
def test_a_failed_write_is_raised_once(drive: FakeRecorder, error: Exception) -> None:
    drive.error = error
    drive.answers.set()
    recorder = queue(drive)
    recorder.write(POSES[0])
    with pytest.raises(type(error)):
        recorder.close()
    recorder.close()
    assert drive.closed


def test_a_tolerated_failure_is_the_problem_of_the_recorder(drive: FakeRecorder) -> None:
    drive.problem = FULL
    drive.answers.set()
    with queue(drive) as recorder:
        assert recorder.problem is FULL
