"""A replaced hip is warned of early, in words of its own, and nothing that is counted changes."""

from __future__ import annotations

import dataclasses
import math
from typing import Any, Final

import pytest

from coach.body.landmarks import INDEX, SIDES, Side, other
from coach.body.pose import empty_pose
from coach.body.view import View
from coach.exercise.definition.positions import Position
from coach.exercise.tracking.feedback import Cue, Feedback, Uncounted
from coach.exercise.tracking.hip_limits import (
    CROSSING,
    KNEE_HIGH,
    LASTING_S,
    PRESCRIBED_CUE,
    RAISE_CUE,
    TOO_FAR,
    TOO_LOW,
    HipLimitMonitor,
    limit_exercise,
    limit_range_test,
    measure_distance_outward,
)
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message
from coach.store.exercises.coached_text import remove_faults
from coach.store.exercises.loader import list_exercises, load_exercise, parse_exercise
from tests.synthetic import Camera, Leg, Stance, lie, make_pose, make_poses
from tests.window.fakes import make_feedback

TIP = Cue("tip", "Deeper", "Go deeper.", "shallow")


def feel(time_s: float, side: Side = "left", **angles: float) -> Feedback:
    named = {f"{name}_{side}": value for name, value in angles.items()}
    return make_feedback(time_s=time_s, angles=named, cue=TIP)


def watch(monitor: HipLimitMonitor, *feedbacks: Feedback) -> list[Cue | None]:
    return [monitor.update(feedback, None).cue for feedback in feedbacks]


@pytest.mark.parametrize("side", SIDES)
def test_the_warning_comes_before_90_degrees_and_stays_a_little(side: Side) -> None:
    monitor = HipLimitMonitor([side])
    degrees = [70.0, 82.0, 84.0, 84.0, 80.0, 77.0, 80.0, 80.0]
    cues = watch(monitor, *(feel(number, side, hip_flexion=d) for number, d in enumerate(degrees)))
    assert cues == [TIP, TIP, TIP, TOO_FAR, TOO_FAR, TIP, TIP, TIP]


@pytest.mark.parametrize(
    ("second_s", "cue"), [(LASTING_S, TOO_FAR), (LASTING_S - 0.01, TIP)], ids=["long", "short"]
)
def test_a_limit_must_be_exceeded_for_a_while(second_s: float, cue: Cue) -> None:
    monitor = HipLimitMonitor(["left"])
    cues = watch(monitor, *(feel(t, hip_flexion=95.0) for t in (0.0, second_s)))
    assert cues == [TIP, cue]


def test_both_replaced_hips_are_watched_and_each_for_itself() -> None:
    monitor = HipLimitMonitor(["left", "right"])
    turns: list[Side] = ["left", "right", "left", "right", "right"]
    cues = watch(monitor, *(feel(t / 5, side, hip_flexion=95.0) for t, side in enumerate(turns)))
    assert cues == [TIP, TIP, TIP, TIP, TOO_FAR]


ALLOWED = [
    pytest.param("half-kneeling", False, [82.0, 84.0, 84.0], [TIP, TIP, TOO_LOW], id="not asked"),
    pytest.param("half-kneeling", True, [88.0, 89.0, 89.0], [TIP] * 3, id="as agreed"),
    pytest.param(
        "half-kneeling", True, [91.0, 91.0, 86.0, 84.0], [TIP, TOO_LOW, TOO_LOW, TIP], id="beyond"
    ),
    pytest.param("supine", True, [91.0, 91.0], [TIP, TOO_FAR], id="a leg that can sink"),
]


@pytest.mark.parametrize(("position", "allowed", "degrees", "cues"), ALLOWED)
def test_a_hold_that_is_allowed_is_warned_of_at_90_degrees_not_before(
    position: Position, allowed: bool, degrees: list[float], cues: list[Cue]
) -> None:
    monitor = HipLimitMonitor(["left"], position, allowed_hold=allowed)
    feedbacks = (feel(number, hip_flexion=d) for number, d in enumerate(degrees))
    assert watch(monitor, *feedbacks) == cues


