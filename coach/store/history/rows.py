"""Rows of the history and the entries that they hold."""

from __future__ import annotations

import sqlite3
from typing import Any

from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.range_test.result import RangeResult
from coach.store.history.entry import Entry, SideEntry, guess_begun
from coach.store.recordings.messages import is_time


def format_placeholders(count: int) -> str:
    """Return as many placeholders of SQL, separated by commas."""
    return ", ".join("?" * count)


def split_side(side: SideEntry) -> tuple[Any, ...]:
    """Return the columns of a side, without the name of the session."""
    result = side.range_result
    measured = (
        (None,) * 4
        if result is None
        else (result.peak_deg, result.uncertainty_deg, result.spread_deg, result.trials)
    )
    counted = (
        side.repetitions,
        side.clean_repetitions,
        side.holds,
        side.clean_holds,
        side.held_s,
        side.longest_s,
    )
    return (side.side or "", *counted, *measured)


def group_rows(rows: sqlite3.Cursor) -> dict[str, list[tuple[Any, ...]]]:
    """Group rows by their first column, which is left out of them."""
    gathered: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        gathered.setdefault(row[0], []).append(row[1:])
    return gathered


def make_entry(
    row: tuple[Any, ...],
    sides: list[tuple[Any, ...]],
    faults: list[tuple[Any, ...]],
    pains: list[tuple[Any, ...]],
) -> Entry:
    """Return the entry of a row and its rows of sides, faults and answers on pain.

    Raises:
        ValueError: The row is invalid.
    """
    name, exercise, started_utc, finished, *measured = row[:7]
    before, after, place, downward, begun, ended = row[7:]
    duration_s, tracked_s, norm_deg = measured
    answers = tuple(_make_pain(*pain) for pain in pains)
    if not is_time(started_utc):
        raise ValueError(f"{started_utc[:80]!r} is no time")
    made = tuple(_make_side(*side) for side in sides)
    return Entry(
        name,
        exercise,
        started_utc,
        bool(finished),
        duration_s,
        tracked_s,
        norm_deg,
        made,
        dict(faults),
        before,
        after,
        bool(downward),
        place or "",
        answers,
        guess_begun(answers, duration_s) if begun is None else bool(begun),
        ended is None or bool(ended),
    )


def _make_pain(time_s: Any, before: Any, score: Any, *more: Any) -> Pain:
    place, stopped, during = more
    return Pain(time_s, bool(before), score, place, bool(stopped), bool(during))


def _make_side(side: Any, *numbers: Any) -> SideEntry:
    repetitions, clean_repetitions, holds, clean_holds, held_s, longest_s, *measured = numbers
    result = None if None in measured else RangeResult(*measured)
    return SideEntry(
        side or None, repetitions, clean_repetitions, holds, clean_holds, held_s, longest_s, result
    )
