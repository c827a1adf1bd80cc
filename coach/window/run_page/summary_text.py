"""The summary of a run as text: results, form, advice, and a comparison with last time. No Qt."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.level_hints import find_hints
from coach.exercise.dose.dose_done import describe_dose, measure_dose
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.exercise.tracking.session import Session, drop_faults
from coach.message import join_label, shorten, translatable
from coach.window.run.state import PreviousResults, RunInfo, RunState
from coach.window.run_page.text import IconText, list_side_results
from coach.window.translation.dates import format_date
from coach.window.translation.format import (
    count_repetitions,
    format_duration,
    format_seconds,
    name_angle,
)
from coach.window.translation.translate import ntr, tr

MAX_FAULTS: Final = 3
"""Maximum number of faults with advice. Others are only named: nobody can fix all at once."""


LEAVE_OUT: Final = translatable(
    "Leave this exercise out today, and tell your physiotherapist. "
    "Before another one coach asks how much it hurts."
)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The texts of the summary page."""

    headline: str
    praise: str
    """How much was in good form; empty if nothing was."""
    lines: tuple[IconText, ...]
    saved: str
    """Says whether the run was saved."""
    hurt: bool = False
    """True if pain ended the run: then nothing is praised, and it is not offered again."""


def make_summary(state: RunState) -> RunSummary:
    """Return the summary of a run, whose exercise must be loaded."""
    assert state.opened is not None
    exercise = state.opened.exercise
    session = drop_faults(state.session, find_hints(exercise))
    if state.ended_by == "pain":
        return _summarise_stop(state, exercise)
    lines = [
        *_list_dose(state, exercise),
        *_list_bests(exercise, session),
        *_list_comparison(exercise, session, state.opened.before),
        *_list_faults(exercise, session),
    ]
    lines += _list_failed_trials(session)
    if only := sum(repetition.only_counted for repetition in session.repetitions):
        lines.append(IconText("open", tr("Counted without angles and faults: {n}", n=only)))
    if not session.has_results:
        if state.uncounted:
            words = tr("Nothing counted: {why}", why=tr(state.uncounted))
            lines.append(IconText("problem", words))
        lines.append(IconText("open", tr(exercise.dose.text)))
    if state.problem:
        lines.append(IconText("problem", tr(state.problem)))
    return RunSummary(
        _format_headline(state, state.opened),
        _format_praise(session),
        tuple(lines),
        _describe_saving(state),
    )


def _summarise_stop(state: RunState, exercise: Exercise) -> RunSummary:
    """Return the summary of a run that pain ended: what was done, and what to do now."""
    lines = [IconText("problem", tr(LEAVE_OUT)), *_list_dose(state, exercise, praise=False)]
    if state.problem:
        lines.append(IconText("problem", tr(state.problem)))
    headline = tr("Stopped because of pain")
    return RunSummary(headline, "", tuple(lines), _describe_saving(state), hurt=True)


def describe_definition(exercise: Exercise) -> str:
    """Describe the measure of a range-of-motion test and the source of its norm.

    The result is empty for other exercises.
    """
    rule = exercise.range_of_motion
    return "" if rule is None else f"{tr(rule.definition)} {tr(rule.norm_source)}"


def describe_typical(exercise: Exercise) -> str:
    """Return where the typical range of a test comes from; empty without one."""
    rule = exercise.range_of_motion
    return "" if rule is None or rule.typical is None else tr(rule.typical.source)


def _describe_saving(state: RunState) -> str:
    if state.is_saved and state.opened is not None and state.opened.blank:
        return tr("Saved on this computer: when and how long you did it")
    if state.is_saved:
        return tr("Saved on this computer: the measured points, no picture")
    return tr("Nothing was saved")


def _format_headline(state: RunState, opened: RunInfo) -> str:
    exercise, session = opened.exercise, state.session
    if exercise.kind == "repetitions":
        return count_repetitions(len(session.repetitions))
    if exercise.kind == "hold":
        held = format_duration(sum(hold.held_s for hold in session.holds))
        return tr("{time} held", time=held) if session.holds else tr("Nothing held yet")
    if exercise.kind == "range-of-motion" and state.feedback is not None:
        results = list_side_results(opened, state.feedback)
        return "   ".join(
            f"{tr(result.side.capitalize())} {result.value} {result.error}".strip()
            for result in results
        )
    return _describe_steps(state, len(exercise.guide))


def _describe_steps(state: RunState, steps: int) -> str:
    """Return how many of the steps of a guided exercise came to their end."""
    clock = None if state.feedback is None else state.feedback.hold
    done = 0 if clock is None else clock.done
    if done >= steps:
        return tr("Done")
    return ntr("{done} of {n} step", "{done} of {n} steps", steps, done=done)


def measure_good_s(session: Session) -> float:
    """Return the time held without a visible fault, in seconds."""
    good_s = 0.0
    for hold in session.holds:
        spans = sorted(
            (max(fault.start_s, hold.start_s), min(fault.end_s, hold.end_s))
            for fault in session.faults
            if not math.isnan(fault.end_s)
        )
        bad_s, until_s = 0.0, hold.start_s
        for start_s, end_s in spans:
            bad_s += max(0.0, end_s - max(start_s, until_s))
            until_s = max(until_s, end_s)
        good_s += max(0.0, hold.held_s - bad_s)
    return good_s


