"""Pack a recording into a zip and unpack it on another computer. Equal recordings give equal bytes.

A zip is not trusted: it may hold only files of coach, each once, unencrypted and of limited size.
It is unpacked aside, checked to the last byte, and then moved to the recordings as a whole.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
from pathlib import Path
from typing import IO, Final

from coach.errors import CoachError, RecordingError, find_reason
from coach.message import Message, join_with
from coach.store.files import locations
from coach.store.files.atomic_write import atomic_path, explain_unwritten
from coach.store.files.checksums import sum_up_file
from coach.store.files.package import COMPRESSIONS, EARLIEST, UNREADABLE
from coach.store.recordings.file_names import FILE_NAME, VIDEO_NAME
from coach.store.recordings.folders import make_folder, name_folder
from coach.store.recordings.integrity import check_recording
from coach.store.recordings.recording import FILES, open_recording, require_unlocked
from coach.store.recordings.search import find_folders
from coach.store.recordings.temporary_folder import UNPACKING, cut_folder, temporary_folder
from coach.store.settings import folders

LIMITS: Final = {
    name: 4 * 2**30 if name == FILE_NAME else 64 * 2**30 if name == VIDEO_NAME else 4096
    for name in FILES
}
"""Maximum size of each file, in bytes."""
RATIO: Final = 20
"""Maximum compression ratio: ours are compressed already, so a higher one is a zip bomb."""
_BLOCK: Final = 2**20
_HINT: Final = Message("Use one that coach saved, and copy it again.")


class KnownRecordingError(RecordingError):
    """A recording that is to be added is in the folder already."""

    def __init__(self, file: Path, folder: Path) -> None:
        super().__init__(
            Message("{file}: its recording is here already: {name}.", file=file, name=folder.name),
            Message("Look at it in the list of recordings."),
        )
        self.folder = folder
        """The folder of the recording that is there."""


def pack_recording(path: Path, target: Path, *, overwrite: bool = False) -> Path:
    """Write a recording into a zip, completely or not at all, and return its path.

    Args:
        path: Folder of the recording.
        target: The zip, or a folder for a zip with the recording's name.
        overwrite: Whether the zip takes the place of an existing one, once it is complete.

    Raises:
        RecordingError: There is no recording, it is being written, or the zip exists or cannot
            be written. An existing zip is then unchanged.
    """
    recording = open_recording(path)
    folder = recording.path.resolve().parent
    require_unlocked(recording.path)
    file = target / f"{folder.name}.zip" if target.is_dir() else target
    try:
        with atomic_path(file, overwrite=overwrite) as part, part.open("wb") as stream:
            _write(stream, folder)
    except OSError as error:
        raise RecordingError(*explain_unwritten(file, error)) from error
    return file


def unpack_recording(file: Path, folder: Path | None = None) -> Path:
    """Unpack a recording and return its folder. After an error nothing is left behind.

    Args:
        file: The zip.
        folder: Folder of recordings; the configured one by default.

    Raises:
        KnownRecordingError: The recording exists here.
        RecordingError: The zip is damaged, invalid or malicious.
    """
    parent = locations.make_private(folders.recordings_folder() if folder is None else folder)
    with temporary_folder(parent, UNPACKING) as aside:
        try:
            with zipfile.ZipFile(file) as archive:
                for entry in _allow(file, archive.infolist(), shutil.disk_usage(parent).free):
                    with archive.open(entry) as source:
                        _extract(file, source, aside / entry.filename, entry.file_size)
        except UNREADABLE as error:
            raise _refuse(
                file, Message("cannot be read as a zip: {reason}", reason=find_reason(error))
            ) from error
        except OSError as error:
            raise RecordingError(
                Message(
                    "{file}: cannot be unpacked: {reason}.", file=file, reason=find_reason(error)
                ),
                Message("Check the file and the disk."),
            ) from error
        return _take_in(file, aside, parent)


def _write(stream: IO[bytes], folder: Path) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(FILES):
            if (folder / name).is_file():
                entry = zipfile.ZipInfo(name, EARLIEST)
                entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o600) << 16
                with (
                    (folder / name).open("rb") as source,
                    archive.open(entry, "w", force_zip64=True) as packed,
                ):
                    shutil.copyfileobj(source, packed, _BLOCK)


def _allow(file: Path, entries: list[zipfile.ZipInfo], free: int) -> list[zipfile.ZipInfo]:
    """Return the entries if all of them are valid.

    Raises:
        RecordingError: An entry is invalid.
    """
    names = [entry.filename for entry in entries]
    if FILE_NAME not in names:
        raise _refuse(file, Message("holds no {file_name}", file_name=FILE_NAME))
    for entry in entries:
        name, mode = entry.filename, entry.external_attr >> 16
        if name not in FILES or entry.orig_filename != name:
            raise _refuse(
                file,
                Message(
                    "holds something that is not part of a recording: {name!r}", name=name[:80]
                ),
            )
        if names.count(name) > 1:
            raise _refuse(file, Message("holds {name} twice", name=name))
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG) or entry.is_dir():
            raise _refuse(
                file, Message("{name} in it is a link or a device, not a file", name=name)
            )
        if entry.flag_bits & 0x1:
            raise _refuse(file, Message("{name} in it is encrypted", name=name))
        if entry.compress_type not in COMPRESSIONS:
            raise _refuse(
                file, Message("{name} in it is not compressed as zips usually are", name=name)
            )
        if entry.file_size > LIMITS[name]:
            raise _refuse(
                file, Message("{name} in it is larger than a recording can be", name=name)
            )
        if entry.file_size > RATIO * entry.compress_size + 2**16:
            raise _refuse(file, Message("{name} in it would grow without limit", name=name))
    if sum(entry.file_size for entry in entries) > free:
        raise RecordingError(
            Message("{file}: there is not enough space on the disk for what is in it.", file=file),
            Message("Free some space."),
        )
    return entries


def _extract(file: Path, source: IO[bytes], target: Path, size: int) -> None:
    """Write one file, up to its declared size."""
    with target.open("xb") as stream:
        target.chmod(0o600)
        left = size
        while block := source.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise _refuse(
                    file, Message("{name} in it is larger than it says", name=target.name)
                )
            stream.write(block)


def _take_in(file: Path, aside: Path, parent: Path) -> Path:
    """Check the unpacked recording and move it to its place."""
    try:
        checked = check_recording(aside)
    except CoachError as error:
        raise _refuse(file, cut_folder(error.message, aside)) from error
    if checked.problems:
        raise _refuse(
            file,
            Message(
                "its recording is damaged: {problems}",
                problems=join_with(" ", [cut_folder(each, aside) for each in checked.problems]),
            ),
        )
    size, checksum = (aside / FILE_NAME).stat().st_size, sum_up_file(aside / FILE_NAME)
    for known in find_folders(parent):
        if _is_same(known / FILE_NAME, size, checksum):
            raise KnownRecordingError(file, known)
    folder = make_folder(parent, name_folder(open_recording(aside).header))
    for path in sorted(aside.iterdir()):
        path.replace(folder / path.name)
    return folder


def _is_same(file: Path, size: int, checksum: str) -> bool:
    try:
        return file.stat().st_size == size and sum_up_file(file) == checksum
    except OSError:  # what may not be read cannot be compared
        return False


def _refuse(file: Path, what: str) -> RecordingError:
    sentence = "{file}: {what}" if what.endswith(".") else "{file}: {what}."
    return RecordingError(Message(sentence, file=file, what=what), _HINT)
