"""The one place where the stages meet: frames become poses, poses become feedback, feedback becomes a session.

There is no clock, thread or window in it. Live, a file and a replay all go through `evaluate_poses`, so the same poses give the same events.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from coach.body.pose import Pose, round_for_storage
from coach.body.view import Facing, ViewKind
from coach.capture.landmarker import Landmarker
from coach.capture.source import Frame
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.session import Session, fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.message import shorten
from coach.store.recordings.recording import Recorder

BATCH_SIZE: Final = 64
"""So many poses are judged together where nobody waits for each: more make it hardly faster."""


@dataclass(frozen=True, slots=True)
class FrameResult:
    """All that is known of one instant."""

    frame: Frame | None
    """None in a replay without a picture."""
    pose: Pose
    feedback: Feedback


def evaluate_poses(
    poses: Iterable[Pose], trainer: Trainer, together: int = 1
) -> Iterator[tuple[Pose, Feedback]]:
    """Each pose with its feedback, in order. together: at most so many poses are taken before the first of them is judged.

    `BATCH_SIZE` is right for everything but what is live: it is ten times as fast, and gives the same.
    """
    for some in batch_poses(poses, together):
        yield from zip(some, trainer.update_many(some), strict=True)


def batch_poses(poses: Iterable[Pose], together: int) -> Iterator[list[Pose]]:
    """The poses in lists of 1, 2, 4, ... at most `together`, so that the first do not wait for the others; the last list is what is left.

    Where the poses break off with an error, those before it come first.
    """
    some: list[Pose] = []
    length = 1
    try:
        for pose in poses:
            some.append(pose)
            if len(some) == length:
                full, some, length = some, [], min(2 * length, together)
                yield full
    finally:
        if some:
            yield some


def detect_poses(
    frames: Iterable[Frame], landmarker: Landmarker, seen: list[Frame]
) -> Iterator[Pose]:
    """The pose in each frame, rounded to what a recording keeps, so that a replay sees the very same. `seen` holds the last frame."""
    for frame in frames:
        seen[:] = [frame]
        yield round_for_storage(landmarker.detect(frame))


def process_frames(
    frames: Iterable[Frame],
    landmarker: Landmarker,
    trainer: Trainer,
    recorder: Recorder | None = None,
) -> Iterator[FrameResult]:
    """Each frame with its pose and feedback; a recorder is given all of it but the last events, which are `Trainer.finish`'s."""
    seen: list[Frame] = []
    for pose, feedback in evaluate_poses(detect_poses(frames, landmarker, seen), trainer):
        if recorder:
            recorder.write(pose, feedback.events)
        yield FrameResult(seen[0], pose, feedback)


@dataclass
class Analysis:
    """What a whole stream of poses gave, gathered one feedback at a time."""

    frames: int = 0
    duration_s: float = 0.0
    """Time of the last pose, seconds."""
    session: Session = field(default_factory=Session)
    events: list[Event] = field(default_factory=list)
    present: int = 0
    """Poses in which somebody was there."""
    good_views: int = 0
    """Of these, poses in which the view was good enough."""
    yaws_deg: list[float] = field(default_factory=list)
    kinds: Counter[ViewKind] = field(default_factory=Counter)
    facings: Counter[Facing] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    """How many poses had each problem, by its words up to a colon."""
    words: dict[str, str] = field(default_factory=dict)
    """The last full words of each problem."""

    def add(self, feedback: Feedback) -> None:
        """Take one instant."""
        self.frames += 1
        self.duration_s = feedback.time_s
        self.take(feedback.events)
        if not feedback.present or feedback.view.kind == "unknown":
            return
        view = feedback.view
        self.present += 1
        self.good_views += view.ok
        self.kinds[view.kind] += 1
        if view.facing:
            self.facings[view.facing] += 1
        if not math.isnan(view.yaw_deg):
            self.yaws_deg.append(view.yaw_deg)
        for problem in view.problems:
            key = shorten(problem)
            self.problems[key] += 1
            self.words[key] = problem

    def take(self, events: Iterable[Event]) -> None:
        """Take events that came without a pose, those of the end."""
        self.events += events
        self.session = fold_all(events, self.session)

    @property
    def yaw_deg(self) -> float:
        """The usual turn of the body, degrees; NaN where nobody was seen."""
        return statistics.median(self.yaws_deg) if self.yaws_deg else math.nan


def analyse(
    poses: Iterable[Pose], trainer: Trainer, tell: Callable[[Feedback], None] | None = None
) -> Analysis:
    """Run an exercise over poses to their end. tell: called with every feedback, for tables and progress."""
    analysis = Analysis()
    for _, feedback in evaluate_poses(poses, trainer, BATCH_SIZE):
        analysis.add(feedback)
        if tell:
            tell(feedback)
    analysis.take(trainer.finish(analysis.duration_s))
    return analysis
