"""Converts what PyAV decodes to pictures: red, green, blue, upright, with square pixels."""

from __future__ import annotations

import errno
import math
import struct
import threading
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final, cast

import av
import numpy as np
from av.packet import Packet
from av.sidedata.sidedata import SideDataContainer, Type
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from coach.capture.frame import Picture
from coach.capture.memory_check import DECODER_BYTES, require_memory

MAX_PIXEL_ASPECT: Final = 4
"""Maximum aspect ratio of a pixel, either way; a file that states more is damaged."""


def decode(packet: Packet[VideoStream]) -> Iterator[VideoFrame | None]:
    """Yield the pictures that a packet completes, usually one; None for a damaged picture.

    Raises:
        LowMemoryError: There is not enough memory to decode.

    """
    yield from _check(packet.decode)


def _check(read: Callable[[], list[VideoFrame]]) -> Iterator[VideoFrame | None]:
    try:
        pictures = read()
    except av.error.FFmpegError as error:
        if error.errno in (
            errno.ENOMEM,
            errno.EAGAIN,
        ):  # EAGAIN: no thread could be started. A damaged picture may ask for too much, too.
            require_memory(DECODER_BYTES)
        yield None
        return
    for picture in pictures:
        yield None if picture.is_corrupt else picture


class PictureConverter:
    """Converts decoded pictures to arrays.

    Args:
        aspect: Width of the video's pixels divided by their height; None, if the file does not
            state it, means square pixels.

    """

    def __init__(self, aspect: Fraction | None = None) -> None:
        self._aspect = (
            aspect if aspect and 1 / MAX_PIXEL_ASPECT <= aspect <= MAX_PIXEL_ASPECT else Fraction(1)
        )
        self._reformatter = VideoReformatter()

    def convert(self, picture: VideoFrame) -> Picture | None:
        """Return the picture as (height, width, 3) uint8 RGB, or None if the conversion fails.

        The picture is turned upright as the video's metadata request, and its pixels are made
        square. If they request a mirror image, as some phones' selfies do, it is not mirrored:
        the person's left and right stay true.
        """
        width = max(1, round(picture.width * self._aspect))
        try:
            flat = self._reformatter.reformat(picture, width=width, format="rgb24").to_ndarray()
        except av.error.FFmpegError:
            return None
        upright: Picture = np.ascontiguousarray(
            np.rot90(flat, _count_quarters(picture)), dtype=np.uint8
        )
        return upright


def _count_quarters(picture: VideoFrame) -> int:
    """Return by how many quarters the picture is to be turned counterclockwise.

    Its display matrix is nine fixed-point numbers, of which the first and the second are the
    direction of the picture's rows on the display, x to the right and y downward; the fourth and
    the fifth are that of its columns.
    """
    known = cast("SideDataContainer", picture.side_data)  # PyAV's stubs name motion vectors alone
    if Type.DISPLAYMATRIX not in known:
        return 0
    matrix = bytes(known[Type.DISPLAYMATRIX])
    row_x, row_y, _, column_x, column_y = struct.unpack("=5i", matrix[:20])
    if row_x * column_y - row_y * column_x < 0:  # mirrored left to right: taken back
        row_x = -row_x
    return round(-math.degrees(math.atan2(row_y, row_x)) / 90.0) % 4


class StillDecoder:
    """Decodes JPEG pictures independently of each other and of their stream, in any thread.

    No thread waits for another that decodes: on a busy computer, that one may not be running.

    Args:
        aspect: As for `PictureConverter`.

    """

    def __init__(self, aspect: Fraction | None = None) -> None:
        self._aspect = aspect
        self._own = threading.local()

    def prepare(self, packet: Packet[VideoStream]) -> Callable[[], Picture | None]:
        """Return a function that returns the picture of a packet; None if it is damaged."""
        data = bytes(packet)
        return lambda: self._decode(data)

    def _decode(self, data: bytes) -> Picture | None:
        codec, converter = self._find_own()
        packet = Packet(data)
        for picture in _check(lambda: codec.decode(packet)):
            if picture is not None:
                return converter.convert(picture)
        return None

    def _find_own(self) -> tuple[VideoCodecContext, PictureConverter]:
        """Return the codec and the converter of this thread."""
        if not hasattr(self._own, "codec"):
            codec = VideoCodecContext.create("mjpeg", "r")
            codec.thread_count = 1  # threads would hand out a picture only with the next one
            self._own.codec, self._own.converter = codec, PictureConverter(self._aspect)
        return self._own.codec, self._own.converter
