"""Which recordings are superseded: what was done counts once, in the best of the copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Final, Literal

from coach.store.recordings.folders import REPAIRED

State = Literal["whole", "cut off", "unreadable"]
"""A recording can be opened and was closed properly, can be opened only, or cannot be opened."""
_REPAIR: Final = re.compile(rf"(.+){REPAIRED}(?:_(\d{{1,3}}))?", re.ASCII)
"""The name of the recording that was repaired, and the number of the repair after the first."""


def is_repair(name: str) -> bool:
    """Return True if a folder of this name holds what was saved of another recording."""
    return _REPAIR.fullmatch(name) is not None


def find_superseded(
    names: Collection[str], find_state: Callable[[str], State] = lambda _: "whole"
) -> set[str]:
    """Return those of these names of folders whose recording counts in another one.

    Of a recording and its repairs one counts: the last repair that is whole. If none is, the
    recording itself counts, or what can be opened of its repairs if it cannot be opened.

    Args:
        names: Names of folders.
        find_state: Tells the state of a recording by its name. It is asked only about a recording
            that was repaired, and about its repairs.
    """
    repairs: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        if (parts := _REPAIR.fullmatch(name)) is not None:
            repairs.setdefault(parts[1], []).append((int(parts[2] or 1), name))

    def choose(name: str) -> str:
        last_first = [repair for _, repair in sorted(repairs.get(name, []), reverse=True)]
        for repair in last_first:
            if find_state(repair) == "whole":
                return choose(repair)
        if not last_first or (name in names and find_state(name) != "unreadable"):
            return name
        chosen = [choose(repair) for repair in last_first]
        readable = (each for each in chosen if find_state(each) != "unreadable")
        return next(readable, name if name in names else chosen[0])

    superseded: set[str] = set()
    for name in repairs:
        if name in names and is_repair(name):
            continue  # it is among the repairs of another one
        family = _list_family(name, repairs)
        superseded |= family - {choose(name)}
    return superseded & set(names)


def find_copies(identities: Mapping[str, Hashable], find_state: Callable[[str], State]) -> set[str]:
    """Return those of these names whose recording counts in a copy that was renamed.

    One copy counts: the first by name that is whole, otherwise the first.

    Args:
        identities: Name of the folder -> what all copies of the recording in it say.
        find_state: As in `find_superseded`. It is asked only about recordings with copies.
    """
    families: dict[Hashable, list[str]] = {}
    for name in sorted(identities):
        families.setdefault(identities[name], []).append(name)
    copies: set[str] = set()
    for family in (names for names in families.values() if len(names) > 1):
        whole = (name for name in family if find_state(name) == "whole")
        copies |= set(family) - {next(whole, family[0])}
    return copies


def _list_family(name: str, repairs: dict[str, list[tuple[int, str]]]) -> set[str]:
    """Return the name, those of its repairs, of the repairs of these, and so on."""
    family = {name}
    for _, repair in repairs.get(name, []):
        family |= _list_family(repair, repairs)
    return family
