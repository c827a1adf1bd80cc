"""Joint angles from landmarks: pure, and vectorised so that one call serves one live frame and a whole recording alike.

0 is the neutral anatomical position and flexion is positive, as physiotherapists write it. Angles of the sagittal plane are taken
in the picture, in pixels (the true aspect ratio), because a side view shows them best; the leg nearer to the camera from its own
hip, the far one from the middle between both hips, since the landmarker places the hidden hip badly. ``*_bend`` go over
to the world landmarks the further the body is turned from the side view: rougher, but had from any view, which is enough for
counting.

NaN in, NaN out. Angles that the view does not show are for `coach.body.view` to strike out; here they are only computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.landmarks import INDEX, SIDES, Side
from coach.body.pose import Array

SAGITTAL_PAIRED: Final = (
    "hip_flexion", "knee_flexion", "thigh_elevation", "shin_lean", "shin_tilt", "knee_past_toes", "ankle_dorsiflexion",
    "elbow_flexion",
)  # fmt: skip
SAGITTAL_SINGLE: Final = ("trunk_lean", "head_lift")
FRONTAL_PAIRED: Final = ("knee_valgus",)
FRONTAL_SINGLE: Final = ("pelvis_obliquity", "shoulder_obliquity")
SPATIAL_PAIRED: Final = ("knee_bend", "hip_bend", "shoulder_bend")
SPATIAL_SINGLE: Final = ("trunk_tilt",)

PAIRED: Final = (*SAGITTAL_PAIRED, *FRONTAL_PAIRED, *SPATIAL_PAIRED)
"""Angles that each side of the body has; a name in an exercise file ends with the side."""
SINGLE: Final = (*SAGITTAL_SINGLE, *FRONTAL_SINGLE, *SPATIAL_SINGLE)
"""Angles of the whole body."""
NAMES: Final = (*(f"{angle}_{side}" for angle in PAIRED for side in SIDES), *SINGLE)
"""Full names of all angles, as they stand in tables."""
RATIOS: Final = ("knee_past_toes",)
"""Not degrees but parts of the shin's length."""

HIP_ERROR: Final = (1.0, -6.2, -1.8)
"""How wrong the near thigh looks because the landmarker's hip is not the joint's centre: constant, times the cosine and times the
sine of the hip's flexion, degrees. Found on rendered people whose joints are known, checked on those left out (docs/accuracy.md)."""
HIP_ERROR_FROM_DEG: Final = (-105.0, -85.0)
"""A thigh that points backward does not show that error: it is phased in between these elevations."""
LYING_DEG: Final = 50.0
"""A person lies whose trunk leans more than this."""
RAISED_DEG: Final = (40.0, 60.0)
"""A near thigh is raised more and more between these elevations..."""
FLAT_DEG: Final = (20.0, 40.0)
"""...and a far one stays down less and less between these."""
KNEE_ERROR_DEG: Final = -1.0
"""How wrong the near knee's flexion looks beside that, degrees."""
TRUNK_OFFSET_DEG: Final = 2.3
"""Upright, the line from the landmarker's hips to its shoulders leans this much further back than the trunk's axis; lying, not."""


_LIMBS: Final = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")

PICTURE_WITHIN_DEG: Final = 20.0
"""Turned less than this from the side view, a bend is taken in the picture."""
SPACE_BEYOND_DEG: Final = 45.0
"""Turned more than this it is taken in space; in between it is a mixture, so that it never jumps."""


def is_sagittal(name: str) -> bool:
    """Whether an angle (full name) is measured in the side view."""
    return name in SAGITTAL_SINGLE or name.rpartition("_")[0] in SAGITTAL_PAIRED


def is_frontal(name: str) -> bool:
    """Whether an angle (full name) is measured in the front view."""
    return name in FRONTAL_SINGLE or name.rpartition("_")[0] in FRONTAL_PAIRED


def _wrap(degrees: Array, lowest: float) -> Array:
    """Degrees brought into [lowest, lowest + 360)."""
    return np.mod(degrees - lowest, 360.0) + lowest


def _direction(vectors: Array) -> Array:
    """(n, 2) forward and up -> (n,) degrees from forward, counter-clockwise (up is 90). NaN for a vector of no length."""
    angle = np.degrees(np.arctan2(vectors[..., 1], vectors[..., 0]))
    known: Array = np.where(np.hypot(vectors[..., 0], vectors[..., 1]) > 0, angle, np.nan)
    return known


