"""Pages are created again while what they do in the background has not ended."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from coach.capture.frame import Rotation
from coach.store.settings.settings import Settings
from coach.window.exercises import ExerciseList
from coach.window.help import computer_check
from coach.window.help.page import HelpPage
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.settings.page import SettingsPage
from coach.window.widgets.page import Page
from tests.window.background.processes import NEVER_READY, run_python
from tests.window.fakes import FakeBackend, open_endless


class HungBackend(FakeBackend):
    """Its devices do not answer before `answers` is set."""

    def __init__(self) -> None:
        super().__init__(open_endless)
        self.asked, self.answers = threading.Event(), threading.Event()
        self.answered: bool | None = None
        """None while a device is asked."""

    def hang(self) -> None:
        """Wait until the devices answer."""
        self.asked.set()
        self.answered = self.answers.wait(30)

    def list_cameras(self) -> Mapping[str, str]:
        self.hang()
        return {}

    def open_source(self, text: str, rotation: Rotation | None = None) -> Any:
        self.hang()
        return super().open_source(text, rotation)


@pytest.fixture
def backend() -> HungBackend:
    return HungBackend()


@pytest.fixture
def window(qtbot: QtBot, backend: HungBackend) -> Iterator[MainWindow]:
    window = MainWindow(
        RunController(RunRequest("", "0"), backend), exercises=ExerciseList(backend)
    )
    qtbot.addWidget(window)
    window.show()
    yield window
    backend.answers.set()
    window.close()


def open_settings(window: MainWindow) -> SettingsPage:
    page = window.navigator.open("settings")
    assert isinstance(page, SettingsPage)
    return page


def open_preview(window: MainWindow) -> Page:
    page = open_settings(window)
    page.preview_requested.emit("1")
    return page


def open_camera_menu(window: MainWindow) -> Page:
    window.home.camera.open()
    window.home.camera._menu.close()
    return window.home


HUNG = [
    pytest.param(open_settings, id="list of cameras in the settings"),
    pytest.param(open_camera_menu, id="list of cameras at home"),
    pytest.param(open_preview, id="preview"),
]


@pytest.mark.parametrize("begin", HUNG)
def test_another_language_does_not_wait_for_a_device(
    qtbot: QtBot, backend: HungBackend, window: MainWindow, begin: Callable[[MainWindow], Page]
) -> None:
    old = begin(window)
    assert backend.asked.wait(30)
    window._retranslate()
    assert backend.answered is None, "the window waited for it"
    name = window.navigator.route.page
    assert window.navigator.find(name) is not old
    assert not old.isVisible()
    qtbot.waitUntil(lambda: window.navigator.find(name).isVisible())
    assert shiboken6.isValid(old), "a thread still uses it"
    backend.answers.set()
    qtbot.waitUntil(lambda: not shiboken6.isValid(old))


def test_another_language_does_not_wait_for_the_check_of_the_computer(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computer_check, "python_command", lambda: run_python(NEVER_READY))
    waits: list[int] = []
    wait = QProcess.waitForFinished
    monkeypatch.setattr(
        QProcess, "waitForFinished", lambda self, ms=30_000: waits.append(ms) or wait(self, ms)
    )
    old = window.navigator.open("help")
    assert isinstance(old, HelpPage)
    old.start_check()
    qtbot.waitUntil(lambda: old.check.running)
    window._retranslate()
    assert waits == []
    assert shiboken6.isValid(old)
    qtbot.waitUntil(lambda: not shiboken6.isValid(old))


def test_a_page_that_does_nothing_is_deleted_at_once(qtbot: QtBot, window: MainWindow) -> None:
    old = window.navigator.open("learning")
    window._retranslate()
    qtbot.waitUntil(lambda: not shiboken6.isValid(old))


def test_closing_waits_for_the_pages_that_are_to_be_deleted(
    backend: HungBackend, window: MainWindow
) -> None:
    old = open_settings(window)
    assert backend.asked.wait(30)
    window._retranslate()
    waited: list[bool] = []
    cancel = window.navigator.stop_tasks

    def stop_tasks() -> None:
        backend.answers.set()
        cancel()
        waited.append(old.is_idle)

    window.navigator.stop_tasks = stop_tasks  # type: ignore[method-assign]
    window.close()
    assert waited == [True]


def test_the_last_change_is_saved_outside_the_thread_of_the_window(
    qtbot: QtBot,
    backend: HungBackend,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backend.answers.set()
    where: list[str] = []
    update_settings = backend.update_settings

    def note(update: Callable[[Settings], Settings]) -> Settings:
        where.append(threading.current_thread().name)
        return update_settings(update)

    monkeypatch.setattr(backend, "update_settings", note)
    page = open_settings(window)
    page.editors["mirror"].input.setChecked(False)  # type: ignore[attr-defined]
    with qtbot.waitSignal(window.context.settings.saved):
        window._retranslate()
    assert backend.settings == Settings(mirror=False)
    (name,) = where
    assert name.startswith("coach-task")
