"""The days of the last weeks as a grid, a column a week: pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coach.store.history.trends import Day
from coach.window.translation.dates import format_day, name_month
from coach.window.translation.translate import ntr, tr

WEEKS: Final = 16
FULL_S: Final = 600.0
"""A day on which so much was done is painted fully, seconds."""
LEAST: Final = 0.35
"""So strongly a day is painted on which anything was done at all."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One day."""

    day: dt.date
    week: int
    """Column, 0 is the oldest."""
    weekday: int
    """Row, 0 is Monday."""
    share: float
    """0 nothing was done, to 1: as much as is shown."""
    words: str
    today: bool = False


def lay_out(days: Iterable[Day], today: dt.date, weeks: int = WEEKS) -> tuple[Cell, ...]:
    """The days of the last so many weeks, this one included; none after today."""
    done = {day.day: day for day in days}
    first = today - dt.timedelta(days=today.weekday() + 7 * (weeks - 1))
    cells = []
    for passed in range((today - first).days + 1):
        day = first + dt.timedelta(days=passed)
        found = done.get(day)
        share = 0.0 if found is None else min(1.0, LEAST + (1 - LEAST) * found.tracked_s / FULL_S)
        cells.append(Cell(day, passed // 7, passed % 7, share, describe(day, found), day == today))
    return tuple(cells)


def describe(day: dt.date, found: Day | None) -> str:
    """A day in words."""
    name = format_day(day)
    if found is None:
        return f"{name}: {tr('nothing')}"
    minutes = max(1, round(found.tracked_s / 60))
    spent = ntr("{n} minute", "{n} minutes", minutes)
    return f"{name}: {spent}, {', '.join(map(tr, found.exercises))}"


def list_months(cells: Iterable[Cell]) -> tuple[tuple[int, str], ...]:
    """(column, name of the month) where a month begins, and at the first column."""
    found: dict[int, str] = {}
    last = 0
    for cell in cells:
        if cell.day.month != last and (cell.weekday == 0 or cell.week == 0):
            last = cell.day.month
            found[cell.week] = name_month(cell.day)
    columns = sorted(found)
    return tuple(
        (column, found[column])
        for index, column in enumerate(columns)
        if index + 1 == len(columns) or columns[index + 1] > column + 1
    )
