"""Profiles: several people on one computer, each with separate recordings and history.

The profile `default` always exists and uses the data folder itself; any other is a folder below
``profiles/``. The environment variable ``COACH_PROFILE`` selects the profile, otherwise the file
``profile`` in the settings folder. Exercises and settings are shared; what a profile
says about its person is in `coach.store.settings.person`.

Another profile may be selected at any time, also by another program. What several steps read and
write for one person is done in `using_profile`.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any, Final

from coach.bounded_read import read_beginning
from coach.errors import CoachError, find_reason
from coach.message import Message
from coach.store.files import locations
from coach.store.files.atomic_write import write_atomically
from coach.store.files.deletion import DeletedFiles, remove_folder

DEFAULT: Final = "default"
VARIABLE: Final = "COACH_PROFILE"
FILE_NAME: Final = "profile"
LONGEST: Final = 40
"""Maximum length of a name, in characters."""
MAX_BYTES: Final = 1000
"""Maximum size that is read of a file with a name, in bytes."""
_USED: Final[ContextVar[str]] = ContextVar("used_profile", default="")
"""The profile of the innermost `using_profile`; empty outside."""
_RESERVED: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
_RULE: Final = Message(
    "A name has 1 to {longest} letters, digits, hyphens or underscores, for "
    "example ada or mr_jones.",
    longest=LONGEST,
)


def check_name(name: str) -> str:
    """Return the normalized name.

    Raises:
        CoachError: The name is not safe as a folder name on every system.
    """
    stored = unicodedata.normalize("NFC", name.strip())
    allowed = all(character.isalnum() or character in "-_" for character in stored)
    if not stored or not allowed or len(stored) > LONGEST or stored[0] in "-_":
        raise CoachError(Message("{name!r} cannot be the name of a profile.", name=name), _RULE)
    if stored.casefold() in _RESERVED:
        raise CoachError(
            Message(
                "{name!r} cannot be the name of a profile: Windows keeps that word for itself.",
                name=name,
            ),
            _RULE,
        )
    return stored


def list_profiles() -> list[str]:
    """Return the names of all profiles, `default` first.

    Raises:
        CoachError: The home folder is unknown, or the folder of profiles cannot be read.
    """
    folder = _profiles_folder()
    try:
        names = sorted(
            path.name
            for path in folder.iterdir()
            if path.is_dir() and not path.name.startswith(".")
        )
    except FileNotFoundError:
        names = []
    except OSError as error:
        raise _explain_unreadable(folder, error) from error
    return [DEFAULT, *names]


@contextmanager
def using_profile(name: str | None = None) -> Iterator[None]:
    """Let a profile stay the current one for what this thread does in the block.

    Args:
        name: The profile; by default the one that is current at the beginning.

    Raises:
        CoachError: As `find_current_profile`.
    """
    token = _USED.set(find_current_profile() if name is None else name)
    try:
        yield
    finally:
        _USED.reset(token)


def bind_profile(name: str | None, function: Callable[[], Any]) -> Callable[[], Any]:
    """Return a function that does this with `using_profile`, in any thread.

    Args:
        name: The profile; None for the one that is current when the function begins.
        function: Reads or writes files of the profile.
    """
    return partial(_use, name, function)


def find_current_profile() -> str:
    """Return the name of the current profile.

    Raises:
        CoachError: The selected profile does not exist, or it cannot be read which one is selected.
    """
    if used := _USED.get():
        return used if used == DEFAULT else find_profile(used)  # it may have been deleted
    if named := os.environ.get(VARIABLE, "").strip():
        return find_profile(
            named,
            Message(
                "Name another one with --profile or in the environment variable {variable}, or "
                "make it: coach profiles new {name}",
                variable=VARIABLE,
                name=named,
            ),
        )
    file = locations.config_folder() / FILE_NAME
    try:
        chosen = read_beginning(file, MAX_BYTES).decode("utf-8-sig", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):  # no profile was chosen
        return DEFAULT
    except OSError as error:  # somebody else's recordings must not get this person's
        raise _explain_unreadable(file, error) from error
    return (
        find_profile(
            chosen,
            Message(
                "Choose another one: coach profiles use {name}  ({file} names it)",
                name=DEFAULT,
                file=file,
            ),
        )
        if chosen
        else DEFAULT
    )


def find_profile_folder(name: str | None = None) -> Path:
    """Return the folder of a profile's files; it may not exist yet.

    Args:
        name: The current profile by default.

    Raises:
        CoachError: The current profile does not exist.
    """
    name = find_current_profile() if name is None else name
    return locations.data_folder() if name == DEFAULT else _profiles_folder() / name


def make_profile(name: str) -> str:
    """Create a profile and return its normalized name.

    Raises:
        CoachError: The name is taken or invalid.
    """
    stored = check_name(name)
    if taken := _match(stored):
        raise CoachError(
            Message("There is a profile {taken!r} already.", taken=taken),
            Message("Choose another name; capital letters make no difference."),
        )
    locations.make_private(_profiles_folder() / stored)
    return stored


def choose_profile(name: str) -> str:
    """Make a profile the current one, and return its name.

    Raises:
        CoachError: There is no such profile.
    """
    stored = find_profile(name, Message("Make it: coach profiles new {name}", name=name))
    write_atomically(locations.make_private(locations.config_folder()) / FILE_NAME, f"{stored}\n")
    return stored


def delete_profile(name: str) -> DeletedFiles:
    """Delete a profile and its files; if it was the current one, select `default`.

    Recordings that the setting `recordings_folder` keeps elsewhere remain; see
    `coach.store.settings.folders.delete_profile_data`.

    Raises:
        CoachError: There is no such profile, or it is `default`.
    """
    stored = find_profile(name)
    if stored == DEFAULT:
        raise CoachError(
            Message("The profile {default!r} is always there.", default=DEFAULT),
            Message("Delete its recordings: coach recordings delete NAME"),
        )
    removed = remove_folder(find_profile_folder(stored))
    file = locations.config_folder() / FILE_NAME
    if file.is_file() and file.read_text(encoding="utf-8", errors="replace").strip() == stored:
        write_atomically(file, f"{DEFAULT}\n")
    return removed


def _use(name: str | None, function: Callable[[], Any]) -> Any:
    with using_profile(name):
        return function()


def _explain_unreadable(path: Path, error: OSError) -> CoachError:
    return CoachError(
        Message(
            "{file}: cannot be read: {reason}.",
            file=path,
            reason=find_reason(error),
        ),
        Message(
            "Make it readable, or name a profile in the environment variable {variable}.",
            variable=VARIABLE,
        ),
    )


def _profiles_folder() -> Path:
    return locations.data_folder() / "profiles"


def _match(name: str) -> str | None:
    """Return the profile of this name, ignoring case; None without one."""
    wanted = unicodedata.normalize("NFC", name.strip()).casefold()
    return next(
        (
            known
            for known in list_profiles()
            if unicodedata.normalize("NFC", known).casefold() == wanted
        ),
        None,
    )


NO_PROFILE_HINT: Final = Message("`coach profiles new NAME` makes one.")


def find_profile(name: str, hint: str = NO_PROFILE_HINT) -> str:
    """Return the name of a profile as it is stored, ignoring case.

    Args:
        name: The name as the user wrote it.
        hint: What to do if there is no such profile.

    Raises:
        CoachError: There is no such profile.
    """
    match = _match(name)
    if match is None:
        raise CoachError(
            Message(
                "There is no profile {name!r}. There are: {names}.",
                name=name,
                names=", ".join(list_profiles()),
            ),
            hint,
        )
    return match
