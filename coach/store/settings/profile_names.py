"""Names of profiles as people write them, kept in a file of the profile's folder."""

from __future__ import annotations

import unicodedata
from typing import Final

from coach.bounded_read import read_beginning
from coach.errors import CoachError
from coach.message import Message
from coach.store.files.atomic_write import write_atomically
from coach.store.settings import profiles

FILE_NAME: Final = "name.txt"
LONGEST: Final = 60
"""Maximum length of a name for people, in characters."""
FALLBACK: Final = "profile"
"""Folder of a profile whose name has no letter or digit."""


def make_named_profile(name: str) -> str:
    """Create a profile with a name of any letters, and return the name of its folder.

    Raises:
        CoachError: The name is empty, too long or taken.
    """
    shown = " ".join(unicodedata.normalize("NFC", name).split())
    if not shown or len(shown) > LONGEST or not shown.isprintable():
        raise CoachError(
            Message("{name!r} cannot be the name of a profile.", name=name),
            Message("A name has 1 to {longest} characters.", longest=LONGEST),
        )
    known = profiles.list_profiles()
    if shown.casefold() in {read_profile_name(profile).casefold() for profile in known}:
        raise CoachError(
            Message("There is a profile {taken!r} already.", taken=shown),
            Message("Choose another name; capital letters make no difference."),
        )
    profile = profiles.make_profile(_choose_folder(shown, known))
    if profile != shown:
        write_atomically(profiles.find_profile_folder(profile) / FILE_NAME, f"{shown}\n")
    return profile


def read_profile_name(profile: str) -> str:
    """Return the name of a profile for people; that of its folder if it has no other."""
    try:
        file = profiles.find_profile_folder(profile) / FILE_NAME
        text = (
            read_beginning(file, profiles.MAX_BYTES).decode("utf-8-sig", errors="replace").strip()
        )
    except OSError:
        return profile
    return text if text and text.isprintable() else profile


def _choose_folder(name: str, known: list[str]) -> str:
    """Return a free folder name that is safe on every system and like the name."""
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in name)
    stem = safe.strip("-_")[: profiles.LONGEST - 4] or FALLBACK
    try:
        profiles.check_name(stem)
    except CoachError:  # a word that a system keeps for itself
        stem = FALLBACK
    taken = {profile.casefold() for profile in known}
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return next(found for found in (stem, *numbered) if found.casefold() not in taken)
