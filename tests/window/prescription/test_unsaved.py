"""No way out of the page loses a prescription that was not saved without a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from pytestqt.qtbot import QtBot

from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.window.main_window import MainWindow
from coach.window.navigation import PageName, Route
from coach.window.open_pages import open_author
from coach.window.prescription.author_page import AuthorPage
from coach.window.prescription.page import PrescriptionPage
from coach.window.widgets.page import Page
from tests.window.plain_window import open_window
from tests.window.prescription.author import DAY, choose


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with open_window(qtbot, DAY) as window:
        yield window


def begin(qtbot: QtBot, window: MainWindow) -> AuthorPage:
    """Begin a prescription with an exercise, a dose and a name."""
    window.navigator.open("clinic")
    page = window.navigator.find("prescribe")
    assert isinstance(page, AuthorPage)
    with qtbot.waitSignal(page.reading.finished):
        open_author(window.context, "")
    choose(page, "bridge")
    page.toggle()
    page.form.fields["patient"].setText("Ada")
    page.form.fields["weeks"].setText("6")
    return page


def press(key: Qt.Key) -> Callable[[QtBot, MainWindow], None]:
    def do(qtbot: QtBot, window: MainWindow) -> None:
        qtbot.keyClick(window, key)

    return do


def close(_: QtBot, window: MainWindow) -> None:
    window.close()


WAYS = [
    pytest.param(press(Qt.Key.Key_H), "home", id="home"),
    pytest.param(press(Qt.Key.Key_Escape), "clinic", id="back"),
    pytest.param(lambda _, window: window.navigator.open("clinic"), "clinic", id="earlier page"),
    pytest.param(close, None, id="close"),
]


@pytest.mark.parametrize(("leave", "shown"), WAYS)
@pytest.mark.parametrize("over", [False, True], ids=["", "with the help over it"])
def test_what_is_not_saved_is_lost_only_on_a_second_try(
    qtbot: QtBot,
    window: MainWindow,
    leave: Callable[[QtBot, MainWindow], None],
    shown: str | None,
    over: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QCloseEvent, "spontaneous", lambda _: True)  # as of the window's frame
    page = begin(qtbot, window)
    if over and leave is not WAYS[1].values[0]:
        window.navigator.open("help")
    leave(qtbot, window)
    assert (window.navigator.route.page, window.isVisible()) == ("prescribe", True)
    assert "This is not saved" in page.accessibleDescription()
    assert page.form.fields["patient"].text() == "Ada"
    leave(qtbot, window)
    if shown is None:
        assert not window.isVisible()
    else:
        assert window.navigator.route.page == shown


def test_the_end_of_the_program_asks_nothing(qtbot: QtBot, window: MainWindow) -> None:
    begin(qtbot, window)
    window.close()
    assert not window.isVisible()


def test_pages_over_it_lose_nothing(qtbot: QtBot, window: MainWindow) -> None:
    page = begin(qtbot, window)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F1):
        qtbot.keyClick(window, key)
        assert window.navigator.route.page != "prescribe"
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert window.navigator.route.page == "prescribe"
    assert page.form.fields["patient"].text() == "Ada"


def test_one_that_was_left_by_a_run_is_shown_before_the_next(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = begin(qtbot, window)
    window.navigator.follow(Route())  # as after a run
    open_author(window.context, "")
    assert page.form.fields["patient"].text() == "Ada"
    assert "This is not saved" in page.accessibleDescription()
    with qtbot.waitSignal(page.reading.finished):
        open_author(window.context, "")
    assert page.form.fields["patient"].text() == ""


def change_language(qtbot: QtBot, window: MainWindow, name: PageName) -> Page:
    before = window.navigator.pages[name]
    window.navigator.open("settings")
    with qtbot.waitSignal(window.context.settings.saved):
        window.context.settings.change(language="de")
    qtbot.waitUntil(lambda: window.navigator.pages.get(name) not in (before, None))
    page = window.navigator.pages[name]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.navigator.route.page == name
    return page


def test_another_language_keeps_what_is_not_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before = begin(qtbot, window)
    assert before.draft is not None
    page = change_language(qtbot, window, "prescribe")
    assert isinstance(page, AuthorPage)
    assert page.draft is not None
    assert page.draft.rows == before.draft.rows
    assert page.current is not None
    assert page.current.name == "bridge"
    assert page.form.fields["patient"].text() == "Ada"
    assert page.form.fields["weeks"].text() == "6"
    qtbot.waitUntil(lambda: page.form.base.count() > 2)
    assert not page.may_leave()
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(tmp_path / "ada.coach")
    assert page.may_leave()


def test_another_language_shows_the_same_prescription(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    made = build_prescription(make_head(DAY, patient="Ada"), choose_exercises(["bridge"], "", ""))
    (tmp_path / "ada.coach").write_bytes(made.content)
    window.open_files([tmp_path / "ada.coach"])
    page = change_language(qtbot, window, "prescription")
    assert isinstance(page, PrescriptionPage)
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.view is not None
    assert page.view.path == tmp_path / "ada.coach"
