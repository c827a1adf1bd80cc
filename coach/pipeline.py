"""Turn frames into poses, poses into feedback, and feedback into a session.

There is no clock, thread or window here. Live runs, files and replays are evaluated by the same
code, so that the same poses give the same events.
"""

from __future__ import annotations

import dataclasses
import math
import statistics
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from coach.body.limits import MAX_GAP_S
from coach.body.pose import Pose, round_for_storage
from coach.body.presence import FOUND_DELAY_S
from coach.body.view import Facing, ViewKind
from coach.capture.frame import Frame
from coach.capture.landmarker import Landmarker
from coach.exercise.second_look import Interval
from coach.exercise.tracking.events import Event, TrialDone
from coach.exercise.tracking.feedback import ConfirmedInstant, Feedback, Uncounted
from coach.exercise.tracking.session import Session, fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.message import shorten

BATCH_SIZE: Final = 128
"""Poses that are evaluated together if they are not live; more are hardly faster."""
MAX_WAIT_S: Final = FOUND_DELAY_S + MAX_GAP_S
"""Maximum time, in seconds, until a person who is seen is found."""


@dataclass(frozen=True, slots=True)
class FrameResult:
    """A frame and what was made of it."""

    frame: Frame
    pose: Pose
    feedback: Feedback


def evaluate_poses(
    poses: Iterable[Pose], trainer: Trainer, batch_size: int = 1
) -> Iterator[tuple[Pose, Feedback]]:
    """Yield each pose with its feedback, in order.

    Args:
        poses: Their times must rise.
        trainer: Evaluates the poses.
        batch_size: Maximum number of poses that are read before the first of them is evaluated.
            `BATCH_SIZE`, for all that is not live, is ten times as fast and gives the same result.
    """
    for batch in batch_poses(poses, batch_size):
        yield from zip(batch, trainer.update_many(batch), strict=True)


def evaluate_stored(poses: Iterable[Pose], trainer: Trainer) -> Iterator[tuple[Pose, Feedback]]:
    """Yield each pose with its feedback, in order, if nobody waits for it.

    Unlike live, what is found out later is known: poses in which the person was only about to be
    found have their angles, too. The events are the same.

    Args:
        poses: Their times must rise.
        trainer: Evaluates the poses.
    """
    absent: deque[tuple[Pose, Feedback]] = deque()
    try:
        for pose, feedback in evaluate_poses(poses, trainer, BATCH_SIZE):
            if feedback.present and not absent and not feedback.confirmed:
                yield pose, feedback
                continue
            absent.append((pose, feedback))
            known = {instant.time_s: instant for instant in feedback.confirmed}
            while absent and (
                feedback.present or feedback.time_s - absent[0][1].time_s > MAX_WAIT_S
            ):
                yield _fill_in(*absent.popleft(), known)
    except Exception:
        yield from absent
        raise
    yield from absent


def _fill_in(
    pose: Pose, feedback: Feedback, known: Mapping[float, ConfirmedInstant]
) -> tuple[Pose, Feedback]:
    """Return the pose with its feedback, and what was found out about it later, by time."""
    instant = known.get(feedback.time_s)
    if instant is None:
        return pose, feedback
    return pose, dataclasses.replace(
        feedback, present=True, cue=None, view=instant.view, angles=instant.angles,
        errors=instant.errors, side=instant.side, main_angle=instant.main_angle,
        main_value=instant.main_value, pose=instant.pose,
    )  # fmt: skip


def batch_poses(poses: Iterable[Pose], batch_size: int) -> Iterator[list[Pose]]:
    """Yield the poses in lists of 1, 2, 4, ... at most `batch_size`.

    The lists begin short so that the first poses do not wait for the others. If reading the poses
    fails, the poses before the error come first.
    """
    batch: list[Pose] = []
    length = 1
    try:
        for pose in poses:
            batch.append(pose)
            if len(batch) == length:
                full, batch, length = batch, [], min(2 * length, batch_size)
                yield full
    finally:
        if batch:
            yield batch


def detect_pose(frame: Frame, landmarker: Landmarker) -> Pose:
    """Return the pose in a frame, rounded as a recording stores it.

    A replay therefore evaluates exactly the same pose.
    """
    return round_for_storage(landmarker.detect(frame))


def detect_poses(frames: Iterable[Frame], landmarker: Landmarker) -> Iterator[Pose]:
    """Yield the pose in each frame; see `detect_pose`."""
    yield from (detect_pose(frame, landmarker) for frame in frames)


def look_again(
    frames: Iterable[Frame], intervals: Iterable[Interval], landmarker: Landmarker
) -> Iterator[Pose]:
    """Yield the pose in each frame within the intervals; see `coach.exercise.second_look`.

    Args:
        frames: Read no further than the last interval.
        intervals: In order.
        landmarker: The one that looks again.
    """
    rest = iter(intervals)
    start_s, end_s = next(rest, (math.inf, -math.inf))
    for frame in frames:
        while frame.time_s > end_s:
            after = next(rest, None)
            if after is None:
                return
            start_s, end_s = after
        if frame.time_s >= start_s:
            yield detect_pose(frame, landmarker)


