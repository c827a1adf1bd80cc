"""A stand-in for webcams under Linux: OpenCV's own V4L2 back-end opens it. See v4l2_device.c."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from numpy.typing import NDArray

from tests.capture.helpers import picture

LIBRARY: Final = "v4l2_device"
SOURCE: Final = Path(__file__).with_name(f"{LIBRARY}.c")
COMPILER: Final = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
VARIABLE: Final = "V4L2_STAND_IN"
COUNT: Final = 20
"""Number of different pictures."""


def is_loaded() -> bool:
    """Return True if this process runs with the stand-in."""
    return LIBRARY in os.environ.get("LD_PRELOAD", "")


def compile_library(folder: Path) -> Path | None:
    """Compile the stand-in; return None if the headers of the kernel are missing."""
    assert COMPILER is not None
    path = folder / f"{LIBRARY}.so"
    command = [COMPILER, "-shared", "-fPIC", "-O1", "-o", str(path), str(SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "linux/videodev2.h" in done.stderr:
        return None
    assert done.returncode == 0, done.stderr
    return path


class Cameras:
    """The cameras that are plugged in, as files of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._plugged: dict[int, int] = {}
        """Number of a device -> how often something was plugged in before it."""
        self._count = 0
        for name in ("dev", "sys", "pictures"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def plug(
        self, number: int, *formats: str, name: str = "Stand-in", **options: int | str
    ) -> None:
        """Plug a camera in, or change it.

        Args:
            number: Of the device, ``/dev/videoN``.
            formats: Such as ``MJPG 1280 720``, the camera's preferred one first.
            name: As the system lists it.
            options: See v4l2_device.c.

        """
        for each in formats:
            self._write_pictures(each)
        (self.folder / "sys" / f"video{number}").mkdir(exist_ok=True)
        (self.folder / "sys" / f"video{number}" / "name").write_text(f"{name}\n", encoding="utf-8")
        if number not in self._plugged:
            self._count += 1
            self._plugged[number] = self._count
        lines = [f"plugged {self._plugged[number]}", *(f"format {each}" for each in formats)]
        lines += [f"{key} {value}" for key, value in options.items()]
        new = self.folder / f"new{number}"
        new.write_text("\n".join([*lines, ""]), encoding="utf-8")
        new.replace(self.folder / "dev" / f"video{number}")

    def unplug(self, number: int) -> None:
        """Pull the cable of a camera."""
        del self._plugged[number]
        (self.folder / "dev" / f"video{number}").unlink()
        shutil.rmtree(self.folder / "sys" / f"video{number}")

    def _write_pictures(self, text: str) -> None:
        kind, width, height = text.split()
        path = self.folder / "pictures" / f"{kind}_{width}x{height}"
        if not path.exists():
            pictures = [picture(number, int(width), int(height)) for number in range(COUNT)]
            encode = {"MJPG": encode_jpegs, "YUYV": encode_yuyv}[kind]
            path.write_bytes(
                b"".join(struct.pack("I", len(data)) + data for data in encode(pictures))
            )


def encode_jpegs(pictures: Sequence[NDArray[np.uint8]]) -> list[bytes]:
    """Compress each picture, as a webcam does."""
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.height, encoder.width = pictures[0].shape[:2]
    encoder.pix_fmt, encoder.time_base = "yuvj422p", Fraction(1, 30)
    compressed: list[bytes] = []
    for image in pictures:
        packets = encoder.encode(av.VideoFrame.from_ndarray(image, format="rgb24"))
        compressed += [bytes(packet) for packet in packets]
    return compressed


def encode_yuyv(pictures: Sequence[NDArray[np.uint8]]) -> list[bytes]:
    """Return the raw picture with half of the colours, two bytes a pixel."""
    return [
        av.VideoFrame.from_ndarray(image, format="rgb24")
        .reformat(format="yuyv422")
        .to_ndarray()
        .tobytes()
        for image in pictures
    ]
