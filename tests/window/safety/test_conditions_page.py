"""Conditions are asked for by keys, and can be declined."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.settings.person import PersonSettings
from coach.window.safety.conditions_page import ConditionsPage
from coach.window.safety.conditions_text import QUESTIONS, change_answer, describe_answer
from coach.window.safety.person import PersonStorage, Update
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import FakeBackend

HIP = PersonSettings(hip_replacement_left="unknown")


class StoredPerson(FakeBackend):
    """Keeps every stored person."""

    def __init__(self, person: PersonSettings) -> None:
        super().__init__()
        self.person = person
        self.stored: list[PersonSettings] = []
        self.refused = ""

    def update_person(self, update: Update, profile: str | None = None) -> PersonSettings:
        if self.refused:
            raise CoachError(self.refused, "Free some space.")
        self.stored.append(super().update_person(update, profile))
        return self.person


OpenPage = Callable[[PersonSettings], tuple[ConditionsPage, StoredPerson]]


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[OpenPage]:
    storages: list[PersonStorage] = []

    def make(person: PersonSettings) -> tuple[ConditionsPage, StoredPerson]:
        backend = StoredPerson(person)
        storages.append(PersonStorage(backend))
        page = ConditionsPage(Theme(DARK), storages[-1])
        page.resize(1280, 720)
        qtbot.addWidget(page)
        with qtbot.waitSignal(storages[-1].loaded):
            page.show()
        return page, backend

    yield make
    for storage in storages:
        storage.close()


KEYS = [
    pytest.param([Qt.Key.Key_Return], PersonSettings(asked=True, answered=True), id="nothing"),
    pytest.param(
        [Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Return],
        PersonSettings(asked=True, answered=True, hip_replacement_left="posterior"),
        id="left hip, from behind",
    ),
    pytest.param(
        [Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_8, Qt.Key.Key_Enter],
        PersonSettings(
            asked=True,
            answered=True,
            hip_replacement_right="unknown",
            conditions=("osteoporosis", "recent_surgery"),
        ),
        id="several",
    ),
    pytest.param(
        [Qt.Key.Key_3, Qt.Key.Key_3, Qt.Key.Key_Return],
        PersonSettings(asked=True, answered=True),
        id="taken back",
    ),
    pytest.param([Qt.Key.Key_4, Qt.Key.Key_N], PersonSettings(asked=True), id="rather not say"),
    pytest.param(
        [Qt.Key.Key_0, Qt.Key.Key_9, Qt.Key.Key_Return],
        PersonSettings(
            asked=True,
            answered=True,
            conditions=("hip_flexor_strain", "stenosis_or_spondylolisthesis"),
        ),
        id="nine and zero are the last rows",
    ),
    pytest.param(
        [Qt.Key.Key_Q, Qt.Key.Key_Return],
        PersonSettings(asked=True, answered=True),
        id="no such row",
    ),
]


@pytest.mark.parametrize(("keys", "stored"), KEYS)
def test_conditions_by_keys(
    qtbot: QtBot, open_page: OpenPage, keys: list[Qt.Key], stored: PersonSettings
) -> None:
    page, backend = open_page(PersonSettings())
    with qtbot.waitSignal(page.back_requested):
        for key in keys:
            qtbot.keyClick(page, key)
    assert backend.stored == [stored]


def test_answers_keep_what_else_the_file_says(qtbot: QtBot, open_page: OpenPage) -> None:
    page, backend = open_page(PersonSettings())
    backend.person = PersonSettings(norm_hip_flexion_deg=105, allowed=("lunge",))
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_4)
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert backend.stored == [
        backend.person.model_copy(update={"asked": True, "conditions": ("osteoporosis",)})
    ]


def test_an_answer_is_not_overwritten_by_a_file_that_is_read_late(open_page: OpenPage) -> None:
    page, _ = open_page(PersonSettings())
    page.change("osteoporosis")
    page._storage.show(HIP)
    assert page.person == PersonSettings(conditions=("osteoporosis",))


def test_escape_changes_nothing(qtbot: QtBot, open_page: OpenPage) -> None:
    page, backend = open_page(HIP)
    qtbot.keyClick(page, Qt.Key.Key_3)
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert backend.stored == []


def test_the_stored_answers_are_shown(open_page: OpenPage) -> None:
    page, _ = open_page(HIP)
    assert {question: row.words for question, row in page.answers.items()} == {
        **dict.fromkeys(QUESTIONS, "No"),
        "hip_replacement_left": "Yes",
    }
    assert page.answers["hip_replacement_left"].state == "done"
    page.set_theme(Theme(DARK, text=2.0))


def test_what_holds_for_every_replaced_hip_is_told_while_the_answer_is_yes(
    open_page: OpenPage,
) -> None:
    page, _ = open_page(PersonSettings())
    assert not page.hip_hint.isVisible()
    page.change("hip_replacement_right")
    assert page.hip_hint.isVisible()
    assert "90 degrees" in page.hip_hint.text()
    page.change("osteoporosis")
    assert page.hip_hint.isVisible()
    while page.person.hip_replacement_right:
        page.change("hip_replacement_right")
    assert not page.hip_hint.isVisible()


def test_an_answer_that_cannot_be_stored_is_told(qtbot: QtBot, open_page: OpenPage) -> None:
    page, backend = open_page(PersonSettings())
    backend.refused = "The disk is full."
    with (
        qtbot.assertNotEmitted(page.back_requested),
        qtbot.waitSignal(page._storage.failed),
    ):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert "The disk is full." in page.accessibleDescription()


def test_a_drive_that_does_not_answer_is_told(open_page: OpenPage) -> None:
    page, _ = open_page(PersonSettings())
    page._storage.silent.emit()
    assert page.accessibleDescription() == "The drive does not answer: person.toml"


def test_the_answers_of_a_hip_go_round() -> None:
    person = PersonSettings()
    words = []
    for _ in range(4):
        person = change_answer(person, "hip_replacement_left")
        words.append(describe_answer(person, "hip_replacement_left"))
    assert words == [
        "Yes",
        "Yes, from the back (posterior approach)",
        "Yes, from the front (anterior approach)",
        "No",
    ]


def test_every_question_is_on_the_screen_before_the_answers_are_stored(
    qtbot: QtBot, open_page: OpenPage
) -> None:
    page, backend = open_page(PersonSettings())
    page.resize(1280, 300)
    last = tuple(page.answers.values())[-1]
    qtbot.waitUntil(lambda: last.visibleRegion().isEmpty())
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert not last.visibleRegion().isEmpty()
    assert not backend.stored
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert backend.stored
