"""Network cameras on the loopback that misbehave: the error is told, the camera comes back, and closing never waits."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import av
import numpy as np
import pytest

from coach.capture.frame import Source
from coach.capture.patience import giving_up
from coach.capture.reconnect import Reconnecting
from coach.capture.stream import Stream
from coach.errors import SourceError

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"
QUICK_S = 2.0
"""Closing may take so long at most."""
JPEGS: dict[tuple[int, int], bytes] = {}


def encode(width: int = 64, height: int = 48, shade: int = 128) -> bytes:
    """A picture of one grey."""
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = width, height, "yuvj420p", Fraction(1, 25)
    frame = av.VideoFrame.from_ndarray(np.full((height, width, 3), shade, np.uint8), format="rgb24")
    frame.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(frame), *encoder.encode(None)])


def wrap(jpeg: bytes) -> bytes:
    """A picture as a part of the answer."""
    return b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%b\r\n" % (len(jpeg), jpeg)


SMALL, LARGE, BLACK = encode(), encode(128, 96), encode(shade=0)
GOOD = [wrap(SMALL)] * 60
STALL = None
"""In a script: send nothing more, and do not hang up."""
Script = Sequence[bytes | None]


class FaultyPhone:
    """Sends one script to each caller, the last one to all who follow; a picture every two milliseconds."""

    def __init__(self, scripts: Sequence[Script]) -> None:
        self._scripts = list(scripts)
        self._over = threading.Event()
        self._callers: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}/"
        self._start(self._listen)

    def close(self) -> None:
        self._over.set()
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for caller in self._callers:
            caller.close()
        for thread in self._threads:
            thread.join(10)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        self._threads.append(threading.Thread(target=work, args=arguments))
        self._threads[-1].start()

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            self._callers.append(caller)
            self._start(self._serve, caller, self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0])

    def _serve(self, caller: socket.socket, script: Script) -> None:
        try:
            caller.recv(4096)
            for part in (HEAD, *script) if script[0] is not STALL else script:
                if part is STALL:
                    self._over.wait()
                    return
                caller.sendall(part)
                self._over.wait(0.002)
            caller.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the listener hung up


@pytest.fixture
def serve() -> Iterator[Callable[..., FaultyPhone]]:
    """Start cameras; all of them are gone when the test ends."""
    phones: list[FaultyPhone] = []

    def start(*scripts: Script) -> FaultyPhone:
        phones.append(FaultyPhone(scripts))
        return phones[-1]

    yield start
    for phone in phones:
        phone.close()


@dataclass(frozen=True)
class Case:
    """What is sent, and how many pictures of it come at least; they stop with an error unless it goes on."""

    name: str
    script: Script
    least: int = 5
    sizes: frozenset[tuple[int, ...]] = frozenset({(48, 64, 3)})


CASES = [
    Case("stalls", [*GOOD, STALL]),
    Case("ends", GOOD),
    Case("stalls in the middle of a picture", [*GOOD, wrap(SMALL)[:200], STALL]),
    Case("ends in the middle of a picture", [*GOOD, wrap(SMALL)[:200]]),
    Case("another size", [*GOOD, *[wrap(LARGE)] * 60], sizes=frozenset({(48, 64, 3), (96, 128, 3)})),
    Case("black", [wrap(BLACK)] * 60),
    Case("every other picture is rubbish", [wrap(SMALL), wrap(b"\xff\xd8" + bytes(range(256)) * 2)] * 40, least=1),
    Case("pictures cut in half", [wrap(SMALL), wrap(SMALL[: len(SMALL) // 2])] * 40, least=1),
    Case("rubbish between the parts", [*GOOD, b"\r\n\x00\xffrubbish\r\n", *GOOD]),
    Case("wrong lengths", [*GOOD, wrap(SMALL).replace(b"Length: ", b"Length: 9")]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pictures_come_as_long_as_they_can_and_the_end_is_told(case: Case, serve: Callable[..., FaultyPhone]) -> None:
    sizes, times = set(), []
    with Stream(serve(case.script).address, silent_s=0.5) as stream, pytest.raises(SourceError, match="stopped sending"):  # noqa: PT012
        for frame in stream.frames():
            sizes.add(frame.image.shape)
            times.append(frame.time_s)
    assert len(times) >= case.least
    assert times == sorted(set(times))
    assert sizes <= case.sizes


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_comes_back(case: Case, serve: Callable[..., FaultyPhone]) -> None:
    phone = serve(case.script, [*GOOD, *GOOD, STALL])
    said: list[str] = []
    times = []
    source = Reconnecting(Stream(phone.address, silent_s=0.3), lambda: Stream(phone.address, silent_s=0.3), retry_s=0.0)
    source.tell = said.append
    with source:
        for frame in source.frames():
            times.append(frame.time_s)
            if "" in said:
                break
    assert times == sorted(set(times))
    assert "stopped sending" in said[0]


def close_soon(source: Source) -> float:
    """Seconds that closing takes, from another thread than the one that waits for pictures."""
    took: list[float] = []
    ready, began = threading.Event(), []

    def take() -> None:
        for number, _ in enumerate(source.frames()):
            if number == 3:
                ready.set()
        took.append(time.perf_counter() - began[0])

    taker = threading.Thread(target=take)
    taker.start()
    assert ready.wait(10)
    began.append(time.perf_counter())
    source.close()
    taker.join(30)
    assert not taker.is_alive()
    return took[0]


@pytest.mark.parametrize("lasting", [False, True], ids=["alone", "waited for"])
@pytest.mark.parametrize("script", [[*GOOD, STALL], [*GOOD, wrap(SMALL)[:200], STALL]], ids=["stalled", "stalled in a picture"])
def test_closing_does_not_wait_for_a_silent_camera(serve: Callable[..., FaultyPhone], script: Script, lasting: bool) -> None:
    stream = Stream(serve(script).address, silent_s=60)
    assert close_soon(Reconnecting(stream, lambda: stream) if lasting else stream) < QUICK_S


def test_closing_does_not_wait_for_one_that_comes_back_and_says_nothing(serve: Callable[..., FaultyPhone]) -> None:
    phone = serve(GOOD, [STALL])
    tried = threading.Event()

    def open_again() -> Stream:
        tried.set()
        return Stream(phone.address, open_s=60)

    source = Reconnecting(Stream(phone.address), open_again, retry_s=0.0)
    taker = threading.Thread(target=lambda: list(source.frames()))
    taker.start()
    assert tried.wait(10)
    began_s = time.perf_counter()
    source.close()
    taker.join(30)
    assert time.perf_counter() - began_s < QUICK_S


def test_opening_is_given_up_at_once(serve: Callable[..., FaultyPhone]) -> None:
    given_up = threading.Event()
    timer = threading.Timer(0.2, given_up.set)
    timer.start()
    began_s = time.perf_counter()
    with giving_up(given_up.is_set), pytest.raises(SourceError, match="does not answer"):
        Stream(serve([STALL]).address, open_s=60)
    timer.join()
    assert time.perf_counter() - began_s < QUICK_S


def test_giving_up_concerns_one_thread_and_ends_with_its_block(serve: Callable[..., FaultyPhone]) -> None:
    phone = serve([*GOOD, STALL])
    with giving_up(lambda: True), pytest.raises(SourceError):
        Stream(phone.address)
    with Stream(phone.address) as stream:
        assert len(list(islice(stream.frames(), 3))) == 3
