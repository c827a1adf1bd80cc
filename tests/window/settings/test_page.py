from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.settings.settings import Settings, load_settings, save_settings
from coach.window.settings import storage
from coach.window.settings.fields import SECTIONS as SETTINGS
from coach.window.settings.fields import read_field
from coach.window.settings.page import SettingsPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.processes import FakeProcess


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SettingsPage]:
    page = SettingsPage(
        Theme(DARK),
        load_settings,
        save_settings,
        list_cameras=lambda: {"1": "USB camera"},
        delete_everything=lambda: "all",
    )
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: not page.storage.busy)
    yield page
    page.hide()
    page.stop_tasks()


def test_a_change_is_saved_and_signalled(qtbot: QtBot, page: SettingsPage) -> None:
    page.show()
    with qtbot.waitSignals([page.saved, page.preview_requested]):
        page.editors["voice"].input.setChecked(False)  # type: ignore[attr-defined]
        page.editors["camera"].input.setCurrentIndex(1)  # type: ignore[attr-defined]
        page.editors["volume"].input.setValue(10)  # type: ignore[attr-defined]
        page.editors["retention_days"].input.setValue(30.0)  # type: ignore[attr-defined]
    assert load_settings() == Settings(voice=False, camera="1", volume=0.5, retention_days=30)


def test_the_last_change_is_saved_when_the_page_is_hidden(qtbot: QtBot, page: SettingsPage) -> None:
    page.show()
    page.editors["colours"].input.setCurrentIndex(2)  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.saved):
        page.hide()
    assert load_settings().colours == "light"


def test_the_last_change_is_saved_when_the_window_is_closed(page: SettingsPage) -> None:
    page.show()
    page.editors["colours"].input.setCurrentIndex(2)  # type: ignore[attr-defined]
    page.editors["colours"].input.setCurrentIndex(1)  # type: ignore[attr-defined]
    page.hide()
    page.stop_tasks()
    assert load_settings().colours == "dark"


def test_a_value_that_is_not_among_the_choices_stays(qtbot: QtBot, page: SettingsPage) -> None:
    save_settings(Settings(camera="Unplugged camera", text_size=1.37))
    with qtbot.waitSignal(page.saved):
        page.refresh()
    page.show()
    with qtbot.waitSignal(page.saved):
        page.editors["mirror"].input.setChecked(False)  # type: ignore[attr-defined]
    assert load_settings() == Settings(camera="Unplugged camera", text_size=1.37, mirror=False)


def test_a_file_with_mistakes_disables_the_page(qtbot: QtBot, page: SettingsPage) -> None:
    def fail() -> Settings:
        raise CoachError("one mistake", "Fix it.")

    page.storage._load = fail
    with qtbot.waitSignal(page.storage.loading_failed):
        page.refresh()
    assert not page.body.isEnabled()
    assert "one mistake" in page._message.text()


def test_everything_is_deleted_only_after_the_word(qtbot: QtBot, page: SettingsPage) -> None:
    assert not page.delete.isEnabled()
    page.word.setText("del")
    assert not page.delete.isEnabled()
    page.word.setText("Delete ")
    with qtbot.waitSignal(page.deleted):
        page.delete.click()
    assert page._message.text() == "Deleted: all"
    assert not page.delete.isEnabled()


def test_the_conditions_are_a_press_away(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.waitSignal(page.conditions_requested):
        page.conditions.click()


def test_the_page_shows_every_setting_with_its_name(page: SettingsPage) -> None:
    shown = {key for _, keys in SETTINGS for key in keys}
    assert shown == set(Settings.model_fields) - {"schema_version"}
    for key, editor in page.editors.items():
        assert editor.input.accessibleName() == read_field(key).label
        assert editor.input.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_drive_that_does_not_answer_is_told_of(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    def load() -> Settings:
        assert answers.wait(30)
        return Settings()

    monkeypatch.setattr(storage, "PATIENCE_MS", 0)
    page = SettingsPage(Theme(DARK), load, save_settings, settings=Settings(colours="light"))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page._message.text().startswith("The drive does not answer: "))
    assert page.body.isEnabled()
    assert page.settings.colours == "light", "those that were read before the window opened"
    with qtbot.waitSignal(page.saved):
        answers.set()
    assert page._message.text().startswith("Kept in ")
    page.stop_tasks()


def test_a_folder_is_chosen_in_a_dialog(
    qtbot: QtBot, page: SettingsPage, dialogs: FakeProcess
) -> None:
    page.show()
    editor = page.editors["recordings_folder"]
    button = editor.findChild(QPushButton)
    assert button is not None
    button.click()
    assert (dialogs.requests[-1]["kind"], dialogs.requests[-1]["folder"]) == ("folder", "")
    with qtbot.waitSignal(page.saved):
        dialogs.returned.emit(["/home/ada/recordings"])
    assert load_settings().recordings_folder == "/home/ada/recordings"
    dialogs.heard = None
    button.click()
    assert dialogs.requests[-1]["folder"] == "/home/ada/recordings"
    assert page._message.text().startswith("The system's dialog for files does not answer.")
