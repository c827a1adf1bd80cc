"""The goniometer's dial as pure geometry: where every mark stands. No Qt, no colour.

An angle of the body is drawn as it is: a degree on the dial is a degree, from its low end on the left over the top to its high end on the
right. Only a range wider than half a turn is pressed together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import SIDES, Side

Point = tuple[float, float]

RANGES: Final = ((0.0, 180.0), (-90.0, 90.0))
"""The ranges of a dial on which a degree is a degree, the usual one first; degrees."""
STEP: Final = 30.0
"""A label stands at every multiple of this, degrees."""
TICK: Final = 10.0
ARC_STEP: Final = 2.0
"""A curve has a point at least every so many degrees."""
RING: Final = (0.8, 1.0)
"""Inner and outer edge of the ring, of the radius."""
LANES: Final[Mapping[Side, tuple[float, float]]] = {"left": (0.91, 0.985), "right": (0.815, 0.89)}
"""Each side has its own lane of the ring, so that one never covers the other; of the radius."""
NORM_RIM: Final = (1.015, 1.05)
"""The norm is a band outside of the ring, seen whatever the lanes hold; of the radius."""
LABEL_AT: Final = 0.75
"""The outer edge of the scale's labels, of the radius."""
NORM_LABEL_AT: Final = 1.07
"""The inner edge of the norm's label, of the radius."""
NEEDLE: Final = (0.0, 0.78)
"""Where a needle begins and ends, of the radius."""


@dataclass(frozen=True, slots=True)
class Protractor:
    """A half circle in a widget, pixels, and the angles at its ends, degrees."""

    middle: Point
    radius: float
    low: float = 0.0
    high: float = 180.0

    def find_share(self, degrees: float) -> float:
        """Where an angle lies, as share of the half circle: 0 at the left end, 1 at the right one; beyond the ends it stays there."""
        return min(1.0, max(0.0, (degrees - self.low) / (self.high - self.low)))

    def place(self, degrees: float, share: float) -> Point:
        """The point at an angle, so far from the middle (share of the radius)."""
        direction = math.pi * (1.0 - self.find_share(degrees))
        return self.middle[0] + share * self.radius * math.cos(direction), self.middle[
            1
        ] - share * self.radius * math.sin(direction)

    def draw_band(self, start: float, end: float, edges: tuple[float, float]) -> tuple[Point, ...]:
        """The outline of a piece of the ring between two angles; empty where nothing of it is on the dial."""
        start, end = max(min(start, end), self.low), min(max(start, end), self.high)
        if start >= end:
            return ()
        count = max(2, math.ceil((end - start) / ARC_STEP) + 1)
        degrees = [start + (end - start) * index / (count - 1) for index in range(count)]
        outer = [self.place(degree, edges[1]) for degree in degrees]
        inner = [self.place(degree, edges[0]) for degree in reversed(degrees)]
        return (*outer, *inner)

    def draw_needle(self, degrees: float) -> tuple[Point, Point]:
        """Where a needle begins and ends."""
        return self.place(degrees, NEEDLE[0]), self.place(degrees, NEEDLE[1])

    def place_text(
        self, degrees: float, share: float, size: tuple[float, float], *, outside: bool
    ) -> Point:
        """The middle of a text (width, height in pixels) that touches a circle (share of the radius) from outside or from inside."""
        direction = math.pi * (1.0 - self.find_share(degrees))
        x, y = self.place(degrees, share)
        along, up = math.cos(direction), math.sin(direction)
        reach = (abs(along) * size[0] + abs(up) * size[1]) / 2 * (1.0 if outside else -1.0)
        return x + reach * along, y - reach * up

    def list_ticks(self) -> tuple[float, ...]:
        """The angles that have a small line."""
        return tuple(_list_multiples(self.low, self.high, TICK))

    def list_labels(self) -> tuple[float, ...]:
        """The angles that are written."""
        return tuple(_list_multiples(self.low, self.high, STEP))


