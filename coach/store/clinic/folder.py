"""The folder of a clinic: one folder for each patient, named by the identifier.

``PATIENT/prescriptions/`` holds what was prescribed, ``PATIENT/results/`` what came back. Both are
written once and never changed, under names made of their checksums, so that the same file received
twice, or on two computers, is one file. ``PATIENT/overview.json`` is made of them and may be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from coach.errors import CoachError, find_reason
from coach.message import Message
from coach.store.clinic.lock import lock_folder
from coach.store.files.atomic_write import atomic_path
from coach.store.files.locations import explain_unmade
from coach.store.prescriptions.archive import (
    ENDING,
    LoadedPrescription,
    read_prescription,
)
from coach.store.results.archive import ENDING as RESULTS_ENDING
from coach.store.results.archive import LoadedResults, read_results
from coach.store.settings.pose_model import find_whole_path
from coach.store.settings.settings import find_settings_file, load_settings

PRESCRIPTIONS: Final = "prescriptions"
RESULTS: Final = "results"
_IDENTIFIER: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SUM_LENGTH: Final = 16

Received = Literal["new", "known"]


@dataclass(frozen=True, slots=True)
class PatientFolder:
    """The folder of one patient."""

    path: Path

    @property
    def identifier(self) -> str:
        """The patient's identifier."""
        return self.path.name

    def list_prescriptions(self) -> list[Path]:
        """Return the files of what was prescribed, oldest first.

        Raises:
            CoachError: Their folder cannot be read.
        """
        return _list(self.path / PRESCRIPTIONS, ENDING)

    def list_results(self) -> list[Path]:
        """Return the files of what came back.

        Raises:
            CoachError: Their folder cannot be read.
        """
        return _list(self.path / RESULTS, RESULTS_ENDING)

    def read_newest_prescription(self) -> LoadedPrescription:
        """Return what is prescribed now.

        Raises:
            CoachError: There is none, or its file is damaged.
        """
        files = self.list_prescriptions()
        if not files:
            raise CoachError(
                Message("{folder}: nothing is prescribed here.", folder=self.path),
                Message("Take the folder out of the folder of patients."),
            )
        return read_prescription(files[-1])


def find_clinic_folder(chosen: Path | None = None) -> Path:
    """Return the folder of the clinic.

    Args:
        chosen: The one of the settings by default.

    Raises:
        CoachError: There is none.
    """
    folder = chosen
    if folder is None:
        setting = load_settings().clinic_folder
        folder = find_whole_path(setting, find_settings_file().parent) if setting else None
    if folder is None:
        raise CoachError(
            Message("Where are the patients?"),
            Message(
                "Name their folder once: coach settings set clinic_folder FOLDER; or for one "
                "call: --clinic FOLDER"
            ),
        )
    try:
        wrong = folder.exists() and not folder.is_dir()
    except OSError as error:
        raise _explain_unreadable(folder, error) from error
    if wrong:
        raise CoachError(
            Message("{path} is not a folder.", path=folder), Message("Name a folder for patients.")
        )
    return folder


def list_patients(clinic: Path) -> list[PatientFolder]:
    """Return the folders of all patients, by identifier; other folders are ignored.

    Raises:
        CoachError: The folder of the clinic is missing, or cannot be read.
    """
    try:
        names = sorted(path.name for path in clinic.iterdir() if path.is_dir())
    except FileNotFoundError as error:
        raise CoachError(
            Message("{folder}: there is no such folder of patients.", folder=clinic),
            Message("Connect its drive. If it is new, the first prescription makes it."),
        ) from error
    except OSError as error:
        raise _explain_unreadable(clinic, error) from error
    return [PatientFolder(clinic / name) for name in names if _IDENTIFIER.fullmatch(name)]


def _explain_unreadable(folder: Path, error: OSError) -> CoachError:
    return CoachError(
        Message("{folder}: cannot be read: {reason}.", folder=folder, reason=find_reason(error)),
        Message("Check the disk and the permissions."),
    )


