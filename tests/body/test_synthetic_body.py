"""A body made of joint angles: the measured angles are those put in."""

from __future__ import annotations

import dataclasses
import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.angles import measure_angles
from coach.body.landmarks import COUNT, INDEX, Side, other
from coach.body.pose_features import extract_features
from coach.body.posture import PlacedObject, Posture, can_interpolate, interpolate
from coach.body.synthetic_body import SHIN_M, THIGH_M, TRUNK_M, measure_chord, place
from coach.body.synthetic_pose import SyntheticCamera, project
from coach.body.view import ViewChecker
from tests.animation import animate

POSTURES = {
    "standing": Posture(),
    "squatting": Posture(
        trunk_lean=30, hip_flexion=(100, 100), knee_flexion=(90, 90), ankle_dorsiflexion=(20, 20)
    ),
    "lunging": Posture(hip_flexion=(90, -15), knee_flexion=(90, 80), elbow_flexion=(70, 20)),
    "kneeling": Posture(
        trunk_lean=5, hip_flexion=(-10, 95), knee_flexion=(120, 90), rests_on="knees"
    ),
    "lying": Posture(trunk_lean=-90, head_lift=20, rests_on="back"),
    "knee to the chest": Posture(
        trunk_lean=-90, hip_flexion=(118, 0), knee_flexion=(120, 0), rests_on="back"
    ),
    "one leg hanging": Posture(
        trunk_lean=-90, hip_flexion=(-10, 120), knee_flexion=(80, 120), rests_on="back"
    ),
    "a bridge": Posture(
        trunk_lean=-115, hip_flexion=(-5, -5), knee_flexion=(90, 90), rests_on="back"
    ),
    "a plank": Posture(
        trunk_lean=75, shoulder_flexion=(80, 80), elbow_flexion=(90, 90), rests_on="forearms"
    ),
    "sitting": Posture(
        trunk_lean=-5, hip_flexion=(105, 85), knee_flexion=(90, 90), rests_on="seat"
    ),
}
SHOTS = {
    "facing right": SyntheticCamera(),
    "facing left": SyntheticCamera("left"),
    "the far leg works": SyntheticCamera(working="left"),
    "facing left, the far leg works": SyntheticCamera("left", working="right"),
}


def measure(posture: Posture, camera: SyntheticCamera) -> dict[str, float]:
    pose = project(posture, camera=camera)
    forward = np.array([1.0 if camera.facing == "right" else -1.0])
    measured = measure_angles(
        pose.image[None], pose.world[None], forward, np.array([camera.turned_deg])
    )
    return {name: float(values[0]) for name, values in measured.items()}


@pytest.mark.parametrize("camera", SHOTS.values(), ids=SHOTS)
@pytest.mark.parametrize("posture", POSTURES.values(), ids=POSTURES)
def test_the_measured_angles_are_those_of_the_joints(
    posture: Posture, camera: SyntheticCamera
) -> None:
    angles = measure(posture, camera)
    near = "right" if camera.facing == "right" else "left"
    working = camera.working or near
    assert angles["trunk_lean"] == pytest.approx(posture.trunk_lean, abs=1.0)
    assert angles["head_lift"] == pytest.approx(posture.head_lift, abs=3.0)
    for number, side in enumerate((working, other(working))):
        for joint in ("hip_flexion", "knee_flexion", "ankle_dorsiflexion", "elbow_flexion"):
            assert angles[f"{joint}_{side}"] == pytest.approx(
                getattr(posture, joint)[number], abs=3.6
            ), (joint, side)


@pytest.mark.parametrize("posture", POSTURES.values(), ids=POSTURES)
def test_it_looks_like_a_person_seen_from_where_the_camera_is(posture: Posture) -> None:
    for camera in SHOTS.values():
        pose = project(posture, camera=camera)
        assert extract_features(pose).plausible
        view = ViewChecker(("side",), 25.0).update(pose)
        assert (view.kind, view.facing) == ("side", camera.facing)


def test_turned_to_the_camera_it_is_seen_from_the_front() -> None:
    assert (
        ViewChecker(("front",), 25.0)
        .update(project(Posture(), camera=SyntheticCamera(turned_deg=90.0)))
        .kind
        == "front"
    )


