"""Make a prescription: choose a programme or exercises, change doses, add what the patient needs.

Pure but for the exercise and programme files that it reads.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pydantic
import tomlkit

from coach.errors import CoachError
from coach.exercise.definition.programme import Item, Programme, Routine
from coach.exercise.definition.tables import Source
from coach.message import Message, join_with
from coach.store.exercises.loader import (
    is_shipped,
    list_exercises,
    load_exercise,
    parse_exercise,
)
from coach.store.prescriptions.archive import NAME, LoadedPrescription, pack_prescription
from coach.store.prescriptions.archive import parse_prescription as parse
from coach.store.prescriptions.definition import SCHEMA_VERSION, Prescription
from coach.store.programmes.loader import LoadedProgramme
from coach.store.toml.error_messages import describe_model_errors, describe_values
from coach.translation import load_translations

WEEKS: Final = 4
"""Weeks of a programme that is made of a list of exercises."""
TITLE: Final = Message("Your exercises")
SUMMARY: Final = Message("The exercises that were chosen for you.")
_DOSE: Final = re.compile(r"([a-z_]+)[:=]([a-z0-9.]+)")


def new_identifier() -> str:
    """Return an identifier for a new patient; it tells nothing about them."""
    return str(uuid.uuid4())


def make_head(issued: dt.date, before: Prescription | None = None, **changes: Any) -> Prescription:
    """Return the head of a new prescription.

    Args:
        issued: Today.
        before: The patient's last one, whose identifier and texts are kept.
        changes: Other values of fields of `Prescription`; None keeps what was.

    Raises:
        CoachError: A value is invalid.
    """
    kept = before.model_dump() if before else {"identifier": new_identifier()}
    given = {key: value for key, value in changes.items() if value is not None}
    fixed = {
        "schema_version": SCHEMA_VERSION,
        "revision": before.revision + 1 if before else 1,
        "issued": issued,
    }
    data: dict[str, Any] = {**kept, "restart": False, **given, **fixed}
    try:
        return Prescription.model_validate(data)
    except pydantic.ValidationError as error:
        mistakes = describe_values(error, data, Prescription)
        raise CoachError(join_with("\n", mistakes), Message("Change it and try again.")) from error


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
        CoachError: There is no such exercise, or its file is wrong.
    """
    loaded = [load_exercise(name) for name in names]
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


def read_dose(text: str) -> tuple[str, dict[str, Any]]:
    """Return exercise and fields of an item from ``bridge=sets:2,repetitions:8``.

    Raises:
        CoachError: The text cannot be understood.
    """
    name, _, rest = text.partition("=")
    fields: dict[str, Any] = {}
    for part in rest.split(","):
        match = _DOSE.fullmatch(part.strip())
        if not name or match is None or match[1] not in Item.model_fields:
            raise CoachError(
                Message("--dose {text}: this cannot be understood.", text=text),
                Message("For example: --dose bridge=sets:2,repetitions:8,hold_s:5,sides:left"),
            )
        fields[match[1]] = _read_number(match[2])
    return name, fields


def change_doses(
    loaded: LoadedProgramme, doses: Mapping[str, Mapping[str, Any]], without: Sequence[str] = ()
) -> LoadedProgramme:
    """Return the programme with these doses, and without these exercises.

    Args:
        loaded: The programme.
        doses: Exercise -> fields of its items to change, wherever it stands.
        without: Exercises to leave out.

    Raises:
        CoachError: An exercise is not part of the programme, or a value is invalid.
    """
    named = {item.exercise for routine in loaded.programme.routines for item in routine.items}
    for name in (*doses, *without):
        if name not in named:
            raise CoachError(
                Message("{name} is not part of this programme.", name=name),
                Message("It has: {names}.", names=", ".join(sorted(named))),
            )
    routines = []
    for routine in loaded.programme.routines:
        items = tuple(
            _change_item(item, doses.get(item.exercise, {}))
            for item in routine.items
            if item.exercise not in without
        )
        if items:
            routines.append(routine.model_copy(update={"items": items}))
    if not routines:
        raise CoachError(
            Message("Nothing is left to prescribe."), Message("Leave out fewer exercises.")
        )
    programme = loaded.programme.model_copy(update={"routines": tuple(routines)})
    gone = set(without) - set(programme.tests)
    exercises = {name: each for name, each in loaded.exercises.items() if name not in gone}
    return dataclasses.replace(loaded, programme=programme, exercises=exercises)


