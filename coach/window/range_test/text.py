"""The results of a range-of-motion test as texts: each side, the comparison, earlier days. No Qt.

Every text is a whole English sentence with placeholders, so that it can be translated.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import RangeOfMotion
from coach.exercise.tracking.range_test.result import (
    RangeResult,
    compare_earlier,
    compare_norm,
    compare_sides,
    find_result,
)
from coach.exercise.tracking.range_test.whole_degrees import UNKNOWN, format_degrees, format_trials
from coach.message import translatable
from coach.window.range_test.goniometer_geometry import SideMarks
from coach.window.run.state import RunState
from coach.window.translation.norm import describe_norm
from coach.window.translation.translate import ntr, tr

EarlierResults = Mapping[Side, Sequence[RangeResult]]
"""Results of earlier days of each side, oldest first."""

TEXTS: Final = translatable(
    {
        "left": "Left",
        "right": "Right",
        "trials": "trials {values}",
        "not_measured": "Not measured: {why}",
        "no_body": "nobody is in the picture",
        "no_side": "no leg is raised yet",
        "no_angle": "the joints are not all seen",
        "apart_real_left": "{degrees} apart, more than the measuring error: the "
        "left side moves less.",
        "apart_real_right": "{degrees} apart, more than the measuring error: the "
        "right side moves less.",
        "apart_within": "{degrees} apart, within the measuring error: no clear difference.",
        "one_side": "Measure both sides to compare them.",
        "change_left": "Left {degrees}",
        "change_right": "Right {degrees}",
        "within": "within error",
        "real": "a real change",
        "first": "There is no earlier day to compare with yet.",
        "against": "Against earlier days",
        "error": "± {degrees}: in 95 of 100 cases the true value is this close.",
        "norm_name": "norm {degrees}",
        "now": "now",
    }
)


@dataclass(frozen=True, slots=True)
class SideReading:
    """The result of one side as texts."""

    side: Side
    name: str
    value: str
    """The result, or a dash."""
    error: str
    """``± 7``; empty without a result."""
    trials: tuple[str, ...]
    """Every trial, a dash for one without a number, and how many are missing."""
    notes: tuple[str, ...] = ()
    """The comparison with the norm, or why there is no result."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Trials and notes."""
        return *self.trials, *self.notes


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A side compared with earlier days."""

    words: str
    verdict: str
    """``within error`` or ``a real change``."""
    real: bool
    gain: bool
    """Whether it is a real change to more range of motion."""


def find_results(state: RunState) -> Mapping[Side, RangeResult]:
    """Return the result of each side that has one."""
    feedback = state.feedback
    if feedback is None:
        return {}
    results = {
        side: find_result(
            _list_credited(state, side),
            feedback.view.yaw_deg,
            feedback.trial_errors.get(side, ()),
        )
        for side in SIDES
    }
    return {side: result for side, result in results.items() if result is not None}


def list_marks(state: RunState, earlier: EarlierResults) -> tuple[SideMarks, ...]:
    """Return what the goniometer shows of both sides."""
    results = find_results(state)
    return tuple(
        _mark(side, _list_credited(state, side), results.get(side), earlier.get(side, ()))
        for side in SIDES
    )


def _mark(
    side: Side, trials: Sequence[float], result: RangeResult | None, earlier: Sequence[RangeResult]
) -> SideMarks:
    before = tuple(day.peak_deg for day in earlier)
    if result is None:
        return SideMarks(side, tuple(trials), earlier=before)
    return SideMarks(side, tuple(trials), result.peak_deg, result.uncertainty_deg, before)


def _list_credited(state: RunState, side: Side) -> list[float]:
    trials = state.feedback.trials.get(side, ()) if state.feedback is not None else ()
    return [trial for trial in trials if trial is not None]


def read_sides(state: RunState) -> tuple[SideReading, ...]:
    """Return the results of the left and the right side."""
    rule = state.opened.exercise.range_of_motion if state.opened is not None else None
    if rule is None:
        return ()
    results = find_results(state)
    return tuple(_read_side(state, side, rule, results.get(side)) for side in SIDES)


def _read_side(
    state: RunState, side: Side, rule: RangeOfMotion, result: RangeResult | None
) -> SideReading:
    name = tr(TEXTS[side])
    trials = tuple(_describe_trials(state, side, rule.trials))
    if result is None:
        return SideReading(side, name, UNKNOWN, "", trials, tuple(_explain_failure(state, side)))
    return SideReading(
        side,
        name,
        format_degrees(result.peak_deg),
        f"± {round(result.uncertainty_deg)}",
        trials,
        (_compare_norm(rule, result),),
    )


def _compare_norm(rule: RangeOfMotion, result: RangeResult) -> str:
    """Compare a result with the typical range, or with the norm if none is known."""
    compared = compare_norm(result, rule.norm_deg, rule.downward, rule.typical)
    typical = rule.typical
    bounds = None if typical is None else (typical.low_deg, typical.high_deg)
    return describe_norm(compared, rule.norm_deg, bounds, downward=rule.downward)


def _describe_trials(state: RunState, side: Side, required: int) -> Iterator[str]:
    trials = state.feedback.trials.get(side, ()) if state.feedback is not None else ()
    values = format_trials(trials)
    if values:
        yield tr("trials {values}", values=values)
    missing = required - len(_list_credited(state, side))
    if missing > 0 and (state.opened is None or state.opened.covers(side)):
        yield ntr("{n} trial to go", "{n} trials to go", missing)


def _explain_failure(state: RunState, side: Side) -> Iterator[str]:
    """Yield why the last trial without a result gave none."""
    for trial in reversed(state.session.trials):
        if trial.side == side and trial.why_not:
            yield tr("Not measured: {why}", why=_lower(tr(trial.why_not)))
            return


def compare_both(state: RunState) -> str:
    """Compare the sides in a sentence, or ask for the missing side.

    Empty before any result, and if only one side is to be measured.
    """
    results = find_results(state)
    if not results:
        return ""
    if len(results) == 1:
        one_side = state.opened is not None and state.opened.side != "auto"
        return "" if one_side else tr("Measure both sides to compare them.")
    compared = compare_sides(results["left"], results["right"], _goes_down(state))
    stiffer = "apart_real_left" if compared.less else "apart_real_right"
    return tr(
        TEXTS[stiffer if compared.real else "apart_within"],
        degrees=format_degrees(abs(compared.shown_deg)),
    )


def _goes_down(state: RunState) -> bool:
    """Return True if the limb is lowered in this test."""
    rule = state.opened.exercise.range_of_motion if state.opened is not None else None
    return rule is not None and rule.downward


def list_changes(state: RunState, earlier: EarlierResults) -> Iterator[ResultChange]:
    """Yield each side that has a result today and on earlier days."""
    for side, result in find_results(state).items():
        compared = compare_earlier(result, earlier.get(side, ()), _goes_down(state))
        if compared is not None:
            words = tr(
                TEXTS[f"change_{side}"],
                degrees=format_degrees(compared.shown_deg, signed=True),
            )
            verdict = tr(TEXTS["real" if compared.real else "within"])
            gain = compared.real and not compared.less
            yield ResultChange(words, verdict, compared.real, gain)


def explain_missing(state: RunState) -> str:
    """Explain why there is no current angle; empty if there is one."""
    feedback = state.feedback
    if feedback is None or math.isfinite(feedback.main_value):
        return ""
    why = tr("the joints are not all seen")
    if not feedback.present:
        why = tr("nobody is in the picture")
    elif feedback.view.problems:
        why = _lower(tr(feedback.view.problems[0]))
    elif not feedback.main_angle:
        why = tr("no leg is raised yet")
    return tr("Not measured: {why}", why=why)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
