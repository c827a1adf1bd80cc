"""A recording as arrays, so that every instant of it is at hand at once, and what today's rules say of each. No Qt.

Whoever looks may do so while `judge` still works in another thread: `Evaluation` only ever grows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from coach.body.angles import NAMES, PAIRED
from coach.body.landmarks import SIDES
from coach.body.pose import Array, Pose
from coach.errors import ExerciseError, RecordingError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message
from coach.pipeline import BATCH_SIZE, evaluate_poses
from coach.store.exercises.loader import apply_settings, load_exercise, parse_exercise
from coach.store.recordings.recording import Header, Recording, open_recording
from coach.store.settings.settings import load_settings

Side = Literal["auto", "left", "right"]
BEGINNING: Final = 300
"""So many poses are shown before the rest is read."""
TOLD_EVERY: Final = 150
"""After so many poses whoever waits is told how far it is."""
TODAY: Final = Message("Rules of today")


@dataclass(frozen=True, slots=True)
class ReplayRequest:
    """Which recording, and by which rules it is judged."""

    path: Path
    exercise: str = ""
    """Name or file of an exercise to judge by; empty for the one that was done."""
    side: Side = "auto"
    """``auto`` stands for the side that was chosen then."""
    as_recorded: bool = False
    """Judge by the exercise's file as it was then, not by the one of today."""


@dataclass(frozen=True, slots=True, eq=False)
class LoadedRecording:
    """All poses of a recording, n instants."""

    name: str
    """Of the recording's folder."""
    header: Header
    finished: bool
    times: Array
    """(n,) seconds, rising."""
    image: Array
    """(n, 33, 2) pixels."""
    world: Array
    """(n, 33, 3) metres."""
    visibility: Array
    """(n, 33) 0 to 1."""
    sizes: NDArray[np.int64]
    """(n, 2) width and height of the picture, pixels."""
    brightness: Array
    """(n,) 0 to 1."""
    told: tuple[Event, ...]
    """What was told at the time."""
    exercise: Exercise
    """By which it is judged today."""
    rules: str
    """Where that comes from, in words."""
    side: Side
    video: Path | None

    @property
    def duration_s(self) -> float:
        """Time of the last pose, seconds."""
        return float(self.times[-1])

    def pose(self, index: int) -> Pose:
        """The pose of an instant."""
        width, height = (int(size) for size in self.sizes[index])
        return Pose(
            float(self.times[index]), self.image[index], self.world[index], self.visibility[index], width, height,
            float(self.brightness[index]),
        )  # fmt: skip

    def find(self, time_s: float) -> int:
        """The last instant at this time or before it; the first one before all."""
        return max(0, int(np.searchsorted(self.times, time_s + 1e-6, side="right")) - 1)


@dataclass(eq=False)
class Evaluation:
    """What today's rules say, one instant after the other; `count` of them are there."""

    angles: Array
    """(n, number of `NAMES`) degrees, NaN where not measured or not yet judged."""
    feedbacks: list[Feedback] = field(default_factory=list)
    """Without their angles, which stand in `angles`, and without events."""
    events: list[Event] = field(default_factory=list)
    done: bool = False

    @property
    def count(self) -> int:
        """How many instants are judged."""
        return len(self.feedbacks)

    def at(self, index: int) -> Feedback | None:
        """The feedback of an instant; None while it is not judged yet."""
        return self.feedbacks[index] if index < len(self.feedbacks) else None

    @property
    def first(self) -> int:
        """The first instant in which somebody is there; 0 where nobody ever is."""
        return next((index for index, feedback in enumerate(self.feedbacks) if feedback.present), 0)

    def column(self, name: str) -> Array:
        """(n,) an angle by its full name. Raises ValueError for one that there is not."""
        return self.angles[:, NAMES.index(name)]


