"""The days of the last weeks as a grid with a column for each week. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coach.message import join_label
from coach.store.history.trends import Day
from coach.window.translation.dates import format_day, name_month
from coach.window.translation.translate import ntr, tr

WEEKS: Final = 16
FULL_S: Final = 600.0
"""Exercise time at which a day has its full colour, in seconds."""
MIN_SHARE: Final = 0.35
"""Minimum strength of the colour of a day with a session, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in the grid."""

    day: dt.date
    week: int
    """Column; 0 is the oldest."""
    weekday: int
    """Row; 0 is Monday."""
    share: float
    """Strength of the colour: 0 if nothing was done, to 1."""
    words: str
    today: bool = False


def lay_out(days: Iterable[Day], today: dt.date, weeks: int = WEEKS) -> tuple[Cell, ...]:
    """Return the days of the last weeks, including the current week, up to today."""
    done = {day.day: day for day in days}
    first = today - dt.timedelta(days=today.weekday() + 7 * (weeks - 1))
    cells = []
    for offset in range((today - first).days + 1):
        day = first + dt.timedelta(days=offset)
        entry = done.get(day)
        share = (
            0.0
            if entry is None
            else min(1.0, MIN_SHARE + (1 - MIN_SHARE) * entry.tracked_s / FULL_S)
        )
        cells.append(Cell(day, offset // 7, offset % 7, share, describe(day, entry), day == today))
    return tuple(cells)


def describe(day: dt.date, entry: Day | None) -> str:
    """Describe a day."""
    name = format_day(day)
    if entry is None:
        return tr(join_label(name, tr("nothing")))
    minutes = max(1, round(entry.tracked_s / 60))
    duration = ntr("{n} minute", "{n} minutes", minutes)
    return tr(join_label(name, ", ".join([duration, *map(tr, entry.exercises)])))


def list_months(cells: Iterable[Cell]) -> tuple[tuple[int, str], ...]:
    """Return (column, name of the month) for the first column and wherever a month begins."""
    names: dict[int, str] = {}
    last = 0
    for cell in cells:
        if cell.day.month != last and (cell.weekday == 0 or cell.week == 0):
            last = cell.day.month
            names[cell.week] = name_month(cell.day)
    columns = sorted(names)
    return tuple(
        (column, names[column])
        for index, column in enumerate(columns)
        if index + 1 == len(columns) or columns[index + 1] > column + 1
    )
