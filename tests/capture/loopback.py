"""Network cameras on the loopback that do what a script says, one script a caller: what HTTP and RTSP have in common."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from typing import Any, ClassVar

import av
import numpy as np
from numpy.typing import NDArray

STALL = None
"""In a script: send nothing more, and do not hang up."""
Script = Sequence[Any]
"""What is sent, part by part; `STALL` is the last."""


def paint(
    width: int = 64, height: int = 48, shade: int = 128, number: int = 0
) -> NDArray[np.uint8]:
    """(height, width, 3) one grey with some grain, so that it does not fit in one packet; shade 0 is black."""
    grain = np.random.default_rng(number).integers(0, 60, (height, width, 1)) if shade else 0
    return np.broadcast_to(np.uint8(shade) + np.asarray(grain, np.uint8), (height, width, 3)).copy()


def encode(codec: str, pictures: Sequence[NDArray[np.uint8]], **options: str) -> list[bytes]:
    """Each picture by this codec, all of one size."""
    encoder = av.CodecContext.create(codec, "w")
    encoder.height, encoder.width = pictures[0].shape[:2]
    encoder.pix_fmt, encoder.time_base = (
        "yuvj420p" if codec == "mjpeg" else "yuv420p",
        Fraction(1, 25),
    )
    encoder.options, encoder.thread_count = (
        options,
        1,
    )  # several threads write a JPEG with restart markers
    packets = []
    for number, picture in enumerate(pictures):
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts = number
        packets += encoder.encode(frame)
    return [bytes(packet) for packet in (*packets, *encoder.encode(None))]


class Loopback:
    """Sends one script to each who wants pictures, the last one to all who follow; a part every millisecond or so."""

    scheme: ClassVar[str]

    def __init__(self, scripts: Sequence[Script]) -> None:
        self.silent = threading.Event()
        """Set once somebody who called hears nothing more."""
        self._silent_since_s = 0.0
        self._scripts = list(scripts)
        self._over = threading.Event()
        self._callers: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"{self.scheme}://127.0.0.1:{self._door.getsockname()[1]}/"
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    @property
    def calls(self) -> int:
        """How many came."""
        return len(self._callers)

    def clock(self) -> float:
        """Seconds since it fell silent first; until then time stands still, so that nobody takes a slow machine for silence."""
        return time.perf_counter() - self._silent_since_s if self.silent.is_set() else 0.0

    def close(self) -> None:
        """Hang up on everybody; all connections are closed and all threads have ended then."""
        self._over.set()
        socket.create_connection(
            self._door.getsockname()
        ).close()  # the listener may wait for a caller
        self._listener.join()
        self._door.close()
        for caller in self._callers:
            with suppress(OSError):  # it has gone
                caller.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def greet(self, caller: socket.socket, script: Script) -> bool:
        """Answer until pictures are wanted; False where that never comes."""
        raise NotImplementedError

    def pack(self, part: Any) -> bytes:
        """A part of a script as it is sent."""
        return bytes(part)

    def wait(self) -> None:
        """Say nothing until the test is over."""
        if not self.silent.is_set():
            self._silent_since_s = time.perf_counter()
            self.silent.set()
        self._over.wait()

    def _listen(self) -> None:
        while True:
            caller, _ = self._door.accept()
            if self._over.is_set():
                return caller.close()
            self._callers.append(caller)
            self._threads.append(threading.Thread(target=self._serve, args=(caller,)))
            self._threads[-1].start()

    def _serve(self, caller: socket.socket) -> None:
        with caller, suppress(OSError):  # the listener hung up
            script = self._scripts[0]
            if not self.greet(caller, script):
                return None
            if len(self._scripts) > 1:
                self._scripts.pop(0)
            for part in script:
                if part is STALL:
                    return self.wait()
                caller.sendall(self.pack(part))
                self._over.wait(0.001)
            caller.shutdown(socket.SHUT_WR)
            while caller.recv(
                4096
            ):  # closed with something unread, it would take back what it has sent
                pass
        return None
