"""Renders a person in a room with Blender. No other module imports Blender.

Blender's coordinates: x to the person's left, y backward, z up, in metres; the floor is at 0.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from benchmarks.rendering.body import Body, Mask
from benchmarks.rendering.camera import SIZE, Camera, turn_axes
from benchmarks.rendering.clothes import find_hair
from benchmarks.rendering.people import Looks
from benchmarks.rendering.picture import Picture
from benchmarks.rendering.room import Box, Colour, Room
from coach.body.pose import Array
from coach.errors import CoachError

try:
    import bpy
    from mathutils import Matrix
except ImportError as error:
    raise CoachError(
        "Blender's Python module bpy is not installed here.",
        "Make a virtual environment with Python 3.11 for it: pip install bpy==4.2.* av numpy. "
        "Run this command with its Python.",
    ) from error

PARTS: Final = ("skin", "shirt", "trousers", "shoes", "hair", "eyes")
"""Materials of a person, in the order of their slots."""
STILL_M: Final = 3e-4
"""Movement of the vertices below which the last picture is used again."""
BOX_FACES: Final = (
    (0, 1, 3, 2),
    (4, 6, 7, 5),
    (0, 4, 5, 1),
    (2, 3, 7, 6),
    (0, 2, 6, 4),
    (1, 5, 7, 3),
)


class Scene:
    """A person in a room before a camera."""

    def __init__(self, body: Body, looks: Looks, room: Room, camera: Camera) -> None:
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self._folder = TemporaryDirectory(prefix="coach-rendering-")
        self._path = Path(self._folder.name) / "picture.png"
        self._last: tuple[Array, Picture] | None = None
        set_up_renderer(room)
        build_room(room)
        self._person = build_person(body, looks)
        place_camera(camera)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    def render(self, vertices: Array) -> Picture:
        """Return the picture of the person with these vertices (n, 3), y up and z forward."""
        if self._last is not None and np.abs(vertices - self._last[0]).max() <= STILL_M:
            return self._last[1]
        points = turn_axes(vertices).astype(np.float32)
        self._person.vertices.foreach_set("co", points.ravel())
        self._person.update()
        bpy.context.scene.render.filepath = str(self._path)
        with silence():
            bpy.ops.render.render(write_still=True)
        self._last = vertices, read_picture(self._path)
        return self._last[1]


@contextmanager
def silence() -> Iterator[None]:
    """Drop what Blender prints of every picture to the standard output of the process."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def set_up_renderer(room: Room) -> None:
    """Choose the size, the fast renderer, and its light."""
    scene = bpy.context.scene
    scene.world = bpy.data.worlds.new("world")
    render, display = scene.render, scene.display
    render.engine = "BLENDER_WORKBENCH"
    render.resolution_x, render.resolution_y = SIZE
    render.resolution_percentage = 100
    render.image_settings.file_format = "PNG"
    render.image_settings.compression = 0
    display.shading.light = "STUDIO"
    display.shading.color_type = "TEXTURE"
    display.shading.show_shadows = True
    display.shading.shadow_intensity = 0.45
    display.light_direction = room.light.direction
    display.render_aa = "FXAA"
    scene.view_settings.view_transform = "Standard"


def build_room(room: Room) -> None:
    """Add floor, wall and things."""
    floor = make_material("floor", (0.5, 0.5, 0.5), room.floor)
    add_plane([(-6, -6, -0.002), (6, -6, -0.002), (6, 6, -0.002), (-6, 6, -0.002)], floor, 8)
    wall, x = make_material("wall", (0.7, 0.7, 0.7), room.wall), room.wall_x
    add_plane([(x, -6, 0), (x, 6, 0), (x, 6, 3), (x, -6, 3)], wall, 5)
    for box in room.boxes:
        add_box(box)


