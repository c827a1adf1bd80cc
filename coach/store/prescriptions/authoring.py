"""Make a prescription of a programme: whom it is for, and what the patient needs.

Pure but for the exercise files that it reads.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

import pydantic
import tomlkit

from coach.errors import CoachError
from coach.exercise.definition.contraindication import HealthCondition
from coach.message import Message, join_with, translatable
from coach.store.exercises.coached_text import write_norm
from coach.store.exercises.loader import (
    is_shipped,
    list_exercises,
    load_exercise,
    parse_exercise,
)
from coach.store.prescriptions.archive import NAME, LoadedPrescription, pack_prescription
from coach.store.prescriptions.archive import parse_prescription as parse
from coach.store.prescriptions.definition import HIP_LIMIT_KEYS, SCHEMA_VERSION, Prescription
from coach.store.prescriptions.suitability import find_person, list_others
from coach.store.programmes.beginning import require_right_clock
from coach.store.programmes.loader import LoadedProgramme
from coach.store.toml.error_messages import describe_model_errors, describe_values

CHOSEN: Final = translatable("The clinician chose this norm for this patient.")
"""Where a norm comes from if the prescription does not say it."""


def new_identifier() -> str:
    """Return an identifier for a new patient; it tells nothing about them."""
    return str(uuid.uuid4())


def make_head(
    issued: dt.date,
    before: Prescription | None = None,
    *,
    names: Mapping[str, str] | None = None,
    **changes: Any,
) -> Prescription:
    """Return the head of a new prescription.

    Args:
        issued: Today.
        before: The patient's last one, whose identifier and texts are kept.
        names: Key of a field -> what whoever fills it in knows it as, for errors.
        changes: Other values of fields of `Prescription`; None keeps what was.

    Raises:
        CoachError: A value is invalid, or the clock is wrong.
    """
    require_right_clock(issued)
    kept = before.model_dump() if before else {"identifier": new_identifier()}
    given = {key: value for key, value in changes.items() if value is not None}
    fixed = {
        "schema_version": SCHEMA_VERSION,
        "revision": before.revision + 1 if before else 1,
        "issued": issued,
    }
    data: dict[str, Any] = {**kept, "restart": False, **given, **fixed}
    for side, (limit, until) in HIP_LIMIT_KEYS.items():
        last_day = data.get(until) if until in given or limit not in given else None
        ended = limit not in given and last_day is not None and last_day < issued
        if ended or (limit not in given and not data.get(f"hip_replacement_{side}")):
            data.pop(limit, None)  # that of the last prescription ends by its date or with its hip
            last_day = None
        data[until] = last_day
    try:
        return Prescription.model_validate(data)
    except pydantic.ValidationError as error:
        mistakes = [*describe_values(error, data, Prescription), *describe_model_errors(error)]
        told = [_name_field(mistake, names or {}) for mistake in mistakes]
        raise CoachError(join_with("\n", told), Message("Change it and try again.")) from error


def _name_field(mistake: Message, names: Mapping[str, str]) -> Message:
    """Return a mistake with the names of its fields in place of their keys."""
    values = dict(mistake.values)
    if values.get("place") in names:
        values["advice"] = ""  # it names the key, too
    for name, value in values.items():
        if isinstance(value, str) and value in names:
            values[name] = Message(names[value])
    return Message(mistake.template, **values)


def drop_precautions(head: Prescription, programme: LoadedProgramme) -> Prescription:
    """Return the head without precautions on exercises that are no longer prescribed."""
    kept = tuple(
        each
        for each in head.precautions
        if not each.exercise or each.exercise in programme.exercises
    )
    return head.model_copy(update={"precautions": kept})


def build_prescription(
    head: Prescription,
    programme: LoadedProgramme,
    before: LoadedPrescription | None = None,
    files: Mapping[str, str] | None = None,
) -> LoadedPrescription:
    """Return the prescription, read back from its bytes and so checked as the patient's will be.

    The exercises that are not shipped with coach come with it, tests with the patient's norm, and
    exercises with a precaution of their own.

    Args:
        head: Who prescribes to whom.
        programme: What is prescribed.
        before: The patient's last prescription; it has the exercises that are not found here.
        files: Name -> text of exercises of the programme that were named by their path, and so are
            taken instead of those that are found by name.

    Raises:
        CoachError: Something in it is wrong.
    """
    _require_norms(head, programme, before)
    given = files or {}
    texts = {name: _find_text(name, before) for name in programme.exercises if name not in given}
    own = {**given, **{name: text for name, (text, shipped) in texts.items() if not shipped}}
    for norm in head.norms:
        text = own.get(norm.exercise) or _find_text(norm.exercise, before)[0]
        own[norm.exercise] = change_norm(text, norm.exercise, norm.norm_deg, norm.source)
    for precaution in head.precautions:
        if name := precaution.exercise:
            text = own.get(name) or _find_text(name, before)[0]
            own[name] = add_caution(text, precaution.text)
    for precaution in head.precautions:
        if precaution.exercise and precaution.exercise not in programme.exercises:
            raise CoachError(
                Message("{name} is not part of this programme.", name=precaution.exercise),
                Message("It has: {names}.", names=", ".join(sorted(programme.exercises))),
            )
    content = pack_prescription(head, programme, own)
    return parse(content, Path(f"{head.patient or NAME}.coach"))


def build_next(
    head: Prescription,
    programme: LoadedProgramme,
    before: LoadedPrescription | None,
    files: Mapping[str, str] | None = None,
    given: Collection[str] = (),
) -> LoadedPrescription:
    """Return as `build_prescription`, without permissions for which something has changed.

    The file of an exercise may be another one of the same name, or a condition may have been added
    about which it asks: the clinician has not seen the patient do that. The other arguments are
    those of `build_prescription`.

    Args:
        given: Names of exercises that the clinician allows now; these permissions stay.

    Raises:
        CoachError: Something in it is wrong.
    """
    built = build_prescription(head, programme, before, files)
    if before is None:
        return built
    others = list_others(built, before)
    kept = tuple(
        name
        for name in head.allowed
        if name in given
        or (name not in others and _list_asked(name, built) <= _list_asked(name, before))
    )
    if kept == head.allowed:
        return built
    return build_prescription(head.model_copy(update={"allowed": kept}), programme, before, files)


def _list_asked(name: str, loaded: LoadedPrescription) -> set[HealthCondition]:
    """Return the patient's conditions about which an exercise asks; none if it is no part."""
    person, exercise = find_person(loaded.prescription), loaded.programme.exercises.get(name)
    conditions = [each.condition for each in exercise.contraindications] if exercise else []
    return {condition for condition in conditions if person.has(condition)}


