"""The order in which the exercises of a prescription are done. No Qt."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from coach.exercise.definition.programme import Routine
from coach.store.programmes.loader import LoadedProgramme


def make_sort_key(title: str) -> str:
    """Return what a title is sorted by: neither case nor accents count."""
    letters = unicodedata.normalize("NFKD", title.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def keep_order(order: Sequence[str], chosen: Iterable[str]) -> tuple[str, ...]:
    """Return the chosen exercises: those that have a place keep their order, new ones follow."""
    names = list(chosen)
    kept = [name for name in order if name in names]
    return (*kept, *(name for name in names if name not in order))


def move(order: Sequence[str], name: str, step: int) -> tuple[str, ...]:
    """Return the order with an exercise moved; at its ends nothing changes.

    Args:
        order: The exercises.
        name: One of them.
        step: -1 for earlier, 1 for later.
    """
    others = [each for each in order if each != name]
    place = min(max(order.index(name) + step, 0), len(others))
    return (*others[:place], name, *others[place:])


def can_sort(routines: Sequence[Routine]) -> bool:
    """Return True if there is one routine, in which no exercise comes again after another one."""
    if len(routines) != 1:
        return False
    names = [name for name, _ in groupby(item.exercise for item in routines[0].items)]
    return len(set(names)) == len(names)


def sort_items(loaded: LoadedProgramme, order: Sequence[str]) -> LoadedProgramme:
    """Return a programme of one routine with its exercises in this order.

    Args:
        loaded: The programme.
        order: All its exercises, by name.
    """
    [routine] = loaded.programme.routines
    items = tuple(sorted(routine.items, key=lambda item: order.index(item.exercise)))
    sorted_routine = routine.model_copy(update={"items": items})
    programme = loaded.programme.model_copy(update={"routines": (sorted_routine,)})
    return dataclasses.replace(loaded, programme=programme)
