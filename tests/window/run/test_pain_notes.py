from __future__ import annotations

import contextlib
import dataclasses
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from coach.capture.frame import Frame
from coach.errors import RecordingError, SourceError
from coach.exercise.tracking.events import Pain
from coach.store.recordings.queued_recorder import QueuedRecorder
from coach.window.run.events import NewFrame, PainQuestion, RunEvent
from coach.window.run.pain_notes import PainNotes
from coach.window.run.run import Run
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeBackend, FakeRecorder, FakeSource, running

DURING = Pain(0.1, before=False, score=7, place="back")
AFTER = Pain(0.2, before=False, score=5, place="hip")


class FailingSource(FakeSource):
    """Fails at the third picture, once pain was noted."""

    noted = threading.Event()
    failure: Exception

    def frames(self) -> Iterator[Frame]:
        for number, frame in enumerate(super().frames()):
            if number == 2:
                assert self.noted.wait(10)
                raise self.failure
            yield frame


@pytest.mark.parametrize("failure", [SourceError("Unplugged."), MemoryError(), ValueError("a bug")])
def test_pain_is_kept_if_the_run_fails(failure: Exception) -> None:
    source = FailingSource(live=True)
    source.failure, source.noted = failure, threading.Event()
    backend = FakeBackend(lambda _: source)

    def note(event: RunEvent) -> None:
        if isinstance(event, NewFrame) and not source.noted.is_set():
            run.pain.note(DURING)
            source.noted.set()

    run = Run(RunRequest("lunge", "0"), backend, note)
    with pytest.raises(type(failure)):
        run.work()
    assert DURING in backend.recorder.events
    assert backend.recorder.closed


def test_pain_is_written_before_the_run_ends() -> None:
    """Not at its end: the program may be killed."""
    written, more = threading.Event(), threading.Semaphore(1)

    class Recorder(FakeRecorder):
        def write_events(self, events: tuple[Any, ...]) -> None:
            super().write_events(events)
            if DURING in events:
                written.set()

    backend = FakeBackend(lambda _: FakeSource(2, live=True, more=more), recorder=Recorder())
    shown = threading.Event()
    run = Run(RunRequest("lunge", "0"), backend, lambda event: shown.set())
    with running(run.work):
        assert shown.wait(10)
        run.pain.note(DURING)
        assert written.wait(10), "the second picture has not come"
        assert not backend.recorder.closed
        run.stop()
        run.pain.answer(None)


def test_pain_before_during_and_after_are_in_this_order() -> None:
    backend = FakeBackend(lambda _: FakeSource(3))

    def answer(event: RunEvent) -> None:
        if isinstance(event, PainQuestion):
            run.pain.answer(AFTER.score, AFTER.place)

    request = RunRequest("lunge", "0", pain=2, pain_place="groin", ask_pain=True)
    run = Run(request, backend, answer)
    run.pain.note(DURING)  # before there is a recording
    run.work()
    pains = [event for event in backend.recorder.events if isinstance(event, Pain)]
    before = Pain(0.0, before=True, score=2, place="groin")
    assert pains[:2] == [before, DURING]
    assert (pains[2].score, pains[2].place) == (AFTER.score, AFTER.place)


@pytest.mark.parametrize("recorded", [False, True])
def test_what_no_recording_has_was_said_during_a_run_that_recorded_nothing(recorded: bool) -> None:
    notes = PainNotes()
    if recorded:
        with QueuedRecorder(FakeRecorder) as recorder:
            notes.begin(recorder, None, "", 0.0)
            notes.leave()
    assert notes.note(DURING)
    (said,) = notes.end()
    assert said == dataclasses.replace(DURING, during=not recorded)
    assert not notes.note(AFTER)


def test_a_failed_recorder_raises_in_the_run_and_not_where_pain_is_noted() -> None:
    full = RecordingError("The disk is full.", "Free some space.")
    failed = threading.Event()

    class FullRecorder(FakeRecorder):
        def write_events(self, events: tuple[Any, ...]) -> None:
            raise full

        def close(self) -> None:
            super().close()
            failed.set()

    notes, recorder = PainNotes(), QueuedRecorder(FullRecorder)
    notes.begin(recorder, None, "", 0.0)
    notes.note(DURING)
    assert failed.wait(10)
    notes.note(DURING)
    with pytest.raises(RecordingError, match="disk is full"):
        recorder.close()


BEFORE = Pain(0.0, before=True, score=2, place="groin")


class Failing(FakeRecorder):
    """Takes this many answers, then the drive is full; raises, or only writes nothing more."""

    takes = 0
    raises = False

    def write_events(self, events: tuple[Any, ...]) -> None:
        pains = sum(isinstance(event, Pain) for event in (*self.events, *events))
        self.failed |= pains > self.takes
        if self.failed and self.raises:
            raise RecordingError("The disk is full.", "Free some space.")
        if not self.failed:
            super().write_events(events)


@pytest.mark.parametrize("raises", [True, False])
@pytest.mark.parametrize("takes", [0, 1, 2, 3])
def test_what_a_recording_that_fails_was_given_is_not_lost(takes: int, raises: bool) -> None:
    recorder, notes = Failing(), PainNotes()
    recorder.takes, recorder.raises = takes, raises
    with contextlib.suppress(RecordingError), QueuedRecorder(lambda: recorder) as queued:
        notes.begin(queued, BEFORE.score, BEFORE.place, BEFORE.time_s)
        notes.note(DURING)
        notes.answer(AFTER.score, AFTER.place)
        notes.write_answer(AFTER.time_s)
    notes.leave()
    said = [BEFORE, dataclasses.replace(DURING, during=True), AFTER]
    assert list(notes.end()) == said[takes:]
    assert recorder.events == [BEFORE, DURING, AFTER][:takes]
    assert notes.end() == (), "it is told once"


def test_what_is_being_written_is_not_kept_twice() -> None:
    """The user leaves while the drive is slow."""
    answers = threading.Event()

    class Slow(FakeRecorder):
        def write_events(self, events: tuple[Any, ...]) -> None:
            assert answers.wait(10)
            super().write_events(events)

    notes = PainNotes()
    with QueuedRecorder(Slow) as recorder:
        notes.begin(recorder, None, "", 0.0)
        notes.note(DURING)
        assert notes.take_unrecorded() == ()
        answers.set()
    notes.leave()
    assert notes.end() == ()


def test_pictures_that_fail_lose_no_answer() -> None:
    recorder = FakeRecorder(problem=RecordingError("The video cannot be written.", ""))
    notes = PainNotes()
    with QueuedRecorder(lambda: recorder) as queued:
        notes.begin(queued, None, "", 0.0)
        notes.note(DURING)
    assert notes.end() == ()