def _require_norms(
    head: Prescription, programme: LoadedProgramme, before: LoadedPrescription | None
) -> None:
    """Refuse a test without the norm that it had, if the test's own norm is not known here."""
    if before is None:
        return
    kept = {norm.exercise for norm in head.norms}
    for norm in before.prescription.norms:
        name = norm.exercise
        if name in programme.exercises and name not in kept and _is_only_in(before, name):
            raise CoachError(
                Message(
                    "{name}: its norm cannot be removed, because this computer lacks the test.",
                    name=name,
                ),
                Message("Write a norm for it, or leave the test out."),
            )


def add_caution(text: str, caution: str) -> str:
    """Return the text of an exercise's file with a caution in front of its others.

    It concerns the patient, whatever their conditions: a table that says the same is replaced.
    """
    document = tomlkit.parse(text)
    others = [each for each in document.get("cautions", []) if _extract_text(each) != caution]
    document["cautions"] = [caution, *others]
    return tomlkit.dumps(document)


def _drop_cautions(text: str, cautions: Collection[str]) -> str:
    """Return the text of an exercise's file without these cautions of a precaution."""
    document = tomlkit.parse(text)
    document["cautions"] = [each for each in document.get("cautions", []) if each not in cautions]
    return tomlkit.dumps(document)


def _extract_text(caution: Any) -> Any:
    """Return the text of a caution, which is a table or the text alone."""
    return caution["text"] if isinstance(caution, Mapping) else caution


def change_norm(text: str, name: str, norm_deg: float, source: str) -> str:
    """Return the text of a test's file with another norm.

    Raises:
        CoachError: The exercise is not a range-of-motion test, or every trial would reach the norm.
    """
    test = parse_exercise(text, name).exercise.range_of_motion
    if test is None:
        raise CoachError(
            Message("{name} is not a range-of-motion test.", name=name),
            Message("Name one that is, for example hip-flexion-test."),
        )
    start_deg = test.bounds[1]
    if norm_deg >= start_deg if test.downward else norm_deg <= start_deg:
        raise CoachError(
            Message(
                "{name}: every trial would reach a norm of {norm_deg:g} degrees, because a trial "
                "begins at {start_deg:g}.",
                name=name,
                norm_deg=norm_deg,
                start_deg=start_deg,
            ),
            Message("For example {norm_deg:g}, the norm of the test.", norm_deg=test.norm_deg),
        )
    document = tomlkit.parse(text)
    rule: Any = document["range_of_motion"]
    replaced = str(rule["norm_source"])
    write_norm(rule, float(norm_deg), source or CHOSEN)
    for table in document.get("translations", {}).values():
        table.pop(replaced, None)
    return tomlkit.dumps(document)


def _find_text(name: str, before: LoadedPrescription | None) -> tuple[str, bool]:
    """Return the text of an exercise's file, and whether it is one that comes with coach.

    That of the last prescription is returned without its precautions.
    """
    if before is not None and _is_only_in(before, name):
        care = [each.text for each in before.prescription.precautions if each.exercise == name]
        return (_drop_cautions(before.own[name], care) if care else before.own[name]), False
    found = load_exercise(name)
    return found.text, found.path is not None and is_shipped(found.path)


def _is_only_in(before: LoadedPrescription, name: str) -> bool:
    return name in before.own and name not in list_exercises()
