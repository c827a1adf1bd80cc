"""A camera beside the person, and where it sees a point.

Blender's coordinates: x to the person's left, y backward, z up, in metres; the floor is at 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from benchmarks.rendering.movements.exercises import Position
from benchmarks.rendering.skinning import rotate_z
from coach.body.landmarks import Side
from coach.body.pose import Array

SIZE: Final = (640, 480)
"""Width and height of a picture in pixels."""
FIELDS_DEG: Final = (55, 58, 62, 66, 72, 78, 85)
"""Horizontal fields of view of webcams."""
AIM_HEIGHTS: Final = {"lying": 0.25, "kneeling": 0.55}
"""Height that the camera looks at; the middle of a standing person."""


@dataclass(frozen=True)
class Camera:
    """A camera without distortion."""

    near: Side
    """The side of the person that it stands at."""
    yaw_deg: float
    """How far it stands off the exact side view, positive towards the front or the feet."""
    distance_m: float
    """To the person, over the floor."""
    height_m: float
    aim: tuple[float, float, float]
    """The point that it looks at."""
    roll_deg: float
    """Counterclockwise as seen from behind the camera."""
    field_deg: float
    """Horizontal field of view."""

    @cached_property
    def eye(self) -> Array:
        """(3,) its place."""
        yaw, sign = math.radians(self.yaw_deg), 1.0 if self.near == "left" else -1.0
        return np.array(
            [
                sign * self.distance_m * math.cos(yaw),
                -self.distance_m * math.sin(yaw),
                self.height_m,
            ]
        )

    @cached_property
    def axes(self) -> Array:
        """(3, 3) columns: the directions to the right, upward, and to the back of the camera."""
        back = self.eye - self.aim
        back /= np.linalg.norm(back)
        right = np.cross((0.0, 0.0, 1.0), back)
        right /= np.linalg.norm(right)
        return np.stack([right, np.cross(back, right), back], axis=1) @ rotate_z(self.roll_deg)

    def project(self, points: Array) -> Array:
        """Return (n, 2) x to the right and y downward in pixels, of points (n, 3) in the room."""
        right, up, back = ((points - self.eye) @ self.axes).T
        focal = SIZE[0] / 2.0 / math.tan(math.radians(self.field_deg / 2.0))
        return np.stack(
            [SIZE[0] / 2.0 - focal * right / back, SIZE[1] / 2.0 + focal * up / back], axis=1
        )


def turn_axes(points: Array) -> Array:
    """Return (n, 3) points of the body (y up, z forward) in Blender's coordinates."""
    return np.stack([points[..., 0], -points[..., 2], points[..., 1]], axis=-1)


def place_camera(
    generator: np.random.Generator, near: Side, position: Position, stature_m: float
) -> Camera:
    """Return a camera that sees a person of this stature whole, from about the side."""
    lying = position == "lying"
    field = float(generator.choice(FIELDS_DEG))
    distance = generator.uniform(1.8, 2.6) if lying else generator.uniform(2.1, 3.2)
    half = math.tan(math.radians(field / 2.0))
    if lying:
        least = 1.4 * stature_m / 2.0 / half  # the toes are further from the hips than the head
    else:
        least = 1.25 * stature_m / 2.0 / (half * SIZE[1] / SIZE[0])
    aim_height = AIM_HEIGHTS.get(position, stature_m / 2.0)
    return Camera(
        near,
        generator.uniform(-9.0, 12.0) if lying else generator.uniform(-12.0, 18.0),
        max(distance, least),
        generator.uniform(0.35, 1.1 if lying else 1.35),
        (0.0, generator.uniform(-0.1, 0.1), aim_height),
        generator.uniform(-1.5, 1.5),
        field,
    )
