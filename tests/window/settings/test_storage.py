"""Settings are changed in the background, one value at a time, and nothing else is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.settings.settings import Settings
from coach.window.settings import storage as storage_module
from coach.window.settings.page import SettingsPage
from coach.window.settings.storage import SettingsStorage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import FakeBackend


class SlowBackend(FakeBackend):
    """Reads and writes once it may, and notes the threads."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.error: CoachError | None = None  # type: ignore[assignment]
        self.in_window: list[bool] = []

    def load_settings(self) -> Settings:
        found = self.settings
        self._wait()
        return found

    def update_settings(self, update: Callable[[Settings], Settings]) -> Settings:
        self._wait()
        return super().update_settings(update)

    def _wait(self) -> None:
        self.in_window.append(threading.current_thread() is threading.main_thread())
        assert self.may_go_on.wait(30)
        if self.error is not None:
            raise self.error


@pytest.fixture
def backend() -> SlowBackend:
    return SlowBackend()


@pytest.fixture
def storage(backend: SlowBackend) -> Iterator[SettingsStorage]:
    storage = SettingsStorage(backend, Settings())
    yield storage
    backend.may_go_on.set()
    backend.error = None
    storage.close()


def test_changes_in_quick_succession_are_all_stored(
    qtbot: QtBot, storage: SettingsStorage, backend: SlowBackend
) -> None:
    backend.may_go_on.clear()
    storage.change(language="de")
    storage.change(camera="1")
    storage.change(camera="2", volume=0.5)
    assert storage.current == Settings()
    assert storage.wanted == Settings(language="de", camera="2", volume=0.5)
    backend.settings = Settings(clinic_folder="/c")  # meanwhile, in a terminal
    with qtbot.waitSignal(storage.saved):
        backend.may_go_on.set()
    expected = Settings(language="de", camera="2", volume=0.5, clinic_folder="/c")
    assert backend.settings == storage.current == expected
    assert not any(backend.in_window)


def test_a_late_reading_does_not_take_a_change_back(
    qtbot: QtBot, storage: SettingsStorage, backend: SlowBackend
) -> None:
    """The reading began before the change and ends after it."""
    backend.may_go_on.clear()
    storage.load()
    qtbot.waitUntil(lambda: len(backend.in_window) == 1)
    storage.change(camera="1")
    with qtbot.waitSignals([storage.saved, storage.loaded]):
        backend.may_go_on.set()
    assert storage.current == backend.settings == Settings(camera="1")


def test_what_cannot_be_stored_is_tried_again(
    qtbot: QtBot, storage: SettingsStorage, backend: SlowBackend
) -> None:
    backend.error = CoachError("The disk is full.", "Free some space.")
    with qtbot.waitSignal(storage.failed):
        storage.change(camera="1")
    assert (storage.current, storage.wanted) == (Settings(), Settings(camera="1"))
    backend.error = None
    with qtbot.waitSignal(storage.saved):
        storage.change(volume=0.5)
    assert storage.current == backend.settings == Settings(camera="1", volume=0.5)


def test_a_change_that_is_not_stored_yet_is_stored_at_the_end(
    storage: SettingsStorage, backend: SlowBackend
) -> None:
    storage.change(camera="1")
    storage.close()
    assert backend.settings == Settings(camera="1")


def test_a_drive_that_does_not_answer_is_told_of(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, backend: SlowBackend
) -> None:
    monkeypatch.setattr(storage_module, "PATIENCE_MS", 0)
    storage = SettingsStorage(backend, Settings(colours="light"))
    page = SettingsPage(Theme(DARK), storage)
    qtbot.addWidget(page)
    backend.may_go_on.clear()
    page.on_shown()
    qtbot.waitUntil(lambda: page._message.text().startswith("The drive does not answer: "))
    assert page.body.isEnabled()
    assert page.settings.colours == "light", "those that were read before the window opened"
    with qtbot.waitSignal(storage.changed):
        backend.may_go_on.set()
    qtbot.waitUntil(lambda: page._message.text().startswith("Kept in "))
    page.stop_tasks()
    storage.close()
