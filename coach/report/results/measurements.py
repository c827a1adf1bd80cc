"""Results of tests as plain values: range of motion, time held, and steps of guided exercises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coach.body.landmarks import SIDES, Side
from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.guide_times import time_guide
from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.definition.tables import DEFAULT_HOLD_S
from coach.exercise.dose.dose_done import describe_dose, measure_dose
from coach.exercise.tracking.range_test.cutoffs import Finding, judge_cutoffs
from coach.exercise.tracking.range_test.result import (
    Comparison,
    RangeResult,
    compare_earlier,
    compare_norm,
    compare_sides,
    find_result,
)
from coach.exercise.tracking.session import Session
from coach.message import Message
from coach.report.text import round_known

Earlier = Mapping[Side, Sequence[RangeResult]]
"""Results of earlier days, oldest first."""


def describe_motion(
    session: Session, exercise: Exercise, yaw_deg: float, earlier: Earlier
) -> dict[str, Any] | None:
    """Return the result of each side of a range-of-motion test; None for other kinds."""
    rule = exercise.range_of_motion
    if rule is None:
        return None
    return {
        side: _describe_side(session, side, rule, yaw_deg, earlier.get(side, ())) for side in SIDES
    }


def describe_range_test(
    session: Session, exercise: Exercise, yaw_deg: float
) -> dict[str, Any] | None:
    """Return the norm of a range-of-motion test and left against right; None for other kinds."""
    rule = exercise.range_of_motion
    if rule is None:
        return None
    left, right = (
        find_result(session.peaks(side), yaw_deg, session.peak_errors(side)) for side in SIDES
    )
    compared = (
        _describe_comparison(compare_sides(left, right, rule.downward)) if left and right else None
    )
    return {
        "norm_deg": rule.norm_deg,
        "norm_source": rule.norm_source,
        "typical_deg": [rule.typical.low_deg, rule.typical.high_deg] if rule.typical else None,
        "typical_source": rule.typical.source if rule.typical else None,
        "definition": rule.definition,
        "direction": "down" if rule.downward else "up",
        "also": rule.also,
        "also_definition": rule.also_definition or None,
        "left_against_right": compared,
    }


def describe_hold_test(session: Session, exercise: Exercise) -> dict[str, Any] | None:
    """Return the longest hold of each side; None if the exercise is not a test of holding."""
    if exercise.kind != "hold" or exercise.group != "test" or exercise.side == "none":
        return None
    target_s = exercise.dose.hold_s or DEFAULT_HOLD_S
    best = {
        side: max(
            (hold for hold in session.holds if hold.side == side),
            key=lambda hold: hold.held_s,
            default=None,
        )
        for side in SIDES
    }
    sides: dict[str, Any] = {
        side: None
        if hold is None
        else {
            "held_s": round(hold.held_s, 1),
            "reached": hold.held_s >= target_s,
            "start_s": round(hold.start_s, 3),
            "end_s": round(hold.end_s, 3),
            "faults": list(hold.faults),
        }
        for side, hold in best.items()
    }
    left, right = best["left"], best["right"]
    compared = None
    if left is not None and right is not None:
        held = [round(min(each.held_s, target_s), 1) for each in (left, right)]
        difference_s = held[0] - held[1]
        compared = {
            "difference_s": round(difference_s, 1),
            "words": _compare_held(difference_s, min(left.held_s, right.held_s), target_s),
        }
    return {"target_s": target_s, **sides, "left_against_right": compared}


def describe_done(
    session: Session, exercise: Exercise, side: SideChoice = "auto"
) -> dict[str, Any] | None:
    """Return how much of the dose of each side was done; None if the dose has no amount."""
    parts = measure_dose(exercise, session, side)
    if not parts:
        return None
    return {
        "words": describe_dose(parts),
        "parts": [
            {
                "side": part.side,
                "unit": part.unit,
                "done": round(part.done, 1),
                "prescribed": part.prescribed,
            }
            for part in parts
        ],
    }


def describe_steps(session: Session, exercise: Exercise) -> list[dict[str, Any]] | None:
    """Return the timed steps of a guided exercise; None for other kinds.

    `done` means that the time of the step has passed; nobody watched.
    """
    if exercise.kind != "guided":
        return None
    recorded = {step.number: step for step in session.steps}
    return [
        {
            "number": number,
            "text": step.text,
            "seconds": step.seconds,
            "start_s": round(recorded[number].start_s, 3) if number in recorded else None,
            "end_s": round_known(recorded[number].end_s, 3) if number in recorded else None,
            "done": number in recorded and recorded[number].end_s is not None,
            "watched": False,
        }
        for number, step in enumerate(time_guide(exercise), start=1)
    ]


def explain_missing_sides(
    session: Session, exercise: Exercise, unseen: str, sides: Sequence[Side] = SIDES
) -> list[dict[str, str]]:
    """Return why a test has no result for a side.

    Args:
        session: What was done.
        exercise: The test.
        unseen: What was wrong with the view; empty if nothing was.
        sides: The sides that were asked for.
    """
    missing = []
    rule = exercise.range_of_motion
    for side in sides if rule else ():
        if session.peaks(side):
            continue
        trials = [trial for trial in session.trials if trial.side == side]
        told = next((trial.why_not for trial in reversed(trials) if trial.why_not), unseen)
        never = _say_never(side, bool(rule and rule.downward))
        why = told or (Message("No trial was credited.") if trials else never)
        missing.append({"what": f"range_of_motion.{side}", "why": why})
    if exercise.kind == "hold" and exercise.group == "test" and exercise.side != "none":
        unheld = [side for side in sides if all(hold.side != side for hold in session.holds)]
        missing += [
            {
                "what": f"hold_test.{side}",
                "why": unseen
                or Message(
                    "The left leg was never held at height."
                    if side == "left"
                    else "The right leg was never held at height."
                ),
            }
            for side in unheld
        ]
    return missing


def _say_never(side: Side, downward: bool) -> Message:
    if downward:
        return Message(
            "The left leg was never let down."
            if side == "left"
            else "The right leg was never let down."
        )
    return Message(
        "The left leg was never raised." if side == "left" else "The right leg was never raised."
    )


def _describe_side(
    session: Session,
    side: Side,
    rule: RangeOfMotion,
    yaw_deg: float,
    earlier: Sequence[RangeResult],
) -> dict[str, Any] | None:
    result = find_result(session.peaks(side), yaw_deg, session.peak_errors(side))
    if result is None:
        return None
    norm = compare_norm(result, rule.norm_deg, rule.downward, rule.typical)
    before = compare_earlier(result, earlier, rule.downward)
    also = find_result(session.second_angles(side), yaw_deg, session.second_angle_errors(side))
    trials = [
        {
            "start_s": round_known(t.start_s, 3),
            "end_s": round_known(t.end_s, 3),
            "peak_deg": round_known(t.peak_deg, 1),
            "faults": list(t.faults),
            "why_not": t.why_not,
            **({"also_deg": round_known(t.also_deg, 1)} if rule.also else {}),
        }
        for t in session.trials
        if t.side == side
    ]
    return {
        "peak_deg": round_known(result.peak_deg, 1),
        "uncertainty_deg": round_known(result.uncertainty_deg, 1),
        "spread_deg": round_known(result.spread_deg, 1),
        **({"also_deg": round_known(also.peak_deg if also else None, 1)} if rule.also else {}),
        "against_norm": {**_describe_comparison(norm), "verdict": norm.verdict},
        "against_earlier": _describe_comparison(before) if before else None,
        "findings": [
            describe_finding(finding) for finding in judge_cutoffs(rule.cutoffs, result, also)
        ],
        "trials": trials,
    }


def _describe_comparison(compared: Comparison) -> dict[str, Any]:
    return {
        "difference_deg": round_known(compared.difference_deg, 1),
        "needed_deg": round_known(compared.needed_deg, 1),
        "real": compared.real,
        "words": compared.words,
    }


def describe_finding(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values."""
    cutoff = finding.cutoff
    return {
        "meaning": cutoff.meaning,
        "source": cutoff.source,
        "measure": cutoff.measure,
        "above_deg": cutoff.above,
        "below_deg": cutoff.below,
        "value_deg": round_known(finding.value_deg, 1),
        "found": finding.found,
        "words": finding.words,
    }


def _compare_held(difference_s: float, shorter_s: float, target_s: float) -> str:
    if shorter_s >= target_s:
        return Message("both sides held it for {seconds:g} s", seconds=target_s)
    if abs(difference_s) < 1.0:
        return Message("both sides held it for the same time")
    return Message(
        "the right side held it for less time"
        if difference_s > 0
        else "the left side held it for less time"
    )
