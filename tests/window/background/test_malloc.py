from __future__ import annotations

import ctypes
import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coach.window.background.malloc import limit_arenas, trim
from coach.window.run import controller as controller_module
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from coach.window.widgets.plot_loader import PlotLoader
from tests.window.fakes import FakeBackend, FakeSource

pytestmark = pytest.mark.serial

SIZE, COUNT, KEPT = 2000, 40_000, 100
"""80 MB in small pieces, of which every hundredth is kept."""
GLIBC = sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim")


def measure_memory_mb() -> float:
    """Memory of this process that is really there."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in status if line.startswith("VmRSS"))) / 1024


@pytest.mark.skipif(not GLIBC, reason="only glibc is asked")
def test_holes_between_what_stays_are_given_back() -> None:
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    pieces = [libc.malloc(ctypes.c_size_t(SIZE)) for _ in range(COUNT)]
    for piece in pieces:
        ctypes.memset(piece, 1, SIZE)
    for number, piece in enumerate(pieces):
        if number % KEPT:
            libc.free(ctypes.c_void_p(piece))
    before = measure_memory_mb()
    assert trim()
    after = measure_memory_mb()
    for piece in pieces[::KEPT]:
        libc.free(ctypes.c_void_p(piece))
    assert before - after > SIZE * COUNT / 2e6


@pytest.mark.skipif(not GLIBC, reason="only glibc is asked")
def test_fewer_heaps_are_made() -> None:
    assert limit_arenas()


LARGE = """
import ctypes
from coach.window.background.malloc import LARGE_BYTES, limit_arenas
from tests.window.background.test_malloc import SIZE, measure_memory_mb

limit_arenas()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
for _ in range(2):  # by itself the C library would keep the second one
    before = measure_memory_mb()
    large = libc.malloc(ctypes.c_size_t(2 * LARGE_BYTES))
    libc.malloc(ctypes.c_size_t(SIZE))  # lies behind it, if it is in a heap
    ctypes.memset(large, 1, 2 * LARGE_BYTES)
    assert measure_memory_mb() - before > LARGE_BYTES / 1e6
    libc.free(ctypes.c_void_p(large))
    assert measure_memory_mb() - before < LARGE_BYTES / 1e6
"""
"""In a program of its own: one that has worked long has holes in which all finds its place."""


@pytest.mark.skipif(not GLIBC, reason="only glibc is asked")
def test_what_is_large_goes_at_once_when_it_is_freed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LARGE],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_left_alone(platform: str) -> None:
    assert not limit_arenas(platform)
    assert not trim(platform)


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    assert not limit_arenas("linux")
    assert not trim("linux")


def test_memory_is_given_back_when_a_run_has_ended(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Step] = []
    controller = RunController(
        RunRequest("lunge", "0"), FakeBackend(lambda _: FakeSource(3, live=True))
    )
    monkeypatch.setattr(controller_module, "trim", lambda: steps.append(controller.state.step))
    with qtbot.waitSignal(controller.finished):
        controller.start()
    assert len(steps) == 1


@pytest.mark.parametrize(
    "error", [MemoryError(), ImportError("libx.so: failed to map segment from shared object")]
)
def test_without_memory_for_the_plot_there_is_none(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    loaded: list[None] = []
    parent = QObject()
    loader = PlotLoader(parent)
    loader.loaded.connect(lambda: loaded.append(None))
    monkeypatch.setattr(importlib, "import_module", lambda _: raise_it(error))
    monkeypatch.delitem(sys.modules, "pyqtgraph", raising=False)
    with qtbot.waitSignal(loader.task.finished):
        loader.load()
    assert not loaded


def test_a_plot_that_is_broken_is_a_bug(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib, "import_module", lambda _: raise_it(ImportError("no such name")))
    monkeypatch.delitem(sys.modules, "pyqtgraph", raising=False)
    parent = QObject()
    loader = PlotLoader(parent)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(loader.task.failed):
        loader.load()
    assert [str(bug[1]) for bug in bugs] == ["no such name"]


def raise_it(error: Exception) -> None:
    raise error
