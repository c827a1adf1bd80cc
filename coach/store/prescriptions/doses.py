"""Change the doses of a programme, of an exercise or of one side of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pydantic

from coach.body.landmarks import SIDES
from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.dose.ineffective import is_never_due
from coach.exercise.dose.requirements import find_requirement
from coach.message import Message, join_with
from coach.store.programmes.loader import LoadedProgramme
from coach.store.toml.error_messages import describe_values

DOSE_KEYS: Final = tuple(name for name in Item.model_fields if name != "exercise")
"""What a dose may set."""
DOSE_HINT: Final = Message("For example: --dose bridge=sets:2,repetitions:8,hold_s:5,sides:left")
SIDE_HINT: Final = Message(
    "For example: --dose couch-stretch:left=sets:3 --dose couch-stretch:right=sets:2"
)
_DOSE: Final = re.compile(r"([a-z_]+)[:=]([a-z0-9.]+)")


def read_dose(text: str) -> tuple[str, dict[str, Any]]:
    """Return exercise and fields of an item from ``bridge=sets:2,repetitions:8``.

    The exercise may be that of one side: ``lunge:left=sets:3``.

    Raises:
        CoachError: The text cannot be understood.
    """
    name, _, rest = text.partition("=")
    exercise, colon, side = name.partition(":")
    if colon and (not exercise or side not in SIDES):
        raise CoachError(Message("--dose {text}: this cannot be understood.", text=text), SIDE_HINT)
    fields: dict[str, Any] = {}
    for part in rest.split(","):
        match = _DOSE.fullmatch(part.strip())
        if not name or match is None:
            raise CoachError(
                Message("--dose {text}: this cannot be understood.", text=text), DOSE_HINT
            )
        if match[1] not in DOSE_KEYS:
            raise CoachError(
                Message(
                    "--dose {text}: {key} is not a key. The keys are: {names}.",
                    text=text,
                    key=match[1],
                    names=", ".join(DOSE_KEYS),
                ),
                DOSE_HINT,
            )
        if match[1] in fields:
            raise CoachError(
                Message("--dose {text}: {key} is given twice.", text=text, key=match[1]), DOSE_HINT
            )
        fields[match[1]] = _read_number(match[2])
    if colon and "sides" in fields:
        raise CoachError(Message("--dose {text}: this cannot be understood.", text=text), SIDE_HINT)
    return name, fields


def read_doses(texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return exercise -> fields of an item; those of an exercise that is named again are added.

    Raises:
        CoachError: A text cannot be understood.
    """
    doses: dict[str, dict[str, Any]] = {}
    for name, fields in map(read_dose, texts):
        doses[name] = {**doses.get(name, {}), **fields}
    return doses


def change_doses(
    loaded: LoadedProgramme, doses: Mapping[str, Mapping[str, Any]], without: Sequence[str] = ()
) -> LoadedProgramme:
    """Return the programme with these doses, and without these exercises.

    An exercise of which one side gets a dose of its own becomes two items, one for each side.

    Args:
        loaded: The programme.
        doses: Exercise, or exercise, colon and side -> fields of its items to change, wherever it
            occurs.
        without: Exercises to leave out.

    Raises:
        CoachError: An exercise or its side is not part of the programme, its times are fixed, or a
            value is invalid.
    """
    named = {item.exercise for routine in loaded.programme.routines for item in routine.items}
    for key in (*doses, *without):
        name = key.partition(":")[0]
        if name not in named:
            raise CoachError(
                Message("{name} is not part of this programme.", name=name),
                Message("It has: {names}.", names=", ".join(sorted(named))),
            )
        if "hold_s" in doses.get(key, {}):
            _require_adjustable(name, loaded.exercises[name])
    _require_sides(loaded, doses)
    routines = []
    for routine in loaded.programme.routines:
        kept = [item for item in routine.items if item.exercise not in without]
        if kept:
            items = tuple(_change_items(kept, doses))
            routines.append(routine.model_copy(update={"items": items}))
    if not routines:
        raise CoachError(
            Message("Nothing is left to prescribe."), Message("Leave out fewer exercises.")
        )
    programme = loaded.programme.model_copy(update={"routines": tuple(routines)})
    gone = set(without) - set(programme.tests)
    exercises = {name: each for name, each in loaded.exercises.items() if name not in gone}
    return dataclasses.replace(loaded, programme=programme, exercises=exercises)


