"""Exercises as files: finding them by name, and reading them strictly.

An exercise that ships with coach and one of the user's own differ only in the folder they lie in; of two with the same name the
user's counts. A file is read whole or not at all: every mistake in it is told at once, by `exercise_mistakes`.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.errors import ExerciseError
from coach.exercise.definition.exercise import SCHEMA_VERSION, Exercise
from coach.message import Message
from coach.store.exercises.validation import list_implausible_rules, list_mistakes
from coach.store.files import locations as places
from coach.store.settings.settings import Settings
from coach.store.toml.error_messages import suggest_similar
from coach.store.toml.line_numbers import add_line_numbers
from coach.store.toml.reader import FileKind

KIND: Final = FileKind(
    Exercise,
    SCHEMA_VERSION,
    "an exercise",
    'title = "Lunge"',
    "Name the .toml file of an exercise.",
    ExerciseError,
    list_mistakes,
)


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
    return places.list_poses()


def load_exercise(name_or_path: str) -> LoadedExercise:
    """The exercise of this name, or in this file (ending in ``.toml``, or with a folder in front). Raises ExerciseError."""
    is_path = name_or_path.endswith(".toml") or "/" in name_or_path or "\\" in name_or_path
    path = Path(name_or_path) if is_path else _find(name_or_path)
    return parse_exercise(KIND.read(path), path.stem, path)


def parse_exercise(text: str, name: str, path: Path | None = None) -> LoadedExercise:
    """The exercise that this text of a file says; path is only for messages. Raises ExerciseError with every mistake of the text.

    A text without a file, as from a recording, was made before: whether it makes sense is not asked again.
    """
    place = path or Path(name)
    hint = f"Mend them and look again: coach exercises check {path}" if path else ""
    data = KIND.parse(text, place)
    exercise = KIND.validate(data, place, hint, text)
    nonsense = list_implausible_rules(exercise) if path else ()
    if nonsense:
        raise KIND.refuse(nonsense, place, hint, add_line_numbers(text, data))
    return LoadedExercise(name, exercise, text, path)


def _find(name: str) -> Path:
    exercises = list_exercises()
    if name in exercises:
        return exercises[name]
    meant = suggest_similar(re.sub(r"[\s_]+", "-", name.strip().lower()), tuple(exercises))
    raise ExerciseError(
        f"There is no exercise named {name!r}.{meant}",
        f"There are: {', '.join(exercises)}. A file is named by its path.",
    )


TEST: Final = "hip-flexion-test"
"""The exercise that the norm in the settings is for."""


OWN_SOURCE: Final = Message("Chosen in the settings.")


def apply_settings(loaded: LoadedExercise, settings: Settings) -> LoadedExercise:
    """The same exercise, with the norm of the settings where it is another than the file's. Its text stays as it was."""
    rule = loaded.exercise.range_of_motion
    default = Settings().norm_hip_flexion_deg
    if loaded.name != TEST or rule is None or settings.norm_hip_flexion_deg == default:
        return loaded
    source = settings.norm_hip_flexion_source or OWN_SOURCE
    mended = rule.model_copy(
        update={"norm_deg": settings.norm_hip_flexion_deg, "norm_source": source}
    )
    return dataclasses.replace(
        loaded, exercise=loaded.exercise.model_copy(update={"range_of_motion": mended})
    )
