"""A camera stand-in: sends a clip over loopback HTTP as MJPEG, each picture with its number.

`camera.py CLIP RATE SECONDS LOG` prints its address, sends to one client, and writes to the log
when it sent each picture. A picture that could not be sent in time is skipped, as by a camera.
"""

from __future__ import annotations

import csv
import itertools
import socket
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import Final

import av

from benchmarks.speed.lag.frame_code import Picture, burn
from coach.capture.source import open_source

HEADER: Final = (
    b"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=picture\r\n\r\n"
)
MAX_PICTURES: Final = 450
"""Pictures of the clip, which are sent forward and backward in turn."""


def read_pictures(clip: str) -> list[Picture]:
    """Return the first pictures of a clip."""
    with open_source(clip) as source:
        return [frame.image for frame in itertools.islice(source.frames(), MAX_PICTURES)]


def encode(pictures: list[Picture], rate: int, count: int) -> list[bytes]:
    """Return this many JPEG pictures, at the speed of the clip of 15 pictures a second."""
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.height, encoder.width = pictures[0].shape[:2]
    encoder.pix_fmt, encoder.time_base, encoder.thread_count = "yuvj420p", Fraction(1, rate), 1
    encoder.options = {"qmin": "3", "qmax": "3"}
    order = [*range(len(pictures)), *reversed(range(1, len(pictures) - 1))]
    packets: list[bytes] = []
    for number in range(count):
        picture = pictures[order[number * 15 // rate % len(order)]]
        frame = av.VideoFrame.from_ndarray(burn(picture, number), format="rgb24")
        frame.pts = number
        packets += [bytes(packet) for packet in encoder.encode(frame)]
    return packets + [bytes(packet) for packet in encoder.encode(None)]


def send(client: socket.socket, packets: list[bytes], rate: int, log: Path) -> None:
    """Send all pictures, each at its time, and write when."""
    client.recv(65536)
    client.sendall(HEADER)
    with log.open("w", newline="") as file:
        rows = csv.writer(file)
        start_s = time.monotonic()
        for number, packet in enumerate(packets):
            wait_s = start_s + number / rate - time.monotonic()
            if wait_s < -1 / rate:
                continue
            time.sleep(max(0.0, wait_s))
            sent_s = time.monotonic()
            head = f"--picture\r\nContent-Type: image/jpeg\r\nContent-Length: {len(packet)}\r\n\r\n"
            try:
                client.sendall(head.encode() + packet + b"\r\n")
            except OSError:  # the program under test has ended
                return
            rows.writerow((number, f"{sent_s:.6f}"))


def main() -> None:
    """Send a clip as a camera: `CLIP RATE SECONDS LOG`; the address is printed."""
    clip, rate, seconds, log = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4])
    packets = encode(read_pictures(clip), rate, round(rate * seconds))
    with socket.create_server(("127.0.0.1", 0)) as door:
        print(f"http://127.0.0.1:{door.getsockname()[1]}/", flush=True)
        client, _ = door.accept()
        with client:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            send(client, packets, rate, log)


if __name__ == "__main__":
    main()
