"""Recordings are saved for others, and taken from files, from the page of recordings."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.errors import RecordingError
from coach.store.files import locations
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.recordings.search import find_folders
from coach.store.recordings.zip_archive import pack_recording
from coach.store.results.archive import read_results
from coach.store.settings.folders import recordings_folder
from coach.window.main_window import MainWindow
from coach.window.recordings import page as page_module
from coach.window.recordings.page import RecordingsPage
from coach.window.recordings.saving import KINDS, save, take_files
from coach.window.replay.page import ReplayPage
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.store.recorded import keep
from tests.window.fakes import FakeBackend

NAME = "2026-01-01_00-00-00Z_lunge"


@pytest.fixture
def recording() -> Path:
    """A whole recording of the user."""
    folder = locations.make_private(recordings_folder()) / NAME
    shutil.copytree(locations.samples_folder() / "lunge", folder)
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files that were opened in another program."""
    files: list[str] = []
    monkeypatch.setattr(page_module, "open_file", lambda file: files.append(str(file)))
    return files


@pytest.fixture
def page(
    qtbot: QtBot, recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RecordingsPage]:
    target = tmp_path / "documents"
    target.mkdir()
    monkeypatch.setattr(page_module, "find_documents", lambda: target)
    page = RecordingsPage(Theme(DARK))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    yield page
    page.stop_tasks()


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("report", [f"{NAME}.pdf"]),
        ("table", [f"{NAME}.csv", f"{NAME}.events.csv"]),
        ("zip", [f"{NAME}.zip"]),
    ],
)
def test_a_recording_is_saved_and_saved_again(
    qtbot: QtBot,
    page: RecordingsPage,
    tmp_path: Path,
    opened: list[str],
    kind: str,
    files: list[str],
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(page._saving.finished, timeout=60_000):
            page.save_as.chosen.emit(kind)
    assert sorted(path.name for path in (tmp_path / "documents").iterdir()) == sorted(files)
    assert files[0] in page.accessibleDescription()
    assert opened == ([str(tmp_path / "documents" / files[0])] * 2 if kind == "report" else [])


def test_without_a_prescription_there_are_no_results_to_save(
    qtbot: QtBot, page: RecordingsPage
) -> None:
    with qtbot.waitSignal(page._saving.failed):
        page.save_as.chosen.emit("results")
    assert "prescription" in page.accessibleDescription()


def test_results_are_always_a_new_file(
    qtbot: QtBot, page: RecordingsPage, tmp_path: Path, recording: Path
) -> None:
    today = dt.datetime.now(dt.UTC)
    made = build_prescription(make_head(today.date()), choose_exercises(["lunge"], "", ""))
    install(made, today.date() - dt.timedelta(days=1))
    with qtbot.waitSignal(page._saving.failed):
        page.save_as.chosen.emit("results")
    assert "nothing to pack" in page.accessibleDescription()
    keep(started_utc=today.isoformat())
    left_out = keep(exercise="a/b", started_utc=today.isoformat())
    for _ in range(2):
        with qtbot.waitSignal(page._saving.finished):
            page.save_as.chosen.emit("results")
        assert f"{left_out.name} is left out" in page.accessibleDescription()
    files = sorted((tmp_path / "documents").iterdir())
    assert [len(read_results(file).results.sessions) for file in files] == [1, 1]


def test_an_earlier_zip_stays_if_the_recording_is_damaged(recording: Path, tmp_path: Path) -> None:
    earlier = save("zip", recording, tmp_path).file
    content = earlier.read_bytes()
    (recording / "session.mcap").write_bytes(b"damaged")
    with pytest.raises(RecordingError):
        save("zip", recording, tmp_path)
    assert earlier.read_bytes() == content


def test_the_menu_opens_by_key_and_lists_every_kind(qtbot: QtBot, page: RecordingsPage) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_X)
    menu = page.save_as._menu
    assert [action.data() for action in menu.actions()] == list(KINDS)
    menu.close()


def test_a_damaged_file_does_not_keep_the_others_out(recording: Path, tmp_path: Path) -> None:
    packed = pack_recording(recording, tmp_path / "packed.zip")
    shutil.rmtree(recording)
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(b"no zip")
    words = take_files([damaged, packed])
    assert words.startswith("1 recording was added.")
    assert "damaged.zip" in words
    assert [folder.name for folder in find_folders(recordings_folder())] == [NAME]


def drop(window: MainWindow, file: Path) -> None:
    """Drag a file on to the window and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(10, 10), actions, data, button, keys)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPoint(10, 10), actions, data, button, keys))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(RunController(RunRequest("", "0"), FakeBackend()))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_a_packed_recording_that_is_dropped_is_added(
    qtbot: QtBot, window: MainWindow, recording: Path, tmp_path: Path
) -> None:
    packed = pack_recording(recording, tmp_path / "packed.zip")
    shutil.rmtree(recording)
    drop(window, packed)
    page = window.navigator.find("recordings")
    assert isinstance(page, RecordingsPage)
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    assert page.rows[0].folder.name == NAME


def test_a_recording_that_is_dropped_is_shown(
    qtbot: QtBot, window: MainWindow, recording: Path
) -> None:
    drop(window, recording / "session.mcap")
    page = window.navigator.find("replay")
    assert window.navigator.route.page == "replay"
    assert isinstance(page, ReplayPage)
    qtbot.waitUntil(lambda: page.loader.recording is not None)
