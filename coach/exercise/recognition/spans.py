"""Spans of time in which an exercise's own rules found something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import (
    Event,
    FaultEnded,
    HoldBegan,
    HoldEnded,
    HoldPaused,
    HoldResumed,
    RepetitionDone,
    TrialDone,
)

MIN_HOLD_S: Final = 5.0
"""Minimum duration of a hold, in seconds."""
MAX_TRIAL_S: Final = 4.0
"""Maximum time at the end of the range in a trial, in seconds."""
TRIAL_MARGIN_S: Final = 1.0
"""Time of the way there and back, before and after the plateau of a trial, in seconds."""


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time that belongs to an exercise."""

    start_s: float
    end_s: float
    right: bool = True
    """Whether it counts; otherwise it is a hold that was never right because of a known fault."""

    @property
    def length_s(self) -> float:
        """Seconds."""
        return self.end_s - self.start_s


def list_spans(exercise: Exercise, events: Sequence[Event]) -> tuple[Span, ...]:
    """Return repetitions, credited trials, and holds without their pauses.

    If a hold was never right, return the faults that last.
    """
    unseen_s = 0.0 if exercise.hold is None else exercise.hold.begin_s  # held before it counts
    spans = (
        *_list_movements(events),
        *(span for span in _list_holds(events) if span.length_s >= MIN_HOLD_S - unseen_s),
    )
    if spans or exercise.kind != "hold":
        return spans
    faults = (
        Span(event.start_s, event.time_s, False)
        for event in events
        if isinstance(event, FaultEnded)
    )
    return tuple(span for span in faults if span.length_s >= MIN_HOLD_S)


def _list_movements(events: Sequence[Event]) -> Iterator[Span]:
    for event in events:
        if isinstance(event, RepetitionDone):
            yield Span(event.start_s, event.time_s)
        elif (
            isinstance(event, TrialDone)
            and not event.why_not
            and event.end_s - event.start_s < MAX_TRIAL_S
        ):
            yield Span(event.start_s - TRIAL_MARGIN_S, event.end_s + TRIAL_MARGIN_S)


def _list_holds(events: Sequence[Event]) -> Iterator[Span]:
    since_s: float | None = None
    for event in events:
        if isinstance(event, HoldBegan | HoldResumed):
            since_s = event.time_s
        elif isinstance(event, HoldPaused | HoldEnded) and since_s is not None:
            yield Span(since_s, event.end_s if isinstance(event, HoldEnded) else event.time_s)
            since_s = None
