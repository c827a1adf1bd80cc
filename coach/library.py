"""coach as a library: recordings as arrays and tables, and the evaluation of poses.

`docs/library.md` shows how.

    import coach

    recording = coach.read_recording("2026-01-31_18-05-00Z_lunge")
    recording.angles()["knee_flexion_left"]         # (n,) degrees, NaN where not measured
    run = coach.run_exercise("lunge", recording.poses())
    len(run.session.repetitions)

Times are in seconds, lengths in metres or pixels, angles in degrees; missing values are NaN.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import get_args

import numpy as np

from coach.body import landmarks
from coach.body.angles import NAMES
from coach.body.pose import Array, Pose
from coach.body.pose_check import SHAPES, check_poses
from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event, HoldStarted, Pain
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.replay_trainer import ReplayTrainer, list_starts
from coach.exercise.tracking.session import Session
from coach.pipeline import analyse
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import Recording, open_recording
from coach.store.recordings.search import is_file
from coach.store.settings.folders import recordings_folder

__all__ = ["ExerciseRun", "PoseArrays", "ReadRecording", "read_recording", "run_exercise"]


@dataclass(frozen=True, slots=True, eq=False)
class PoseArrays:
    """Poses of n instants as arrays; NaN if nobody was found."""

    times: Array
    """(n,) seconds since the recording began."""
    image: Array
    """(n, 33, 2) pixels, x to the right, y downward."""
    world: Array
    """(n, 33, 3) metres from the middle between the hips: x to the picture's right, y downward, z
    away from the camera.
    """
    visibility: Array
    """(n, 33) 0 to 1."""
    sizes: Array
    """(n, 2) width and height of the picture, pixels."""
    brightness: Array
    """(n,) mean of the picture, 0 black to 1 white; NaN if unknown."""

    def __post_init__(self) -> None:
        """Check the shapes.

        Raises:
            ValueError: An array has another shape than the others, or a size is not finite.
        """
        count = np.shape(self.times)[:1]
        shapes = {"times": (), **SHAPES, "sizes": (2,), "brightness": ()}
        for name, rest in shapes.items():
            shape = np.shape(getattr(self, name))
            if shape != (*count, *rest):
                raise ValueError(f"{name} has shape {shape}, must have {(*count, *rest)}")
        if not np.isfinite(self.sizes).all():
            raise ValueError("sizes must be finite, in pixels")

    def __len__(self) -> int:
        return len(self.times)

    def poses(self) -> Iterator[Pose]:
        """Yield single poses, as `run_exercise` takes them."""
        for time_s, image, world, visibility, size, brightness in zip(
            self.times,
            self.image,
            self.world,
            self.visibility,
            self.sizes,
            self.brightness,
            strict=True,
        ):
            yield Pose(
                float(time_s),
                image,
                world,
                visibility,
                int(size[0]),
                int(size[1]),
                float(brightness),
            )

    @classmethod
    def gather(cls, poses: Iterable[Pose]) -> PoseArrays:
        """Collect poses in arrays."""
        taken = list(poses)
        count = len(taken)
        return cls(
            np.array([pose.time_s for pose in taken], np.float64),
            np.array([pose.image for pose in taken], np.float64).reshape(count, landmarks.COUNT, 2),
            np.array([pose.world for pose in taken], np.float64).reshape(count, landmarks.COUNT, 3),
            np.array([pose.visibility for pose in taken], np.float64).reshape(
                count, landmarks.COUNT
            ),
            np.array([(pose.width, pose.height) for pose in taken], np.float64).reshape(count, 2),
            np.array([pose.brightness for pose in taken], np.float64),
        )


@dataclass(frozen=True, slots=True, eq=False)
class ExerciseRun:
    """The evaluation of poses by the rules of an exercise."""

    exercise: Exercise
    session: Session
    """Repetitions, holds, trials and faults."""
    events: tuple[Event, ...]
    """All events, in order."""
    feedback: tuple[Feedback, ...]
    """The feedback on each pose."""

    def angles(self) -> dict[str, Array]:
        """Return ``time_s`` and every angle by name, (n,) arrays, as `pandas.DataFrame` takes them.

        Angles are in degrees; ``knee_past_toes`` is a share of the length of the shin. NaN if the
        view did not show it.
        """
        columns = {"time_s": np.array([each.time_s for each in self.feedback], np.float64)}
        return columns | {
            name: np.array([each.angles[name] for each in self.feedback], np.float64)
            for name in NAMES
        }


class ReadRecording:
    """A recording in memory. What takes long is computed when it is first needed."""

    def __init__(self, recording: Recording) -> None:
        self.path = recording.path
        """Its MCAP file."""
        self.header: Header = recording.header
        self.finished = recording.finished
        """True if it was closed properly."""
        self.events: tuple[Event, ...] = tuple(recording.events())
        """The events that were recorded live, in order."""
        self.pains: tuple[Pain, ...] = tuple(recording.pains())
        """The pain scores that the user entered."""
        self.arrays = PoseArrays.gather(recording.poses())

    def __len__(self) -> int:
        return len(self.arrays)

    @property
    def times(self) -> Array:
        """(n,) seconds since the recording began."""
        return self.arrays.times

    @property
    def image(self) -> Array:
        """(n, 33, 2) pixels, x to the right, y downward."""
        return self.arrays.image

    @property
    def world(self) -> Array:
        """(n, 33, 3) metres."""
        return self.arrays.world

    @property
    def visibility(self) -> Array:
        """(n, 33) 0 to 1."""
        return self.arrays.visibility

    def poses(self) -> Iterator[Pose]:
        """Yield the poses exactly as they were recorded."""
        return self.arrays.poses()

    @cached_property
    def run(self) -> ExerciseRun:
        """The recorded exercise, evaluated by today's rules.

        Raises:
            ExerciseError: Its file is lost or written for other rules.
        """
        exercise = parse_exercise(self.header.exercise_text, self.header.exercise).exercise
        starts = list_starts(self.events)
        return _evaluate(exercise, self.poses(), self.header.side, starts)

    def angles(self) -> Mapping[str, Array]:
        """Return all angles of all poses, as `ExerciseRun.angles`.

        Raises:
            ExerciseError: As `run`.
        """
        return self.run.angles()


def read_recording(path: str | os.PathLike[str]) -> ReadRecording:
    """Read a whole recording.

    Args:
        path: Its folder, its MCAP file, or the name of a folder among the user's recordings.

    Raises:
        RecordingError: There is no recording, or it is damaged.
    """
    given = Path(path)
    if (
        len(given.parts) == 1
        and not is_file(given / FILE_NAME)
        and not given.is_file()
        and is_file(recordings_folder() / given / FILE_NAME)
    ):
        given = recordings_folder() / given
    return ReadRecording(open_recording(given))


def run_exercise(
    exercise: str | os.PathLike[str] | Exercise,
    poses: Iterable[Pose],
    side: SideChoice = "auto",
    starts: Iterable[HoldStarted | float] = (),
) -> ExerciseRun:
    """Evaluate poses by an exercise.

    Args:
        exercise: Its name, the path of its file, or an `Exercise`.
        poses: Their times must rise; shapes and units as in `coach.body.pose.Pose`.
        side: The side to evaluate: "auto", "left" or "right".
        starts: The `HoldStarted` among the events of a recording, from which on holds count, or
            times in seconds. Without one a hold counts from the position on.

    Raises:
        ExerciseError: There is no such exercise, or its file is wrong.
        TypeError: An argument has a wrong type; for a pose the message names it.
        ValueError: A pose, the side or a start has a wrong value, see
            `coach.body.pose_check.check_poses`.
    """
    definition = _find_definition(exercise)
    if side not in get_args(SideChoice):
        raise ValueError(f"side = {side!r} must be one of {', '.join(get_args(SideChoice))}")
    began = [each if isinstance(each, HoldStarted) else HoldStarted(float(each)) for each in starts]
    times = [each.time_s for each in began]
    if not np.isfinite(times).all():
        raise ValueError(f"starts = {times} must be finite, in seconds")
    return _evaluate(definition, check_poses(poses), side, began)


def _find_definition(exercise: str | os.PathLike[str] | Exercise) -> Exercise:
    if isinstance(exercise, Exercise):
        return exercise
    if not isinstance(exercise, str | os.PathLike):
        raise TypeError(
            f"exercise must be a name, the path of a file or an Exercise, not "
            f"{type(exercise).__name__}"
        )
    return load_exercise(os.fspath(exercise)).exercise


def _evaluate(
    definition: Exercise, poses: Iterable[Pose], side: SideChoice, starts: Iterable[HoldStarted]
) -> ExerciseRun:
    feedback: list[Feedback] = []
    analysis = analyse(poses, ReplayTrainer(definition, side, starts), feedback.append)
    return ExerciseRun(definition, analysis.session, tuple(analysis.events), tuple(feedback))
