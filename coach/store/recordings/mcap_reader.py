"""Read the MCAP file of a recording from its first byte, complete or cut off.

MCAP is a sequence of records, each with its length in front; messages are in compressed chunks with
a checksum. A recording that was not closed (power failure, killed program) may end anywhere: all
records before that are good, so reading stops there. A file that was closed and cannot be read to
its end is damaged, which is an error.
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

from coach.errors import NewerVersionError, RecordingError, find_reason
from coach.message import Message
from coach.store.recordings.messages import (
    FIRST_VERSION,
    SCHEMA_VERSION,
    Header,
    header_from_texts,
    is_time,
)

METADATA: Final = "coach"
"""Name of the metadata record with the header."""
EXERCISE: Final = "exercise.toml"
"""Name of the attachment with the exercise file."""

PREFIX: Final = struct.Struct("<BQ")
"""In front of each record: its kind, and its length in bytes."""
_MESSAGE: Final = struct.Struct("<HIQQ")
"""In front of a message's content: channel, number and two times."""
FOOTER_BYTES: Final = PREFIX.size + 8 + 8 + 4
_CHUNK_LIMIT: Final = 64 * 2**20
_ASK_AGAIN: Final = Message(
    "Copy it again from where it came from, or save what can be read: coach recordings repair NAME"
)


def read_header(path: Path, *, lenient: bool = False) -> tuple[Header, bool]:
    """Return the header, and True if the recording was closed properly.

    Args:
        path: The MCAP file.
        lenient: Treat a damaged exercise file as missing.

    Raises:
        NewerVersionError: The recording was made by a newer coach.
        RecordingError: The file is not a recording of coach.
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
            Message("{path}: this MCAP file was not recorded by coach.", path=path),
            Message("Choose a recording of coach."),
        )
    raise _cut_off_at_once(path)


def read_messages(path: Path, finished: bool) -> Iterator[tuple[str, bytes]]:
    """Yield topic and content of each message, in order.

    Raises:
        RecordingError: A finished file cannot be read to its end.
    """
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
        raise RecordingError(Message("{path}: the recording is damaged.", path=path), _ASK_AGAIN)


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise RecordingError(
            Message(
                "{path}: the recording cannot be read: {reason}.",
                path=path,
                reason=find_reason(error),
            ),
            Message("Check the disk and the file's permissions."),
        ) from error


def _check_ends(path: Path, file: BinaryIO) -> bool:
    """Return True if the file was closed properly; leave it after the first magic bytes.

    Raises:
        RecordingError: This is not an MCAP file.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - len(MCAP0_MAGIC) - FOOTER_BYTES))
    end = file.read()
    file.seek(0)
    magic = file.read(len(MCAP0_MAGIC))
    if magic == MCAP0_MAGIC:
        return end.endswith(MCAP0_MAGIC) and end[:1] == bytes([Opcode.FOOTER])
    if MCAP0_MAGIC.startswith(magic):
        raise _cut_off_at_once(path)
    raise RecordingError(
        Message("{path}: this file is not a recording.", path=path),
        Message("Choose the folder of a recording, or the session.mcap in it."),
    )


def _records(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of each complete record from here on."""
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
    """Return topic and content of each message of a single chunk.

    Topics that the chunk does not define are empty. None if it is damaged.
    """
    return _messages(body, {})


def _messages(body: bytes, topics: dict[int, str]) -> list[tuple[str, bytes]] | None:
    """Return topic and content of each message, and add new topics; None if it is damaged."""
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
    """Yield the messages among the records of a chunk.

    Raises:
        ValueError: The last record is incomplete.
    """
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
    """Return the exercise file, if this attachment is one.

    Raises:
        RecordingError: Its checksum is wrong. If lenient, return None instead.
    """
    try:
        attachment = Attachment.read(ReadDataStream(BytesIO(body)))
        whole = zlib.crc32(body[:-4]) == struct.unpack("<I", body[-4:])[0]
    except (McapError, struct.error, ValueError, OverflowError):
        whole = False
    if not whole:
        if lenient:
            return None
        raise RecordingError(
            Message("{path}: the recording is damaged at its beginning.", path=path), _ASK_AGAIN
        )
    return attachment.data if attachment.name == EXERCISE else None


def _header_texts(path: Path, body: bytes) -> dict[str, str] | None:
    """Return the texts of the header, if this metadata is one."""
    try:
        metadata = Metadata.read(ReadDataStream(BytesIO(body)))
    except (McapError, struct.error, ValueError, OverflowError) as error:
        raise RecordingError(
            Message("{path}: the recording is damaged at its beginning.", path=path), _ASK_AGAIN
        ) from error
    return metadata.metadata if metadata.name == METADATA else None


def _header(path: Path, texts: dict[str, str], exercise_text: bytes) -> Header:
    version = texts.get("schema_version", "")
    if version.isdecimal() and int(version) > SCHEMA_VERSION:
        raise NewerVersionError(
            Message(
                "{path}: this recording was made by a newer coach (schema_version "
                "{version}; this coach reads up to {newest}).",
                path=path,
                version=version,
                newest=SCHEMA_VERSION,
            ),
            Message("Update coach and open it again."),
        )
    if not version.isdecimal() or int(version) < FIRST_VERSION:
        raise RecordingError(
            Message(
                "{path}: the schema_version of the recording is unknown: {version!r}.",
                path=path,
                version=version,
            ),
            _ASK_AGAIN,
        )
    try:
        header = header_from_texts(texts, exercise_text.decode())
    except ValueError as error:
        raise RecordingError(
            Message("{path}: the header of the recording is not as coach writes it.", path=path),
            _ASK_AGAIN,
        ) from error
    if not is_time(header.started_utc):
        raise RecordingError(
            Message(
                "{path}: the recording began at {time!r}, which is not a time.",
                path=path,
                time=header.started_utc[:80],
            ),
            _ASK_AGAIN,
        )
    return header


def _cut_off_at_once(path: Path) -> RecordingError:
    return RecordingError(
        Message("{path}: the recording was cut off before its first second.", path=path),
        Message("There is nothing in it; it can be deleted."),
    )
