"""Looks again with the larger pose model if legs are in doubt or nobody is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from operator import attrgetter
from typing import TYPE_CHECKING

from coach.body.sides import SideChoice
from coach.cli.analyze.progress_bar import show_progress
from coach.translation import tr

if TYPE_CHECKING:
    from coach.body.pose import Pose
    from coach.capture.frame import Source
    from coach.capture.landmarker import Landmarker
    from coach.exercise.definition.exercise import Exercise
    from coach.exercise.second_look import Interval, ViewQuality


def look_twice(
    poses: Sequence[Pose],
    exercise: Exercise,
    side: SideChoice,
    open_video: Callable[[], Source],
    open_landmarker: Callable[[], Landmarker],
    progress: bool = False,
) -> Sequence[Pose]:
    """Return the poses of a video, with those of a second look if it left less doubt.

    Args:
        poses: The poses of the whole video.
        exercise: Decides which legs matter.
        side: The side that is exercised.
        open_video: Opens the video again, from its beginning.
        open_landmarker: Opens the one that looks again. Neither is opened without a doubt.
        progress: Whether to show a progress bar.

    Raises:
        CoachError: The video or the model cannot be opened.

    """
    from coach.exercise import second_look

    first = _assess(poses, exercise, side)
    doubts, absences = second_look.find_doubts(first), second_look.find_absences(first)
    looks = second_look.unite([*doubts, *absences])
    if not looks:
        return poses
    with closing(open_landmarker()) as landmarker, open_video() as source:
        seconds = list(_look(source, looks, landmarker, progress))
    for intervals, replace, lack in (
        (absences, second_look.replace_body, attrgetter("absent")),
        (doubts, second_look.replace_legs, attrgetter("missing")),
    ):
        if not intervals:
            continue
        second = _assess(second_look.merge(poses, seconds, intervals, replace), exercise, side)
        if improved := second_look.find_improved(intervals, first, second, lack):
            poses = second_look.merge(poses, seconds, improved, replace)
            first = _assess(poses, exercise, side)
    return poses


def _assess(poses: Sequence[Pose], exercise: Exercise, side: SideChoice) -> list[ViewQuality]:
    """Return how well the body is seen in each pose."""
    from coach.exercise.second_look import assess
    from coach.exercise.tracking.trainer import Trainer
    from coach.pipeline import BATCH_SIZE, evaluate_poses

    evaluated = evaluate_poses(poses, Trainer(exercise, side), BATCH_SIZE)
    return [assess(pose, feedback) for pose, feedback in evaluated]


def _look(
    source: Source, looks: Sequence[Interval], landmarker: Landmarker, progress: bool
) -> Iterator[Pose]:
    from coach.pipeline import look_again

    bar = show_progress(tr("Looking again"), looks[-1][1]) if progress else nullcontext(None)
    with bar as advance:
        for pose in look_again(source.frames(), looks, landmarker):
            yield pose
            if advance is not None:
                advance(pose.time_s)
