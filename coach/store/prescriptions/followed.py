"""Which prescription was followed on which day.

``since`` in the folder of the prescription holds the first day of the one that is followed;
``earlier/DAY.coach`` are those before it in the same programme, named by their first days.
"""

from __future__ import annotations

import datetime as dt
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.errors import CoachError
from coach.store.prescriptions.archive import ENDING, LoadedPrescription, read_prescription

FILE: Final = "prescription.coach"
SINCE: Final = "since"
EARLIER: Final = "earlier"


@dataclass(frozen=True, slots=True)
class FollowedPrescription:
    """A prescription, and the first day on which it was followed."""

    loaded: LoadedPrescription
    first: dt.date


def list_earlier(folder: Path) -> tuple[list[FollowedPrescription], list[tuple[str, str]]]:
    """Return the prescriptions before the one that is followed, and what cannot be read.

    Args:
        folder: The folder of the prescription.

    Returns:
        The prescriptions, oldest first; name and problem of each damaged file.
    """
    found: list[FollowedPrescription] = []
    problems: list[tuple[str, str]] = []
    for file in sorted((folder / EARLIER).glob(f"[!.]*{ENDING}")):
        with suppress(ValueError):  # a file that somebody else put there
            first = dt.date.fromisoformat(file.stem)
            try:
                found.append(FollowedPrescription(read_prescription(file), first))
            except CoachError as error:
                problems.append((f"{EARLIER}/{file.name}", error.message))
    return found, problems


def find_first_day(folder: Path, current: LoadedPrescription, started: dt.date) -> dt.date:
    """Return the first day on which the current prescription was followed.

    Earlier versions of coach did not note it: then it is the earliest day that is possible.

    Args:
        folder: The folder of the prescription.
        current: The prescription that is followed.
        started: The first day of its programme.
    """
    with suppress(OSError, ValueError):
        return max(started, dt.date.fromisoformat((folder / SINCE).read_text("utf-8").strip()))
    return max(started, current.prescription.issued)


def note_first_day(new: Path, day: dt.date) -> None:
    """Note the first day of the prescription in this new folder.

    Raises:
        OSError: It cannot be written.
    """
    (new / SINCE).write_text(f"{day.isoformat()}\n", encoding="utf-8", newline="\n")


def keep_earlier(old: Path, new: Path, first: dt.date, day: dt.date) -> None:
    """Copy what was followed until now into the new folder.

    Args:
        old: The folder of the prescription that is replaced.
        new: The folder that takes its place.
        first: First day of the prescription that is replaced.
        day: First day of the new one.

    Raises:
        OSError: Something cannot be copied.
    """
    if (old / EARLIER).is_dir():
        shutil.copytree(old / EARLIER, new / EARLIER)
    if first < day:
        (new / EARLIER).mkdir(exist_ok=True)
        shutil.copyfile(old / FILE, new / EARLIER / f"{first.isoformat()}{ENDING}")
