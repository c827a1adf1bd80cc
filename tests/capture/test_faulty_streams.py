"""Faulty network cameras: the error is reported, the camera reconnects, closing never waits."""

from __future__ import annotations

import dataclasses
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from types import SimpleNamespace
from typing import ClassVar, get_args

import pytest

from coach.capture.ffmpeg_timeout import abort_waits_when
from coach.capture.frame import Source
from coach.capture.network_camera import NetworkCamera
from coach.capture.reconnecting_source import ReconnectingSource
from coach.errors import SourceError
from tests.capture.loopback import STALL, Loopback, Script, encode, paint
from tests.capture.rtsp import H264, JPEG, Deaf, Method, RtspCamera, Shown, show

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"
READ_TIMEOUT_S = 0.4
LONG_S = 120.0
"""A timeout of the program that no test may wait for."""
QUICK_S = 30.0
"""Longer than anything takes, even on a busy machine, that does not wait for a timeout."""


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


@pytest.fixture
def serve() -> Iterator[Callable[..., Loopback]]:
    """Start cameras; all are stopped when the test ends."""
    cameras: list[Loopback] = []

    def start(*scripts: Script) -> Loopback:
        speaks_rtsp = any(isinstance(part, Shown | Deaf) for part in scripts[0])
        cameras.append(RtspCamera(scripts) if speaks_rtsp else Phone(scripts))
        return cameras[-1]

    yield start
    for camera in cameras:
        camera.close()


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


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Callable[[Loopback], NetworkCamera]:
    """Open a camera that runs on its own clock."""

    def connect(camera: Loopback) -> NetworkCamera:
        monkeypatch.setattr(
            "coach.capture.ffmpeg_timeout.time", SimpleNamespace(monotonic=camera.clock)
        )
        return NetworkCamera(camera.address, clock=camera.clock, read_timeout_s=READ_TIMEOUT_S)

    return connect


@pytest.mark.parametrize("case", CASES)
def test_pictures_come_as_long_as_they_can_and_the_end_is_told(
    case: Case, serve: Callable[..., Loopback], call: Callable[[Loopback], NetworkCamera]
) -> None:
    sizes, times = set(), []
    with call(serve(case.script)) as stream, pytest.raises(SourceError, match="stopped sending"):  # noqa: PT012
        for frame in stream.frames():
            sizes.add(frame.image.shape)
            times.append(frame.time_s)
    assert len(times) + stream.dropped >= case.least
    assert times[-1] < READ_TIMEOUT_S  # no old picture is delivered as a new one after the timeout
    assert times == sorted(set(times))
    assert sizes <= case.sizes


@pytest.mark.parametrize("case", GOES)
def test_it_comes_back(
    case: Case, serve: Callable[..., Loopback], call: Callable[[Loopback], NetworkCamera]
) -> None:
    camera = serve(case.script, [*case.good, *case.good, STALL])
    said: list[str] = []
    times = []
    source = ReconnectingSource(call(camera), lambda: call(camera), retry_delay_s=0.0)
    source.on_problem = said.append
    with source:
        for frame in source.frames():
            times.append(frame.time_s)
            if "" in said:
                break
    assert times == sorted(set(times))
    assert "stopped sending" in said[0]


def close_in_time(source: Source, silent: threading.Event) -> None:
    """Close the camera after a picture and a silence, from another thread than the waiting one."""
    came = threading.Event()

    def take() -> None:
        for _ in source.frames():
            came.set()

    taker = threading.Thread(target=take)
    taker.start()
    try:
        assert came.wait(QUICK_S)
        assert silent.wait(QUICK_S)
    finally:
        began_s = time.perf_counter()
        source.close()
        taker.join()
    assert time.perf_counter() - began_s < QUICK_S


METHODS: tuple[Method, ...] = get_args(Method)
PACKET = b"$\x00\x01\x00\x80"
"""The head of an answer whose picture is not sent."""
SILENT = [
    pytest.param([*GOOD, STALL], id="http"),
    pytest.param([*GOOD, wrap(SMALL)[:200], STALL], id="http, in a picture"),
    *(
        pytest.param([*cases[0].good, STALL], id=f"rtsp {kind}")
        for kind, cases in OVER_RTSP.items()
    ),
    *(
        pytest.param([*cases[0].good, PACKET, STALL], id=f"rtsp {kind}, in a packet")
        for kind, cases in OVER_RTSP.items()
    ),
]
DEAF = [
    pytest.param(GOOD, [STALL], id="http"),
    *(pytest.param(OVER_RTSP["JPEG"][0].good, [Deaf(word)], id=f"rtsp {word}") for word in METHODS),
]
"""A camera that sends pictures, and how it behaves on the next connection: present, and silent."""


