"""Find programme files by name, and read them strictly with everything that they name.

They are in ``programmes`` beside the exercises. A programme of the user replaces a shipped one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import pydantic

from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import PROGRAMME_VERSION, Programme
from coach.exercise.definition.texts import find_unknown_texts
from coach.exercise.dose.suitability import Person, Replacement, adapt_programme, list_substitutes
from coach.message import Message
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.files import locations
from coach.store.settings.person import load_person
from coach.store.settings.prescribed import list_prescribed
from coach.store.toml.error_messages import (
    describe_model_errors,
    describe_values,
    suggest_similar,
)
from coach.store.toml.line_numbers import add_line_numbers
from coach.store.toml.reader import FileKind

FOLDER: Final = "programmes"


class ProgrammeError(CoachError):
    """A programme is unknown, or its file is wrong; the message lists every mistake of the file."""


@dataclass(frozen=True, slots=True)
class LoadedProgramme:
    """A programme with everything that it names."""

    name: str
    programme: Programme
    """With the routines and translations of all programmes that it includes."""
    exercises: Mapping[str, Exercise]
    """Name -> exercise, for all that it names."""
    path: Path
    replacements: tuple[Replacement, ...] = ()
    """What was left out because it does not fit the person."""


def list_programmes() -> dict[str, Path]:
    """Map the names of all programmes to their files, sorted, without reading the files.

    Raises:
        CoachError: The installation lacks its programmes.
    """
    return locations.list_poses(FOLDER) | list_prescribed(FOLDER)


def load_programme(name: str) -> LoadedProgramme:
    """Load a programme by its name or the path of its file (ends in ``.toml``).

    Raises:
        ProgrammeError: There is no such programme, or its file is wrong.
        ExerciseError: An exercise that it names is wrong.
    """
    path = Path(name) if name.endswith(".toml") else _find(name)
    programme = _gather(path, ())
    named = [item.exercise for routine in programme.routines for item in routine.items]
    named += programme.tests
    return LoadedProgramme(
        path.stem,
        programme,
        {each: load_exercise(each).exercise for each in dict.fromkeys(named)},
        path,
    )


def load_adapted_programme(name: str) -> LoadedProgramme:
    """Load a programme without the exercises that do not fit the person of the current profile.

    Raises:
        ProgrammeError: There is no such programme, or its file is wrong.
        CoachError: An exercise that it names, or the file of the profile, is wrong.
    """
    return adapt_loaded(load_programme(name), load_person().person)


def adapt_loaded(loaded: LoadedProgramme, person: Person) -> LoadedProgramme:
    """Return the programme without the exercises that do not fit a person.

    Raises:
        CoachError: A substitute is wrong.
    """
    others = {
        each: load_exercise(each).exercise
        for each in list_substitutes(loaded.programme, loaded.exercises)
    }
    adapted = adapt_programme(loaded.programme, {**others, **loaded.exercises}, person)
    return dataclasses.replace(
        loaded,
        programme=adapted.programme,
        exercises=adapted.exercises,
        replacements=adapted.replacements,
    )


def parse_programme(
    text: str, path: Path, own: Mapping[str, Exercise], name: str
) -> LoadedProgramme:
    """Parse a programme that is complete in itself: it includes no other one.

    Args:
        text: The content of the file.
        path: Used in error messages only.
        own: Name -> exercise of those that come with it, in place of installed ones.
        name: Name of the programme.

    Raises:
        ProgrammeError: Lists every mistake in the text.
        ExerciseError: An exercise that it names is wrong.
    """
    data = KIND.parse(text, path)
    programme = KIND.validate(data, path, "", text)
    unknown = list(_find_unknown(data, tuple(own)))
    if programme.include:
        unknown.append(Message("include: a prescription includes no other programme."))
    if unknown:
        raise KIND.refuse(unknown, path, Message("Update coach."), add_line_numbers(text, data))
    named = dict.fromkeys(name for _, name in _list_named(data))
    exercises = {each: own.get(each) or load_exercise(each).exercise for each in named}
    return LoadedProgramme(name, programme, exercises, path)


def _find(name: str) -> Path:
    known = list_programmes()
    if name not in known:
        raise ProgrammeError(
            Message(
                "There is no programme named {name!r}.{suggestion}",
                name=name,
                suggestion=suggest_similar(name, tuple(known)),
            ),
            Message("There are: {names}.", names=", ".join(known)),
        )
    return known[name]


def _gather(path: Path, within: tuple[str, ...]) -> Programme:
    """Return the programme with the routines of those that it includes.

    Args:
        path: Its file.
        within: Names of the programmes that include it, outermost first.
    """
    if path.stem in within:
        start, *others = (*within[within.index(path.stem) :], path.stem)
        loop = Message(start)
        for other in others:
            loop = Message("{first} includes {second}", first=loop, second=other)
        raise ProgrammeError(
            Message(
                "{path}: programmes include each other in a circle: {loop}.", path=path, loop=loop
            ),
            Message("Take one of them out of include = [...]."),
        )
    programme = _read(path)
    routines, translations = list(programme.routines), dict(programme.translations)
    for name in programme.include:
        inner = _gather(_find(name), (*within, path.stem))
        translations |= {
            language: {**table, **translations.get(language, {})}
            for language, table in inner.translations.items()
        }
        last = min(inner.weeks, programme.weeks)
        for routine in inner.routines:
            first, end = routine.weeks or (1, last)
            if first <= programme.weeks:
                routines.append(
                    routine.model_copy(update={"weeks": (first, min(end, programme.weeks))})
                )
    return programme.model_copy(update={"routines": tuple(routines), "translations": translations})


def _read(path: Path) -> Programme:
    text = KIND.read(path)
    data = KIND.parse(text, path)
    hint = Message("Correct them and check again: coach programmes show {path}", path=path)
    programme = KIND.validate(data, path, hint, text)
    if unknown := [
        *_find_unknown(data),
        *(
            Message("{key}: {rule}.", key=found.key, rule=found.rule)
            for found in find_unknown_texts(programme)
        ),
    ]:
        raise KIND.refuse(unknown, path, hint, add_line_numbers(text, data))
    return programme


def _list_mistakes(error: pydantic.ValidationError, data: Mapping[str, Any]) -> list[str]:
    return [
        *describe_values(error, data, Programme),
        *_find_unknown(data),
        *describe_model_errors(error),
    ]


def _find_unknown(data: Mapping[str, Any], own: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield one line for each unknown exercise or programme; `data` may contain any mistake.

    Args:
        data: The tables of the file.
        own: Names of exercises that come with the programme.
    """
    exercises, programmes = (*list_exercises(), *own), tuple(list_programmes())
    for key, name in _list_named(data):
        if name not in exercises:
            near = get_close_matches(name, exercises, n=1)
            example = (
                Message(
                    ' Did you mean {name}? For example: exercise = "{name}"',
                    name=near[0],
                )
                if near
                else Message(" `coach exercises list` lists them.")
            )
            yield Message(
                '{key} = "{name}": there is no exercise of this name.{example}',
                key=key,
                name=name,
                example=example,
            )
    included = data.get("include", [])
    for name in included if isinstance(included, list) else ():
        if isinstance(name, str) and name not in programmes:
            yield Message(
                'include = ["{name}"]: there is no programme of this name.{suggestion}',
                name=name,
                suggestion=suggest_similar(name, programmes),
            )


def _list_named(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    routines = data.get("routines", [])
    for number, routine in enumerate(routines if isinstance(routines, list) else ()):
        if not isinstance(routine, Mapping):
            continue
        name, items = routine.get("name"), routine.get("items", [])
        place = f"routines.{name}" if isinstance(name, str) else f"routines[{number}]"
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, Mapping) and isinstance(item.get("exercise"), str):
                yield f"{place}.items[{index}].exercise", item["exercise"]
    retest = data.get("retest", [])
    for index, test in enumerate(retest if isinstance(retest, list) else (retest,)):
        if isinstance(test, Mapping) and isinstance(test.get("exercise"), str):
            place = f"retest[{index}]" if isinstance(retest, list) else "retest"
            yield f"{place}.exercise", test["exercise"]


KIND: Final = FileKind(
    Programme,
    PROGRAMME_VERSION,
    Message("a programme"),
    'title = "Four weeks for tight hip flexors"',
    Message("Name the .toml file of a programme."),
    ProgrammeError,
    _list_mistakes,
)
