from __future__ import annotations

import signal
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.errors import SourceError
from coach.window import app
from coach.window.app import open_window
from coach.window.background import time_limit
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, make_font
from tests.window.fakes import FakeBackend, FakeSource, make_state

REQUEST = RunRequest("lunge", "clip.mp4")


def test_closes_when_done(qtbot: QtBot) -> None:
    assert open_window(REQUEST, close_when_done=True, backend=FakeBackend()) == 0


def test_error_ends_with_code_2(qtbot: QtBot) -> None:
    backend = FakeBackend(lambda _: FakeSource(0, error=SourceError("Gone.")))
    assert open_window(REQUEST, close_when_done=True, backend=backend) == 2


def test_bug_is_raised_where_the_window_was_opened(qtbot: QtBot) -> None:
    with pytest.raises(ZeroDivisionError, match="a bug"):
        open_window(REQUEST, backend=FakeBackend(bug=ZeroDivisionError("a bug"), demo=True))


def test_screenshot(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "SCREENSHOT_AFTER", 3)
    timer, file = QTimer(), tmp_path / "a.png"
    timer.timeout.connect(lambda: QApplication.closeAllWindows() if file.is_file() else None)
    timer.start(20)
    open_window(
        REQUEST,
        screenshot=file,
        backend=FakeBackend(lambda _: FakeSource(live=True, endless=True), demo=True),
    )
    timer.stop()
    assert QImage(str(file)).width() > 0


def test_a_signal_closes_the_window_and_what_was_recorded(qtbot: QtBot) -> None:
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True), demo=True)
    before = signal.getsignal(signal.SIGTERM)
    timer = QTimer()
    timer.timeout.connect(
        lambda: (
            signal.raise_signal(signal.SIGTERM)
            if backend.recorder.poses and not backend.recorder.closed
            else None
        )
    )
    timer.start(20)
    assert open_window(REQUEST, backend=backend) == 0
    timer.stop()
    assert backend.recorder.closed
    assert signal.getsignal(signal.SIGTERM) is before


def test_shipped_font_is_used(qapp: QApplication) -> None:
    assert QFontInfo(make_font(Theme(DARK), 20)).family() == "Inter"


def test_a_camera_that_never_opens_does_not_keep_the_program(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, ended = threading.Event(), threading.Event()

    def never_open(_: str) -> FakeSource:
        opened.set()
        assert ended.wait(60)
        return FakeSource(0)

    monkeypatch.setattr(app, "MAX_CLOSING_S", 0.1)
    monkeypatch.setattr(time_limit, "end_process", ended.set)
    timer = QTimer()
    timer.timeout.connect(lambda: QApplication.closeAllWindows() if opened.is_set() else None)
    timer.start(20)
    open_window(REQUEST, backend=FakeBackend(never_open, demo=True))
    timer.stop()
    assert ended.is_set()


def test_a_window_that_closes_in_time_does_not_end_the_process(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()
    monkeypatch.setattr(time_limit, "end_process", ended.set)
    open_window(REQUEST, close_when_done=True, backend=FakeBackend())
    assert not ended.is_set()
    assert "coach-close-limit" not in [thread.name for thread in threading.enumerate()]


def test_closing_has_the_same_limit_with_a_recording(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: list[float] = []
    monkeypatch.setattr(time_limit.TimeLimit, "start", lambda _, seconds: limits.append(seconds))
    runs = RunController(REQUEST, FakeBackend())
    window = MainWindow(runs)
    with app.closing_in_time(window):
        runs.state = make_state()
        window.close()
    window.deleteLater()
    assert limits == [app.MAX_CLOSING_S]
    assert app.MAX_CLOSING_S < 3
