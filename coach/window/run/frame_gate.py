"""Lets the frames of a source through to be evaluated, or only shows them. No Qt.

Before the user begins and during a pause, frames are only shown, but raised arms are detected in
them. A file waits meanwhile.
"""

from __future__ import annotations

import dataclasses
import math
import threading
from collections.abc import Callable, Iterator

from coach.body.arm_raise import ArmRaise
from coach.body.pose import Pose
from coach.body.presence import PresenceDetector, fill_gap
from coach.capture.frame import Frame, Source
from coach.capture.landmarker import Landmarker
from coach.capture.videos.realtime_playback import play_in_real_time
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.arm_signal import ArmSignal
from coach.exercise.tracking.events import ArmRaised
from coach.exercise.tracking.readiness import Readiness, ReadinessDetector
from coach.pipeline import detect_pose
from coach.window.run.events import NewFrame, RunEvent
from coach.window.run.latency import CaptureClock
from coach.window.run.state import LiveFrame


class FrameGate:
    """Decides when frames are evaluated. Any thread may call its methods, except `take`."""

    def __init__(self, *, waits: bool, on_event: Callable[[RunEvent], object]) -> None:
        """Create a gate.

        Args:
            waits: True if nothing is evaluated before `begin`.
            on_event: Called with the frames that are only shown.

        """
        self.changed = threading.Condition()
        self.stopped = threading.Event()
        self._begun = not waits
        self._paused = False
        self._on_event = on_event

    @property
    def open(self) -> bool:
        """True if frames are evaluated."""
        return self._begun and not self._paused

    def begin(self) -> None:
        """Evaluate from now on."""
        with self.changed:
            self._begun = True
            self.changed.notify_all()

    def set_paused(self, paused: bool) -> None:
        """Evaluate nothing while this is True."""
        with self.changed:
            self._paused = paused
            self.changed.notify_all()

    def take(
        self,
        source: Source,
        landmarker: TimedLandmarker,
        exercise: Exercise,
        clock: Callable[[], float],
    ) -> Iterator[Frame]:
        """Yield the frames to evaluate; their time is counted from `begin`.

        Args:
            source: Gives the frames.
            landmarker: Detects the poses of frames that are only shown.
            exercise: The exercise to begin.
            clock: Monotonic time in seconds.

        """
        capture_clock = CaptureClock(source.live)
        frames = source.frames()
        if not source.live:
            frames = play_in_real_time(frames, self.stopped)
        readiness = ReadinessDetector(exercise) if source.live and not self._begun else None
        paused: _PauseWatch | None = None
        for frame in frames:
            captured_s = capture_clock.date(frame.time_s, clock())
            if frame.captured_s is None:
                frame = dataclasses.replace(frame, captured_s=captured_s)  # noqa: PLW2901
            if not source.live:
                with self.changed:
                    self.changed.wait_for(lambda: self.open or self.stopped.is_set())
            if self.stopped.is_set():
                return
            if readiness is not None and not self._begun:
                self._show(frame, source, readiness.update(detect_pose(frame, landmarker)))
                continue
            if readiness is not None:
                landmarker.offset_s, readiness = frame.time_s, None
            frame = landmarker.rebase(frame)  # noqa: PLW2901
            if source.live and self._paused:
                paused = paused or _PauseWatch(exercise)
                self._show(frame, source, paused.update(detect_pose(frame, landmarker)))
                continue
            paused = None
            yield frame

    def _show(self, frame: Frame, source: Source, seen: Readiness | ArmRaise) -> None:
        readiness = seen if isinstance(seen, Readiness) else None
        arm_raise = seen.arm_raise if isinstance(seen, Readiness) else seen
        shown = LiveFrame(
            frame, None, None, source.dropped, readiness=readiness, arm_raise=arm_raise
        )
        events = (ArmRaised(frame.time_s, arm_raise.arms),) if arm_raise.done else ()
        self._on_event(NewFrame(shown, events))


class TimedLandmarker:
    """Detects poses in frames whose time is counted from the beginning of the exercise.

    The model needs times that rise: it gets those of the source.
    """

    def __init__(self, landmarker: Landmarker) -> None:
        self.model_sha256 = landmarker.model_sha256
        self.offset_s = 0.0
        """Time of the source at which the exercise began, in seconds."""
        self._landmarker = landmarker

    def rebase(self, frame: Frame) -> Frame:
        """Return a frame of the source with the time from the beginning."""
        if not self.offset_s:
            return frame
        return dataclasses.replace(frame, time_s=frame.time_s - self.offset_s)

    def detect(self, frame: Frame) -> Pose:
        """Return the pose in a frame, with the frame's time."""
        if not self.offset_s:
            return self._landmarker.detect(frame)
        timed = dataclasses.replace(frame, time_s=frame.time_s + self.offset_s)
        return dataclasses.replace(self._landmarker.detect(timed), time_s=frame.time_s)

    def close(self) -> None:
        """Release the model."""
        self._landmarker.close()


class _PauseWatch:
    """Looks for a raised arm during a pause."""

    def __init__(self, exercise: Exercise) -> None:
        self._presence = PresenceDetector()
        self._arms = ArmSignal(exercise)
        self._time_s = math.inf

    def update(self, pose: Pose) -> ArmRaise:
        """Process one pose."""
        for empty in fill_gap(self._time_s, pose):
            self._arms.update(empty, self._presence.update(empty))
        self._time_s = pose.time_s
        return self._arms.update(pose, self._presence.update(pose))