@pytest.mark.parametrize("position", ["standing", "seated", "supine"])
def test_the_warning_also_fits_a_squat_in_which_no_leg_can_sink(position: Position) -> None:
    monitor = HipLimitMonitor(["left"], position)
    cue = watch(monitor, *(feel(t, hip_flexion=95.0) for t in (0.0, 1.0)))[1]
    assert cue is not None
    assert "leg" not in cue.detail


def test_a_single_odd_pose_warns_of_nothing() -> None:
    monitor = HipLimitMonitor(["left"])
    late = LASTING_S / 2
    degrees = {0.0: 95.0, late: 20.0, 1.0: 95.0}
    cues = watch(monitor, *(feel(time_s, hip_flexion=d) for time_s, d in degrees.items()))
    assert cues == [TIP, TIP, TIP]


@pytest.mark.parametrize("hips", [[], ["right"]], ids=["none", "the other one"])
def test_other_hips_are_free(hips: list[Side]) -> None:
    cues = watch(HipLimitMonitor(hips), *(feel(t, hip_flexion=120.0) for t in (0.0, 1.0, 2.0)))
    assert cues == [TIP] * 3


def test_what_is_not_measured_is_not_watched() -> None:
    monitor = HipLimitMonitor(["left"], "seated")
    cues = watch(monitor, *(feel(t, hip_flexion=math.nan) for t in (0.0, 1.0)))
    assert cues == [TIP, TIP]


def test_nobody_is_warned_who_is_not_there() -> None:
    gone = dataclasses.replace(feel(1.0, hip_flexion=120.0), present=False)
    assert watch(HipLimitMonitor(["left"]), feel(0.0, hip_flexion=120.0), gone)[1] == TIP


@pytest.mark.parametrize(("position", "cue"), [("seated", KNEE_HIGH), ("standing", TIP)])
def test_the_knee_of_a_seated_person_must_not_be_above_the_hip(
    position: Position, cue: Cue
) -> None:
    monitor = HipLimitMonitor(["left"], position)
    low, high = {"hip_flexion": 70.0, "thigh_elevation": -12.0}, {"thigh_elevation": -3.0}
    assert watch(monitor, feel(0.0, **low), feel(1.0, **high), feel(2.0, **high))[2] == cue
    assert watch(monitor, feel(3.0, **low))[0] == TIP


def test_the_warning_of_a_high_knee_comes_before_the_height_of_the_hip_and_stays_a_little() -> None:
    monitor = HipLimitMonitor(["left"], "seated")
    degrees = [-12.0, -6.0, -4.0, -4.0, -9.0, -11.0]
    cues = watch(monitor, *(feel(t, thigh_elevation=d) for t, d in enumerate(degrees)))
    assert cues == [TIP, TIP, TIP, KNEE_HIGH, KNEE_HIGH, TIP]


@pytest.mark.parametrize(
    ("allowed", "elevation", "cue"),
    [(False, -3.0, KNEE_HIGH), (True, -3.0, TIP), (True, 2.0, KNEE_HIGH)],
)
def test_a_seated_hold_that_is_allowed_is_warned_of_once_the_knee_is_as_high_as_the_hip(
    allowed: bool, elevation: float, cue: Cue
) -> None:
    monitor = HipLimitMonitor(["left"], "seated", allowed_hold=allowed)
    high = {"thigh_elevation": elevation}
    assert watch(monitor, feel(0.0, **high), feel(1.0, **high))[1] == cue


PRESCRIBED: Final = {"left": 110.0}
FURTHER = [
    pytest.param("standing", "left", 102.0, "", id="not yet"),
    pytest.param("standing", "left", 104.0, "Stop: 110 degrees reached", id="early by its error"),
    pytest.param("half-kneeling", "left", 104.0, "Rise: hip at 110 degrees", id="kneeling"),
    pytest.param("standing", "right", 84.0, TOO_FAR.text, id="the hip that is not named"),
    pytest.param("standing", "right", 82.0, "", id="the hip that is not named, before"),
]


