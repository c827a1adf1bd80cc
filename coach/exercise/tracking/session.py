"""A session, folded from events."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coach.body.landmarks import SIDES, Side
from coach.exercise.tracking.events import (
    BodyFound,
    BodyLost,
    Event,
    ExerciseDone,
    FaultBegan,
    FaultEnded,
    GuidedStepBegan,
    GuidedStepDone,
    HoldBegan,
    HoldEnded,
    HoldPaused,
    HoldResumed,
    HoldStarted,
    RepetitionDone,
    TrialDone,
)


@dataclass(frozen=True, slots=True)
class FaultInterval:
    """An interval in which a fault was shown."""

    name: str
    start_s: float
    end_s: float
    side: Side | None


@dataclass(frozen=True, slots=True)
class GuidedStepRecord:
    """A timed step of a guided exercise. Whether the user did it was not watched."""

    number: int
    """From 1."""
    text: str
    start_s: float
    end_s: float | None
    """None if the user stopped before its end."""


@dataclass(frozen=True, slots=True)
class Session:
    """What happened so far."""

    repetitions: tuple[RepetitionDone, ...] = ()
    holds: tuple[HoldEnded, ...] = ()
    faults: tuple[FaultInterval, ...] = ()
    trials: tuple[TrialDone, ...] = ()
    steps: tuple[GuidedStepRecord, ...] = ()
    tracked_s: float = 0.0
    """Time in which the person was visible, in seconds."""
    found_s: float | None = None
    """Since when the person is visible; None while nobody is."""
    hold_started: bool = False
    """Whether a countdown has ended: the holds that ended before the first one did not count."""

    def peaks(self, side: Side | None) -> list[float]:
        """Return the credited trials of a side, or those of an unknown one, in degrees."""
        return [
            trial.peak_deg
            for trial in self.trials
            if trial.side == side and trial.peak_deg is not None
        ]

    def peak_errors(self, side: Side) -> list[float]:
        """Return how wrong the credited trials of a side may be, in degrees, if that is known."""
        return [
            trial.error_deg
            for trial in self.trials
            if trial.side == side and trial.peak_deg is not None and trial.error_deg is not None
        ]

    def second_angles(self, side: Side) -> list[float]:
        """Return the second angle of the trials of a side that have one, in degrees."""
        return [
            trial.also_deg
            for trial in self.trials
            if trial.side == side and trial.also_deg is not None
        ]

    def second_angle_errors(self, side: Side) -> list[float]:
        """Return how wrong these may be, in degrees, if that is known."""
        return [
            trial.also_error_deg
            for trial in self.trials
            if trial.side == side
            and trial.also_deg is not None
            and trial.also_error_deg is not None
        ]

    @property
    def broken_off(self) -> bool:
        """Whether a guided exercise was stopped before the end of its last step."""
        return any(step.end_s is None for step in self.steps)

    @property
    def has_results(self) -> bool:
        """Whether anything was counted, held, measured or done."""
        return bool(self.repetitions or self.holds or self.trials or self.steps)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides with repetitions, holds or trials."""
        seen = [
            *(r.side for r in self.repetitions),
            *(h.side for h in self.holds),
            *(t.side for t in self.trials),
        ]
        return tuple(side for side in SIDES if side in seen)


def drop_faults(session: Session, names: frozenset[str]) -> Session:
    """Return the session as if these faults had never been seen in a hold or between holds."""
    if not names:
        return session
    return replace(
        session,
        faults=tuple(fault for fault in session.faults if fault.name not in names),
        holds=tuple(
            replace(hold, faults=tuple(name for name in hold.faults if name not in names))
            for hold in session.holds
        ),
    )


def drop_false_starts(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events without the holds that ended before the countdown of their set did.

    Holds of no length are left out, too: the end of the exercise cut off their countdown. Without
    a countdown, as in a video, every hold counts.
    """
    dropped: set[int] = set()
    current: list[int] = []
    """Numbers of the events of the hold in progress."""
    ended: list[tuple[float, list[int]]] = []
    """Start of each hold that has ended, in seconds, and the numbers of its events."""
    first = True
    for number, event in enumerate(events):
        match event:
            case HoldBegan():
                current = [number]
            case HoldPaused() | HoldResumed():
                current.append(number)
            case HoldEnded():
                if event.held_s > 0.0:
                    ended.append((event.start_s, [*current, number]))
                else:
                    dropped.update(current, [number])
                current = []
            case HoldStarted():
                false = (held for start_s, held in ended if not event.counts(start_s, first=first))
                dropped.update(*false)
                first = False
    return [event for number, event in enumerate(events) if number not in dropped]


def fold(session: Session, event: Event) -> Session:
    """Return the session after one more event."""
    match event:
        case RepetitionDone():
            return _add_repetition(session, event)
        case HoldEnded():  # the end of the exercise cut off the countdown of one of no length
            held = (event,) if event.held_s > 0.0 else ()
            return replace(session, holds=(*session.holds, *held))
        case HoldStarted():
            first = not session.hold_started
            counted = (hold for hold in session.holds if event.counts(hold.start_s, first=first))
            return replace(session, holds=tuple(counted), hold_started=True)
        case TrialDone():
            return replace(session, trials=(*session.trials, event))
        case GuidedStepBegan():
            step = GuidedStepRecord(event.number, event.text, event.time_s, None)
            return replace(session, steps=(*session.steps, step))
        case GuidedStepDone():
            done = tuple(
                replace(step, end_s=event.time_s) if step.number == event.number else step
                for step in session.steps
            )
            return replace(session, steps=done)
        case FaultBegan():
            began = FaultInterval(event.name, event.time_s, math.nan, event.side)
            return replace(session, faults=(*session.faults, began))
        case FaultEnded():
            return _end_fault(session, event)
        case BodyFound():
            return replace(session, found_s=event.time_s)
        case BodyLost() | ExerciseDone():
            open_s = 0.0 if session.found_s is None else event.time_s - session.found_s
            return replace(session, tracked_s=session.tracked_s + open_s, found_s=None)
        case _:
            return session


def _add_repetition(session: Session, event: RepetitionDone) -> Session:
    at_turning_point = tuple(
        FaultInterval(name, event.peak_s, event.time_s, event.side)
        for name in _judged(session, event)
    )
    return replace(
        session,
        repetitions=(*session.repetitions, event),
        faults=(*session.faults, *at_turning_point),
    )


def _end_fault(session: Session, event: FaultEnded) -> Session:
    ended = FaultInterval(event.name, event.start_s, event.time_s, event.side)
    others = [
        fault
        for fault in session.faults
        if not (fault.name == event.name and math.isnan(fault.end_s))
    ]
    return replace(session, faults=(*others, ended))


def _judged(session: Session, event: RepetitionDone) -> list[str]:
    """Return the faults of a repetition without FaultBegan: those judged at its turning point."""
    shown = {
        fault.name
        for fault in session.faults
        if math.isnan(fault.end_s) or fault.end_s > event.start_s
    }
    return [name for name in event.faults if name not in shown]


def fold_all(events: Iterable[Event], session: Session | None = None) -> Session:
    """Return the session after all these events."""
    session = session or Session()
    for event in events:
        session = fold(session, event)
    return session
