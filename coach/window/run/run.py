"""One run: from opening the source to writing the last event. No Qt."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, cast

from coach.body.sides import SideChoice
from coach.capture.blank_source import BlankSource
from coach.capture.frame import Frame, Source
from coach.capture.frame_rate_monitor import FrameRateMonitor
from coach.capture.rotation import RotatedSource
from coach.errors import CoachError, SourceError
from coach.exercise.dose.guide import Guide
from coach.exercise.dose.hold_start import finish_live, guide_live
from coach.exercise.tracking.events import PainPlace
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message, join_with
from coach.pipeline import process_frames
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.queued_recorder import QueuedRecorder
from coach.window.run.backend import Backend
from coach.window.run.events import (
    NewFrame,
    Opened,
    Opening,
    PainQuestion,
    RunEvent,
    WatchEnded,
)
from coach.window.run.frame_gate import FrameGate, TimedLandmarker
from coach.window.run.pain_notes import PainNotes
from coach.window.run.prescription import Preparation, prepare
from coach.window.run.source_opener import SourceOpener
from coach.window.run.state import LiveFrame, RunInfo, RunRequest
from coach.window.run.text import name_source
from coach.window.run.two_look_landmarker import TwoLookLandmarker, list_models

END_DELAY_S: Final = 3.0
"""Time after the end of the dose until a live run ends by itself, in seconds."""
PAIN_GROUP: Final = "test"
"""Group of the exercises before and after which the user is always asked for their pain."""
LOADING: Final = Message("Loading the pose model")


class Run:
    """Evaluates one source until it ends or is stopped.

    `work` blocks; the other methods may be called from any thread at any time.
    """

    def __init__(
        self,
        request: RunRequest,
        backend: Backend,
        on_event: Callable[[RunEvent], object],
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Create a run that has not started.

        Args:
            request: What the user wants to do.
            backend: Opens the source, the model and the recording.
            on_event: Called in the thread of `work` with all that happens but `Finished`.
            clock: Monotonic time in seconds.

        """
        self._request = request
        self._backend = backend
        self._on_event = on_event
        self._clock = clock
        self.pain = PainNotes()
        """The user's pain before, during and after it."""
        self._gate = FrameGate(waits=request.introduce, on_event=on_event)
        self._changed, self._stopped = self._gate.changed, self._gate.stopped
        self._opener = SourceOpener(
            request, backend, on_event, self._changed, self._gate.ended.is_set, self._is_left
        )
        self._watches = False
        """True once raised arms are looked for after the exercise."""

    def work(self) -> str:
        """Do the whole run, and return what was wrong with its source or recording, or nothing.

        The source was readable anyway.

        Raises:
            CoachError: Something cannot be opened, read or written; what was recorded is kept.

        """
        self._on_event(Opening(LOADING))
        prepared = prepare(self._request, self._backend)
        loaded, self._request = prepared.loaded, prepared.request
        trainer = self._backend.make_trainer(loaded.exercise, self._request.side)
        self._backend.load_libraries()
        if self._stopped.is_set():
            return ""
        with contextlib.ExitStack() as stack:
            try:
                opened, source = stack.enter_context(self._opener.open(loaded.exercise))
            except CoachError:
                if self._stopped.is_set():  # nobody waits for it any more
                    return ""
                raise
            self._on_event(Opened(self._describe(loaded, source)))
            landmarker = TimedLandmarker(opened)
            frames = self._gate.take(source, landmarker, loaded.exercise, self._clock)
            first = next(frames, None)
            if first is None:
                self._explain_nothing(source)
                return source.problem
            recorder = self._start_recording(stack, loaded, source, first, landmarker)
            frames = chain([first], frames)
            if recorder is not None:
                frames = recorder.film(frames)
            larger = self._backend.make_larger_landmarker
            with TwoLookLandmarker(landmarker, larger, trainer, self._clock, source.live) as looks:
                last_s = self._process(source, frames, looks, trainer, recorder, prepared)
            problem = source.problem  # one of the camera after the exercise is none of it
            asks = self._request.ask_pain or loaded.exercise.group == PAIN_GROUP
            if recorder is not None and asks:
                self._ask_pain(source, landmarker, last_s)
        failure = recorder.problem if recorder else None
        told = (failure.message, failure.hint) if failure else ()
        return join_with("\n", filter(None, (problem, *told)))

    def pause(self) -> None:
        """Stop evaluating until `resume`: a live picture goes on, a file stands still."""
        self._gate.set_paused(True)

    def resume(self) -> None:
        """Evaluate again."""
        self._gate.set_paused(False)

    def begin(self) -> None:
        """Begin to evaluate and to record, if the request was to introduce the exercise."""
        self._gate.begin()

    def end(self) -> None:
        """End the exercise; the camera stays open, so that a raised arm can answer.

        One that gives no pictures is closed.
        """
        with self._changed:
            self._gate.end()
            self._opener.close_if_lost()

    def stop(self) -> None:
        """End soon: `work` writes what is left and returns. Does not wait for it."""
        with self._changed:
            self._stopped.set()
            self._changed.notify_all()
            self._opener.begin_to_close()

    def answer(self, score: int | None, place: PainPlace = "", *, stopped: bool = False) -> None:
        """Take the pain after the run, as `PainNotes.answer`, and close the camera after it."""
        self.pain.answer(score, place, stopped=stopped)
        with self._changed:
            if self._watches:
                self._opener.begin_to_close()

    def _ask_pain(self, source: Source, landmarker: TimedLandmarker, last_s: float) -> None:
        """Wait for the pain after the run and write it, at this time in seconds.

        Raised arms are looked for meanwhile, unless nobody would follow them or the camera is lost.
        """
        self.end()
        wanted = self._request.arms and not self._request.more_follows
        seen = source.live and not (source.problem or isinstance(source, BlankSource))
        with self._changed:
            watches = self._watches = wanted and seen and not self._stopped.is_set()
        if watches:
            self._on_event(PainQuestion(arms=True))
            with contextlib.suppress(CoachError):  # the exercise is over: nothing is lost with it
                self._gate.watch(source, landmarker, self._is_left)
            self._on_event(WatchEnded())
        self._opener.close(source)
        if not watches:
            self._on_event(PainQuestion())
        self.pain.write_answer(last_s)

    def _describe(self, loaded: LoadedExercise, source: Source) -> RunInfo:
        blank = isinstance(source, BlankSource)
        return RunInfo(
            loaded.exercise,
            loaded.name,
            name_source(self._request.source) if blank else source.name,
            source.live,
            source.duration_s,
            self._request.record,
            source.rotation if isinstance(source, RotatedSource) else 0,
            self._backend.load_settings().mirror,
            self._backend.find_before(loaded.name),
            blank=blank,
            side=cast(SideChoice, self._request.side),
        )

    def _is_left(self) -> bool:
        """Return True if no picture is waited for any more."""
        return self._stopped.is_set() or (self._watches and self.pain.answered)

    def _explain_nothing(self, source: Source) -> None:
        if not (self._stopped.is_set() or self._gate.ended.is_set()):
            raise SourceError(
                Message("{name} gave no picture.", name=source.name),
                Message("Choose another camera or file."),
            )

    def _start_recording(
        self,
        stack: contextlib.ExitStack,
        loaded: LoadedExercise,
        source: Source,
        first: Frame,
        landmarker: TimedLandmarker,
    ) -> QueuedRecorder | None:
        """Start a recording that is closed with the stack; None if the user wants none."""
        if not self._request.record:
            return None
        side, models = self._request.side, list_models(landmarker, live=source.live)
        recorder = stack.enter_context(
            QueuedRecorder(
                lambda: self._backend.start_recording(loaded, side, source.name, first, models)
            )
        )
        self.pain.begin(recorder, self._request.pain, self._request.pain_place, first.time_s)
        stack.callback(self.pain.leave)
        return recorder

    def _process(
        self,
        source: Source,
        frames: Iterator[Frame],
        landmarker: TwoLookLandmarker,
        trainer: Trainer,
        recorder: QueuedRecorder | None,
        prepared: Preparation,
    ) -> float:
        """Process all frames and return the time of the last one, in seconds."""
        guide = Guide(prepared.loaded.exercise, cast(SideChoice, self._request.side))
        last_s, done_s, pace = 0.0, None, FrameRateMonitor()
        try:
            for result in process_frames(frames, landmarker, trainer, recorder):
                last_s = result.pose.time_s
                landmarker.note_judged(result.pose, result.feedback)
                slow = pace.update(last_s, source.dropped, looked_twice=landmarker.looked_twice)
                feedback = prepared.limits.update(result.feedback, result.pose)
                feedback, guidance = guide_live(guide, trainer, feedback)
                if guide.starts_hold and recorder is not None:
                    recorder.write_events(feedback.events[len(result.feedback.events) :])
                if (frame := result.frame) is not None:
                    shown = LiveFrame(frame, result.pose, feedback, source.dropped, guidance, slow)
                    self._on_event(NewFrame(shown, feedback.events))
                done_s = last_s if guidance.step == "done" and done_s is None else done_s
                if source.live and done_s is not None and last_s - done_s >= END_DELAY_S:
                    break
        finally:
            events = finish_live(guide, trainer, last_s) if source.live else trainer.finish(last_s)
            if recorder is not None:
                recorder.write_events(events)
            self._on_event(NewFrame(None, events))
        return last_s
