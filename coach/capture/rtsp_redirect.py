"""Whether an RTSP address leads somewhere else. FFmpeg would go there, to a host that nobody named, and cannot be told not to."""

from __future__ import annotations

import re
import select
import socket
from typing import Final
from urllib.parse import SplitResult, urlsplit

from coach.capture.ffmpeg_timeout import current_clock

DEFAULT_PORT: Final = 554
"""Where a camera listens that names no other."""
POLL_INTERVAL_S: Final = 0.1
"""So often it is looked at whether the answer is still wanted."""
MAX_ANSWER_BYTES: Final = 1 << 16
"""Bytes of an answer that are read at most."""


def redirects_to_other_host(address: str, open_timeout_s: float) -> bool:
    """Whether the camera answers the first requests of a player with another address. It is asked without a password.

    False where no connection comes about or the answer is none: FFmpeg says better why. Raises TimeoutError where no answer came in
    `open_timeout_s` seconds, or where nobody wants it any more (`giving_up`).
    """
    parts = urlsplit(address)
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    deadline_s = current_clock() + open_timeout_s
    try:
        with _connect(parts, deadline_s) as camera:
            for number, method in enumerate(("OPTIONS", "DESCRIBE"), 1):
                camera.sendall(f"{method} {bare} RTSP/1.0\r\nCSeq: {number}\r\n\r\n".encode())
                if re.match(rb"RTSP/\d\.\d 3\d\d", _read_head(camera, deadline_s)):
                    return True
    except TimeoutError:
        raise
    except (OSError, ValueError):  # ValueError: a port that is none
        pass
    return False


def _connect(parts: SplitResult, deadline_s: float) -> socket.socket:
    """A connection to the first of the host's addresses that gives one. Raises OSError."""
    cause = OSError("no address")
    for family, kind, protocol, _, endpoint in socket.getaddrinfo(
        parts.hostname, parts.port or DEFAULT_PORT, type=socket.SOCK_STREAM
    ):
        camera = socket.socket(family, kind, protocol)
        try:
            camera.setblocking(False)
            camera.connect_ex(endpoint)
            _wait(camera, deadline_s, writing=True)
            if code := camera.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                raise OSError(code, "no connection")  # noqa: TRY301
        except OSError as error:
            camera.close()
            cause = error
        else:
            return camera
    raise cause


def _read_head(camera: socket.socket, deadline_s: float) -> bytes:
    """The head of an answer."""
    answer = b""
    while b"\r\n\r\n" not in answer and len(answer) < MAX_ANSWER_BYTES:
        _wait(camera, deadline_s)
        if not (chunk := camera.recv(MAX_ANSWER_BYTES)):
            break
        answer += chunk
    return answer


def _wait(camera: socket.socket, deadline_s: float, *, writing: bool = False) -> None:
    """Until there is something to read, or it can be written to. Raises TimeoutError when it is too late or no longer wanted."""
    sockets = [camera]
    while not any(
        select.select(
            [] if writing else sockets, sockets if writing else [], sockets, POLL_INTERVAL_S
        )
    ):
        if current_clock() >= deadline_s:
            raise TimeoutError
