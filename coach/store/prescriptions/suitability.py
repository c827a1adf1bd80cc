"""Which exercises of a prescription do not fit its patient, as the program leaves them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coach.errors import CoachError
from coach.exercise.dose.suitability import Person, find_contraindications
from coach.exercise.dose.suitability_text import format_replacement
from coach.message import Message, join_with
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.conditions import merge_conditions
from coach.store.prescriptions.definition import Prescription
from coach.store.programmes.loader import LoadedProgramme, adapt_loaded
from coach.store.settings.person import PersonSettings

MOVEMENT: Final = ("title", "kind", "position", "side", "main_angle", "contraindications")
"""Fields by which another exercise of the same name is known; texts and bounds may be improved."""


def find_person(prescription: Prescription) -> Person:
    """Return the patient as the prescription describes them."""
    return merge_conditions(PersonSettings(), prescription).person


def list_others(new: LoadedPrescription, old: LoadedPrescription) -> frozenset[str]:
    """Return the names of exercises of both that are others in the new one, as of another file."""
    after, before = new.programme.exercises, old.programme.exercises
    return frozenset(
        name
        for name in after.keys() & before.keys()
        if any(getattr(after[name], key) != getattr(before[name], key) for key in MOVEMENT)
    )


def adapt_prescription(loaded: LoadedPrescription) -> LoadedProgramme:
    """Return the programme as the patient will follow it, with what is left out for them.

    Raises:
        CoachError: A substitute is wrong.
    """
    return adapt_loaded(loaded.programme, find_person(loaded.prescription))


def describe_left_out(loaded: LoadedPrescription) -> tuple[Message, ...]:
    """Return what is left out for the patient, why, and what takes its place."""
    adapted = adapt_prescription(loaded)
    return tuple(format_replacement(each, adapted.exercises) for each in adapted.replacements)


def require_part(loaded: LoadedPrescription, names: Sequence[str]) -> None:
    """Refuse names of exercises that are not prescribed.

    Raises:
        CoachError: One of them is not part of the programme.
    """
    known = loaded.programme.exercises
    for name in names:
        if name not in known:
            raise CoachError(
                Message("{name} is not part of this programme.", name=name),
                Message("It has: {names}.", names=", ".join(sorted(known))),
            )


def require_suitable(loaded: LoadedPrescription, names: Sequence[str]) -> None:
    """Refuse exercises that were chosen by name and do not fit the patient.

    Args:
        loaded: The prescription.
        names: The exercises that were chosen.

    Raises:
        CoachError: Some do not fit, or must be asked about and are not allowed.
    """
    adapted, person = adapt_prescription(loaded), find_person(loaded.prescription)
    found = [each for each in adapted.replacements if each.exercise in names]
    if not found:
        return
    allowed = person.allowed | set(names)
    eased = Person(person.conditions, person.replaced_hips, frozenset(allowed))
    exercises = loaded.programme.exercises
    never = [
        each.exercise
        for each in found
        if find_contraindications(exercises[each.exercise], eased, each.exercise)
    ]
    raise CoachError(
        join_with("\n", [format_replacement(each, adapted.exercises) for each in found]),
        _suggest(never, [each.exercise for each in found if each.exercise not in never]),
    )


def _suggest(never: Sequence[str], possible: Sequence[str]) -> Message:
    """Return what to do about exercises that cannot be allowed, and about those that can."""
    options = " ".join(f"--allow {name}" for name in possible)
    if not never:
        return Message(
            "Choose other exercises. If you allow it after an examination, add {options}.",
            options=options,
        )
    refused = Message("Choose other exercises: {names} cannot be allowed.", names=", ".join(never))
    if not possible:
        return refused
    others = Message(
        "If you allow the others after an examination, add {options}.", options=options
    )
    return join_with(" ", [refused, others])
