"""Results of tests: range of motion, sides, time held and steps, or the reason for a gap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import pytest

from coach.body.landmarks import SIDES, Side, other
from coach.body.pose import round_for_storage
from coach.body.posture import Posture
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event, HoldEnded, TrialDone
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import Analysis, analyse
from coach.report.results.measurements import (
    describe_done,
    describe_hold_test,
    describe_motion,
    describe_range_test,
    describe_steps,
    explain_missing_sides,
)
from coach.report.results.table import summarise
from coach.store.exercises.loader import load_exercise
from tests.animation import Script, animate
from tests.exercise.examples import GUIDED, make

Facing = Literal["left", "right"]
FACINGS: list[Facing] = ["left", "right"]
NEAR: dict[Facing, Side] = {"left": "left", "right": "right"}

HUG = Posture(trunk_lean=-90, hip_flexion=(120, 120), knee_flexion=(125, 125), rests_on="back")
LONG = Posture(trunk_lean=-90, hip_flexion=(-14, 122), knee_flexion=(95, 125), rests_on="back")
SHORT = replace(LONG, hip_flexion=(18, 122), knee_flexion=(55, 125))
UNSURE = replace(LONG, hip_flexion=(3, 122), knee_flexion=(82, 125))
LET_GO = replace(LONG, hip_flexion=(-14, 75), knee_flexion=(95, 100))
RAISED_TRUNK = replace(LONG, trunk_lean=-62, hip_flexion=(14, 150))

SITTING = Posture(hip_flexion=(90, 90), knee_flexion=(90, 90), rests_on="seat")
HIGH = replace(SITTING, hip_flexion=(116, 90))
BACK = Posture(trunk_lean=-26, hip_flexion=(90, 64), knee_flexion=(95, 90), rests_on="seat")


def lower(there: Posture, seconds: float = 2.0) -> Script:
    """From both knees at the chest down, and back."""
    return [(HUG, 0.0, 2.5), (there, 1.0, seconds), (HUG, 1.0, 1.0)]


def run(
    name: str, script: Script, facing: Facing, working: Side | None = None
) -> tuple[dict[str, Any], Analysis]:
    exercise = load_exercise(name).exercise
    poses = [round_for_storage(pose) for pose in animate(script, SyntheticCamera(facing, working))]
    analysis = analyse(poses, Trainer(exercise))
    return summarise(analysis, name, exercise, "made up"), analysis


def find_reason(summary: dict[str, Any], what: str) -> str:
    return next(item["why"] for item in summary["not_measured"] if item["what"] == what)


@dataclass(frozen=True)
class Thigh:
    """Somebody on the table, and what is found."""

    there: Posture
    elevation_deg: float
    knee_deg: float
    found: tuple[bool | None, bool | None]
    """Short one-joint flexors, short rectus femoris; None where that is too near to tell."""
    words: str


THIGHS = [
    pytest.param(Thigh(LONG, -14.0, 95.0, (False, False), "typical, within error"), id="long"),
    pytest.param(Thigh(SHORT, 18.0, 55.0, (True, True), "goes down less than typical"), id="short"),
    pytest.param(
        Thigh(UNSURE, 3.0, 82.0, (None, None), "too near to the typical range to tell"),
        id="too near to tell",
    ),
]


@pytest.mark.parametrize("facing", FACINGS)
@pytest.mark.parametrize("thigh", THIGHS)
def test_a_thigh_that_hangs_has_a_result_with_its_meaning(thigh: Thigh, facing: Facing) -> None:
    summary, _ = run("thomas-test", lower(thigh.there), facing)
    result = summary["range_of_motion"][NEAR[facing]]
    assert result["peak_deg"] == pytest.approx(thigh.elevation_deg, abs=2.0)
    assert result["also_deg"] == pytest.approx(thigh.knee_deg, abs=3.0)
    assert tuple(finding["found"] for finding in result["findings"]) == thigh.found
    assert all("Kendall" in finding["source"] for finding in result["findings"])
    assert result["against_norm"]["words"] == thigh.words
    assert summary["range_test"]["direction"] == "down"
    assert [trial["faults"] for trial in result["trials"]] == [[]]
    unseen = NEAR["left" if facing == "right" else "right"]
    assert (
        find_reason(summary, f"range_of_motion.{unseen}") == f"The {unseen} leg was never let down."
    )


INVALID = [
    pytest.param(
        LET_GO,
        "The back was not flat: the other knee was not at the chest.",
        "other_knee_let_go",
        id="the other knee let go",
    ),
    pytest.param(
        RAISED_TRUNK,
        "The back was not flat: the trunk did not lie on the table.",
        "trunk_not_flat",
        id="the trunk raised",
    ),
]


@pytest.mark.parametrize("facing", FACINGS)
@pytest.mark.parametrize(("there", "why", "fault"), INVALID)
def test_without_a_flat_back_there_is_no_result_but_the_reason(
    there: Posture, why: str, fault: str, facing: Facing
) -> None:
    summary, analysis = run("thomas-test", lower(there), facing)
    assert summary["range_of_motion"] == {"left": None, "right": None}
    assert find_reason(summary, f"range_of_motion.{NEAR[facing]}") == why
    assert [item.faults for item in analysis.session.trials] == [(fault,)]


def test_the_far_leg_is_refused_in_words() -> None:
    summary, _ = run("thomas-test", lower(LONG), "right", working="left")
    assert summary["range_of_motion"] == {"left": None, "right": None}
    assert "Turn around: the hanging leg must be towards the camera." in find_reason(
        summary, "range_of_motion.left"
    )


def test_both_legs_are_compared() -> None:
    right = run("thomas-test", lower(LONG), "right")[1]
    left = run("thomas-test", lower(SHORT), "left")[1]
    exercise = load_exercise("thomas-test").exercise
    right.add_events(left.events)
    compared = summarise(right, "thomas-test", exercise, "made up")["range_test"][
        "left_against_right"
    ]
    assert compared["real"]
    assert compared["words"] == "the left side goes down less"


@pytest.mark.parametrize("facing", FACINGS)
@pytest.mark.parametrize("far", [False, True], ids=["near", "far"])
def test_the_seconds_held_at_height_are_the_result(facing: Facing, far: bool) -> None:
    working = other(NEAR[facing]) if far else NEAR[facing]
    summary, _ = run(
        "seated-hip-flexion-hold",
        [(SITTING, 0.0, 1.5), (HIGH, 0.6, 12.0), (SITTING, 0.6, 2.0)],
        facing,
        working,
    )
    result = summary["hold_test"][working]
    assert result["held_s"] == pytest.approx(12.5, abs=0.7)
    assert (result["reached"], result["faults"]) == (False, [])
    assert summary["hold_test"]["target_s"] == 30.0
    assert (
        find_reason(summary, f"hold_test.{other(working)}")
        == f"The {other(working)} leg was never held at height."
    )


@pytest.mark.parametrize("facing", FACINGS)
def test_leaning_back_stops_the_clock_and_is_the_fault(facing: Facing) -> None:
    script: Script = [(SITTING, 0.0, 1.5), (HIGH, 0.6, 6.0), (BACK, 0.5, 4.0), (SITTING, 0.5, 2.0)]
    summary, _ = run("seated-hip-flexion-hold", script, facing)
    assert summary["hold_test"][NEAR[facing]]["held_s"] == pytest.approx(6.5, abs=0.7)
    assert [fault["name"] for fault in summary["faults"]] == ["leaning_back"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        pytest.param((31.0, 34.0), "both sides held it for 30 s", id="both"),
        pytest.param((30.0, 21.0), "the right side held it for less time", id="right less"),
        pytest.param((12.0, 21.0), "the left side held it for less time", id="left less"),
        pytest.param((12.0, 12.4), "both sides held it for the same time", id="alike"),
        pytest.param((13.0, 12.0), "the right side held it for less time", id="a second less"),
        pytest.param(
            (50.0, 29.5), "both sides held it for the same time", id="only the target counts"
        ),
    ],
)
def test_left_is_compared_with_right(seconds: tuple[float, float], words: str) -> None:
    analysis = Analysis()
    exercise = load_exercise("seated-hip-flexion-hold").exercise
    for side, held_s in zip(("left", "right"), seconds, strict=True):
        analysis.add_events(
            [
                HoldEnded(50.0, 1.0, 1.0 + held_s, held_s, side, ()),
                HoldEnded(60.0, 51.0, 52.0, 1.0, side, ()),
            ]
        )
    tested = summarise(analysis, "it", exercise, "made up")["hold_test"]
    assert tested["left_against_right"]["words"] == words
    assert [tested[side]["held_s"] for side in ("left", "right")] == list(seconds)
    assert [tested[side]["reached"] for side in ("left", "right")] == [
        held_s >= 30.0 for held_s in seconds
    ]


def test_one_side_alone_is_compared_with_nothing() -> None:
    exercise = load_exercise("seated-hip-flexion-hold").exercise
    session = fold_all([HoldEnded(50.0, 1.0, 13.0, 12.0, "left", ())])
    tested = describe_hold_test(session, exercise)
    assert tested is not None
    assert (tested["right"], tested["left_against_right"]) == (None, None)


HELD = [
    pytest.param("seated-hip-flexion-hold", [], SIDES, ["left", "right"], id="a test"),
    pytest.param("seated-hip-flexion-hold", ["left", "left"], SIDES, ["right"], id="one side"),
    pytest.param("seated-hip-flexion-hold", ["left", "right"], SIDES, [], id="both sides"),
    pytest.param("seated-hip-flexion-hold", [], ["left"], ["left"], id="one was asked for"),
    pytest.param("couch-stretch", [], SIDES, [], id="a stretch is no test"),
]


@pytest.mark.parametrize(("name", "held", "sides", "missing"), HELD)
def test_a_test_of_holding_names_each_leg_that_was_not_held(
    name: str, held: list[Side], sides: list[Side], missing: list[Side]
) -> None:
    session = fold_all([HoldEnded(9.0, 1.0, 8.0, 7.0, side, ()) for side in held])
    reasons = explain_missing_sides(session, load_exercise(name).exercise, "", sides)
    assert reasons == [
        {"what": f"hold_test.{side}", "why": f"The {side} leg was never held at height."}
        for side in missing
    ]


KNEE_UP = "The knee was not bent."


def refuse(side: Side, why: str) -> TrialDone:
    return TrialDone(2.0, 1.0, 1.9, side, None, (), why)


def credit(side: Side) -> TrialDone:
    return TrialDone(2.0, 1.0, 1.9, side, 110.0, ())


MISSING = [
    pytest.param([], "", SIDES, {"left": "The left leg was never raised.",
                                 "right": "The right leg was never raised."}, id="nothing"),
    pytest.param([], "Turn.", SIDES, {"left": "Turn.", "right": "Turn."}, id="a bad view"),
    pytest.param([], "", ["right"], {"right": "The right leg was never raised."}, id="one asked"),
    pytest.param([credit("left")], "", SIDES, {"right": "The right leg was never raised."},
                 id="one side"),
    pytest.param([refuse("left", "Never still."), refuse("left", KNEE_UP), credit("right")],
                 "Turn.", SIDES, {"left": KNEE_UP}, id="the last reason"),
    pytest.param([refuse("left", ""), credit("right")], "", SIDES,
                 {"left": "No trial was credited."}, id="raised, without a reason"),
    pytest.param([refuse("left", KNEE_UP), credit("left"), credit("right")], "", SIDES, {},
                 id="credited in the end"),
]  # fmt: skip


@pytest.mark.parametrize(("trials", "unseen", "sides", "expected"), MISSING)
def test_why_a_side_has_no_result(
    trials: list[Event], unseen: str, sides: list[Side], expected: dict[str, str]
) -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    missing = explain_missing_sides(fold_all(trials), exercise, unseen, sides)
    assert {each["what"]: each["why"] for each in missing} == {
        f"range_of_motion.{side}": why for side, why in expected.items()
    }


def test_a_posture_check_is_no_test_of_holding_a_leg() -> None:
    exercise = load_exercise("posture-side").exercise
    analysis = analyse(animate([(Posture(), 0.0, 6.0)]), Trainer(exercise))
    summary = summarise(analysis, "it", exercise, "made up")
    assert summary["hold_test"] is None
    assert len(summary["holds"]) == 1
    assert not [item for item in summary["not_measured"] if item["what"].startswith("hold_test")]


def test_a_guided_exercise_lists_its_steps_and_says_that_nobody_watched() -> None:
    exercise: Exercise = make(
        {
            **GUIDED,
            "not_watched": [
                {"name": "pressure", "cue": "Gently", "why": "A camera sees no pressure."}
            ],
        }
    )
    analysis = analyse(animate([(SITTING, 0.0, 4.0)]), Trainer(exercise))
    summary = summarise(analysis, "roll", exercise, "made up")
    assert [
        (step["number"], step["done"], step["end_s"], step["watched"])
        for step in summary["guided_steps"]
    ] == [
        (1, True, 3.0, False),
        (2, False, None, False),
    ]
    assert [item["what"] for item in summary["not_measured"]] == ["everything", "pressure"]
    assert all(item["why"].startswith("Not watched") for item in summary["not_measured"])
    assert (summary["hold_test"], summary["range_of_motion"], summary["repetitions"]) == (
        None,
        None,
        [],
    )


def test_a_step_that_was_never_reached_has_no_times() -> None:
    exercise = make(GUIDED)
    session = analyse(animate([(SITTING, 0.0, 1.0)]), Trainer(exercise)).session
    steps = describe_steps(session, exercise)
    assert steps is not None
    assert [(step["start_s"], step["end_s"], step["done"]) for step in steps] == [
        (0.0, None, False), (None, None, False),
    ]  # fmt: skip


def test_the_dose_of_each_side_is_told_with_what_was_done() -> None:
    session = fold_all([HoldEnded(26.0, 1.0, 25.0, 24.04, "left", ())])
    done = describe_done(session, load_exercise("couch-stretch").exercise)
    assert done is not None
    assert done["words"] == "left 24 of 60 s, right not done"
    assert done["parts"] == [
        {"side": side, "unit": "seconds", "done": seconds, "prescribed": 60.0}
        for side, seconds in (("left", 24.0), ("right", 0.0))
    ]
    assert describe_done(session, load_exercise("heat").exercise) is None


def test_degrees_are_told_to_a_tenth_and_seconds_to_a_thousandth() -> None:
    trials = [
        TrialDone(4.0, 3.12345, 3.98765, "left", peak, (), error_deg=6.0)
        for peak in (110.04, 114.28, 111.26)
    ]
    exercise = load_exercise("hip-flexion-test").exercise
    motion = describe_motion(fold_all(trials), exercise, 0.0, {})
    assert motion is not None
    left = motion["left"]
    assert (left["peak_deg"], left["uncertainty_deg"], left["spread_deg"]) == (111.3, 7.0, 4.2)
    assert [trial["peak_deg"] for trial in left["trials"]] == [110.0, 114.3, 111.3]
    assert (left["trials"][0]["start_s"], left["trials"][0]["end_s"]) == (3.123, 3.988)
    assert left["against_norm"]["difference_deg"] == -8.7


def test_a_test_with_a_norm_of_ones_own_names_no_typical_range() -> None:
    exercise = load_exercise("hip-flexion-test").exercise
    assert exercise.range_of_motion is not None
    own = exercise.range_of_motion.replace_norm(100.0, "Our clinic")
    test = describe_range_test(
        fold_all([]), exercise.model_copy(update={"range_of_motion": own}), 0.0
    )
    assert test is not None
    assert (test["norm_deg"], test["norm_source"]) == (100.0, "Our clinic")
    assert (test["typical_deg"], test["typical_source"]) == (None, None)


@pytest.mark.parametrize(
    ("error_deg", "found"),
    [
        pytest.param(5.0, True, id="surely below 80"),
        pytest.param(15.0, None, id="too near to tell"),
        pytest.param(None, True, id="not estimated, by an earlier version"),
    ],
)
def test_the_second_angle_is_judged_by_its_own_error(
    error_deg: float | None, found: bool | None
) -> None:
    analysis = Analysis()
    trial = TrialDone(
        2.0, 1.0, 1.9, "left", -2.0, (), also_deg=70.0, error_deg=6.0, also_error_deg=error_deg
    )
    analysis.add_events([trial] * 3)
    exercise = load_exercise("thomas-test").exercise
    summary = summarise(analysis, "thomas-test", exercise, "made up")
    findings = summary["range_of_motion"]["left"]["findings"]
    (finding,) = [each for each in findings if each["measure"] == "also"]
    assert finding["found"] is found
