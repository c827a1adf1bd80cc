"""The page on which a prescription is made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.window.prescription.author_page import AuthorPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.prescription.author import DAY


@pytest.fixture(name="page")
def author_page(qtbot: QtBot) -> Iterator[AuthorPage]:
    page = AuthorPage(Theme(DARK), today=lambda: DAY)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    yield page
    page.stop_tasks()
