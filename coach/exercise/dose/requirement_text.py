"""The dose of an exercise in words: "3 x 30 s", "2 x 8 each side", "10 minutes"."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from coach.exercise.definition.programme import Item
from coach.exercise.dose.requirements import Requirement
from coach.message import Message

MIN_MINUTES: Final = 2.0
"""Time from which it is given in minutes."""


def format_requirement(requirement: Requirement) -> Message:
    """Describe how much of an exercise is required each time."""
    amount = _format_amount(requirement)
    if len(requirement.sides) == 2:
        return Message("{amount} each side", amount=amount)
    if requirement.only_side == "left":
        return Message("{amount} left side", amount=amount)
    if requirement.only_side == "right":
        return Message("{amount} right side", amount=amount)
    return amount


def format_minutes(minutes: float) -> Message:
    """Describe the time of a guided exercise to half a minute, below two minutes in seconds."""
    if minutes < MIN_MINUTES:
        return Message("{hold_s:g} s", hold_s=max(1, round(minutes * 60.0)))
    halves = math.floor(minutes * 2.0 + 0.5)
    if halves % 2:
        return Message("{amount:g} minutes", amount=halves / 2)
    return Message("{n} minute", plural="{n} minutes", n=halves // 2)


def list_pain_limits(item: Item) -> Iterator[Message]:
    """Yield on which pain answers an item of a programme depends; nothing if on none."""
    if item.if_pain_at_most is not None:
        yield Message("if pain is at most {score}", score=item.if_pain_at_most)
    if item.if_pain_above is not None:
        yield Message("if pain is above {score}, or not answered", score=item.if_pain_above)


def _format_amount(requirement: Requirement) -> Message:
    sets, repetitions, hold_s = requirement.sets, requirement.repetitions, requirement.hold_s
    if requirement.unit == "tests":
        return Message("one test")
    if requirement.unit == "minutes":
        return format_minutes(requirement.amount)
    if hold_s is None:
        if sets == 1:
            return Message("{n} repetition", plural="{n} repetitions", n=repetitions)
        return Message("{sets} x {repetitions}", sets=sets, repetitions=repetitions)
    if sets > 1 and repetitions > 1:
        return Message(
            "{sets} x {repetitions} x {hold_s:g} s",
            sets=sets,
            repetitions=repetitions,
            hold_s=hold_s,
        )
    if sets * repetitions > 1:
        return Message("{count} x {hold_s:g} s", count=sets * repetitions, hold_s=hold_s)
    return Message("{hold_s:g} s", hold_s=hold_s)
