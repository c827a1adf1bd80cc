"""Looks again at the legs that are in doubt, with the larger pose model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

from coach.body.sides import SideChoice
from coach.cli.analyze.progress_bar import show_progress
from coach.translation import tr

if TYPE_CHECKING:
    from coach.body.pose import Pose
    from coach.capture.frame import Source
    from coach.capture.landmarker import Landmarker
    from coach.exercise.definition.exercise import Exercise
    from coach.exercise.second_look import Interval, LegsSeen


def look_twice(
    poses: Sequence[Pose],
    exercise: Exercise,
    side: SideChoice,
    open_video: Callable[[], Source],
    open_landmarker: Callable[[], Landmarker],
    progress: bool = False,
) -> Sequence[Pose]:
    """Return the poses of a video, with the legs of a second look where it left less doubt.

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
    from coach.exercise.second_look import find_doubts, find_improved, merge

    first = _assess(poses, exercise, side)
    doubts = find_doubts(first)
    if not doubts:
        return poses
    with closing(open_landmarker()) as landmarker, open_video() as source:
        seconds = list(_look(source, doubts, landmarker, progress))
    second = _assess(merge(poses, seconds, doubts), exercise, side)
    return merge(poses, seconds, find_improved(doubts, first, second))


def _assess(poses: Sequence[Pose], exercise: Exercise, side: SideChoice) -> list[LegsSeen]:
    """Return how well the legs are seen in each pose."""
    from coach.exercise.second_look import assess
    from coach.exercise.tracking.trainer import Trainer
    from coach.pipeline import BATCH_SIZE, evaluate_poses

    evaluated = evaluate_poses(poses, Trainer(exercise, side), BATCH_SIZE)
    return [assess(pose, feedback) for pose, feedback in evaluated]


def _look(
    source: Source, doubts: Sequence[Interval], landmarker: Landmarker, progress: bool
) -> Iterator[Pose]:
    from coach.pipeline import look_again

    bar = show_progress(tr("Looking again"), doubts[-1][1]) if progress else nullcontext(None)
    with bar as advance:
        for pose in look_again(source.frames(), doubts, landmarker):
            yield pose
            if advance is not None:
                advance(pose.time_s)
