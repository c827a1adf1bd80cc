"""Count repetitions: the phases of an exercise, one after the other and back to the first.

Only complete repetitions count, and only those within the durations that the file allows and
without losing the body. One that is under way when the person is first seen, or that the last pose
cuts off, counts if enough of it was seen to know that the movement turned back. After two
repetitions the bounds of the phases follow the person's own range of movement, as far as the file's
`adapt` allows. They are reset if the body is lost. If the dose asks to hold the last phase, only
repetitions that do count.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from coach.body.landmarks import Side
from coach.body.limits import MAX_STEP_S, ROUNDING_S
from coach.body.sides import Angles, RoleAngle, Roles, take_apart
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.conditions import NO_RANGES, ConditionGroup, Ranges

PHASE_TIMEOUT_S: Final = 1.0
"""Time without a known phase after which the repetition in progress is dropped, in seconds."""

HOLD_SLACK_S: Final = 0.5
"""Time by which the last phase may be shorter than the dose asks, in seconds."""
PEAK_WINDOW_S: Final = 0.15
"""Time over whose median the turning point is found, in seconds: a single odd pose is not a turning
point."""
MIN_SEEN: Final = 0.4
"""Minimum share of the way between rest and turning point that must be seen of a repetition whose
beginning or end is not."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A complete repetition, before its faults are known."""

    start_s: float
    peak_s: float
    end_s: float
    side: Side | None
    peak_deg: float | None
    """The main angle at the turning point; None if it was not measured."""
    angles: Mapping[str, float]
    """All angles at the turning point; empty if the main one was not measured."""
    errors: Mapping[str, float]
    """How wrong these may be, by name."""


_Instant = tuple[float, float, Mapping[str, float], Mapping[str, float]]
"""(main angle, time, all angles, how wrong they may be)."""


