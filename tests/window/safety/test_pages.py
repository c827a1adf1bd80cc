"""The pain page and the page of red flags."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.pain_places import PLACES
from coach.translation import load_translations
from coach.window.safety.conditions_text import BACK
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_text import (
    GENTLE,
    LESS,
    MOVED,
    NOTED,
    STRONG,
    UNCOMPARED,
    WORSE,
    EarlierPain,
    give_advice,
    must_stop,
)
from coach.window.safety.red_flags import SECTIONS, TITLE
from coach.window.safety.red_flags_page import RedFlagsPage, choose_colour
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from tests.window.theme.colours import compute_contrast

ANSWERS = [
    pytest.param(None, None, "", False, id="rather not say"),
    pytest.param(0, None, NOTED, False, id="none"),
    pytest.param(3, None, GENTLE, False, id="some"),
    pytest.param(4, None, LESS, False, id="less from 4"),
    pytest.param(5, None, LESS, False, id="less up to 5"),
    pytest.param(6, None, STRONG, True, id="strong from 6"),
    pytest.param(6, 6, STRONG, True, id="after: still strong"),
    pytest.param(3, 2, NOTED, False, id="after: about the same"),
    pytest.param(4, 3, LESS, False, id="after: less from 4"),
    pytest.param(5, 3, WORSE, True, id="after: worse"),
]


@pytest.mark.parametrize(("answer", "before", "advice", "stop"), ANSWERS)
def test_advice(answer: int | None, before: int | None, advice: str, stop: bool) -> None:
    earlier = None if before is None else EarlierPain(before)
    said = give_advice(answer, "", earlier), must_stop(answer, "", earlier)
    assert said == (advice, stop)


UNSAID = EarlierPain(None)
IN_LEG = [
    pytest.param(3, None, GENTLE, False, id="the first answer of the day"),
    pytest.param(5, None, LESS, False, id="the first answer of the day, 5"),
    pytest.param(1, UNSAID, UNCOMPARED, True, id="rather not say before"),
    pytest.param(4, UNSAID, UNCOMPARED, True, id="rather not say before, 4"),
    pytest.param(0, UNSAID, NOTED, False, id="none"),
    pytest.param(6, UNSAID, STRONG, True, id="strong"),
    pytest.param(2, EarlierPain(2), UNCOMPARED, True, id="place skipped before"),
    pytest.param(3, EarlierPain(2), MOVED, True, id="place skipped before, stronger"),
    pytest.param(1, EarlierPain(0), MOVED, True, id="no pain before"),
    pytest.param(1, EarlierPain(3, "back"), MOVED, True, id="moved from the back"),
    pytest.param(3, EarlierPain(3, "lower_leg"), NOTED, False, id="as before"),
    pytest.param(4, EarlierPain(3, "lower_leg"), MOVED, True, id="stronger"),
]


@pytest.mark.parametrize(("answer", "earlier", "advice", "stop"), IN_LEG)
def test_pain_below_the_knee_stops_unless_it_is_known_and_no_stronger(
    answer: int, earlier: EarlierPain | None, advice: str, stop: bool
) -> None:
    said = give_advice(answer, "lower_leg", earlier), must_stop(answer, "lower_leg", earlier)
    assert said == (advice, stop)


KEYS = [
    pytest.param([Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_4], [(4, "lower_leg")], id="digit"),
    pytest.param(
        [
            Qt.Key.Key_9,
            Qt.Key.Key_Right,
            Qt.Key.Key_Right,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
        ],
        [(10, "")],
        id="arrow to 10, no place",
    ),
    pytest.param([Qt.Key.Key_0, Qt.Key.Key_Left, Qt.Key.Key_Return], [(0, "")], id="arrow at 0"),
    pytest.param([Qt.Key.Key_Return], [], id="nothing chosen yet"),
    pytest.param([Qt.Key.Key_3, Qt.Key.Key_Escape], [(None, "")], id="rather not say"),
]


@pytest.mark.parametrize(("keys", "answers"), KEYS)
def test_pain_by_keys(
    qtbot: QtBot, keys: list[Qt.Key], answers: list[tuple[int | None, str]]
) -> None:
    page = PainPage(Theme(DARK))
    qtbot.addWidget(page)
    scores: list[tuple[int | None, str]] = []
    page.answered.connect(lambda *given: scores.append(given))
    for key in keys:
        qtbot.keyClick(page, key)
    assert scores == answers


@pytest.mark.parametrize("value", [0, 1, 3])
def test_nothing_is_noted_before_it_is_taken(qtbot: QtBot, value: int) -> None:
    page = PainPage(Theme(DARK))
    qtbot.addWidget(page)
    page.ask(before=False, earlier=EarlierPain(3))
    page.show()
    page.choose(value)
    assert "Noted." not in [label.text() for label in page.findChildren(QLabel)]


def test_the_page_shows_every_red_flag_and_enter_goes_back(qtbot: QtBot) -> None:
    page = RedFlagsPage(Theme(LIGHT))
    qtbot.addWidget(page)
    shown = {label.text() for label in page.findChildren(QLabel)}
    assert {text for section in SECTIONS for text in (section.title, *section.points)} <= shown
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Return)


def test_no_cure_is_promised() -> None:
    promises = [
        text
        for text in [
            TITLE,
            *(text for section in SECTIONS for text in (section.title, *section.points)),
        ]
        if re.search(r"\b(cures?|heals?)\b", text, re.IGNORECASE)
    ]
    assert promises == [
        "It measures and coaches. It does not examine you, and it promises no cure."
    ]


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_headings_have_enough_contrast(palette: Any) -> None:
    assert all(
        compute_contrast(choose_colour(section.urgency, palette), palette.card) >= 4.5
        for section in SECTIONS
    )
    assert compute_contrast(palette.text, palette.track) >= 4.5


def test_the_back_is_a_part_of_the_body_and_not_the_way_back() -> None:
    assert PLACES["back"] != BACK
    assert load_translations("de").translate(PLACES["back"]) == "Rücken"
