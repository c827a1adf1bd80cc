"""A shaped body with its skeleton, before it is posed.

Coordinates: x to the person's left, y up, z forward, in metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.rendering.makehuman import Faces, MakeHumanData
from benchmarks.rendering.shape import Shape, shape_vertices
from benchmarks.rendering.skinning import Skeleton
from coach.body.landmarks import Side
from coach.body.pose import Array

Mask = NDArray[np.bool_]

SUFFIXES: Final[Mapping[Side, str]] = {"left": ".L", "right": ".R"}
"""Ends of the names of bones."""
JOINTS: Final = {
    "shoulder": "upperarm01",
    "hip": "upperleg01",
    "knee": "lowerleg01",
    "ankle": "foot",
}
"""Joint -> the bone whose head it is."""
HEAD: Final = ("head", "special", "temporalis", "oculi", "levator")
"""Parts of the names of the bones that move the upper head."""


@dataclass(frozen=True, eq=False)
class Body:
    """A body that stands with the arms half raised: the neutral body of its skeleton."""

    vertices: Array
    """(n, 3)"""
    skeleton: Skeleton
    weights: Array
    """(n, bones) share of each bone in the movement of each vertex."""
    faces: Faces
    """Skin and clothes."""
    eye_faces: Faces
    garments: Mapping[str, Mask] = field(default_factory=dict)
    """Garment -> (n,) the vertices that it covers; none is covered twice."""

    @cached_property
    def surface(self) -> Mask:
        """(n,) the vertices of skin and clothes; the others are helpers that are never seen."""
        found = np.zeros(len(self.vertices), bool)
        found[np.concatenate([np.asarray(face) for face in self.faces])] = True
        return found

    @cached_property
    def stature_m(self) -> float:
        """The height of the standing body."""
        return float(np.ptp(self.vertices[self.surface, 1]))

    def locate(self, bone: str) -> Array:
        """Return (3,) the head of a bone, by its whole name."""
        head: Array = self.skeleton.heads[self.skeleton.places[bone]]
        return head

    def locate_joint(self, joint: str, side: Side) -> Array:
        """Return (3,) the place of one of `JOINTS`."""
        return self.locate(JOINTS[joint] + SUFFIXES[side])

    def weigh(self, *words: str) -> Array:
        """Return (n,) the share of the bones whose names contain one of the words."""
        places = [
            place
            for bone, place in self.skeleton.places.items()
            if any(word in bone for word in words)
        ]
        share: Array = self.weights[:, places].sum(axis=1)
        return share


def build_body(data: MakeHumanData, shape: Shape) -> Body:
    """Return a body without clothes."""
    vertices = shape_vertices(data, shape)
    rig, groups = data.rig, data.mesh.groups
    heads = np.array([vertices[around].mean(axis=0) for around in rig.head_vertices])
    places = {bone: place for place, bone in enumerate(rig.bones)}
    return Body(
        vertices,
        Skeleton(places, rig.parents, heads),
        rig.weights,
        groups["body"],
        [*groups["helper-l-eye"], *groups["helper-r-eye"]],
    )
