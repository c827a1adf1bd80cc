"""Reading a recording's MCAP file from its first byte on, whole or cut off.

MCAP is a row of records, each with its length in front; messages stand in compressed chunks with a checksum. A recording that was
not closed (the power went, the program was killed) ends anywhere: all records before that are good, so reading simply stops there.
A file that was closed and yet cannot be read to its end is damaged, and that is an error.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

import zstandard
from mcap.data_stream import ReadDataStream
from mcap.exceptions import McapError
from mcap.opcode import Opcode
from mcap.records import Attachment, Channel, Chunk, Metadata
from mcap.stream_reader import get_chunk_data_stream
from mcap.writer import MCAP0_MAGIC

from coach.errors import NewerVersionError, RecordingError
from coach.store.recordings.messages import SCHEMA_VERSION, Header, header_from_texts, is_time

METADATA: Final = "coach"
"""Name of the metadata record that holds the header."""
EXERCISE: Final = "exercise.toml"
"""Name of the attachment that holds the exercise's file as it was."""

PREFIX: Final = struct.Struct("<BQ")
"""What stands before each record: its kind, and its length in bytes."""
_MESSAGE: Final = struct.Struct("<HIQQ")
"""What stands before a message's content: its channel, its number, and two times."""
_FOOTER_BYTES: Final = PREFIX.size + 8 + 8 + 4
_CHUNK_LIMIT: Final = 64 * 2**20
_ASK_AGAIN: Final = (
    "Copy it again from where it came from, or save what can be read: coach recordings repair NAME"
)


def read_header(path: Path, *, lenient: bool = False) -> tuple[Header, bool]:
    """The header, and whether the recording was closed in order. Raises RecordingError where the file is not a recording of coach.

    lenient: an exercise's file that is damaged counts as none.
    """
    exercise_text = b""
    with _reading(path) as file:
        finished = _check_ends(path, file)
        for opcode, body in _records(file):
            if opcode == Opcode.ATTACHMENT:
                exercise_text = _exercise_text(path, body, lenient) or exercise_text
            if opcode == Opcode.METADATA:
                texts = _header_texts(path, body)
                if texts is not None:
                    return _header(path, texts, exercise_text), finished
    if finished:
        raise RecordingError(
            f"{path}: this MCAP file was not recorded by coach.", "Choose a recording of coach."
        )
    raise _cut_off_at_once(path)


def read_messages(path: Path, finished: bool) -> Iterator[tuple[str, bytes]]:
    """Topic and content of each message, in order. Raises RecordingError where a finished file cannot be read to its end."""
    topics: dict[int, str] = {}
    with _reading(path) as file:
        file.seek(len(MCAP0_MAGIC))
        for opcode, body in _records(file):
            if opcode == Opcode.DATA_END:
                return
            if opcode == Opcode.CHUNK:
                messages = _messages(body, topics)
                if messages is None:
                    break
                yield from messages
    if finished:
        raise RecordingError(f"{path}: the recording is damaged.", _ASK_AGAIN)


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise RecordingError(
            f"{path}: the recording cannot be read: {error.strerror or error}.",
            "Check the disk and the file's permissions.",
        ) from error


def _check_ends(path: Path, file: BinaryIO) -> bool:
    """Whether the file was closed in order; leaves it behind the first magic bytes. Raises RecordingError where it is no MCAP file."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - len(MCAP0_MAGIC) - _FOOTER_BYTES))
    end = file.read()
    file.seek(0)
    magic = file.read(len(MCAP0_MAGIC))
    if magic == MCAP0_MAGIC:
        return end.endswith(MCAP0_MAGIC) and end[:1] == bytes([Opcode.FOOTER])
    if MCAP0_MAGIC.startswith(magic):
        raise _cut_off_at_once(path)
    raise RecordingError(
        f"{path}: this file is not a recording.",
        "Choose the folder of a recording, or the session.mcap in it.",
    )


def _records(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each whole record from here on; stops at the first that is not whole."""
    place = file.tell()
    size = file.seek(0, os.SEEK_END)
    file.seek(place)
    while place + PREFIX.size <= size:
        opcode, length = PREFIX.unpack(file.read(PREFIX.size))
        place += PREFIX.size + length
        if opcode == 0 or place > size:
            return
        yield opcode, file.read(length)


