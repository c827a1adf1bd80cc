"""What stands on the timeline of a replay: repetitions, holds, trials, faults, and where the camera did not see enough. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import Side
from coach.exercise.definition.exercise import Exercise
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
from coach.exercise.tracking.session import fold_all
from coach.message import translatable
from coach.window.translation.format import UNKNOWN, format_degrees, format_duration
from coach.window.translation.translate import tr

Kind = Literal["repetition", "hold", "trial", "step", "pause", "fault", "view", "lost"]
COUNTED: Final = ("repetition", "hold", "trial", "step")
"""Kinds that are counted; they stand in one row."""
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
        "no_number": "no number",
        "paused": "Clock stood still",
        "lost": "Nobody in the picture",
        "view": "Not seen well enough",
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the timeline."""

    kind: Kind
    start_s: float
    end_s: float
    words: str
    """What it is, for people."""
    good: bool = True
    """Whether there is nothing to mend."""
    side: Side | None = None
    number: int = 0
    """Of what is counted, from 1."""
    peak_s: float = math.nan
    """Its turning point, where it has one, seconds."""
    value: float | None = None
    """Main angle, degrees, or seconds held; None where there is none."""
    faults: tuple[str, ...] = ()
    """Their names."""


def list_marks(events: Sequence[Event], exercise: Exercise, end_s: float) -> tuple[Mark, ...]:
    """All marks in the order of their beginnings. end_s: where open ones end."""
    marks = [
        *_list_counted(events, exercise),
        *_list_pauses(events, end_s),
        *_list_unseen(events, end_s),
    ]
    for fault in fold_all(events).faults:
        until = fault.end_s if math.isfinite(fault.end_s) else end_s
        marks.append(
            Mark(
                "fault",
                fault.start_s,
                until,
                name_fault(exercise, fault.name),
                False,
                fault.side,
                faults=(fault.name,),
            )
        )
    return tuple(sorted(marks, key=lambda mark: (mark.start_s, mark.end_s)))


def list_counted(marks: Iterable[Mark], side: Side | None = None) -> tuple[Mark, ...]:
    """Those that are counted, of one side where one is named."""
    return tuple(mark for mark in marks if mark.kind in COUNTED and side in (None, mark.side))


def name_fault(exercise: Exercise, name: str) -> str:
    """A fault for people; one that the exercise no longer has by its name."""
    return next(
        (tr(fault.title) for fault in exercise.faults if fault.name == name), name.replace("_", " ")
    )


def _list_counted(events: Iterable[Event], exercise: Exercise) -> Iterator[Mark]:
    counts: dict[str, int] = {}
    for event in events:
        kind: Kind | None = _find_kind(event)
        if kind is None:
            continue
        counts[kind] = number = counts.get(kind, 0) + 1
        yield _mark(event, kind, number, exercise)


def _find_kind(event: Event) -> Kind | None:
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


def _mark(event: Event, kind: Kind, number: int, exercise: Exercise) -> Mark:
    name = tr(TEXTS[kind], number=number)
    match event:
        case RepetitionDone():
            said = [format_degrees(event.peak_deg) if event.peak_deg is not None else UNKNOWN]
            start, end, peak, value = event.start_s, event.time_s, event.peak_s, event.peak_deg
        case HoldEnded():
            said = [tr(TEXTS["held"], time=format_duration(event.held_s))]
            start, end, peak, value = event.start_s, event.end_s, math.nan, event.held_s
        case TrialDone():
            said = (
                [format_degrees(event.peak_deg)]
                if event.peak_deg is not None
                else [tr(TEXTS["no_number"]), tr(event.why_not)]
            )
            start, end, peak, value = event.start_s, event.end_s, math.nan, event.peak_deg
            good = event.peak_deg is not None and not event.faults
            words = _write(name, event.side, said, event.faults, exercise, good)
            return Mark(
                kind, start, end, words, good, event.side, number, peak, value, event.faults
            )
        case GuidedStepDone():
            return Mark(
                kind,
                event.time_s - event.seconds,
                event.time_s,
                name,
                number=number,
                value=event.seconds,
            )
        case _:
            raise TypeError(type(event))
    words = _write(name, event.side, said, event.faults, exercise, not event.faults)
    return Mark(
        kind, start, end, words, not event.faults, event.side, number, peak, value, event.faults
    )


def _write(
    name: str,
    side: Side | None,
    said: Sequence[str],
    faults: Sequence[str],
    exercise: Exercise,
    good: bool,
) -> str:
    backend = [f"{name}, {tr(TEXTS[side])}" if side else name, *filter(None, said)]
    form = [name_fault(exercise, fault) for fault in faults] or (
        [tr(TEXTS["good"])] if good else []
    )
    return ", ".join([*backend, *form])


def _list_pauses(events: Iterable[Event], end_s: float) -> Iterator[Mark]:
    began: HoldPaused | None = None
    for event in events:
        if isinstance(event, HoldPaused):
            began = began or event
        elif isinstance(event, HoldResumed | HoldEnded) and began is not None:
            yield Mark("pause", began.time_s, event.time_s, _say_pause(began), False)
            began = None
    if began is not None:
        yield Mark("pause", began.time_s, end_s, _say_pause(began), False)


def _say_pause(event: HoldPaused) -> str:
    return ": ".join(filter(None, (tr(TEXTS["paused"]), tr(event.why))))


def _list_unseen(events: Iterable[Event], end_s: float) -> Iterator[Mark]:
    """Where the view was not good enough, and where nobody was seen, the beginning included."""
    view: ViewChanged | None = None
    lost_s: float | None = 0.0
    guided = False
    for event in events:
        guided = guided or isinstance(event, GuidedStepBegan)
        if isinstance(event, BodyFound):
            if lost_s is not None and event.time_s > lost_s:
                yield Mark("lost", lost_s, event.time_s, tr(TEXTS["lost"]), False)
            lost_s = None
        if view is not None and isinstance(event, BodyLost | ViewChanged):
            yield _mark_view(view, event.time_s)
            view = None
        if isinstance(event, ViewChanged) and not event.ok:
            view = event
        elif isinstance(event, BodyLost):
            lost_s = event.time_s
    if view is not None:
        yield _mark_view(view, end_s)
    if lost_s is not None and end_s > lost_s and not guided:
        yield Mark("lost", lost_s, end_s, tr(TEXTS["lost"]), False)


def _mark_view(view: ViewChanged, until_s: float) -> Mark:
    return Mark(
        "view",
        view.time_s,
        until_s,
        tr(view.problems[0]) if view.problems else tr(TEXTS["view"]),
        False,
    )