@pytest.mark.parametrize(("position", "side", "degrees", "text"), FURTHER)
def test_a_prescription_may_allow_a_hip_more(
    position: Position, side: Side, degrees: float, text: str
) -> None:
    monitor = HipLimitMonitor(["left", "right"], position, allowed=PRESCRIBED)
    bent = [feel(float(second), side, hip_flexion=degrees) for second in range(2)]
    told = watch(monitor, *bent)[1]
    assert told is not None
    assert told.text == (text or TIP.text)


def test_a_hold_that_is_allowed_is_warned_of_at_the_degrees_of_the_prescription() -> None:
    monitor = HipLimitMonitor(["left"], allowed_hold=True, allowed=PRESCRIBED)
    degrees = [109.0, 111.0, 111.0, 106.0, 104.0]
    cues = watch(monitor, *(feel(t, hip_flexion=d) for t, d in enumerate(degrees)))
    warned = [cue is not None and cue.kind == "limit" for cue in cues]
    assert warned == [False, False, True, True, False]


def test_the_knee_stays_below_the_hip_whatever_the_prescription_allows() -> None:
    monitor = HipLimitMonitor(["left"], "seated", allowed=PRESCRIBED)
    high = {"hip_flexion": 95.0, "thigh_elevation": 2.0}
    assert watch(monitor, feel(0.0, **high), feel(1.0, **high))[1] == KNEE_HIGH


ASKED = [
    pytest.param(["left"], 120.0, 110.0, PRESCRIBED_CUE, id="as far as prescribed"),
    pytest.param(["left"], 100.0, 100.0, PRESCRIBED_CUE, id="a lesser norm"),
    pytest.param(["left", "right"], 120.0, 90.0, RAISE_CUE, id="the lesser of both hips"),
    pytest.param(["right"], 120.0, 90.0, RAISE_CUE, id="the other hip"),
]


@pytest.mark.parametrize(("hips", "norm_deg", "asked_deg", "cue"), ASKED)
def test_the_range_test_asks_for_no_more_than_is_prescribed(
    hips: list[Side], norm_deg: float, asked_deg: float, cue: str
) -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    assert exercise.range_of_motion is not None
    rule = exercise.range_of_motion.replace_norm(norm_deg, "why")
    exercise = exercise.model_copy(update={"range_of_motion": rule})
    limited = limit_range_test(exercise, hips, PRESCRIBED).range_of_motion
    assert limited is not None
    assert (limited.norm_deg, limited.raise_cue) == (asked_deg, cue)


def stand(inward_m: float, side: Side) -> Stance:
    leg = Leg(knee_inward_m=inward_m)
    return Stance(left=leg) if side == "left" else Stance(right=leg)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("turned", [90.0, -90.0], ids=["from the front", "from behind"])
@pytest.mark.parametrize(("inward_m", "crosses"), [(0.0, False), (0.13, True)])
def test_crossing_is_seen_from_the_front(
    side: Side, turned: float, inward_m: float, crosses: bool
) -> None:
    pose = make_pose(stand(inward_m, side), 0.0, Camera(turned))
    assert (measure_distance_outward(pose.image, side) < 0.0) is crosses
    assert measure_distance_outward(pose.image, other(side)) > 0.2
    monitor = HipLimitMonitor([side])
    front = dataclasses.replace(feel(0.0), view=View("front", None, 88.0, ok=True))
    monitor.update(front, pose)
    later = dataclasses.replace(front, time_s=1.0)
    assert monitor.update(later, pose).cue == (CROSSING if crosses else TIP)


