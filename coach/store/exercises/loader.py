"""Find exercise files by name, and read them strictly.

An exercise of the user replaces a shipped one of the same name, and one of the prescription that
the profile follows replaces both. A file is read completely or not at all: all its mistakes are
reported together.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from coach.errors import CoachError, ExerciseError
from coach.exercise.definition.exercise import SCHEMA_VERSION, Exercise
from coach.message import Message
from coach.store.exercises.validation import (
    list_blank_texts,
    list_implausible_rules,
    list_ineffective,
    list_mistakes,
)
from coach.store.files import locations
from coach.store.settings.prescribed import is_prescribed, list_prescribed
from coach.store.settings.settings import Settings
from coach.store.toml.error_messages import suggest_similar, to_toml
from coach.store.toml.line_numbers import add_line_numbers
from coach.store.toml.reader import FileKind, locate
from coach.translation import list_languages

KIND: Final = FileKind(
    Exercise,
    SCHEMA_VERSION,
    Message("an exercise"),
    'title = "Lunge"',
    Message("Name the .toml file of an exercise."),
    ExerciseError,
    list_mistakes,
)


@dataclass(frozen=True, slots=True)
class LoadedExercise:
    """An exercise and its origin."""

    name: str
    """Name of its file without the suffix."""
    exercise: Exercise
    text: str
    """Content of the file."""
    path: Path | None
    """The file; None if the text comes from elsewhere, such as a recording."""


def list_exercises() -> dict[str, Path]:
    """Map the names of all exercises to their files, sorted, without reading the files.

    Raises:
        CoachError: The installation lacks its exercises.
    """
    return dict(sorted((locations.list_poses() | list_prescribed()).items()))


def load_exercise(name_or_path: str, *, check: bool = False) -> LoadedExercise:
    """Load an exercise.

    Args:
        name_or_path: Its name, or the path of its file (ends in ``.toml`` or names a folder).
        check: Check that a shipped file is plausible, too, and that no text is blank. Whether
            files of the user are plausible is always checked; the tests check all shipped ones,
            so that loading them need not.

    Raises:
        ExerciseError: There is no such exercise, or its file is wrong.
    """
    is_path = name_or_path.endswith(".toml") or "/" in name_or_path or "\\" in name_or_path
    path = Path(name_or_path) if is_path else _find(name_or_path)
    text = KIND.read(path)
    return _parse(text, path.stem, path, check or not is_shipped(path), check_texts=check)


def load_shipped(name: str) -> LoadedExercise | None:
    """Return the exercise of this name that comes with coach; None if there is none.

    The name may be of a file from elsewhere, and any text.

    Raises:
        ExerciseError: Its file is wrong.
    """
    path = locations.list_shipped_poses().get(name)
    return None if path is None else load_exercise(str(path))


def load_readable() -> tuple[dict[str, LoadedExercise], dict[str, ExerciseError]]:
    """Load every exercise, by name; and why others cannot be read, so that one spoils none.

    Raises:
        CoachError: The installation lacks its exercises.
    """
    loaded: dict[str, LoadedExercise] = {}
    unreadable: dict[str, ExerciseError] = {}
    for name in list_exercises():
        try:
            loaded[name] = load_exercise(name)
        except ExerciseError as error:
            unreadable[name] = error
    return loaded, unreadable


def parse_exercise(text: str, name: str, path: Path | None = None) -> LoadedExercise:
    """Parse an exercise from TOML text.

    Args:
        text: The content of the file.
        name: Name of the exercise.
        path: Used in error messages only. Without it the text comes from a recording, and
            whether it is plausible is not checked.

    Raises:
        ExerciseError: Lists every mistake in the text.
    """
    loaded = _parse(text, name, path, path is not None)
    return _add_typical(loaded) if path is None else loaded


def _add_typical(loaded: LoadedExercise) -> LoadedExercise:
    """Return a recorded test with the typical range of today's file, if its norm is the same.

    Recordings of earlier versions have none.
    """
    rule = loaded.exercise.range_of_motion
    if rule is None or rule.typical is not None:
        return loaded
    try:
        today = load_exercise(loaded.name).exercise.range_of_motion
    except CoachError:
        return loaded
    if today is None or (today.angle, today.norm_deg) != (rule.angle, rule.norm_deg):
        return loaded
    changed = rule.model_copy(update={"typical": today.typical})
    exercise = loaded.exercise.model_copy(update={"range_of_motion": changed})
    return dataclasses.replace(loaded, exercise=exercise)


@lru_cache(maxsize=256)
def _parse(
    text: str, name: str, path: Path | None, check: bool, check_texts: bool = False
) -> LoadedExercise:
    """Parse a text once, however often its file or recording is opened."""
    place = path or Path(name)
    hint = (
        Message("Correct them and check again: coach exercises check {path}", path=path)
        if path
        else ""
    )
    data = KIND.parse(text, place)
    exercise = KIND.validate(data, place, hint, text)
    mistakes = (
        [*list_implausible_rules(exercise), *_find_unknown_substitutes(exercise)] if check else ()
    )
    mistakes = [*mistakes, *(list_blank_texts(exercise) if check_texts else ())]
    if mistakes:
        raise KIND.refuse(mistakes, place, hint, add_line_numbers(text, data))
    return LoadedExercise(name, exercise, text, path)


def list_warnings(loaded: LoadedExercise) -> list[Message]:
    """Return what is valid in an exercise's file and changes nothing, with lines; often nothing."""
    place = loaded.path or Path(loaded.name)
    data = KIND.parse(loaded.text, place)
    found = [
        *_check_version(data),
        *list_ineffective(loaded.exercise, loaded.name),
        *_find_unknown_original(loaded),
        *_find_unknown_languages(loaded.exercise),
    ]
    return locate(found, place, add_line_numbers(loaded.text, data))