def _between(first: Array, second: Array) -> Array:
    """(n, k) and (n, k) -> (n,) degrees between two directions, 0 to 180. NaN where one has no length."""
    lengths = np.linalg.norm(first, axis=-1) * np.linalg.norm(second, axis=-1)
    cosine = np.divide(np.sum(first * second, axis=-1), lengths, out=np.full(lengths.shape, np.nan), where=lengths > 0)
    angle: Array = np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))
    return angle


def _middle(points: Array, joint: str) -> Array:
    return (points[:, INDEX[f"left_{joint}"]] + points[:, INDEX[f"right_{joint}"]]) / 2


def measure_angles(image: Array, world: Array, forward: Array, turned: Array) -> Mapping[str, Array]:
    """Every angle of every pose, by full name.

    image: (n, 33, 2) pixels, y downward. world: (n, 33, 3) metres. forward: (n,) +1 where the person faces the picture's right (lying
    on the back: feet to the right), -1 where left. turned: (n,) degrees that the body is turned from the side view. Returns (n,) arrays
    in degrees (`RATIOS`: parts of a length), NaN where a landmark is.
    """
    sagittal = np.stack([image[..., 0] * forward[:, None], -image[..., 1]], axis=-1)
    near_left = forward < 0
    trunk = _direction(_middle(sagittal, "shoulder") - _middle(sagittal, "hip"))
    trunk = trunk - TRUNK_OFFSET_DEG * np.clip(np.sin(np.radians(trunk)), 0.0, 1.0)
    stays = _find_stay(sagittal, trunk, near_left)
    angles = _measure_trunk(sagittal, trunk)
    angles["trunk_tilt"] = _measure_tilt(world, angles["trunk_lean"], turned)
    for side in SIDES:
        near = near_left if side == "left" else ~near_left
        angles.update(_measure_leg(sagittal, trunk, side, near, stays))
        angles.update(_measure_bends(world, angles, side, turned))
        angles[f"knee_valgus_{side}"] = _measure_valgus(image, side)
    for joint, name in (("hip", "pelvis_obliquity"), ("shoulder", "shoulder_obliquity")):
        across = image[:, INDEX[f"left_{joint}"]] - image[:, INDEX[f"right_{joint}"]]
        angles[name] = _wrap(np.degrees(np.arctan2(-across[:, 1], np.abs(across[:, 0]))), -180.0)
    return angles


def _measure_trunk(sagittal: Array, trunk: Array) -> dict[str, Array]:
    head = _direction(_middle(sagittal, "ear") - _middle(sagittal, "shoulder"))
    return {"trunk_lean": _wrap(90.0 - trunk, -180.0), "head_lift": _wrap(trunk - head, -180.0)}


def _correct_thigh(thigh: Array, trunk: Array) -> Array:
    """The near thigh's direction without the error of the landmarker's hip."""
    flexion = _wrap(thigh - trunk + 180.0, -120.0)
    constant, cosine, sine = HIP_ERROR
    error = constant + cosine * np.cos(np.radians(flexion)) + sine * np.sin(np.radians(flexion))
    return thigh - error * _phase(_wrap(thigh, -150.0), HIP_ERROR_FROM_DEG)


def _find_stay(sagittal: Array, trunk: Array, near_left: NDArray[np.bool_]) -> Array:
    """(n,) 0 to 1: how much the far leg of somebody who lies stays down while the near one is raised.

    Then the pelvis rolls, which moves the middle between the hips but hardly the hip of the leg that stays, so that one is taken.
    """
    thighs = {side: _direction(sagittal[:, INDEX[f"{side}_knee"]] - sagittal[:, INDEX[f"{side}_hip"]]) for side in SIDES}
    near = _wrap(np.where(near_left, thighs["left"], thighs["right"]), -150.0)
    far = _wrap(np.where(near_left, thighs["right"], thighs["left"]), -150.0)
    lying = np.abs(_wrap(90.0 - trunk, -180.0)) > LYING_DEG
    return np.where(lying, _phase(near, RAISED_DEG) * (1.0 - _phase(np.abs(far), FLAT_DEG)), 0.0)


def _phase(degrees: Array, bounds: tuple[float, float]) -> Array:
    """0 below the first bound, 1 above the second, and in between in between."""
    phased: Array = np.clip((degrees - bounds[0]) / (bounds[1] - bounds[0]), 0.0, 1.0)
    return phased


