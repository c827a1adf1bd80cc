from __future__ import annotations

import numpy as np
import pytest

from coach.body.drawing.body_parts import find_place
from coach.body.drawing.hands import FOREARM_M, UPPER_ARM_M
from coach.body.landmarks import INDEX
from coach.body.posture import HandPlace, PlacedObject, Posture
from coach.body.synthetic_body import place

SEATED = {"hip_flexion": (85.0, 85.0), "knee_flexion": (85.0, 85.0), "rests_on": "seat"}
LYING = {"trunk_lean": -90.0, "rests_on": "back"}
STICK = PlacedObject("stick", "thigh_working", 0.6)


def measure(points: np.ndarray, one: str, other: str) -> float:
    return float(np.linalg.norm(points[INDEX[one]] - points[INDEX[other]]))


@pytest.mark.parametrize(
    ("keys", "hand"),
    [
        pytest.param(LYING, "belly", id="belly"),
        pytest.param(LYING, "hip", id="hip"),
        pytest.param(SEATED, "thigh", id="thigh"),
        pytest.param(SEATED | {"objects": (STICK,)}, "object", id="object"),
        pytest.param(LYING, "object", id="no object"),
    ],
)
def test_bones_keep_their_lengths(keys: dict[str, object], hand: HandPlace) -> None:
    points = place(Posture(**keys, hands_on=(hand, hand)))  # type: ignore[arg-type]
    for side in ("left", "right"):
        assert measure(points, f"{side}_shoulder", f"{side}_elbow") == pytest.approx(UPPER_ARM_M)
        assert measure(points, f"{side}_elbow", f"{side}_wrist") == pytest.approx(FOREARM_M)


def test_both_hands_hold_the_object() -> None:
    figure = Posture(**SEATED, objects=(STICK,), hands_on=("object", "object"))  # type: ignore[arg-type]
    points = place(figure)
    body = {name: points[index] for name, index in INDEX.items()}
    at = (STICK.along, STICK.across, STICK.face)
    target = find_place(body, figure, STICK.on, at, "right").point
    for side in ("left", "right"):
        assert body[f"{side}_index"] == pytest.approx(target, abs=1e-6)


def test_a_hand_that_cannot_reach_points_to_its_place() -> None:
    standing = Posture(hands_on=("object", ""), objects=(PlacedObject("spot", "foot_working"),))
    points = place(standing)
    assert measure(points, "right_shoulder", "right_wrist") > 0.5
    assert points[INDEX["right_wrist"]][1] > points[INDEX["right_shoulder"]][1] + 0.4


def test_the_other_arm_keeps_its_angles() -> None:
    free, held = (
        place(Posture(**LYING, shoulder_flexion=(0.0, 90.0), hands_on=hands))  # type: ignore[arg-type]
        for hands in (("", ""), ("belly", ""))
    )
    for side, kept in (("left", True), ("right", False)):
        ways = [
            points[INDEX[f"{side}_wrist"]] - points[INDEX["left_hip"]] for points in (free, held)
        ]
        assert np.allclose(*ways) is kept
