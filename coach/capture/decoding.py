"""From what PyAV decodes to our pictures: red, green, blue, upright, with square pixels."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import av
import numpy as np
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from coach.capture.frame import Picture
from coach.capture.memory_check import DECODER_BYTES, require_memory

MAX_PIXEL_ASPECT: Final = 4
"""No video has pixels that are so many times wider than high, or the other way; one that says so is damaged."""


def decode(packet: Packet[VideoStream]) -> Iterator[VideoFrame | None]:
    """The pictures that a packet completes, often one; None in place of one that is damaged. Raises LowMemoryError."""
    try:
        pictures = packet.decode()
    except av.error.FFmpegError as error:
        if error.errno in (
            errno.ENOMEM,
            errno.EAGAIN,
        ):  # EAGAIN: no thread could be begun; a damaged picture may ask for too much, too
            require_memory(DECODER_BYTES)
        yield None
        return
    for picture in pictures:
        yield None if picture.is_corrupt else picture


class Converter:
    """Turns decoded pictures into arrays.

    `aspect` is the width of the video's pixels over their height; None where it does not say, which means square ones.
    """

    def __init__(self, aspect: Fraction | None = None) -> None:
        self._aspect = (
            aspect if aspect and 1 / MAX_PIXEL_ASPECT <= aspect <= MAX_PIXEL_ASPECT else Fraction(1)
        )
        self._reformatter = VideoReformatter()

    def convert(self, picture: VideoFrame) -> Picture | None:
        """(height, width, 3) uint8 RGB, turned upright as a phone's file asks for, and its pixels made square; None where that fails."""
        width = max(1, round(picture.width * self._aspect))
        try:
            flat = self._reformatter.reformat(picture, width=width, format="rgb24").to_ndarray()
        except av.error.FFmpegError:
            return None
        upright: Picture = np.ascontiguousarray(
            np.rot90(flat, picture.rotation // 90), dtype=np.uint8
        )
        return upright
