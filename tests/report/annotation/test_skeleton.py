from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from coach.body.angles import PAIRED, SINGLE
from coach.body.landmarks import INDEX
from coach.body.pose import empty_pose
from coach.body.view import View
from coach.report.annotation.angle_arc import draw_arc
from coach.report.annotation.angle_label import choose_label, place_label
from coach.report.annotation.limbs import SHAPES, with_side
from coach.report.annotation.skeleton import Overlay, draw_overlay
from coach.store.exercises.loader import load_exercise
from tests.synthetic import Camera, Leg, Stance, lie, make_pose, split
from tests.window.fakes import LUNGE_POSE, SIDE_VIEW, make_feedback

LUNGE = load_exercise("lunge").exercise
COUCH = load_exercise("couch-stretch").exercise
RANGE = load_exercise("hip-flexion-test").exercise


def point(name: str, pose: object = LUNGE_POSE) -> tuple[float, float]:
    x, y = pose.image[INDEX[name]]  # type: ignore[attr-defined]
    return float(x), float(y)


def roles(overlay: Overlay) -> dict[tuple[tuple[float, float], tuple[float, float]], str]:
    return {(line.start, line.end): line.role for line in overlay.lines}


@pytest.mark.parametrize("name", [*PAIRED, *SINGLE])
def test_every_angle_has_its_limbs(name: str) -> None:
    shape = SHAPES[name]
    landmarks = [
        *(each for limb in shape.limbs for each in limb),
        shape.joint,
        shape.to,
        shape.plumb,
    ]
    assert shape.limbs
    assert all(with_side(each, "left") in INDEX for each in landmarks if each)


def test_working_leg_is_strong_and_the_other_quiet() -> None:
    drawn = roles(draw_overlay(LUNGE, LUNGE_POSE, make_feedback()))
    assert drawn[point("right_hip"), point("right_knee")] == "right"
    assert drawn[point("left_hip"), point("left_knee")] == "other"
    assert drawn[point("right_shoulder"), point("right_elbow")] == "faint"


def test_limb_at_fault_is_wrong_with_its_reference() -> None:
    overlay = draw_overlay(LUNGE, LUNGE_POSE, make_feedback(faults=("knee_past_toes",)))
    assert roles(overlay)[point("right_knee"), point("right_ankle")] == "wrong"
    assert roles(overlay)[point("right_hip"), point("right_knee")] == "right"
    plumb = next(line for line in overlay.lines if line.role == "reference")
    assert plumb.start[0] == plumb.end[0] == point("right_foot_index")[0]


def test_other_leg_at_fault_is_drawn_wrong_and_not_the_one_that_is_tested() -> None:
    pose = make_pose(lie(right=Leg(100.0, 100.0), left=Leg(30.0, 0.0)))
    feedback = make_feedback(faults=("other_leg_rising",), main_angle="thigh_elevation_right")
    drawn = roles(draw_overlay(RANGE, pose, feedback))
    assert drawn[point("left_hip", pose), point("left_knee", pose)] == "wrong"
    assert drawn[point("right_hip", pose), point("right_knee", pose)] == "right"


def test_bad_view_judges_nothing() -> None:
    overlay = draw_overlay(
        LUNGE,
        LUNGE_POSE,
        make_feedback(view=dataclasses.replace(SIDE_VIEW, ok=False), main_value=math.nan),
    )
    assert not {line.role for line in overlay.lines} & {"right", "wrong"}
    assert overlay.arc is None


def test_nobody_is_not_drawn() -> None:
    assert draw_overlay(LUNGE, LUNGE_POSE, make_feedback(present=False)) == Overlay()
    assert draw_overlay(LUNGE, empty_pose(1.0, 640, 480), make_feedback()) == Overlay()


