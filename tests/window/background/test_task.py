from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError, LowMemoryError
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

    def work(report: ReportProgress, is_cancelled: IsCancelled) -> str:
        report("part")
        return threading.current_thread().name

    with qtbot.waitSignal(task.finished):
        task.run_with_progress(work)
    assert got[0] == "part"
    assert str(got[1]).startswith("coach-task")
    assert where == {threading.main_thread().name}
    assert not task.busy


def raise_it(error: Exception) -> None:
    raise error


FAILURES = [
    pytest.param(CoachError("No.", "Yes."), "No.", id="what the user can fix"),
    pytest.param(MemoryError(), LowMemoryError().message, id="too little memory"),
]


@pytest.mark.parametrize(("error", "message"), FAILURES)
def test_error_is_reported(
    qtbot: QtBot, task: BackgroundTask, error: Exception, message: str
) -> None:
    with qtbot.waitSignal(task.failed, check_params_cb=lambda shown: shown.message == message):
        task.run(lambda: raise_it(error))
    assert not task.busy


def test_bug_is_reported_and_raised_in_the_qt_thread(qtbot: QtBot, task: BackgroundTask) -> None:
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(task.failed) as failed:
        task.run(lambda: raise_it(ZeroDivisionError("a bug")))
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert failed.args is not None
    assert failed.args[0].message == "ZeroDivisionError: a bug"
    with qtbot.waitSignal(task.finished):
        task.run(lambda: "again")


def test_latest_only_finishes_the_first_and_skips_to_the_newest(qtbot: QtBot) -> None:
    task, go_on = BackgroundTask(latest_only=True), threading.Event()
    results: list[object] = []
    task.finished.connect(results.append)
    task.run(lambda: go_on.wait(10) and "first")
    task.run(lambda: "skipped")
    task.run(lambda: "newest")
    go_on.set()
    qtbot.waitUntil(lambda: len(results) == 2)
    assert results == ["first", "newest"]
    task.cancel_and_wait()


def test_latest_only_goes_on_after_a_failure(qtbot: QtBot) -> None:
    task, go_on = BackgroundTask(latest_only=True), threading.Event()
    task.run(lambda: go_on.wait(10) and raise_it(CoachError("No.")))
    task.run(lambda: "newest")
    with qtbot.waitSignals([task.failed, task.finished], order="strict"):
        go_on.set()
    task.cancel_and_wait()


def test_newest_function_cancels_the_older_one(qtbot: QtBot, task: BackgroundTask) -> None:
    started, go_on = threading.Event(), threading.Event()
    done: list[object] = []
    task.finished.connect(done.append)

    def wait(report: ReportProgress, is_cancelled: IsCancelled) -> str:
        started.set()
        go_on.wait(5)
        report("late")
        return "old" if is_cancelled() else "not cancelled"

    task.run_with_progress(wait)
    assert started.wait(5)
    parts: list[object] = []
    task.progressed.connect(parts.append)
    with qtbot.waitSignal(task.finished):
        task.run(lambda: "new")
    assert not task.busy
    assert not task.is_idle
    with qtbot.waitSignal(task.idle):
        go_on.set()
    assert done == ["new"]
    assert parts == []


def test_cancelled_functions_leave_nothing_behind(qtbot: QtBot, task: BackgroundTask) -> None:
    done: list[int] = []
    for number in range(50):
        task.run(partial(done.append, number))
    with qtbot.waitSignal(task.idle):
        task.cancel()
    assert task.is_idle
    assert task._cancelled == {}
    assert sorted(done) == list(range(50)), "what was begun is carried out"


def test_an_end_without_a_wish_for_another_is_idle(qtbot: QtBot, task: BackgroundTask) -> None:
    assert task.is_idle
    with qtbot.waitSignals([task.finished, task.idle]):
        task.run(lambda: None)
    assert task.is_idle
