"""Timing a hold: the clock runs only while every condition is met and seen. It never counts a second that was not seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coach.body.landmarks import Side
from coach.body.limits import MAX_STEP_S
from coach.body.sides import Roles
from coach.exercise.definition.exercise import Hold
from coach.exercise.tracking.conditions import ConditionGroup
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, HoldPaused, HoldResumed

PAUSE_DELAY_S: Final = 0.3
"""A condition that fails for less than this pauses the clock without a word, seconds."""


class HoldTimer:
    """Follows one hold after the other. One pose's angles in, events out."""

    def __init__(self, hold: Hold) -> None:
        self.hold = hold
        self._conditions = ConditionGroup(hold.when)
        self.side: Side | None = None
        """The side that is held, from the beginning of a hold to its end."""
        self.began_s: float | None = None
        """When the hold began, seconds; None while there is none."""
        self.held_s = 0.0
        """Seconds held so far."""
        self.running = False
        """Whether the clock runs."""
        self.pause_reason = ""
        """Why it stands still."""
        self.paused = False
        """Whether a hold stands still for so long that it was told."""
        self._met_since: float | None = None
        self._unmet_since: float | None = None
        self._last_met_s = self._time_s = 0.0
        self._pending_s = 0.0

    def update(self, time_s: float, angles: Mapping[str, float], roles: Roles) -> tuple[Event, ...]:
        """Take one instant in which somebody is there."""
        return self._step(time_s, self._conditions.update(angles, roles) is True, roles.working)

    def skip(self, time_s: float, why: str) -> tuple[Event, ...]:
        """Take one instant in which nothing could be seen, for the reason given."""
        return self._step(time_s, False, None, why)

    def finish(self, time_s: float, faults: tuple[str, ...]) -> tuple[Event, ...]:
        """End what is running; the event of its end, if there was a hold."""
        return self._end(time_s, faults)

    def reset(self) -> None:
        """The body was lost: what was held stays, but to go on every condition must be met anew."""
        self._conditions.reset()

    def has_ended(self, time_s: float) -> bool:
        """Whether at this instant the hold's pause has outlasted the grace time, so that `finish` is due."""
        away_s = time_s - self._last_met_s
        interrupted = self._unmet_since is not None or away_s > MAX_STEP_S
        return self.began_s is not None and interrupted and away_s > self.hold.grace_s

    def _step(
        self, time_s: float, met: bool, side: Side | None, why: str = ""
    ) -> tuple[Event, ...]:
        step, before = time_s - self._time_s, self.running or self._met_since is not None
        self._time_s = time_s
        if not met:
            self._met_since, self.running, self._pending_s = None, False, 0.0
            self._unmet_since = time_s if self._unmet_since is None else self._unmet_since
            self.pause_reason = why or self._conditions.explain()
            return self._pause(time_s, self._unmet_since)
        self._unmet_since, self.pause_reason, self._last_met_s = None, "", time_s
        seen_s = step if before and step <= MAX_STEP_S else 0.0
        if self.began_s is None:
            return self._begin(time_s, seen_s, side)
        self._met_since = time_s if self._met_since is None else self._met_since
        self.held_s += seen_s
        self.running = True
        if self.paused:
            self.paused = False
            return (HoldResumed(time_s),)
        return ()

    def _begin(self, time_s: float, seen_s: float, side: Side | None) -> tuple[Event, ...]:
        self._met_since = time_s if self._met_since is None else self._met_since
        self._pending_s += seen_s
        if time_s - self._met_since < self.hold.begin_s:
            return ()
        self.began_s, self.held_s, self.running, self.side = (
            self._met_since,
            self._pending_s,
            True,
            side,
        )
        return (HoldBegan(time_s, side),)

    def _pause(self, time_s: float, since_s: float) -> tuple[Event, ...]:
        if self.began_s is None or self.paused or time_s - since_s < PAUSE_DELAY_S:
            return ()
        self.paused = True
        return (HoldPaused(time_s, self.pause_reason),)

    def _end(self, time_s: float, faults: tuple[str, ...]) -> tuple[Event, ...]:
        if self.began_s is None:
            return ()
        event = HoldEnded(time_s, self.began_s, self._last_met_s, self.held_s, self.side, faults)
        self.began_s, self.held_s, self.running, self.side, self.paused = (
            None,
            0.0,
            False,
            None,
            False,
        )
        self._met_since, self._pending_s = None, 0.0
        return (event,)
