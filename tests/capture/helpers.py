"""Stand-ins for cameras and phones, and videos to read."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT, RATE = 64, 48, 20

CODECS = {
    ".mp4": "libx264",
    ".mov": "libx264",
    ".mkv": "libx264",
    ".webm": "libvpx",
    ".gif": "gif",
    ".avi": "mjpeg",
}


def picture(number: int = 0, width: int = WIDTH, height: int = HEIGHT) -> NDArray[np.uint8]:
    """Return a picture, (height, width, 3) RGB.

    The left half is red, the right half blue; a green band at the bottom grows with the number.
    """
    image = np.zeros((height, width, 3), np.uint8)
    image[:, : width // 2, 0] = 255
    image[:, width // 2 :, 2] = 255
    image[height - 8 :, :, 1] = 8 * (number % 32)
    return image


def write_video(
    path: Path,
    times: Sequence[int],
    *,
    rotation: int = 0,
    aspect: Fraction | None = None,
    **options: str,
) -> Path:
    """Write a video whose pictures have the given times, in units of 1/RATE s.

    `options` are passed to the container.
    """
    with av.open(str(path), "w", options=options) as container:
        stream = container.add_stream(CODECS[path.suffix], rate=RATE)
        stream.width, stream.height = WIDTH, HEIGHT
        stream.pix_fmt = {
            "libx264": "yuv420p",
            "libvpx": "yuv420p",
            "gif": "rgb8",
            "mjpeg": "yuvj420p",
        }[CODECS[path.suffix]]
        stream.codec_context.gop_size = 5
        if aspect:
            stream.codec_context.sample_aspect_ratio = aspect
        if rotation:
            stream.set_display_rotation(rotation)
        for number, time in enumerate(times):
            frame = av.VideoFrame.from_ndarray(picture(number), format="rgb24")
            frame.pts, frame.time_base = time, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


class FakeDevice:
    """Fake of cv2.VideoCapture that delivers `count` pictures and then none, or no end of them."""

    def __init__(self, count: int | None = None, *, opens: bool = True) -> None:
        self.count = count
        self.opens = opens
        self.grabbed = 0
        self.released = 0
        self.failures = 0
        self.rest = threading.Event()

    def isOpened(self) -> bool:
        return self.opens

    def grab(self) -> bool:
        assert not self.released, "a released camera was read"
        self.rest.wait(0.002)
        if self.count is not None and self.grabbed >= self.count:
            self.failures += 1
            return False
        self.grabbed += 1
        return True

    def retrieve(self) -> tuple[bool, NDArray[np.uint8]]:
        return True, np.ascontiguousarray(picture(self.grabbed)[:, :, ::-1])

    def release(self) -> None:
        self.released += 1


class PhoneServer(ThreadingHTTPServer):
    """A phone that serves as a camera.

    /video is endless, /end stops after a while, /stall falls silent; /page, /playlist and
    /elsewhere are not videos.
    """

    daemon_threads = False
    block_on_close = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Phone)
        self.over = threading.Event()
        self.silent = threading.Event()
        self.asked: list[str] = []
        self.pictures = list(encode_jpegs(20))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Phone(BaseHTTPRequestHandler):
    server: PhoneServer

    def log_message(self, *_: object) -> None:
        """Log nothing."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        {
            "/page": self.send_page,
            "/playlist": self.send_playlist,
            "/elsewhere": self.send_elsewhere,
        }.get(self.path, self.send_video)()

    def send_head(self, kind: str, status: int = 200, **more: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def send_page(self) -> None:
        self.send_head("text/html")
        self.wfile.write(b"<html>Welcome to your camera</html>" * 100)

    def send_playlist(self) -> None:
        self.send_head("application/vnd.apple.mpegurl")
        self.wfile.write(
            f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{self.server.address}/part.ts\n#EXT-X-ENDLIST\n".encode()
        )

    def send_elsewhere(self) -> None:
        self.send_head("text/plain", 302, Location=f"{self.server.address}/video")

    def send_video(self) -> None:
        self.send_head("multipart/x-mixed-replace; boundary=frame")
        number = 0
        try:
            while not self.server.over.wait(0.01):
                if number > 30 and self.path == "/end":
                    return
                if number > 30 and self.path == "/stall":
                    self.server.silent.set()
                    self.server.over.wait()
                jpeg = self.server.pictures[number % len(self.server.pictures)]
                self.wfile.write(
                    b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%b\r\n"
                    % (len(jpeg), jpeg)
                )
                number += 1
        except ConnectionError:
            pass  # the listener hung up


def encode_jpegs(count: int) -> Iterator[bytes]:
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = (
        WIDTH,
        HEIGHT,
        "yuvj420p",
        Fraction(1, RATE),
    )
    for number in range(count):
        frame = av.VideoFrame.from_ndarray(picture(number), format="rgb24")
        frame.pts = number
        for packet in encoder.encode(frame):
            yield bytes(packet)
