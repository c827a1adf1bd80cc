"""Makes bad recordings from valid ones: MCAP records are doubled, dropped, swapped, changed."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from random import Random
from typing import Final

import zstandard
from mcap.opcode import Opcode

from coach.store.recordings.mcap_reader import PREFIX

from .mutation import Mutate, mutate_bytes

_CHUNK: Final = struct.Struct("<QQQI")
_ENDS: Final = 8
"""Bytes in front of the first record of an MCAP file."""
_LARGEST_CHUNK: Final = 2**20
"""Maximum number of bytes that are unpacked to be changed."""


def mix_records(seeds: Iterable[bytes]) -> Mutate:
    """Double, drop and swap the records of an MCAP file.

    The contents of compressed chunks are changed, without their checksums.
    """
    pool = [record for seed in seeds for record in _split(seed)]

    def mutate(content: bytes, chance: Random) -> bytes:
        """Insert, delete or change a record."""
        records = _split(content)
        place = chance.randrange(len(records))
        act = chance.randrange(5)
        if act == 0:
            records.insert(place, chance.choice(pool))
        elif act == 1 and len(records) > 1:
            del records[place]
        elif act == 2:
            records[place] = mutate_bytes(records[place], chance)
        else:
            chunks = [
                number
                for number, record in enumerate(records)
                if record[:1] == bytes([Opcode.CHUNK])
            ]
            place = chance.choice(chunks or [place])
            records[place] = _change_chunk(records[place], chance)
        return b"".join(records)

    return mutate


def _split(content: bytes) -> list[bytes]:
    """Return the first bytes, each record, and the remainder."""
    records, place = [content[:_ENDS]], _ENDS
    while place + PREFIX.size <= len(content):
        end = place + PREFIX.size + PREFIX.unpack_from(content, place)[1]
        if end > len(content):
            break
        records.append(content[place:end])
        place = end
    return [*records, content[place:]]


def _change_chunk(record: bytes, chance: Random) -> bytes:
    begin = PREFIX.size + _CHUNK.size + 4 + 4 + 8
    try:
        first, last, size, _ = _CHUNK.unpack_from(record, PREFIX.size)
        if not 0 <= zstandard.frame_content_size(record[begin:]) <= _LARGEST_CHUNK:
            return mutate_bytes(record, chance)
        packed = zstandard.compress(mutate_bytes(zstandard.decompress(record[begin:]), chance))
    except (struct.error, zstandard.ZstdError):
        return mutate_bytes(record, chance)
    size = zstandard.frame_content_size(packed)
    body = (
        _CHUNK.pack(first, last, size, 0)
        + struct.pack("<I", 4)
        + b"zstd"
        + struct.pack("<Q", len(packed))
        + packed
    )
    return PREFIX.pack(Opcode.CHUNK, len(body)) + body
