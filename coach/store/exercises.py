"""Exercises as files: finding them by name, and reading them strictly.

An exercise that ships with coach and one of the user's own differ only in the folder they lie in; of two with the same name the
user's counts. A file is read whole or not at all: every mistake in it is told at once, by `exercise_mistakes`.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import pydantic

from coach.errors import CoachError, ExerciseError
from coach.exercise.definition import SCHEMA_VERSION, Exercise
from coach.store import places
from coach.store.exercise_mistakes import list_mistakes

SIZE_LIMIT: Final = 256 * 1024
"""A larger file is no exercise, bytes."""


@dataclass(frozen=True, slots=True)
class LoadedExercise:
    """An exercise and where it came from."""

    name: str
    """The name of its file without the ending."""
    exercise: Exercise
    text: str
    """The file as it was."""
    path: Path | None
    """The file; None where the text came from elsewhere, as from a recording."""


def list_exercises() -> dict[str, Path]:
    """Name -> file of every exercise, in the order of the names; the files are not read. Raises CoachError where coach lacks its own."""
    found = _list_folder(places.poses_folder())
    with suppress(CoachError, PermissionError):  # A user without a home, or locked out of it, has no exercises of their own.
        found |= _list_folder(places.user_poses_folder())
    return dict(sorted(found.items()))


def load_exercise(name_or_path: str) -> LoadedExercise:
    """The exercise of this name, or in this file (ending in ``.toml``, or with a folder in front). Raises ExerciseError."""
    is_path = name_or_path.endswith(".toml") or "/" in name_or_path or "\\" in name_or_path
    path = Path(name_or_path) if is_path else _find(name_or_path)
    return parse_exercise(_read(path), path.stem, path)


def parse_exercise(text: str, name: str, path: Path | None = None) -> LoadedExercise:
    """The exercise that this text of a file says; path is only for messages. Raises ExerciseError with every mistake of the text."""
    data = _parse_toml(text, path or Path(name))
    version = data.get("schema_version")
    if type(version) is int and version > SCHEMA_VERSION:
        raise ExerciseError(
            f"{path or name}: this exercise was written for a newer coach (schema_version = {version}; this coach reads {SCHEMA_VERSION}).",
            f"Update coach, or write the file anew with schema_version = {SCHEMA_VERSION}.",
        )
    try:
        exercise = Exercise.model_validate(data)
    except pydantic.ValidationError as error:
        mistakes = list_mistakes(error, data, path.name if path else name)
        count = "one mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        message = "\n".join([f"{path or name}: {count} in this exercise.", *mistakes])
        raise ExerciseError(message, f"Mend them and look again: coach exercises check {path}" if path else "") from error
    return LoadedExercise(name, exercise, text, path)


def _list_folder(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in folder.glob("[!.]*.toml")}


def _find(name: str) -> Path:
    exercises = list_exercises()
    if name in exercises:
        return exercises[name]
    near = get_close_matches(re.sub(r"[\s_]+", "-", name.strip().lower()), exercises, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    raise ExerciseError(f"There is no exercise named {name!r}.{meant}", f"There are: {', '.join(exercises)}. A file is named by its path.")


def _read(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise ExerciseError(f"{path}: this is not a file.", "Name the .toml file of an exercise.")
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ExerciseError(f"{path}: the exercise cannot be read: {error.strerror or error}.", "Check its name.") from error
    if len(content) > SIZE_LIMIT:
        raise ExerciseError(f"{path}: this file is larger than {SIZE_LIMIT // 1024} KiB; an exercise is a page of text.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"{path}: line {line}: this is not UTF-8 text (byte 0x{content[error.start]:02x})."
        raise ExerciseError(message, "Save the file as UTF-8 in your editor.") from error


def _parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The tables of the text. Raises ExerciseError with line and column where it is not TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ExerciseError(f"{path}: lists or tables are nested too deeply.") from error
    except ValueError as error:  # TOMLDecodeError, and numbers with thousands of digits
        raise _explain_syntax(str(error), text, path) from error


def _explain_syntax(problem: str, text: str, path: Path) -> ExerciseError:
    lines = text.splitlines() or [""]
    place = re.search(r"\(at line (\d+), column (\d+)\)", problem)
    line, column = (int(place[1]), int(place[2])) if place else (len(lines), len(lines[-1]) + 1)
    rule = re.sub(r"\s*\(at .*\)$", "", problem)
    shown = lines[min(line, len(lines)) - 1].strip()[:80]
    message = f"{path}: line {line}, column {column}: {rule}. The line reads: {shown}"
    return ExerciseError(message, 'A key, an equals sign and a value stand on a line; texts in quotes: title = "Lunge"')
