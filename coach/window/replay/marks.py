"""The marks on the timeline of a replay: counted events, faults, and gaps. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import Side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.level_hints import find_hints
from coach.exercise.tracking.events import (
    BodyFound,
    BodyLost,
    Event,
    GuidedStepBegan,
    GuidedStepDone,
    HoldEnded,
    HoldPaused,
    HoldResumed,
    RepetitionDone,
    TrialDone,
    ViewChanged,
)
from coach.exercise.tracking.range_test.whole_degrees import UNKNOWN, format_degrees
from coach.exercise.tracking.session import drop_false_starts, drop_faults, fold_all
from coach.message import join_label, translatable
from coach.window.translation.format import format_duration
from coach.window.translation.translate import tr

MarkKind = Literal["repetition", "hold", "trial", "step", "pause", "fault", "view", "lost"]
COUNTED: Final = ("repetition", "hold", "trial", "step")
"""Kinds that are counted. They share a lane."""
UNSEEN: Final = ("view", "lost")
TEXTS: Final = translatable(
    {
        "repetition": "Repetition {number}",
        "hold": "Hold {number}",
        "trial": "Trial {number}",
        "step": "Step {number}",
        "left": "left",
        "right": "right",
        "held": "held for {time}",
        "good": "in good form",
        "only_counted": "only counted",
        "no_number": "no number",
        "paused": "Clock stopped",
        "lost": "Nobody in the picture",
        "view": "Not seen well enough",
    }
)


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A stretch of the timeline."""

    kind: MarkKind
    start_s: float
    end_s: float
    words: str
    """The mark as a text."""
    good: bool = True
    """True if there is nothing to correct."""
    side: Side | None = None
    number: int = 0
    """Number of the counted event, from 1."""
    peak_s: float = math.nan
    """Time of the turning point, in seconds; NaN if there is none."""
    value: float | None = None
    """Main angle in degrees, or seconds held; None if there is none."""
    faults: tuple[str, ...] = ()
    """Names of the faults."""
    judged: bool = True
    """False if only the movement was seen, so that no fault of it could be."""


def list_marks(
    events: Sequence[Event], exercise: Exercise, end_s: float
) -> tuple[TimelineMark, ...]:
    """Return all marks by start time.

    Args:
        end_s: End of marks that are still open, in seconds.
    """
    counted = drop_false_starts(events)
    marks = [
        *_list_counted(counted, exercise),
        *_list_pauses(counted, end_s),
        *_list_unseen(events, end_s),
    ]
    for fault in drop_faults(fold_all(events), find_hints(exercise)).faults:
        end = fault.end_s if math.isfinite(fault.end_s) else end_s
        marks.append(
            TimelineMark(
                "fault",
                fault.start_s,
                end,
                name_fault(exercise, fault.name),
                False,
                fault.side,
                faults=(fault.name,),
            )
        )
    return tuple(sorted(marks, key=lambda mark: (mark.start_s, mark.end_s)))


def list_counted(
    marks: Iterable[TimelineMark], side: Side | None = None
) -> tuple[TimelineMark, ...]:
    """Return the counted marks, of one side if one is given."""
    return tuple(mark for mark in marks if mark.kind in COUNTED and side in (None, mark.side))


def name_fault(exercise: Exercise, name: str) -> str:
    """Return the title of a fault, or its name if the exercise no longer has it."""
    return next(
        (tr(fault.title) for fault in exercise.faults if fault.name == name), name.replace("_", " ")
    )


def _list_counted(events: Iterable[Event], exercise: Exercise) -> Iterator[TimelineMark]:
    counts: dict[str, int] = {}
    for event in events:
        kind: MarkKind | None = _find_kind(event)
        if kind is None:
            continue
        counts[kind] = number = counts.get(kind, 0) + 1
        yield _make_mark(event, kind, number, exercise)


def _find_kind(event: Event) -> MarkKind | None:
    match event:
        case RepetitionDone():
            return "repetition"
        case HoldEnded():
            return "hold"
        case TrialDone():
            return "trial"
        case GuidedStepDone():
            return "step"
    return None


