"""Random people: heavy and thin, tall and short, young and old, in loose and in dark clothes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.rendering.clothes import Clothes
from benchmarks.rendering.room import Colour, pick
from benchmarks.rendering.shape import Shape

WEIGHTS: Final = (
    0.5, 1.0, 0.9, 0.35, 1.0, 0.6, 0.95, 0.2, 0.9, 1.0, 0.7, 0.85, 0.45, 1.0,
)  # fmt: skip
"""MakeHuman's weight of the first people; then they repeat. Most are heavy: their angles are
the hardest."""
HEAVY: Final = 0.8
"""Weight above which the body gets `HEAVY_DETAILS`."""
HEAVY_DETAILS: Final = {
    "buttocks/buttocks-volume-incr": 1.0,
    "stomach/stomach-tone-decr": 1.0,
    "measure/measure-hips-circ-incr": 1.0,
    "measure/measure-thigh-circ-incr": 1.0,
    "measure/measure-waist-circ-incr": 1.0,
    "measure/measure-calf-circ-incr": 0.7,
    "measure/measure-knee-circ-incr": 0.7,
    "measure/measure-bust-circ-incr": 0.6,
}
"""Target -> its largest weight."""
SKINS: Final[Mapping[str, Colour]] = {
    "african": (0.28, 0.17, 0.11),
    "asian": (0.75, 0.56, 0.42),
    "caucasian": (0.80, 0.60, 0.50),
}
DARK: Final = (0.06, 0.06, 0.08)
"""Colour of dark trousers."""
DARK_EVERY: Final = 5
"""One person in this many wears dark trousers."""


@dataclass(frozen=True)
class Looks:
    """A person's shape, clothes and colours."""

    shape: Shape
    clothes: Clothes
    colours: Mapping[str, Colour]
    """Of ``skin``, ``shirt``, ``trousers``, ``shoes``, ``hair`` and ``eyes``."""
    hair_m: float
    """How far the hair reaches below the eyes."""


def invent_person(generator: np.random.Generator, number: int) -> Looks:
    """Return the person of this number; `generator` must be that person's own."""
    shape = invent_shape(generator, number)
    clothes = Clothes(
        looseness_m=float(generator.choice((0.0, 0.004, 0.012, 0.022, 0.03))),
        trouser_length=float(generator.choice((0.35, 0.55, 0.8, 1.0, 1.0))),
        sleeve_length=float(generator.choice((0.1, 0.3, 0.5, 0.95))),
        shoes=bool(generator.random() < 0.6),
    )
    red, green, blue = np.array(SKINS[shape.ancestry]) * generator.uniform(0.85, 1.15)
    colours = {
        "skin": (float(red), float(green), float(blue)),
        "shirt": pick(generator, 0.03, 0.85),
        "trousers": DARK if number % DARK_EVERY == 2 else pick(generator, 0.03, 0.85),
        "shoes": pick(generator, 0.03, 0.85),
        "hair": pick(generator, 0.02, 0.3),
        "eyes": (0.85, 0.85, 0.85),
    }
    return Looks(shape, clothes, colours, float(generator.choice((0.03, 0.06, 0.12))))


def invent_shape(generator: np.random.Generator, number: int) -> Shape:
    """Return the shape of the person of this number."""
    weight = WEIGHTS[number % len(WEIGHTS)]
    details = {}
    if weight > HEAVY:
        fullness = generator.uniform(0.3, 1.0)
        for name, highest in HEAVY_DETAILS.items():
            details[name] = min(1.0, highest * fullness * float(generator.uniform(0.5, 1.2)))
    return Shape(
        gender=float(number % 2) if generator.random() < 0.8 else 0.5,
        age=generator.uniform(0.5, 0.9),
        weight=weight,
        muscle=generator.uniform(0.2, 0.8),
        height=generator.uniform(0.3, 0.75),
        ancestry=str(generator.choice(tuple(SKINS))),
        details=details,
    )
