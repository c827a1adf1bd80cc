"""The numbers of the settings can be read and changed with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from coach.window.run.real_backend import RealBackend
from coach.window.settings.page import SettingsPage
from coach.window.settings.storage import SettingsStorage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme

NUMBERS = ("retention_days", "sitting_reminder_minutes", "norm_hip_flexion_deg")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SettingsPage]:
    storage = SettingsStorage(RealBackend())
    page = SettingsPage(Theme(DARK), storage, list_cameras=dict)
    qtbot.addWidget(page)
    with qtbot.waitSignal(storage.loaded):
        page.on_shown()
    page.resize(1280, 720)
    page.show()
    yield page
    page.hide()
    page.stop_tasks()
    storage.close()


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("key", NUMBERS)
def test_a_number_has_room_in_its_field(
    qtbot: QtBot, page: SettingsPage, key: str, text: float
) -> None:
    page.set_theme(Theme(DARK, text=text))
    box = page.editors[key].input
    assert isinstance(box, QDoubleSpinBox)
    box.setValue(box.maximum())
    line = box.lineEdit()
    assert line.text() == box.text()
    metrics = line.fontMetrics()
    qtbot.waitUntil(lambda: line.height() >= metrics.height())
    assert line.width() > metrics.horizontalAdvance(box.text())
    assert line.geometry().right() <= box.width()


def test_arrow_keys_change_a_number(qtbot: QtBot, page: SettingsPage) -> None:
    box = page.editors["norm_hip_flexion_deg"].input
    assert isinstance(box, QDoubleSpinBox)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == 125.0
