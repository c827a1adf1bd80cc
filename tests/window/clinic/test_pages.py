"""The list of patients, and one patient."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.store.clinic.folder import add_prescription, add_results
from coach.store.settings.settings import Settings, load_settings, save_settings
from coach.window.clinic.page import ClinicPage
from coach.window.clinic.patient_page import PatientPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.store.clinic.patients import TEST, TODAY, make_day, make_session, prescribe, send


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    folder = tmp_path / "clinic"
    save_settings(Settings(clinic_folder=str(folder)))
    for name, day in (("Ada", TODAY), ("Ben", TODAY - dt.timedelta(days=20))):
        made = prescribe(name)
        add_prescription(folder, made)
        sessions = [make_session(day, pain=3), make_session(day, TEST, None, 110.0)]
        add_results(folder, send(made, sessions, [make_day(day, 0.5)]), Path("x"))
    return folder


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ClinicPage]:
    page = ClinicPage(Theme(DARK), today=lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def test_who_needs_a_look_comes_first(qtbot: QtBot, page: ClinicPage, clinic: Path) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    ben, ada = [page.list.item(row).text() for row in range(2)]
    assert ben.startswith("! Ben")
    assert "Nothing for 20 days." in ben
    assert ada.startswith("✓ Ada")
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert (clinic / chosen.args[0]).is_dir()
    with qtbot.waitSignal(page.prescribe_requested):
        qtbot.keyClick(page.list, Qt.Key.Key_N)


def test_files_are_received(qtbot: QtBot, page: ClinicPage, clinic: Path, tmp_path: Path) -> None:
    eve = prescribe("Eve")
    (tmp_path / "eve.coach").write_bytes(eve.content)
    (tmp_path / "bad.coachresults").write_bytes(b"x")
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    with qtbot.waitSignal(page.reading.finished):
        page.receive([tmp_path / "bad.coachresults", tmp_path / "eve.coach"])
    qtbot.waitUntil(lambda: "1 new file was kept" in page.accessibleDescription())
    assert "not a file of coach" in page.accessibleDescription()
    assert page.list.count() == 3


def test_without_a_folder_one_is_chosen(qtbot: QtBot, page: ClinicPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.reading.failed):
        page.show()
    assert "Where are the patients" in page.accessibleDescription()
    with qtbot.waitSignals([page.settings_changed, page.reading.finished]):
        page.use_folder(str(tmp_path))
    assert load_settings().clinic_folder == str(tmp_path)
    assert "no patient yet" in page.accessibleDescription()


def test_a_missing_folder_does_not_look_like_one_without_patients(
    qtbot: QtBot, page: ClinicPage, clinic: Path, tmp_path: Path
) -> None:
    clinic.rename(tmp_path / "elsewhere")
    with qtbot.waitSignal(page.reading.failed):
        page.show()
    assert f"{clinic}: there is no such folder" in page.accessibleDescription()


def test_one_patient(qtbot: QtBot, clinic: Path) -> None:
    page = PatientPage(Theme(DARK), today=lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    identifier = min(path.name for path in clinic.iterdir())
    with qtbot.waitSignal(page.reading.finished):
        page.open(identifier)
    shown = "\n".join(page.list.item(row).text() for row in range(page.list.count()))
    for words in ("Tests", "110°±3", "Week by week", "Lunge: done 1 of 2 times", "What is presc"):
        assert words in shown
    with qtbot.waitSignal(page.work.finished):
        qtbot.keyClick(page.list, Qt.Key.Key_R)
    assert list((clinic / identifier / "reports").glob("progress-*.pdf"))
    with qtbot.waitSignal(page.prescribe_requested, check_params_cb=lambda n: n == identifier):
        qtbot.keyClick(page.list, Qt.Key.Key_N)
    with qtbot.waitSignal(page.reading.failed):
        page.open("00000000-0000-0000-0000-000000000000")
    page.stop_tasks()