def read_film(
    request: ReplayRequest,
    tell: Callable[[LoadedRecording], object] = id,
    stopped: Callable[[], bool] = bool,
) -> LoadedRecording:
    """Every pose of a recording. tell: called with the beginning of a long one, without events, so that there is something to see.

    stopped: whether to leave off; the rest is then missing.

    Raises RecordingError, and ExerciseError where it can be judged by no rules.
    """
    recording = open_recording(request.path)
    exercise, rules = choose_rules(request, recording)
    poses: list[Pose] = []
    for pose in recording.poses():
        poses.append(pose)
        if len(poses) == BEGINNING:
            tell(_make_film(recording, poses, (), exercise, rules, request.side))
        if stopped():
            break
    if not poses:
        raise RecordingError(
            Message("{path}: there is no pose in it.", path=recording.path),
            Message("It can be deleted: coach recordings delete NAME"),
        )
    return _make_film(recording, poses, tuple(recording.events()), exercise, rules, request.side)


def _make_film(
    recording: Recording,
    poses: Sequence[Pose],
    told: tuple[Event, ...],
    exercise: Exercise,
    rules: str,
    side: Side,
) -> LoadedRecording:
    return LoadedRecording(
        recording.name, recording.header, recording.finished, np.array([pose.time_s for pose in poses]),
        np.stack([pose.image for pose in poses]), np.stack([pose.world for pose in poses]), np.stack([pose.visibility for pose in poses]),
        np.array([(pose.width, pose.height) for pose in poses]), np.array([pose.brightness for pose in poses]),
        told, exercise, rules, side if side != "auto" else recording.header.side, recording.video,
    )  # fmt: skip


def choose_rules(request: ReplayRequest, recording: Recording) -> tuple[Exercise, str]:
    """The exercise to judge by, and where it comes from: the named one, the file of today, else the file as it was.

    Raises ExerciseError where the named one is not there, or none is left.
    """
    header = recording.header
    if request.exercise:
        loaded = load_exercise(request.exercise)
        return apply_settings(loaded, load_settings()).exercise, Message(
            "Rules of {name}", name=loaded.name
        )
    if not request.as_recorded:
        try:
            return apply_settings(load_exercise(header.exercise), load_settings()).exercise, TODAY
        except ExerciseError:  # it is gone, or broken now: then as it was
            pass
    return apply_settings(
        parse_exercise(header.exercise_text, header.exercise), load_settings()
    ).exercise, Message("Rules as recorded")


def judge(
    film: LoadedRecording,
    tell: Callable[[Evaluation], object] = id,
    stopped: Callable[[], bool] = bool,
) -> Evaluation:
    """Judge all of it anew. tell: called every now and then with what is there so far; stopped: whether to leave off."""
    judgement = Evaluation(np.full((len(film.times), len(NAMES)), np.nan))
    trainer = Trainer(film.exercise, film.side)
    for index, (_, feedback) in enumerate(
        evaluate_poses((film.pose(index) for index in range(len(film.times))), trainer, BATCH_SIZE)
    ):
        judgement.angles[index] = [feedback.angles[name] for name in NAMES]
        judgement.events += feedback.events
        judgement.feedbacks.append(dataclasses.replace(feedback, angles={}, events=()))
        if stopped():
            return judgement
        if index % TOLD_EVERY == TOLD_EVERY - 1:
            tell(judgement)
    judgement.events += trainer.finish(film.duration_s)
    judgement.done = True
    tell(judgement)
    return judgement


def list_pairs(exercise: Exercise, names: Sequence[str] = (*PAIRED,)) -> tuple[str, ...]:
    """The angles that can be looked at, without their sides: those of the exercise first."""
    from coach.exercise.authoring.condition_monitor import list_angles

    used = [
        name.rpartition("_")[0] if name.rpartition("_")[0] in PAIRED else name
        for name in list_angles(exercise)
    ]
    return tuple(dict.fromkeys([*used, *names, "trunk_lean", "head_lift"]))


def name_columns(angle: str) -> tuple[str, ...]:
    """Full names of an angle: of both sides, or its one."""
    return tuple(f"{angle}_{side}" for side in SIDES) if angle in PAIRED else (angle,)
