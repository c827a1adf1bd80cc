"""The history page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.history.entry import SideEntry
from coach.window.history.page import HistoryPage
from coach.window.history.reader import HistoryData
from coach.window.screenshots.samples import make_sample_history
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from tests.window.history.entries import TODAY, entry


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[HistoryPage]:
    page = HistoryPage(Theme(DARK), lambda: make_sample_history(TODAY), lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def test_every_card_describes_what_it_shows(qtbot: QtBot, page: HistoryPage) -> None:
    page.show()
    qtbot.waitUntil(lambda: bool(page.history.entries) and page.range._plot is not None)
    assert page.range.accessibleDescription().startswith("Left: 112°")
    assert page.pain.accessibleDescription().startswith("2 March: 1 before, 0 after.")
    assert (
        page.days.accessibleDescription() == "6 of the last 7 days, 35 days in the last 16 weeks."
    )
    assert all(card.isVisibleTo(page) and card.accessibleDescription() for card in page.cards)
    assert page.range.chooser is not None
    page.set_theme(Theme(LIGHT, 1.5, 2.0))
    page._choose_exercise("lunge")
    assert page.amount.accessibleDescription() == "Repetitions each day"


def test_without_entries_the_page_says_what_to_do(qtbot: QtBot) -> None:
    page = HistoryPage(Theme(DARK), HistoryData, lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.reading.finished):
        pass
    assert page.accessibleDescription().startswith("Nothing done yet. Do an exercise")
    assert not any(card.isVisibleTo(page) for card in page.cards)
    page.stop_tasks()


def test_without_a_test_the_card_names_one(page: HistoryPage) -> None:
    page.show_history(HistoryData((entry(0, exercise="lunge", sides=(SideEntry("left", 10, 9),)),)))
    assert page.range.accessibleDescription().startswith("No result yet. Do the hip flexion test")
    assert page.range.chooser is not None
    assert page.range.chooser.isHidden()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 recording cannot be read and is not counted: see Recordings."),
        (2, "2 recordings cannot be read and are not counted: see Recordings."),
    ],
)
def test_recordings_that_cannot_be_read_are_told(page: HistoryPage, count: int, words: str) -> None:
    page.show_history(HistoryData((entry(0),), unreadable=("broken",) * count))
    assert words in page.accessibleDescription()


def test_an_error_is_shown(qtbot: QtBot) -> None:
    def fail() -> HistoryData:
        raise CoachError("The index is of a newer coach.", "Update coach.")

    page = HistoryPage(Theme(DARK), fail, lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.reading.failed):
        pass
    assert page.accessibleDescription() == "The index is of a newer coach.\nUpdate coach."
    page.stop_tasks()