@pytest.mark.parametrize(
    ("view", "posed"), [("side", True), ("back", True), ("front", False)], ids=str
)
def test_crossing_is_watched_only_in_poses_from_the_front(view: Any, posed: bool) -> None:
    pose = make_pose(stand(0.3, "left"), 0.0, Camera(90.0)) if posed else None
    monitor = HipLimitMonitor(["left"])
    seen = [dataclasses.replace(feel(t), view=View(view, None, 0.0, ok=True)) for t in (0.0, 1.0)]
    assert [monitor.update(feedback, pose).cue for feedback in seen] == [TIP, TIP]


def test_the_warning_of_crossing_stays_until_the_leg_is_further_out() -> None:
    monitor, cues = HipLimitMonitor(["left"]), []
    distances = [0.3, 0.12, 0.08, 0.08, 0.22, 0.27]
    for number, share in enumerate(distances):
        pose = make_pose(Stance(), float(number), Camera(90.0))
        image = pose.image.copy()
        hip, opposite = image[INDEX["left_hip"]], image[INDEX["right_hip"]]
        middle = (hip + opposite) / 2
        image[INDEX["left_knee"], 0] = middle[0] + share * (hip - opposite)[0]
        assert measure_distance_outward(image, "left") == pytest.approx(share)
        front = dataclasses.replace(feel(float(number)), view=View("front", None, 88.0, ok=True))
        cues.append(monitor.update(front, dataclasses.replace(pose, image=image)).cue)
    assert cues == [TIP, TIP, TIP, CROSSING, CROSSING, TIP]


@pytest.mark.parametrize("degrees", [-30.0, 30.0])
def test_the_midline_leans_with_the_body(degrees: float) -> None:
    image = make_pose(stand(0.05, "left"), 0.0, Camera(90.0)).image
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    leaning = image @ [[cosine, sine], [-sine, cosine]]
    for side in SIDES:
        assert measure_distance_outward(leaning, side) == pytest.approx(
            measure_distance_outward(image, side)
        )


@pytest.mark.parametrize("joint", ["knee", "ankle"])
def test_a_knee_or_an_ankle_across_the_midline_is_enough(joint: str) -> None:
    image = make_pose(Stance(), 0.0, Camera(90.0)).image.copy()
    image[INDEX[f"left_{joint}"], 0] = image[INDEX["right_hip"], 0]
    assert measure_distance_outward(image, "left") == pytest.approx(-0.5)
    image[INDEX[f"left_{joint}"]] = math.nan
    assert math.isnan(measure_distance_outward(image, "left"))


def test_a_pose_without_a_body_has_no_distance() -> None:
    assert math.isnan(measure_distance_outward(empty_pose(0.0, 640, 480).image, "left"))


def test_hips_that_are_seen_at_one_place_have_no_midline() -> None:
    image = make_pose(Stance(), 0.0, Camera(90.0)).image.copy()
    image[INDEX["left_hip"]] = image[INDEX["right_hip"]]
    assert math.isnan(measure_distance_outward(image, "left"))


@pytest.mark.parametrize("facing", ["left", "right"])
def test_knee_to_chest_of_a_stick_body_is_warned_of_and_counted_as_ever(facing: str) -> None:
    near: Side = "left" if facing == "left" else "right"
    raised = lie(right=Leg(105.0, 120.0))
    script = [(2.0, lie()), (1.0, raised), (3.0, raised)]
    poses = make_poses(script, Camera(facing=facing))
    exercise = load_exercise("knee-to-chest").exercise
    plain, trainer = Trainer(exercise), Trainer(exercise)
    monitor = HipLimitMonitor([near])
    shown = []
    for pose in poses:
        expected, feedback = plain.update(pose), trainer.update(pose)
        limited = monitor.update(feedback, pose)
        assert limited.events == expected.events
        shown.append(limited.cue)
    assert TOO_FAR in shown


