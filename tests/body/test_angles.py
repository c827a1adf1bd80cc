"""Angles of bodies whose joints are known, and what must not matter to them.

The near leg and the trunk are corrected for what the landmarker is known to get wrong, which a stick body is not: they may differ from
its joints by some degrees. All else is exact.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.angles import (
    FLAT_DEG,
    FRONTAL_SINGLE,
    HIP_ERROR_FROM_DEG,
    LYING_DEG,
    NAMES,
    PAIRED,
    PICTURE_WITHIN_DEG,
    RAISED_DEG,
    SAGITTAL_SINGLE,
    SINGLE,
    SPACE_BEYOND_DEG,
    is_frontal,
    is_sagittal,
    measure_angles,
)
from coach.body.landmarks import INDEX, MIRROR, SIDES
from coach.body.pose import Pose, mirror
from tests.synthetic import Camera, Leg, Stance, lie, photograph, split

CORRECTED_BY_DEG = 9.0
"""More than any correction of the near leg and the trunk."""
LIMITS = {
    "above": st.floats(-100.0, 60.0),
    "knee": st.floats(0.0, 120.0),
    "ankle": st.floats(-30.0, 30.0),
    "lean": st.floats(-80.0, 60.0),
}
LEGS = st.builds(
    Leg,
    thigh_elevation=LIMITS["above"],
    knee_flexion=LIMITS["knee"],
    ankle_dorsiflexion=LIMITS["ankle"],
)
STANCES = st.builds(
    Stance,
    left=LEGS,
    right=LEGS,
    trunk_lean=LIMITS["lean"],
    head_lift=st.floats(-40.0, 40.0),
    elbow_flexion=st.floats(0.0, 150.0),
)
CAMERAS = st.builds(Camera, turned_deg=st.floats(-40.0, 40.0))
UNCORRECTED = (
    "shin_lean",
    "shin_tilt",
    "knee_past_toes",
    "ankle_dorsiflexion",
    "elbow_flexion",
    "knee_valgus",
)


def measure(pose: Pose, forward: int = 1, turned: float = 0.0) -> Mapping[str, float]:
    measured = measure_angles(
        pose.image[None], pose.world[None], np.array([float(forward)]), np.array([turned])
    )
    return {name: float(values[0]) for name, values in measured.items()}


def difference(first: float, second: float) -> float:
    """Degrees between two directions, or how far two ratios are apart."""
    return abs((first - second + 180.0) % 360.0 - 180.0)


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
    assert set(measure(photograph(Stance()))) == set(NAMES)
    assert len(NAMES) == len(set(NAMES)) == 2 * len(PAIRED) + len(SINGLE)


def test_one_call_serves_many_poses() -> None:
    poses = [
        photograph(stance)
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
    angles = measure(photograph(stance))
    for side in SIDES:
        leg: Leg = getattr(stance, side)
        slack = CORRECTED_BY_DEG if side == "right" else 1e-6
        assert difference(angles[f"thigh_elevation_{side}"], leg.thigh_elevation) <= slack
        assert difference(angles[f"knee_flexion_{side}"], leg.knee_flexion) <= slack
        assert (
            difference(
                angles[f"hip_flexion_{side}"], leg.thigh_elevation + stance.trunk_lean + 90.0
            )
            <= CORRECTED_BY_DEG
        )
        assert difference(angles[f"ankle_dorsiflexion_{side}"], leg.ankle_dorsiflexion) <= 1e-6
        assert (
            difference(angles[f"shin_lean_{side}"], leg.knee_flexion - leg.thigh_elevation - 90.0)
            <= 1e-6
        )
        assert difference(angles[f"elbow_flexion_{side}"], stance.elbow_flexion) <= 1e-4
    assert difference(angles["trunk_lean"], stance.trunk_lean) <= CORRECTED_BY_DEG
    assert difference(angles["head_lift"], stance.head_lift) <= CORRECTED_BY_DEG


def roll_pelvis(stance: Stance, forward: int = 1) -> Pose:
    """The hip of the near leg ten pixels higher in the picture and the whole leg with it, as a pelvis that rolls shows it."""
    near = "right" if forward > 0 else "left"
    pose = photograph(stance, camera=Camera(facing="right" if forward > 0 else "left"))
    for joint in ("hip", "knee", "ankle", "heel", "foot_index"):
        pose.image[INDEX[f"{near}_{joint}"], 1] -= 10.0
    return pose


def rise(near: float, far: float, lean: float = -90.0) -> Stance:
    """The near (right) thigh raised by so many degrees, and the far one."""
    return Stance(right=Leg(near, 100.0), left=Leg(far, 0.0), trunk_lean=lean)


BY_MIDDLE_DEG = math.degrees(math.asin(5.0 / (0.42 * 190.0)))
"""What half of those pixels make of a flat thigh that is measured from the middle between the hips."""
STAYS = [
    pytest.param(90.0, 0.0, -90.0, 0.0, id="near one raised, far one flat"),
    pytest.param(RAISED_DEG[1], FLAT_DEG[0], -90.0, 0.0, id="just raised, just flat"),
    pytest.param(RAISED_DEG[1], 0.0, -LYING_DEG - 5.0, 0.0, id="propped up"),
    pytest.param(RAISED_DEG[0], 0.0, -90.0, 1.0, id="near one not raised"),
    pytest.param(0.0, 0.0, -90.0, 1.0, id="both flat"),
    pytest.param(90.0, FLAT_DEG[1], -90.0, 1.0, id="both raised"),
    pytest.param(90.0, 0.0, -LYING_DEG + 5.0, 1.0, id="sitting"),
    pytest.param((RAISED_DEG[0] + RAISED_DEG[1]) / 2, 0.0, -90.0, 0.5, id="half raised"),
    pytest.param(90.0, sum(FLAT_DEG) / 2, -90.0, 0.5, id="half flat"),
]


@pytest.mark.parametrize("forward", [1, -1], ids=["feet to the right", "feet to the left"])
@pytest.mark.parametrize(("near", "far", "lean", "share"), STAYS)
def test_a_far_leg_that_stays_down_is_measured_from_its_own_hip(
    near: float, far: float, lean: float, share: float, forward: int
) -> None:
    angles = measure(roll_pelvis(rise(near, far, lean), forward), forward)
    side = "left" if forward > 0 else "right"
    error = difference(angles[f"thigh_elevation_{side}"], far)
    assert error == pytest.approx(
        share * BY_MIDDLE_DEG * math.cos(math.radians(far)), rel=0.1, abs=1e-6
    )
    assert angles[f"hip_flexion_{side}"] == pytest.approx(
        angles[f"thigh_elevation_{side}"] + angles["trunk_lean"] + 90.0, abs=1e-6
    )


@given(st.floats(20.0, 120.0), st.floats(-60.0, 60.0))
def test_the_far_leg_never_jumps_while_either_is_raised(near: float, far: float) -> None:
    before = measure(roll_pelvis(rise(near, far)))
    for other in (rise(near + 0.01, far), rise(near, far + 0.01)):
        after = measure(roll_pelvis(other))
        for name in ("thigh_elevation_left", "hip_flexion_left"):
            assert difference(before[name], after[name]) <= 0.05, name


LEANS = st.floats(-80.0, 60.0)


@given(st.floats(-140.0, HIP_ERROR_FROM_DEG[0]), LEANS)
def test_a_thigh_that_points_backward_is_not_corrected(elevation: float, lean: float) -> None:
    angles = measure(photograph(split(Leg(elevation, 60.0), Leg(), trunk_lean=lean)))
    assert difference(angles["thigh_elevation_right"], elevation) <= 1e-6


@given(st.floats(-140.0, 120.0), LEANS)
def test_the_correction_never_jumps(elevation: float, lean: float) -> None:
    before, after = (
        measure(photograph(split(Leg(degrees, 60.0), Leg(), trunk_lean=lean)))
        for degrees in (elevation, elevation + 0.01)
    )
    for name in ("thigh_elevation_right", "hip_flexion_right", "knee_flexion_right"):
        assert difference(before[name], after[name]) <= 0.05, name


@given(STANCES, CAMERAS, st.floats(-300, 300), st.floats(-300, 300), st.floats(0.2, 5.0))
def test_moving_and_scaling_the_body_changes_no_angle(
    stance: Stance, camera: Camera, x: float, y: float, scale: float
) -> None:
    pose = photograph(stance, camera=camera)
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
    pose = photograph(stance, camera=camera)
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


@given(STANCES, CAMERAS)
def test_swapped_landmarks_swap_what_is_not_corrected_by_nearness(
    stance: Stance, camera: Camera
) -> None:
    pose = photograph(stance, camera=camera)
    swapped = Pose(
        0.0,
        pose.image[MIRROR],
        pose.world[MIRROR],
        pose.visibility[MIRROR],
        pose.width,
        pose.height,
    )
    angles, after = measure(pose), measure(swapped)
    for name in UNCORRECTED:
        assert difference(after[f"{name}_left"], angles[f"{name}_right"]) <= 1e-6, name


@pytest.mark.parametrize(
    "joint", ["left_knee", "right_hip", "left_shoulder", "right_ankle", "left_ear"]
)
def test_nan_in_nan_out_and_nowhere_else(joint: str) -> None:
    pose = photograph(lie(Leg(100.0, 110.0)))
    whole = measure(pose)
    pose.image[INDEX[joint]] = np.nan
    pose.world[INDEX[joint]] = np.nan
    holed = measure(pose)
    lost = {name for name in NAMES if math.isnan(holed[name])}
    assert lost
    assert {name for name in NAMES if math.isnan(whole[name])} == set()
    assert all(holed[name] == whole[name] for name in set(NAMES) - lost)


def test_a_limb_without_length_has_no_direction() -> None:
    pose = photograph(Stance())
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


@pytest.mark.parametrize("turned", [0.0, 25.0, 32.0, 45.0, 60.0, 90.0])
def test_a_bend_is_had_from_any_view(turned: float) -> None:
    pose = photograph(split(Leg(-10.0, 85.0), Leg(-95.0, 80.0)), camera=Camera(turned))
    angles = measure(pose, turned=turned)
    assert angles["knee_bend_right"] == pytest.approx(85.0, abs=20.0)
    assert angles["knee_bend_left"] == pytest.approx(80.0, abs=20.0)


@given(STANCES, st.floats(0.0, 90.0))
def test_a_bend_never_jumps_while_the_body_turns(stance: Stance, turned: float) -> None:
    pose = photograph(stance, camera=Camera(turned))
    before, after = measure(pose, turned=turned), measure(pose, turned=turned + 0.01)
    for name in ("knee_bend_left", "knee_bend_right", "hip_bend_left", "hip_bend_right"):
        assert abs(before[name] - after[name]) <= 0.2


@pytest.mark.parametrize("name", ["knee_bend_left", "hip_bend_right"])
@pytest.mark.parametrize(
    ("space", "turned", "measured"),
    [
        ("image", 0.0, False), ("image", -PICTURE_WITHIN_DEG, False), ("image", 30.0, False), ("image", SPACE_BEYOND_DEG, True),
        ("image", -90.0, True), ("world", 0.0, True), ("world", -PICTURE_WITHIN_DEG, True), ("world", 30.0, False),
        ("world", SPACE_BEYOND_DEG, False), ("world", 90.0, False),
    ],
)  # fmt: skip
def test_a_bend_needs_only_what_it_is_taken_from(
    name: str, space: str, turned: float, measured: bool
) -> None:
    pose = photograph(split(Leg(-10.0, 85.0), Leg(-95.0, 80.0)), camera=Camera(turned))
    getattr(pose, space)[:] = np.nan
    assert math.isnan(measure(pose, turned=turned)[name]) is not measured


def test_while_the_turn_is_not_known_no_bend_is() -> None:
    assert math.isnan(measure(photograph(Stance()), turned=math.nan)["knee_bend_left"])


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
    valgus = measure(photograph(stance, camera=Camera(turned)))[f"knee_valgus_{side}"]
    assert bounds[0] - 1e-6 <= valgus <= bounds[1] + 1e-6


def test_the_higher_left_hip_is_positive() -> None:
    pose = photograph(Stance(), camera=Camera(90.0))
    pose.image[INDEX["left_hip"], 1] -= 10.0
    angles = measure(pose)
    assert angles["pelvis_obliquity"] == pytest.approx(math.degrees(math.atan2(10.0, 0.18 * 190.0)))
    assert angles["shoulder_obliquity"] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    ("elevation", "flexion", "past"),
    [(-45.0, 90.0, True), (0.0, 90.0, False)],
    ids=["shin far forward", "shin upright"],
)
def test_the_knee_is_past_the_toes_or_not(elevation: float, flexion: float, past: bool) -> None:
    shin_lean = flexion - elevation - 90.0
    angles = measure(
        photograph(split(Leg(elevation, flexion, ankle_dorsiflexion=shin_lean), Leg(-100.0, 20.0)))
    )
    assert (angles["knee_past_toes_right"] > 0) is past
