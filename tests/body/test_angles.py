"""Angles of bodies whose joints are known, and what must not change them.

The legs and the trunk are corrected for known errors of the landmarker, which a stick body does
not have. They may differ from its joints by some degrees. All other angles are exact.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.body.angles import (
    FRONTAL_SINGLE,
    NAMES,
    PAIRED,
    SAGITTAL_SINGLE,
    SINGLE,
    TRUNK_OFFSET_DEG,
    is_frontal,
    is_ratio,
    is_sagittal,
    measure_angles,
)
from coach.body.landmarks import INDEX, MIRROR, SIDES
from coach.body.pose import Pose, mirror
from tests.body.angle_helpers import (
    CAMERAS,
    STANCES,
    difference,
    find_corrections,
    measure,
)
from tests.synthetic import Camera, Leg, Stance, lie, make_pose, split

UNCORRECTED = (
    "shin_lean",
    "shin_tilt",
    "knee_past_toes",
    "ankle_dorsiflexion",
    "elbow_flexion",
    "knee_valgus",
)
SHIN_ANGLES = ("shin_lean", "shin_tilt", "ankle_dorsiflexion")
"""They are not corrected by nearness unless the near shin is."""


@pytest.mark.parametrize(
    ("name", "sagittal", "frontal"),
    [
        ("trunk_lean", True, False),
        ("knee_flexion_left", True, False),
        ("knee_valgus_right", False, True),
        ("pelvis_obliquity", False, True),
        ("knee_bend_left", False, False),
    ],
)
def test_each_angle_has_its_view(name: str, sagittal: bool, frontal: bool) -> None:
    assert (is_sagittal(name), is_frontal(name)) == (sagittal, frontal)


def test_every_angle_that_is_named_is_measured_and_no_other() -> None:
    assert set(measure(make_pose(Stance()))) == set(NAMES)
    assert len(NAMES) == len(set(NAMES)) == 2 * len(PAIRED) + len(SINGLE)


def test_one_call_serves_many_poses() -> None:
    poses = [
        make_pose(stance)
        for stance in (Stance(), lie(), split(Leg(-20.0, 70.0), Leg(-100.0, 60.0)))
    ]
    image, world = (
        np.stack([pose.image for pose in poses]),
        np.stack([pose.world for pose in poses]),
    )
    together = measure_angles(image, world, np.ones(3), np.zeros(3))
    for index, pose in enumerate(poses):
        alone = measure(pose)
        assert {name: float(values[index]) for name, values in together.items()} == alone


@given(STANCES)
def test_joints_are_read_back_from_the_side(stance: Stance) -> None:
    angles = measure(make_pose(stance))
    for side in SIDES:
        leg: Leg = getattr(stance, side)
        limits = find_corrections(leg, stance.trunk_lean, near=side == "right")
        true = {
            "thigh_elevation": leg.thigh_elevation,
            "knee_flexion": leg.knee_flexion,
            "hip_flexion": leg.thigh_elevation + stance.trunk_lean + 90.0,
            "ankle_dorsiflexion": leg.ankle_dorsiflexion,
            "shin_lean": leg.knee_flexion - leg.thigh_elevation - 90.0,
        }
        for name, value in true.items():
            assert difference(angles[f"{name}_{side}"], value) <= limits[name] + 1e-6, (name, side)
        assert difference(angles[f"elbow_flexion_{side}"], stance.elbow_flexion) <= 1e-4
    assert difference(angles["trunk_lean"], stance.trunk_lean) <= TRUNK_OFFSET_DEG + 1e-6
    assert difference(angles["head_lift"], stance.head_lift) <= TRUNK_OFFSET_DEG + 1e-6


NEUTRAL = [
    name
    for name in NAMES
    if not name.startswith(("thigh_ele", "leg_ele", "knee_past", "elbow", "shoulder_bend"))
]
"""Angles whose 0 is standing upright; the arms of the stick body hang in front of it."""


@pytest.mark.parametrize("facing", ["right", "left"])
@pytest.mark.parametrize("name", NEUTRAL)
def test_every_angle_of_who_stands_upright_is_nearly_0(name: str, facing: str) -> None:
    pose = make_pose(Stance(), camera=Camera(facing=facing))
    assert measure(pose, 1 if facing == "right" else -1)[name] == pytest.approx(0.0, abs=9.0)


BOUNDS = {
    "hip_flexion": (-120.0, 240.0),
    "knee_flexion": (-90.0, 270.0),
    "thigh_elevation": (-150.0, 210.0),
    "leg_elevation": (-90.0, 90.0),
    "shin_tilt": (0.0, 90.0),
    "trunk_tilt": (0.0, 180.0),
    "knee_bend": (0.0, 270.0),
    "hip_bend": (0.0, 240.0),
    "shoulder_bend": (0.0, 180.0),
    "elbow_flexion": (0.0, 180.0),
}
"""Bounds of angles in degrees; others are between -180 and 180."""


@given(STANCES, CAMERAS)
def test_no_angle_is_a_turn_too_many(stance: Stance, camera: Camera) -> None:
    for name, value in measure(make_pose(stance, camera=camera)).items():
        if not is_ratio(name):
            low, high = BOUNDS.get(name.removesuffix("_left").removesuffix("_right"), (-180, 180))
            assert low <= value <= high, name


@given(STANCES, CAMERAS, st.floats(-300, 300), st.floats(-300, 300), st.floats(0.2, 5.0))
def test_moving_and_scaling_the_body_changes_no_angle(
    stance: Stance, camera: Camera, x: float, y: float, scale: float
) -> None:
    pose = make_pose(stance, camera=camera)
    moved = Pose(
        0.0,
        pose.image * scale + [x, y],
        pose.world * scale,
        pose.visibility,
        pose.width,
        pose.height,
    )
    before, after = (
        measure(pose, turned=camera.turned_deg),
        measure(moved, turned=camera.turned_deg),
    )
    for name in NAMES:
        assert difference(before[name], after[name]) <= 1e-3, name


@given(STANCES, CAMERAS)
def test_the_mirror_swaps_left_and_right(stance: Stance, camera: Camera) -> None:
    pose = make_pose(stance, camera=camera)
    angles, mirrored = (
        measure(pose, 1, camera.turned_deg),
        measure(mirror(pose), -1, camera.turned_deg),
    )
    for name in PAIRED:
        for side, opposite in (("left", "right"), ("right", "left")):
            assert difference(mirrored[f"{name}_{side}"], angles[f"{name}_{opposite}"]) <= 1e-3, (
                name
            )
    for name in SAGITTAL_SINGLE:
        assert difference(mirrored[name], angles[name]) <= 1e-6, name
    for name in FRONTAL_SINGLE:
        assert difference(mirrored[name], -angles[name]) <= 1e-6, name


@example(Stance(right=Leg(-37.0, 99.0), trunk_lean=-60.0), Camera())
@given(STANCES, CAMERAS)
def test_swapped_landmarks_swap_what_is_not_corrected_by_nearness(
    stance: Stance, camera: Camera
) -> None:
    pose = make_pose(stance, camera=camera)
    swapped = Pose(
        0.0,
        pose.image[MIRROR],
        pose.world[MIRROR],
        pose.visibility[MIRROR],
        pose.width,
        pose.height,
    )
    angles, after = measure(pose), measure(swapped)
    shin = find_corrections(stance.right, stance.trunk_lean, near=True)["shin_lean"]
    for name in UNCORRECTED:
        limit = shin if name in SHIN_ANGLES else 0.0
        assert difference(after[f"{name}_left"], angles[f"{name}_right"]) <= limit + 1e-6, name


@pytest.mark.parametrize(
    "joint", ["left_knee", "right_hip", "left_shoulder", "right_ankle", "left_ear"]
)
def test_nan_in_nan_out_and_nowhere_else(joint: str) -> None:
    pose = make_pose(lie(Leg(100.0, 110.0)))
    whole = measure(pose)
    pose.image[INDEX[joint]] = np.nan
    pose.world[INDEX[joint]] = np.nan
    holed = measure(pose)
    lost = {name for name in NAMES if math.isnan(holed[name])}
    assert lost
    assert {name for name in NAMES if math.isnan(whole[name])} == set()
    assert all(holed[name] == whole[name] for name in set(NAMES) - lost)


def test_a_limb_without_length_has_no_direction() -> None:
    pose = make_pose(Stance())
    for space in (pose.image, pose.world):
        space[INDEX["left_ankle"]] = space[INDEX["left_knee"]]
        space[INDEX["left_wrist"]] = space[INDEX["left_elbow"]]
    angles = measure(pose)
    for name in (
        "knee_flexion_left",
        "shin_lean_left",
        "knee_past_toes_left",
        "elbow_flexion_left",
        "knee_bend_left",
    ):
        assert math.isnan(angles[name]), name
    assert not math.isnan(angles["knee_flexion_right"])


VALGUS = [
    pytest.param(0.0, (0.0, 0.0), id="over the foot"),
    pytest.param(0.06, (14.0, 60.0), id="inside"),
    pytest.param(-0.06, (-60.0, -14.0), id="outside"),
]


@pytest.mark.parametrize(("inward_m", "bounds"), VALGUS)
@pytest.mark.parametrize("turned", [90.0, -90.0], ids=["facing the camera", "facing away"])
@pytest.mark.parametrize("side", SIDES)
def test_a_knee_that_caves_in_is_positive_on_either_side(
    side: str, turned: float, inward_m: float, bounds: tuple[float, float]
) -> None:
    leg = Leg(-40.0, 50.0, knee_inward_m=inward_m)
    stance = Stance(**{side: leg})
    valgus = measure(make_pose(stance, camera=Camera(turned)))[f"knee_valgus_{side}"]
    assert bounds[0] - 1e-6 <= valgus <= bounds[1] + 1e-6


@pytest.mark.parametrize("turned", [90.0, -90.0], ids=["facing the camera", "facing away"])
@pytest.mark.parametrize(("joint", "line"), [("hip", "pelvis"), ("shoulder", "shoulder")])
@pytest.mark.parametrize(("side", "sign"), [("left", 1.0), ("right", -1.0)])
def test_the_higher_left_hip_or_shoulder_is_positive(
    joint: str, line: str, side: str, sign: float, turned: float
) -> None:
    pose = make_pose(Stance(), camera=Camera(turned))
    across = pose.image[INDEX["left_" + joint], 0] - pose.image[INDEX["right_" + joint], 0]
    pose.image[INDEX[f"{side}_{joint}"], 1] -= 10.0
    angles = measure(pose)
    expected = sign * math.degrees(math.atan2(10.0, abs(across)))
    assert angles[f"{line}_obliquity"] == pytest.approx(expected)
    rest = "shoulder" if line == "pelvis" else "pelvis"
    assert angles[f"{rest}_obliquity"] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    ("elevation", "flexion", "past"),
    [(-45.0, 90.0, True), (0.0, 90.0, False)],
    ids=["shin far forward", "shin upright"],
)
def test_the_knee_is_past_the_toes_or_not(elevation: float, flexion: float, past: bool) -> None:
    shin_lean = flexion - elevation - 90.0
    angles = measure(
        make_pose(split(Leg(elevation, flexion, ankle_dorsiflexion=shin_lean), Leg(-100.0, 20.0)))
    )
    assert (angles["knee_past_toes_right"] > 0) is past


@pytest.mark.parametrize("yaw_deg", [0.0, 40.0, 90.0])
@pytest.mark.parametrize(
    ("hip", "ankle", "expected"),
    [
        ((0.0, 0.0, 0.0), (0.0, 0.8, 0.0), -90.0),
        ((0.0, 0.0, 0.0), (0.8, 0.0, 0.0), 0.0),
        ((0.1, 0.0, 0.2), (0.5, -0.4, 0.2), 45.0),
        ((0.0, 0.0, 0.0), (math.nan, 0.0, 0.0), math.nan),
    ],
    ids=["standing", "lying", "raised", "not seen"],
)
def test_the_leg_is_measured_against_level_from_any_view(
    hip: tuple[float, ...], ankle: tuple[float, ...], expected: float, yaw_deg: float
) -> None:
    pose = make_pose(Stance())
    turn = math.radians(yaw_deg)
    for name, (x, y, z) in (("left_hip", hip), ("left_ankle", ankle)):
        pose.world[INDEX[name]] = (
            x * math.cos(turn) - z * math.sin(turn), y, x * math.sin(turn) + z * math.cos(turn)
        )  # fmt: skip
    assert measure(pose)["leg_elevation_left"] == pytest.approx(expected, nan_ok=True)
