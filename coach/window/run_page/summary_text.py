"""The end of a run in words: what was done, how well, what to do next time, and how it stands to last time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.session import Session
from coach.window.run.state import PreviousResults, RunState
from coach.window.run_page.text import Note, list_readings
from coach.window.translation.format import (
    count_things,
    format_duration,
    format_seconds,
    name_angle,
)
from coach.window.translation.translate import tr

TOLD_FAULTS: Final = 3
"""More kinds of faults than this are only named at the end: nobody mends everything at once."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands at the end."""

    headline: str
    praise: str
    """How much of it was in good form; empty where there is nothing to praise."""
    lines: tuple[Note, ...]
    kept: str
    """Whether anything was saved."""


def make_summary(state: RunState) -> Summary:
    """The end of this run; its exercise must be open."""
    assert state.opened is not None
    exercise, session = state.opened.exercise, state.session
    notes = [
        *_tell_best(exercise, session),
        *_compare(exercise, session, state.opened.before),
        *_tell_faults(exercise, session),
    ]
    notes += _tell_trials(session)
    if not _is_something(session):
        notes.append(Note("open", tr(exercise.dose.text)))
    if state.problem:
        notes.append(Note("problem", tr(state.problem)))
    return Summary(
        _write_headline(state, exercise), _praise(session), tuple(notes), _tell_kept(state)
    )


def describe_definition(exercise: Exercise) -> str:
    """What the number of a range-of-motion test is, and where its norm comes from; empty for other exercises."""
    rule = exercise.range_of_motion
    return "" if rule is None else f"{tr(rule.definition)} {tr(rule.norm_source)}"


def _is_something(session: Session) -> bool:
    return bool(session.repetitions or session.holds or session.trials or session.steps)


def _tell_kept(state: RunState) -> str:
    if state.is_saved:
        return tr("Saved on this computer: the measured points, no picture")
    return tr("Nothing was saved")


def _write_headline(state: RunState, exercise: Exercise) -> str:
    session = state.session
    if exercise.kind == "repetitions":
        return count_things(len(session.repetitions), "repetition")
    if exercise.kind == "hold":
        held = format_duration(sum(hold.held_s for hold in session.holds))
        return tr(f"{held} held") if session.holds else tr("Nothing held yet")
    if exercise.kind == "range-of-motion" and state.feedback is not None:
        readings = list_readings(exercise, state.feedback)
        return "   ".join(
            f"{tr(reading.side.capitalize())} {reading.value} {reading.error}".strip()
            for reading in readings
        )
    return tr("Done")


def measure_good_s(session: Session) -> float:
    """Seconds held without a fault being shown."""
    good_s = 0.0
    for hold in session.holds:
        spans = sorted(
            (max(seen.start_s, hold.start_s), min(seen.end_s, hold.end_s))
            for seen in session.faults
            if seen.end_s == seen.end_s
        )
        bad_s, until_s = 0.0, hold.start_s
        for start_s, end_s in spans:
            bad_s += max(0.0, end_s - max(start_s, until_s))
            until_s = max(until_s, end_s)
        good_s += max(0.0, hold.held_s - bad_s)
    return good_s


def _praise(session: Session) -> str:
    good = sum(not repetition.faults for repetition in session.repetitions)
    if good:
        return tr(f"{good} of {len(session.repetitions)} in good form")
    good_s = measure_good_s(session)
    return tr(f"{format_duration(good_s)} in good form") if good_s >= 1.0 else ""


def _tell_best(exercise: Exercise, session: Session) -> Iterator[Note]:
    if len(session.holds) > 1:
        yield Note(
            "good",
            tr(f"Longest hold {format_duration(max(hold.held_s for hold in session.holds))}"),
        )
    run = best = 0
    for repetition in session.repetitions:
        run = 0 if repetition.faults else run + 1
        best = max(best, run)
    if best > 1:
        yield Note("good", tr(f"Best: {best} in a row in good form"))
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
            yield Note(
                "good", f"{name_angle(exercise.main_angle)}: {tr(f'best {round(best_deg)}°')}"
            )


def _compare(
    exercise: Exercise, session: Session, before: PreviousResults | None
) -> Iterator[Note]:
    """Against the last time; the tests have a card of their own for that."""
    if before is None or exercise.kind == "range-of-motion":
        return
    day = tr(
        f"Last time, {dt.datetime.fromisoformat(before.started_utc).astimezone().date().isoformat()}"
    )
    if exercise.kind == "repetitions" and before.session.repetitions:
        good = sum(not repetition.faults for repetition in before.session.repetitions)
        now = sum(not repetition.faults for repetition in session.repetitions)
        words = f"{count_things(len(before.session.repetitions), 'repetition')}, {tr(f'{good} in good form')}"
        yield Note("good" if now > good else "open", f"{day}: {words}")
    if exercise.kind == "hold" and before.session.holds:
        then_s, now_s = (
            sum(hold.held_s for hold in each.holds) for each in (before.session, session)
        )
        seconds = f"{format_seconds(then_s)}{' s' if then_s < 100 else ' min'}"
        yield Note("good" if now_s > then_s else "open", f"{day}: {tr(f'{seconds} held')}")


def _tell_faults(exercise: Exercise, session: Session) -> Iterator[Note]:
    """The commonest faults with what to do, and how many others there were."""
    counts = Counter(seen.name for seen in session.faults)
    told = [fault for fault in exercise.faults if counts[fault.name]]
    told.sort(key=lambda fault: -counts[fault.name])
    for fault in told[:TOLD_FAULTS]:
        times = counts[fault.name]
        yield Note(
            "problem",
            f"{tr(fault.title)}, {tr('once' if times == 1 else f'{times} times')}. {tr(fault.fix)}",
        )
    if told[TOLD_FAULTS:]:
        yield Note(
            "problem",
            f"{tr('Also')}: " + ", ".join(tr(fault.title) for fault in told[TOLD_FAULTS:]),
        )


def _tell_trials(session: Session) -> Iterator[Note]:
    for (side, why), times in Counter(
        (trial.side, trial.why_not) for trial in session.trials if trial.why_not
    ).items():
        where = "" if side is None else f" on the {side}"
        words = tr(
            f"1 trial{where} gave no number"
            if times == 1
            else f"{times} trials{where} gave no number"
        )
        yield Note("open", f"{words}: {tr(why)}")
