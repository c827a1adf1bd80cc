"""Exercises of one's own, without the window: what there is, what is wrong with each, new ones, drafts of what was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.body.pose import Pose
from coach.errors import CoachError, ExerciseError
from coach.exercise.authoring.demonstration import Demonstration, demonstrate
from coach.exercise.authoring.observed_angles import observe_angles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.trainer import Trainer
from coach.message import translatable
from coach.pipeline import analyse
from coach.store.exercises.drafts import (
    check_draft,
    find_new_file,
    name_title,
    render_draft,
    render_template,
    save_new,
)
from coach.store.exercises.loader import load_exercise
from coach.store.files import locations as places
from coach.store.recordings.recording import open_recording
from coach.window.translation.translate import ntr, tr

TEXTS: Final = translatable(
    {
        "right": "All right. It stands on the home page.",
        "seen": "Seen: {found}. The draft counts {counted} of them. Look through it, and change what is not meant.",
        "repetitions": "{count} repetitions",
        "holds": "{count} holds",
    }
)


@dataclass(frozen=True, slots=True)
class OwnExercise:
    """A file of one's own, as it is now."""

    name: str
    path: Path
    text: str
    mistakes: tuple[str, ...]
    """Each with its line; empty where all is right."""
    exercise: Exercise | None
    """None with mistakes."""

    @property
    def verdict(self) -> str:
        """In a few words."""
        count = len(self.mistakes)
        if not count:
            return tr(TEXTS["right"])
        return ntr("{n} mistake", "{n} mistakes", count)


def find_folder() -> Path:
    """Where exercises of one's own lie; made where it is missing. Raises CoachError."""
    return places.make_private(places.user_poses_folder())


def list_own() -> tuple[OwnExercise, ...]:
    """All of them, in the order of their names. Raises CoachError."""
    return tuple(read_own(path) for path in sorted(find_folder().glob("[!.]*.toml")))


def read_own(path: Path) -> OwnExercise:
    """A file as it is now; one that cannot be read says so as a mistake."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return OwnExercise(path.stem, path, "", (f"{path}: {error.strerror or error}",), None)
    try:
        return OwnExercise(path.stem, path, text, (), load_exercise(str(path)).exercise)
    except ExerciseError as error:
        return OwnExercise(path.stem, path, text, parse_errors(error.message, path), None)


def parse_errors(message: str, path: Path) -> tuple[str, ...]:
    """The lines of a message, without the one that only says how many there are, and without the name of the file."""
    lines = [
        line.strip().removeprefix(f"{path}: ").removeprefix(f"{path.name}: ")
        for line in message.splitlines()
        if line.strip()
    ]
    return tuple(lines[1:] if len(lines) > 1 else lines)


def make_new(name: str) -> Path:
    """A commented file to begin from. Raises ExerciseError."""
    return save_new(find_new_file(name), render_template(name_title(name), "repetitions", name))


def draft_recording(name: str, folder: Path) -> tuple[Path, str]:
    """A draft of what a recording shows, and what was seen. Raises RecordingError, ExerciseError."""
    return draft_poses(name, list(open_recording(folder).poses()))


def draft_poses(name: str, poses: Sequence[Pose]) -> tuple[Path, str]:
    """A draft of what these poses show, and what was seen. Raises ExerciseError where nothing can be read out of them."""
    path = find_new_file(name)
    showing = observe_angles(poses)
    shown = demonstrate(showing)
    title = name_title(name)
    exercise = check_draft(title, shown, showing)
    session = analyse(poses, Trainer(exercise)).session
    counted = len(session.repetitions if exercise.kind == "repetitions" else session.holds)
    said = describe_seen(shown, counted)
    return save_new(path, render_draft(title, shown, showing, name, [said])), said


def describe_seen(shown: Demonstration, counted: int) -> str:
    """What was seen in a demonstration."""
    noun = "repetitions" if shown.kind == "repetitions" else "holds"
    return tr(TEXTS["seen"], found=tr(TEXTS[noun], count=len(shown.parts)), counted=counted)


def describe_error(error: CoachError) -> str:
    """What went wrong and what to do."""
    return f"{tr(error.message)} {tr(error.hint)}".strip()
