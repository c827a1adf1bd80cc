"""The bounds of a condition in words."""

from __future__ import annotations

from coach.exercise.definition.fields import Condition
from coach.message import Message


def describe_bounds(condition: Condition) -> Message:
    """Describe the bounds of a condition: ``above -30``, ``between 80 and 110``."""
    if condition.above is not None and condition.below is not None:
        return Message("between {low:g} and {high:g}", low=condition.above, high=condition.below)
    return (
        Message("above {bound:g}", bound=condition.above)
        if condition.above is not None
        else Message("below {bound:g}", bound=condition.below)
    )
