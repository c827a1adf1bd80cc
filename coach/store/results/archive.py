"""Write and read results as one file, a package that ends in ``.coachresults``."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pydantic

from coach.errors import CoachError, RecordingError
from coach.message import Message, translatable
from coach.store.files import locations
from coach.store.files.package import PackageKind, pack, read_content, unpack
from coach.store.recordings.temporary_folder import cut_folder
from coach.store.recordings.zip_archive import KnownRecordingError, unpack_recording
from coach.store.results.document import Results

ENDING: Final = ".coachresults"
RESULTS_FILE: Final = "results.json"
_RECORDING: Final = re.compile(r"recordings/([A-Za-z0-9][\w.-]{0,150})\.zip")
PACKAGE: Final = PackageKind(
    name="results",
    noun=translatable("a file of results"),
    ending=ENDING,
    version=5,
    pattern=re.compile(rf"results\.json|{_RECORDING.pattern}"),
    limit=200_000_000,
    hint=translatable("Ask whoever gave it to you to send it again."),
)


@dataclass(frozen=True, slots=True)
class LoadedResults:
    """Results, checked as a whole."""

    results: Results
    recordings: Mapping[str, bytes]
    """Name -> packed recording, for those that came along."""
    content: bytes
    """The bytes of the file."""

    @property
    def sha256(self) -> str:
        """Checksum of the file."""
        return hashlib.sha256(self.content).hexdigest()


def pack_results(results: Results, recordings: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a file of results.

    Raises:
        CoachError: There is too much in it.
    """
    files = {f"recordings/{name}.zip": content for name, content in recordings.items()}
    text = results.model_dump_json(exclude_defaults=True)
    kind = dataclasses.replace(PACKAGE, version=_find_version(results))
    return pack(kind, {RESULTS_FILE: text.encode(), **files})


def _find_version(results: Results) -> int:
    """Return the oldest version that can hold these results: earlier versions of coach read it."""
    if any(task.parts for day in results.days for task in day.tasks):
        return 5
    pains = [pain for session in results.sessions for pain in session.pains]
    if any(session.was_begun is not None for session in results.sessions):
        return 4
    planned = results.left_out or any(day.revision is not None for day in results.days)
    if planned or any(pain.during for pain in pains):
        return 3
    return 2 if pains else 1


def read_results(path: Path) -> LoadedResults:
    """Read a file of results and check everything in it.

    Raises:
        CoachError: The file is missing, damaged, malicious, or of a newer coach.
    """
    return parse_results(read_content(path, PACKAGE), path)


def parse_results(content: bytes, path: Path) -> LoadedResults:
    """Check the bytes of a file of results.

    Args:
        content: The bytes.
        path: Used in error messages only.

    Raises:
        CoachError: As `read_results`.
    """
    return _parse(unpack(content, path, PACKAGE), path, content)


@dataclass(frozen=True, slots=True)
class UnpackResult:
    """What became of the recordings that came with results."""

    new: Sequence[Path]
    """Folders of those that were unpacked."""
    known: Sequence[Path]
    """Folders of those that were there already."""
    refused: Sequence[CoachError]
    """What is wrong with the others."""


def unpack_recordings(loaded: LoadedResults, folder: Path) -> UnpackResult:
    """Unpack the recordings that came along, each checked to the last byte.

    Args:
        loaded: The results.
        folder: Where they are unpacked; it is made if it is missing.

    Raises:
        CoachError: There are none, or the folder cannot be made.
    """
    if not loaded.recordings:
        raise CoachError(
            Message("No recordings came with these results."),
            Message("Ask for them: coach results pack --poses"),
        )
    locations.make_private(folder)
    new, known, refused = list[Path](), list[Path](), list[CoachError]()
    with tempfile.TemporaryDirectory() as name:
        for recording, content in sorted(loaded.recordings.items()):
            file = Path(name) / f"{recording}.zip"
            file.write_bytes(content)
            try:
                new.append(unpack_recording(file, folder))
            except KnownRecordingError as error:
                known.append(error.folder)
            except RecordingError as error:
                refused.append(RecordingError(cut_folder(error.message, Path(name)), error.hint))
            file.unlink()
    return UnpackResult(new, known, refused)


def _parse(files: Mapping[str, bytes], path: Path, content: bytes) -> LoadedResults:
    try:
        results = Results.model_validate_json(files[RESULTS_FILE])
    except KeyError as error:
        raise CoachError(
            Message("{file}: holds no {file_name}.", file=path, file_name=RESULTS_FILE),
            Message(PACKAGE.hint),
        ) from error
    except pydantic.ValidationError as error:
        detail = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in detail["loc"])
        raise CoachError(
            Message(
                "{file}: {place} in it is wrong: {reason}.",
                file=path,
                place=place[:200],
                reason=detail["msg"][:200],
            ),
            Message(PACKAGE.hint),
        ) from error
    recordings = {
        match[1]: data for name, data in files.items() if (match := _RECORDING.fullmatch(name))
    }
    return LoadedResults(results, recordings, content)