class PoseRecorder(Protocol):
    """Takes poses and events, such as a `coach.store.recordings.writer.Recorder`."""

    def write(self, pose: Pose, events: tuple[Event, ...] = ()) -> None:
        """Write a pose and its events."""


def process_frames(
    frames: Iterable[Frame],
    landmarker: Landmarker,
    trainer: Trainer,
    recorder: PoseRecorder | None = None,
) -> Iterator[FrameResult]:
    """Yield each frame with its pose and feedback, one at a time.

    Args:
        frames: Read one by one.
        landmarker: Detects the poses.
        trainer: Evaluates the poses.
        recorder: Receives every pose and event, except those of `Trainer.finish`.
    """
    for frame in frames:
        ((pose, feedback),) = evaluate_poses([detect_pose(frame, landmarker)], trainer)
        if recorder:
            recorder.write(pose, feedback.events)
        yield FrameResult(frame, pose, feedback)


@dataclass(frozen=True, slots=True)
class UncountedInterval:
    """A time in which something looked like the exercise and did not count."""

    start_s: float
    end_s: float
    why: str
    """The last reason that was told, in words."""


@dataclass
class Analysis:
    """The result of a stream of poses, collected one feedback at a time."""

    frames: int = 0
    duration_s: float = 0.0
    """Time of the last pose, in seconds."""
    session: Session = field(default_factory=Session)
    events: list[Event] = field(default_factory=list)
    present: int = 0
    """Poses with a person."""
    good_views: int = 0
    """Poses with a person and a good enough view."""
    yaws_deg: dict[ViewKind, list[float]] = field(default_factory=dict)
    """Kind of view -> how far the body was turned from it, without a sign: a person who turns round
    is turned to the other side by as much."""
    kinds: Counter[ViewKind] = field(default_factory=Counter)
    facings: Counter[Facing] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    """Number of poses with each problem, by its text up to a colon."""
    words: dict[str, str] = field(default_factory=dict)
    """Latest full text of each problem."""
    uncounted: list[UncountedInterval] = field(default_factory=list)
    """What looked like the exercise and did not count."""
    measured: Counter[str] = field(default_factory=Counter)
    """Number of poses in which each angle was measured that has an estimate of its error."""
    errors: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Sums of these estimates, see `coach.body.angle_errors`."""

    def add(self, feedback: Feedback) -> None:
        """Add the feedback of the next pose."""
        self.frames += 1
        self.duration_s = feedback.time_s
        if feedback.events:
            self.add_events(feedback.events)
        self.add_uncounted(feedback.uncounted)
        if not feedback.present or feedback.view.kind == "unknown":
            return
        view = feedback.view
        self.present += 1
        self.good_views += view.ok
        self.kinds[view.kind] += 1
        if view.facing:
            self.facings[view.facing] += 1
        if not math.isnan(view.yaw_deg):
            self.yaws_deg.setdefault(view.kind, []).append(abs(view.yaw_deg))
        self.measured.update(feedback.errors.keys())
        for name, error in feedback.errors.items():
            self.errors[name] += error
        for problem in view.problems:
            key = shorten(problem)
            self.problems[key] += 1
            self.words[key] = problem

    def add_events(self, events: Iterable[Event]) -> None:
        """Add events that belong to no pose, such as those of the end."""
        added = tuple(events)
        self.events += added
        for event in added:
            if isinstance(event, TrialDone) and event.only_counted:
                self._drop_uncounted(event.start_s)
        self.session = fold_all(added, self.session)

    def add_uncounted(self, told: Uncounted | None) -> None:
        """Add what was told at the last pose about what does not count."""
        if told is None:
            return
        if self.uncounted and self.uncounted[-1].start_s == told.start_s:
            self.uncounted.pop()
        end_s = self.duration_s if told.end_s is None else told.end_s
        self.uncounted.append(UncountedInterval(told.start_s, end_s, told.why))

    def _drop_uncounted(self, from_s: float) -> None:
        """Drop what was told to be uncounted after `from_s`, and now is known to be seen."""
        if self.uncounted and self.uncounted[-1].end_s > from_s:
            self.uncounted.pop()

    @property
    def yaw_deg(self) -> float:
        """Median turn of the body from the most frequent view, in degrees without a sign.

        NaN if it was never measured.
        """
        usual = self.kinds.most_common(1)[0][0] if self.kinds else "unknown"
        yaws_deg = self.yaws_deg.get(usual)
        return statistics.median(yaws_deg) if yaws_deg else math.nan


def analyse(
    poses: Iterable[Pose], trainer: Trainer, on_feedback: Callable[[Feedback], None] | None = None
) -> Analysis:
    """Evaluate poses to their end.

    Args:
        poses: Their times must rise.
        trainer: Evaluates the poses.
        on_feedback: Called with each feedback, for tables and progress.
    """
    analysis = Analysis()
    for _, feedback in evaluate_stored(poses, trainer):
        analysis.add(feedback)
        if on_feedback:
            on_feedback(feedback)
    analysis.add_events(trainer.finish(analysis.duration_s))
    analysis.add_uncounted(trainer.unfinished)
    return analysis
