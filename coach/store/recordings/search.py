"""Find the folders of recordings, also of those that may not be opened."""

from __future__ import annotations

import stat
from pathlib import Path

from coach.errors import RecordingError, find_reason
from coach.message import Message
from coach.store.files import locations
from coach.store.recordings.file_names import FILE_NAME
from coach.store.settings import folders


def find_folders(folder: Path | None = None) -> list[Path]:
    """Return the folders of all recordings, sorted by name; none if the folder does not exist.

    A folder whose content may not be seen counts as a recording: opening it tells why.

    Args:
        folder: The configured folder by default.

    Raises:
        CoachError: The folder is not a folder, or cannot be read.
    """
    folder = folders.recordings_folder() if folder is None else folder
    try:
        return sorted(each for each in folder.iterdir() if _may_be_recording(each))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise RecordingError(
            Message(
                "{folder}: cannot be opened: {reason}.",
                folder=folder,
                reason=find_reason(error),
            ),
            Message("Check its permissions, its drive and the setting recordings_folder."),
        ) from error


def is_own(file: Path) -> bool:
    """Return True if a file of a recording is in the user's folder of recordings, and so theirs.

    One from elsewhere, such as from the results of a patient, may be of somebody else. A folder
    that the settings name holds those of other profiles, too, in folders of their own. Without a
    home folder there is no user.

    Raises:
        CoachError: The settings are wrong, or the profile is unknown.
    """
    if not locations.has_home():
        return False
    return folders.recordings_folder().resolve() in file.resolve().parents[:2]


def _may_be_recording(folder: Path) -> bool:
    """Return True if this is a folder with a recording, or one that cannot be opened.

    One that a disk no longer gives must not hide the others.
    """
    if folder.name.startswith("."):
        return False
    try:
        return _is_file(folder / FILE_NAME)
    except OSError:
        return True


def is_file(file: Path) -> bool:
    """Return True if this is a file.

    Raises:
        RecordingError: Its folder may not be seen.
    """
    try:
        return _is_file(file)
    except OSError as error:
        raise explain_unreadable(file, error) from error


def _is_file(file: Path) -> bool:
    """Return True if this is a file; what `Path.is_file` hides differs between Pythons.

    Raises:
        OSError: The system does not tell.
    """
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def explain_unreadable(path: Path, error: OSError) -> RecordingError:
    """Return the error of a recording that the system does not let read."""
    return RecordingError(
        Message(
            "{path}: the recording cannot be read: {reason}.",
            path=path,
            reason=find_reason(error),
        ),
        Message("Check the disk and the file's permissions."),
    )