def _measure_leg(sagittal: Array, trunk: Array, side: Side, near: NDArray[np.bool_], stays: Array) -> dict[str, Array]:
    """trunk: (n,) its direction, degrees. near: (n,) whether this leg is the one nearer to the camera. stays: see `_find_stay`."""
    point = {name: sagittal[:, INDEX[f"{side}_{name}"]] for name in _LIMBS}
    own, middle = _direction(point["knee"] - point["hip"]), _direction(point["knee"] - _middle(sagittal, "hip"))
    thigh = np.where(near, _correct_thigh(own, trunk), middle + stays * _wrap(own - middle, -180.0))
    shin = _direction(point["ankle"] - point["knee"])
    foot = _direction(point["foot_index"] - point["heel"])
    length = np.linalg.norm(point["knee"] - point["ankle"], axis=-1)
    past = (point["knee"] - point["foot_index"])[:, 0]
    lean = _wrap(-90.0 - shin, -180.0)
    values = {
        "hip_flexion": _wrap(thigh - trunk + 180.0, -120.0),
        "knee_flexion": _wrap(np.where(near, np.maximum(thigh, own) - KNEE_ERROR_DEG, middle) - shin, -90.0),
        "thigh_elevation": _wrap(thigh, -150.0),
        "shin_lean": lean,
        "shin_tilt": np.minimum(np.abs(lean), 180.0 - np.abs(lean)),
        "knee_past_toes": np.divide(past, length, out=np.full(length.shape, np.nan), where=length > 0),
        "ankle_dorsiflexion": _wrap(foot - shin - 90.0, -180.0),
        "elbow_flexion": _between(point["elbow"] - point["shoulder"], point["wrist"] - point["elbow"]),
    }
    return {f"{name}_{side}": value for name, value in values.items()}


def _measure_bends(world: Array, angles: Mapping[str, Array], side: Side, turned: Array) -> dict[str, Array]:
    point = {name: world[:, INDEX[f"{side}_{name}"]] for name in ("shoulder", "elbow", "hip", "knee", "ankle")}
    thigh = point["knee"] - point["hip"]
    knee = _between(thigh, point["ankle"] - point["knee"])
    hip = _between(point["hip"] - point["shoulder"], thigh)
    space = _find_share(turned)
    return {
        f"knee_bend_{side}": _mix(knee, np.abs(angles[f"knee_flexion_{side}"]), space),
        f"hip_bend_{side}": _mix(hip, np.abs(angles[f"hip_flexion_{side}"]), space),
        f"shoulder_bend_{side}": _between(point["hip"] - point["shoulder"], point["elbow"] - point["shoulder"]),
    }


def _measure_tilt(world: Array, lean: Array, turned: Array) -> Array:
    """How far the trunk is from upright in whatever direction, degrees: 90 lies, 180 is head down."""
    trunk = _middle(world, "shoulder") - _middle(world, "hip")
    return _mix(_between(trunk, np.broadcast_to([0.0, -1.0, 0.0], trunk.shape)), np.abs(lean), _find_share(turned))


def _find_share(turned: Array) -> Array:
    """(n,) which part of a bend is taken in space, the further the body is turned."""
    share: Array = np.clip((np.abs(turned) - PICTURE_WITHIN_DEG) / (SPACE_BEYOND_DEG - PICTURE_WITHIN_DEG), 0.0, 1.0)
    return share


def _mix(first: Array, second: Array, share: Array) -> Array:
    """`share` of the first and the rest of the second; what has no share does not matter, NaN or not."""
    mixed: Array = np.where(share >= 1, first, np.where(share <= 0, second, share * first + (1 - share) * second))
    return mixed


def _measure_valgus(image: Array, side: Side) -> Array:
    """How far the knee is inside the line from hip to ankle as the front view shows it, degrees; outside is negative."""
    hip, knee, ankle = (image[:, INDEX[f"{side}_{name}"]] for name in ("hip", "knee", "ankle"))
    other_hip = image[:, INDEX[f"{'right' if side == 'left' else 'left'}_hip"]]
    inward = np.sign(other_hip[:, 0] - hip[:, 0])
    upper, lower = knee - hip, ankle - knee
    turn = np.degrees(np.arctan2(upper[:, 0], upper[:, 1]) - np.arctan2(lower[:, 0], lower[:, 1]))
    return _wrap(turn * inward, -180.0)
