"""The geometry of the timeline. Pure: times are in seconds, positions are shares of the width."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.message import translatable
from coach.window.replay.compare import Difference
from coach.window.replay.marks import COUNTED, UNSEEN, TimelineMark
from coach.window.translation.format import format_clock_time

TimelineLane = Literal["today", "then", "faults", "view"]
LANES: Final[tuple[TimelineLane, ...]] = ("today", "then", "faults", "view")
NAMES: Final = translatable({"today": "Today", "then": "Then", "faults": "Faults", "view": "View"})
STEPS_S: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0)
MAX_TICKS: Final = 10


@dataclass(frozen=True, slots=True)
class TimelineBox:
    """A mark in its lane, from `left` to `right`."""

    mark: TimelineMark
    lane: TimelineLane
    left: float
    right: float
    differs: bool = False
    """True if it differs between recording and evaluation."""


def choose_lane(mark: TimelineMark) -> TimelineLane:
    """Return the lane of a mark of today's evaluation."""
    if mark.kind in COUNTED:
        return "today"
    return "view" if mark.kind in UNSEEN else "faults"


def place_marks(
    today: Sequence[TimelineMark],
    then: Sequence[TimelineMark],
    differences: Sequence[Difference],
    span: tuple[float, float],
) -> tuple[TimelineBox, ...]:
    """Return the boxes that are visible in a span of seconds.

    The lane of the recording only has counted marks; its faults that are gone are in the lane of
    faults.
    """
    different = {id(difference.today) for difference in differences} | {
        id(difference.then) for difference in differences
    }
    boxes = [_make_box(mark, choose_lane(mark), span, id(mark) in different) for mark in today]
    boxes += [
        _make_box(mark, "then", span, id(mark) in different)
        for mark in then
        if mark.kind in COUNTED
    ]
    gone = [
        difference.then
        for difference in differences
        if difference.today is None and difference.then is not None
    ]
    boxes += [_make_box(mark, "faults", span, True) for mark in gone if mark.kind == "fault"]
    return tuple(box for box in boxes if box.right > 0.0 and box.left < 1.0)


def _make_box(
    mark: TimelineMark, lane: TimelineLane, span: tuple[float, float], differs: bool
) -> TimelineBox:
    return TimelineBox(
        mark, lane, find_share(mark.start_s, span), find_share(mark.end_s, span), differs
    )


def find_share(time_s: float, span: tuple[float, float]) -> float:
    """Return the position of a time; outside 0 to 1 if it is not visible."""
    return (time_s - span[0]) / (span[1] - span[0])


def find_time(share: float, span: tuple[float, float]) -> float:
    """Return the time at a position, clipped to the span."""
    return span[0] + min(max(share, 0.0), 1.0) * (span[1] - span[0])


def find_boxes(
    boxes: Sequence[TimelineBox], lane: TimelineLane, share: float, tolerance: float = 0.0
) -> tuple[TimelineBox, ...]:
    """Return the boxes of a lane at a position.

    Args:
        tolerance: Maximum distance of a box, as narrow ones are hard to hit.
    """
    return tuple(
        box
        for box in boxes
        if box.lane == lane and box.left - tolerance <= share <= box.right + tolerance
    )


def list_ticks(
    span: tuple[float, float], max_ticks: int = MAX_TICKS
) -> Iterator[tuple[float, str]]:
    """Yield (position, text) of round times that are visible."""
    length = span[1] - span[0]
    step = next((step for step in STEPS_S if length / step <= max_ticks), STEPS_S[-1])
    for number in range(math.ceil(span[0] / step), math.floor(span[1] / step + 1e-9) + 1):
        yield find_share(number * step, span), format_clock_time(number * step, tenths=step < 1.0)