def _make_mark(event: Event, kind: MarkKind, number: int, exercise: Exercise) -> TimelineMark:
    name, judged = tr(TEXTS[kind], number=number), True
    match event:
        case RepetitionDone():
            details = [format_degrees(event.peak_deg) if event.peak_deg is not None else UNKNOWN]
            start, end, peak, value = event.start_s, event.time_s, event.peak_s, event.peak_deg
            judged = not event.only_counted
        case HoldEnded():
            details = [tr("held for {time}", time=format_duration(event.held_s))]
            start, end, peak, value = event.start_s, event.end_s, math.nan, event.held_s
        case TrialDone():
            details = (
                [format_degrees(event.peak_deg)]
                if event.peak_deg is not None
                else [tr("no number"), tr(event.why_not)]
            )
            start, end, peak, value = event.start_s, event.end_s, math.nan, event.peak_deg
            good = event.peak_deg is not None and not event.faults
            words = _format_words(name, event.side, details, event.faults, exercise, good)
            judged = not event.only_counted
            return TimelineMark(
                kind, start, end, words, good, event.side, number, peak, value, event.faults, judged
            )
        case GuidedStepDone():
            start, seconds = event.time_s - event.seconds, event.seconds
            return TimelineMark(kind, start, event.time_s, name, number=number, value=seconds)
        case _:
            raise TypeError(type(event))
    good = judged and not set(event.faults) - find_hints(exercise)
    if not judged:
        details = [tr("only counted")]
    words = _format_words(name, event.side, details, event.faults, exercise, good)
    return TimelineMark(
        kind, start, end, words, good, event.side, number, peak, value, event.faults, judged
    )


def _format_words(
    name: str,
    side: Side | None,
    details: Sequence[str],
    faults: Sequence[str],
    exercise: Exercise,
    good: bool,
) -> str:
    parts = [f"{name}, {tr(TEXTS[side])}" if side else name, *filter(None, details)]
    form = [name_fault(exercise, fault) for fault in faults] or (
        [tr("in good form")] if good else []
    )
    return ", ".join([*parts, *form])


def _list_pauses(events: Iterable[Event], end_s: float) -> Iterator[TimelineMark]:
    pause: HoldPaused | None = None
    for event in events:
        if isinstance(event, HoldPaused):
            pause = pause or event
        elif isinstance(event, HoldResumed | HoldEnded) and pause is not None:
            yield TimelineMark("pause", pause.time_s, event.time_s, _describe_pause(pause), False)
            pause = None
    if pause is not None:
        yield TimelineMark("pause", pause.time_s, end_s, _describe_pause(pause), False)


def _describe_pause(event: HoldPaused) -> str:
    stopped = tr("Clock stopped")
    return tr(join_label(stopped, tr(event.why))) if event.why else stopped


def _list_unseen(events: Iterable[Event], end_s: float) -> Iterator[TimelineMark]:
    """Yield where the view was not good enough and where nobody was seen, including the start."""
    view: ViewChanged | None = None
    lost_s: float | None = 0.0
    guided = False
    for event in events:
        guided = guided or isinstance(event, GuidedStepBegan)
        if isinstance(event, BodyFound):
            if lost_s is not None and event.time_s > lost_s:
                yield TimelineMark("lost", lost_s, event.time_s, tr("Nobody in the picture"), False)
            lost_s = None
        if view is not None and isinstance(event, BodyLost | ViewChanged):
            yield _make_view_mark(view, event.time_s)
            view = None
        if isinstance(event, ViewChanged) and not event.ok:
            view = event
        elif isinstance(event, BodyLost):
            lost_s = event.time_s
    if view is not None:
        yield _make_view_mark(view, end_s)
    if lost_s is not None and end_s > lost_s and not guided:
        yield TimelineMark("lost", lost_s, end_s, tr("Nobody in the picture"), False)


def _make_view_mark(view: ViewChanged, until_s: float) -> TimelineMark:
    return TimelineMark(
        "view",
        view.time_s,
        until_s,
        tr(view.problems[0]) if view.problems else tr("Not seen well enough"),
        False,
    )
