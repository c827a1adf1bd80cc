"""How a person is built, and the morph targets that make this shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from benchmarks.rendering.makehuman import MakeHumanData
from coach.body.pose import Array

LEAST_WEIGHT: Final = 1e-3
"""Targets with a smaller weight are left out."""
METRES: Final = 0.1
"""Metres in MakeHuman's unit, the decimetre."""


@dataclass(frozen=True)
class Shape:
    """MakeHuman's macro parameters, each from 0 to 1."""

    gender: float = 0.5
    """0 female, 1 male."""
    age: float = 0.5
    """0.5 about 25 years, 1 about 90 years; below 0.5 a child."""
    weight: float = 0.5
    """0 thin, 1 heavy."""
    muscle: float = 0.5
    height: float = 0.5
    ancestry: str = "caucasian"
    """``african``, ``asian`` or ``caucasian``."""
    details: Mapping[str, float] = field(default_factory=dict)
    """Further targets with their weights."""


def interpolate(value: float, low: str, middle: str, high: str) -> dict[str, float]:
    """Return the weights of three targets that stand for 0, 0.5 and 1; their sum is 1."""
    share = abs(value - 0.5) * 2.0
    return {middle: 1.0 - share, high if value >= 0.5 else low: share}


def weigh_targets(shape: Shape) -> dict[str, float]:
    """Return the morph targets of a shape, with their weights."""
    genders = {"female": 1.0 - shape.gender, "male": shape.gender}
    ages = interpolate(shape.age, "child", "young", "old")
    muscles = interpolate(shape.muscle, "minmuscle", "averagemuscle", "maxmuscle")
    weights = interpolate(shape.weight, "minweight", "averageweight", "maxweight")
    heights = interpolate(shape.height, "minheight", "", "maxheight")
    found: dict[str, float] = {}
    for (gender, a), (age, b) in product(genders.items(), ages.items()):
        found[f"macrodetails/{shape.ancestry}-{gender}-{age}"] = a * b
        for (muscle, c), (weight, d) in product(muscles.items(), weights.items()):
            build = f"{gender}-{age}-{muscle}-{weight}"
            found[f"macrodetails/universal-{build}"] = a * b * c * d
            for height, e in heights.items():
                if height:  # no target stands for the middle
                    found[f"macrodetails/height/{build}-{height}"] = a * b * c * d * e
    found |= shape.details
    return {name: share for name, share in found.items() if share > LEAST_WEIGHT}


def shape_vertices(data: MakeHumanData, shape: Shape) -> Array:
    """Return (n, 3) the vertices of the base mesh in this shape, in metres."""
    vertices = data.mesh.vertices.copy()
    for name, share in weigh_targets(shape).items():
        target = data.read_target(name)
        vertices[target.vertices] += share * target.offsets
    return vertices * METRES
