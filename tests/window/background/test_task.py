from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask, Stopped, Tell


@pytest.fixture
def errand(qtbot: QtBot) -> Iterator[BackgroundTask]:
    errand = BackgroundTask()
    yield errand
    errand.close()


def test_parts_and_the_result_come_in_the_thread_of_the_window(qtbot: QtBot, errand: BackgroundTask) -> None:
    got: list[object] = []
    where: set[str] = set()
    for signal in (errand.told, errand.done):
        signal.connect(got.append)
        signal.connect(lambda _: where.add(threading.current_thread().name))

    def work(tell: Tell, stopped: Stopped) -> str:
        tell("part")
        return threading.current_thread().name

    with qtbot.waitSignal(errand.done):
        errand.start(work)
    assert got[0] == "part"
    assert str(got[1]).startswith("coach-errand")
    assert where == {threading.main_thread().name}
    assert not errand.busy


def test_what_the_user_can_mend_is_told(qtbot: QtBot, errand: BackgroundTask) -> None:
    def fail() -> None:
        raise CoachError("No.", "Yes.")

    with qtbot.waitSignal(errand.failed, check_params_cb=lambda error: error.message == "No."):
        errand.fetch(fail)


def test_a_bug_flies_in_the_thread_of_the_window(qtbot: QtBot, errand: BackgroundTask) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs:
        errand.fetch(fail)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_the_newest_work_counts_and_the_older_leaves_off(qtbot: QtBot, errand: BackgroundTask) -> None:
    begun, left = threading.Event(), threading.Event()
    done: list[object] = []
    errand.done.connect(done.append)

    def wait(tell: Tell, stopped: Stopped) -> str:
        begun.set()
        left.wait(5)
        tell("late")
        return "old" if stopped() else "not told to leave off"

    errand.start(wait)
    assert begun.wait(5)
    told: list[object] = []
    errand.told.connect(told.append)
    with qtbot.waitSignal(errand.done):
        errand.fetch(lambda: "new")
    left.set()
    errand.close()
    qtbot.wait(1)
    assert done == ["new"]
    assert told == []
