"""Closes the window if the system, a terminal or another process ends the program."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget

SIGNALS: Final = tuple(
    signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in dir(signal)
)
"""Ctrl-C; the end of a session, `systemctl` and `kill`; a terminal that closes (not in Windows)."""


@contextmanager
def closing_on_termination(window: QWidget) -> Iterator[None]:
    """Close the window as the user would, so that the recording is closed properly.

    This is done on SIGINT, SIGTERM and SIGHUP, and if the event loop ends while the window is
    open. A signal that the process ignores, as after `nohup`, stays ignored.
    """

    def close() -> None:
        """Close the window; nothing if that was done before."""
        if window.isVisible():
            window.close()

    app = QCoreApplication.instance()
    assert app is not None
    with ExitStack() as stack:
        app.aboutToQuit.connect(close)
        stack.callback(app.aboutToQuit.disconnect, close)
        stack.enter_context(waking_on_signals())
        for number in SIGNALS:
            previous = signal.getsignal(number)
            if previous not in (signal.SIG_IGN, None):
                # Not at once: Python may call the handler in the middle of any other function.
                signal.signal(number, lambda *_: QTimer.singleShot(0, window, close))
                stack.callback(signal.signal, number, previous)
        yield


@contextmanager
def waking_on_signals() -> Iterator[None]:
    """Let a signal wake the event loop.

    While Qt waits in its event loop no Python runs. A byte on a socket wakes it, and then Python
    calls the handler of the signal.
    """
    receiver, sender = socket.socketpair()
    with receiver, sender:
        for end in (receiver, sender):
            end.setblocking(False)
        notifier = QSocketNotifier(receiver.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: receiver.recv(64))
        previous = signal.set_wakeup_fd(sender.fileno())
        try:
            yield
        finally:
            signal.set_wakeup_fd(previous)
            notifier.setEnabled(False)
