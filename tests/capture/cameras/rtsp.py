"""A small RTSP camera (RFC 2326) with scripted faults.

It sends JPEG (RFC 2435) or H.264 (RFC 6184) within its one connection.
"""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from numpy.typing import NDArray

from tests.capture.cameras.loopback import Loopback, Script, encode

Method = Literal["OPTIONS", "DESCRIBE", "SETUP", "PLAY"]
FITS = 200
"""Bytes of a picture in one packet: few, so that a picture takes several."""
STEP = 3600
"""Time from one picture to the next, in units of 1/90000 s."""
JPEG, H264 = 26, 96
"""RTP payload types."""
SDP = {
    JPEG: "m=video 0 RTP/AVP 26\r\n",
    H264: "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1\r\n",
}


@dataclass(frozen=True)
class Shown:
    """A picture as packets; None for a packet that is lost."""

    packets: tuple[bytes | None, ...]
    kind: int
    jump: int = 0
    """How far the camera's clock jumps forward before it, in units of 1/90000 s."""
    whole: bool = True
    """True if the last packet is marked as the last."""
    again: bool = False
    """True if each packet is sent twice."""


@dataclass(frozen=True)
class Deaf:
    """As the first part of a script: this request gets no answer, or this one."""

    method: Method
    answer: str = ""


def cut_jpeg(jpeg: bytes, fits: int = FITS) -> tuple[bytes, ...]:
    """Return the payloads of a baseline JPEG with standard Huffman tables.

    Each piece has a header; the quantisation tables come before the first.
    """
    height, width = struct.unpack(">HH", jpeg[(frame := jpeg.index(b"\xff\xc0")) + 5 : frame + 9])
    tables = b"".join(_find_tables(jpeg))
    scan = jpeg.index(b"\xff\xda")
    data = jpeg[scan + 2 + int.from_bytes(jpeg[scan + 2 : scan + 4], "big") :]
    pieces = []
    for offset in range(0, len(data), fits):
        head = struct.pack(">IBBBB", offset, 1, 255, width // 8, height // 8)
        pieces.append(
            head
            + (struct.pack(">BBH", 0, 0, len(tables)) + tables if offset == 0 else b"")
            + data[offset : offset + fits]
        )
    return tuple(pieces)


def _find_tables(jpeg: bytes) -> Iterator[bytes]:
    at = 2
    while jpeg[at + 1] != 0xDA:
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] == 0xDB:
            body = jpeg[at + 4 : at + 2 + length]
            yield from (body[start + 1 : start + 65] for start in range(0, len(body), 65))
        at += 2 + length


def cut_h264(unit: bytes, fits: int = FITS) -> tuple[bytes, ...]:
    """Return the payloads of an access unit with start codes.

    There is one for each NAL unit, or several with pieces of it (FU-A).
    """
    payloads: list[bytes] = []
    for nal in filter(None, re.split(rb"\x00\x00\x00?\x01", unit)):
        if len(nal) <= fits:
            payloads.append(nal)
            continue
        for start in range(1, len(nal), fits):
            first, last = start == 1, start + fits >= len(nal)
            head = bytes([nal[0] & 0xE0 | 28, first << 7 | last << 6 | nal[0] & 0x1F])
            payloads.append(head + nal[start : start + fits])
    return tuple(payloads)


def show(kind: int, pictures: Sequence[NDArray]) -> list[Shown]:
    """Return pictures of one size, encoded; of H.264 every tenth is a key frame."""
    if kind == JPEG:
        encoded = encode("mjpeg", pictures, huffman="default", force_duplicated_matrix="1")
        return [Shown(cut_jpeg(jpeg), kind) for jpeg in encoded]
    options = {
        "preset": "ultrafast",
        "tune": "zerolatency",
        "x264-params": "keyint=10:min-keyint=10:repeat-headers=1",
    }
    return [Shown(cut_h264(unit), kind) for unit in encode("libx264", pictures, **options)]


@dataclass
class _Course:
    """Position in a stream of packets."""

    sequence: int = 65500
    stamp: int = 0xFFFF_0000
    """Both counters are close to their overflow."""


@dataclass
class RtspCamera(Loopback):
    """Answers the four requests of a player, then sends its script."""

    scheme: ClassVar[str] = "rtsp"
    scripts: Sequence[Script]
    course: _Course = field(default_factory=_Course)

    def __post_init__(self) -> None:
        super().__init__(self.scripts)

    def greet(self, caller: socket.socket, script: Script) -> bool:
        deaf = script[0] if isinstance(script[0], Deaf) else None
        kind = next((part.kind for part in script if isinstance(part, Shown)), JPEG)
        with caller.makefile("rb") as asked:
            while True:
                method, number = _read_request(asked)
                if deaf is not None and method == deaf.method:
                    if not deaf.answer:
                        self.wait()
                        return False
                    caller.sendall(deaf.answer.replace("NUMBER", number).encode())
                    continue
                caller.sendall(_answer(method, number, kind).encode())
                if method == "PLAY":
                    return True

    def pack(self, part: Shown | Deaf | bytes) -> bytes:
        if not isinstance(part, Shown):
            return part if isinstance(part, bytes) else b""
        course, sent = self.course, []
        course.stamp = (course.stamp + STEP + part.jump) % 2**32
        for number, payload in enumerate(part.packets, 1):
            course.sequence = (course.sequence + 1) % 2**16
            if payload is not None:
                last = part.whole and number == len(part.packets)
                packet = (
                    struct.pack(
                        ">BBHII", 0x80, last << 7 | part.kind, course.sequence, course.stamp, 7
                    )
                    + payload
                )
                sent.append(
                    (struct.pack(">cBH", b"$", 0, len(packet)) + packet) * (2 if part.again else 1)
                )
        return b"".join(sent)


def _read_request(asked: object) -> tuple[str, str]:
    """Read the method and number of a request.

    Raises:
        OSError: The client has disconnected.
    """
    lines: list[str] = []
    while line := asked.readline().decode().strip():  # type: ignore[attr-defined]
        lines.append(line)
    numbers = [line.partition(":")[2].strip() for line in lines if line.lower().startswith("cseq")]
    if not numbers:
        raise OSError("hung up")
    return lines[0].split()[0], numbers[0]


def _answer(method: str, number: str, kind: int) -> str:
    head = f"RTSP/1.0 200 OK\r\nCSeq: {number}\r\nSession: 1\r\n"
    if method == "OPTIONS":
        return f"{head}Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n"
    if method == "DESCRIBE":
        body = (
            "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 127.0.0.1\r\nt=0 "
            f"0\r\n{SDP[kind]}a=control:track1\r\n"
        )
        return f"{head}Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    if method == "SETUP":
        return f"{head}Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n"
    return f"{head}\r\n"