def has_sides(exercise: Exercise, name: str) -> bool:
    """Return True if each side of an exercise can have a dose of its own."""
    return len(find_requirement(Item(exercise=name), exercise).sides) == len(SIDES)


def _require_sides(loaded: LoadedProgramme, doses: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse doses of a side that is not done by itself, or is not prescribed."""
    items = [item for routine in loaded.programme.routines for item in routine.items]
    for key in doses:
        name, colon, side = key.partition(":")
        if colon and not has_sides(loaded.exercises[name], name):
            raise CoachError(
                Message("{name} is not done with each side by itself.", name=name),
                Message("Give one dose for it."),
            )
        prescribed = {item.sides for item in items if item.exercise == name}
        if wanted := doses.get(name, {}).get("sides"):
            prescribed = {wanted}
        if colon and not prescribed & {"both", side}:
            raise CoachError(
                Message("{key}: {name} is not prescribed for this side.", key=key, name=name),
                Message("Add it first: --dose {name}=sides:both", name=name),
            )


def _change_items(items: Sequence[Item], doses: Mapping[str, Mapping[str, Any]]) -> Iterator[Item]:
    """Yield the items of a routine with their doses, one side after the other if they differ."""
    wanted = {name: fields["sides"] for name, fields in doses.items() if "sides" in fields}
    for item in _join_sides(items, wanted):
        name = item.exercise
        changed = _change_item(item, doses.get(name, {}))
        of_sides = {side: doses[key] for side in SIDES if (key := f"{name}:{side}") in doses}
        if changed.sides != "both":
            yield _change_item(changed, of_sides.get(changed.sides, {}))
        elif of_sides:
            for side in SIDES:
                yield _change_item(changed, {**of_sides.get(side, {}), "sides": side})
        else:
            yield changed


def _join_sides(items: Sequence[Item], wanted: Mapping[str, str]) -> Iterator[Item]:
    """Yield the items, but one in place of two that are the two sides of one exercise.

    Args:
        items: Of a routine.
        wanted: Exercise -> the sides that it is to be done with. The item of that side is kept, or
            the first of the two.
    """
    left = list(items)
    while left:
        item = left.pop(0)
        if item.exercise in wanted and left and item.completes(left[0]):
            second = left.pop(0)
            item = second if second.sides == wanted[item.exercise] else item
        yield item


def _require_adjustable(name: str, exercise: Exercise) -> None:
    if exercise.kind == "guided" and not exercise.dose.adjustable:
        raise CoachError(
            Message("{name}: its steps have fixed times, hold_s changes nothing.", name=name),
            Message("Leave hold_s out, or make an exercise of your own from its file."),
        )


def _change_item(item: Item, fields: Mapping[str, Any]) -> Item:
    data = {**item.model_dump(), **fields}
    try:
        changed = Item.model_validate(data)
    except pydantic.ValidationError as error:
        raise CoachError(
            Message(
                "{name}: {mistakes}",
                name=item.exercise,
                mistakes=join_with(" ", describe_values(error, data, Item)),
            ),
            DOSE_HINT,
        ) from error
    if is_never_due(changed) and not is_never_due(item):
        raise CoachError(
            Message(
                "{name}: if_pain_at_most = {most} and if_pain_above = {above}: no pain answer is "
                "both, so that it would never be done.",
                name=item.exercise,
                most=changed.if_pain_at_most,
                above=changed.if_pain_above,
            ),
            Message("Give one of them, or prescribe it without a limit."),
        )
    return changed


def _read_number(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
