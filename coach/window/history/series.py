"""The plotted data of the history as numbers. Pure. Days are seconds since 1970."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import SIDES
from coach.store.history.trends import FormPoint, PainPoint, RangeProgress, SidesPoint
from coach.window.history.text import find_change_band

DAY_S: Final = 86400.0
MIN_DAYS: Final = 14.0
"""Minimum number of visible days."""
STEP: Final = 10.0
"""Limits of plots in degrees are multiples of this."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values over days."""

    name: Literal["left", "right", "both", "before", "after"]
    days: tuple[float, ...]
    values: tuple[float, ...]
    errors: tuple[float, ...] = ()
    """Half-width of the interval of each value; empty if there is none."""
    bars: bool = False


@dataclass(frozen=True, slots=True)
class ValueBand:
    """A range of values with a meaning."""

    low: float
    high: float
    colour: Literal["good", "info", "caution", "quiet"] = "good"
    filled: bool = True


def list_range(
    progresses: Sequence[RangeProgress],
) -> tuple[tuple[Series, ...], tuple[ValueBand, ...]]:
    """Return the results of each side, the band of the norm, and each side's band of no change."""
    series: list[Series] = []
    bands: list[ValueBand] = []
    for progress in progresses:
        if progress.points:
            days = tuple(point.began.timestamp() for point in progress.points)
            peaks = tuple(point.result.peak_deg for point in progress.points)
            series.append(
                Series(
                    progress.side,
                    days,
                    peaks,
                    tuple(point.result.uncertainty_deg for point in progress.points),
                )
            )
            bands = bands or [ValueBand(*progress.band_deg)]
            unchanged = find_change_band(progress)
            if unchanged is not None and len(peaks) > 1:
                bands.append(
                    ValueBand(
                        *unchanged, "info" if progress.side == "left" else "caution", filled=False
                    )
                )
    return tuple(series), tuple(bands)


def list_differences(
    points: Sequence[SidesPoint],
) -> tuple[tuple[Series, ...], tuple[ValueBand, ...]]:
    """Return left minus right in each session, and the band in which no difference can be told."""
    if not points:
        return (), ()
    needed = points[-1].compared.needed_deg
    days = tuple(point.began.timestamp() for point in points)
    return (Series("both", days, tuple(point.compared.difference_deg for point in points)),), (
        ValueBand(-needed, needed, "quiet"),
    )


def list_amounts(points: Sequence[FormPoint]) -> tuple[Series, ...]:
    """Return the seconds held each day, or the repetitions if nothing was held, as bars."""
    held = any(point.held_s for point in points)
    return _sum(points, lambda point: point.held_s if held else float(point.repetitions), bars=True)


def list_form(points: Sequence[FormPoint]) -> tuple[Series, ...]:
    """Return the share in good form of each session, 0 to 100, for each side."""
    return tuple(_list_form(points))


def _list_form(points: Sequence[FormPoint]) -> Iterator[Series]:
    for side in (*SIDES, None):
        known = [point for point in points if point.side == side and point.form is not None]
        if known:
            shares = tuple(100.0 * (point.form or 0.0) for point in known)
            yield Series(side or "both", tuple(point.began.timestamp() for point in known), shares)


def _sum(
    points: Sequence[FormPoint], measure: Callable[[FormPoint], float], *, bars: bool
) -> tuple[Series, ...]:
    sums: dict[float, float] = {}
    for point in points:
        day = dt.datetime.combine(point.began.date(), dt.time(12), point.began.tzinfo).timestamp()
        sums[day] = sums.get(day, 0.0) + measure(point)
    return (Series("both", tuple(sums), tuple(sums.values()), bars=bars),) if sums else ()


def list_pain(points: Sequence[PainPoint]) -> tuple[Series, ...]:
    """Return the pain before and after, 0 to 10."""
    series = []
    for name in ("before", "after"):
        known = [
            (point.began.timestamp(), float(getattr(point, name)))
            for point in points
            if getattr(point, name) is not None
        ]
        if known:
            series.append(
                Series(name, tuple(day for day, _ in known), tuple(value for _, value in known))
            )
    return tuple(series)


def choose_range(
    series: Sequence[Series], limits: Sequence[float], floor: float | None
) -> tuple[float, float]:
    """Return the lowest and highest visible value, for all values with errors and limits nearby."""
    values = [
        bound
        for each in series
        for value, error in _pair(each)
        for bound in (value - error, value + error)
    ]
    values += [
        limit for limit in limits if not values or min(values) - 60.0 <= limit <= max(values) + 60.0
    ]
    if not values:
        return 0.0, 1.0
    low, high = (min(values) if floor is None else floor), max(values)
    step = STEP if high - low > 25 else 5.0 if high - low > 12 else 1.0
    low = math.floor((low - 0.2 * step) / step) * step if floor is None else floor
    high = math.ceil((high + 0.2 * step) / step) * step
    return low, high if high > low else low + step


def _pair(one: Series) -> Iterator[tuple[float, float]]:
    yield from zip(one.values, one.errors or (0.0,) * len(one.values), strict=True)


def choose_days(series: Sequence[Series]) -> tuple[float, float]:
    """Return the first and last visible second: all days, at least `MIN_DAYS`, with margins."""
    days = [day for each in series for day in each.days]
    if not days:
        return 0.0, MIN_DAYS * DAY_S
    first, last = min(days), max(days)
    missing = max(0.0, MIN_DAYS * DAY_S - (last - first))
    return first - missing / 2 - 0.7 * DAY_S, last + missing / 2 + 0.7 * DAY_S
