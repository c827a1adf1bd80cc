"""Trials of both sides, and the instructions."""

from __future__ import annotations

from typing import Any

from coach.body.landmarks import Side
from coach.body.sides import Roles
from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.measure_factory import create_measure
from coach.exercise.tracking.range_test.measure import REASON_SHOWN_S
from tests.exercise.examples import RAISE, make
from tests.exercise.tracking.measure_player import STEP_S, follow, start

CUES = {
    "rest_cue": "Lie flat",
    "raise_cue": "Knee up",
    "switch_cue": "Other leg",
    "done_cue": "Enough",
}
WORDS = {**RAISE, "range_of_motion": {**RAISE["range_of_motion"], **CUES, "trials": 2}}


def lift(elevation: float, knee: float = 100.0) -> dict[str, float]:
    return {
        "thigh_elevation_left": elevation,
        "thigh_elevation_right": 0.0,
        "knee_flexion_left": knee,
    }


LIFTS = [lift(0.0), *[lift(110.0)] * 6, lift(0.0)]


def test_trials_from_beginning_to_end() -> None:
    measure = start(RAISE)
    follow(measure, LIFTS[:1], 0, ("leaning",))
    assert (measure.phase, measure.started, measure.side_locked) == ("rest", False, None)
    follow(measure, LIFTS[1:4], 1, ("leaning",))
    assert (measure.phase, measure.started, measure.side_locked) == ("raised", True, "left")
    (trial,) = follow(measure, LIFTS[4:], 4)
    assert isinstance(trial, TrialDone)
    assert (trial.peak_deg, trial.faults) == (110.0, ("leaning",))
    (trial,) = follow(measure, [lift(angles["thigh_elevation_left"], 20.0) for angles in LIFTS], 8)
    assert isinstance(trial, TrialDone)
    assert (trial.peak_deg, trial.faults, trial.why_not) == (None, (), "The knee was not bent.")
    assert measure.trials == {"left": (110.0, None)}
    assert measure.started


def test_the_errors_of_credited_trials_are_kept_by_side() -> None:
    patient = Person()
    patient.measure.note_errors({"thigh_elevation_left": 6.0, "thigh_elevation_right": 8.0})
    for side, knee in (("left", 100.0), ("left", 20.0), ("right", 100.0)):
        patient.lift(side, knee)
    assert patient.measure.trial_errors == {"left": (6.0,), "right": (8.0,)}
    patient.measure.note_errors({})
    patient.lift("right")
    assert patient.measure.trial_errors == {"left": (6.0,), "right": (8.0,)}
    assert patient.measure.trials == {"left": (110.0, None), "right": (110.0, 110.0)}


def test_a_trial_under_way_is_judged_at_the_end_and_forgotten_with_the_body() -> None:
    measure = start(RAISE)
    follow(measure, LIFTS[:-1], 0, ("leaning",))
    measure.reset()
    assert measure.finish(9.0) == ()
    follow(measure, LIFTS[:-1], 8)
    (trial,) = measure.finish(9.0)
    assert isinstance(trial, TrialDone)
    assert (trial.peak_deg, trial.faults) == (110.0, ())


def test_a_trial_that_belongs_to_no_side_is_told_and_in_no_list() -> None:
    exercise = make(
        {
            **RAISE,
            "range_of_motion": {
                **RAISE["range_of_motion"],
                "angle": "thigh_elevation_left",
                "credit": [],
            },
        }
    )
    measure = create_measure(exercise, FaultDetectors(exercise))
    events = [
        event
        for step, angles in enumerate(LIFTS)
        for event in measure.update(step * STEP_S, angles, Roles())
    ]
    assert len(events) == 1
    assert measure.trials == {}


def make_angles(elevation: float, side: Side = "left", knee: float = 100.0) -> dict[str, float]:
    """The angles of one raised leg and one flat leg."""
    resting = "right" if side == "left" else "left"
    return {
        f"thigh_elevation_{side}": elevation,
        f"thigh_elevation_{resting}": 0.0,
        f"knee_flexion_{side}": knee,
    }


