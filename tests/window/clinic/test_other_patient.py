"""What is read or written of one patient is not shown as another one's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coach.store.clinic.folder import PatientFolder, add_prescription
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.settings.settings import Settings, save_settings
from coach.window.clinic import text
from coach.window.clinic.page import ClinicPage
from coach.window.clinic.patient_page import PatientPage
from coach.window.main_window import MainWindow
from coach.window.open_pages import open_patient
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.store.clinic.patients import TODAY, prescribe
from tests.window.plain_window import open_window


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    folder = tmp_path / "clinic"
    save_settings(Settings(clinic_folder=str(folder)))
    return folder


def add(clinic: Path, name: str) -> LoadedPrescription:
    made = prescribe(name)
    add_prescription(clinic, made)
    return made


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[PatientPage]:
    page = PatientPage(Theme(DARK), today=lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    yield page
    page.stop_tasks()


def read(page: PatientPage | ClinicPage) -> str:
    return "\n".join(page.list.item(row).text() for row in range(page.list.count()))


def test_of_a_patient_who_cannot_be_read_no_other_one_is_shown(
    qtbot: QtBot, page: PatientPage, clinic: Path
) -> None:
    ada, bob = add(clinic, "Ada").prescription, add(clinic, "Bob").prescription
    [file] = PatientFolder(clinic / bob.identifier).list_prescriptions()
    file.write_bytes(b"damaged")
    with qtbot.waitSignal(page.reading.finished):
        page.open(ada.identifier)
    assert page._title.text() == "Ada"
    with qtbot.waitSignal(page.reading.failed):
        page.open(bob.identifier)
    assert (page._title.text(), read(page)) == ("Patient", "")


def test_a_report_that_is_written_late_is_not_told_of_another_patient(
    qtbot: QtBot, page: PatientPage, clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, bob = add(clinic, "Ada").prescription, add(clinic, "Bob").prescription
    gate, real = threading.Event(), text.write_report

    def write(*given: Any) -> str:
        gate.wait(30)
        return real(*given)

    monkeypatch.setattr(text, "write_report", write)
    with qtbot.waitSignal(page.reading.finished):
        page.open(ada.identifier)
    page.report_button.click()
    with qtbot.waitSignal(page.reading.finished):
        page.open(bob.identifier)
    gate.set()
    qtbot.waitUntil(lambda: page.is_idle)
    assert list((clinic / ada.identifier / "reports").iterdir())
    assert "report" not in page.accessibleDescription()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with open_window(qtbot, TODAY) as window:
        yield window


def open_page(qtbot: QtBot, window: MainWindow, identifier: str) -> PatientPage:
    page = window.navigator.find("patient")
    assert isinstance(page, PatientPage)
    with qtbot.waitSignal(page.reading.finished):
        open_patient(window.context, identifier)
    return page


def test_the_next_prescription_is_shown_when_one_comes_back(
    qtbot: QtBot, window: MainWindow, clinic: Path
) -> None:
    first = add(clinic, "Ada")
    page = open_page(qtbot, window, first.prescription.identifier)
    window.navigator.open("prescribe")
    head = make_head(TODAY, first.prescription, note="One set more.")
    add_prescription(clinic, build_prescription(head, choose_exercises(["bridge"], "", "")))
    with qtbot.waitSignal(page.reading.finished):
        window.navigator.back()
    assert "One set more." in read(page)


def test_another_language_shows_the_same_patient(
    qtbot: QtBot, window: MainWindow, clinic: Path
) -> None:
    before = open_page(qtbot, window, add(clinic, "Ada").prescription.identifier)
    window.navigator.open("settings")
    window.context.settings.change(language="de")
    qtbot.waitUntil(lambda: window.navigator.pages.get("patient") not in (before, None))
    page = window.navigator.find("patient")
    assert isinstance(page, PatientPage)
    qtbot.waitUntil(lambda: page._title.text() == "Ada")


def test_of_a_folder_that_cannot_be_read_no_patient_of_the_other_is_listed(
    qtbot: QtBot, window: MainWindow, clinic: Path, tmp_path: Path
) -> None:
    add(clinic, "Ada")
    page = window.navigator.find("clinic")
    assert isinstance(page, ClinicPage)
    with qtbot.waitSignal(page.reading.finished):
        window.navigator.open("clinic")
    assert "Ada" in read(page)
    clinic.rename(tmp_path / "elsewhere")
    with qtbot.waitSignal(page.reading.failed):
        page.refresh()
    assert (read(page), page.rows, page.open_button.isEnabled()) == ("", (), False)
    assert "there is no such folder" in page.accessibleDescription()