def test_landmark_that_was_not_found_has_no_line() -> None:
    image = LUNGE_POSE.image.copy()
    image[INDEX["right_knee"]] = np.nan
    overlay = draw_overlay(LUNGE, dataclasses.replace(LUNGE_POSE, image=image), make_feedback())
    assert all(math.isfinite(value) for line in overlay.lines for value in (*line.start, *line.end))
    assert (point("right_hip"), point("right_knee")) not in roles(overlay)
    assert overlay.arc is None


def test_unknown_side_is_drawn_without_an_angle() -> None:
    overlay = draw_overlay(
        LUNGE, LUNGE_POSE, make_feedback(side=None, main_angle="", main_value=math.nan)
    )
    assert overlay.lines
    assert overlay.arc is None


def measure_sweep(points: tuple[tuple[float, float], ...], joint: tuple[float, float]) -> float:
    """Degrees between the first and the last point of an arc around its joint."""
    turns = np.unwrap([math.atan2(y - joint[1], x - joint[0]) for x, y in points])
    return abs(math.degrees(turns[-1] - turns[0]))


ARCS = [
    pytest.param(
        "knee_flexion_right",
        split(Leg(-15.0, 85.0), Leg(-100.0, 80.0)),
        "right_knee",
        85.0,
        id="knee",
    ),
    pytest.param(
        "knee_flexion_right",
        split(Leg(-80.0, 10.0), Leg(-100.0, 10.0)),
        "right_knee",
        10.0,
        id="nearly straight knee",
    ),
    pytest.param(
        "thigh_elevation_right",
        lie(right=Leg(110.0, 100.0)),
        "right_hip",
        110.0,
        id="raised thigh, lying",
    ),
    pytest.param("trunk_lean", Stance(trunk_lean=30.0), "right_hip", 30.0, id="trunk"),
    pytest.param("shin_lean_right", Stance(right=Leg(-60.0, 50.0)), "right_ankle", 20.0, id="shin"),
]


@pytest.mark.parametrize(("name", "stance", "joint", "degrees"), ARCS)
@pytest.mark.parametrize("facing", ["right", "left"])
def test_arc_is_as_wide_as_the_angle(
    name: str, stance: Stance, joint: str, degrees: float, facing: str
) -> None:
    pose = make_pose(stance, camera=Camera(facing=facing))
    swap = (lambda text: text.replace("right", "left")) if facing == "left" else str
    view = View("side", "left" if facing == "left" else "right", 0.0, ok=True)
    feedback = make_feedback(
        main_angle=swap(name), main_value=degrees, side=swap("right"), view=view
    )
    arc = draw_arc(pose, feedback)
    assert arc is not None
    assert measure_sweep(arc.points, point(swap(joint), pose)) == pytest.approx(degrees, abs=0.5)


def test_value_stands_where_it_hides_nothing_and_stays_there() -> None:
    overlay = draw_overlay(LUNGE, LUNGE_POSE, make_feedback())
    assert overlay.arc is not None
    size = (90.0, 40.0)
    chosen = choose_label(overlay.arc, overlay.lines, (640, 480), size, None)
    x, y = place_label(overlay.arc, chosen, 480)
    for line in overlay.lines:
        along = np.linspace(line.start, line.end, 12)
        assert not np.any(
            (np.abs(along[:, 0] - x) < size[0] / 2) & (np.abs(along[:, 1] - y) < size[1] / 2)
        )
    free = [
        each
        for each in range(8)
        if choose_label(overlay.arc, overlay.lines, (640, 480), size, each) == each
    ]
    assert chosen in free
    assert len(free) > 1


def test_value_is_never_outside_the_picture() -> None:
    pose = dataclasses.replace(
        LUNGE_POSE, image=LUNGE_POSE.image - [LUNGE_POSE.image[:, 0].min(), 0]
    )
    overlay = draw_overlay(LUNGE, pose, make_feedback())
    assert overlay.arc is not None
    for now in (None, *range(8)):
        x, y = place_label(
            overlay.arc,
            choose_label(overlay.arc, overlay.lines, (640, 480), (90.0, 40.0), now),
            480,
        )
        assert 45 <= x <= 595
        assert 20 <= y <= 460


