"""The user's own exercise files: listing, mistakes, templates, and drafts. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.body.pose import Pose
from coach.errors import ExerciseError
from coach.exercise.authoring.demonstration import Demonstration, demonstrate
from coach.exercise.authoring.notes import describe_counted
from coach.exercise.authoring.observed_angles import observe_angles
from coach.exercise.authoring.templates import OPEN_SUMMARY
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.trainer import Trainer
from coach.message import join_label
from coach.pipeline import analyse
from coach.store.exercises.drafts import (
    check_draft,
    find_new_file,
    name_title,
    render_draft,
    render_template,
    save_new,
)
from coach.store.exercises.loader import list_warnings, load_exercise
from coach.store.files import locations as places
from coach.store.recordings.recording import open_recording
from coach.window.translation.translate import ntr, tr


class UnwrittenDraftError(ExerciseError):
    """A demonstration was understood, but its draft cannot be written."""


@dataclass(frozen=True, slots=True)
class OwnExercise:
    """One of the user's exercise files, as it is now."""

    name: str
    path: Path
    text: str
    mistakes: tuple[str, ...]
    """Each with its line; empty if the file is valid."""
    exercise: Exercise | None
    """None if there are mistakes."""
    warnings: tuple[str, ...] = ()
    """What is valid and has no effect, each with its line."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """The mistakes; without any, the warnings."""
        return self.mistakes or self.warnings

    @property
    def unfinished(self) -> bool:
        """True if it is valid, but its summary is still the one of the template."""
        return self.exercise is not None and self.exercise.summary.startswith(OPEN_SUMMARY)

    @property
    def mark(self) -> str:
        """A character that says the same as the summary."""
        return "✗" if self.mistakes else "…" if self.unfinished else "✓"

    @property
    def row(self) -> str:
        """Mark, name and summary."""
        return f"{self.mark} {tr(join_label(self.name, self.summary))}"

    @property
    def summary(self) -> str:
        """Whether the file is valid, in a few words."""
        if self.mistakes:
            return ntr("{n} mistake", "{n} mistakes", len(self.mistakes))
        if self.unfinished:
            return tr("Not finished: say in its file what it is for (summary).")
        saved = tr("Saved. You will find it on the home page.")
        if not self.warnings:
            return saved
        return f"{saved} {ntr('{n} warning', '{n} warnings', len(self.warnings))}"


def find_folder() -> Path:
    """Return the folder of own exercises, and create it if needed.

    Raises:
        CoachError: It cannot be created.
    """
    return places.make_private(places.user_poses_folder())


def list_own() -> tuple[OwnExercise, ...]:
    """List all own exercises by name.

    Raises:
        CoachError: The folder cannot be created.
    """
    return tuple(read_own(path) for path in sorted(find_folder().glob("[!.]*.toml")))


def read_own(path: Path) -> OwnExercise:
    """Read a file; if it cannot be read, that is its mistake."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return OwnExercise(
            path.stem, path, "", (join_label(str(path), error.strerror or str(error)),), None
        )
    try:
        loaded = load_exercise(str(path), check=True)
        warnings = tuple(_strip(tr(line), path) for line in list_warnings(loaded))
        return OwnExercise(path.stem, path, text, (), loaded.exercise, warnings)
    except ExerciseError as error:
        return OwnExercise(path.stem, path, text, parse_errors(tr(error.message), path), None)


def parse_errors(message: str, path: Path) -> tuple[str, ...]:
    """Return the lines of an error message, without the count and without the file name."""
    lines = [_strip(line, path) for line in message.splitlines() if line.strip()]
    return tuple(lines[1:] if len(lines) > 1 else lines)


def _strip(line: str, path: Path) -> str:
    """Return a line without its file in front."""
    names = "|".join(re.escape(str(name)) for name in (path, path.name))
    return re.sub(rf"^\s*(?:{names})\s*[:：]\s*", "", line).strip()  # also of other languages


def make_new(name: str) -> Path:
    """Create a commented template.

    Raises:
        ExerciseError: The name is invalid or taken.
    """
    return save_new(find_new_file(name), render_template(name_title(name), "repetitions", name))


def check_name(name: str) -> str:
    """Return the name of a new file.

    Raises:
        ExerciseError: It is invalid or taken.
    """
    find_new_file(name)
    return name


def draft_recording(name: str, folder: Path) -> tuple[Path, str]:
    """Draft an exercise from a recording. Return its file, and what was recognised.

    Raises:
        RecordingError: The recording cannot be read.
        ExerciseError: The name is invalid or taken, or nothing was recognised.
    """
    find_new_file(name)
    return draft_poses(name, list(open_recording(folder).poses()))


def draft_poses(name: str, poses: Sequence[Pose]) -> tuple[Path, str]:
    """Draft an exercise from poses. Return its file, and what was recognised.

    Raises:
        UnwrittenDraftError: The name is invalid or taken, or the file cannot be written.
        ExerciseError: Nothing was recognised.
    """
    observed = observe_angles(poses)
    demonstration = demonstrate(observed)
    title = name_title(name)
    exercise = check_draft(title, demonstration, observed)
    session = analyse(poses, Trainer(exercise)).session
    counted = len(session.repetitions if exercise.kind == "repetitions" else session.holds)
    summary = describe_demonstration(demonstration, counted)
    text = render_draft(title, demonstration, observed, name, [summary])
    try:
        return save_new(find_new_file(name), text), summary
    except ExerciseError as error:
        raise UnwrittenDraftError(error.message, error.hint) from error


def describe_demonstration(demonstration: Demonstration, counted: int) -> str:
    """Describe what was recognised in a demonstration."""
    seen = describe_counted(demonstration.kind, len(demonstration.parts), counted)
    return f"{tr(seen)} {tr('Check it, and change what is not right.')}"
