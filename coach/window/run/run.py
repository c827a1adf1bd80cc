"""One run: from opening the source to the last event written. No Qt; `coach.window.run.thread` gives it a thread."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, cast

from coach.body.sides import SideChoice
from coach.capture.ffmpeg_timeout import abort_waits_when
from coach.capture.frame import Frame, Source
from coach.capture.frame_rate_monitor import FrameRateMonitor
from coach.capture.landmarker import Landmarker
from coach.capture.realtime_playback import play_in_real_time
from coach.capture.reconnecting_source import ReconnectingSource
from coach.errors import SourceError
from coach.exercise.dose.guide import Guide
from coach.exercise.tracking.events import Event, Pain
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message
from coach.pipeline import process_frames
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.recording import Recorder
from coach.window.run.backend import Backend
from coach.window.run.latency import CaptureClock
from coach.window.run.state import LiveFrame, RunInfo, RunRequest

DONE_S: Final = 3.0
"""So long after the dose is done a live run ends by itself, seconds."""
PASSED_OVER: Final = 0.1
"""Where more than this part of the pictures was passed over, it is this computer that does not keep up."""
ASKED: Final = "test"
"""The group of exercises before and after which the user is asked for their pain."""
LOADING: Final = Message("Loading the pose model")
OPENING: Final = Message("Opening the camera")
"""What is going on before the first picture."""


class Run:
    """Watches one source until it ends or is stopped. `work` blocks; the other methods may be called from any thread, any time."""

    def __init__(
        self,
        request: RunRequest,
        backend: Backend,
        on_opened: Callable[[RunInfo], None],
        on_sight: Callable[[LiveFrame | None, tuple[Event, ...]], None],
        clock: Callable[[], float] = time.perf_counter,
        on_progress: Callable[[str], object] = str,
        on_question: Callable[[], object] | None = None,
        on_trouble: Callable[[str], object] = str,
    ) -> None:
        """on_progress: told in words what is being opened. on_trouble: why a camera gives nothing now, empty when it is back.

        on_question: called where the recording of a test waits for `answer`.
        """
        self._request = request
        self._backend = backend
        self._on_opened = on_opened
        self._on_sight = on_sight
        self._clock = clock
        self._on_progress = on_progress
        self._on_trouble = on_trouble
        self._on_question = on_question
        self._answered = False
        self._answer: int | None = None
        self._changed = threading.Condition()
        self._stopped = threading.Event()
        self._paused = False
        self._source: Source | None = None
        self._closer: threading.Thread | None = None
        self._captured_s = 0.0

    def work(self) -> str:
        """Do the whole run. Returns what was wrong with a source that could be read all the same, in words; empty if nothing was.

        Raises CoachError where something cannot be opened, read or written; what was recorded is kept.
        """
        self._on_progress(LOADING)
        loaded = self._backend.load_exercise(self._request.exercise)
        trainer = self._backend.make_trainer(loaded.exercise, self._request.side)
        with contextlib.ExitStack() as stack:
            landmarker = stack.enter_context(contextlib.closing(self._backend.make_landmarker()))
            self._backend.load_rest()
            if self._stopped.is_set():
                return ""
            self._on_progress(OPENING)
            source = stack.enter_context(self._open_source())
            self._on_opened(self._describe(loaded, source))
            frames = self._take_frames(source)
            first = next(frames, None)
            if first is None:
                self._explain_nothing(source)
                return source.problem
            recorder = (
                stack.enter_context(self._record(loaded, source, first, landmarker))
                if self._request.record
                else None
            )
            guide = Guide(loaded.exercise, cast(SideChoice, self._request.side))
            taken = chain([first], frames)
            if recorder is not None and self._request.pain is not None:
                recorder.write_events((Pain(first.time_s, before=True, score=self._request.pain),))
            last_s = self._update(
                source,
                recorder.film(taken) if recorder else taken,
                landmarker,
                trainer,
                recorder,
                guide,
            )
            if recorder is not None and loaded.exercise.group == ASKED:
                source.close()
                self._ask(recorder, last_s)
        problem = recorder.problem if recorder else None
        return "\n".join(filter(None, (source.problem, str(problem or ""))))

    def pause(self) -> None:
        """Judge nothing until `resume`: a live picture goes on, a file stands still."""
        self._set_paused(True)

    def resume(self) -> None:
        """Go on judging."""
        self._set_paused(False)

    def stop(self) -> None:
        """End soon: `work` writes what is left and returns. Does not wait for it."""
        with self._changed:
            self._stopped.set()
            self._changed.notify_all()
            if self._source is not None and self._closer is None:
                # A device may take seconds to let go; whoever stops must not wait for it.
                self._closer = threading.Thread(target=self._source.close, name="coach-close")
                self._closer.start()

    def _describe(self, loaded: LoadedExercise, source: Source) -> RunInfo:
        mirror, before = (
            self._backend.load_settings().mirror,
            self._backend.find_before(loaded.name),
        )
        return RunInfo(
            loaded.exercise,
            loaded.name,
            source.name,
            source.live,
            source.duration_s,
            self._request.record,
            mirror,
            before,
        )

    def answer(self, score: int | None) -> None:
        """What the user says of their pain after it, None for nothing; a recording that waits for it is closed then."""
        with self._changed:
            self._answered, self._answer = True, score
            self._changed.notify_all()

    def _ask(self, recorder: Recorder, time_s: float) -> None:
        if self._on_question is None:
            return
        self._on_question()
        with self._changed:
            self._changed.wait_for(lambda: self._answered)
            score = self._answer
        if score is not None:
            recorder.write_events((Pain(time_s, before=False, score=score),))

    def _set_paused(self, paused: bool) -> None:
        with self._changed:
            self._paused = paused
            self._changed.notify_all()

    @contextlib.contextmanager
    def _open_source(self) -> Iterator[Source]:
        with (
            abort_waits_when(self._stopped.is_set),
            self._backend.open_source(self._request.source) as source,
        ):
            if isinstance(source, ReconnectingSource):
                source.on_problem = self._on_trouble
            with self._changed:
                self._source = source
            try:
                yield source
            finally:
                with self._changed:
                    self._source = None
                if self._closer is not None:
                    self._closer.join()

    def _take_frames(self, source: Source) -> Iterator[Frame]:
        """The frames that are judged. While paused a live picture is shown all the same, and a file waits."""
        clock = CaptureClock(source.live)
        for frame in (
            source.frames() if source.live else play_in_real_time(source.frames(), self._stopped)
        ):
            self._captured_s = clock.date(frame.time_s, self._clock())
            if source.live and self._paused:
                self._on_sight(LiveFrame(frame, self._captured_s, None, None, source.dropped), ())
                continue
            with self._changed:
                self._changed.wait_for(lambda: not self._paused or self._stopped.is_set())
            if self._stopped.is_set():
                return
            yield frame

    def _explain_nothing(self, source: Source) -> None:
        if not self._stopped.is_set():
            raise SourceError(
                Message("{name} gave no picture.", name=source.name),
                Message("Choose another camera or file."),
            )

    def _record(
        self, loaded: LoadedExercise, source: Source, first: Frame, landmarker: Landmarker
    ) -> Recorder:
        return self._backend.start_recording(
            loaded, self._request.side, source.name, first, landmarker.model_sha256
        )

    def _update(
        self,
        source: Source,
        frames: Iterator[Frame],
        landmarker: Landmarker,
        trainer: Trainer,
        recorder: Recorder | None,
        guide: Guide,
    ) -> float:
        """Watch to the end; returns the time of the last pose, seconds."""
        last_s, done_s, pace = 0.0, None, FrameRateMonitor()
        try:
            for number, moment in enumerate(
                process_frames(frames, landmarker, trainer, recorder), 1
            ):
                last_s = moment.pose.time_s
                # Without pictures that were passed over it is the camera that is slow, or a file that is so.
                slow = pace.update(last_s, None if source.dropped > number * PASSED_OVER else 0.0)
                guidance = guide.update(moment.feedback)
                if moment.frame is not None:
                    sight = LiveFrame(
                        moment.frame,
                        self._captured_s,
                        moment.pose,
                        moment.feedback,
                        source.dropped,
                        guidance,
                        slow,
                    )
                    self._on_sight(sight, moment.feedback.events)
                done_s = last_s if guidance.step == "done" and done_s is None else done_s
                if source.live and done_s is not None and last_s - done_s >= DONE_S:
                    break
        finally:
            events = trainer.finish(last_s)
            if recorder is not None:
                recorder.write_events(events)
            self._on_sight(None, events)
        return last_s
