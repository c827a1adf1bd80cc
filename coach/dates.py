"""Days and months, to be translated where they are shown."""

from __future__ import annotations

from datetime import date
from typing import Final

from coach.message import Message, translatable

MONTHS: Final = translatable(
    (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
)
DAYS: Final = translatable(
    (
        "{day} January",
        "{day} February",
        "{day} March",
        "{day} April",
        "{day} May",
        "{day} June",
        "{day} July",
        "{day} August",
        "{day} September",
        "{day} October",
        "{day} November",
        "{day} December",
    )
)


def describe_date(day: date) -> Message:
    """Return a day with its year: ``9 February 2026``."""
    words = Message(DAYS[day.month - 1], day=day.day)
    return Message("{day} {year}", day=words, year=day.year)
