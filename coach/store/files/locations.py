"""Locations of files on this computer.

Shipped files are beside the package in a checkout (``poses/``, ``assets/``,
``recordings/samples/``) and inside the package if it is installed (``coach/_shipped/``). Files of
the user are where the system keeps such files; the environment variable ``COACH_DATA`` moves all of
them into one folder, for portable use and for tests. No folder is created before it is needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import platformdirs

from coach.errors import CoachError, find_reason
from coach.message import Message

VARIABLE: Final = "COACH_DATA"
PACKAGE: Final = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """Return the folder of the user's recordings and exercises; it may not exist yet.

    Raises:
        CoachError: The home folder is unknown.
    """
    return _chosen_folder() or _ask_system(platformdirs.user_data_path)


def config_folder() -> Path:
    """Return the folder of the user's settings; it may not exist yet.

    Raises:
        CoachError: The home folder is unknown.
    """
    chosen = _chosen_folder()
    return chosen / "config" if chosen else _ask_system(platformdirs.user_config_path)


def has_home() -> bool:
    """Return True if there is a place for the user's files."""
    try:
        data_folder(), config_folder()
    except CoachError:
        return False
    return True


def user_poses_folder() -> Path:
    """Return the folder of the user's own exercise files; it may not exist yet.

    Raises:
        CoachError: The home folder is unknown.
    """
    return data_folder() / "poses"


def poses_folder() -> Path:
    """Return the folder of the shipped exercises.

    Raises:
        CoachError: The installation lacks it.
    """
    return _shipped("poses", "poses")


def list_poses(inner: str = "") -> dict[str, Path]:
    """Map names to files in a folder of exercises, sorted by name, without reading the files.

    A file of the user replaces a shipped one of the same name.

    Args:
        inner: Path below the folder of exercises.

    Raises:
        CoachError: The installation lacks its exercises.
    """
    files = list_shipped_poses(inner)
    with suppress(CoachError, PermissionError):  # without a home there are none
        files |= _list_files(user_poses_folder() / inner)
    return dict(sorted(files.items()))


def list_shipped_poses(inner: str = "") -> dict[str, Path]:
    """Return as `list_poses`, but only what comes with coach."""
    return _list_files(poses_folder() / inner)


def assets_folder() -> Path:
    """Return the folder of the model, icons and sounds.

    Raises:
        CoachError: The installation lacks it.
    """
    return _shipped("assets", "assets")


def samples_folder() -> Path:
    """Return the folder of the sample recordings.

    Raises:
        CoachError: The installation lacks it.
    """
    return _shipped("samples", "recordings/samples")


def explain_unmade(folder: Path, error: OSError) -> Message:
    """Return the message for a folder that cannot be created."""
    return Message(
        "{folder}: the folder cannot be made: {reason}.", folder=folder, reason=find_reason(error)
    )


def make_private(folder: Path) -> Path:
    """Create a folder and its parents for this user only, if they are missing, and return it.

    Raises:
        CoachError: The folder cannot be created.
    """
    try:
        for part in (*reversed(folder.parents), folder):
            if not part.is_dir():
                part.mkdir(mode=0o700, exist_ok=True)  # another thread may be faster
    except OSError as error:
        hint = advise_other_folder(folder, error.filename or folder)
        raise CoachError(explain_unmade(folder, error), hint) from error
    return folder


def advise_other_folder(folder: Path, unwritable: object) -> Message:
    """Return what to do about a folder that cannot be written.

    The environment variable is named only for folders that it moves: another one was named in an
    argument or a setting.

    Args:
        folder: The folder.
        unwritable: Path of what is not writable: the folder itself, or a part of its path.
    """
    if _is_moved(folder):
        return Message(
            "Make {filename} writable, or name another folder in the environment "
            "variable {variable}.",
            filename=unwritable,
            variable=VARIABLE,
        )
    return Message("Make {filename} writable, or name another folder.", filename=unwritable)


def _is_moved(folder: Path) -> bool:
    with suppress(CoachError):  # without a home only what was named is known
        own = data_folder(), config_folder()
        return any(folder.absolute().is_relative_to(each) for each in own)
    return False


def expand_home(path: str | Path) -> Path:
    """Return a path with the home folder in place of a tilde; unchanged if there is none.

    ``~ada`` is the home folder of this account of the computer, unless there is no such account.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def _list_files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in folder.glob("[!.]*.toml")}


def _chosen_folder() -> Path | None:
    chosen = os.environ.get(VARIABLE, "").strip()
    try:
        # Not resolved: that would ask the drive, which may not answer.
        return Path(chosen).expanduser().absolute() if chosen else None
    except RuntimeError as error:
        raise _no_home() from error


def _ask_system(find: Callable[..., Path]) -> Path:
    """Return the folder that platformdirs finds.

    Without a home it fails, or older versions return a path that begins with a tilde.
    """
    try:
        folder = find("coach", appauthor=False)
    except RuntimeError as error:
        raise _no_home() from error
    if not folder.is_absolute():
        raise _no_home()
    return folder


def _no_home() -> CoachError:
    return CoachError(
        Message("The home folder is unknown, so there is no place for recordings and settings."),
        Message(
            "Set HOME, or name a whole path in the environment variable {variable}.",
            variable=VARIABLE,
        ),
    )


def _shipped(installed: str, checkout: str) -> Path:
    for folder in (PACKAGE / "_shipped" / installed, PACKAGE.parent / checkout):
        if folder.is_dir():
            return folder
    raise CoachError(
        Message("{path}: this folder of coach is missing.", path=PACKAGE.parent / checkout),
        Message("Install coach again."),
    )
