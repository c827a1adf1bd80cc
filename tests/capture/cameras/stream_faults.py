"""Faults of network cameras as scripts, over HTTP and RTSP."""

from __future__ import annotations

import dataclasses
import socket
from dataclasses import dataclass
from typing import ClassVar

import pytest

from tests.capture.cameras.loopback import STALL, Loopback, Script, encode, paint
from tests.capture.cameras.rtsp import H264, JPEG, Shown, show

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"


def wrap(jpeg: bytes) -> bytes:
    """Return a picture as a part of the answer."""
    return b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%b\r\n" % (
        len(jpeg),
        jpeg,
    )


SMALL, LARGE, BLACK = (
    encode("mjpeg", [picture])[0] for picture in (paint(), paint(128, 96), paint(shade=0))
)
GOOD = (wrap(SMALL),) * 40


class Phone(Loopback):
    """An app that sends JPEGs one after the other over HTTP."""

    scheme: ClassVar[str] = "http"

    def greet(self, caller: socket.socket, script: Script) -> bool:
        caller.recv(4096)
        if script[0] is not STALL:
            caller.sendall(HEAD)
        return True


@dataclass(frozen=True)
class Case:
    """The script, and the minimum number of pictures that arrive, taken or not.

    The frames end with an error unless the script goes on.
    """

    name: str
    script: Script
    least: int = 5
    sizes: frozenset[tuple[int, ...]] = frozenset({(48, 64, 3)})
    good: Script = GOOD
    """The script of the same camera on its next connection."""


BOTH_SIZES = frozenset({(48, 64, 3), (96, 128, 3)})
OVER_HTTP = [
    Case("stalls", [*GOOD, STALL]),
    Case("ends", GOOD),
    Case("stalls in the middle of a picture", [*GOOD, wrap(SMALL)[:200], STALL]),
    Case("ends in the middle of a picture", [*GOOD, wrap(SMALL)[:200]]),
    Case("another size", [*GOOD, *[wrap(LARGE)] * 40], sizes=BOTH_SIZES),
    Case("black", [wrap(BLACK)] * 40),
    Case(
        "every other picture is rubbish",
        [wrap(SMALL), wrap(b"\xff\xd8" + bytes(range(256)) * 2)] * 40,
        least=1,
    ),
    Case("pictures cut in half", [wrap(SMALL), wrap(SMALL[: len(SMALL) // 2])] * 40, least=1),
    Case("rubbish between the parts", [*GOOD, b"\r\n\x00\xffrubbish\r\n", *GOOD]),
    Case("wrong lengths", [*GOOD, wrap(SMALL).replace(b"Length: ", b"Length: 9")]),
]


def lose(shown: list[Shown], every: int) -> list[Shown]:
    """Every n-th packet is lost."""
    numbers = iter(range(1, 10_000))
    return [
        dataclasses.replace(
            one, packets=tuple(part if next(numbers) % every else None for part in one.packets)
        )
        for one in shown
    ]


def spoil(shown: list[Shown], every: int) -> list[Shown]:
    """Every n-th picture has random packets."""
    rubbish = bytes(range(1, 256))
    return [
        dataclasses.replace(one, packets=(rubbish,) * 3) if number % every == 0 else one
        for number, one in enumerate(shown, 1)
    ]


def list_rtsp(kind: int) -> list[Case]:
    """A fault of an RTSP camera."""
    good = show(kind, [paint(number=number) for number in range(40)])
    large, black = show(kind, [paint(128, 96)] * 40), show(kind, [paint(shade=0)] * 40)
    half = Shown(good[0].packets[:3], kind, whole=False)
    cases = [
        Case("stalls", [*good, STALL]),
        Case("ends", good),
        Case("stalls in the middle of a picture", [*good, half, STALL]),
        Case("stalls in the middle of a packet", [*good, b"$\x00\x01\x00\x80", STALL]),
        Case("ends in the middle of a picture", [*good, half]),
        Case("ends in the middle of a packet", [*good, b"$\x00\x01\x00\x80"]),
        Case("another size", [*good, *large], sizes=BOTH_SIZES),
        Case("black", black),
        Case("one packet in 30 is lost", lose(good * 2, 30)),
        Case("one packet in 4 is lost", [*good, *lose(good, 4)]),
        Case("one picture in 5 is rubbish", [*good, *spoil(good, 5)]),
        Case("every packet comes twice", [dataclasses.replace(one, again=True) for one in good]),
        Case(
            "its clock jumps ahead",
            [*good[:30], dataclasses.replace(good[30], jump=90_000 * 3600), *good[31:]],
        ),
        Case(
            "its clock jumps back",
            [*good[:30], dataclasses.replace(good[30], jump=-90_000 * 3600), *good[31:]],
        ),
        Case("rubbish between the packets", [*good, b"\x00\xffrubbish\r\n", *good]),
        Case("wrong lengths", [*good, b"$\x00\xff\xff", *good]),
    ]
    return [dataclasses.replace(case, good=good) for case in cases]


H264_ALONE = ("clock", "twice", "of a packet", "wrong lengths")
"""Words of faults of the connection, not of the pictures."""
OVER_RTSP = {"JPEG": list_rtsp(JPEG), "H.264": list_rtsp(H264)}
CASES = [
    *(pytest.param(case, id=f"http: {case.name}") for case in OVER_HTTP),
    *(
        pytest.param(case, id=f"rtsp {kind}: {case.name}")
        for kind, cases in OVER_RTSP.items()
        for case in cases
        if kind != "JPEG" or not any(word in case.name for word in H264_ALONE)
    ),
]
GOES = [
    *(pytest.param(case, id=f"http: {case.name}") for case in OVER_HTTP[:2]),
    *(pytest.param(case, id=f"rtsp JPEG: {case.name}") for case in OVER_RTSP["JPEG"][:2]),
    *(
        pytest.param(case, id=f"rtsp H.264: {case.name}")
        for case in OVER_RTSP["H.264"]
        if case.name.startswith("ends in")
    ),
]
"""The ways to disconnect: silently and with a message."""
