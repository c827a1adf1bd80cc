from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, QMetaMethod
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.window.own_exercises import folder_watcher
from coach.window.own_exercises.folder_watcher import FolderWatcher


class WatchedSystem(QFileSystemWatcher):
    """Notes the thread and the paths; on a drive that hangs it does not answer."""

    asked: list[tuple[str, frozenset[str]]]
    connected: list[str]
    answers: threading.Event
    arrived: threading.Semaphore

    def connectNotify(self, signal: QMetaMethod) -> None:
        self.connected.append(threading.current_thread().name)

    def addPaths(self, paths: Sequence[str]) -> list[str]:
        self.asked.append((threading.current_thread().name, frozenset(paths)))
        if not self.answers.is_set():
            self.arrived.release()
            assert self.answers.wait(30)
        added = super().addPaths(paths)
        self.arrived.release()
        return added


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> type[WatchedSystem]:
    class System(WatchedSystem):
        asked: list[tuple[str, frozenset[str]]] = []  # noqa: RUF012 - of this test
        connected: list[str] = []  # noqa: RUF012 - of this test
        answers, arrived = threading.Event(), threading.Semaphore(0)

    System.answers.set()
    monkeypatch.setattr(folder_watcher, "QFileSystemWatcher", System)
    return System


@pytest.fixture
def watcher(qtbot: QtBot, system: type[WatchedSystem]) -> Iterator[FolderWatcher]:
    watcher = FolderWatcher()
    yield watcher
    system.answers.set()
    watcher.stop()
    watcher._task.cancel_and_wait()


def make(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).write_text("before")
    return [folder / name for name in names]


def watch(watcher: FolderWatcher, system: type[WatchedSystem], paths: list[Path]) -> None:
    """Watch these files, and wait until the system does so."""
    watcher.watch(paths)
    assert system.arrived.acquire(timeout=30)


def test_a_change_of_a_file_and_a_new_file_are_told(
    qtbot: QtBot, watcher: FolderWatcher, system: type[WatchedSystem], tmp_path: Path
) -> None:
    files = make(tmp_path, "a.toml")
    watch(watcher, system, files)
    with qtbot.waitSignal(watcher.settled, timeout=30_000):
        files[0].write_text("after")
    with qtbot.waitSignal(watcher.settled, timeout=30_000):
        files += make(tmp_path, "b.toml")
    watch(watcher, system, files)
    assert [paths for _, paths in system.asked] == [
        {str(tmp_path), str(files[0])},
        {str(files[1])},
    ]
    with qtbot.waitSignal(watcher.settled, timeout=30_000):
        files[1].write_text("after")
    assert all(name.startswith("coach-task") for name, _ in system.asked)


def test_the_window_does_not_wait_for_a_drive_that_never_answers(
    watcher: FolderWatcher, system: type[WatchedSystem], tmp_path: Path
) -> None:
    system.answers.clear()
    files = make(tmp_path, "a.toml", "b.toml")
    watch(watcher, system, files[:1])
    watcher.watch(files)
    watcher.stop()
    assert not watcher._task.is_idle
    watcher.watch(files[1:])
    assert system.arrived.acquire(timeout=30)
    assert [paths for _, paths in system.asked] == [
        {str(tmp_path), str(files[0])},
        {str(tmp_path), str(files[1])},
    ]


def test_nothing_is_told_after_the_end(
    qtbot: QtBot, watcher: FolderWatcher, system: type[WatchedSystem], tmp_path: Path
) -> None:
    files = make(tmp_path, "a.toml")
    watch(watcher, system, files)
    with qtbot.waitSignal(watcher._task.idle, timeout=30_000):
        watcher.stop()
    with qtbot.assertNotEmitted(watcher.settled):
        files[0].write_text("after")


def test_the_end_of_the_program_ends_the_thread(
    qapp: QApplication, watcher: FolderWatcher, system: type[WatchedSystem], tmp_path: Path
) -> None:
    watch(watcher, system, make(tmp_path, "a.toml"))
    qapp.aboutToQuit.emit()
    assert watcher._task.is_idle


def test_without_files_nothing_is_watched(
    watcher: FolderWatcher, system: type[WatchedSystem]
) -> None:
    watcher.watch([])
    assert watcher._task.is_idle
    assert system.asked == []


def test_signals_are_connected_in_the_thread_of_the_window(
    watcher: FolderWatcher, system: type[WatchedSystem], tmp_path: Path
) -> None:
    watch(watcher, system, make(tmp_path, "a.toml"))
    assert {*system.connected} == {threading.main_thread().name}
