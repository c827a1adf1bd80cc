"""A recording as arrays, for access to every frame, and its evaluation by today's rules. No Qt.

It may be read while `evaluate` runs in another thread, as an `Evaluation` only grows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.angles import NAMES, PAIRED
from coach.body.landmarks import SIDES
from coach.body.pose import Array, Pose
from coach.body.sides import SideChoice
from coach.errors import ExerciseError, RecordingError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.replay_trainer import ReplayTrainer, list_starts
from coach.message import Message
from coach.pipeline import evaluate_stored
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.prescriptions.own_test import apply_as_today, apply_to_recording
from coach.store.recordings.begun import require_begun
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import Recording, open_recording
from coach.store.settings.profiles import using_profile

PREVIEW_POSES: Final = 300
"""Number of poses that are shown before the rest is read."""
PROGRESS_STEP: Final = 150
"""Number of poses between two reports of progress."""
TODAY: Final = Message("Rules of today")


@dataclass(frozen=True, slots=True)
class ReplayRequest:
    """Which recording to show, and by which rules it is evaluated."""

    path: Path
    exercise: str = ""
    """Name or file of the exercise to evaluate by; empty for the recorded one."""
    side: SideChoice = "auto"
    """``auto`` means the recorded side."""
    as_recorded: bool = False
    """Evaluate by the recorded exercise file, not by the current one."""
    profile: str | None = None
    """Whose exercises and settings are used; None for the profile that is current then."""


@dataclass(frozen=True, slots=True, eq=False)
class LoadedRecording:
    """All poses of a recording; n is their number."""

    name: str
    """Name of the recording's folder."""
    header: Header
    finished: bool
    times: Array
    """(n,) Seconds, rising."""
    image: Array
    """(n, 33, 2) Pixels."""
    world: Array
    """(n, 33, 3) Metres."""
    visibility: Array
    """(n, 33) 0 to 1."""
    sizes: NDArray[np.int64]
    """(n, 2) Width and height of the picture, in pixels."""
    brightness: Array
    """(n,) 0 to 1."""
    recorded_events: tuple[Event, ...]
    """Events that were recorded."""
    exercise: Exercise
    """The exercise by which it is evaluated."""
    rules: str
    """Origin of the exercise, as a text."""
    side: SideChoice
    video: Path | None

    @property
    def duration_s(self) -> float:
        """Time of the last pose, in seconds."""
        return float(self.times[-1])

    def pose(self, index: int) -> Pose:
        """Return the pose of a frame."""
        width, height = (int(size) for size in self.sizes[index])
        return Pose(
            float(self.times[index]),
            self.image[index],
            self.world[index],
            self.visibility[index],
            width,
            height,
            float(self.brightness[index]),
        )

    def find(self, time_s: float) -> int:
        """Return the last frame that is not after a time; 0 if all are."""
        return max(0, int(np.searchsorted(self.times, time_s + 1e-6, side="right")) - 1)


@dataclass(eq=False)
class Evaluation:
    """The result of today's rules for each frame; `count` frames are there."""

    angles: Array
    """(n, number of `NAMES`) Degrees, NaN if not measured or not yet evaluated."""
    feedbacks: list[Feedback] = field(default_factory=list)
    """Without their angles, which are in `angles`, and without events."""
    events: list[Event] = field(default_factory=list)
    done: bool = False

    @property
    def count(self) -> int:
        """Number of evaluated frames."""
        return len(self.feedbacks)

    def at(self, index: int) -> Feedback | None:
        """Return the feedback of a frame; None if it is not evaluated yet."""
        return self.feedbacks[index] if index < len(self.feedbacks) else None

    @property
    def first(self) -> int:
        """The first frame with a body; 0 if there is none."""
        return next((index for index, feedback in enumerate(self.feedbacks) if feedback.present), 0)

    def column(self, name: str) -> Array:
        """Return an angle by its full name, (n,).

        Raises:
            ValueError: There is no such angle.
        """
        return self.angles[:, NAMES.index(name)]


