"""Evaluate the conditions of an exercise file, pose by pose.

If its angle is not measured, a condition is neither true nor false: None. If the angle is seen
badly, only its range is known, and a condition is true if the whole range meets it.
"""

from __future__ import annotations

import math
import statistics
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from coach.body.sides import Roles, split_angle, take_apart
from coach.exercise.definition.exercise import Condition
from coach.message import Message

Ranges = Mapping[str, tuple[float, float]]
"""The lowest and the highest possible value of angles, by full name."""
NO_RANGES: Final[Ranges] = {}

MIN_REPETITIONS: Final = 2
"""Number of complete repetitions after which a bound follows the person's own range."""
RECENT_REPETITIONS: Final = 5
"""Number of recent repetitions whose median is used."""
UPPER_BOUND_SHARE: Final = 0.4
"""Share of the person's own range at which an upper bound (`below`) is placed..."""
LOWER_BOUND_SHARE: Final = 0.6
"""...and a lower one (`above`). They are a fifth of the range apart, so that trembling in between
meets neither."""


class ConditionEvaluator:
    """Evaluates one condition with hysteresis.

    Once true, it stays so until the angle is `leave` beyond the bound.
    """

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.needed = not condition.if_seen
        """Whether the angle must be measured."""
        self.met: bool | None = None
        """The last result; None while the angle is not measured."""
        self.failed = False
        """Whether one of two legs is known to fail, even if the other one is not measured."""
        self._inside = False
        """The last result that was not None, so that an unmeasured instant does not reset the
        hysteresis."""
        self.shift_deg = 0.0
        """How far the bound has followed the person's own range, in degrees; at most `adapt`."""
        self._range = RangeTracker()
        self._angle = angle = take_apart(condition.angle)
        self._both, self._either = angle.both, angle.word == "either"
        self._adapts = condition.adapt > 0.0
        self._highest = self._either is (condition.above is not None)
        """Whether the higher one of two values decides."""
        self._roles: Roles | None = None
        """The last roles..."""
        self._names: tuple[str, ...] = ()
        """...and the full names of the angle or of both angles, empty if unknown."""
        above = -math.inf if condition.above is None else condition.above
        below = math.inf if condition.below is None else condition.below
        self._bounds = (above, below), (above - condition.leave, below + condition.leave)
        """Lower and upper bound to begin, and to stay."""

    def update(
        self, angles: Mapping[str, float], roles: Roles, possible: Ranges = NO_RANGES
    ) -> bool | None:
        """Return True if the condition is met by these angles, None if they do not tell.

        possible: the ranges of angles that are seen too badly to be measured.
        """
        if roles is not self._roles:
            self._roles, self._names = roles, self._angle.list_names(roles)
        first, last = self._names[0], self._names[-1]
        value = other = angles.get(first, math.nan)
        met = self._judge(value, first, possible)
        self.failed = met is False
        if self._both:
            other = angles.get(last, math.nan)
            met = self._combine(met, self._judge(other, last, possible))
        if self._adapts:
            self._range.update(self._find_decisive(value, other))
        self.met = met
        if met is not None:
            self._inside = met
        return met

    def learn(self) -> None:
        """Let the bound follow the person's range since the last repetition, if the file allows it.

        A condition with two bounds, a zone, does not follow.
        """
        self._range.close()
        above, below, adapt = self.condition.above, self.condition.below, self.condition.adapt
        bound, share = (below, UPPER_BOUND_SHARE) if above is None else (above, LOWER_BOUND_SHARE)
        if adapt and bound is not None and (above is None or below is None):
            own = self._range.measure(share)
            self.shift_deg = 0.0 if own is None else max(-adapt, min(adapt, own - bound))

    def reset(self) -> None:
        """Reset hysteresis and range: the next pose may belong to another person."""
        self.met, self.failed, self._inside, self.shift_deg = None, False, False, 0.0
        self._range = RangeTracker()

    def _find_decisive(self, value: float, other: float) -> float:
        """Return the value that decides: of two legs the further for `either`."""
        if math.isnan(value) or math.isnan(other):
            return math.nan
        return max(value, other) if self._highest else min(value, other)

    def _judge(self, value: float, name: str, possible: Ranges) -> bool | None:
        """Return what is true of one angle; None if that is unknown."""
        above, below = self._bounds[self._inside]
        value -= self.shift_deg
        if above < value < below:
            return True
        if not math.isnan(value):
            return False
        if name not in possible:
            return None
        low, high = possible[name]
        low, high = low - self.shift_deg, high - self.shift_deg
        if above < low and high < below:
            return True
        return False if high <= above or low >= below else None

    def _combine(self, left: bool | None, right: bool | None) -> bool | None:
        """Combine the results of both legs."""
        self.failed = left is False or right is False
        decisive = self._either
        if left is decisive or right is decisive:
            return decisive
        return None if left is None or right is None else not decisive


