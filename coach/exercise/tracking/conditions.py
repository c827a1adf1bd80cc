"""Conditions of an exercise file, judged pose by pose. What is not measured is neither true nor false: None."""

from __future__ import annotations

import math
import statistics
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from coach.body.sides import Roles, take_apart
from coach.exercise.definition.exercise import Condition
from coach.message import Message

ENOUGH_TURNS: Final = 2
"""After so many complete repetitions a bound follows the person's own range."""
RECENT_TURNS: Final = 5
"""It follows the median of the last ones."""
LOW_SHARE: Final = 0.4
"""An upper bound (`below`) lies at this part of the person's own range..."""
HIGH_SHARE: Final = 0.6
"""...and a lower one (`above`) at this: half way, and apart by a fifth of the range, so that neither is met by trembling in between."""


class ConditionEvaluator:
    """One condition with its hysteresis: once true it stays so until the angle is `leave` beyond the bound."""

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.needed = not condition.if_seen
        """Whether the angle must be measured."""
        self.met: bool | None = None
        """The last judgement; None while the angle is not measured."""
        self._inside = False
        """The last judgement that could be made: an instant that was not measured does not cost the hysteresis."""
        self.shift_deg = 0.0
        """How far the bound has followed the person's own range, degrees; never more than the condition's `adapt`."""
        self._reach = RangeTracker()
        self._angle = take_apart(condition.angle)
        self._above = -math.inf if condition.above is None else condition.above
        self._below = math.inf if condition.below is None else condition.below

    def update(self, angles: Mapping[str, float], roles: Roles) -> bool | None:
        """Whether the condition is true of these angles; None where they do not tell."""
        slack = self.condition.leave if self._inside else 0.0
        worth = self._angle.read(roles, angles)
        if self.condition.adapt:
            self._reach.update(self._find_decisive(worth))
        self.met = met = self._combine([self._judge(value, slack) for value in worth])
        if met is not None:
            self._inside = met
        return met

    def learn(self) -> None:
        """A repetition is complete: let the bound follow the person's range since the one before, where the file allows it.

        A condition with two bounds, a zone, does not follow.
        """
        self._reach.close()
        above, below, adapt = self.condition.above, self.condition.below, self.condition.adapt
        bound, share = (below, LOW_SHARE) if above is None else (above, HIGH_SHARE)
        if adapt and bound is not None and (above is None or below is None):
            own = self._reach.measure(share)
            self.shift_deg = 0.0 if own is None else max(-adapt, min(adapt, own - bound))

    def reset(self) -> None:
        """The body was lost: what was true of it gives no hysteresis and no range to who comes next."""
        self.met, self._inside, self.shift_deg = None, False, 0.0
        self._reach = RangeTracker()

    def _find_decisive(self, worth: tuple[float, ...]) -> float:
        """The value on which the judgement hangs: of two legs the further one for `either`, the nearer one for `both`."""
        if any(map(math.isnan, worth)):
            return math.nan
        highest = (self._angle.word == "either") is (self.condition.above is not None)
        return max(worth) if highest else min(worth)

    def _judge(self, value: float, slack: float) -> bool | None:
        if math.isnan(value):
            return None
        return self._above - slack < value - self.shift_deg < self._below + slack

    def _combine(self, verdicts: list[bool | None]) -> bool | None:
        """What is true of the two legs together; of one value, what is true of it."""
        decisive = self._angle.word == "either"
        return (
            verdicts[0]
            if len(verdicts) == 1
            else decisive
            if decisive in verdicts
            else None
            if None in verdicts
            else not decisive
        )


class RangeTracker:
    """How far a person goes with one angle, repetition after repetition."""

    def __init__(self) -> None:
        self._low, self._high = math.inf, -math.inf
        """Extremes since the last complete repetition."""
        self._turns: deque[tuple[float, float]] = deque(maxlen=RECENT_TURNS)

    def update(self, value: float) -> None:
        """Take one instant; NaN is passed over."""
        if not math.isnan(value):
            self._low, self._high = min(self._low, value), max(self._high, value)

    def close(self) -> None:
        """A repetition is complete."""
        if self._low <= self._high:
            self._turns.append((self._low, self._high))
        self._low, self._high = math.inf, -math.inf

    def measure(self, share: float) -> float | None:
        """The angle at this share of the way from the usual lowest to the usual highest; None before `ENOUGH_TURNS`."""
        if len(self._turns) < ENOUGH_TURNS:
            return None
        low = statistics.median(low for low, _ in self._turns)
        high = statistics.median(high for _, high in self._turns)
        return low + share * (high - low)


class ConditionGroup:
    """Several conditions that must all be true."""

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.judges = [ConditionEvaluator(condition) for condition in conditions]
        self.met: bool | None = None
        """The last judgement; True where there is no condition."""

    def update(self, angles: Mapping[str, float], roles: Roles) -> bool | None:
        """True where all conditions are, False where one is not, None where that cannot be told."""
        verdicts = [
            verdict
            for judge in self.judges
            if (verdict := judge.update(angles, roles)) is not None or judge.needed
        ]
        self.met = (
            False
            if False in verdicts
            else None
            if None in verdicts
            else True
            if verdicts or not self.judges
            else None
        )
        return self.met

    def learn(self) -> None:
        """A repetition is complete: let bounds follow the person's own range."""
        for judge in self.judges:
            judge.learn()

    def reset(self) -> None:
        """The body was lost: start anew."""
        self.met = None
        for judge in self.judges:
            judge.reset()

    def explain(self) -> str:
        """Why it is not met, in words for the user: the first condition that fails, or what cannot be seen."""
        for judge in self.judges:
            if judge.met is False:
                return judge.condition.why or Message(
                    "{angle} is not right", angle=name_angle(judge.condition.angle)
                )
        for judge in self.judges:
            if judge.met is None and judge.needed:
                return Message(
                    "{angle} is not seen well enough", angle=name_angle(judge.condition.angle)
                )
        return ""


def name_angle(angle: str) -> Message:
    """An angle's name for people: ``knee_flexion_front`` is "Knee flexion, front"."""
    base, _, word = angle.rpartition("_")
    if word in (
        "left",
        "right",
        "front",
        "rear",
        "near",
        "far",
        "working",
        "other",
        "either",
        "both",
    ):
        return Message(f"{base.replace('_', ' ').capitalize()}, {{side}}", side=Message(word))
    return Message(angle.replace("_", " ").capitalize())