@pytest.mark.parametrize("posture", POSTURES.values(), ids=POSTURES)
def test_it_stands_on_the_ground_with_bones_that_keep_their_length(posture: Posture) -> None:
    points = place(posture)
    assert points.shape == (COUNT, 3)
    assert points[:, 1].max() == pytest.approx(0.0)
    hips = (points[INDEX["left_hip"]] + points[INDEX["right_hip"]]) / 2
    shoulders = (points[INDEX["left_shoulder"]] + points[INDEX["right_shoulder"]]) / 2
    assert np.linalg.norm(shoulders - hips) == pytest.approx(TRUNK_M)
    for side in ("left", "right"):
        hip, knee, ankle = (points[INDEX[f"{side}_{joint}"]] for joint in ("hip", "knee", "ankle"))
        assert np.linalg.norm(knee - hip) == pytest.approx(THIGH_M)
        assert np.linalg.norm(ankle - knee) == pytest.approx(SHIN_M)


def test_the_working_leg_is_the_near_one_unless_told() -> None:
    raised = Posture(hip_flexion=(90.0, 0.0))
    for working in ("right", "left"):
        points = place(raised, working)
        knee, still = points[INDEX[f"{working}_knee"]], points[INDEX[f"{other(working)}_knee"]]
        assert knee[0] > still[0] + 0.3
        assert knee[1] < still[1] - 0.3
    assert place(raised)[INDEX["right_hip"], 2] < 0 < place(raised)[INDEX["left_hip"], 2]


def test_who_lies_on_the_side_has_the_working_leg_on_top() -> None:
    side = Posture(trunk_lean=-90.0, hip_abduction=(30.0, 0.0), rests_on="side")
    for working in ("right", "left"):
        points = place(side, working)
        assert points[INDEX[f"{working}_hip"], 1] < points[INDEX[f"{other(working)}_hip"], 1]
        assert points[INDEX[f"{working}_ankle"], 1] < points[INDEX[f"{working}_hip"], 1] - 0.2


@given(
    st.sampled_from(list(POSTURES.values())),
    st.sampled_from(list(POSTURES.values())),
    st.floats(0.0, 1.0),
)
def test_on_the_way_every_joint_is_in_between(
    before: Posture, after: Posture, share: float
) -> None:
    between = interpolate(before, after, share)
    for joint in ("hip_flexion", "knee_flexion", "elbow_flexion"):
        for first, last, value in zip(
            getattr(before, joint), getattr(after, joint), getattr(between, joint), strict=True
        ):
            assert min(first, last) - 1e-9 <= value <= max(first, last) + 1e-9
    assert interpolate(before, after, 0.0) == before
    assert interpolate(before, after, 1.0).rests_on == after.rests_on


def test_a_film_stays_and_moves_for_as_long_as_the_script_says() -> None:
    up, down = Posture(), Posture(hip_flexion=(90.0, 90.0), knee_flexion=(90.0, 90.0))
    poses = animate([(up, 0.0, 1.0), (down, 0.5, 2.0)], rate=10.0, start_s=3.0)
    assert [pose.time_s for pose in poses] == pytest.approx(
        [3.0 + step / 10.0 for step in range(35)]
    )
    still = [np.array_equal(one.image, two.image) for one, two in pairwise(poses)]
    assert still[:9] == [True] * 9
    assert not any(still[10:14])
    assert still[15:] == [True] * 19


def test_the_near_hip_is_misplaced_but_not_the_knee() -> None:
    """Poses include the landmarker's known errors; bodies for drawings do not."""
    drawn, seen = place(Posture()), project(Posture()).world
    for name, moved in (("right_hip", True), ("right_knee", False)):
        apart = (drawn[INDEX[name]] - drawn[INDEX["right_ankle"]]) - (
            seen[INDEX[name]] - seen[INDEX["right_ankle"]]
        )
        assert (math.hypot(apart[0], apart[1]) > 0.02) is moved


@pytest.mark.parametrize("flexion", [0.0, 60.0, -60.0])
def test_a_bent_spine_brings_hips_and_shoulders_together(flexion: float) -> None:
    points = place(Posture(spine_flexion=flexion))
    distance = float(points[INDEX["left_hip"]][1] - points[INDEX["left_shoulder"]][1])
    assert distance == pytest.approx(TRUNK_M * measure_chord(flexion))
    assert measure_chord(flexion) == (1.0 if not flexion else pytest.approx(0.955, abs=0.001))


