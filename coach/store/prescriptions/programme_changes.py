"""Make the programme of a prescription: exercises, weeks, times a day, days.

Pure but for the exercise files that it reads.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pydantic

from coach.errors import CoachError
from coach.exercise.definition.programme import Item, Programme, Routine
from coach.exercise.definition.tables import Source
from coach.message import Message, join_with
from coach.store.exercises.loader import load_exercise
from coach.store.prescriptions.archive import NAME
from coach.store.prescriptions.exercise_files import require_own_names
from coach.store.programmes.loader import LoadedProgramme
from coach.store.toml.error_messages import describe_model_errors, describe_values
from coach.translation import load_translations

WEEKS: Final = 4
"""Weeks of a programme that is made of a list of exercises."""
TITLE: Final = Message("Your exercises")
SUMMARY: Final = Message("The exercises that were chosen for you.")


def choose_exercises(
    names: Sequence[str], language: str, clinician: str, weeks: int = WEEKS, times_a_day: int = 1
) -> LoadedProgramme:
    """Return a programme of these exercises, every day, with their own doses.

    Args:
        names: Names of exercises or paths of their files.
        language: Code of the language of its title.
        clinician: Who chose them; may be empty.
        weeks: For how long.
        times_a_day: How often on each day.

    Raises:
        CoachError: There is no such exercise, its file is wrong, or two have the same name.
    """
    loaded = [load_exercise(name) for name in names]
    require_own_names(dict(zip(names, loaded, strict=True)))
    translations = load_translations(language or "en")
    title = translations.translate(TITLE)
    items = tuple(Item(exercise=each.name) for each in loaded)
    routine = Routine(name="exercises", title=title, times_a_day=times_a_day, items=items)
    programme = Programme(
        schema_version=1,
        title=title,
        summary=translations.translate(SUMMARY),
        weeks=weeks,
        routines=(routine,),
        source=Source(text=clinician or "coach"),
    )
    exercises = {each.name: each.exercise for each in loaded}
    return LoadedProgramme(NAME, programme, exercises, Path(NAME))


def add_exercises(loaded: LoadedProgramme, names: Sequence[str], language: str) -> LoadedProgramme:
    """Return the programme with these exercises in its routine; if it has several, in a new one.

    Args:
        loaded: The programme.
        names: Names of exercises that are not part of it.
        language: Code of the language of the routine's title.

    Raises:
        CoachError: There is no such exercise, or its file is wrong.
    """
    if not names:
        return loaded
    more = choose_exercises(names, language, "")
    routines, added = loaded.programme.routines, more.programme.routines[0]
    if len(routines) == 1:
        items = (*routines[0].items, *added.items)
        joined: tuple[Routine, ...] = (routines[0].model_copy(update={"items": items}),)
    else:
        taken = {routine.name for routine in routines}
        name = next(f"more_{n}" for n in range(1, 100) if f"more_{n}" not in taken)
        joined = (*routines, added.model_copy(update={"name": name}))
    programme = loaded.programme.model_copy(update={"routines": joined})
    exercises = {**loaded.exercises, **more.exercises}
    return dataclasses.replace(loaded, programme=programme, exercises=exercises)


def read_days(text: str | None) -> tuple[int, ...] | None:
    """Return the days of a week in order from ``1,3,5``; None keeps what is.

    Raises:
        CoachError: The text cannot be understood.
    """
    if text is None:
        return None
    try:
        return tuple(sorted(int(day) for day in text.split(",")))
    except ValueError as error:
        raise CoachError(
            Message("--days {text}: this cannot be understood.", text=text),
            Message("For example: --days 1,3,5"),
        ) from error


def change_schedule(
    loaded: LoadedProgramme,
    weeks: int | None,
    times_a_day: int | None,
    days: Sequence[int] | None = None,
) -> LoadedProgramme:
    """Return the programme with another length, and its routine done so often on these days.

    Args:
        loaded: The programme.
        weeks: For how long; None keeps what is.
        times_a_day: How often on each day of its only routine; None keeps what is.
        days: The days of a week of its only routine, 1 to 7; None keeps what is.

    Raises:
        CoachError: A value is invalid, a routine is done in a week that would be gone, or several
            routines each have their own times a day and days.
    """
    data = loaded.programme.model_dump()
    count = len(loaded.programme.routines)
    if times_a_day is not None and count != 1:
        raise CoachError(
            Message("The programme has {n} routines, each with its own times a day.", n=count),
            Message("Prescribe a list of exercises, or change the programme's file."),
        )
    if days is not None and count != 1:
        raise CoachError(
            Message("The programme has {n} routines, each with its own days.", n=count),
            Message("Prescribe a list of exercises, or change the programme's file."),
        )
    if weeks is not None:
        data["weeks"] = weeks
    if times_a_day is not None:
        data["routines"][0]["times_a_day"] = times_a_day
    if days is not None:
        data["routines"][0]["days"] = tuple(days)
    try:
        programme = Programme.model_validate(data)
    except pydantic.ValidationError as error:
        mistakes = [*describe_values(error, data, Programme), *describe_model_errors(error)]
        raise CoachError(join_with("\n", mistakes), Message("Change it and try again.")) from error
    return dataclasses.replace(loaded, programme=programme)
