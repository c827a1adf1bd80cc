from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.settings.rotation_memory import remember_rotation
from coach.store.settings.settings import Settings, load_settings, save_settings, update_settings
from coach.window.run.real_backend import RealBackend
from coach.window.settings.fields import LABELS, read_field
from coach.window.settings.fields import SECTIONS as SETTINGS
from coach.window.settings.page import SettingsPage
from coach.window.settings.storage import SettingsStorage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.background.processes import FakeProcess
from tests.window.fakes import FakeBackend


@pytest.fixture
def storage() -> Iterator[SettingsStorage]:
    storage = SettingsStorage(RealBackend())
    yield storage
    storage.close()


@pytest.fixture
def page(qtbot: QtBot, storage: SettingsStorage) -> Iterator[SettingsPage]:
    page = make_page(qtbot, storage)
    yield page
    page.hide()
    page.stop_tasks()


def make_page(qtbot: QtBot, storage: SettingsStorage) -> SettingsPage:
    page = SettingsPage(Theme(DARK), storage, list_cameras=lambda: {"1": "USB camera"})
    qtbot.addWidget(page)
    with qtbot.waitSignal(storage.loaded):
        page.on_shown()
    qtbot.waitUntil(lambda: page.editors["camera"].input.count() == 2)  # type: ignore[attr-defined]
    return page


def test_a_change_is_saved_and_signalled(qtbot: QtBot, page: SettingsPage) -> None:
    page.show()
    with qtbot.waitSignals([page.storage.saved, page.storage.changed, page.preview_requested]):
        page.editors["voice"].input.setChecked(False)  # type: ignore[attr-defined]
        page.editors["camera"].input.setCurrentIndex(1)  # type: ignore[attr-defined]
        page.editors["volume"].input.setValue(10)  # type: ignore[attr-defined]
        page.editors["retention_days"].input.setValue(30.0)  # type: ignore[attr-defined]
    assert load_settings() == Settings(voice=False, camera="1", volume=0.5, retention_days=30)
    assert page.storage.current == load_settings()


@pytest.mark.parametrize("key", [key for _, keys in SETTINGS for key in keys])
def test_what_is_shown_in_per_cent_is_described_in_per_cent(key: str) -> None:
    field = read_field(key)
    assert field.editor != "share" or "%" in field.hint


@pytest.mark.parametrize(("text", "below"), [(1.0, False), (2.0, True)])
def test_with_large_texts_each_editor_has_a_line_of_its_own(
    qtbot: QtBot, page: SettingsPage, text: float, below: bool
) -> None:
    page.resize(1280, 720)
    page.set_theme(Theme(DARK, text=text))
    page.show()
    for key in ("mirror", "units", "text_size"):
        editor = page.editors[key]
        qtbot.waitUntil(lambda editor=editor: (editor.x() < page.width() / 4) is below)
        label = next(each for each in page.findChildren(QLabel) if each.text() == LABELS[key])
        beside = abs(label.geometry().center().y() - editor.geometry().center().y()) < 20
        assert beside is not below


def test_the_size_of_texts_is_said_as_the_slider_shows_it() -> None:
    assert read_field("text_size").hint == "How large texts are; 100 % is as shipped"


@pytest.mark.parametrize(
    ("typed", "camera"),
    [
        pytest.param("http://phone:8080/video", "http://phone:8080/video", id="address"),
        pytest.param("USB camera", "1", id="name in the list"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_address_of_a_camera_is_typed(
    qtbot: QtBot, page: SettingsPage, typed: str, camera: str
) -> None:
    page.show()
    box = page.editors["camera"].input
    assert isinstance(box, QComboBox)
    line = box.lineEdit()
    assert line is not None
    before = box.itemText(0)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert box.currentData() == camera
    assert box.currentText() == (typed or before)
    page.hide()
    qtbot.waitUntil(lambda: page.storage.current.camera == camera)


def test_a_password_is_shown_only_while_the_address_is_edited(
    qtbot: QtBot, page: SettingsPage
) -> None:
    address, hidden = "rtsp://ann:secret@phone/live", "rtsp://phone/live"
    box = page.editors["camera"].input
    assert isinstance(box, QComboBox)
    page.editors["camera"].show_value(address)
    assert box.currentText() == hidden
    for reason, shown in (
        (Qt.FocusReason.PopupFocusReason, hidden),
        (Qt.FocusReason.TabFocusReason, address),
    ):
        QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusIn, reason))
        assert box.currentText() == shown
    line = box.lineEdit()
    assert line is not None
    line.editingFinished.emit()
    assert (box.currentText(), box.currentData()) == (hidden, address)
    line.setText(f"{address}2")
    line.editingFinished.emit()
    assert (box.currentText(), box.currentData()) == (f"{hidden}2", f"{address}2")


def test_the_last_change_is_saved_when_the_page_is_hidden(qtbot: QtBot, page: SettingsPage) -> None:
    page.show()
    page.editors["colours"].input.setCurrentIndex(2)  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.storage.saved):
        page.hide()
    assert load_settings().colours == "light"