def build_person(body: Body, looks: Looks) -> Any:
    """Add the person and return the mesh, whose vertices are still to be set."""
    faces = [*body.faces, *body.eye_faces]
    mesh = add_mesh("person", np.zeros_like(body.vertices), faces)
    for part in PARTS:
        mesh.materials.append(make_material(part, looks.colours[part]))
    masks = {**body.garments, "hair": find_hair(body, looks.hair_m)}
    slots = np.concatenate(
        [colour_faces(body, masks), np.full(len(body.eye_faces), PARTS.index("eyes"))]
    )
    mesh.polygons.foreach_set("material_index", slots)
    mesh.polygons.foreach_set("use_smooth", np.ones(len(faces), bool))
    return mesh


def colour_faces(body: Body, masks: Mapping[str, Mask]) -> NDArray[np.intp]:
    """Return the place in `PARTS` of each face of skin and clothes."""
    slots = np.zeros(len(body.faces), np.intp)
    for part, mask in masks.items():
        covered = np.array([np.mean(mask[list(face)]) > 0.5 for face in body.faces])
        slots[covered] = PARTS.index(part)
    return slots


def place_camera(camera: Camera) -> None:
    """Add the camera and choose it."""
    lens = bpy.data.cameras.new("camera")
    lens.sensor_fit = "HORIZONTAL"
    lens.angle = math.radians(camera.field_deg)
    lens.clip_start = 0.05
    item = bpy.data.objects.new("camera", lens)
    bpy.context.collection.objects.link(item)
    place = np.eye(4)
    place[:3, :3], place[:3, 3] = camera.axes, camera.eye
    item.matrix_world = Matrix(place.tolist())
    bpy.context.scene.camera = item


def make_material(name: str, colour: Colour, pattern: Array | None = None) -> Any:
    """Return a dull material of one colour, or with a pattern."""
    material = bpy.data.materials.new(name)
    material.diffuse_color = (*colour, 1.0)
    material.roughness = 0.8
    if pattern is not None:
        material.use_nodes = True
        nodes = material.node_tree.nodes
        node = nodes.new("ShaderNodeTexImage")
        node.image = make_image(name, pattern)
        nodes.active = node
    return material


def make_image(name: str, pattern: Array) -> Any:
    """Return Blender's image of a pattern (height, width, 3)."""
    height, width = pattern.shape[:2]
    image = bpy.data.images.new(name, width, height)
    opaque = np.concatenate([pattern, np.ones((height, width, 1))], axis=2)
    image.pixels.foreach_set(opaque.astype(np.float32).ravel())
    image.update()
    image.pack()
    return image


def add_mesh(name: str, vertices: Array, faces: Sequence[Sequence[int]]) -> Any:
    """Add an object and return its mesh."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices.tolist(), [], faces)
    bpy.context.collection.objects.link(bpy.data.objects.new(name, mesh))
    return mesh


def add_plane(corners: Sequence[tuple[float, float, float]], material: Any, tiles: int) -> None:
    """Add a rectangle whose pattern is repeated in both directions."""
    mesh = add_mesh(material.name, np.array(corners), [(0, 1, 2, 3)])
    layer = mesh.uv_layers.new()
    for corner, place in enumerate(((0, 0), (tiles, 0), (tiles, tiles), (0, tiles))):
        layer.data[corner].uv = place
    mesh.materials.append(material)


def add_box(box: Box) -> None:
    """Add a block."""
    signs = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
    corners = np.array(box.middle) + signs * np.array(box.size) / 2.0
    mesh = add_mesh("box", corners, BOX_FACES)
    mesh.materials.append(make_material("box", box.colour))


def read_picture(path: Path) -> Picture:
    """Return the picture in a file that Blender wrote."""
    image = bpy.data.images.load(str(path))
    values = np.empty(SIZE[0] * SIZE[1] * 4, np.float32)
    image.pixels.foreach_get(values)
    bpy.data.images.remove(image)
    rows = values.reshape(SIZE[1], SIZE[0], 4)[::-1, :, :3]
    return np.asarray(np.rint(rows * 255.0), np.uint8)