def test_rear_leg_of_a_couch_stretch_is_the_working_one() -> None:
    feedback = make_feedback(
        side="left", main_angle="hip_flexion_left", faults=("front_shin_not_upright",)
    )
    drawn = roles(draw_overlay(COUCH, LUNGE_POSE, feedback))
    assert drawn[point("right_knee"), point("right_ankle")] == "wrong"
    assert drawn[point("left_hip"), point("left_knee")] == "right"


ZONES = [
    pytest.param(
        "knee_flexion_right",
        split(Leg(-15.0, 85.0), Leg(-100.0, 80.0)),
        85.0,
        (78.0, 110.0),
        id="knee",
    ),
    pytest.param(
        "knee_flexion_right",
        split(Leg(-80.0, 10.0), Leg(-100.0, 10.0)),
        10.0,
        (78.0, 110.0),
        id="nearly straight knee",
    ),
    pytest.param(
        "thigh_elevation_right",
        lie(right=Leg(110.0, 100.0)),
        110.0,
        (115.0, 140.0),
        id="raised thigh, lying",
    ),
    pytest.param("trunk_lean", Stance(trunk_lean=30.0), 30.0, (-10.0, 10.0), id="trunk"),
    pytest.param("shin_lean_right", Stance(right=Leg(-60.0, 50.0)), 20.0, (0.0, 15.0), id="shin"),
]


@pytest.mark.parametrize(("name", "stance", "degrees", "target"), ZONES)
@pytest.mark.parametrize("facing", ["right", "left"])
def test_target_zone_lies_where_the_limb_is_to_be(
    name: str, stance: Stance, degrees: float, target: tuple[float, float], facing: str
) -> None:
    pose = make_pose(stance)
    if facing == "left":
        image = pose.image.copy()
        image[:, 0] = pose.width - image[:, 0]
        pose = dataclasses.replace(pose, image=image)
    view = dataclasses.replace(SIDE_VIEW, facing=facing)
    arc = draw_arc(
        pose, make_feedback(main_angle=name, main_value=degrees, target=target, view=view)
    )
    assert arc is not None
    joint, (first, *_, last) = arc.reference.start, arc.points
    start, limb = (math.atan2(y - joint[1], x - joint[0]) for x, y in (first, last))
    sign = math.copysign(1.0, math.sin(limb - start) * degrees)
    turns = [
        sign
        * math.degrees(math.remainder(math.atan2(y - joint[1], x - joint[0]) - start, 2 * math.pi))
        for x, y in arc.zone
    ]
    assert (min(turns), max(turns)) == pytest.approx(target, abs=0.5)
    assert arc.good == (target[0] <= degrees <= target[1])


NO_ZONES = [
    pytest.param({"view": dataclasses.replace(SIDE_VIEW, ok=False)}, id="view not good enough"),
    pytest.param({"view": dataclasses.replace(SIDE_VIEW, facing="front")}, id="from the front"),
    pytest.param({"main_value": 40.0}, id="the picture shows another angle than is measured"),
]


@pytest.mark.parametrize("changed", NO_ZONES)
def test_no_zone_where_it_would_be_wrong(changed: dict[str, object]) -> None:
    arc = draw_arc(LUNGE_POSE, make_feedback(**changed))
    assert arc is not None
    assert arc.zone == ()


def test_limb_at_fault_has_a_badge_on_it() -> None:
    overlay = draw_overlay(LUNGE, LUNGE_POSE, make_feedback(faults=("knee_past_toes",)))
    knee, ankle = point("right_knee"), point("right_ankle")
    assert ((knee[0] + ankle[0]) / 2, (knee[1] + ankle[1]) / 2) in overlay.badges
    assert draw_overlay(LUNGE, LUNGE_POSE, make_feedback()).badges == ()