def test_the_last_change_is_saved_when_the_window_is_closed(page: SettingsPage) -> None:
    page.show()
    page.editors["colours"].input.setCurrentIndex(2)  # type: ignore[attr-defined]
    page.editors["colours"].input.setCurrentIndex(1)  # type: ignore[attr-defined]
    page.hide()
    page.stop_tasks()
    page.storage.close()
    assert load_settings().colours == "dark"


def test_only_what_the_user_changed_is_saved(qtbot: QtBot, page: SettingsPage) -> None:
    """The key R, the page of patients and a terminal change settings, too."""
    page.show()
    page.hide()
    remember_rotation("HD Webcam", 90)
    update_settings(lambda now: now.model_copy(update={"clinic_folder": "/c", "camera": "1"}))
    page.show()
    with qtbot.waitSignal(page.storage.saved):
        page.editors["volume"].input.setValue(6)  # type: ignore[attr-defined]
    expected = Settings(camera_rotations="HD Webcam=90", clinic_folder="/c", camera="1", volume=0.3)
    assert load_settings() == page.settings == expected


def test_what_others_changed_is_shown_when_the_page_is(qtbot: QtBot, page: SettingsPage) -> None:
    page.show()
    page.hide()
    remember_rotation("HD Webcam", 90)
    page.show()
    with qtbot.waitSignals([page.storage.loaded, page.storage.changed]):
        page.on_shown()
    assert page.editors["camera_rotations"].input.text() == "HD Webcam=90"  # type: ignore[attr-defined]


def test_a_line_that_is_being_typed_stays(qtbot: QtBot, page: SettingsPage) -> None:
    page.show()
    line = page.editors["emergency_number"].input
    page.editors["emergency_number"]._line.hasFocus = lambda: True  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "11")
    with qtbot.waitSignal(page.storage.loaded):
        page.on_shown()
    assert line.text() == "11"  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["HD Webcam", "=90", "HD Webcam=45"])
def test_an_invalid_value_is_told_and_not_saved(
    qtbot: QtBot, page: SettingsPage, text: str
) -> None:
    page.show()
    editor = page.editors["camera_rotations"]
    editor.input.setText(text)  # type: ignore[attr-defined]
    editor.input.editingFinished.emit()  # type: ignore[attr-defined]
    assert "must be like HD Webcam=90" in page._message.text()
    with qtbot.waitSignal(page.storage.saved):
        page.editors["mirror"].input.setChecked(False)  # type: ignore[attr-defined]
    assert load_settings() == Settings(mirror=False)


def test_a_value_that_is_not_among_the_choices_stays(qtbot: QtBot, page: SettingsPage) -> None:
    save_settings(Settings(camera="Unplugged camera", text_size=1.37))
    with qtbot.waitSignal(page.storage.changed):
        page.on_shown()
    page.show()
    with qtbot.waitSignal(page.storage.saved):
        page.editors["mirror"].input.setChecked(False)  # type: ignore[attr-defined]
    assert load_settings() == Settings(camera="Unplugged camera", text_size=1.37, mirror=False)


def test_a_file_with_mistakes_disables_the_page(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, page: SettingsPage
) -> None:
    def fail() -> Settings:
        raise CoachError("one mistake", "Fix it.")

    monkeypatch.setattr(page.storage._backend, "load_settings", fail)
    with qtbot.waitSignal(page.storage.loading_failed):
        page.on_shown()
    assert not page.body.isEnabled()
    assert "one mistake" in page._message.text()


def test_everything_is_deleted_only_after_the_word(qtbot: QtBot) -> None:
    backend = FakeBackend(settings=Settings(colours="dark"))
    page = make_page(qtbot, SettingsStorage(backend))
    backend.settings = Settings()
    assert not page.delete.isEnabled()
    page.word.setText("del")
    assert not page.delete.isEnabled()
    page.word.setText("Delete ")
    with qtbot.waitSignals([page.storage.deleted, page.storage.changed]):
        page.delete.click()
    assert page._message.text() == "Deleted: All gone."
    assert not page.delete.isEnabled()
    assert page.settings == Settings()
    page.storage.close()


def test_the_conditions_are_a_press_away(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.waitSignal(page.conditions_requested):
        page.conditions.click()


def test_the_page_shows_every_setting_with_its_name(page: SettingsPage) -> None:
    shown = {key for _, keys in SETTINGS for key in keys}
    assert shown == set(Settings.model_fields) - {"schema_version"}
    for key, editor in page.editors.items():
        assert editor.input.accessibleName() == read_field(key).label
        assert editor.input.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_folder_is_chosen_in_a_dialog(
    qtbot: QtBot, page: SettingsPage, dialogs: FakeProcess
) -> None:
    page.show()
    editor = page.editors["recordings_folder"]
    button = editor.findChild(QPushButton)
    assert button is not None
    button.click()
    assert (dialogs.requests[-1]["kind"], dialogs.requests[-1]["folder"]) == ("folder", "")
    with qtbot.waitSignal(page.storage.saved):
        dialogs.returned.emit(["/home/ada/recordings"])
    assert load_settings().recordings_folder == "/home/ada/recordings"
    dialogs.heard = None
    button.click()
    assert dialogs.requests[-1]["folder"] == "/home/ada/recordings"
    assert page._message.text().startswith("The system's dialog for files does not answer.")
