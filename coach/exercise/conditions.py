"""Conditions of an exercise file, judged pose by pose. What is not measured is neither true nor false: None."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from coach.body.sides import Roles, values
from coach.exercise.definition import Condition


class Judge:
    """One condition with its hysteresis: once true it stays so until the angle is `leave` beyond the bound."""

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.met: bool | None = None
        """The last judgement; None while the angle is not measured."""
        self._inside = False
        """The last judgement that could be made: an instant that was not measured does not cost the hysteresis."""

    def watch(self, angles: Mapping[str, float], roles: Roles) -> bool | None:
        """Whether the condition is true of these angles; None where they do not tell."""
        slack = self.condition.leave if self._inside else 0.0
        verdicts = [self._judge(value, slack) for value in values(self.condition.angle, roles, angles)]
        if self.condition.angle.endswith("_either"):
            self.met = True if True in verdicts else None if None in verdicts else False
        else:
            self.met = False if False in verdicts else None if None in verdicts else True
        self._inside = self._inside if self.met is None else self.met
        return self.met

    def forget(self) -> None:
        """The body was lost: what was true of it gives no hysteresis to who comes next."""
        self.met, self._inside = None, False

    def _judge(self, value: float, slack: float) -> bool | None:
        if math.isnan(value):
            return None
        above, below = self.condition.above, self.condition.below
        return (above is None or value > above - slack) and (below is None or value < below + slack)


class Jury:
    """Several conditions that must all be true."""

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.judges = [Judge(condition) for condition in conditions]
        self.met: bool | None = None
        """The last judgement; True where there is no condition."""

    def watch(self, angles: Mapping[str, float], roles: Roles) -> bool | None:
        """True where all conditions are, False where one is not, None where that cannot be told."""
        verdicts = [judge.watch(angles, roles) for judge in self.judges]
        self.met = False if False in verdicts else None if None in verdicts else True
        return self.met

    def forget(self) -> None:
        """The body was lost: start anew."""
        self.met = None
        for judge in self.judges:
            judge.forget()

    def explain(self) -> str:
        """Why it is not met, in words for the user: the first condition that fails, or what cannot be seen."""
        for judge in self.judges:
            if judge.met is False:
                return judge.condition.why or f"{name_angle(judge.condition.angle)} is not right"
        for judge in self.judges:
            if judge.met is None:
                return f"{name_angle(judge.condition.angle)} is not seen well enough"
        return ""


def name_angle(angle: str) -> str:
    """An angle's name for people: ``knee_flexion_front`` is "Knee flexion, front"."""
    base, _, word = angle.rpartition("_")
    if word in ("left", "right", "front", "rear", "near", "far", "working", "other", "either", "both"):
        return f"{base.replace('_', ' ').capitalize()}, {word}"
    return angle.replace("_", " ").capitalize()
