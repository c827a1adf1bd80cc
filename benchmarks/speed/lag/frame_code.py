"""A number that is painted into a picture, and read again from a screen that shows the picture.

It is a column of blocks at the left and the right edge, so that a mirrored picture can be read too:
magenta, then the bits, the lowest first, then a bit that makes their sum even, then green.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

BITS: Final = 14
BLOCKS: Final = BITS + 3
TOP: Final = (255, 0, 255)
BOTTOM: Final = (0, 255, 0)


@dataclass(frozen=True)
class Place:
    """Where the column of a code is on the screen: its middle, and those of its first and last
    block, in pixels."""

    x: int
    top: float
    bottom: float

    def list_rows(self) -> NDArray[np.intp]:
        """Return the row of the middle of each block."""
        return np.rint(np.linspace(self.top, self.bottom, BLOCKS)).astype(np.intp)


def burn(picture: Picture, number: int) -> Picture:
    """Return a copy of a picture, (height, width, 3) RGB, with a number below 2**BITS."""
    bits = [number >> bit & 1 for bit in range(BITS)]
    greys = [(255 * bit,) * 3 for bit in (*bits, sum(bits) % 2)]
    size = picture.shape[0] // BLOCKS
    coded = picture.copy()
    for row, colour in enumerate((TOP, *greys, BOTTOM)):
        rows = slice(row * size, (row + 1) * size)
        coded[rows, :size] = coded[rows, -size:] = colour
    return coded


def find_code(screen: Picture) -> Place | None:
    """Find the left column of a code on a screen, (height, width, 3) RGB; None if there is none."""
    red, green, blue = (screen[:, :, channel].astype(int) for channel in range(3))
    magenta = (red > 170) & (blue > 170) & (green < 90)
    lime = (red < 90) & (blue < 90) & (green > 170)
    columns = np.flatnonzero(magenta.sum(axis=0) >= 5)
    if not columns.size:
        return None
    breaks = np.flatnonzero(np.diff(columns) > 1)
    last = columns[breaks[0]] if breaks.size else columns[-1]
    x = int(columns[0] + last) // 2
    tops, bottoms = np.flatnonzero(magenta[:, x]), np.flatnonzero(lime[:, x])
    if not tops.size or not bottoms.size:
        return None
    return Place(x, float(tops.mean()), float(bottoms.mean()))


def read_code(screen: Picture, place: Place) -> int | None:
    """Return the number at a place of a screen; None if there is none, or only a part of one."""
    colours = screen[place.list_rows(), place.x].astype(int)
    (red, green, blue), (last_red, last_green, last_blue) = colours[0], colours[-1]
    if green > 90 or red < 170 or blue < 170 or last_green < 170 or last_red > 90 or last_blue > 90:
        return None
    levels = colours[1:-1].mean(axis=1)
    if np.any((levels > 90) & (levels < 165)):
        return None
    bits = levels > 127
    if bits.sum() % 2:
        return None
    return int(sum(1 << bit for bit in range(BITS) if bits[bit]))
