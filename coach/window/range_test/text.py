"""What a range-of-motion test says, for people: a number with its uncertainty, both sides beside each other, earlier days. No Qt.

All words are whole sentences in English with places for numbers, so that they can be translated.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import RangeOfMotion
from coach.exercise.tracking.range_result import (
    RangeResult,
    compare_earlier,
    compare_norm,
    compare_sides,
    find_result,
)
from coach.message import translatable
from coach.window.range_test.goniometer_geometry import SideMarks
from coach.window.run.state import RunState
from coach.window.translation.format import format_whole_degrees
from coach.window.translation.translate import ntr, tr

Earlier = Mapping[Side, Sequence[float]]
"""Results of earlier days of each side, oldest first, degrees."""

UNKNOWN: Final = "–"
TEXTS: Final = translatable(
    {
        "left": "Left",
        "right": "Right",
        "trials": "trials {values}",
        "not_measured": "Not measured: {why}",
        "no_body": "nobody is in the picture",
        "no_side": "no leg is raised yet",
        "no_angle": "the joints are not all seen",
        "norm_within": "within error of the norm of {norm}",
        "norm_below": "below the norm of {norm}",
        "norm_above": "above the norm of {norm}",
        "apart_real_left": "{degrees} apart. More than the measurement's error: the left side is the stiffer one.",
        "apart_real_right": "{degrees} apart. More than the measurement's error: the right side is the stiffer one.",
        "apart_within": "{degrees} apart. Within the measurement's error: no difference can be told.",
        "one_side": "Measure both sides to compare them.",
        "change_left": "Left {degrees}",
        "change_right": "Right {degrees}",
        "within": "within error",
        "real": "a real change",
        "first": "The first time: there is nothing to compare with yet.",
        "against": "Against earlier days",
        "error": "± {degrees}: the truth lies this near in 95 of 100 cases.",
        "norm_name": "norm {degrees}",
        "now": "now",
    }
)


@dataclass(frozen=True, slots=True)
class SideReading:
    """What is told of one side."""

    side: Side
    name: str
    value: str
    """The result, or a dash."""
    error: str
    """``± 7``; empty without a result."""
    lines: tuple[str, ...]
    """The trials, and how it stands to the norm or why there is no number."""


@dataclass(frozen=True, slots=True)
class Change:
    """A side against earlier days."""

    words: str
    verdict: str
    """``within error`` or ``a real change``."""
    real: bool


def find_results(state: RunState) -> Mapping[Side, RangeResult]:
    """The result of each side that has one."""
    feedback = state.feedback
    if feedback is None:
        return {}
    found = {
        side: find_result(_list_credited(state, side), feedback.view.yaw_deg) for side in SIDES
    }
    return {side: result for side, result in found.items() if result is not None}


def list_marks(state: RunState, earlier: Earlier) -> tuple[SideMarks, ...]:
    """What the dial shows of both sides."""
    results = find_results(state)
    return tuple(
        _mark(side, _list_credited(state, side), results.get(side), earlier.get(side, ()))
        for side in SIDES
    )


def _mark(
    side: Side, trials: Sequence[float], result: RangeResult | None, earlier: Sequence[float]
) -> SideMarks:
    if result is None:
        return SideMarks(side, tuple(trials), earlier=tuple(earlier))
    return SideMarks(side, tuple(trials), result.peak_deg, result.uncertainty_deg, tuple(earlier))


def _list_credited(state: RunState, side: Side) -> list[float]:
    trials = state.feedback.trials.get(side, ()) if state.feedback is not None else ()
    return [trial for trial in trials if trial is not None]


def find_zone(rule: RangeOfMotion, target: tuple[float, float]) -> tuple[float, float]:
    """The band of the norm: the target where the norm lies in it, otherwise a few degrees around the norm; degrees."""
    low, high = target
    if low <= rule.norm_deg <= high and math.isfinite(low) and math.isfinite(high):
        return low, high
    return rule.norm_deg - 5.0, rule.norm_deg + 5.0


def read_sides(state: RunState) -> tuple[SideReading, ...]:
    """What is told of the left side and of the right one."""
    rule = state.opened.exercise.range_of_motion if state.opened is not None else None
    if rule is None:
        return ()
    results = find_results(state)
    return tuple(_read_side(state, side, rule, results.get(side)) for side in SIDES)


def _read_side(
    state: RunState, side: Side, rule: RangeOfMotion, result: RangeResult | None
) -> SideReading:
    name, trials = (
        tr(TEXTS[side]),
        state.feedback.trials.get(side, ()) if state.feedback is not None else (),
    )
    said = ", ".join(UNKNOWN if trial is None else str(round(trial)) for trial in trials)
    lines = [tr(TEXTS["trials"], values=said)] if said else []
    left = rule.trials - (result.trials if result is not None else 0)
    if left > 0:
        lines.append(ntr("{n} trial to go", "{n} trials to go", left))
    if result is None:
        why = next(
            (
                trial.why_not
                for trial in reversed(state.session.trials)
                if trial.side == side and trial.why_not
            ),
            "",
        )
        lines += [tr(TEXTS["not_measured"], why=_lower(tr(why)))] if why else []
        return SideReading(side, name, UNKNOWN, "", tuple(lines))
    against = compare_norm(result, rule.norm_deg)
    how = (
        "norm_within"
        if not against.real
        else "norm_below"
        if against.difference_deg < 0
        else "norm_above"
    )
    lines.append(tr(TEXTS[how], norm=format_whole_degrees(rule.norm_deg)))
    return SideReading(
        side,
        name,
        format_whole_degrees(result.peak_deg),
        f"± {round(result.uncertainty_deg)}",
        tuple(lines),
    )


def compare_both(state: RunState) -> str:
    """The sides beside each other, one sentence; what to do where only one is measured; empty before any is."""
    results = find_results(state)
    if not results:
        return ""
    if len(results) == 1:
        return tr(TEXTS["one_side"])
    compared = compare_sides(results["left"], results["right"])
    stiffer = "apart_real_right" if compared.difference_deg > 0 else "apart_real_left"
    return tr(
        TEXTS[stiffer if compared.real else "apart_within"],
        degrees=format_whole_degrees(abs(compared.difference_deg)),
    )


def list_changes(state: RunState, earlier: Earlier) -> Iterator[Change]:
    """Each side that has a result today and on earlier days."""
    for side, result in find_results(state).items():
        compared = compare_earlier(result.peak_deg, earlier.get(side, ()))
        if compared is not None:
            words = tr(
                TEXTS[f"change_{side}"],
                degrees=format_whole_degrees(compared.difference_deg, signed=True),
            )
            yield Change(words, tr(TEXTS["real" if compared.real else "within"]), compared.real)


def explain_missing(state: RunState) -> str:
    """Why nothing is measured in this instant; empty where something is."""
    feedback = state.feedback
    if feedback is None or math.isfinite(feedback.main_value):
        return ""
    why = tr(TEXTS["no_angle"])
    if not feedback.present:
        why = tr(TEXTS["no_body"])
    elif feedback.view.problems:
        why = _lower(tr(feedback.view.problems[0]))
    elif not feedback.main_angle:
        why = tr(TEXTS["no_side"])
    return tr(TEXTS["not_measured"], why=why)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
