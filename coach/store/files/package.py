"""Packages: small zips of coach with a manifest, which people send to each other.

A package is not trusted. It may hold only files that its kind allows, each once, as plain files of
limited size, with the sizes and checksums that the manifest names. Everything is checked before
anything is used, nothing is unpacked to a path that the package names, and nothing is executed.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coach import __version__
from coach.bounded_read import read_beginning
from coach.errors import CoachError, find_reason
from coach.message import Message
from coach.store.files.atomic_write import atomic_path, explain_unwritten
from coach.store.files.names import RESERVED

MANIFEST: Final = "manifest.json"
DIRECTORY_LIMIT: Final = 2**20
"""Maximum size of the list of files at the end of a package, in bytes."""
UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)
"""What `zipfile` raises for a zip that is damaged or encrypted."""
COMPRESSIONS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of compression that are read; each of the others has errors of its own."""
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""Time of every file in a package, so that the bytes depend only on the content."""
_END: Final = b"PK\x05\x06"
_END_64: Final = b"PK\x06\x07"
_END_SIZE: Final = 22
_MANIFEST_LIMIT: Final = 2**20


@dataclass(frozen=True, slots=True)
class PackageKind:
    """A kind of package."""

    name: str
    """Its name in the manifest."""
    noun: str
    """What messages call it, with an article: "a prescription"."""
    ending: str
    """Of the names of its files."""
    version: int
    """Newest version that can be read."""
    pattern: re.Pattern[str]
    """Matches the names of the files that it may hold, besides the manifest."""
    limit: int
    """Maximum size of the package and of everything in it, in bytes."""
    hint: str
    """What to do if it is refused."""


def write_package(
    path: Path, kind: PackageKind, files: Mapping[str, bytes], *, overwrite: bool = False
) -> Path:
    """Write a package completely or not at all, and return its path. Equal files, equal bytes.

    Raises:
        CoachError: It is there already, is too large, or cannot be written.
    """
    content = pack(kind, files)
    try:
        with atomic_path(path, overwrite=overwrite) as part:
            part.write_bytes(content)
    except OSError as error:
        raise CoachError(*explain_unwritten(path, error)) from error
    return path


def pack(kind: PackageKind, files: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a package.

    Raises:
        CoachError: There is too much in it.
    """
    if sum(len(content) for content in files.values()) > kind.limit:
        raise CoachError(
            Message(
                "There is too much for one file: {kind} holds {size} MB at most.",
                kind=Message(kind.noun),
                size=kind.limit // 1_000_000,
            ),
            Message("Put less into it."),
        )
    listed = {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    }
    manifest = {"coach": kind.name, "version": kind.version, "made_by": __version__}
    text = json.dumps({**manifest, "files": listed}, indent=1).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ((MANIFEST, text), *sorted(files.items())):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o600) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def read_content(path: Path, kind: PackageKind) -> bytes:
    """Return the bytes of a package for `unpack`, at most one more than `unpack` accepts.

    Raises:
        CoachError: The package is missing, or cannot be read.
    """
    try:
        return read_beginning(path, kind.limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise CoachError(
            Message("{file}: cannot be read: {reason}.", file=path, reason=find_reason(error)),
            Message(kind.hint),
        ) from error


def unpack(content: bytes, path: Path, kind: PackageKind) -> dict[str, bytes]:
    """Return name -> content of the files in the bytes of a package.

    Args:
        content: The bytes.
        path: Used in error messages only.
        kind: What it should be.

    Raises:
        CoachError: The package is damaged, malicious, or of a newer coach.
    """
    if len(content) > kind.limit:
        raise _refuse(path, kind, Message("is too large"))
    _check_end(content, path, kind)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries, path, kind)
            manifest = _read_manifest(archive, path, kind)
            _check_names(entries, path, kind)
            return _read_files(archive, manifest, entries, path, kind)
    except (*UNREADABLE, OSError) as error:
        raise _refuse(
            path, kind, Message("cannot be read as a zip: {reason}", reason=find_reason(error))
        ) from error


def _check_end(content: bytes, path: Path, kind: PackageKind) -> None:
    """Refuse a zip that coach did not write, before its list of files is read."""
    end = content[-_END_SIZE:]
    if len(end) < _END_SIZE or not end.startswith(_END):
        raise _refuse(path, kind, Message("is not a file of coach"))
    if int.from_bytes(end[12:16], "little") > DIRECTORY_LIMIT or content[-42:-38] == _END_64:
        raise _refuse(path, kind, Message("holds too many files"))


