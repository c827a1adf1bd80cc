"""What holds for every test: a data folder of its own, no real screen, no thread left over."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# Before Qt is loaded anywhere. Tests of the real screen start their own Xvfb and a process of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C"  # the window speaks the system's language


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


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the window makes it, with the shipped font, whichever test asks for it first; pytest-qt uses it, too."""
    from PySide6.QtWidgets import QApplication

    from coach.window.application import make_application

    found = QApplication.instance()
    return found if isinstance(found, QApplication) else make_application()
