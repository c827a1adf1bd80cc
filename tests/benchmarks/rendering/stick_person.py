"""A MakeHuman data folder with a body of blocks, one for each bone.

Coordinates as in MakeHuman: x to the left, y up, z forward, in decimetres. The knees are 0.2 ahead
of hips and ankles, the shoulders 0.5 ahead of the hips: the neutral body is not upright.
"""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any, Final

Point = tuple[float, float, float]

SPINE: Final = {
    "root": (None, (0.0, 9.0, 0.0), (0.0, 9.8, 0.0)),
    "spine05": ("root", (0.0, 10.0, 0.0), (0.0, 10.8, 0.1)),
    "spine04": ("spine05", (0.0, 11.0, 0.1), (0.0, 11.8, 0.2)),
    "spine03": ("spine04", (0.0, 12.0, 0.2), (0.0, 12.8, 0.3)),
    "spine02": ("spine03", (0.0, 13.0, 0.3), (0.0, 13.8, 0.4)),
    "spine01": ("spine02", (0.0, 14.0, 0.4), (0.0, 14.8, 0.5)),
    "neck01": ("spine01", (0.0, 15.0, 0.5), (0.0, 15.8, 0.5)),
    "head": ("neck01", (0.0, 16.0, 0.5), (0.0, 18.0, -0.5)),
}
LEFT: Final = {
    "upperleg01": ("root", (1.0, 9.0, 0.0), (1.0, 5.3, 0.2)),
    "lowerleg01": ("upperleg01", (1.0, 5.0, 0.2), (1.0, 1.3, 0.0)),
    "foot": ("lowerleg01", (1.0, 1.0, 0.0), (1.0, 0.3, 1.5)),
    "upperarm01": ("spine01", (2.0, 14.5, 0.5), (3.8, 12.7, 0.5)),
    "lowerarm01": ("upperarm01", (4.0, 12.5, 0.5), (5.8, 10.7, 0.5)),
    "wrist": ("lowerarm01", (6.0, 10.5, 0.5), (6.5, 10.0, 0.5)),
}
"""Bone -> parent, head, and the end of its block."""
CORNERS: Final = (
    (0, 1, 3, 2),
    (4, 6, 7, 5),
    (0, 4, 5, 1),
    (2, 3, 7, 6),
    (0, 2, 6, 4),
    (1, 5, 7, 3),
)
"""The corners of the sides of a block, counterclockwise from outside."""
HALF: Final = 0.3
GROWN: Final = 2.0
"""How much wider the feet are made by the target for a heavy man."""


def list_bones() -> dict[str, tuple[str | None, Point, Point]]:
    bones: dict[str, tuple[str | None, Point, Point]] = dict(SPINE)
    for end, sign in ((".L", 1.0), (".R", -1.0)):
        for name, (parent, head, tail) in LEFT.items():
            side_parent = parent if parent in SPINE else f"{parent}{end}"
            bones[f"{name}{end}"] = (
                side_parent,
                (sign * head[0], *head[1:]),
                (sign * tail[0], *tail[1:]),
            )
    return bones


def block(head: Point, tail: Point) -> list[Point]:
    low, high = (
        [function(pair) for pair in zip(head, tail, strict=True)] for function in (min, max)
    )
    spans = [(a - HALF, b + HALF) for a, b in zip(low, high, strict=True)]
    return [(x, y, z) for x, y, z in product(*spans)]


def write_data(folder: Path) -> Path:
    """Write the files that a man and a woman of average build and height need."""
    bones = list_bones()
    vertices: list[Point] = []
    lines: list[str] = ["g body"]
    weights: dict[str, list[tuple[int, float]]] = {}
    joints: dict[str, list[int]] = {}
    for name, (_, head, tail) in bones.items():
        first = len(vertices)
        vertices += block(head, tail)
        lines += [f"f {' '.join(f'{first + c + 1}/1' for c in face)}" for face in CORNERS]
        weights[name] = [(first + corner, 1.0) for corner in range(8)]
        joints[f"{name}____head"] = [len(vertices)]
        vertices.append(head)
    for name, x in (("helper-l-eye", 0.3), ("helper-r-eye", -0.3)):
        first = len(vertices) + 1
        vertices += [(x, 17.0, 0.9), (x + 0.1, 17.0, 0.9), (x, 17.1, 0.9)]
        lines += [f"g {name}", f"f {first} {first + 1} {first + 2}"]
        weights["head"] += [(first - 1 + corner, 1.0) for corner in range(3)]
    write(
        folder / "3dobjs/base.obj", "\n".join([*(f"v {x} {y} {z}" for x, y, z in vertices), *lines])
    )
    skeleton = {
        "joints": joints,
        "bones": {
            name: {"parent": parent, "head": f"{name}____head"}
            for name, (parent, _, _) in reversed(bones.items())
        },
    }
    write_rig(folder, skeleton, weights)
    write_targets(folder)
    return folder


def write_rig(folder: Path, skeleton: dict[str, Any], weights: dict[str, Any]) -> None:
    write(folder / "rigs/default.mhskel", json.dumps(skeleton))
    write(folder / "rigs/default_weights.mhw", json.dumps({"weights": weights}))


def write_targets(folder: Path) -> None:
    for gender in ("female", "male"):
        write(folder / f"targets/macrodetails/caucasian-{gender}-young.target", "# nothing\n")
        build = f"{gender}-young-averagemuscle"
        for weight in ("average", "max"):
            path = folder / f"targets/macrodetails/universal-{build}-{weight}weight.target"
            write(path, f"# wider\n0 {GROWN} 0 0\n" if weight == "max" else "\n")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
