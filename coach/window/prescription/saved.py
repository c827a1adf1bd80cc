"""Write a prescription that is being made, and tell what was written. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from coach.report.output import open_output
from coach.store.clinic.folder import add_prescription, find_clinic_folder
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.hip_limits import describe_allowed_flexion
from coach.store.prescriptions.suitability import describe_left_out
from coach.store.settings.settings import load_settings
from coach.window.prescription.draft import Draft
from coach.window.translation.translate import tr


@dataclass(frozen=True, slots=True)
class SavedPrescription:
    """A prescription that was written, and what to tell about it."""

    built: LoadedPrescription
    words: str
    """The file, and what does not fit the patient and is therefore left out."""


def save_draft(draft: Draft, path: Path, today: dt.date, force: bool = True) -> SavedPrescription:
    """Write the prescription, and keep it with the patients if there is a folder.

    It is kept with the patients only if the file can be written.

    Args:
        draft: The prescription.
        path: The file.
        today: The day on which it is issued.
        force: Whether a file that is there is replaced.

    Raises:
        CoachError: Something in it is wrong, or it cannot be written.
    """
    built = draft.build(today)
    with open_output(path, force=force) as part:
        part.write_bytes(built.content)
        if load_settings().clinic_folder:
            add_prescription(find_clinic_folder(), built)
    limits = (describe_allowed_flexion(*each) for each in built.prescription.hip_limits.items())
    told = [tr("Written: {file}", file=str(path)), *map(tr, (*limits, *describe_left_out(built)))]
    return SavedPrescription(built, "\n".join(told))