class RepetitionCounter:
    """Follows the phases. One pose's angles in, the completed `Repetition` out."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.phases = exercise.phases
        self._main_angle = RoleAngle(take_apart(exercise.main_angle).resolve)
        self._phase_conditions = [ConditionGroup(phase.when) for phase in self.phases]
        self._since: list[float | None] = [None] * len(self.phases)
        """Since when each phase's conditions are met, in seconds."""
        self.phase_index: int | None = None
        """Index of the current phase; None before the first rest was seen."""
        self.side: Side | None = None
        """The side of the repetition in progress."""
        self._rising = sum(exercise.target) / 2 >= exercise.rest_deg
        self._rested_s = self._phase_known_s = 0.0
        self._peak: _Instant | None = None
        """The turning point so far."""
        self._recent: deque[_Instant] = deque()
        """The last `PEAK_WINDOW_S`."""
        self.errors: Mapping[str, float] = {}
        """How wrong the angles of the next instant may be, by name."""
        self._turned_s = 0.0
        self._under_way_s: float | None = None
        """Since when the turning point is seen without a rest before it, in seconds."""
        self._first: tuple[float, float] | None = None
        """(time, main angle) where the person was first seen. The angle is NaN once the phase was
        unknown for long: what was seen then is no longer the beginning."""
        self._missed_s: float | None = None
        """When a repetition was first seen whose beginning was not, until it is taken."""
        self.needed_s = (exercise.dose.hold_s or 0.0) if self.phases else 0.0
        """Time that the dose asks to hold the last phase, in seconds; 0 for none."""
        self.held_s = 0.0
        """Time in the last phase of the repetition in progress, in seconds."""
        self.released_early = False
        """Whether the last repetition did not count because its last phase was too short."""
        self._time_s = 0.0

    @property
    def phase(self) -> str | None:
        """Name of the current phase."""
        return None if self.phase_index is None else self.phases[self.phase_index].name

    @property
    def in_progress(self) -> bool:
        """Whether a repetition has begun and is not complete."""
        return self.phase_index is not None and self.phase_index > 0

    def is_resting(self, time_s: float) -> bool:
        """Return True if the rest is seen in the instant that was processed last."""
        return self.phase_index == 0 and self._rested_s == time_s

    @property
    def unfinished_s(self) -> float | None:
        """Start in seconds of a repetition whose turning point was seen and whose end was not."""
        return self._rested_s if self.phase_index == len(self.phases) - 1 else None

    def take_missed(self) -> float | None:
        """Return when a repetition without a seen beginning was first seen; None without one."""
        missed_s, self._missed_s = self._missed_s, None
        return missed_s

    def update(
        self, time_s: float, angles: Angles, roles: Roles, possible: Ranges = NO_RANGES
    ) -> Repetition | None:
        """Process one instant; return the repetition that it completes, or None."""
        self._hold(time_s)
        conditions_met = [
            conditions.update(angles, roles, possible) for conditions in self._phase_conditions
        ]
        for index, met in enumerate(conditions_met):
            self._since[index] = (
                (time_s if self._since[index] is None else self._since[index]) if met else None
            )
        if conditions_met.count(None) == len(conditions_met):
            if time_s - self._phase_known_s > PHASE_TIMEOUT_S:
                first, self._first = self._first, None
                self.reset()
                self._first = first and (first[0], math.nan)
            return None
        self._phase_known_s = time_s
        repetition = self._begin(time_s, angles, roles) if self.phase_index is None else None
        if self.phase_index in (None, 0) and self._reached(0, time_s):
            self._rest(time_s)
        self._follow_peak(time_s, angles, roles)
        return repetition or self._advance(time_s, roles)

    def finish(self, time_s: float) -> Repetition | None:
        """Return the repetition that the last pose cut off, if enough of its way back was seen."""
        if self.unfinished_s is None or not self._recent:
            return None
        value, seen_s, _, _ = self._recent[-1]
        if time_s - seen_s > MAX_STEP_S or self._measure_way(value) < MIN_SEEN:
            return None
        return self._complete(time_s)

    def reset(self) -> None:
        """Drop the repetition in progress: the body was lost."""
        self.phase_index, self._peak, self.side = None, None, None
        self._under_way_s = self._missed_s = self._first = None
        self._since = [None] * len(self.phases)
        self.held_s, self.released_early = 0.0, False
        self._recent.clear()
        for conditions in self._phase_conditions:
            conditions.reset()

    def _begin(self, time_s: float, angles: Mapping[str, float], roles: Roles) -> Repetition | None:
        """Process an instant before the first rest.

        Return the repetition that was under way when the person was first seen, if this is its end.
        """
        value = self._main_angle.read(roles, angles)
        if self._first is None and not math.isnan(value):
            self._first = time_s, value
        if self._reached(len(self.phases) - 1, time_s):
            self._under_way_s, self.side = self._since[-1], roles.working
        if self._under_way_s is None or self._first is None or not self._reached(0, time_s):
            return None
        if self.needed_s or not self._measure_way(self._first[1]) >= MIN_SEEN:
            return None
        self._rested_s = self._first[0]
        repetition = self._complete(time_s)
        if repetition is not None:
            self._missed_s = None
        return repetition

    def _measure_way(self, value: float) -> float:
        """Return how far a main angle is from the turning point, as a share of the way from rest.

        0 without a turning point.
        """
        way = 0.0 if self._peak is None else self._peak[0] - self.exercise.rest_deg
        return 0.0 if self._peak is None or way == 0.0 else (self._peak[0] - value) / way

    def _rest(self, time_s: float) -> None:
        if self.phase_index is None:
            self._missed_s, self._under_way_s = self._under_way_s, None
        self.phase_index = 0
        self._rested_s = time_s
        self._peak = None
        self._recent.clear()
        self.side = None
        self.held_s = 0.0

    def _reached(self, index: int, time_s: float) -> bool:
        since = self._since[index]
        return since is not None and time_s - since >= self.phases[index].hold_s

    def _follow_peak(self, time_s: float, angles: Mapping[str, float], roles: Roles) -> None:
        value = self._main_angle.read(roles, angles)
        if math.isnan(value):
            return
        recent = self._recent
        recent.append((value, time_s, angles, self.errors))
        while time_s - recent[0][1] > PEAK_WINDOW_S + ROUNDING_S:
            recent.popleft()
        ordered = sorted(recent, key=itemgetter(0), reverse=not self._rising)
        middle = ordered[(len(ordered) - 1) // 2]
        if self._peak is None or (
            middle[0] > self._peak[0] if self._rising else middle[0] < self._peak[0]
        ):
            self._peak = middle

    def _hold(self, time_s: float) -> None:
        """Add the time since the last instant if the last phase goes on."""
        step_s, self._time_s = time_s - self._time_s, time_s
        last = self.phase_index == len(self.phases) - 1
        if last and self._since[-1] is not None and step_s <= MAX_STEP_S:
            self.held_s += step_s

    def _advance(self, time_s: float, roles: Roles) -> Repetition | None:
        if self.phase_index is None:
            return None
        following = (self.phase_index + 1) % len(self.phases)
        if self._reached(following, time_s):
            if following == 0:
                return self._complete(time_s)
            self.phase_index = following
            if following == len(self.phases) - 1:
                self.released_early = False
                self.side, self._turned_s = roles.working, time_s
        elif self.phase_index > 0 and self._reached(0, time_s):
            self._rest(time_s)
        return None

    def _complete(self, time_s: float) -> Repetition | None:
        peak_deg, peak_s, angles, errors = (
            self._peak
            if self._peak is not None and self._peak[1] > self._rested_s
            else (None, self._turned_s, {}, {})
        )
        repetition = Repetition(self._rested_s, peak_s, time_s, self.side, peak_deg, angles, errors)
        self.released_early = self.held_s < self.needed_s - HOLD_SLACK_S
        self._rest(time_s)
        if self.released_early:
            return None
        seconds = repetition.end_s - repetition.start_s
        if not self.exercise.min_s <= seconds <= self.exercise.max_repetition_s:
            return None
        for conditions in self._phase_conditions:
            conditions.learn()
        return repetition
