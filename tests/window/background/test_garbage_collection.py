from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.window.background import garbage_collection as garbage
from coach.window.background.garbage_collection import collect, collect_on_this_thread

pytestmark = pytest.mark.serial


class Loop:
    """Refers to itself, so that only the collector frees it; tells in which thread."""

    def __init__(self, where: list[str]) -> None:
        self.me = self
        weakref.finalize(self, lambda: where.append(threading.current_thread().name))


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


def make_garbage(where: list[str]) -> None:
    for _ in range(5000):
        Loop(where)


def test_garbage_of_another_thread_is_collected_here(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "EVERY_MS", 1)
    gc.enable()
    where: list[str] = []
    with collect_on_this_thread():
        assert not gc.isenabled()
        thread = threading.Thread(target=make_garbage, args=(where,), name="other")
        thread.start()
        thread.join()
        assert where == []
        qtbot.waitUntil(lambda: len(where) == 5000)
    assert gc.isenabled()
    assert set(where) == {threading.main_thread().name}


def test_nothing_due_nothing_done() -> None:
    gc.disable()
    gc.collect()
    assert collect() == -1


def test_one_in_another(qtbot: QtBot) -> None:
    gc.enable()
    with collect_on_this_thread():
        with collect_on_this_thread():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.parametrize("frozen", [True, False])
def test_afterwards_as_much_is_frozen_as_before(qtbot: QtBot, frozen: bool) -> None:
    gc.unfreeze()
    if frozen:
        gc.freeze()
    with collect_on_this_thread():
        assert gc.get_freeze_count() > 0
    assert (gc.get_freeze_count() > 0) is frozen
