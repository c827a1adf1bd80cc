from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask, Stopped, Tell


@pytest.fixture
def task(qtbot: QtBot) -> Iterator[BackgroundTask]:
    task = BackgroundTask()
    yield task
    task.close()


def test_parts_and_the_result_come_in_the_thread_of_the_window(
    qtbot: QtBot, task: BackgroundTask
) -> None:
    got: list[object] = []
    where: set[str] = set()
    for signal in (task.told, task.done):
        signal.connect(got.append)
        signal.connect(lambda _: where.add(threading.current_thread().name))

    def work(tell: Tell, stopped: Stopped) -> str:
        tell("part")
        return threading.current_thread().name

    with qtbot.waitSignal(task.done):
        task.start(work)
    assert got[0] == "part"
    assert str(got[1]).startswith("coach-errand")
    assert where == {threading.main_thread().name}
    assert not task.busy


def test_what_the_user_can_mend_is_told(qtbot: QtBot, task: BackgroundTask) -> None:
    def fail() -> None:
        raise CoachError("No.", "Yes.")

    with qtbot.waitSignal(task.failed, check_params_cb=lambda error: error.message == "No."):
        task.fetch(fail)


def test_a_bug_flies_in_the_thread_of_the_window(qtbot: QtBot, task: BackgroundTask) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs:
        task.fetch(fail)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_the_newest_work_counts_and_the_older_leaves_off(
    qtbot: QtBot, task: BackgroundTask
) -> None:
    begun, left = threading.Event(), threading.Event()
    done: list[object] = []
    task.done.connect(done.append)

    def wait(tell: Tell, stopped: Stopped) -> str:
        begun.set()
        left.wait(5)
        tell("late")
        return "old" if stopped() else "not told to leave off"

    task.start(wait)
    assert begun.wait(5)
    told: list[object] = []
    task.told.connect(told.append)
    with qtbot.waitSignal(task.done):
        task.fetch(lambda: "new")
    left.set()
    task.close()
    qtbot.wait(1)
    assert done == ["new"]
    assert told == []
