"""Detects RTSP redirects to another host, which FFmpeg follows and cannot be told to refuse."""

from __future__ import annotations

import re
import socket
from typing import Final
from urllib.parse import SplitResult, urlsplit

from coach.capture.cameras.ffmpeg_timeout import current_clock, wait_for_socket

DEFAULT_PORT: Final = 554
"""Default port of RTSP."""
MAX_ANSWER_BYTES: Final = 1 << 16
"""Maximum number of bytes read from an answer."""


def redirects_to_other_host(address: str, open_timeout_s: float) -> bool:
    """Return True if the camera redirects the first requests of a player.

    The password is not sent. If no connection is made or the answer is not RTSP, the result is
    False: FFmpeg then reports the better error.

    Raises:
        TimeoutError: No answer came in `open_timeout_s` seconds, or the wait was cancelled
            (`abort_waits_when`).

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
    except (OSError, ValueError):  # ValueError: not a port
        pass
    return False


def _connect(parts: SplitResult, deadline_s: float) -> socket.socket:
    """Connect to the first address of the host that accepts.

    Raises:
        OSError: None accepts.

    """
    cause = OSError("no address")
    for family, kind, protocol, _, endpoint in socket.getaddrinfo(
        parts.hostname, parts.port or DEFAULT_PORT, type=socket.SOCK_STREAM
    ):
        camera = socket.socket(family, kind, protocol)
        try:
            camera.setblocking(False)
            camera.connect_ex(endpoint)
            wait_for_socket(camera, deadline_s, writing=True)
            if code := camera.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                raise OSError(code, "no connection")  # noqa: TRY301
        except OSError as error:
            camera.close()
            cause = error
        else:
            return camera
    raise cause


def _read_head(camera: socket.socket, deadline_s: float) -> bytes:
    """Read the head of an answer."""
    answer = b""
    while b"\r\n\r\n" not in answer and len(answer) < MAX_ANSWER_BYTES:
        wait_for_socket(camera, deadline_s)
        if not (chunk := camera.recv(MAX_ANSWER_BYTES)):
            break
        answer += chunk
    return answer