@pytest.mark.parametrize(("working", "side"), [("right", -1.0), ("left", 1.0)])
def test_the_chest_turns_to_the_working_side(working: Side, side: float) -> None:
    straight, turned = (
        place(Posture(shoulder_flexion=(90.0, 90.0), trunk_rotation=degrees), working)
        for degrees in (0.0, 40.0)
    )
    moved = turned - straight
    for name in ("left_wrist", "right_wrist", "nose"):
        assert moved[INDEX[name]][2] * side > 0.05
    for name in ("left_hip", "right_knee", "left_ankle"):
        assert np.allclose(moved[INDEX[name]], 0.0)
    width = np.linalg.norm(turned[INDEX["left_shoulder"]] - turned[INDEX["right_shoulder"]])
    assert width == pytest.approx(0.36)


@pytest.mark.parametrize(
    ("rotation", "side"),
    [pytest.param(40.0, 1.0, id="outward"), pytest.param(-40.0, -1.0, id="inward")],
)
def test_a_bent_knee_moves_the_foot_to_the_other_side(rotation: float, side: float) -> None:
    points = place(
        Posture(
            trunk_lean=90.0, knee_flexion=(90.0, 0.0), hip_rotation=(rotation, 0.0),
            rests_on="front",
        )
    )  # fmt: skip
    knee, ankle = points[INDEX["right_knee"]], points[INDEX["right_ankle"]]
    assert (ankle - knee)[2] * side > 0.2, "the other leg is at positive z"
    assert np.linalg.norm(ankle - knee) == pytest.approx(SHIN_M)


@given(rotation=st.floats(-90.0, 90.0), spread=st.floats(-20.0, 60.0), bend=st.floats(0.0, 140.0))
def test_rotation_keeps_the_angle_of_the_knee(rotation: float, spread: float, bend: float) -> None:
    points = place(
        Posture(
            hip_rotation=(rotation or 1.0, 0.0),
            hip_abduction=(spread, 0.0),
            knee_flexion=(bend, 0.0),
        )
    )
    hip, knee, ankle = (points[INDEX[f"right_{name}"]] for name in ("hip", "knee", "ankle"))
    cosine = float((knee - hip) @ (ankle - knee)) / THIGH_M / SHIN_M
    assert math.degrees(math.acos(min(1.0, max(-1.0, cosine)))) == pytest.approx(bend, abs=0.01)


BALL, ROLLER = PlacedObject("ball", along=0.2, across=0.6), PlacedObject("roller", along=0.4)


@pytest.mark.parametrize(
    ("before", "after", "can"),
    [
        pytest.param(Posture(), Posture(trunk_lean=30.0), True, id="angles"),
        pytest.param(Posture(), Posture(seen_from="front"), False, id="from another side"),
        pytest.param(Posture(), Posture(detail=True), False, id="detail"),
        pytest.param(Posture(objects=(BALL,)), Posture(objects=(ROLLER,)), False, id="objects"),
        pytest.param(
            Posture(objects=(BALL,)),
            Posture(objects=(dataclasses.replace(BALL, along=0.5),)),
            True,
            id="an object that moves",
        ),
        pytest.param(
            Posture(objects=(BALL,)),
            Posture(objects=(dataclasses.replace(BALL, face="back"),)),
            False,
            id="an object on the other side",
        ),
    ],
)
def test_between_what_a_drawing_moves(before: Posture, after: Posture, can: bool) -> None:
    assert can_interpolate(before, after) is can


def test_objects_move_with_the_body() -> None:
    after = dataclasses.replace(BALL, along=0.6, across=0.2)
    between = interpolate(Posture(objects=(BALL,)), Posture(objects=(after,)), 0.25)
    (moved,) = between.objects
    assert (moved.along, moved.across) == pytest.approx((0.3, 0.5))
    assert moved.kind == "ball"


@pytest.mark.parametrize(("share", "kind"), [(0.9, "ball"), (1.0, "roller")])
def test_other_objects_come_at_the_end(share: float, kind: str) -> None:
    between = interpolate(Posture(objects=(BALL,)), Posture(objects=(ROLLER,)), share)
    assert [each.kind for each in between.objects] == [kind]
