"""Time a hold: the clock runs only while every condition is met and seen.

The way into the position and out of it is not held.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from coach.body.landmarks import Side
from coach.body.limits import MAX_STEP_S
from coach.body.sides import Angles, Roles
from coach.exercise.definition.exercise import Hold, SideRule
from coach.exercise.tracking.conditions import NO_RANGES, ConditionGroup, Ranges
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, HoldPaused, HoldResumed
from coach.exercise.tracking.holds.details import make_details
from coach.exercise.tracking.holds.stillness import StillnessDetector

PAUSE_DELAY_S: Final = 0.3
"""Minimum time that a condition must fail before the pause is reported, in seconds."""
MAX_WAY_S: Final = 3.0
"""Maximum time of the way into or out of a position, in seconds. Whoever moves for longer moves
within the position."""


class HoldTimer:
    """Times one hold after the other. One pose's angles in, events out."""

    def __init__(self, hold: Hold, main_angle: str = "", rule: SideRule = "none") -> None:
        """Start before the first hold.

        Args:
            hold: What is held.
            main_angle: The angle that shows whether the body is still. Every position is still if
                there is none.
            rule: What makes a leg the working one.
        """
        self.hold = hold
        self._stillness = StillnessDetector(main_angle, rule)
        self._conditions = ConditionGroup(hold.when)
        self.side: Side | None = None
        """The side that is held, from the beginning of a hold to its end."""
        self.began_s: float | None = None
        """When the hold began, in seconds; None without a hold."""
        self.held_s = 0.0
        """Time held so far, in seconds."""
        self.running = False
        """Whether the clock is running."""
        self.pause_reason = ""
        """Why it is paused."""
        self.paused = False
        """Whether the pause of a hold was reported."""
        self._met_since: float | None = None
        self._unmet_since: float | None = None
        self._last_met_s = self._time_s = 0.0
        self._pending_s = 0.0
        self._settled = False
        """Whether the body was still since the conditions are met."""
        self._entered_s: float | None = None
        """Since when the conditions are met without a break, in seconds; None while they are
        not."""
        self._moving_s = 0.0
        """Time since the body was last still, in seconds, while the conditions are met."""
        self._held_until_s = 0.0
        """Until when the position was held, in seconds."""
        self._let_go: HoldEnded | None = None
        """The hold as it was at its last reported pause."""
        self._levels, self._swings = make_details(hold)

    def update(
        self, time_s: float, angles: Angles, roles: Roles, possible: Ranges = NO_RANGES
    ) -> tuple[Event, ...]:
        """Process one instant in which the person is visible."""
        met = self._conditions.update(angles, roles, possible) is True
        still = self._stillness.update(time_s, angles, roles)
        held_s = self.held_s
        events = self._step(time_s, met, roles.working, still=still)
        if met and self.began_s is not None:
            self._levels.update(angles, roles, self.held_s - held_s)
            self._swings.update(time_s, angles, roles)
        return events

    def skip(self, time_s: float, why: str) -> tuple[Event, ...]:
        """Process one instant in which nothing could be judged, for the given reason."""
        self._stillness.reset()
        return self._step(time_s, False, None, why)

    def restart(self, time_s: float) -> None:
        """Count the time of the hold in progress, if there is one, from this time on."""
        if self.began_s is None:
            return
        self.began_s = self._held_until_s = time_s
        self.held_s = self._moving_s = 0.0
        self._let_go = None
        self._levels.reset()
        self._swings.reset()

    def split(self, time_s: float, since_s: float, faults: tuple[str, ...]) -> tuple[Event, ...]:
        """End the hold in progress, and begin another one in the same position.

        Args:
            time_s: When the other one begins, in seconds.
            since_s: The hold ends at its last pause, if that was not before this time, otherwise
                now; in seconds.
            faults: The faults of the hold that ends.
        """
        before, side = self._let_go, self.side
        if before is None or before.time_s < since_s:
            before = self._describe(time_s, faults)
        self.restart(time_s)
        self.paused = False
        return (replace(before, time_s=time_s, faults=faults), HoldBegan(time_s, side))

    def finish(self, time_s: float, faults: tuple[str, ...]) -> tuple[Event, ...]:
        """End the hold and return its event, if there is one."""
        return self._end(time_s, faults)

    def reset(self) -> None:
        """Reset the conditions, which must all be met again. The time held stays."""
        self._conditions.reset()

    def has_ended(self, time_s: float) -> bool:
        """Return True if the pause has exceeded the grace time, so that `finish` is due."""
        away_s = time_s - self._last_met_s
        interrupted = self._unmet_since is not None or away_s > MAX_STEP_S
        return self.began_s is not None and interrupted and away_s > self.hold.grace_s

    def _step(
        self, time_s: float, met: bool, side: Side | None, why: str = "", still: bool = True
    ) -> tuple[Event, ...]:
        step, before = time_s - self._time_s, self.running or self._met_since is not None
        self._time_s = time_s
        if not met:
            self._met_since, self.running, self._pending_s = None, False, 0.0
            self._entered_s, self._settled, self._moving_s = None, False, 0.0
            self._unmet_since = time_s if self._unmet_since is None else self._unmet_since
            self.pause_reason = why or self._conditions.explain()
            return self._pause(time_s, self._unmet_since)
        self._unmet_since, self.pause_reason, self._last_met_s = None, "", time_s
        seen_s = step if before and step <= MAX_STEP_S else 0.0
        self._entered_s = time_s if self._entered_s is None else self._entered_s
        seen_s = self._follow_way(time_s, time_s - self._entered_s, seen_s, still)
        if self.began_s is None:
            return self._begin(time_s, seen_s, side) if self._settled else ()
        self.held_s += seen_s
        self.running = True
        if self.paused:
            self.paused = False
            return (HoldResumed(time_s),)
        return ()

    def _follow_way(self, time_s: float, met_s: float, seen_s: float, still: bool) -> float:
        """Return the time to add to the hold: none on the way into the position or out of it.

        The time of a movement within the position is added at its end.

        Args:
            time_s: Time of the instant in seconds.
            met_s: Time for which the conditions are met.
            seen_s: Time since the instant before, in which they were met.
            still: Whether the body is still.
        """
        self._moving_s += seen_s
        if self.began_s is None and not still and met_s < MAX_WAY_S:
            self._met_since, self._pending_s, self._settled, self._moving_s = None, 0.0, False, 0.0
            return 0.0
        if not still and (self._moving_s if self._settled else met_s) < MAX_WAY_S:
            return 0.0
        added_s = self._moving_s if self._settled else seen_s
        self._settled, self._moving_s, self._held_until_s = True, 0.0, time_s
        return added_s

    def _begin(self, time_s: float, seen_s: float, side: Side | None) -> tuple[Event, ...]:
        self._met_since = time_s if self._met_since is None else self._met_since
        self._pending_s += seen_s
        if time_s - self._met_since < self.hold.begin_s:
            return ()
        self.began_s = self._met_since
        self.held_s = self._pending_s
        self.running = True
        self.side = side
        return (HoldBegan(time_s, side),)

    def _pause(self, time_s: float, since_s: float) -> tuple[Event, ...]:
        if self.began_s is None or self.paused or time_s - since_s < PAUSE_DELAY_S:
            return ()
        self.paused, self._let_go = True, self._describe(time_s, ())
        return (HoldPaused(time_s, self.pause_reason),)

    def _end(self, time_s: float, faults: tuple[str, ...]) -> tuple[Event, ...]:
        if self.began_s is None:
            return ()
        if self._settled and self._moving_s:  # nobody saw whether this was the way out
            self.held_s, self._held_until_s = self.held_s + self._moving_s, self._last_met_s
        event = self._describe(time_s, faults)
        self._levels.reset()
        self._swings.reset()
        self.began_s = self._let_go = None
        self.held_s = 0.0
        self.running = False
        self.side = None
        self.paused = False
        self._met_since, self._pending_s = None, 0.0
        self._entered_s, self._settled, self._moving_s = None, False, 0.0
        return (event,)

    def _describe(self, time_s: float, faults: tuple[str, ...]) -> HoldEnded:
        assert self.began_s is not None
        return HoldEnded(
            time_s,
            self.began_s,
            self._held_until_s,
            self.held_s,
            self.side,
            faults,
            self._levels.level,
            self._swings.count,
        )
