"""Days for people, in the language of the window, whatever the system's locale says."""

from __future__ import annotations

import datetime as dt
from typing import Final

from coach.dates import DAYS, MONTHS, describe_date
from coach.message import translatable
from coach.window.translation.translate import tr

SHORT_DAYS: Final = translatable(
    (
        "{day} Jan",
        "{day} Feb",
        "{day} Mar",
        "{day} Apr",
        "{day} May",
        "{day} Jun",
        "{day} Jul",
        "{day} Aug",
        "{day} Sep",
        "{day} Oct",
        "{day} Nov",
        "{day} Dec",
    )
)


def name_month(day: dt.date) -> str:
    """Name a month: ``February``."""
    return tr(MONTHS[day.month - 1])


def format_day(day: dt.date) -> str:
    """Format a day: ``9 February``."""
    return tr(DAYS[day.month - 1], day=day.day)


def format_short_day(day: dt.date) -> str:
    """Format a day in short: ``9 Feb``."""
    return tr(SHORT_DAYS[day.month - 1], day=day.day)


def format_date(day: dt.date) -> str:
    """Format a day with its year: ``9 February 2026``."""
    return tr(describe_date(day))


def format_date_time(utc: str) -> str:
    """Format an ISO 8601 time in local time, ``9 February 2026, 18:05``; another text stays."""
    try:
        began = dt.datetime.fromisoformat(utc)
    except ValueError:
        return utc
    local = (began if began.tzinfo else began.replace(tzinfo=dt.UTC)).astimezone()
    return f"{format_date(local)}, {local:%H:%M}"
