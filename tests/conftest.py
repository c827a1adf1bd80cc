"""What holds for every test: a data folder of its own, no real screen, no thread left over."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before Qt is loaded anywhere. Tests of the real screen start their own Xvfb and a process of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, empty and of this test alone."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("COACH_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_thread_left_over() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in set(threading.enumerate()) - before if thread.is_alive()]
    assert not left, f"threads still run after the test: {left}"
