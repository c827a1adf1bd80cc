"""The calendar of a history."""

from __future__ import annotations

import datetime as dt

from coach.store.history.trends import Day
from coach.window.history.calendar import lay_out, list_months
from tests.window.history.entries import TODAY


def test_the_calendar_ends_today_and_fills_what_was_done() -> None:
    days = [
        Day(TODAY - dt.timedelta(days=1), 2, ("Lunge",), 300.0),
        Day(TODAY - dt.timedelta(days=500), 1, ("Lunge",), 300.0),
    ]
    cells = lay_out(days, TODAY, weeks=4)
    assert (cells[0].weekday, cells[0].week) == (0, 0)
    assert (cells[-1].day, cells[-1].today, cells[-1].share) == (TODAY, True, 0.0)
    assert [(cell.words, round(cell.share, 3)) for cell in cells if cell.share] == [
        ("1 March: 5 minutes, Lunge", 0.675)
    ]
    assert list_months(cells) == ((0, "February"), (3, "March"))
