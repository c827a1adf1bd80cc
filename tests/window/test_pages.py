"""The pages about what was done and what is due, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.store.settings.profiles import make_profile
from coach.store.settings.settings import Settings
from coach.window.app import welcome
from coach.window.exercises import ExerciseList
from coach.window.home.break_reminder import BreakReminder
from coach.window.home.page_links import LINKS
from coach.window.main_window import MainWindow
from coach.window.navigation import PageName
from coach.window.pages import PAGES
from coach.window.replay.page import ReplayPage
from coach.window.replay.recording import ReplayRequest
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.screenshots.page_screens import PAGE_SCREENS
from coach.window.screenshots.run_screens import SCREENS
from coach.window.settings.camera_preview import CameraPreview
from coach.window.settings.profile_page import must_choose
from coach.window.theme.palette import LIGHT
from tests.store.recorded import keep
from tests.window.fakes import FakeBackend
from tests.window.replay.samples import sample_folder

pytestmark = pytest.mark.slow

HOME_PAGES = {
    spec.keys[0]: spec.name for spec in PAGES if spec.keys and not spec.keys_work_everywhere
}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    backend = FakeBackend()
    window = MainWindow(
        RunController(RunRequest("", "0"), backend), exercises=ExerciseList(backend)
    )
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    window.close()


def test_every_key_leads_to_a_page_and_none_twice() -> None:
    keys = [key for spec in PAGES for key in spec.keys]
    assert len(keys) == len({*keys, "H", "M", "C", "N", "L", "T"}) - 6
    assert set(HOME_PAGES.values()) == set(LINKS)
    assert set(PAGE_SCREENS) < set(SCREENS)


def test_every_page_is_in_the_table_once() -> None:
    assert sorted(spec.name for spec in PAGES) == sorted(get_args(PageName))


@pytest.mark.parametrize(
    ("key", "page"),
    [(Qt.Key(ord(key)), page) for key, page in HOME_PAGES.items()],
    ids=HOME_PAGES.values(),
)
def test_from_home_by_key_and_back(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, page: str
) -> None:
    qtbot.keyClick(window, key)
    assert window.navigator.route.pages == ("home", page)
    window.set_palette(LIGHT, 1.4)
    window.resize(1920, 1080)
    assert window.navigator.pages[page].accessibleName()  # type: ignore[index]
    qtbot.keyClick(window.navigator.pages[page], Qt.Key.Key_Escape)  # type: ignore[index]
    assert window.navigator.route.page == "home"


def test_a_link_is_a_button_too(qtbot: QtBot, window: MainWindow) -> None:
    window.home.links.buttons["history"].click()
    assert window.navigator.route.page == "history"


def test_a_recording_is_chosen_and_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    keep()
    qtbot.keyClick(window, Qt.Key.Key_R)
    page = window.navigator.pages["recordings"]
    qtbot.waitUntil(lambda: bool(page.rows))  # type: ignore[attr-defined]
    qtbot.keyClick(page.list, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    opened = ("home", "recordings", "replay")
    qtbot.waitUntil(lambda: window.navigator.route.pages == opened)


def test_an_opened_replay_goes_home(qtbot: QtBot, window: MainWindow) -> None:
    window.show_recording(ReplayRequest(sample_folder("lunge")))
    page = window.navigator.pages["replay"]
    assert isinstance(page, ReplayPage)
    qtbot.waitUntil(lambda: page.loader.recording is not None)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.navigator.route.pages == ("home",)


def test_at_the_start_a_recording_that_was_cut_off_is_offered(
    qtbot: QtBot, window: MainWindow
) -> None:
    keep(finished=False)
    welcome(window, Settings())
    notices = window.home.notices
    qtbot.waitUntil(lambda: notices.shown is not None)
    assert window.navigator.route.page == "home"
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert window.navigator.route.page == "recordings"
    assert notices.shown is None


def test_at_the_start_who_it_is_is_asked_where_there_are_several(
    qtbot: QtBot, window: MainWindow
) -> None:
    make_profile("ada")
    welcome(window, Settings(), asks_profile=must_choose())
    assert window.navigator.route.page == "profiles"
    page = window.navigator.pages["profiles"]
    qtbot.waitUntil(lambda: len(page.cards) > 1)  # type: ignore[attr-defined]
    qtbot.keyClick(window.navigator.pages["profiles"], Qt.Key.Key_2)
    qtbot.waitUntil(lambda: window.navigator.route.page == "home")
    qtbot.waitUntil(lambda: window.home.links.buttons["profiles"].toolTip() == "ada")


def test_alone_nobody_is_named_at_home(qtbot: QtBot, window: MainWindow) -> None:
    button = window.home.links.buttons["profiles"]
    assert (button.toolTip(), button.accessibleName()) == ("Profiles", "Profiles")
    make_profile("ada")
    window.home.on_shown()
    qtbot.waitUntil(lambda: button.toolTip() == "Main profile")
    assert button.accessibleName() == "Who is exercising? Main profile"


def test_a_camera_that_is_chosen_in_the_settings_is_used_next(window: MainWindow) -> None:
    window.navigator.open("settings")
    page = window.navigator.pages["settings"]
    page.preview_requested.emit("1")  # type: ignore[attr-defined]
    assert window.context.runs.state.request.source == "1"
    page.preview_requested.emit("")  # type: ignore[attr-defined]
    assert window.context.runs.state.request.source == "0"
    page.back_requested.emit()  # type: ignore[attr-defined]


def test_the_preview_of_the_camera_ends_with_any_other_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.navigator.open("settings")
    page = window.navigator.pages["settings"]
    page.preview_requested.emit("1")  # type: ignore[attr-defined]
    preview = page.findChild(CameraPreview)
    assert preview is not None
    window.navigator.open("red_flags")
    assert not preview.running


def test_a_reminder_without_a_tray_stands_at_home(qtbot: QtBot, window: MainWindow) -> None:
    welcome(window, Settings(sitting_reminder_minutes=30))
    reminder = window.findChild(BreakReminder)
    assert reminder is not None
    reminder.remind()
    qtbot.waitUntil(lambda: window.home.notices.shown is not None, timeout=60_000)
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert window.home.notices.shown is None
