"""Fixtures for tests of the window: garbage on this thread, messages of Qt, what is painted."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pyqtgraph  # noqa: F401 - otherwise the live plot loads it in a thread
import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPainter

from coach.window.widgets import desktop
from tests.window.background.processes import FakeProcess

EXPECTED = ("This plugin does not support",)
"""Messages of the offscreen plug-in."""


@pytest.fixture(autouse=True, scope="module")
def _collect_garbage_on_this_thread() -> Iterator[None]:
    """Destroy objects of Qt on this thread only, as the window does."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _fail_on_messages_of_qt() -> Iterator[None]:
    messages: list[str] = []

    def handle(kind: QtMsgType, context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not message.startswith(EXPECTED):
            messages.append(message)

    previous = qInstallMessageHandler(handle)
    yield
    qInstallMessageHandler(previous)
    assert not messages, f"messages of Qt: {messages}"


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is painted from now on."""
    texts: list[str] = []
    real = QPainter.drawText

    def draw(self: QPainter, *given: Any) -> Any:
        texts.extend(each for each in given if isinstance(each, str))
        return real(self, *given)

    monkeypatch.setattr(QPainter, "drawText", draw)
    return texts


@pytest.fixture
def dialogs(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProcess]:
    """Stands in for the process of the dialogs; its `returned` tells what the user chose."""
    process = FakeProcess()
    monkeypatch.setattr(desktop, "ServiceProcess", lambda *_, **__: process)
    desktop.find_chooser.cache_clear()
    yield process
    desktop.find_chooser.cache_clear()
