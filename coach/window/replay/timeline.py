"""Where everything stands on a timeline: pure geometry. Times are seconds, places are shares of the width, 0 left and 1 right."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.message import translatable
from coach.window.replay.compare import Difference
from coach.window.replay.marks import COUNTED, UNSEEN, Mark
from coach.window.translation.format import format_clock_time

Lane = Literal["today", "then", "faults", "view"]
LANES: Final[tuple[Lane, ...]] = ("today", "then", "faults", "view")
NAMES: Final = translatable({"today": "Today", "then": "Then", "faults": "Faults", "view": "View"})
STEPS_S: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0)
MOST_TICKS: Final = 10


@dataclass(frozen=True, slots=True)
class Box:
    """A mark in its lane."""

    mark: Mark
    lane: Lane
    left: float
    right: float
    differs: bool = False
    """Whether the other judgement says otherwise."""


def choose_lane(mark: Mark) -> Lane:
    """The lane of a mark of today."""
    if mark.kind in COUNTED:
        return "today"
    return "view" if mark.kind in UNSEEN else "faults"


def place_marks(
    today: Sequence[Mark],
    then: Sequence[Mark],
    differences: Sequence[Difference],
    span: tuple[float, float],
) -> tuple[Box, ...]:
    """The boxes that are in sight of the span (first and last second). What was said then has a lane for what is counted alone."""
    other = {id(difference.today) for difference in differences} | {
        id(difference.then) for difference in differences
    }
    boxes = [_place(mark, choose_lane(mark), span, id(mark) in other) for mark in today]
    boxes += [
        _place(mark, "then", span, id(mark) in other) for mark in then if mark.kind in COUNTED
    ]
    gone = [
        difference.then
        for difference in differences
        if difference.today is None and difference.then is not None
    ]
    boxes += [_place(mark, "faults", span, True) for mark in gone if mark.kind == "fault"]
    return tuple(box for box in boxes if box.right > 0.0 and box.left < 1.0)


def _place(mark: Mark, lane: Lane, span: tuple[float, float], differs: bool) -> Box:
    return Box(mark, lane, find_share(mark.start_s, span), find_share(mark.end_s, span), differs)


def find_share(time_s: float, span: tuple[float, float]) -> float:
    """The place of a time; outside 0 to 1 where it is not in sight."""
    return (time_s - span[0]) / (span[1] - span[0])


def find_time(share: float, span: tuple[float, float]) -> float:
    """The time at a place."""
    return span[0] + min(max(share, 0.0), 1.0) * (span[1] - span[0])


def find_boxes(
    boxes: Sequence[Box], lane: Lane, share: float, slack: float = 0.0
) -> tuple[Box, ...]:
    """What stands in a lane at a place; slack: so near beside it counts as well, as narrow ones are hard to meet."""
    return tuple(
        box for box in boxes if box.lane == lane and box.left - slack <= share <= box.right + slack
    )


def list_ticks(span: tuple[float, float], most: int = MOST_TICKS) -> Iterator[tuple[float, str]]:
    """(place, words) of round times in sight, at most so many."""
    length = span[1] - span[0]
    step = next((step for step in STEPS_S if length / step <= most), STEPS_S[-1])
    for number in range(math.ceil(span[0] / step), math.floor(span[1] / step + 1e-9) + 1):
        yield find_share(number * step, span), format_clock_time(number * step, tenths=step < 1.0)
