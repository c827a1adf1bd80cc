"""The geometry of the goniometer: positions of all its marks. Pure: no Qt, no colours.

A degree of the body is a degree on the scale, from the low end on the left over the top to the high
end on the right. Only a range wider than half a turn is compressed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import SIDES, Side

PixelPoint = tuple[float, float]

RANGES: Final = ((0.0, 180.0), (-90.0, 90.0))
"""Ranges that are drawn without compression, the usual one first, in degrees."""
STEP: Final = 30.0
"""Distance of the labels, in degrees."""
TICK: Final = 10.0
ARC_STEP: Final = 2.0
"""Maximum distance of the points of an arc, in degrees."""
RING: Final = (0.8, 1.0)
"""Inner and outer edge of the ring, as shares of the radius."""
LANES: Final[Mapping[Side, tuple[float, float]]] = {"left": (0.91, 0.985), "right": (0.815, 0.89)}
"""Inner and outer edge of the lane of each side, as shares of the radius. Lanes do not overlap."""
NORM_RIM: Final = (1.015, 1.05)
"""Edges of the band of the norm, which nothing covers, as shares of the radius."""
LABEL_AT: Final = 0.75
"""Outer edge of the labels of the scale, as a share of the radius."""
NORM_LABEL_AT: Final = 1.07
"""Inner edge of the label of the norm, as a share of the radius."""
NEEDLE: Final = (0.0, 0.78)
"""Start and end of a needle, as shares of the radius."""


@dataclass(frozen=True, slots=True)
class Protractor:
    """A half circle in a widget, in pixels, and the angles at its ends, in degrees."""

    middle: PixelPoint
    radius: float
    low: float = 0.0
    high: float = 180.0

    def find_share(self, degrees: float) -> float:
        """Return the position of an angle, clipped: 0 at the left end, 1 at the right end."""
        return min(1.0, max(0.0, (degrees - self.low) / (self.high - self.low)))

    def place(self, degrees: float, share: float) -> PixelPoint:
        """Return the point at an angle and a share of the radius."""
        direction = math.pi * (1.0 - self.find_share(degrees))
        return self.middle[0] + share * self.radius * math.cos(direction), self.middle[
            1
        ] - share * self.radius * math.sin(direction)

    def draw_band(
        self, start: float, end: float, edges: tuple[float, float]
    ) -> tuple[PixelPoint, ...]:
        """Return the outline of a ring segment between two angles; empty if it is off the scale."""
        start, end = max(min(start, end), self.low), min(max(start, end), self.high)
        if start >= end:
            return ()
        count = max(2, math.ceil((end - start) / ARC_STEP) + 1)
        degrees = [start + (end - start) * index / (count - 1) for index in range(count)]
        outer = [self.place(degree, edges[1]) for degree in degrees]
        inner = [self.place(degree, edges[0]) for degree in reversed(degrees)]
        return (*outer, *inner)

    def draw_needle(self, degrees: float) -> tuple[PixelPoint, PixelPoint]:
        """Return the start and end point of a needle."""
        return self.place(degrees, NEEDLE[0]), self.place(degrees, NEEDLE[1])

    def place_text(
        self, degrees: float, share: float, size: tuple[float, float], *, outside: bool
    ) -> PixelPoint:
        """Return the centre of a text that touches a circle from outside or inside.

        Args:
            share: Radius of the circle, as a share of the radius.
            size: Width and height of the text, in pixels.
        """
        direction = math.pi * (1.0 - self.find_share(degrees))
        x, y = self.place(degrees, share)
        along, up = math.cos(direction), math.sin(direction)
        reach = (abs(along) * size[0] + abs(up) * size[1]) / 2 * (1.0 if outside else -1.0)
        return x + reach * along, y - reach * up

    def list_ticks(self) -> tuple[float, ...]:
        """Return the angles of the tick marks, in degrees."""
        return tuple(_list_multiples(self.low, self.high, TICK))

    def list_labels(self) -> tuple[float, ...]:
        """Return the angles of the labels, in degrees."""
        return tuple(_list_multiples(self.low, self.high, STEP))


def choose_range(values: Iterable[float]) -> tuple[float, float]:
    """Return the ends of a scale that holds these values; NaN does not count."""
    known = [value for value in values if math.isfinite(value)]
    for low, high in RANGES:
        if all(low <= value <= high for value in known):
            return low, high
    return math.floor(min(known) / STEP) * STEP, math.ceil(max(known) / STEP) * STEP


def fit_protractor(
    width: float, height: float, label: float, below: float, values: Iterable[float]
) -> Protractor:
    """Return the largest half circle that fits with its labels.

    Args:
        label: Height of a line of text, in pixels.
        below: Height to leave free below, in pixels.
    """
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
    """The values of one side, in degrees."""

    side: Side
    trials: tuple[float, ...] = ()
    """Credited trials in order."""
    result: float | None = None
    uncertainty: float = 0.0
    earlier: tuple[float, ...] = ()
    """Results of earlier days, oldest first."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A segment of a lane: the result with its uncertainty."""

    side: Side
    outline: tuple[PixelPoint, ...]


@dataclass(frozen=True, slots=True)
class ResultDot:
    """A trial, or a result of an earlier day."""

    side: Side
    kind: Literal["trial", "earlier"]
    at: PixelPoint
    faint: float
    """Age, 0 to 1; 0 is the newest."""


@dataclass(frozen=True, slots=True)
class Needle:
    """A line from the centre to a result, or to the current angle if `side` is None."""

    side: Side | None
    start: PixelPoint
    end: PixelPoint


@dataclass(frozen=True, slots=True)
class GoniometerDrawing:
    """Everything on the goniometer, from back to front."""

    ring: tuple[PixelPoint, ...]
    norm: tuple[PixelPoint, ...]
    sectors: tuple[Sector, ...]
    dots: tuple[ResultDot, ...]
    needles: tuple[Needle, ...]


def draw_goniometer(
    protractor: Protractor, zone: tuple[float, float], sides: Iterable[SideMarks], now: float | None
) -> GoniometerDrawing:
    """Return everything on the goniometer.

    Args:
        zone: The band of the norm, in degrees; open ends are infinite.
        now: The current angle in degrees; None or NaN if there is none.
    """
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
