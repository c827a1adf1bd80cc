"""Create exercise files in the user's folder: a template, or a draft from a demonstration."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from coach.errors import CoachError, ExerciseError, find_reason
from coach.exercise.authoring.demonstration import Demonstration
from coach.exercise.authoring.draft import draft_exercise
from coach.exercise.authoring.notes import SIDE_NOTE, note_measured
from coach.exercise.authoring.observed_angles import ObservedAngles
from coach.exercise.authoring.templates import start_exercise
from coach.exercise.definition.exercise import Exercise, Kind
from coach.message import Message
from coach.store.exercises.json_schema import SCHEMA_NAME, install_schema
from coach.store.exercises.writer import FAULT, SCHEMA_LINE, render_exercise
from coach.store.files import locations
from coach.store.files.atomic_write import atomic_path

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
MAX_TITLE: Final = 60
"""Maximum length of a title, in characters."""
UNPRINTED: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of Unicode that no title has: controls, halves of characters, ends of lines."""
LEANING: Final[Mapping[str, str]] = {
    "name": "trunk_leaning",
    "title": "Trunk leaning forward",
    "angle": "trunk_lean",
    "bound": "above = 20.0",
    "cue": "Trunk upright",
    "fix": "Keep the shoulders over the hips.",
}
HEAD: Final = (
    "An exercise of your own. A line that begins with # is a comment; change the rest as you like "
    "and save the file.",
    "coach exercises check {name}              tells every mistake, and on which line",
    "coach exercises try {name} --source 0     shows every angle and condition while you do it in "
    "front of the camera",
)


def render_template(title: str, kind: Kind, name: str) -> str:
    """Return a valid, commented file of this kind to begin with."""
    notes = {
        "side": SIDE_NOTE,
        "phases": (
            "The parts of a repetition in order, rest first. It counts when all "
            "were seen and rest again."
        ),
    }
    tail = FAULT.format(**LEANING) if kind in ("repetitions", "hold") else ""
    return render_exercise(start_exercise(title, kind), _write_head(name), notes, tail)


def render_draft(
    title: str,
    shown: Demonstration,
    showing: ObservedAngles,
    name: str,
    counted: Sequence[str] = (),
) -> str:
    """Return a commented draft from a demonstration.

    Args:
        title: Title of the exercise.
        shown: The demonstrated repetitions or hold.
        showing: The angles of the demonstration.
        name: Name of the file.
        counted: Comment lines on what the draft makes of the demonstration.
    """
    head = (
        *_write_head(name),
        "This is a draft of what was shown: look through all of it.",
        *counted,
    )
    return render_exercise(
        draft_exercise(title, shown, showing), head, note_measured(shown), FAULT.format(**LEANING)
    )


def choose_title(title: str, name: str) -> str:
    """Return the title without blanks at its ends, or the one that the name suggests if empty.

    Raises:
        ExerciseError: It is too long, only blanks, or cannot be written to a file.
    """
    if not title:
        return name_title(name)
    chosen = title.strip()
    unprinted = any(unicodedata.category(letter) in UNPRINTED for letter in chosen)
    if unprinted or not 1 <= len(chosen) <= MAX_TITLE:
        raise ExerciseError(
            Message("{title!r} cannot be the title of an exercise.", title=title),
            Message(
                "A title is one line of 1 to {most} letters, for example: {example}",
                most=MAX_TITLE,
                example=name_title(name),
            ),
        )
    return chosen


def check_draft(title: str, shown: Demonstration, showing: ObservedAngles) -> Exercise:
    """Return the exercise that the draft describes."""
    return Exercise.model_validate(draft_exercise(title, shown, showing))


def find_new_file(name: str) -> Path:
    """Return the path of a new exercise.

    Raises:
        ExerciseError: The name is invalid, or taken by an exercise of the user or of coach.
    """
    meant = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
    if not NAME.fullmatch(name):
        example = (
            Message("For example: {meant}", meant=meant)
            if meant
            else Message("For example: my-march")
        )
        raise ExerciseError(
            Message(
                "{name!r} cannot be the name of an exercise: it consists of a-z, 0-9 and hyphens.",
                name=name,
            ),
            example,
        )
    if (locations.poses_folder() / f"{name}.toml").exists():
        raise ExerciseError(
            Message(
                "{name}: coach ships an exercise of this name, and yours would replace it.",
                name=name,
            ),
            Message("Choose another name, for example my-{name}.", name=name[:57]),
        )
    path = locations.user_poses_folder() / f"{name}.toml"
    if path.exists():
        raise ExerciseError(
            Message("{path}: there is an exercise of this name already.", path=path),
            Message("Choose another name, or move that file away."),
        )
    return path


def save_new(path: Path, text: str) -> Path:
    """Write a new file and the schema beside it, and return its path.

    Raises:
        ExerciseError: The file exists or cannot be written.
    """
    try:
        folder = locations.make_private(path.parent)
    except CoachError as error:
        raise ExerciseError(error.message, error.hint) from error
    install_schema(folder)
    try:
        with atomic_path(path, overwrite=False) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExerciseError(
            Message(
                "{path}: the exercise cannot be written: {reason}.",
                path=path,
                reason=find_reason(error),
            ),
            Message("Make the folder writable."),
        ) from error
    return path


def name_title(name: str) -> str:
    """Return the title that a file name suggests: ``standing-march`` is "Standing march"."""
    return name.replace("-", " ").capitalize()


def _write_head(name: str) -> tuple[str, ...]:
    return (SCHEMA_LINE.format(name=SCHEMA_NAME), *(line.format(name=name) for line in HEAD))