def add_prescription(clinic: Path, loaded: LoadedPrescription) -> Received:
    """Keep a prescription with its patient, who is new if the identifier is.

    Raises:
        CoachError: Another one with its number is kept already, or it cannot be written.
    """
    head = loaded.prescription
    folder = clinic / head.identifier / PRESCRIPTIONS
    _make(folder)
    with lock_folder(folder):
        name = f"{head.revision:05d}-{loaded.sha256[:_SUM_LENGTH]}{ENDING}"
        number = f"{head.revision:05d}-"
        known = _list(folder, ENDING)
        if any(path.name == name for path in known):
            return "known"
        if any(path.name.startswith(number) for path in known):
            raise CoachError(
                Message(
                    "Prescription {revision} of this patient is there already.",
                    revision=head.revision,
                ),
                Message("Begin with the patient's newest prescription."),
            )
        _write(folder / name, loaded.content)
    return "new"


def add_results(clinic: Path, loaded: LoadedResults, file: Path) -> Received:
    """Keep results with the patient whose identifier they carry.

    Args:
        clinic: Folder of the clinic.
        loaded: The results.
        file: Used in error messages only.

    Raises:
        CoachError: There is no such patient, the folder of the clinic cannot be read, or the
            results cannot be written.
    """
    patient = clinic / loaded.results.identifier
    if PatientFolder(patient) not in list_patients(clinic):
        raise CoachError(
            Message(
                "{file}: its patient ({identifier}) is not in {clinic}.",
                file=file,
                identifier=loaded.results.identifier,
                clinic=clinic,
            ),
            Message("Add the patient's prescription first: the file that ends in .coach."),
        )
    folder = _make(patient / RESULTS)
    target = folder / f"{loaded.sha256[:_SUM_LENGTH]}{RESULTS_ENDING}"
    if target.is_file() and target.stat().st_size == len(loaded.content):
        return "known"
    _write(target, loaded.content)
    return "new"


def receive(clinic: Path, file: Path) -> tuple[Received, str]:
    """Keep a file that was sent: results, or a prescription that was made elsewhere.

    Return whether it is new, and the identifier of its patient.

    Raises:
        CoachError: The file is wrong, of an unknown patient, or cannot be kept.
    """
    if file.suffix == ENDING:
        prescription = read_prescription(file)
        return add_prescription(clinic, prescription), prescription.prescription.identifier
    results = read_results(file)
    return add_results(clinic, results, file), results.results.identifier


def _make(folder: Path) -> Path:
    """Create a folder for everybody who may use the folder of the clinic."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CoachError(
            explain_unmade(folder, error),
            Message("Make the folder writable, or free some space."),
        ) from error
    return folder


def _list(folder: Path, ending: str) -> list[Path]:
    """Return the files in a folder with this ending; none if the folder is missing."""
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.name.endswith(ending) and not path.name.startswith(".") and path.is_file()
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _explain_unreadable(folder, error) from error


def _write(path: Path, content: bytes) -> None:
    try:
        with atomic_path(path, private=False) as part:
            part.write_bytes(content)
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be written: {reason}.", path=path, reason=find_reason(error)),
            Message("Make the folder writable, or free some space."),
        ) from error


def expand_files(paths: Iterable[Path]) -> list[Path]:
    """Return these files, and of folders the prescriptions and results that lie in them.

    Raises:
        CoachError: A folder cannot be read.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += [*_list(path, ENDING), *_list(path, RESULTS_ENDING)]
        else:
            files.append(path)
    return files


def iterate_results(patient: PatientFolder) -> Iterator[LoadedResults | CoachError]:
    """Yield everything that came back from a patient; an error in place of a damaged file."""
    for path in patient.list_results():
        try:
            yield read_results(path)
        except CoachError as error:
            yield error
