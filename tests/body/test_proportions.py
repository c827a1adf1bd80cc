"""Bodies with and without human proportions."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import numpy as np
import pytest

from coach.body.joints import select_joints
from coach.body.landmarks import INDEX
from coach.body.pose import Array, Pose, empty_pose
from coach.body.pose_features import extract_features
from coach.body.proportions import (
    JOINTS,
    measure_proportions,
    measure_scale,
    measure_segments,
)
from tests.synthetic import (
    HEIGHT,
    PIXELS_A_METRE,
    SHIN_M,
    SIDE_ON,
    THIGH_M,
    TRUNK_M,
    WIDTH,
    Camera,
    Leg,
    Stance,
    lie,
    make_pose,
    split,
)

BODIES = [
    pytest.param(Stance(), id="standing"),
    pytest.param(split(Leg(-5.0, 92.0), Leg(-95.0, 90.0)), id="in a lunge"),
    pytest.param(lie(Leg(110.0, 120.0)), id="lying, a knee to the chest"),
]
CAMERAS = [
    pytest.param(SIDE_ON, id="from the side"),
    pytest.param(Camera(90.0), id="from the front"),
    pytest.param(Camera(30.0, facing="left"), id="half turned, facing left"),
]


@pytest.mark.parametrize("camera", CAMERAS)
@pytest.mark.parametrize("stance", BODIES)
def test_a_person_is_believed(stance: Stance, camera: Camera) -> None:
    assert extract_features(make_pose(stance, camera=camera)).plausible


def shrink(pose: Pose) -> Pose:
    return dataclasses.replace(pose, world=pose.world * 0.4)


def shorten_shins(pose: Pose) -> Pose:
    world = pose.world.copy()
    for side in ("left", "right"):
        world[INDEX[f"{side}_ankle"]] = world[INDEX[f"{side}_knee"]] + 0.1 * (
            world[INDEX[f"{side}_ankle"]] - world[INDEX[f"{side}_knee"]]
        )
    return dataclasses.replace(pose, world=world)


def hide_legs(pose: Pose) -> Pose:
    visibility = pose.visibility.copy()
    for joint in ("knee", "ankle"):
        visibility[[INDEX[f"left_{joint}"], INDEX[f"right_{joint}"]]] = 0.2
    return dataclasses.replace(pose, visibility=visibility)


def blind(pose: Pose, joint: str, space: str) -> Pose:
    points = getattr(pose, space).copy()
    points[INDEX[joint]] = np.nan
    return dataclasses.replace(pose, **{space: points})


NOBODIES: list[tuple[str, Callable[[Pose], Pose]]] = [
    ("the world is a doll's", shrink),
    ("shins far too short", shorten_shins),
    ("hardly visible", lambda pose: dataclasses.replace(pose, visibility=np.full(33, 0.3))),
    ("legs hidden", hide_legs),
    ("a knee missing in the picture", lambda pose: blind(pose, "left_knee", "image")),
    ("a shoulder missing in the world", lambda pose: blind(pose, "right_shoulder", "world")),
    (
        "picture and world disagree",
        lambda pose: dataclasses.replace(pose, image=pose.image[:, ::-1]),
    ),
    ("the picture is upside down", lambda pose: dataclasses.replace(pose, image=-pose.image)),
    (
        "all in one point of the picture",
        lambda pose: dataclasses.replace(pose, image=np.zeros((33, 2))),
    ),
    ("nobody", lambda pose: empty_pose(0.0, WIDTH, HEIGHT)),
]


@pytest.mark.parametrize("invent", [pytest.param(invent, id=name) for name, invent in NOBODIES])
def test_what_is_no_person_is_not_believed(invent: Callable[[Pose], Pose]) -> None:
    assert not extract_features(invent(make_pose(Stance()))).plausible


def select(pose: Pose) -> tuple[Array, Array]:
    """Return the joints in the picture and in space."""
    return select_joints(pose.image[None], JOINTS), select_joints(pose.world[None], JOINTS)


def test_lengths_and_scale_of_a_known_body() -> None:
    picture, space = select(make_pose(Stance(), camera=Camera(30.0)))
    assert measure_segments(space)[:, 0] == pytest.approx([TRUNK_M, THIGH_M, SHIN_M])
    scale, disagreement = measure_scale(picture, space)
    assert scale == pytest.approx([PIXELS_A_METRE])
    assert disagreement == pytest.approx([0.0], abs=1e-6)


@pytest.mark.parametrize("space", ["image", "world"])
def test_a_body_without_extent_has_no_scale(space: str) -> None:
    pose = make_pose(Stance())
    shrunk = dataclasses.replace(pose, **{space: np.zeros_like(getattr(pose, space))})
    build = measure_proportions(*select(shrunk), shrunk.visibility[None])
    assert not build.plausible[0]
    assert math.isnan(build.scale[0])
