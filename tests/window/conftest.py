"""What holds for tests of the window: the shipped font, no word from Qt on the error output."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pyqtgraph  # noqa: F401 - else the live plot loads it in a thread of its own
import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

EXPECTED = ("This plugin does not support",)
"""What the offscreen plug-in says of itself."""


@pytest.fixture(autouse=True, scope="module")
def _garbage_is_collected_here() -> Iterator[None]:
    """As in the window: no other thread destroys what is Qt's."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _qt_is_silent() -> Iterator[None]:
    said: list[str] = []

    def listen(kind: QtMsgType, context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not message.startswith(EXPECTED):
            said.append(message)

    before = qInstallMessageHandler(listen)
    yield
    qInstallMessageHandler(before)
    assert not said, f"Qt said: {said}"
