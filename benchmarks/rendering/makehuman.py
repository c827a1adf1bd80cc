"""MakeHuman's mesh, morph targets and rig, read from its data folder.

MakeHuman's coordinates: x to the person's left, y up, z forward, in decimetres.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from coach.body.pose import Array
from coach.errors import CoachError, find_reason

Indices = NDArray[np.intp]
Faces = Sequence[Sequence[int]]

HINT: Final = (
    "Give the folder makehuman/data of the repository makehumancommunity/makehuman, whole, with "
    "its subfolders 3dobjs, rigs and targets."
)


@dataclass(frozen=True, eq=False)
class Mesh:
    """The base mesh."""

    vertices: Array
    """(n, 3) decimetres."""
    groups: Mapping[str, Faces]
    """Name of a group -> its faces, each a list of vertices."""


@dataclass(frozen=True, eq=False)
class Rig:
    """The bones that move the mesh; every parent stands before its children."""

    bones: tuple[str, ...]
    parents: tuple[int, ...]
    """Place of the parent of each bone; -1 without one."""
    head_vertices: tuple[Indices, ...]
    """For each bone the vertices in whose middle its head is: the joint that it turns about."""
    weights: Array
    """(n, bones) share of each bone in the movement of each vertex; the sum of a row is 1. What no
    bone moves goes with the first one."""


@dataclass(frozen=True, eq=False)
class Target:
    """A morph target: how far it moves some of the vertices."""

    vertices: Indices
    """(m,)"""
    offsets: Array
    """(m, 3) decimetres."""


class MakeHumanData:
    """The files of a data folder; each is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._targets: dict[str, Target] = {}

    @cached_property
    def mesh(self) -> Mesh:
        """The base mesh."""
        return parse_mesh(self._read("3dobjs/base.obj"))

    @cached_property
    def rig(self) -> Rig:
        """The default rig."""
        skeleton = self._read_json("rigs/default.mhskel")
        weights = self._read_json("rigs/default_weights.mhw")
        return parse_rig(skeleton, weights["weights"], len(self.mesh.vertices))

    def read_target(self, name: str) -> Target:
        """Return a morph target: ``macrodetails/caucasian-female-young``, for example."""
        if name not in self._targets:
            place = f"targets/{name}.target"
            self._targets[name] = parse_target(self._read(place), str(self._folder / place))
        return self._targets[name]

    def _read(self, name: str) -> str:
        path = self._folder / name
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CoachError(f"{path} cannot be read: {find_reason(error)}.", HINT) from error

    def _read_json(self, name: str) -> dict[str, Any]:
        try:
            content: dict[str, Any] = json.loads(self._read(name))
        except json.JSONDecodeError as error:
            raise CoachError(f"{self._folder / name} is no JSON: {error}.", HINT) from error
        return content


def parse_mesh(text: str) -> Mesh:
    """Return the mesh of a Wavefront OBJ file; textures and normals are left out."""
    vertices: list[list[float]] = []
    groups: dict[str, list[list[int]]] = {}
    faces = groups.setdefault("", [])
    for line in text.splitlines():
        kind, *values = line.split() or [""]
        if kind == "v":
            vertices.append([float(value) for value in values[:3]])
        elif kind == "g":
            faces = groups.setdefault(values[0], [])
        elif kind == "f":
            faces.append([int(value.partition("/")[0]) - 1 for value in values])
    return Mesh(np.array(vertices), groups)


def parse_target(text: str, name: str) -> Target:
    """Return the morph target of a text with a line ``vertex x y z`` for each vertex.

    Raises:
        CoachError: A line is none of these; the message names the file and the line.
    """
    vertices, offsets = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            vertex, *offset = line.split()
            x, y, z = map(float, offset)
            vertices.append(int(vertex))
            offsets.append((x, y, z))
        except ValueError as error:
            message = f"{name}, line {number}: {line.strip()!r} is no vertex with three numbers."
            raise CoachError(message, "Expected, for example: 12 0.1 -0.2 0.05") from error
    return Target(np.array(vertices, np.intp), np.array(offsets).reshape(-1, 3))


def parse_rig(
    skeleton: Mapping[str, Any], weights: Mapping[str, Sequence[tuple[int, float]]], count: int
) -> Rig:
    """Return the rig of a skeleton and its weights.

    Args:
        skeleton: ``bones`` with parents and names of joints, ``joints`` with vertices.
        weights: Bone -> pairs of a vertex and its weight.
        count: Number of vertices of the mesh.
    """
    bones = skeleton["bones"]
    order = sort_bones({name: bone["parent"] for name, bone in bones.items()})
    places = {name: place for place, name in enumerate(order)}
    shares = np.zeros((count, len(order)))
    for bone, pairs in weights.items():
        for vertex, weight in pairs:
            shares[vertex, places[bone]] += weight
    shares[shares.sum(axis=1) == 0.0, 0] = 1.0
    return Rig(
        order,
        tuple(places.get(bones[name]["parent"], -1) for name in order),
        tuple(np.array(skeleton["joints"][bones[name]["head"]], np.intp) for name in order),
        shares / shares.sum(axis=1, keepdims=True),
    )


def sort_bones(parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return the bones so that every parent stands before its children."""
    order: dict[str, None] = {}

    def add(name: str) -> None:
        """Add a bone after its parents."""
        parent = parents[name]
        if parent and parent not in order:
            add(parent)
        order[name] = None

    for name in parents:
        add(name)
    return tuple(order)
