"""What tests of the page on which a prescription is made share."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from coach.window.prescription.author_page import AuthorPage

DAY = dt.date(2026, 3, 1)


def choose(page: AuthorPage, name: str) -> None:
    assert page.draft is not None
    page.list.setCurrentRow([row.name for row in page.draft.rows].index(name))


def begin_with_programme(qtbot: QtBot, page: AuthorPage) -> None:
    """Begin a new prescription with a programme of several routines."""
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.form.base.setCurrentIndex(page.form.base.findData("hip-flexors-4-weeks"))
    with qtbot.waitSignal(page.reading.finished):
        page.form.base.activated.emit(page.form.base.currentIndex())