class RangeTracker:
    """Tracks the range that a person reaches with one angle, repetition by repetition."""

    def __init__(self) -> None:
        self._low, self._high = math.inf, -math.inf
        """Extremes since the last complete repetition."""
        self._ranges: deque[tuple[float, float]] = deque(maxlen=RECENT_REPETITIONS)

    def update(self, value: float) -> None:
        """Process one instant; NaN is ignored."""
        if value < self._low:
            self._low = value
        if value > self._high:
            self._high = value

    def close(self) -> None:
        """Complete a repetition."""
        if self._low <= self._high:
            self._ranges.append((self._low, self._high))
        self._low, self._high = math.inf, -math.inf

    def measure(self, share: float) -> float | None:
        """Return the angle at this share of the usual range; None before `MIN_REPETITIONS`."""
        if len(self._ranges) < MIN_REPETITIONS:
            return None
        low = statistics.median(low for low, _ in self._ranges)
        high = statistics.median(high for _, high in self._ranges)
        return low + share * (high - low)


class ConditionGroup:
    """Evaluates several conditions that must all be true."""

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.evaluators = [ConditionEvaluator(condition) for condition in conditions]
        self.met: bool | None = None
        """The last result; True without conditions."""

    def update(
        self, angles: Mapping[str, float], roles: Roles, possible: Ranges = NO_RANGES
    ) -> bool | None:
        """Return True if all conditions are met, False if one is not, None if that is unknown."""
        met: bool | None = None if self.evaluators else True
        unknown = failed = False
        for evaluator in self.evaluators:
            verdict = evaluator.update(angles, roles, possible)
            if verdict is None:
                unknown = unknown or evaluator.needed
            elif verdict:
                met = True
            else:
                failed = True
        self.met = False if failed else None if unknown else met
        return self.met

    def learn(self) -> None:
        """Let the bounds follow the person's own range after a complete repetition."""
        for evaluator in self.evaluators:
            evaluator.learn()

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self.met = None
        for evaluator in self.evaluators:
            evaluator.reset()

    def explain(self) -> str:
        """Describe the first condition that fails or cannot be seen, in words for the user."""
        for evaluator in self.evaluators:
            if evaluator.met is False or (evaluator.met is None and evaluator.failed):
                return evaluator.condition.why or Message(
                    "{angle} is not right", angle=describe_angle(evaluator.condition.angle)
                )
        for evaluator in self.evaluators:
            if evaluator.met is None and evaluator.needed:
                return Message(
                    "{angle} is not seen well enough",
                    angle=describe_angle(evaluator.condition.angle),
                )
        return ""


def describe_angle(name: str) -> Message:
    """Return an angle in words: ``knee_flexion_front`` is "Knee flexion, front"."""
    base, word = split_angle(name)
    noun = base.replace("_", " ").capitalize()
    return Message(f"{noun}, {{side}}", side=Message(word)) if word else Message(noun)
