"""Detect attempts: movements of an exercise, whether or not they count."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.sides import Roles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.shortfalls import list_deciding, read_deciding

MIN_SPAN_DEG: Final = 10.0
MAX_SPAN_DEG: Final = 40.0
"""Bounds of the span of an attempt."""
SPAN_SHARE: Final = 0.6
"""Share of the way from rest to the turning point that is an attempt."""
NEAR_SHARE: Final = 0.25
"""Share of the span within which an extreme still lasts."""
CALM_S: Final = 6.0
"""Time without a turn after which attempts have ended, in seconds."""


class AttemptDetector:
    """Follows the angle that decides, and counts how often it turns back."""

    def __init__(self, exercise: Exercise) -> None:
        """Start before the first pose; the exercise must have phases or a range of motion."""
        self._condition = list_deciding(exercise)[0]
        rule = exercise.range_of_motion
        rest_deg = exercise.rest_deg if rule is None else rule.bounds[0]
        above, below = self._condition.above, self._condition.below
        bound_deg = above if above is not None else below if below is not None else rest_deg
        way = SPAN_SHARE * abs(bound_deg - rest_deg)
        self.span_deg = max(MIN_SPAN_DEG, min(MAX_SPAN_DEG, way))
        """Minimum change of the angle between two turns, in degrees."""
        self._away = 1 if bound_deg >= rest_deg else -1
        """+1 if the angle is greater at the turning point than at rest, else -1."""
        self.since_s: float | None = None
        """When the attempts began, in seconds; None without one."""
        self.turns = 0
        """Number of times that the angle has moved by the span in the opposite direction."""
        self.back_s = math.inf
        """When the first attempt had moved back by the span, in seconds; infinite before."""
        self._turned_s = -math.inf
        self._low = self._high = math.nan, math.nan
        """(degrees, time at which it was last nearly so) of the extremes since the last turn."""
        self._direction = 0

    def update(self, time_s: float, angles: Mapping[str, float], roles: Roles) -> None:
        """Process one instant; angles that are not measured are ignored."""
        if self.since_s is not None and time_s - self._turned_s > CALM_S:
            self.reset()
        value = read_deciding(self._condition, angles, roles)
        if math.isnan(value):
            return
        if math.isnan(self._low[0]):
            self._low = self._high = value, time_s
        near = NEAR_SHARE * self.span_deg
        if value <= self._low[0] + near:
            self._low = min(value, self._low[0]), time_s
        if value >= self._high[0] - near:
            self._high = max(value, self._high[0]), time_s
        if self._direction <= 0 and value - self._low[0] >= self.span_deg:
            self._turn(1, self._low[1], value, time_s)
        elif self._direction >= 0 and self._high[0] - value >= self.span_deg:
            self._turn(-1, self._high[1], value, time_s)

    def reset(self) -> None:
        """Start again: something counted, or the next pose may belong to another person."""
        self.since_s, self.turns, self.back_s, self._direction = None, 0, math.inf, 0
        self._low = self._high = math.nan, math.nan

    def _turn(self, direction: int, from_s: float, value: float, time_s: float) -> None:
        self._turned_s, self._direction = time_s, direction
        if self.turns or direction == self._away:  # the way back of what counted is no attempt
            self.since_s = from_s if self.since_s is None else self.since_s
            self.turns += 1
            if self.turns == 2:
                self.back_s = time_s
        self._low = self._high = value, time_s
