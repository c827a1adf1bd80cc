"""What tests of the page on which a prescription is made share."""

from __future__ import annotations

import datetime as dt

from coach.window.prescription.author_page import AuthorPage

DAY = dt.date(2026, 3, 1)


def choose(page: AuthorPage, name: str) -> None:
    assert page.draft is not None
    page.list.setCurrentRow([row.name for row in page.draft.rows].index(name))
