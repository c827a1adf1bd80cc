"""Scripted network cameras on the loopback: what HTTP and RTSP have in common."""

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
"""In a script: send nothing more, and do not disconnect."""
Script = Sequence[Any]
"""The parts that are sent; `STALL` is the last."""


def paint(
    width: int = 64, height: int = 48, shade: int = 128, number: int = 0
) -> NDArray[np.uint8]:
    """Return a grey picture, (height, width, 3), with noise, so that it needs several packets.

    Shade 0 is black.
    """
    grain = np.random.default_rng(number).integers(0, 60, (height, width, 1)) if shade else 0
    return np.broadcast_to(np.uint8(shade) + np.asarray(grain, np.uint8), (height, width, 3)).copy()


def encode(codec: str, pictures: Sequence[NDArray[np.uint8]], **options: str) -> list[bytes]:
    """Encode each picture with this codec, all of one size."""
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
    """Sends one script to each client that requests pictures, the last one to all later ones.

    A part is sent every millisecond or so.
    """

    scheme: ClassVar[str]

    def __init__(self, scripts: Sequence[Script]) -> None:
        self.silent = threading.Event()
        """Set when a client no longer receives anything."""
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
        """Number of clients."""
        return len(self._callers)

    def clock(self) -> float:
        """Seconds since it first fell silent.

        Until then time stands still, so that a slow machine is not taken for silence.
        """
        return time.perf_counter() - self._silent_since_s if self.silent.is_set() else 0.0

    def close(self) -> None:
        """Close all connections and join all threads."""
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
        """Answer until pictures are requested; return False if they never are."""
        raise NotImplementedError

    def pack(self, part: Any) -> bytes:
        """Return a part of a script as it is sent."""
        return bytes(part)

    def wait(self) -> None:
        """Send nothing until the test ends."""
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
            while caller.recv(4096):  # closing with unread input would discard what was sent
                pass
        return None