def _format_praise(session: Session) -> str:
    if good := sum(repetition.is_clean for repetition in session.repetitions):
        return tr("{good} of {count} in good form", good=good, count=len(session.repetitions))
    good_s = measure_good_s(session)
    return tr("{time} in good form", time=format_duration(good_s)) if good_s >= 1.0 else ""


def _list_dose(state: RunState, exercise: Exercise, *, praise: bool = True) -> Iterator[IconText]:
    """Say how much of the dose was done, if something was. The cards of a test show its trials."""
    if exercise.kind == "range-of-motion":
        return
    side = state.opened.side if state.opened is not None else "auto"
    parts = measure_dose(exercise, state.session, side)
    if parts and state.session.has_results:
        complete = all(part.complete for part in parts)
        words = tr("Of the dose: {amount}", amount=tr(describe_dose(parts)))
        yield IconText("good" if complete and praise else "open", words)


def _list_bests(exercise: Exercise, session: Session) -> Iterator[IconText]:
    if len(session.holds) > 1:
        yield IconText(
            "good",
            tr(
                "Longest hold {time}",
                time=format_duration(max(hold.held_s for hold in session.holds)),
            ),
        )
    yield from _list_hold_details(exercise, session)
    run = best = 0
    for repetition in session.repetitions:
        run = run + 1 if repetition.is_clean else 0
        best = max(best, run)
    if best > 1:
        yield IconText("good", tr("Best: {count} in a row in good form", count=best))
    peaks = [
        repetition.peak_deg
        for repetition in session.repetitions
        if not repetition.faults and repetition.peak_deg is not None
    ]
    if peaks and exercise.main_angle:
        low, high = exercise.target
        inside = [peak for peak in peaks if low <= peak <= high]
        if inside:
            best_deg = max(inside) if low > exercise.rest_deg else min(inside)
            yield IconText(
                "good",
                tr(
                    join_label(
                        name_angle(exercise.main_angle),
                        tr("best {degrees}", degrees=format_degrees(best_deg)),
                    )
                ),
            )


def _list_hold_details(exercise: Exercise, session: Session) -> Iterator[IconText]:
    """Name the hardest level that was held, and count slow movements back and forth."""
    held = {hold.level for hold in session.holds}
    levels = exercise.hold.levels if exercise.hold is not None else ()
    reached = [(n, level) for n, level in enumerate(levels, 1) if level.name in held]
    if reached:
        number, level = reached[-1]
        words = tr(
            "Level {number} of {count}: {level}",
            number=number,
            count=len(levels),
            level=tr(level.title),
        )
        yield IconText("good", words)
    swings = sum(hold.swings for hold in session.holds)
    if swings:
        yield IconText(
            "good",
            ntr("{n} slow movement back and forth", "{n} slow movements back and forth", swings),
        )


def _list_comparison(
    exercise: Exercise, session: Session, before: PreviousResults | None
) -> Iterator[IconText]:
    """Compare with last time. Range-of-motion tests have their own card for that."""
    if before is None or exercise.kind == "range-of-motion":
        return
    began = dt.datetime.fromisoformat(before.started_utc).astimezone()
    day = tr("Last time, {day}", day=format_date(began))
    if exercise.kind == "repetitions" and before.session.repetitions:
        good = sum(repetition.is_clean for repetition in before.session.repetitions)
        now = sum(repetition.is_clean for repetition in session.repetitions)
        count = count_repetitions(len(before.session.repetitions))
        text = f"{count}, {tr('{count} in good form', count=good)}"
        yield IconText("good" if now > good else "open", tr(join_label(day, text)))
    if exercise.kind == "hold" and before.session.holds:
        then_s, now_s = (
            sum(hold.held_s for hold in each.holds) for each in (before.session, session)
        )
        seconds = f"{format_seconds(then_s)}{' s' if then_s < 100 else ' min'}"
        text = tr(join_label(day, tr("{time} held", time=seconds)))
        yield IconText("good" if now_s > then_s else "open", text)


def _list_faults(exercise: Exercise, session: Session) -> Iterator[IconText]:
    """List the most frequent faults with advice, and name the others."""
    counts = Counter(fault.name for fault in session.faults)
    occurred = [fault for fault in exercise.faults if counts[fault.name]]
    occurred.sort(key=lambda fault: -counts[fault.name])
    for fault in occurred[:MAX_FAULTS]:
        times = counts[fault.name]
        yield IconText(
            "problem",
            f"{tr(fault.title)}, {ntr('once', '{n} times', times)}. {tr(fault.fix)}",
        )
    if occurred[MAX_FAULTS:]:
        yield IconText(
            "problem",
            tr(join_label(tr("Also"), ", ".join(tr(each.title) for each in occurred[MAX_FAULTS:]))),
        )


def _list_failed_trials(session: Session) -> Iterator[IconText]:
    """Say how many trials gave no number, and why: once for reasons that differ in degrees only."""
    failed = [trial for trial in session.trials if trial.why_not]
    reasons = {(trial.side, shorten(trial.why_not)): trial.why_not for trial in failed}
    counts = Counter((trial.side, shorten(trial.why_not)) for trial in failed)
    for (side, short), times in counts.items():
        why = reasons[side, short]
        if side is None:
            text = ntr("{n} trial gave no number", "{n} trials gave no number", times)
        elif side == "left":
            text = ntr(
                "{n} trial on the left gave no number",
                "{n} trials on the left gave no number",
                times,
            )
        else:
            text = ntr(
                "{n} trial on the right gave no number",
                "{n} trials on the right gave no number",
                times,
            )
        yield IconText("open", tr(join_label(text, tr(why))))