def choose_range(values: Iterable[float]) -> tuple[float, float]:
    """The angles at the ends of a dial that holds all these; values that are not measured do not count."""
    known = [value for value in values if math.isfinite(value)]
    for low, high in RANGES:
        if all(low <= value <= high for value in known):
            return low, high
    return math.floor(min(known) / STEP) * STEP, math.ceil(max(known) / STEP) * STEP


def fit_protractor(
    width: float, height: float, label: float, below: float, values: Iterable[float]
) -> Protractor:
    """The largest dial that fits with its labels. label: height of a line of text; below: what is kept free under it, pixels."""
    low, high = choose_range(values)
    above = 1.5 * label
    radius = max(
        1.0, min((width / 2 - label) / NORM_RIM[1], (height - above - below) / NORM_LABEL_AT)
    )
    used = radius * NORM_LABEL_AT + above + below
    return Protractor(
        (width / 2, (height - used) / 2 + above + radius * NORM_LABEL_AT), radius, low, high
    )


@dataclass(frozen=True, slots=True)
class SideMarks:
    """What the dial shows of one side, degrees."""

    side: Side
    trials: tuple[float, ...] = ()
    """Credited trials in order."""
    result: float | None = None
    uncertainty: float = 0.0
    earlier: tuple[float, ...] = ()
    """Results of earlier days, oldest first."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A piece of a lane: the result with its uncertainty."""

    side: Side
    outline: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ResultDot:
    """A trial, or a result of an earlier day."""

    side: Side
    kind: Literal["trial", "earlier"]
    at: Point
    faint: float
    """0 to 1: how far it lies back; the newest is the clearest."""


@dataclass(frozen=True, slots=True)
class Needle:
    """From the middle to a result, or to what is measured now (side None)."""

    side: Side | None
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class GoniometerDrawing:
    """All that stands on the dial, what lies behind first."""

    ring: tuple[Point, ...]
    norm: tuple[Point, ...]
    sectors: tuple[Sector, ...]
    dots: tuple[ResultDot, ...]
    needles: tuple[Needle, ...]


def draw_goniometer(
    protractor: Protractor, zone: tuple[float, float], sides: Iterable[SideMarks], now: float | None
) -> GoniometerDrawing:
    """Everything on the dial. zone: the band of the norm, degrees, open ends infinite. now: what is measured in this instant, if it is."""
    marks = {mark.side: mark for mark in sides}
    shown = [marks[side] for side in SIDES if side in marks]
    sectors = tuple(
        Sector(
            mark.side,
            protractor.draw_band(
                mark.result - mark.uncertainty, mark.result + mark.uncertainty, LANES[mark.side]
            ),
        )
        for mark in shown
        if mark.result is not None
    )
    dots = tuple(dot for mark in shown for dot in _draw_dots(protractor, mark))
    needles = [
        Needle(mark.side, *protractor.draw_needle(mark.result))
        for mark in shown
        if mark.result is not None
    ]
    if now is not None and math.isfinite(now):
        needles.append(Needle(None, *protractor.draw_needle(now)))
    return GoniometerDrawing(
        protractor.draw_band(protractor.low, protractor.high, RING),
        protractor.draw_band(*zone, NORM_RIM),
        sectors,
        dots,
        tuple(needles),
    )


def _draw_dots(protractor: Protractor, mark: SideMarks) -> Iterator[ResultDot]:
    middle = sum(LANES[mark.side]) / 2
    for index, value in enumerate(mark.earlier):
        yield ResultDot(
            mark.side,
            "earlier",
            protractor.place(value, middle),
            1.0 - (index + 1) / len(mark.earlier),
        )
    for value in mark.trials:
        yield ResultDot(mark.side, "trial", protractor.place(value, middle), 0.0)


def _list_multiples(low: float, high: float, step: float) -> Iterator[float]:
    for number in range(math.ceil(low / step), math.floor(high / step) + 1):
        yield number * step
