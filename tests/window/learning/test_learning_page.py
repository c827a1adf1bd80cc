"""The learning page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from coach.store.files.locations import assets_folder
from coach.window.learning.page import LearningPage
from coach.window.learning.text import LESSONS, Lesson
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme


@pytest.fixture
def page(qtbot: QtBot) -> LearningPage:
    page = LearningPage(Theme(DARK, 1.0))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.drawing)
def test_each_lesson_has_a_drawing_and_a_source(lesson: Lesson) -> None:
    path = assets_folder() / "drawings" / f"{lesson.drawing}.svg"
    assert QSvgRenderer(str(path)).isValid()
    assert lesson.source
    assert all(len(text) <= 260 for text in lesson.paragraphs)


def test_space_reads_every_lesson_in_turn(page: LearningPage, qtbot: QtBot) -> None:
    read: list[str] = []
    page.reading_requested.connect(read.append)
    for _ in LESSONS:
        qtbot.keyClick(page, Qt.Key.Key_Space)
    assert [text.split(".")[0] for text in read] == [lesson.title for lesson in LESSONS]
    assert all(part in read[0] for part in LESSONS[0].paragraphs)


def test_reads_the_lesson_that_is_in_view(page: LearningPage, qtbot: QtBot) -> None:
    page._area.verticalScrollBar().setValue(page.cards[2].y() + 5)
    with qtbot.waitSignal(page.reading_requested) as asked:
        page.read.click()
    assert asked.args is not None
    assert asked.args[0].startswith(LESSONS[2].title)


def test_stops_reading_when_it_is_left(page: LearningPage, qtbot: QtBot) -> None:
    page.read_next()
    with qtbot.waitSignal(page.reading_ended):
        page.hide()
    with qtbot.assertNotEmitted(page.reading_ended):
        page.show()
        page.hide()