def _check_entries(entries: Iterable[zipfile.ZipInfo], path: Path, kind: PackageKind) -> None:
    seen: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.filename
        if name.casefold() in seen:
            raise _refuse(path, kind, Message("holds {name} twice", name=name))
        seen.add(name.casefold())
        mode = entry.external_attr >> 16
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG) or name.endswith("/"):
            raise _refuse(
                path, kind, Message("{name} in it is a link or a device, not a file", name=name)
            )
        if entry.flag_bits & 0x1:
            raise _refuse(path, kind, Message("{name} in it is encrypted", name=name))
        if entry.compress_type not in COMPRESSIONS:
            raise _refuse(
                path, kind, Message("{name} in it is not compressed as zips usually are", name=name)
            )
        total += entry.file_size
        if total > kind.limit or (name == MANIFEST and entry.file_size > _MANIFEST_LIMIT):
            raise _refuse(path, kind, Message("{name} in it would grow without limit", name=name))


def _check_names(entries: Iterable[zipfile.ZipInfo], path: Path, kind: PackageKind) -> None:
    """Refuse names that such a package does not hold."""
    for entry in entries:
        name = entry.filename
        known = name == MANIFEST or kind.pattern.fullmatch(name) is not None
        if not known or entry.orig_filename != name or _is_reserved(name):
            raise _refuse(
                path,
                kind,
                Message("holds something that does not belong there: {name!r}", name=name[:80]),
            )


def _is_reserved(name: str) -> bool:
    """Return True for a name that Windows keeps for itself."""
    return any(RESERVED.match(part) for part in name.split("/"))


def _read_manifest(archive: zipfile.ZipFile, path: Path, kind: PackageKind) -> Mapping[str, Any]:
    try:
        manifest = json.loads(_read_entry(archive, MANIFEST, path, kind))
    except KeyError as error:
        raise _refuse(path, kind, Message("is not a file of coach")) from error
    except (ValueError, RecursionError) as error:
        raise _refuse(path, kind, Message("its list of contents is damaged")) from error
    if not isinstance(manifest, dict) or "coach" not in manifest:
        raise _refuse(path, kind, Message("is not a file of coach"))
    if manifest["coach"] != kind.name:
        raise CoachError(
            Message("{file}: is something other than {kind}.", file=path, kind=Message(kind.noun)),
            Message("Its name ends in {ending}.", ending=kind.ending),
        )
    version = manifest.get("version")
    if type(version) is not int or version < 1:
        raise _refuse(path, kind, Message("its list of contents is damaged"))
    if version > kind.version:
        raise CoachError(
            Message(
                "{file}: this file was written by a newer coach (version {version}; this coach "
                "reads {newest}).",
                file=path,
                version=version,
                newest=kind.version,
            ),
            Message("Update coach."),
        )
    return manifest


def _read_files(
    archive: zipfile.ZipFile,
    manifest: Mapping[str, Any],
    entries: Iterable[zipfile.ZipInfo],
    path: Path,
    kind: PackageKind,
) -> dict[str, bytes]:
    listed = manifest.get("files")
    names = {entry.filename for entry in entries} - {MANIFEST}
    if not isinstance(listed, dict) or set(listed) != names:
        raise _refuse(path, kind, Message("its list of contents does not fit what is in it"))
    files = {}
    for name in sorted(names):
        content, expected = _read_entry(archive, name, path, kind), listed[name]
        actual = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        if expected != actual:
            raise _refuse(path, kind, Message("{name} in it is not as it was written", name=name))
        files[name] = content
    return files


def _read_entry(archive: zipfile.ZipFile, name: str, path: Path, kind: PackageKind) -> bytes:
    """Return the content of one file, up to its declared size."""
    size = archive.getinfo(name).file_size
    with archive.open(name) as source:
        content = source.read(size + 1)
    if len(content) != size:
        raise _refuse(path, kind, Message("{name} in it is larger than it says", name=name))
    return content


def _refuse(path: Path, kind: PackageKind, what: Message) -> CoachError:
    return CoachError(Message("{file}: {what}.", file=path, what=what), Message(kind.hint))
