"""A random room: patterns of floor and wall, things on the floor, light.

Blender's coordinates: x to the person's left, y backward, z up, in metres; the floor is at 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.body.landmarks import Side
from coach.body.pose import Array

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

TILE: Final = 256
"""Width and height of a pattern in pixels."""
FLOORS: Final = ("planks", "noise", "check")
WALLS: Final = ("noise", "noise", "dots", "stripes", "check")
MAT_SHARE: Final = 0.8
"""Share of the rooms with a mat."""
DIM_SHARE: Final = 0.2
"""Share of the rooms that are dim."""


@dataclass(frozen=True)
class Box:
    """A block on the floor: a mat or a piece of furniture."""

    middle: tuple[float, float, float]
    size: tuple[float, float, float]
    colour: Colour


@dataclass(frozen=True)
class Light:
    """The light of the room, and what the camera makes of it."""

    direction: tuple[float, float, float]
    dim: bool
    gain: float
    """Factor of the brightness of the rendered picture."""
    tint: Colour
    """Further factors of red, green and blue."""
    noise: float
    """Standard deviation of the sensor's noise, in steps of 0 to 255."""


@dataclass(frozen=True, eq=False)
class Room:
    """What is around the person."""

    floor: Array
    """(256, 256, 3) colours of the pattern, repeated over the floor."""
    wall: Array
    """The same of the wall."""
    wall_x: float
    """Where the wall is, on the far side of the person."""
    boxes: tuple[Box, ...]
    light: Light


def furnish(generator: np.random.Generator, near: Side) -> Room:
    """Return a random room for a camera at this side of the person."""
    floor = draw_pattern(
        generator, generator.choice(FLOORS), pick(generator, 0.3, 0.8), pick(generator, 0.2, 0.6)
    )
    wall = draw_pattern(
        generator, generator.choice(WALLS), pick(generator, 0.5, 0.95), pick(generator, 0.4, 0.9)
    )
    wall_x = generator.uniform(0.9, 1.8) * (-1.0 if near == "left" else 1.0)
    boxes = [put_furniture(generator, 0.8 * wall_x) for _ in range(generator.integers(0, 5))]
    if generator.random() < MAT_SHARE:
        boxes.append(Box((0.0, 0.0, -0.008), (0.7, 1.95, 0.02), pick(generator, 0.1, 0.7)))
    return Room(floor, wall, wall_x, tuple(boxes), light_room(generator))


def pick(generator: np.random.Generator, lowest: float, highest: float) -> Colour:
    """Return a random colour between two brightnesses."""
    red, green, blue = generator.uniform(lowest, highest, 3)
    return float(red), float(green), float(blue)


def put_furniture(generator: np.random.Generator, x: float) -> Box:
    """Return a piece of furniture near the wall."""
    width, height = generator.uniform(0.2, 0.9), generator.uniform(0.2, 1.6)
    return Box(
        (x, generator.uniform(-2.2, 2.2), height / 2.0),
        (0.3, width, height),
        pick(generator, 0.05, 0.95),
    )


def light_room(generator: np.random.Generator) -> Light:
    """Return the light of a random room."""
    dim = bool(generator.random() < DIM_SHARE)
    x, y, z = generator.uniform((-0.6, -0.5, 0.6), (0.6, 0.5, 1.0))
    return Light(
        (x, y, z),
        dim,
        0.7 if dim else generator.uniform(1.5, 2.2),
        (generator.uniform(0.85, 1.05), 1.0, generator.uniform(0.85, 1.05)),
        generator.uniform(1.0, 5.0),
    )


def draw_pattern(generator: np.random.Generator, kind: str, first: Colour, second: Colour) -> Array:
    """Return (256, 256, 3) a pattern of two colours, with grain."""
    share = draw_shares(generator, kind) + generator.normal(0.0, 0.04, (TILE, TILE))
    share = np.clip(share, 0.0, 1.0)[..., None]
    return np.asarray(share * first + (1.0 - share) * second)


def draw_shares(generator: np.random.Generator, kind: str) -> Array:
    """Return (256, 256) the share of the first colour in a pattern."""
    y, x = np.mgrid[:TILE, :TILE]
    match kind:
        case "check":
            shares = (x // 32 + y // 32) % 2
        case "dots":
            shares = (x % 48 - 24) ** 2 + (y % 48 - 24) ** 2 < 150
        case "stripes":
            shares = x // 20 % 2
        case "planks":
            gaps = (x + y // 24 * 77) % 128 < 3
            shares = 0.5 + 0.3 * np.sin(y // 24 * 12.9898) + 0.2 * gaps
        case _:
            shares = blur(generator.random((TILE, TILE)))
    return np.asarray(shares, float)


def blur(shares: Array) -> Array:
    """Return a square of shares, blurred over its edges by 4 pixels and stretched to 0 to 1."""
    frequency = np.fft.fftfreq(len(shares))
    fade = np.exp(-2.0 * (np.pi * 4.0 * frequency) ** 2)
    blurred = np.fft.ifft2(np.fft.fft2(shares) * np.outer(fade, fade)).real
    return np.asarray((blurred - blurred.min()) / np.ptp(blurred))
