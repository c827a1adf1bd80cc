from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.store.settings.folders import recordings_folder
from coach.store.settings.profile_names import make_named_profile
from coach.store.settings.profiles import (
    VARIABLE,
    choose_profile,
    find_current_profile,
    list_profiles,
    make_profile,
)
from coach.window.settings.profile_page import ProfilePage, must_choose, name_person
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ProfilePage]:
    page = ProfilePage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def show(qtbot: QtBot, page: ProfilePage) -> None:
    """Show the page and wait for its cards."""
    page.show()
    qtbot.waitUntil(lambda: not page.reading.busy)


def test_a_digit_chooses_and_what_is_kept_is_apart(qtbot: QtBot, page: ProfilePage) -> None:
    make_profile("ada")
    before = recordings_folder()
    show(qtbot, page)
    assert [(card.title, card.current) for card in page.cards] == [
        ("Main profile", True),
        ("ada", False),
    ]
    with qtbot.waitSignal(page.chosen, check_params_cb=lambda name: name == "ada"):
        qtbot.keyClick(page, Qt.Key.Key_2)
    assert find_current_profile() == "ada"
    assert recordings_folder() != before
    page.refresh()
    qtbot.waitUntil(lambda: not page.reading.busy)
    assert [card.accessibleDescription() for card in page.cards] == ["Key: 1", "In use, Key: 2"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_chooses_by_key(qtbot: QtBot, page: ProfilePage, key: Qt.Key) -> None:
    make_profile("ada")
    show(qtbot, page)
    with qtbot.waitSignal(page.chosen):
        qtbot.keyClick(page.cards[1], key)


def test_somebody_new(qtbot: QtBot, page: ProfilePage) -> None:
    show(qtbot, page)
    qtbot.keyClicks(page.name, "default")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "There is a profile" in page.accessibleDescription())
    page.name.setText("Bob 李")
    with qtbot.waitSignal(page.chosen):
        page.make.click()
    assert find_current_profile() == "Bob_李"
    page.refresh()
    qtbot.waitUntil(lambda: [card.title for card in page.cards] == ["Main profile", "Bob 李"])
    page.set_theme(Theme(LIGHT, 1.5, 2.0))
    page.grab()


def test_one_named_for_this_start_follows_what_is_chosen(
    qtbot: QtBot, page: ProfilePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ada", "bob"):
        make_profile(name)
    assert must_choose()
    monkeypatch.setenv(VARIABLE, "ada")
    assert not must_choose()
    show(qtbot, page)
    with qtbot.waitSignal(page.chosen):
        qtbot.keyClick(page, Qt.Key.Key_3)
    assert find_current_profile() == "bob"


def test_alone_nobody_is_asked() -> None:
    assert not must_choose()
    assert name_person("default") == "Main profile"


def test_a_profile_that_is_gone_is_told_of(
    qtbot: QtBot, page: ProfilePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "gone")
    show(qtbot, page)
    assert "There is no profile 'gone'" in page.accessibleDescription()
    assert len(page.cards) == 1


def start_deletion(qtbot: QtBot, page: ProfilePage, name: str) -> None:
    """Delete by the keyboard."""
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    assert "for ever" in page.accessibleDescription()
    page.name.setText(name)  # Qt cannot type letters that are not Latin
    qtbot.keyClick(page.name, Qt.Key.Key_Return)


def test_a_profile_is_deleted_by_its_name(qtbot: QtBot, page: ProfilePage) -> None:
    made = make_named_profile("Bob 李")
    make_profile("ada")
    folder = recordings_folder(profile=made)
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("kept by somebody", encoding="utf-8")
    show(qtbot, page)
    start_deletion(qtbot, page, "bob  李")
    qtbot.waitUntil(lambda: [card.title for card in page.cards] == ["Main profile", "ada"])
    assert "Deleted: bob" in page.accessibleDescription()
    assert not page.deleting
    assert list_profiles() == ["default", "ada"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bob", "No profile is named 'bob'"),
        ("", "No profile is named ''"),
        ("Main profile", "always there"),
        ("ada", "in use"),
    ],
)
def test_what_cannot_be_deleted_is_told(
    qtbot: QtBot, page: ProfilePage, name: str, said: str
) -> None:
    for person in ("ada", "eve"):
        make_profile(person)
    choose_profile("ada")
    show(qtbot, page)
    start_deletion(qtbot, page, name)
    qtbot.waitUntil(lambda: said in page.accessibleDescription())
    assert list_profiles() == ["default", "ada", "eve"]


def test_a_deletion_is_forgotten_when_the_page_is_shown_again(
    qtbot: QtBot, page: ProfilePage
) -> None:
    make_profile("ada")
    show(qtbot, page)
    page.delete.click()
    assert (page.deleting, page.make.text()) == (True, "Delete")
    page.hide()
    show(qtbot, page)
    assert (page.deleting, page.make.text()) == (False, "Add")
