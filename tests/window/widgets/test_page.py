from __future__ import annotations

import threading
from contextlib import nullcontext

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.window.background.frame_stream import FrameStream
from coach.window.background.task import BackgroundTask
from coach.window.widgets.page import Page
from tests.window.fakes import FakeSource


def test_stop_tasks_ends_what_the_page_and_its_parts_do(qtbot: QtBot) -> None:
    before = threading.active_count()
    page = Page()
    qtbot.addWidget(page)
    part = QWidget(page)
    source = FakeSource(live=True, endless=True, more=threading.Semaphore(0))
    stream, task = FrameStream(part), BackgroundTask(page)
    stream.start(lambda: source, lambda: nullcontext(lambda frame: frame))
    task.run_with_progress(lambda _, is_cancelled: wait_until(is_cancelled))
    page.stop_tasks()
    assert not stream.running
    assert not task.busy
    assert threading.active_count() == before


def wait_until(is_cancelled: object) -> None:
    assert callable(is_cancelled)
    pause = threading.Event()
    while not is_cancelled():
        pause.wait(0.001)
