from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask, IsCancelled, ReportProgress


@pytest.fixture
def task(qtbot: QtBot) -> Iterator[BackgroundTask]:
    task = BackgroundTask()
    yield task
    task.cancel_and_wait()


def test_parts_and_the_result_come_in_the_thread_of_the_window(
    qtbot: QtBot, task: BackgroundTask
) -> None:
    got: list[object] = []
    where: set[str] = set()
    for signal in (task.progressed, task.finished):
        signal.connect(got.append)
        signal.connect(lambda _: where.add(threading.current_thread().name))

    def work(tell: ReportProgress, stopped: IsCancelled) -> str:
        tell("part")
        return threading.current_thread().name

    with qtbot.waitSignal(task.finished):
        task.run_with_progress(work)
    assert got[0] == "part"
    assert str(got[1]).startswith("coach-task")
    assert where == {threading.main_thread().name}
    assert not task.busy


def test_what_the_user_can_mend_is_told(qtbot: QtBot, task: BackgroundTask) -> None:
    def fail() -> None:
        raise CoachError("No.", "Yes.")

    with qtbot.waitSignal(task.failed, check_params_cb=lambda error: error.message == "No."):
        task.run(fail)


def test_a_bug_flies_in_the_thread_of_the_window(qtbot: QtBot, task: BackgroundTask) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs:
        task.run(fail)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_the_newest_work_counts_and_the_older_leaves_off(
    qtbot: QtBot, task: BackgroundTask
) -> None:
    begun, left = threading.Event(), threading.Event()
    done: list[object] = []
    task.finished.connect(done.append)

    def wait(tell: ReportProgress, stopped: IsCancelled) -> str:
        begun.set()
        left.wait(5)
        tell("late")
        return "old" if stopped() else "not told to leave off"

    task.run_with_progress(wait)
    assert begun.wait(5)
    told: list[object] = []
    task.progressed.connect(told.append)
    with qtbot.waitSignal(task.finished):
        task.run(lambda: "new")
    left.set()
    task.cancel_and_wait()
    qtbot.wait(1)
    assert done == ["new"]
    assert told == []
