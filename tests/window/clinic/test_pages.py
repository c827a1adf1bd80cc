"""The list of patients, and one patient."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.store.clinic.folder import add_prescription, add_results
from coach.store.settings.settings import Settings, load_settings, save_settings
from coach.window.clinic.page import ClinicPage
from coach.window.clinic.patient_page import PatientPage
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import RunRequest
from coach.window.settings.storage import SettingsStorage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.translation.languages import use_language
from tests.store.clinic.patients import TEST, TODAY, make_day, make_session, prescribe, send
from tests.window.background.processes import FakeProcess
from tests.window.fakes import FakeBackend


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
    page = ClinicPage(Theme(DARK), SettingsStorage(RealBackend()), today=lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()
    page._settings.close()


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
    with qtbot.waitSignals([page._settings.changed, page.reading.finished]):
        page.use_folder(str(tmp_path))
    assert load_settings().clinic_folder == page._settings.current.clinic_folder == str(tmp_path)
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
    for words in (
        "Tests",
        "110°±3",
        "Week by week",
        "Lunge: 50% of the amount, 1 of 2 times",
        "What is presc",
    ):
        assert words in shown
    with qtbot.waitSignal(page.work.finished):
        qtbot.keyClick(page.list, Qt.Key.Key_R)
    assert list((clinic / identifier / "reports").glob("progress-*.pdf"))
    with qtbot.waitSignal(page.prescribe_requested, check_params_cb=lambda n: n == identifier):
        qtbot.keyClick(page.list, Qt.Key.Key_N)
    with qtbot.waitSignal(page.reading.failed):
        page.open("00000000-0000-0000-0000-000000000000")
    page.stop_tasks()


def test_files_and_the_folder_are_chosen_in_dialogs(
    qtbot: QtBot, page: ClinicPage, dialogs: FakeProcess, clinic: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    qtbot.keyClick(page.list, Qt.Key.Key_F)
    assert (dialogs.requests[-1]["kind"], dialogs.requests[-1]["title"]) == (
        "folder",
        "Folder of patients",
    )
    dialogs.returned.emit([str(tmp_path / "patients")])
    qtbot.waitUntil(lambda: load_settings().clinic_folder == str(tmp_path / "patients"))
    eve = prescribe("Eve")
    (tmp_path / "eve.coach").write_bytes(eve.content)
    page.receive_button.click()
    assert dialogs.requests[-1]["pattern"] == "coach (*.coach *.coachresults)"
    with qtbot.waitSignal(page.work.finished):
        dialogs.returned.emit([str(tmp_path / "eve.coach")])


def test_a_dialog_that_does_not_answer_is_told_of(
    qtbot: QtBot, page: ClinicPage, dialogs: FakeProcess, clinic: Path
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    dialogs.heard = None
    page.receive_button.click()
    assert page.accessibleDescription() == (
        "The system's dialog for files does not answer. Try again in half a minute."
    )


def test_another_folder_is_stored_in_the_background_and_stays_known(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home page offers the patients also after another language has made it anew."""
    backend = FakeBackend()
    in_window: list[bool] = []

    def update(change: Callable[[Settings], Settings]) -> Settings:
        in_window.append(threading.current_thread() is threading.main_thread())
        return FakeBackend.update_settings(backend, change)

    monkeypatch.setattr(backend, "update_settings", update)
    window = MainWindow(RunController(RunRequest("", "0"), backend))
    qtbot.addWidget(window)
    window.show()
    page = window.navigator.open("clinic")
    assert isinstance(page, ClinicPage)
    with qtbot.waitSignal(window.context.settings.changed):
        page.use_folder("/patients")
    assert in_window == [False]
    with qtbot.waitSignal(window.context.settings.saved):
        window.context.settings.change(language="de")
    qtbot.waitUntil(lambda: window.navigator.pages.get("clinic") not in (page, None))
    window.navigator.home()
    assert window.home.links.buttons["clinic"].isVisible()
    window.close()
    use_language("en")
