"""Profiles: several people on one computer, each with recordings and a history of their own, apart on disk.

The profile `default` is there without being made, and lies in the data folder itself; any other is a folder below ``profiles/``. Which
one is meant says the environment variable ``COACH_PROFILE``, else the file ``profile`` in the folder of the settings. Exercises and
settings are shared.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Final

from coach.errors import CoachError
from coach.store.files import locations as places
from coach.store.files.atomic_write import write_atomically
from coach.store.files.deletion import Removed, remove_folder

DEFAULT: Final = "default"
VARIABLE: Final = "COACH_PROFILE"
FILE_NAME: Final = "profile"
LONGEST: Final = 40
"""Of a name, in characters."""
_RESERVED: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
_RULE: Final = f"A name has 1 to {LONGEST} letters, digits, hyphens or underscores, for example ada or mr_jones."


def check_name(name: str) -> str:
    """The name as it is kept. Raises CoachError for one that is not safe as the name of a folder on every system."""
    kept = unicodedata.normalize("NFC", name.strip())
    allowed = all(character.isalnum() or character in "-_" for character in kept)
    if not kept or not allowed or len(kept) > LONGEST or kept[0] in "-_":
        raise CoachError(f"{name!r} cannot be the name of a profile.", _RULE)
    if kept.casefold() in _RESERVED:
        raise CoachError(
            f"{name!r} cannot be the name of a profile: Windows keeps that word for itself.", _RULE
        )
    return kept


def list_profiles() -> list[str]:
    """The names of all profiles, `default` first. Raises CoachError where no home is known."""
    try:
        found = sorted(
            path.name
            for path in _profiles_folder().iterdir()
            if path.is_dir() and not path.name.startswith(".")
        )
    except OSError:
        found = []
    return [DEFAULT, *found]


def find_current_profile() -> str:
    """The profile that is in use. Raises CoachError where one is named that is not there."""
    if named := os.environ.get(VARIABLE, "").strip():
        return find_profile(
            named,
            f"Name another one in the environment variable {VARIABLE}, or make it: coach profiles new {named}",
        )
    file = places.config_folder() / FILE_NAME
    try:
        chosen = file.read_bytes()[:1000].decode("utf-8-sig", errors="replace").strip()
    except OSError:  # Nobody chose one, or the folder is closed to them: then it is the one that is always there.
        return DEFAULT
    return (
        find_profile(chosen, f"Choose another one: coach profiles use {DEFAULT}  ({file} names it)")
        if chosen
        else DEFAULT
    )


def find_profile_folder(name: str | None = None) -> Path:
    """Where a profile's own files lie, by default those of the one in use; it need not exist yet. Raises CoachError."""
    name = find_current_profile() if name is None else name
    return places.data_folder() if name == DEFAULT else _profiles_folder() / name


def make_profile(name: str) -> str:
    """Makes a profile, and gives its name as it is kept. Raises CoachError for a name that is taken or is none."""
    kept = check_name(name)
    if taken := _match(kept):
        raise CoachError(
            f"There is a profile {taken!r} already.",
            "Choose another name; capital letters make no difference.",
        )
    places.make_private(_profiles_folder() / kept)
    return kept


def choose_profile(name: str) -> str:
    """Makes a profile the one in use from now on, and gives its name. Raises CoachError where it is not there."""
    kept = find_profile(name, f"Make it: coach profiles new {name}")
    write_atomically(places.make_private(places.config_folder()) / FILE_NAME, f"{kept}\n")
    return kept


def delete_profile(name: str) -> Removed:
    """Deletes a profile with all that is in it; if it was the chosen one, `default` is chosen. Raises CoachError, also for `default`.

    Recordings that were moved elsewhere by the setting `recordings_folder` are not in it; see `chosen_places.delete_profile_whole`.
    """
    kept = find_profile(name)
    if kept == DEFAULT:
        raise CoachError(
            f"The profile {DEFAULT!r} is always there.",
            "Delete its recordings: coach recordings delete NAME",
        )
    removed = remove_folder(find_profile_folder(kept))
    file = places.config_folder() / FILE_NAME
    if file.is_file() and file.read_text(encoding="utf-8", errors="replace").strip() == kept:
        write_atomically(file, f"{DEFAULT}\n")
    return removed


def _profiles_folder() -> Path:
    return places.data_folder() / "profiles"


def _match(name: str) -> str | None:
    """The profile of this name, capital letters or not."""
    wanted = unicodedata.normalize("NFC", name.strip()).casefold()
    return next(
        (
            known
            for known in list_profiles()
            if unicodedata.normalize("NFC", known).casefold() == wanted
        ),
        None,
    )


def find_profile(name: str, hint: str = "`coach profiles new NAME` makes one.") -> str:
    """The name of this profile as it is kept, capital letters or not. Raises CoachError where it is not there, with this advice."""
    found = _match(name)
    if found is None:
        raise CoachError(
            f"There is no profile {name!r}. There are: {', '.join(list_profiles())}.", hint
        )
    return found