def load_recording(
    request: ReplayRequest,
    on_progress: Callable[[LoadedRecording], object] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> LoadedRecording:
    """Load every pose of a recording.

    Args:
        on_progress: Called with the start of a long recording, without events, for a quick view.
        stopped: Returns True to cancel; the rest is then missing.

    Raises:
        RecordingError: It cannot be read, or has no poses.
        ExerciseError: There are no rules to evaluate by.
    """
    recording = open_recording(request.path)
    with nullcontext() if request.profile is None else using_profile(request.profile):
        exercise, rules = choose_rules(request, recording)
    poses: list[Pose] = []
    for pose in recording.poses():
        poses.append(pose)
        if on_progress is not None and len(poses) == PREVIEW_POSES:
            on_progress(_make_recording(recording, poses, (), exercise, rules, request.side))
        if stopped is not None and stopped():
            break
    if not poses:
        require_begun(recording)
        raise RecordingError(
            Message("{path}: there is no pose in it.", path=recording.path),
            Message("You can delete it in the list of recordings."),
        )
    return _make_recording(
        recording, poses, tuple(recording.events()), exercise, rules, request.side
    )


def _make_recording(
    recording: Recording,
    poses: Sequence[Pose],
    events: tuple[Event, ...],
    exercise: Exercise,
    rules: str,
    side: SideChoice,
) -> LoadedRecording:
    return LoadedRecording(
        name=recording.name,
        header=recording.header,
        finished=recording.finished,
        times=np.array([pose.time_s for pose in poses]),
        image=np.stack([pose.image for pose in poses]),
        world=np.stack([pose.world for pose in poses]),
        visibility=np.stack([pose.visibility for pose in poses]),
        sizes=np.array([(pose.width, pose.height) for pose in poses]),
        brightness=np.array([pose.brightness for pose in poses]),
        recorded_events=events,
        exercise=exercise,
        rules=rules,
        side=side if side != "auto" else recording.header.side,
        video=recording.video,
    )


def choose_rules(request: ReplayRequest, recording: Recording) -> tuple[Exercise, str]:
    """Return the exercise to evaluate by, and its origin.

    It is the requested exercise, else the current file, else the recorded file, with the norm that
    holds for whoever is recorded.

    Raises:
        ExerciseError: The requested exercise does not exist, or there is none at all.
    """
    header = recording.header
    if request.exercise:
        loaded = load_exercise(request.exercise)
        return apply_as_today(loaded, recording).exercise, Message(
            "Rules of {name}", name=loaded.name
        )
    if not request.as_recorded:
        try:
            loaded = load_exercise(header.exercise)
            return apply_as_today(loaded, recording).exercise, TODAY
        except ExerciseError:  # the file is gone or invalid: use the recorded one
            pass
    loaded = parse_exercise(header.exercise_text, header.exercise)
    return apply_to_recording(loaded, recording).exercise, Message("Rules as recorded")


def evaluate(
    recording: LoadedRecording,
    on_progress: Callable[[Evaluation], object] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Evaluation:
    """Evaluate a whole recording.

    Args:
        on_progress: Called regularly with the unfinished evaluation.
        stopped: Returns True to cancel.
    """
    evaluation = Evaluation(np.full((len(recording.times), len(NAMES)), np.nan))
    starts = list_starts(recording.recorded_events)
    trainer = ReplayTrainer(recording.exercise, recording.side, starts)
    for index, (_, feedback) in enumerate(
        evaluate_stored((recording.pose(index) for index in range(len(recording.times))), trainer)
    ):
        evaluation.angles[index] = [feedback.angles[name] for name in NAMES]
        evaluation.events += feedback.events
        evaluation.feedbacks.append(dataclasses.replace(feedback, angles={}, events=()))
        if stopped is not None and stopped():
            return evaluation
        if on_progress is not None and index % PROGRESS_STEP == PROGRESS_STEP - 1:
            on_progress(evaluation)
    evaluation.events += trainer.finish(recording.duration_s)
    evaluation.done = True
    if on_progress is not None:
        on_progress(evaluation)
    return evaluation


def list_pairs(exercise: Exercise, names: Sequence[str] = (*PAIRED,)) -> tuple[str, ...]:
    """Return the angles that can be plotted, without sides; those of the exercise first."""
    from coach.exercise.authoring.condition_monitor import list_angles

    used = [
        name.rpartition("_")[0] if name.rpartition("_")[0] in PAIRED else name
        for name in list_angles(exercise)
    ]
    return tuple(dict.fromkeys([*used, *names, "trunk_lean", "head_lift"]))


def name_columns(angle: str) -> tuple[str, ...]:
    """Return the full names of an angle: one for each side, or its only one."""
    return tuple(f"{angle}_{side}" for side in SIDES) if angle in PAIRED else (angle,)
