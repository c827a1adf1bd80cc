"""The days of each month, to be translated where they are shown."""

from __future__ import annotations

from typing import Final

from coach.message import translatable

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
