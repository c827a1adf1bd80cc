"""Faulty network cameras: the error is reported, the camera reconnects, closing never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import islice
from types import SimpleNamespace
from typing import get_args

import pytest

from coach.capture.cameras.ffmpeg_timeout import abort_waits_when, wake_waits
from coach.capture.cameras.network import NetworkCamera
from coach.capture.frame import Source
from coach.capture.reconnecting_source import ReconnectingSource
from coach.errors import SourceError
from tests.capture.cameras.loopback import STALL, Loopback, Script
from tests.capture.cameras.rtsp import Deaf, Method, RtspCamera, Shown
from tests.capture.cameras.stream_faults import (
    CASES,
    GOES,
    GOOD,
    OVER_RTSP,
    SMALL,
    Case,
    Phone,
    wrap,
)

READ_TIMEOUT_S = 0.4
NEVER_S = 1e6
"""A timeout of the program that does not end in a test."""
PATIENCE_S = 60.0
"""After this time a thread that has not ended counts as one that never ends."""


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


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Callable[[Loopback], NetworkCamera]:
    """Open a camera that runs on its own clock."""

    def connect(camera: Loopback) -> NetworkCamera:
        monkeypatch.setattr(
            "coach.capture.cameras.ffmpeg_timeout.time", SimpleNamespace(monotonic=camera.clock)
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


def must_end(*threads: threading.Thread) -> None:
    """Fail if one of these threads does not end."""
    for thread in threads:
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def close_silent(source: Source, silent: threading.Event) -> None:
    """Close the camera after a picture and a silence, from another thread than the waiting one."""
    came = threading.Event()

    def take() -> None:
        for _ in source.frames():
            came.set()

    taker, closer = threading.Thread(target=take), threading.Thread(target=source.close)
    taker.start()
    try:
        assert came.wait(PATIENCE_S)
        assert silent.wait(PATIENCE_S)
    finally:
        closer.start()
        must_end(closer, taker)


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
    stream = NetworkCamera(camera.address, read_timeout_s=NEVER_S)
    close_silent(ReconnectingSource(stream, lambda: stream) if lasting else stream, camera.silent)


@pytest.mark.parametrize(("before", "after"), DEAF)
def test_closing_does_not_wait_for_one_that_comes_back_and_says_nothing(
    serve: Callable[..., Loopback], before: Script, after: Script
) -> None:
    camera = serve(before, after)
    first = NetworkCamera(camera.address, read_timeout_s=NEVER_S)
    close_silent(
        ReconnectingSource(
            first, lambda: NetworkCamera(camera.address, open_timeout_s=NEVER_S), retry_delay_s=0.0
        ),
        camera.silent,
    )


@pytest.mark.parametrize("after", [pytest.param(case.values[1], id=case.id) for case in DEAF])
def test_opening_is_given_up_at_once(serve: Callable[..., Loopback], after: Script) -> None:
    camera = serve(after)
    errors: list[SourceError] = []

    def call() -> None:
        try:
            with abort_waits_when(camera.silent.is_set):
                NetworkCamera(camera.address, open_timeout_s=NEVER_S)
        except SourceError as error:
            errors.append(error)

    opener = threading.Thread(target=call)
    opener.start()
    assert camera.silent.wait(PATIENCE_S)
    wake_waits()
    must_end(opener)
    assert len(errors) == 1


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
        NetworkCamera(camera.address, open_timeout_s=PATIENCE_S)
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
        NetworkCamera(camera.address, open_timeout_s=PATIENCE_S)
    assert other.calls == 0


def test_giving_up_concerns_one_thread_and_ends_with_its_block(
    serve: Callable[..., Loopback],
) -> None:
    camera = serve([*GOOD, STALL])
    with abort_waits_when(lambda: True), pytest.raises(SourceError):
        NetworkCamera(camera.address)
    with NetworkCamera(camera.address) as stream:
        assert len(list(islice(stream.frames(), 3))) == 3
