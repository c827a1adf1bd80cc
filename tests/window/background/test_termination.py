"""The window closes once, whatever ends the program, and never in the middle of something else."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coach.window.background.termination import SIGNALS, closing_on_termination


class Window(QWidget):
    """Counts how often it was told to close, and does something else while it closes."""

    def __init__(self, while_closing: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.closings = 0
        self._while_closing = while_closing

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        self.closings += 1
        self._while_closing()
        event.accept()


@contextmanager
def handled(number: signal.Signals) -> Iterator[None]:
    """Keep a signal that is not received by the window from ending the tests."""
    previous = signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(number, previous)


def run(window: Window, action: Callable[[], object]) -> None:
    """Run the event loop until it ends by itself, and do this in it."""
    window.show()
    with closing_on_termination(window):
        QTimer.singleShot(0, window, action)
        QCoreApplication.exec()


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_closes_the_window(qtbot: QtBot, number: signal.Signals) -> None:
    window = Window()
    with handled(number):
        before = signal.getsignal(number)
        run(window, lambda: signal.raise_signal(number))
        assert signal.getsignal(number) is before
    assert window.closings == 1


def test_signals_before_and_while_the_window_closes_close_it_once(qtbot: QtBot) -> None:
    window = Window(lambda: signal.raise_signal(signal.SIGTERM))

    def raise_twice() -> None:
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)

    with handled(signal.SIGTERM), handled(signal.SIGINT):
        run(window, raise_twice)
    assert window.closings == 1


def test_a_signal_before_the_event_loop_begins_closes_the_window_in_it(qtbot: QtBot) -> None:
    window = Window()
    window.show()
    with handled(signal.SIGTERM), closing_on_termination(window):
        signal.raise_signal(signal.SIGTERM)
        assert window.closings == 0
        QCoreApplication.exec()
    assert window.closings == 1


def test_a_signal_closes_the_window_below_a_dialog(qtbot: QtBot) -> None:
    window = Window()
    chosen: list[str] = []

    def choose() -> None:
        QTimer.singleShot(0, window, lambda: signal.raise_signal(signal.SIGTERM))
        option = QFileDialog.Option.DontUseNativeDialog
        chosen.append(QFileDialog.getExistingDirectory(window, "Folder", "", option))

    with handled(signal.SIGTERM):
        run(window, choose)
    assert (window.closings, chosen) == (1, [""])


def test_the_window_is_closed_if_the_event_loop_ends(qtbot: QtBot) -> None:
    window = Window()
    run(window, lambda: QCoreApplication.exit(0))
    assert window.closings == 1
    # As the last window was closed after the loop, Qt would end the next one at once: this one.
    QTimer.singleShot(0, window, lambda: QCoreApplication.exit(0))
    QCoreApplication.exec()


def test_a_signal_that_the_process_ignores_stays_ignored(qtbot: QtBot) -> None:
    window = Window()
    previous = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with closing_on_termination(window):
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, previous)


def test_nothing_is_closed_afterwards(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    with closing_on_termination(window):
        pass
    loop = QEventLoop()
    QTimer.singleShot(0, window, loop.quit)
    loop.exec()
    app = QCoreApplication.instance()
    assert app is not None
    app.aboutToQuit.emit()
    assert window.closings == 0