DEEPER = {
    "high-knees": {"too_low"},
    "jackknife": {"too_low"},
    "low-lunge-stretch": {"hips_high"},
    "lunge": {"too_shallow"},
    "squat": {"too_shallow"},
    "squat-toe-touch": {"too_shallow"},
    "standing-hip-flexion": {"too_low"},
    "standing-march": {"too_low"},
}
"""Exercise -> faults whose tip is to bend hips or knees further."""


@pytest.mark.parametrize("name", sorted(list_exercises()))
def test_a_replaced_hip_is_never_asked_to_bend_further(name: str) -> None:
    exercise = load_exercise(name).exercise
    limited = limit_exercise(exercise, ["left"])
    gone = DEEPER.get(name, set())
    assert [fault for fault in exercise.faults if fault.name not in gone] == [*limited.faults]
    assert [each for each in exercise.figures if each.name not in gone] == [*limited.figures]
    assert limit_exercise(exercise, []) is exercise


@pytest.mark.parametrize("name", DEEPER)
def test_a_recording_holds_the_exercise_that_was_coached(name: str) -> None:
    loaded = load_exercise(name)
    limited = limit_exercise(loaded.exercise, ["right"])
    assert parse_exercise(remove_faults(loaded.text, DEEPER[name]), name).exercise == limited


def test_the_last_fault_can_be_left_out() -> None:
    loaded = load_exercise("standing-march")
    names = {fault.name for fault in loaded.exercise.faults}
    exercise = parse_exercise(remove_faults(loaded.text, names), loaded.name).exercise
    assert exercise.faults == ()


MISSING = "Not far enough to count. {angle}: {degrees:.0f} degrees more."
REASON = "{why}. {angle}: {degrees:.0f} degrees more."
UNCOUNTED = [
    pytest.param(["left"], MISSING, "", id="a replaced hip"),
    pytest.param([], MISSING, MISSING, id="no replaced hip"),
    pytest.param(["left"], MISSING.replace("more", "less"), "less", id="the other direction"),
    pytest.param(["left"], REASON, "", id="a replaced hip, and a reason"),
    pytest.param([], REASON, REASON, id="no replaced hip, and a reason"),
]


@pytest.mark.parametrize(("hips", "template", "detail"), UNCOUNTED)
def test_nobody_with_a_replaced_hip_is_told_how_many_degrees_are_missing(
    hips: list[Side], template: str, detail: str
) -> None:
    short = "Not far enough to count"
    why = Message(template, short=short, why="Lower", angle="Knee bend", degrees=3.0)
    cue, told = Cue("uncounted", short, why), Uncounted(0.0, why)
    seen = dataclasses.replace(feel(0.0), cue=cue, uncounted=told)
    found = HipLimitMonitor(hips).update(seen, None)
    assert found.cue == dataclasses.replace(cue, detail=why if detail else "")
    assert found.uncounted == dataclasses.replace(told, why=why if detail else short)


def test_a_squat_that_is_not_deep_enough_is_told_without_degrees() -> None:
    exercise = limit_exercise(load_exercise("squat").exercise, ["left"])
    shallow = Stance(Leg(-45.0, 45.0), Leg(-45.0, 45.0), trunk_lean=15.0)
    tall = Stance(Leg(-90.0, 0.0), Leg(-90.0, 0.0))
    poses = make_poses([(1.0, tall), *[(1.0, shallow), (1.0, tall)] * 6])
    trainer, monitor = Trainer(exercise), HipLimitMonitor(["left"])
    told = [(trainer.update(pose), pose) for pose in poses]
    plain = {feedback.cue.detail for feedback, _ in told if feedback.cue}
    plain |= {feedback.uncounted.why for feedback, _ in told if feedback.uncounted}
    found = [monitor.update(*each) for each in told]
    limited = {each.cue.detail for each in found if each.cue}
    limited |= {each.uncounted.why for each in found if each.uncounted}
    assert "Not far enough to count" in limited
    assert any("degrees more" in each for each in plain)
    assert not any("degrees more" in each for each in limited)
