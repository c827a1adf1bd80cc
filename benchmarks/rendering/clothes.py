"""Clothes: parts of the skin, moved outward and coloured. They have no cloth of their own.

Coordinates: x to the person's left, y up, z forward, in metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from benchmarks.rendering.body import HEAD, Body, Mask
from coach.body.pose import Array

THICKNESS_M: Final = 0.003
"""Distance of tight clothes from the skin."""
ARM: Final = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
FOOT: Final = ("foot", "toe")
FACE: Final = (*HEAD, "neck", "jaw", "tongue", "oris", "eye", "risorius", "orbicularis")
"""Parts of the names of the bones that move arms, feet, and head with neck."""


@dataclass(frozen=True)
class Clothes:
    """What a person wears: a shirt, trousers, and perhaps shoes."""

    looseness_m: float
    """Distance from the skin beyond that of tight clothes."""
    trouser_length: float
    """0 to the hip, 1 to the ankle."""
    sleeve_length: float
    """0 to the shoulder, 0.5 to the elbow, 1 to the wrist."""
    shoes: bool


def dress(body: Body, clothes: Clothes, generator: np.random.Generator) -> Body:
    """Return the body with clothes; `generator` places their folds."""
    garments = cut_garments(body, clothes)
    offsets = hang_clothes(body, garments, clothes, generator)
    vertices = body.vertices + find_normals(body) * offsets[:, None]
    return replace(body, vertices=vertices, garments=garments)


def cut_garments(body: Body, clothes: Clothes) -> dict[str, Mask]:
    """Return which vertices each garment covers."""
    height, arm = body.vertices[:, 1], body.weigh(*ARM)
    waist = body.locate("spine05")[1] + 0.03
    cuff = find_cuff_height(body, clothes.trouser_length)
    trousers = (height < waist) & (height > cuff) & (arm < 0.3)
    torso = (height >= waist) & (height < body.locate("neck01")[1] + 0.03)
    torso &= body.weigh(*FACE) < 0.5
    shirt = (torso | (arm >= 0.3)) & sleeves_reach(body, clothes.sleeve_length) & ~trousers
    garments = {"shirt": shirt, "trousers": trousers}
    if clothes.shoes:
        garments["shoes"] = (body.weigh(*FOOT) > 0.5) & ~trousers & ~shirt
    return garments


def find_cuff_height(body: Body, trouser_length: float) -> float:
    """Return the height of the trousers' end."""
    hip = body.locate_joint("hip", "left")[1] - 0.06
    ankle = body.locate_joint("ankle", "left")[1] + 0.02
    return float(hip + (ankle - hip) * trouser_length)


def sleeves_reach(body: Body, sleeve_length: float) -> Mask:
    """Return (n,) the vertices that are not further to the side than the sleeves' end."""
    bones = ("upperarm01.L", "lowerarm01.L", "wrist.L")
    joints = [abs(body.locate(bone)[0]) for bone in bones]
    end = np.interp(sleeve_length, (0.0, 0.5, 1.0), joints)
    reached: Mask = np.abs(body.vertices[:, 0]) < end
    return reached


def hang_clothes(
    body: Body, garments: Mapping[str, Mask], clothes: Clothes, generator: np.random.Generator
) -> Array:
    """Return (n,) how far the clothes are from the skin, in metres."""
    vertices, loose = body.vertices, clothes.looseness_m
    folds = make_folds(vertices, generator)
    above_cuff = vertices[:, 1] - find_cuff_height(body, clothes.trouser_length)
    flare = 0.5 * (1.0 - np.clip(above_cuff / 0.3, 0.0, 1.0))
    trousers = THICKNESS_M + loose * (1.0 + 0.35 * folds + flare)
    trousers[np.abs(vertices[:, 0]) < 0.03] *= 0.3  # the legs stay apart
    shirt = THICKNESS_M + 0.6 * loose * (1.0 + 0.5 * folds)
    return np.where(
        garments["trousers"], trousers, np.where(garments["shirt"], shirt, np.zeros(len(vertices)))
    )


def make_folds(vertices: Array, generator: np.random.Generator) -> Array:
    """Return (n,) -1 to 1: six waves of cloth in random directions."""
    waves = [
        np.sin(vertices @ generator.normal(0.0, 28.0, 3) + generator.uniform(0.0, 6.0))
        for _ in range(6)
    ]
    return np.asarray(np.mean(waves, axis=0))


def find_normals(body: Body) -> Array:
    """Return (n, 3) the outward direction at each vertex of the skin; 0 elsewhere."""
    normals = np.zeros_like(body.vertices)
    squares = np.array([face for face in body.faces if len(face) == 4])
    corners = body.vertices[squares]
    directions = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    for corner in range(4):
        np.add.at(normals, squares[:, corner], directions)
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(normals / np.maximum(1e-9, lengths))


def find_hair(body: Body, length_m: float) -> Mask:
    """Return (n,) the vertices of the head that get the colour of hair.

    length_m: How far it reaches below the eyes, behind.
    """
    eyes = body.vertices[np.concatenate([np.asarray(face) for face in body.eye_faces])]
    middle = eyes.mean(axis=0)
    above = body.vertices[:, 1] - middle[1]
    behind = middle[2] - body.vertices[:, 2]
    head = body.weigh(*HEAD) > 0.5
    hair: Mask = head & ((above > 0.04) | ((behind > 0.085) & (above > -length_m)))
    return hair
