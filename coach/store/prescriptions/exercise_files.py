"""Exercises of a prescription that are named by the paths of their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coach.errors import CoachError
from coach.message import Message
from coach.store.exercises.loader import LoadedExercise, list_exercises, load_exercise


def require_own_names(loaded: Mapping[str, LoadedExercise]) -> None:
    """Refuse two exercises of one name, of which one would take the place of the other.

    Args:
        loaded: What was given -> the exercise.

    Raises:
        CoachError: Two have the same name.
    """
    given: dict[str, str] = {}
    for what, each in loaded.items():
        if each.name in given:
            raise CoachError(
                Message(
                    "Two exercises are called {name}: {first} and {second}.",
                    name=each.name,
                    first=given[each.name],
                    second=what,
                ),
                Message("Give one of the files another name."),
            )
        given[each.name] = what


def read_files(names: Sequence[str]) -> dict[str, str]:
    """Return the texts of those exercises that are named by the path of a file, by name.

    Raises:
        CoachError: A file cannot be read, or is wrong.
    """
    loaded = [load_exercise(name) for name in names]
    by_path = [each for each in loaded if list_exercises().get(each.name) != each.path]
    return {each.name: each.text for each in by_path}
