"""Analyses a whole source without a window, with a progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import typer

from coach.body.sides import SideChoice
from coach.cli.analyze.frame_rate import require_rate
from coach.cli.analyze.progress_bar import show_progress
from coach.cli.arguments import find_exercise, find_recording, is_recording
from coach.errors import CoachError, ExerciseError, LowMemoryError, ModelError, SourceError
from coach.message import Message, join_label
from coach.translation import tr

if TYPE_CHECKING:
    from coach.body.pose import Pose
    from coach.capture.frame import Rotation, Source
    from coach.exercise.tracking.feedback import Feedback
    from coach.exercise.tracking.trainer import Trainer
    from coach.pipeline import Analysis
    from coach.store.exercises.loader import LoadedExercise
    from coach.store.recordings.recording import Recording

Listener = Callable[["Feedback"], None]
AUTO: Final = "auto"
"""The word for an exercise that is to be recognised."""
NOT_AGAIN: Final = Message("Legs in doubt are not looked at again, as with --quick.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a source."""

    name: str
    """Name of the source for the user."""
    loaded: LoadedExercise
    analysis: Analysis
    started_utc: str = ""
    """When a recording of the user was made, in ISO format; empty for others, and for a video."""
    side: SideChoice = "auto"
    """The side that was asked for."""

    def summarise(self) -> dict[str, Any]:
        """Return the result as plain values for JSON, see `coach.report.results.table`."""
        from coach.report.results.table import summarise
        from coach.store.history.earlier_results import find_earlier_results

        tested = self.started_utc and self.loaded.exercise.range_of_motion
        earlier = find_earlier_results(self.loaded.name, self.started_utc) if tested else None
        return summarise(
            self.analysis, self.loaded.name, self.loaded.exercise, self.name, earlier, self.side
        )


def analyse_source(
    text: str,
    exercise: str | None,
    side: SideChoice,
    listeners: Sequence[Listener] = (),
    rotation: Rotation | None = None,
    quick: bool = False,
) -> Outcome:
    """Analyse a video or a recording to its end.

    Args:
        text: The source, as the user named it.
        exercise: A name, a file, None for a recording's own exercise, or `AUTO` to recognise it.
        side: The side that is exercised.
        listeners: Called with the feedback of every frame.
        rotation: Degrees clockwise by which the pictures of a video are turned.
        quick: Whether to leave legs in doubt that the larger pose model might see.

    Raises:
        CoachError: A recording cannot be turned, because its poses are.
        SourceError: The video cannot be read.
        RecordingError: The recording cannot be read.
        ExerciseError: The exercise cannot be loaded or recognised.
        ModelError: The pose model cannot be used.

    """
    if not is_recording(text):
        return _analyse_video(text, exercise, side, listeners, rotation or 0, quick)
    if rotation is not None:
        raise CoachError(
            Message("{name}: the pictures of a recording are not turned.", name=text),
            Message(
                "Its poses are stored as they were measured in the turned picture. "
                "Leave out --rotate."
            ),
        )
    return _find_and_analyse(text, exercise, side, listeners)


def _find_and_analyse(
    text: str, exercise: str | None, side: SideChoice, listeners: Sequence[Listener]
) -> Outcome:
    """Analyse the recording that the user named, by the exercise that it shows if `AUTO`."""
    from coach.store.recordings.recording import open_recording

    recording = open_recording(find_recording(text))
    if exercise == AUTO:
        exercise = _recognise(
            text, list(recording.poses()), side if side != "auto" else recording.header.side
        )
    return analyse_recording(recording, find_exercise(exercise, recording), side, listeners)


def analyse_recording(
    recording: Recording,
    loaded: LoadedExercise,
    side: SideChoice,
    listeners: Sequence[Listener] = (),
) -> Outcome:
    """Evaluate the stored poses of a recording with today's rules.

    The side `auto` means the side that was chosen when it was recorded.
    """
    from coach.store.prescriptions.own_test import apply_to_recording
    from coach.store.recordings.replay import make_trainer
    from coach.store.recordings.search import is_own

    require_rate(recording.poses(), recording.path.parent.name)
    loaded = apply_to_recording(loaded, recording)
    chosen = side if side != "auto" else recording.header.side
    trainer = make_trainer(recording, loaded.exercise, chosen)
    analysis = _analyse(recording.poses(), trainer, listeners, None)
    own = is_own(recording.path)  # what is of somebody else is not compared with the user
    started_utc = recording.header.started_utc if own else ""
    return Outcome(recording.path.parent.name, loaded, analysis, started_utc, chosen)