def _check_version(data: Mapping[str, Any]) -> Iterator[str]:
    version = data.get("schema_version")
    if type(version) is not int:
        yield Message(
            "schema_version = {value}: is read as {version}. For example: schema_version = "
            "{version}",
            value=to_toml(version),
            version=SCHEMA_VERSION,
        )


def _find_unknown_original(loaded: LoadedExercise) -> Iterator[str]:
    """Yield a line if the exercise of which this one is a version is not on this computer."""
    name, names = loaded.exercise.variant_of, tuple(list_exercises())
    if name and name not in names:
        yield Message(
            "variant_of = {name}: there is no exercise of this name.{meant}",
            name=to_toml(name),
            meant=suggest_similar(name, names),
        )


def _find_unknown_languages(exercise: Exercise) -> Iterator[str]:
    """Yield a line for each language of translations that coach is not available in."""
    codes = list_languages()
    for code in exercise.translations:
        if code not in codes:
            yield Message(
                "translations.{code}: coach is not available in this language. There are: {names}.",
                code=code,
                names=", ".join(codes),
            )


def _find_unknown_substitutes(exercise: Exercise) -> Iterator[str]:
    """Yield one line for each substitute that is not an exercise on this computer."""
    names = tuple(list_exercises())
    for each in exercise.contraindications:
        if each.substitute is not None and each.substitute not in names:
            yield Message(
                "contraindications.{condition}.substitute = {substitute}: there is no exercise of "
                "this name.{meant}",
                condition=each.condition,
                substitute=f'"{each.substitute}"',
                meant=suggest_similar(each.substitute, names),
            )


def is_shipped(path: Path) -> bool:
    """Return True if the file comes with coach."""
    try:
        return path.resolve().parent == locations.poses_folder().resolve()
    except CoachError:  # coach is installed without its exercises
        return False


def _find(name: str) -> Path:
    exercises = list_exercises()
    if name in exercises:
        return exercises[name]
    raise ExerciseError(
        explain_unknown(name, exercises),
        Message("There are: {names}. A file is named by its path.", names=", ".join(exercises)),
    )


def explain_unknown(name: str, exercises: Iterable[str]) -> Message:
    """Return that there is no exercise of this name, and which one was probably meant."""
    meant = suggest_similar(re.sub(r"[\s_]+", "-", name.strip().lower()), tuple(exercises))
    return Message("There is no exercise named {name!r}.{meant}", name=name, meant=meant)


TEST: Final = "hip-flexion-test"
"""The exercise whose norm the settings may change."""


def _is_prescribed(loaded: LoadedExercise) -> bool:
    """Return True if a prescription gives the norm, also if it is the shipped number."""
    rule = loaded.exercise.range_of_motion
    without_range = rule is not None and rule.typical is None
    return without_range and loaded.path is not None and is_prescribed(loaded.path)


OWN_SOURCE: Final = Message("Chosen in the settings.")


def apply_settings(loaded: LoadedExercise, settings: Settings) -> LoadedExercise:
    """Return the exercise with the norm of the settings, if changed. Its text stays as it was.

    This is the one place that decides which norm holds: that of a prescription, then one of the
    file's own, then that of the settings, in which the profile's takes the place of the general
    one (`coach.store.settings.person.load_own_settings`), then the shipped one.
    """
    rule = loaded.exercise.range_of_motion
    default = Settings().norm_hip_flexion_deg
    if loaded.name != TEST or rule is None or settings.norm_hip_flexion_deg == default:
        return loaded
    if rule.norm_deg != default or _is_prescribed(loaded):
        return loaded
    source = settings.norm_hip_flexion_source or OWN_SOURCE
    changed = rule.replace_norm(settings.norm_hip_flexion_deg, source)
    return dataclasses.replace(
        loaded, exercise=loaded.exercise.model_copy(update={"range_of_motion": changed})
    )
