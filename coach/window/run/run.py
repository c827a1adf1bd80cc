"""One run: from opening the source to writing the last event. No Qt."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from typing import Final, cast

from coach.body.sides import SideChoice
from coach.capture.blank_source import BlankSource
from coach.capture.cameras.ffmpeg_timeout import abort_waits_when, wake_waits
from coach.capture.frame import Frame, Source
from coach.capture.frame_rate_monitor import FrameRateMonitor
from coach.capture.landmarker import Landmarker
from coach.capture.reconnecting_source import ReconnectingSource
from coach.capture.rotation import RotatedSource
from coach.errors import CoachError, SourceError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guide import Guide
from coach.exercise.dose.hold_start import finish_live, guide_live
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message, join_with
from coach.pipeline import process_frames
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.queued_recorder import QueuedRecorder
from coach.window.background.closing_devices import CLOSING
from coach.window.run.backend import Backend
from coach.window.run.events import (
    NewFrame,
    Opened,
    Opening,
    PainQuestion,
    RunEvent,
    SourceProblem,
)
from coach.window.run.frame_gate import FrameGate, TimedLandmarker
from coach.window.run.pain_notes import PainNotes
from coach.window.run.prescription import Preparation, prepare
from coach.window.run.state import LiveFrame, RunInfo, RunRequest
from coach.window.run.text import name_source
from coach.window.run.two_look_landmarker import TwoLookLandmarker

END_DELAY_S: Final = 3.0
"""Time after the end of the dose until a live run ends by itself, in seconds."""
PAIN_GROUP: Final = "test"
"""Group of the exercises before and after which the user is always asked for their pain."""
NO_CAMERA: Final = "no camera"
LOADING: Final = Message("Loading the pose model")
OPENING: Final = Message("Opening the camera")


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
        self._opening_failed = threading.Event()
        self._source: Source | None = None
        self._closer: threading.Thread | None = None
        self._opens = False
        """True from before the source is opened until it is closed."""

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
                opened, source = stack.enter_context(self._open(loaded.exercise))
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
            asks = self._request.ask_pain or loaded.exercise.group == PAIN_GROUP
            if recorder is not None and asks:
                with CLOSING.closing(self, self._request.source):
                    source.close()
                self._on_event(PainQuestion())
                self.pain.write_answer(last_s)
        failure = recorder.problem if recorder else None
        told = (failure.message, failure.hint) if failure else ()
        return join_with("\n", filter(None, (source.problem, *told)))

    def pause(self) -> None:
        """Stop evaluating until `resume`: a live picture goes on, a file stands still."""
        self._gate.set_paused(True)

    def resume(self) -> None:
        """Evaluate again."""
        self._gate.set_paused(False)

    def begin(self) -> None:
        """Begin to evaluate and to record, if the request was to introduce the exercise."""
        self._gate.begin()

    def stop(self) -> None:
        """End soon: `work` writes what is left and returns. Does not wait for it."""
        with self._changed:
            self._stopped.set()
            wake_waits()
            self._changed.notify_all()
            if self._source is not None and self._closer is None:
                # A device may take seconds to close; the caller must not wait for it.
                self._closer = threading.Thread(target=self._source.close, name="coach-close")
                self._closer.start()
            if self._opens:
                CLOSING.add(self, self._request.source)

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

    @contextlib.contextmanager
    def _open(self, exercise: Exercise) -> Iterator[tuple[Landmarker, Source]]:
        """Open the pose model and, in a thread of its own, the source; close both at the end."""
        with self._changed:
            self._opens = True
        with contextlib.ExitStack() as stack:
            executor = stack.enter_context(ThreadPoolExecutor(1, "coach-open"))
            opening = executor.submit(self._open_source, exercise)
            stack.callback(self._close_source, opening)
            try:
                landmarker = stack.enter_context(
                    contextlib.closing(self._backend.make_landmarker())
                )
                self._backend.load_rest()
            except BaseException:
                self._opening_failed.set()
                wake_waits()
                CLOSING.add(self, self._request.source)
                raise
            self._on_event(Opening(OPENING))
            source = opening.result()
            with abort_waits_when(self._stopped.is_set):
                yield landmarker, source

    def _open_source(self, exercise: Exercise) -> Source:
        source: Source
        try:
            CLOSING.wait(self._request.source, self._is_given_up)
            with abort_waits_when(self._is_given_up):
                source = self._backend.open_source(self._request.source, self._request.rotation)
        except SourceError:
            if exercise.kind != "guided":
                raise
            source = BlankSource(NO_CAMERA)  # nobody watches it: the steps need only the time
        camera = source.source if isinstance(source, RotatedSource) else source
        if isinstance(camera, ReconnectingSource):
            camera.on_problem = lambda text: self._on_event(SourceProblem(text))
        with self._changed:
            self._source = source
        return source

    def _is_given_up(self) -> bool:
        return self._stopped.is_set() or self._opening_failed.is_set()

    def _close_source(self, opening: Future[Source]) -> None:
        with CLOSING.closing(self, self._request.source):
            if opening.exception() is None:
                opening.result().close()
            with self._changed:
                self._source, self._opens = None, False
            if self._closer is not None:
                self._closer.join()

    def _explain_nothing(self, source: Source) -> None:
        if not self._stopped.is_set():
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
        side, sha256 = self._request.side, landmarker.model_sha256
        recorder = stack.enter_context(
            QueuedRecorder(
                lambda: self._backend.start_recording(loaded, side, source.name, first, sha256)
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
