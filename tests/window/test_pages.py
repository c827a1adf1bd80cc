"""The pages about what was done and what is due, in the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.store.settings.profiles import make_profile
from coach.store.settings.settings import Settings
from coach.window.home.page_links import WORDS
from coach.window.main_window import MainWindow
from coach.window.navigation import HOME_KEYS, KEYS
from coach.window.replay.page import ReplayPage
from coach.window.replay.recording import ReplayRequest
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.screenshots.page_screens import PAGE_SCREENS
from coach.window.screenshots.run_screens import SCREENS
from coach.window.shelf import Shelf
from coach.window.side_pages import MAKERS
from coach.window.theme.palette import LIGHT
from tests.store.recorded import keep
from tests.window.fakes import FakeBackend
from tests.window.replay_samples import sample_folder

pytestmark = pytest.mark.slow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    backend = FakeBackend()
    window = MainWindow(RunController(RunRequest("", "0"), backend), shelf=Shelf(backend))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    window.close()


def test_every_key_leads_to_a_page_and_none_twice() -> None:
    assert set(HOME_KEYS.values()) == set(WORDS) <= set(MAKERS)
    assert not set(HOME_KEYS) & {*KEYS, "H", "M", "C", "N", "L"}
    assert set(PAGE_SCREENS) < set(SCREENS)


@pytest.mark.parametrize(
    ("key", "page"),
    [(Qt.Key(ord(key)), page) for key, page in HOME_KEYS.items()],
    ids=HOME_KEYS.values(),
)
def test_from_home_by_key_and_back(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, page: str
) -> None:
    qtbot.keyClick(window, key)
    assert window.route.pages == ("home", page)
    window.set_palette(LIGHT, 1.4)
    window.resize(1920, 1080)
    assert window._pages[page].accessibleName()  # type: ignore[index]
    qtbot.keyClick(window._pages[page], Qt.Key.Key_Escape)  # type: ignore[index]
    assert window.route.page == "home"


def test_a_link_is_a_button_too(qtbot: QtBot, window: MainWindow) -> None:
    assert window.past.links is not None
    window.past.links.buttons["history"].click()
    assert window.route.page == "history"


def test_a_recording_is_chosen_and_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    keep()
    qtbot.keyClick(window, Qt.Key.Key_R)
    page = window._pages["recordings"]
    qtbot.waitUntil(lambda: bool(page.rows))  # type: ignore[attr-defined]
    qtbot.keyClick(page.list, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert window.route.pages == ("home", "recordings", "replay")


def test_an_opened_replay_goes_home(qtbot: QtBot, window: MainWindow) -> None:
    window.past.open_replay(ReplayRequest(sample_folder("lunge")))
    page = window._pages["replay"]
    assert isinstance(page, ReplayPage)
    qtbot.waitUntil(lambda: page.loader.recording is not None)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.route.pages == ("home",)


def test_at_the_start_a_recording_that_was_cut_off_is_offered(
    qtbot: QtBot, window: MainWindow
) -> None:
    keep(finished=False)
    window.past.begin(Settings())
    notices = window.past.notices
    assert notices is not None
    qtbot.waitUntil(lambda: notices.shown is not None)
    assert window.route.page == "home"
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert window.route.page == "recordings"
    assert notices.shown is None


def test_at_the_start_who_it_is_is_asked_where_there_are_several(
    qtbot: QtBot, window: MainWindow
) -> None:
    make_profile("ada")
    window.past.begin(Settings())
    assert window.route.page == "profiles"
    qtbot.keyClick(window._pages["profiles"], Qt.Key.Key_2)
    assert window.route.page == "home"
    assert window.past.links is not None
    assert window.past.links.buttons["profiles"].toolTip() == "ada"


def test_alone_nobody_is_named_at_home(window: MainWindow) -> None:
    assert window.past.links is not None
    button = window.past.links.buttons["profiles"]
    assert (button.toolTip(), button.accessibleName()) == ("Profiles", "Profiles")
    make_profile("ada")
    window.past.name_person()
    assert (button.toolTip(), button.accessibleName()) == (
        "Main profile",
        "Who is exercising? Main profile",
    )


def test_a_camera_that_is_chosen_in_the_settings_is_used_next(window: MainWindow) -> None:
    window.open_page("settings")
    page = window._pages["settings"]
    page.preview_requested.emit("1")  # type: ignore[attr-defined]
    assert window._controller.state.request.source == "1"
    page.preview_requested.emit("")  # type: ignore[attr-defined]
    assert window._controller.state.request.source == "0"
    page.back_requested.emit()  # type: ignore[attr-defined]


def test_a_reminder_without_a_tray_stands_at_home(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QSystemTrayIcon

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    window.past.begin(Settings(sitting_reminder_minutes=30))
    assert window.past.sitting is not None
    window.past.sitting.remind()
    assert window.past.notices is not None
    assert window.past.notices.shown is not None
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert window.past.notices.shown is None
