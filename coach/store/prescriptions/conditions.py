"""Conditions of a patient: taken from a prescription into the profile. None is ever taken away."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from coach.body.landmarks import SIDES
from coach.errors import CoachError
from coach.message import Message
from coach.store.prescriptions.definition import HIP_LIMIT_KEYS, HipAllowance, Prescription
from coach.store.settings.person import (
    CONDITIONS,
    ConditionName,
    PersonSettings,
    change_conditions,
    load_person,
    update_person,
)

HIPS: Final = ("hip_replacement_left", "hip_replacement_right")


def read_conditions(texts: Sequence[str] | None) -> dict[str, Any]:
    """Return fields of `Prescription` from ``osteoporosis`` or ``hip_replacement_left=posterior``.

    Nothing is returned for None; `make_head` checks how a hip was operated.

    Raises:
        CoachError: There is no such condition, it has no value, or it is given two.
    """
    if texts is None:
        return {}
    fields: dict[str, Any] = dict.fromkeys(HIPS, "")
    named: dict[str, str] = {}
    for text in filter(None, map(str.strip, texts)):
        name, equals, how = text.partition("=")
        if name not in (*HIPS, *CONDITIONS):
            raise CoachError(
                Message("--condition {name}: there is no such condition.", name=name),
                Message(
                    "There are: {names}.",
                    names=", ".join([*CONDITIONS, *(f"{hip}=posterior" for hip in HIPS)]),
                ),
            )
        if (equals and name not in HIPS) or named.get(name, how) != how:
            raise CoachError(
                Message("--condition {text}: this cannot be understood.", text=text),
                Message(
                    "Give each condition once, and only a replaced hip with a value: "
                    "hip_replacement_left=posterior."
                ),
            )
        named[name] = how
    fields.update({name: how or "unknown" for name, how in named.items() if name in HIPS})
    return {**fields, "conditions": tuple(name for name in named if name not in HIPS)}


def read_hip_limits(texts: Sequence[str] | None) -> dict[str, Any]:
    """Return fields of `Prescription` from ``left=110``, or ``left=110:2026-03-31`` with its end.

    Nothing is returned for None; `make_head` checks the degrees, the day, and that the hip is
    replaced.

    Raises:
        CoachError: There is no such side, no degrees, no such day, or a side is given twice.
    """
    if texts is None:
        return {}
    found: dict[str, HipAllowance] = {}
    for text in filter(None, map(str.strip, texts)):
        side, _, allowed = text.partition("=")
        degrees, colon, day = allowed.partition(":")
        try:
            limit_deg = float(degrees)
            until = dt.date.fromisoformat(day) if colon else None
        except ValueError:
            limit_deg, until = math.nan, None
        if side not in SIDES or side in found or not math.isfinite(limit_deg):
            raise CoachError(
                Message("--hip-limit {text}: this cannot be understood.", text=text),
                Message(
                    "Give the degrees of each hip once: --hip-limit left=110, or with their last "
                    "day: --hip-limit left=110:2026-03-31"
                ),
            )
        found[side] = HipAllowance(limit_deg, until)
    fields: dict[str, Any] = {}
    for side, (limit, last_day) in HIP_LIMIT_KEYS.items():
        given = found.get(side, HipAllowance(0.0))
        fields |= {limit: given.limit_deg, last_day: given.until}
    return fields


def drop_hip_limits(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of `Prescription` without degrees of hips that are not replaced."""
    kept = dict(fields)
    for hip, (limit, until) in zip(HIPS, HIP_LIMIT_KEYS.values(), strict=True):
        if not kept.get(hip):
            kept |= {limit: 0.0, until: None}
    return kept


def list_conditions(said: Prescription | PersonSettings) -> dict[ConditionName, str]:
    """Map the conditions that a prescription or a profile names to how a hip was operated.

    The text is empty for a condition that is not a replaced hip.
    """
    hips: dict[ConditionName, str] = {
        "hip_replacement_left": said.hip_replacement_left,
        "hip_replacement_right": said.hip_replacement_right,
    }
    named: dict[ConditionName, str] = {hip: approach for hip, approach in hips.items() if approach}
    return {**named, **dict.fromkeys((each for each in CONDITIONS if each in said.conditions), "")}


def merge_conditions(
    person: PersonSettings, prescription: Prescription, others: Collection[str] = ()
) -> PersonSettings:
    """Return the person with the conditions of a prescription added, and what it allows.

    What the person has said of a hip stays, but an unknown approach is completed. What was allowed
    until now stays, unless a condition is new.

    Args:
        person: The person.
        prescription: The prescription.
        others: Names of exercises that are others than before: what was allowed is not these.
    """
    has = {*person.conditions, *prescription.conditions}
    hips = {}
    for side in SIDES:
        key = f"hip_replacement_{side}"
        own, prescribed = getattr(person, key), getattr(prescription, key)
        hips[key] = (prescribed or own) if own in ("", "unknown") else own
    conditions = tuple(each for each in CONDITIONS if each in has)
    kept = tuple(name for name in person.allowed if name not in others)
    asked = person.asked or bool(list_conditions(prescription))
    changes = {"asked": asked, "conditions": conditions, "allowed": kept, **hips}
    merged = change_conditions(person, changes)
    allowed = tuple(dict.fromkeys((*merged.allowed, *prescription.allowed)))
    return merged.model_copy(update={"allowed": allowed})


def list_new_conditions(prescription: Prescription) -> dict[ConditionName, str]:
    """Return what following a prescription would add to the current profile.

    Raises:
        CoachError: The prescription names conditions, and the profile's file has mistakes.
    """
    if not list_conditions(prescription):
        return {}
    person = load_person()
    known = list_conditions(person)
    merged = list_conditions(merge_conditions(person, prescription))
    return {name: how for name, how in merged.items() if known.get(name) != how}


def take_conditions(prescription: Prescription, others: Collection[str] = ()) -> None:
    """Add the conditions of a prescription, and the exercises that it allows, to the profile.

    The arguments are those of `merge_conditions`.

    Raises:
        CoachError: The profile's file has mistakes, or cannot be written.
    """
    if list_new_conditions(prescription) or prescription.allowed or others:
        update_person(lambda person: merge_conditions(person, prescription, others))
