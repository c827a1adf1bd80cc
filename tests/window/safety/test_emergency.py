"""The emergency number by country, and where it is shown and spoken."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach.window.safety.emergency import (
    _COUNTRIES,
    NUMBERS,
    describe_emergency,
    find_emergency_number,
)
from coach.window.safety.red_flags_page import RedFlagsPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme

CASES = [
    ("DE", "", "112"),
    ("fr", "", "112"),
    ("US", "", "911"),
    ("CA", "", "911"),
    ("GB", "", "999"),
    ("AU", "", "000"),
    ("NZ", "", "111"),
    ("JP", "", "119"),
    ("CN", "", "120"),
    ("PE", "", "106"),
    ("DO", "", "911"),
    ("IN", "", "112"),
    ("BR", "", "192"),
    ("AR", "", "107"),
    ("CL", "", "131"),
    ("CO", "", "123"),
    ("DE", " 144 ", "144"),
    ("", "", ""),
    ("ZZ", "", ""),
]


@pytest.mark.parametrize(("country", "chosen", "number"), CASES)
def test_number(country: str, chosen: str, number: str) -> None:
    assert find_emergency_number(country, chosen) == number


def test_table_has_country_codes_and_digits() -> None:
    assert all(len(country) == 2 and country.isupper() for country in NUMBERS)
    assert all(number.isdigit() for number in NUMBERS.values())
    listed = [country for countries in _COUNTRIES.values() for country in countries.split()]
    assert len(listed) == len(NUMBERS), "a country stands twice"


def test_unknown_number_is_not_invented() -> None:
    assert describe_emergency("") == "In an emergency, call the emergency number."


def test_number_is_shown_and_spoken_whenever_the_page_is_shown(qtbot: QtBot) -> None:
    numbers = iter(["112", "112", "911"])
    page = RedFlagsPage(Theme(DARK), lambda: next(numbers))
    qtbot.addWidget(page)
    spoken: list[str] = []
    page.reading_requested.connect(spoken.append)
    page.on_shown()
    page.on_shown()
    assert spoken == ["In an emergency, call 112.", "In an emergency, call 911."]
    assert page.emergency.text() == spoken[-1]