def _analyse_video(
    text: str,
    exercise: str | None,
    side: SideChoice,
    listeners: Sequence[Listener],
    rotation: Rotation,
    quick: bool,
) -> Outcome:
    from coach.exercise.tracking.trainer import Trainer
    from coach.store.exercises.loader import apply_settings, load_exercise
    from coach.store.settings.person import load_own_settings

    if exercise is None:
        raise ExerciseError(
            Message("{name}: which exercise is it?", name=text),
            Message("Add --exercise NAME; `coach exercises list` lists them."),
        )
    settings = load_own_settings()
    loaded = None if exercise == AUTO else apply_settings(load_exercise(exercise), settings)
    with _open_video(text, rotation) as source:
        poses, shipped = _collect_poses(source)
        require_rate(poses, source.name)
        if loaded is None:
            loaded = apply_settings(load_exercise(_recognise(text, poses, side)), settings)
        if shipped and not quick:
            poses = _look_twice(poses, loaded, side, lambda: _open_video(text, rotation))
        trainer = Trainer(loaded.exercise, side)
        analysis = _analyse(poses, trainer, listeners, source.duration_s)
        if source.problem:
            typer.echo(f"coach: {tr(source.problem)}", err=True)
        return Outcome(source.name, loaded, analysis, side=side)


def _open_video(text: str, rotation: Rotation) -> Source:
    """Open a video file with upright pictures.

    Raises:
        SourceError: It cannot be read, or is a camera.

    """
    from coach.capture.rotation import rotate_source
    from coach.capture.source import open_source

    source = rotate_source(open_source(text), rotation)
    if source.live:
        source.close()
        raise SourceError(
            Message("{name} is a camera; what is analysed must have an end.", name=text),
            Message("Use: coach live --source {name}", name=text),
        )
    return source


def _collect_poses(source: Source) -> tuple[Sequence[Pose], bool]:
    """Detect all poses, with a progress bar; also return whether the shipped model did it."""
    from coach.capture.pose_model import SHIPPED_SHA256
    from coach.pipeline import detect_poses
    from coach.store.settings.pose_model import open_landmarker

    with (
        closing(open_landmarker()) as landmarker,
        show_progress(tr("Looking"), source.duration_s) as advance,
    ):
        poses = []
        for pose in detect_poses(source.frames(), landmarker):
            poses.append(pose)
            advance(pose.time_s)
        return poses, landmarker.model_sha256 == SHIPPED_SHA256


def _look_twice(
    poses: Sequence[Pose], loaded: LoadedExercise, side: SideChoice, reopen: Callable[[], Source]
) -> Sequence[Pose]:
    """Look again if a leg is in doubt. If that is impossible, say so and keep the poses."""
    from coach.cli.analyze.second_look import look_twice
    from coach.store.settings.pose_model import open_larger_landmarker

    try:
        return look_twice(
            poses, loaded.exercise, side, reopen, open_larger_landmarker, progress=True
        )
    except (ModelError, LowMemoryError) as error:
        typer.echo(f"coach: {tr(error.message)} {tr(NOT_AGAIN)}", err=True)
        return poses


def _recognise(text: str, poses: Sequence[Pose], side: SideChoice) -> str:
    """Return the name of the exercise that the poses show.

    Raises:
        ExerciseError: The exercise is not recognised.

    """
    from coach.exercise.recognition.recognise import UNKNOWN, recognise

    candidates = {name: one.exercise for name, one in load_candidates().items()}
    found = recognise(poses, candidates, side)
    if found.name == UNKNOWN:
        raise ExerciseError(
            Message(
                "{name}: the exercise is not recognised. These fit equally well: {names}.",
                name=text,
                names=", ".join(found.rivals),
            )
            if found.rivals
            else Message("{name}: the exercise is not recognised.", name=text),
            Message("Say which it is: --exercise NAME; `coach exercises list` lists them."),
        )
    return found.name


def load_candidates() -> dict[str, LoadedExercise]:
    """Load the exercises that may be recognised; name the files that cannot be read."""
    from coach.store.exercises.loader import load_readable

    loaded, unreadable = load_readable()
    for name, error in unreadable.items():
        words = tr("cannot be read: {problem}", problem=error.message)
        typer.echo(f"coach: {tr(join_label(name, words))}", err=True)
    return loaded


def _analyse(
    poses: Iterable[Pose],
    trainer: Trainer,
    listeners: Sequence[Listener],
    duration_s: float | None,
) -> Analysis:
    from coach.pipeline import analyse

    with show_progress(tr(trainer.exercise.title), duration_s) as advance:

        def notify(feedback: Feedback) -> None:
            """Pass the feedback of a frame on, and advance the progress bar."""
            for listener in listeners:
                listener(feedback)
            advance(feedback.time_s)

        return analyse(poses, trainer, notify)