def change_schedule(
    loaded: LoadedProgramme, weeks: int | None, times_a_day: int | None
) -> LoadedProgramme:
    """Return the programme with another length, and its routine done so often a day.

    Args:
        loaded: The programme.
        weeks: For how long; None keeps what is.
        times_a_day: How often on each day of its only routine; None keeps what is.

    Raises:
        CoachError: A value is invalid, a routine is done in a week that would be gone, or several
            routines each have their own times a day.
    """
    data = loaded.programme.model_dump()
    count = len(loaded.programme.routines)
    if times_a_day is not None and count != 1:
        raise CoachError(
            Message("The programme has {n} routines, each with its own times a day.", n=count),
            Message("Prescribe a list of exercises, or change the programme's file."),
        )
    if weeks is not None:
        data["weeks"] = weeks
    if times_a_day is not None:
        data["routines"][0]["times_a_day"] = times_a_day
    try:
        programme = Programme.model_validate(data)
    except pydantic.ValidationError as error:
        mistakes = [*describe_values(error, data, Programme), *describe_model_errors(error)]
        raise CoachError(join_with("\n", mistakes), Message("Change it and try again.")) from error
    return dataclasses.replace(loaded, programme=programme)


def drop_precautions(head: Prescription, programme: LoadedProgramme) -> Prescription:
    """Return the head without precautions on exercises that are not prescribed any more."""
    kept = tuple(
        each
        for each in head.precautions
        if not each.exercise or each.exercise in programme.exercises
    )
    return head.model_copy(update={"precautions": kept})


def build_prescription(
    head: Prescription, programme: LoadedProgramme, before: Mapping[str, str] | None = None
) -> LoadedPrescription:
    """Return the prescription, read back from its bytes and so checked as the patient's will be.

    The exercises that are not shipped with coach come with it, tests with the patient's norm, and
    exercises with a precaution of their own.

    Args:
        head: Who prescribes to whom.
        programme: What is prescribed.
        before: Name -> text of exercises of the last prescription, for those not found here.

    Raises:
        CoachError: Something in it is wrong.
    """
    texts = {name: _find_text(name, before or {}) for name in programme.exercises}
    own = {name: text for name, (text, shipped) in texts.items() if not shipped}
    for norm in head.norms:
        text = own.get(norm.exercise) or _find_text(norm.exercise, before or {})[0]
        own[norm.exercise] = change_norm(text, norm.exercise, norm.norm_deg, norm.source)
    for precaution in head.precautions:
        if name := precaution.exercise:
            text = own.get(name) or _find_text(name, before or {})[0]
            own[name] = add_caution(text, precaution.text)
    for precaution in head.precautions:
        if precaution.exercise and precaution.exercise not in programme.exercises:
            raise CoachError(
                Message("{name} is not part of this programme.", name=precaution.exercise),
                Message("It has: {names}.", names=", ".join(sorted(programme.exercises))),
            )
    content = pack_prescription(head, programme, own)
    return parse(content, Path(f"{head.patient or NAME}.coach"))


def add_caution(text: str, caution: str) -> str:
    """Return the text of an exercise's file with a caution in front of its others."""
    document = tomlkit.parse(text)
    others = [each for each in document.get("cautions", []) if each != caution]
    document["cautions"] = [caution, *others]
    return tomlkit.dumps(document)


def change_norm(text: str, name: str, norm_deg: float, source: str) -> str:
    """Return the text of a test's file with another norm.

    Raises:
        CoachError: The exercise is no test of a range of motion.
    """
    if parse_exercise(text, name).exercise.range_of_motion is None:
        raise CoachError(
            Message("{name} is no test of a range of motion.", name=name),
            Message("Name one that is, for example hip-flexion-test."),
        )
    document = tomlkit.parse(text)
    rule: Any = document["range_of_motion"]
    replaced = str(rule["norm_source"])
    rule["norm_deg"] = float(norm_deg)
    rule.pop("typical", None)  # of healthy people: this patient is compared with the norm
    rule["norm_source"] = source or "Chosen by the clinician for this patient."
    for table in document.get("translations", {}).values():
        table.pop(replaced, None)
    return tomlkit.dumps(document)


def _find_text(name: str, before: Mapping[str, str]) -> tuple[str, bool]:
    """Return the text of an exercise's file, and whether it is one that comes with coach."""
    if name not in list_exercises() and name in before:
        return before[name], False
    found = load_exercise(name)
    return found.text, found.path is not None and is_shipped(found.path)


def _change_item(item: Item, fields: Mapping[str, Any]) -> Item:
    data = {**item.model_dump(), **fields}
    try:
        return Item.model_validate(data)
    except pydantic.ValidationError as error:
        raise CoachError(
            Message(
                "{name}: {mistakes}",
                name=item.exercise,
                mistakes=join_with(" ", describe_values(error, data, Item)),
            ),
            Message("For example: --dose bridge=sets:2,repetitions:8,hold_s:5,sides:left"),
        ) from error


def _read_number(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
