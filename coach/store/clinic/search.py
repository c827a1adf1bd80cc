"""Find a patient by name, number or identifier."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from coach.errors import CoachError
from coach.message import Message, join_with
from coach.store.clinic.folder import PatientFolder
from coach.store.clinic.overview import Overview, read_overviews
from coach.store.toml.error_messages import suggest_similar

SHORTEST: Final = 4
"""Minimum length of the beginning of an identifier."""


def find_patient(clinic: Path, text: str) -> PatientFolder:
    """Return the folder of the patient that a text names.

    A number or a whole name takes precedence over a part of a name.

    Raises:
        CoachError: Nobody or several people are meant, or as `read_overviews`.
    """
    wanted = text.strip().casefold()
    overviews = read_overviews(clinic)
    known = [each for each in overviews if isinstance(each, Overview)]
    unread = [each.message for each in overviews if isinstance(each, CoachError)]
    exact = [
        each
        for each in known
        if wanted in (each.patient.casefold(), each.number.casefold(), each.name.casefold())
    ]
    begun = [
        each for each in known if len(wanted) >= SHORTEST and each.identifier.startswith(wanted)
    ]
    parts = [each for each in known if wanted and wanted in each.patient.casefold()]
    found = exact or begun or parts
    if not found or not wanted:
        nobody = Message(
            "{clinic}: there is no patient {text!r}.{meant}",
            clinic=clinic,
            text=text,
            meant=suggest_similar(text.strip(), [each.patient for each in known]),
        )
        raise CoachError(
            join_with("\n", [nobody, *unread]), Message("`coach clinic list` lists them.")
        )
    if len(found) > 1:
        names = ", ".join(f"{each.name} ({each.identifier[:8]})" for each in found)
        raise CoachError(
            Message("{text!r} means several patients: {names}.", text=text, names=names),
            Message("Name one by number, or by the identifier in brackets."),
        )
    return PatientFolder(clinic / found[0].identifier)