@pytest.mark.parametrize("lasting", [False, True], ids=["alone", "waited for"])
@pytest.mark.parametrize("script", SILENT)
def test_closing_does_not_wait_for_a_silent_camera(
    serve: Callable[..., Loopback], script: Script, lasting: bool
) -> None:
    camera = serve(script)
    stream = NetworkCamera(camera.address, read_timeout_s=LONG_S)
    close_in_time(ReconnectingSource(stream, lambda: stream) if lasting else stream, camera.silent)


@pytest.mark.parametrize(("before", "after"), DEAF)
def test_closing_does_not_wait_for_one_that_comes_back_and_says_nothing(
    serve: Callable[..., Loopback], before: Script, after: Script
) -> None:
    camera = serve(before, after)
    first = NetworkCamera(camera.address, read_timeout_s=LONG_S)
    close_in_time(
        ReconnectingSource(
            first, lambda: NetworkCamera(camera.address, open_timeout_s=LONG_S), retry_delay_s=0.0
        ),
        camera.silent,
    )


@pytest.mark.parametrize("after", [pytest.param(case.values[1], id=case.id) for case in DEAF])
def test_opening_is_given_up_at_once(serve: Callable[..., Loopback], after: Script) -> None:
    camera = serve(after)
    began_s = time.perf_counter()
    with abort_waits_when(camera.silent.is_set), pytest.raises(SourceError):
        NetworkCamera(camera.address, open_timeout_s=LONG_S)
    assert camera.silent.is_set()
    assert time.perf_counter() - began_s < QUICK_S


REFUSALS = [
    pytest.param(
        Deaf("DESCRIBE", "RTSP/1.0 404 Not Found\r\nCSeq: NUMBER\r\n\r\n"), id="no such address"
    ),
    pytest.param(
        Deaf(
            "DESCRIBE",
            'RTSP/1.0 401 No\r\nCSeq: NUMBER\r\nWWW-Authenticate: Basic realm="r"\r\n\r\n',
        ),
        id="no password",
    ),
    pytest.param(
        Deaf("DESCRIBE", "RTSP/1.0 200 OK\r\nCSeq: NUMBER\r\nContent-Length: 4\r\n\r\nv=0\n"),
        id="no video",
    ),
    pytest.param(
        Deaf("SETUP", "RTSP/1.0 461 No\r\nCSeq: NUMBER\r\n\r\n"), id="not within one connection"
    ),
    pytest.param(Deaf("PLAY", "RTSP/1.0 503 No\r\nCSeq: NUMBER\r\n\r\n"), id="too many callers"),
    pytest.param(Deaf("OPTIONS", "\x00\xff\r\n\r\n" * 9), id="rubbish"),
]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_what_an_rtsp_camera_refuses_is_told(serve: Callable[..., Loopback], refusal: Deaf) -> None:
    camera = serve([refusal])
    with pytest.raises(SourceError, match=r"(gives|sends) no video") as error:
        NetworkCamera(camera.address, open_timeout_s=QUICK_S)
    assert camera.address in error.value.message
    assert error.value.hint


@pytest.mark.parametrize("method", METHODS)
def test_an_rtsp_camera_that_leads_to_another_is_refused_and_the_other_never_called(
    serve: Callable[..., Loopback], method: Method
) -> None:
    other = serve(OVER_RTSP["JPEG"][0].good)
    camera = serve(
        [Deaf(method, f"RTSP/1.0 302 Moved\r\nCSeq: NUMBER\r\nLocation: {other.address}\r\n\r\n")]
    )
    with pytest.raises(SourceError, match="gives no video"):
        NetworkCamera(camera.address, open_timeout_s=QUICK_S)
    assert other.calls == 0


def test_giving_up_concerns_one_thread_and_ends_with_its_block(
    serve: Callable[..., Loopback],
) -> None:
    camera = serve([*GOOD, STALL])
    with abort_waits_when(lambda: True), pytest.raises(SourceError):
        NetworkCamera(camera.address)
    with NetworkCamera(camera.address) as stream:
        assert len(list(islice(stream.frames(), 3))) == 3
