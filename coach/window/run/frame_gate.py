"""Lets the frames of a source through to be evaluated, or only shows them. No Qt.

Before the user begins, during a pause and after the exercise, frames are only shown, but raised
arms are detected in them. A file waits meanwhile.
"""

from __future__ import annotations

import dataclasses
import math
import threading
from collections.abc import Callable, Iterator
from typing import Final

from coach.body.arm_raise import NO_ARM, ArmRaise, ArmRaiseDetector
from coach.body.pose import Pose
from coach.body.presence import PresenceDetector, fill_gap
from coach.capture.frame import Frame, Source
from coach.capture.landmarker import Landmarker
from coach.capture.videos.realtime_playback import play_in_real_time
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import ArmRaised
from coach.exercise.tracking.readiness import Readiness, ReadinessDetector
from coach.pipeline import detect_pose
from coach.window.run.events import NewFrame, RunEvent
from coach.window.run.latency import CaptureClock
from coach.window.run.state import LiveFrame

ANSWER_S: Final = 180.0
"""Time after the exercise, or after the last raised arm, in which another one is looked for, in
seconds."""


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
        self.ended = threading.Event()
        """Set if nothing more is evaluated, but the camera stays open."""
        self._begun = not waits
        self._paused = False
        self._on_event = on_event
        self._frames: Iterator[Frame] = iter(())
        """All frames of the source."""

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

    def end(self) -> None:
        """Evaluate nothing more; the camera stays open for `watch`."""
        with self.changed:
            self.ended.set()
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
        self._frames = self._read(source, clock)
        readiness = ReadinessDetector(exercise) if source.live and not self._begun else None
        paused: _PauseWatch | None = None
        for frame in self._frames:
            if not source.live:
                with self.changed:
                    self.changed.wait_for(lambda: self.open or self._is_over())
            if self._is_over():
                return
            if readiness is not None and not self._begun:
                self._show(frame, source, readiness.update(detect_pose(frame, landmarker)))
                continue
            if readiness is not None:
                landmarker.offset_s, readiness = frame.time_s, None
            frame = landmarker.rebase(frame)  # noqa: PLW2901
            if source.live and self._paused:
                paused = paused or _PauseWatch()
                self._show(frame, source, paused.update(detect_pose(frame, landmarker)))
                continue
            paused = None
            yield frame

    def watch(
        self, source: Source, landmarker: TimedLandmarker, is_over: Callable[[], bool]
    ) -> None:
        """Show the frames after the exercise, with raised arms, until there is no reason to.

        Args:
            source: Gives the frames.
            landmarker: Detects their poses.
            is_over: Returns True once no raised arm is waited for.

        """
        arms, since_s = _PauseWatch(), math.inf
        for each in self._frames:
            if self.stopped.is_set() or is_over():
                return
            frame = landmarker.rebase(each)
            seen = arms.update(detect_pose(frame, landmarker))
            self._show(frame, source, seen)
            since_s = frame.time_s if seen.arms else min(since_s, frame.time_s)
            if frame.time_s - since_s >= ANSWER_S:
                return

    def _is_over(self) -> bool:
        return self.stopped.is_set() or self.ended.is_set()

    def _read(self, source: Source, clock: Callable[[], float]) -> Iterator[Frame]:
        """Yield the frames of a source, with the time at which each was taken."""
        capture_clock, frames = CaptureClock(source.live), source.frames()
        if not source.live:
            frames = play_in_real_time(frames, self.stopped)
        for frame in frames:
            captured_s = capture_clock.date(frame.time_s, clock())
            if frame.captured_s is None:
                yield dataclasses.replace(frame, captured_s=captured_s)
            else:
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
    """Looks for a raised arm while nothing is evaluated, whatever the exercise does with arms."""

    def __init__(self) -> None:
        self._presence = PresenceDetector()
        self._arms = ArmRaiseDetector()
        self._time_s = math.inf

    def update(self, pose: Pose) -> ArmRaise:
        """Process one pose."""
        for empty in fill_gap(self._time_s, pose):
            self._presence.update(empty)
            self._arms.reset()
        self._time_s = pose.time_s
        if self._presence.update(pose):
            return self._arms.update(pose)
        self._arms.reset()
        return NO_ARM
