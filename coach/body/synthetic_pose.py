"""Poses of a synthetic body, as the landmarker would report them.

The known errors of the landmarker (`coach.body.angles`) are included, so that the angles measured
from a side view equal the angles put in, to 3 degrees.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.body.angles import TRUNK_OFFSET_DEG
from coach.body.landmark_errors import (
    FAR_HIP_ERROR,
    HIP_ERROR,
    HIP_ERROR_FROM_DEG,
    SHIN_ERROR,
    UPRIGHT_DEG,
)
from coach.body.landmarks import COUNT, INDEX, Side
from coach.body.pose import Array, Pose, copy_pose, mirror
from coach.body.posture import Joints
from coach.body.synthetic_body import (
    SHIN_M,
    THIGH_M,
    build_landmarks,
    make_ray,
    put_on_ground,
    wrap,
)

GROUND: Final = 0.88
"""Height of the ground in a picture, as a share of its height from the top."""


@dataclass(frozen=True, slots=True)
class SyntheticCamera:
    """Position of a level camera that is far away."""

    facing: Literal["left", "right"] = "right"
    """Direction that the person faces in a side view. ``left`` is the mirror image of ``right``."""
    working: Side | None = None
    """The side that works; None is the near one."""
    turned_deg: float = 0.0
    """Turn of the body from the side view; 90 faces the camera, -90 faces away."""
    width: int = 640
    height: int = 480
    pixels_a_metre: float = 190.0


SIDE_ON: Final = SyntheticCamera()


def project(figure: Joints, time_s: float = 0.0, camera: SyntheticCamera = SIDE_ON) -> Pose:
    """Return the pose that the landmarker would report for this body."""
    return copy_pose(_see(figure, camera), time_s)


@functools.lru_cache(maxsize=1024)
def _see(figure: Joints, camera: SyntheticCamera) -> Pose:
    """Return the pose at 0 s; somebody who holds a position is seen the same in every frame."""
    near: Side = "left" if camera.facing == "left" else "right"
    working: Side = "right" if camera.working in (None, near) else "left"
    space = put_on_ground(
        _add_landmarker_errors(build_landmarks(figure, working), figure, working), figure, working
    )
    turned = math.radians(camera.turned_deg)
    x = space[:, 0] * math.cos(turned) + space[:, 2] * math.sin(turned)
    z = -space[:, 0] * math.sin(turned) + space[:, 2] * math.cos(turned)
    seen = np.stack([x, space[:, 1], z], axis=-1)
    image = seen[:, :2] * camera.pixels_a_metre + [camera.width / 2, GROUND * camera.height]
    world = seen - (seen[INDEX["left_hip"]] + seen[INDEX["right_hip"]]) / 2
    pose = Pose(0.0, image, world, np.full(COUNT, 0.97), camera.width, camera.height, 0.5)
    return mirror(pose) if camera.facing == "left" else pose


def _add_landmarker_errors(
    body: dict[str, Array], figure: Joints, working: Side
) -> dict[str, Array]:
    """Return the body with hips, trunk and near ankle where the landmarker places them.

    They are those of a side view. The near hip is moved so that the near thigh looks turned by
    `HIP_ERROR`. The far hip is moved so that the far thigh, seen from the middle, looks turned by
    `FAR_HIP_ERROR`. The far leg of a lying person that rests, and is measured from its own hip, is
    an exception. An upright trunk leans `TRUNK_OFFSET_DEG` further back. The near shin looks turned
    by `SHIN_ERROR`.
    """
    trunk = 90.0 - figure.trunk_lean
    near, far = (0, 1) if working == "right" else (1, 0)
    thighs = [wrap(trunk - 180.0 + flexion, -150.0) for flexion in figure.hip_flexion]
    error = _find_near_error(thighs[near], trunk)
    shift = THIGH_M * (make_ray(thighs[near]) - make_ray(thighs[near] + error))
    stays = abs(figure.trunk_lean) > 50.0 and thighs[near] > 50.0 and abs(thighs[far]) < 30.0
    changed = {**body, "right_hip": body["right_hip"] + shift}
    middle = shift / 2
    if not stays:
        far_error = _find_far_error(thighs[far], figure.trunk_lean)
        middle = THIGH_M * (make_ray(thighs[far]) - make_ray(thighs[far] + far_error))
        changed["left_hip"] = body["left_hip"] + 2.0 * middle - shift
    back = math.radians(TRUNK_OFFSET_DEG * max(0.0, math.sin(math.radians(trunk))))
    turn = np.array(
        [
            [math.cos(back), math.sin(back), 0.0],
            [-math.sin(back), math.cos(back), 0.0],
            [0.0, 0.0, 1.0],
        ]
    )
    shin = thighs[near] - figure.knee_flexion[near]
    changed["right_ankle"] = body["right_ankle"] + _find_ankle_shift(shin, figure.trunk_lean)
    for name, point in body.items():
        if not name.endswith(("hip", "knee", "ankle", "heel", "foot_index")):
            changed[name] = turn @ point + middle
    return changed


def _find_near_error(elevation: float, trunk: float) -> float:
    """Return by how much the near thigh looks turned, in degrees."""
    flexion = math.radians(wrap(elevation - trunk + 180.0, -120.0))
    error = HIP_ERROR[0] + HIP_ERROR[1] * math.cos(flexion) + HIP_ERROR[2] * math.sin(flexion)
    low, high = HIP_ERROR_FROM_DEG
    return error * min(1.0, max(0.0, (elevation - low) / (high - low)))


def _find_far_error(elevation: float, trunk_lean: float) -> float:
    """Return by how much the far thigh looks turned, in degrees."""
    elevations, errors = zip(*FAR_HIP_ERROR, strict=True)
    return _find_upright_share(trunk_lean) * float(np.interp(elevation, elevations, errors))


def _find_ankle_shift(shin: float, trunk_lean: float) -> Array:
    """Return (3,) by how much the near ankle is moved, in metres.

    shin: its direction in degrees.
    """
    _, errors = zip(*SHIN_ERROR, strict=True)
    true_leans = [lean - error for lean, error in SHIN_ERROR]
    error = float(np.interp(wrap(-90.0 - shin, -180.0), true_leans, errors))
    error *= _find_upright_share(trunk_lean)
    return SHIN_M * (make_ray(shin - error) - make_ray(shin))


def _find_upright_share(trunk_lean: float) -> float:
    """Return how much of the errors of upright persons this one has, 0 to 1."""
    return float(np.interp(abs(trunk_lean), UPRIGHT_DEG, (1.0, 0.0)))