class Person:
    """Does one thing after the other and keeps the instruction after each."""

    def __init__(self, words: dict[str, Any] = WORDS) -> None:
        self.measure = start(words)
        self.steps = 0

    def do(self, script: list[dict[str, float]], side: Side = "left") -> str:
        follow(self.measure, script, self.steps, side=side)
        self.steps += len(script)
        return self.measure.instruction

    def lift(self, side: Side = "left", knee: float = 100.0) -> str:
        return self.do(
            [make_angles(0.0, side), *[make_angles(110.0, side, knee)] * 6, make_angles(0.0, side)],
            side,
        )


def test_what_to_do_next_from_beginning_to_end() -> None:
    patient = Person()
    assert patient.measure.instruction == "Lie flat"
    assert patient.do([make_angles(40.0)]) == "Lie flat"
    assert patient.do([make_angles(0.0)]) == "Knee up"
    assert patient.do([make_angles(110.0)] * 3) == ""
    assert patient.do([make_angles(110.0)] * 3 + [make_angles(0.0)]) == "Knee up"
    assert patient.lift() == "Other leg"
    assert patient.lift("right") == "Knee up", "this leg is not done"
    assert patient.lift("right") == "Enough"
    assert patient.lift("right") == "Enough"


def test_a_trial_without_credit_is_to_be_done_again() -> None:
    patient = Person()
    instructions = [
        patient.lift(knee=20.0),
        patient.lift(),
        patient.lift(knee=20.0),
        patient.lift(),
    ]
    assert instructions == [
        "The knee was not bent.",
        "Knee up",
        "The knee was not bent.",
        "Other leg",
    ]


def test_why_a_trial_did_not_count_is_told_for_a_while() -> None:
    patient = Person()
    patient.lift(knee=20.0)
    instructions = [
        patient.do([make_angles(0.0)]) for _ in range(round(REASON_SHOWN_S / STEP_S) + 1)
    ]
    assert (instructions[0], instructions[-1]) == ("The knee was not bent.", "Knee up")


def test_before_the_first_trial_both_legs_rest_for_as_long_as_the_file_says() -> None:
    words = {
        **WORDS,
        "range_of_motion": {**WORDS["range_of_motion"], "baseline_s": 2.0, "baseline_cue": "Stay"},
    }
    patient = Person(words)
    flat = {**make_angles(0.0), **make_angles(0.0, "right")}
    assert patient.do([make_angles(40.0)]) == "Lie flat"
    assert [patient.do([flat]), patient.do([flat] * 15), patient.do([flat])] == [
        "Stay",
        "Stay",
        "Knee up",
    ]


def test_a_trial_before_that_is_not_credited_and_says_why() -> None:
    words = {**RAISE, "range_of_motion": {**RAISE["range_of_motion"], "baseline_s": 2.0}}
    script = (
        [lift(0.0)] * 8 + [lift(110.0)] * 8 + [lift(0.0)] * 20 + [lift(110.0)] * 8 + [lift(0.0)]
    )
    trials = [event for event in follow(start(words), script) if isinstance(event, TrialDone)]
    assert [(trial.peak_deg, trial.why_not) for trial in trials] == [
        (None, "Both legs must first rest for 2 s."),
        (110.0, ""),
    ]


def test_legs_may_take_turns() -> None:
    patient = Person()
    sides: list[Side] = ["left", "right", "left", "right"]
    assert [patient.lift(side) for side in sides] == ["Knee up", "Knee up", "Other leg", "Enough"]


def test_who_comes_back_before_the_first_trial_lies_flat_again_and_later_goes_on() -> None:
    patient = Person()
    patient.do([make_angles(0.0)])
    patient.measure.reset()
    assert patient.measure.instruction == "Lie flat"
    assert patient.lift() == "Knee up"
    patient.measure.reset()
    assert patient.measure.instruction == "Knee up"


def test_without_words_of_the_file_there_are_some() -> None:
    patient = Person(RAISE)
    instructions = [
        patient.measure.instruction,
        patient.do([make_angles(0.0)]),
        *[patient.lift() for _ in range(3)],
    ]
    assert instructions[0] == "Lie flat, legs straight"
    assert instructions[1:4] == ["Bring one knee to your chest"] * 3
    assert instructions[4] == "Now the other leg"
    assert [patient.lift("right") for _ in range(3)][-1] == "Done. Rest"