def read_chunk(body: bytes) -> list[tuple[str, bytes]] | None:
    """Topic and content of each message of a chunk that stands alone; topics are empty where it does not name them itself."""
    return _messages(body, {})


def _messages(body: bytes, topics: dict[int, str]) -> list[tuple[str, bytes]] | None:
    """Topic and content of each message of a chunk, None where it is damaged; learns the chunk's topics."""
    try:
        chunk = Chunk.read(ReadDataStream(BytesIO(body)))
        size = (
            zstandard.frame_content_size(chunk.data)
            if chunk.compression == "zstd"
            else len(chunk.data)
        )
        if max(size, chunk.uncompressed_size) > _CHUNK_LIMIT:
            return None
        stream, length = get_chunk_data_stream(chunk, validate_crc=True)
        return list(_split(stream.read(length), topics))
    except (McapError, zstandard.ZstdError, struct.error, ValueError, OverflowError):
        return None


def _split(data: bytes, topics: dict[int, str]) -> Iterator[tuple[str, bytes]]:
    """The messages among a chunk's records. Raises ValueError where the last one is not whole."""
    place = 0
    while place < len(data):
        opcode, length = PREFIX.unpack_from(data, place)
        begin, place = place + PREFIX.size, place + PREFIX.size + length
        if place > len(data):
            raise ValueError("a record is cut off")
        if opcode == Opcode.MESSAGE:
            yield (
                topics.get(_MESSAGE.unpack_from(data, begin)[0], ""),
                data[begin + _MESSAGE.size : place],
            )
        elif opcode == Opcode.CHANNEL:
            channel = Channel.read(ReadDataStream(BytesIO(data[begin:place])))
            topics[channel.id] = channel.topic


def _exercise_text(path: Path, body: bytes, lenient: bool) -> bytes | None:
    """The exercise's file, if this attachment is that. Raises RecordingError where its checksum is wrong, lenient: gives None."""
    try:
        attachment = Attachment.read(ReadDataStream(BytesIO(body)))
        whole = zlib.crc32(body[:-4]) == struct.unpack("<I", body[-4:])[0]
    except (McapError, struct.error, ValueError, OverflowError):
        whole = False
    if not whole:
        if lenient:
            return None
        raise RecordingError(f"{path}: the recording is damaged at its beginning.", _ASK_AGAIN)
    return attachment.data if attachment.name == EXERCISE else None


def _header_texts(path: Path, body: bytes) -> dict[str, str] | None:
    """The texts of the header, if this metadata is that."""
    try:
        metadata = Metadata.read(ReadDataStream(BytesIO(body)))
    except (McapError, struct.error, ValueError, OverflowError) as error:
        raise RecordingError(
            f"{path}: the recording is damaged at its beginning.", _ASK_AGAIN
        ) from error
    return metadata.metadata if metadata.name == METADATA else None


def _header(path: Path, texts: dict[str, str], exercise_text: bytes) -> Header:
    version = texts.get("schema_version", "")
    if version.isdecimal() and int(version) > SCHEMA_VERSION:
        raise NewerVersionError(
            f"{path}: this recording was made by a newer coach (schema_version {version}; this coach reads up to {SCHEMA_VERSION}).",
            "Update coach and open it again.",
        )
    if version != str(SCHEMA_VERSION):
        raise RecordingError(
            f"{path}: the recording names no schema_version that ever was: {version!r}.", _ASK_AGAIN
        )
    try:
        header = header_from_texts(texts, exercise_text.decode())
    except ValueError as error:
        raise RecordingError(
            f"{path}: the header of the recording is not as coach writes it.", _ASK_AGAIN
        ) from error
    if not is_time(header.started_utc):
        raise RecordingError(
            f"{path}: the recording began at {header.started_utc[:80]!r}, which is no time.",
            _ASK_AGAIN,
        )
    return header


def _cut_off_at_once(path: Path) -> RecordingError:
    return RecordingError(
        f"{path}: the recording was cut off before its first second.",
        "There is nothing in it; it can be deleted.",
    )
