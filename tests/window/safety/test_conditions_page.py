"""Conditions are asked for by keys, and can be declined."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.settings.person import PersonSettings
from coach.window.safety.conditions_page import ConditionsPage
from coach.window.safety.conditions_text import QUESTIONS, change_answer, describe_answer
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme

HIP = PersonSettings(hip_replacement_left="unknown")


def open_page(qtbot: QtBot, person: PersonSettings) -> tuple[ConditionsPage, list[PersonSettings]]:
    saved: list[PersonSettings] = []
    page = ConditionsPage(Theme(DARK), lambda: person, saved.append)
    qtbot.addWidget(page)
    page.show()
    return page, saved


KEYS = [
    pytest.param([Qt.Key.Key_Return], PersonSettings(asked=True), id="nothing"),
    pytest.param(
        [Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Return],
        PersonSettings(asked=True, hip_replacement_left="posterior"),
        id="left hip, from behind",
    ),
    pytest.param(
        [Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_8, Qt.Key.Key_Enter],
        PersonSettings(
            asked=True,
            hip_replacement_right="unknown",
            conditions=("osteoporosis", "recent_surgery"),
        ),
        id="several",
    ),
    pytest.param(
        [Qt.Key.Key_3, Qt.Key.Key_3, Qt.Key.Key_Return], PersonSettings(asked=True), id="taken back"
    ),
    pytest.param([Qt.Key.Key_4, Qt.Key.Key_N], PersonSettings(asked=True), id="rather not say"),
    pytest.param([Qt.Key.Key_9, Qt.Key.Key_Return], PersonSettings(asked=True), id="no such row"),
]


@pytest.mark.parametrize(("keys", "stored"), KEYS)
def test_conditions_by_keys(qtbot: QtBot, keys: list[Qt.Key], stored: PersonSettings) -> None:
    page, saved = open_page(qtbot, PersonSettings())
    for key in keys:
        qtbot.keyClick(page, key)
    assert saved == [stored]


def test_escape_changes_nothing(qtbot: QtBot) -> None:
    page, saved = open_page(qtbot, HIP)
    qtbot.keyClick(page, Qt.Key.Key_3)
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert saved == []


def test_the_stored_answers_are_shown(qtbot: QtBot) -> None:
    page, _ = open_page(qtbot, HIP)
    assert {question: row.detail for question, row in page.answers.items()} == {
        **dict.fromkeys(QUESTIONS, "No"),
        "hip_replacement_left": "Yes",
    }
    assert page.answers["hip_replacement_left"].state == "done"
    page.set_theme(Theme(DARK, text=2.0))


def test_an_answer_that_cannot_be_stored_is_told(qtbot: QtBot) -> None:
    def refuse(_: PersonSettings) -> None:
        raise CoachError("The disk is full.", "Free some space.")

    page = ConditionsPage(Theme(DARK), PersonSettings, refuse)
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert "The disk is full." in page.accessibleDescription()


def test_the_answers_of_a_hip_go_round() -> None:
    person = PersonSettings()
    words = []
    for _ in range(4):
        person = change_answer(person, "hip_replacement_left")
        words.append(describe_answer(person, "hip_replacement_left"))
    assert words == ["Yes", "Yes, operated from behind", "Yes, operated from the front", "No"]
