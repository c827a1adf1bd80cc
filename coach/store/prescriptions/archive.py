"""Read and write a prescription as one file, a package that ends in ``.coach``."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.message import Message, translatable
from coach.store.exercises.loader import parse_exercise
from coach.store.files.package import PackageKind, pack, read_content, unpack
from coach.store.prescriptions import definition
from coach.store.prescriptions.definition import Prescription, render_prescription
from coach.store.programmes.loader import LoadedProgramme, parse_programme
from coach.store.programmes.writer import render_programme
from coach.store.toml.reader import SIZE_LIMIT

ENDING: Final = ".coach"
NAME: Final = "prescription"
"""Name of the programme of a prescription."""
HEAD_FILE: Final = "prescription.toml"
PROGRAMME_FILE: Final = "programme.toml"
_EXERCISE: Final = re.compile(r"exercises/([A-Za-z0-9][A-Za-z0-9_.-]{0,79})\.toml")
PACKAGE: Final = PackageKind(
    name="prescription",
    noun=translatable("a prescription"),
    ending=ENDING,
    version=3,
    pattern=re.compile(rf"prescription\.toml|programme\.toml|{_EXERCISE.pattern}"),
    limit=8_000_000,
    hint=translatable("Ask whoever gave it to you to send it again."),
)


@dataclass(frozen=True, slots=True)
class LoadedPrescription:
    """A prescription, checked as a whole."""

    prescription: Prescription
    programme: LoadedProgramme
    own: Mapping[str, str]
    """Name -> text of the exercises that come with it."""
    content: bytes
    """The bytes of its file."""

    @property
    def sha256(self) -> str:
        """Checksum of the file."""
        return hashlib.sha256(self.content).hexdigest()


def read_prescription(path: Path) -> LoadedPrescription:
    """Read a prescription and check everything in it, without changing anything.

    Raises:
        CoachError: The file is missing, damaged, malicious, or of a newer coach; or a programme
            or an exercise in it is wrong.
    """
    return parse_prescription(read_content(path, PACKAGE), path)


def parse_prescription(content: bytes, path: Path) -> LoadedPrescription:
    """Check the bytes of a prescription.

    Args:
        content: The bytes of its file.
        path: Used in error messages only.

    Raises:
        CoachError: As `read_prescription`.
    """
    return _parse(unpack(content, path, PACKAGE), path, content)


def pack_prescription(
    prescription: Prescription, programme: LoadedProgramme, own: Mapping[str, str]
) -> bytes:
    """Return the bytes of a prescription.

    Args:
        prescription: Who prescribes to whom.
        programme: What is prescribed; its included programmes are part of it.
        own: Name -> text of the exercises that come with it.

    Raises:
        CoachError: There is too much in it.
    """
    complete = programme.programme.model_copy(update={"include": ()})
    files = {
        HEAD_FILE: render_prescription(prescription),
        PROGRAMME_FILE: render_programme(complete),
        **{f"exercises/{name}.toml": text for name, text in own.items()},
    }
    kind = dataclasses.replace(PACKAGE, version=_find_version(prescription))
    return pack(kind, {name: text.encode() for name, text in files.items()})


def _find_version(prescription: Prescription) -> int:
    """Return the oldest version that knows all keys: older ones of coach then ask for an update."""
    limits = prescription.hip_limits.values()
    if any(each.until is not None for each in limits):
        return 3
    return 2 if limits else 1


def _parse(files: Mapping[str, bytes], path: Path, content: bytes) -> LoadedPrescription:
    texts = {name: _decode(text, path, name) for name, text in files.items()}
    for name in (HEAD_FILE, PROGRAMME_FILE):
        if name not in texts:
            raise CoachError(
                Message("{file}: holds no {file_name}.", file=path, file_name=name),
                Message(PACKAGE.hint),
            )
    place = path / HEAD_FILE
    data = definition.KIND.parse(texts[HEAD_FILE], place)
    prescription = definition.KIND.validate(data, place, Message(PACKAGE.hint), texts[HEAD_FILE])
    own: dict[str, str] = {}
    exercises: dict[str, Exercise] = {}
    for file, text in texts.items():
        if match := _EXERCISE.fullmatch(file):
            own[match[1]] = text
            exercises[match[1]] = parse_exercise(text, match[1], path / file).exercise
    programme = parse_programme(texts[PROGRAMME_FILE], path / PROGRAMME_FILE, exercises, NAME)
    return LoadedPrescription(prescription, programme, own, content)


def _decode(content: bytes, path: Path, name: str) -> str:
    if len(content) > SIZE_LIMIT:
        raise CoachError(
            Message("{file}: {name} in it is larger than a page of text.", file=path, name=name),
            Message(PACKAGE.hint),
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CoachError(
            Message("{file}: {name} in it is not UTF-8 text.", file=path, name=name),
            Message(PACKAGE.hint),
        ) from error
