"""Dialogs for files, in a process of their own, with stand-ins for one that never answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coach import window
from coach.errors import CoachError
from coach.window.background.service_process import ServiceProcess, make_command
from coach.window.translation.languages import translate_qt
from coach.window.translation.translate import CURRENT
from coach.window.widgets import desktop
from coach.window.widgets.desktop import FILE_DIALOG, FILE_OPENER, SILENT, FileChooser
from coach.window.widgets.desktop_services import MODES, FileDialog, FileOpener
from tests.window.background.processes import (
    CRASHES,
    ENDS,
    HANGS,
    NEVER_MS,
    FakeProcess,
    LoopCounter,
    run_python,
)

REQUEST = {
    "title": "Receive",
    "folder": "",
    "name": "",
    "pattern": "",
    "language": "en",
    "number": 1,
}
CHOOSES = """
import json, sys
print(json.dumps({"number": 0, "done": True}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    number, chosen = request["number"], [] if request["title"] == "None" else [request["title"]]
    for each in ({"number": number, "done": True},
                 {"number": number - 1, "ended": True, "result": ["of an earlier dialog"]},
                 {"number": number, "ended": True, "result": chosen}):
        print(json.dumps(each), flush=True)
"""


class Answers:
    """What a chooser called."""

    def __init__(self) -> None:
        self.files: list[list[Path]] = []
        self.errors: list[CoachError] = []

    def ask(self, chooser: FileChooser, owner: QObject, title: str = "Plan") -> None:
        """Ask for a folder."""
        chooser.choose_folder(owner, title, "", self.files.append, self.errors.append)


@pytest.fixture
def answers() -> Answers:
    return Answers()


def test_what_is_chosen_arrives_and_nothing_of_an_earlier_dialog(
    qtbot: QtBot, answers: Answers
) -> None:
    process, owner = ServiceProcess(run_python(CHOOSES), max_answer_ms=NEVER_MS), QObject()
    chooser = FileChooser(process=process)
    for title in ("None", "plans"):
        with qtbot.waitSignal(process.ended, timeout=60_000):
            answers.ask(chooser, owner, title)
    assert answers.files == [[Path("plans")]]
    assert answers.errors == []
    process.close()


@pytest.mark.parametrize("program", [HANGS, CRASHES, ENDS], ids=["hangs", "crashes", "ends"])
def test_a_dialog_that_never_opens_does_not_stop_the_window(
    qtbot: QtBot, answers: Answers, program: str
) -> None:
    process, owner = ServiceProcess(run_python(program), max_answer_ms=300), QObject()
    chooser, loop = FileChooser(process=process), LoopCounter()
    answers.ask(chooser, owner)
    qtbot.waitUntil(lambda: bool(answers.errors), timeout=60_000)
    assert loop.rounds > 0
    answers.ask(chooser, owner)
    qtbot.waitUntil(lambda: len(answers.errors) == 2, timeout=60_000)
    assert answers.errors == [SILENT, SILENT]
    assert answers.files == []
    process.close()


def test_a_desktop_that_shows_no_dialog_is_an_error(answers: Answers) -> None:
    answers.ask(FileChooser(process=FakeProcess(heard=False)), QObject())
    assert answers.errors == [SILENT]


def test_nothing_is_called_for_a_page_that_is_gone(qtbot: QtBot, answers: Answers) -> None:
    process, owner = FakeProcess(), QObject()
    answers.ask(FileChooser(process=process), owner)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    process.returned.emit(["plans"])
    assert answers.files == []


ASKED: list[tuple[Callable[[FileChooser, Answers], None], dict[str, str]]] = [
    (
        lambda chooser, to: chooser.choose_files(
            chooser, "Receive", "coach (*.coach)", to.files.append, to.errors.append
        ),
        {"kind": "files", "title": "Receive", "pattern": "coach (*.coach)"},
    ),
    (
        lambda chooser, to: chooser.choose_folder(
            chooser, "Folder", "/home/ada", to.files.append, to.errors.append
        ),
        {"kind": "folder", "title": "Folder", "folder": "/home/ada"},
    ),
    (
        lambda chooser, to: chooser.choose_new_file(
            chooser, "Save", "ada.coach", to.files.append, to.errors.append
        ),
        {"kind": "new file", "title": "Save", "name": "ada.coach", "pattern": "*.coach"},
    ),
]


@pytest.mark.parametrize(("ask", "request_"), ASKED, ids=MODES)
def test_the_process_is_told_what_to_ask_for(
    answers: Answers, ask: Callable[[FileChooser, Answers], None], request_: dict[str, str]
) -> None:
    process = FakeProcess()
    ask(FileChooser(process=process), answers)
    rest = {"folder": "", "name": "", "pattern": "", "language": CURRENT.code}
    assert process.requests == [{**rest, **request_}]


@pytest.fixture
def service(qtbot: QtBot) -> Iterator[FileDialog]:
    service = FileDialog()
    yield service
    if service.dialog is not None:
        service.dialog.close()
    translate_qt(CURRENT.code)


def play(service: FileDialog, **request: Any) -> QFileDialog:
    assert service.play({**REQUEST, **request})
    assert service.dialog is not None
    assert service.dialog.isVisible()
    return service.dialog


def test_files_that_are_chosen_are_told(qtbot: QtBot, service: FileDialog, tmp_path: Path) -> None:
    file = tmp_path / "ada.coachresults"
    file.touch()
    dialog = play(service, kind="files", folder=str(tmp_path), number=4)
    dialog.selectFile(str(file))
    with qtbot.waitSignal(service.ended) as ended:
        dialog.accept()
    assert ended.args == [4, [str(file)]]
    assert service.dialog is None


def test_a_new_file_gets_the_ending_that_was_asked_for(
    qtbot: QtBot, service: FileDialog, tmp_path: Path
) -> None:
    dialog = play(service, kind="new file", folder=str(tmp_path), name="ada.coach")
    assert dialog.selectedFiles() == [str(tmp_path / "ada.coach")]
    dialog.selectFile("eva")
    with qtbot.waitSignal(service.ended) as ended:
        dialog.accept()
    assert ended.args == [1, [str(tmp_path / "eva.coach")]]


def test_a_folder_is_begun_in_and_a_dialog_that_is_left_chooses_nothing(
    qtbot: QtBot, service: FileDialog, tmp_path: Path
) -> None:
    dialog = play(service, kind="folder", folder=str(tmp_path), number=2)
    assert dialog.directory().path() == str(tmp_path)
    with qtbot.waitSignal(service.ended) as ended:
        dialog.reject()
    assert ended.args == [2, []]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "&Auswählen"),
        ("es", "&Seleccionar"),
        ("fr", "&Choisir"),
        ("zh", "选择(&C)"),
        ("en", "&Choose"),
        ("xx", "&Choose"),
    ],
)
def test_the_dialog_speaks_the_language_of_the_window(
    service: FileDialog, language: str, words: str
) -> None:
    dialog = play(service, kind="folder", language=language)
    assert dialog.labelText(QFileDialog.DialogLabel.Accept) == words


def test_a_newer_dialog_takes_the_place_of_the_older(qtbot: QtBot, service: FileDialog) -> None:
    older = play(service, kind="folder", number=1)
    ends: list[int] = []
    service.ended.connect(lambda number, _: ends.append(number))
    newer = play(service, kind="files", number=2)
    assert newer is not older
    newer.reject()
    assert ends == [2]


def test_a_file_is_opened_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: files.append(url.toLocalFile()) is None
    )
    assert FileOpener().play({"path": "/tmp/plan.pdf"})
    assert files == ["/tmp/plan.pdf"]


def test_opening_a_file_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    process = FakeProcess()
    monkeypatch.setattr(desktop, "_find_opener", lambda: process)
    process.silent = True
    desktop.open_file(Path("plan.pdf"))
    assert process.requests == [{"path": "plan.pdf"}]


@pytest.mark.parametrize("name", [FILE_DIALOG, FILE_OPENER])
def test_the_real_processes_get_ready(qtbot: QtBot, name: str) -> None:
    process = ServiceProcess(make_command(name, "widgets"), max_answer_ms=NEVER_MS)
    request = {**REQUEST, "kind": "folder", "path": ""}
    with qtbot.waitSignal(process.answered, timeout=60_000):
        process.send(request)
    process.close()
    assert not process.running


ALLOWED = {
    "QFileDialog": ["widgets/desktop_services.py"],
    "QDesktopServices": ["widgets/desktop_services.py"],
    "QFileSystemWatcher": ["own_exercises/folder_watcher.py"],
    "QFileSystemModel": [],
    "QFileInfo": [],
    "QDir": [],
}
"""Class of Qt that asks drives or the desktop -> files of `coach.window` that may use it."""


@pytest.mark.parametrize(("name", "allowed"), ALLOWED.items())
def test_only_other_processes_and_threads_ask_drives_and_the_desktop(
    name: str, allowed: list[str]
) -> None:
    folder = Path(window.__file__).parent
    users = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*.py"))
        if re.search(rf"\b{name}\b", path.read_text(encoding="utf-8"))
    ]
    assert users == allowed
