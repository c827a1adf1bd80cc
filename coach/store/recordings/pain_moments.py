"""Finds out when the answers on pain of a recording were given."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from coach.exercise.tracking.events import Event, ExerciseDone, Pain


def find_pains(events: Sequence[Event], *, begun: bool) -> list[Pain]:
    """Return the answers on pain with what was said during the exercise.

    That follows from their place and time, also in recordings of earlier versions. If nothing but
    the answer was recorded, it says so itself.

    Args:
        events: All that were recorded, in order.
        begun: Whether the exercise was begun.
    """
    end = next((each for each in enumerate(events) if isinstance(each[1], ExerciseDone)), None)
    return [
        dataclasses.replace(event, during=not event.before and _is_early(event, number, end, begun))
        for number, event in enumerate(events)
        if isinstance(event, Pain)
    ]


def _is_early(pain: Pain, number: int, end: tuple[int, Event] | None, begun: bool) -> bool:
    """Return True if an answer was given before the end of the exercise.

    Args:
        pain: The answer.
        number: Its place among all events.
        end: Place and event of the end; None if the exercise was cut off or not begun.
        begun: Whether the exercise was begun.
    """
    if end is None:
        return begun or pain.during
    return number < end[0] and (pain.stopped or pain.time_s < end[1].time_s)
