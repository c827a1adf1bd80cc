"""A recording in the window: looked at, beside another one if wished."""

from __future__ import annotations

from coach.window.app import RunRequest, open_window
from coach.window.main_window import MainWindow
from coach.window.replay.recording import ReplayRequest

__all__ = ["ReplayRequest", "show_recording"]


def show_recording(request: ReplayRequest, beside: ReplayRequest | None = None) -> int:
    """Opens the window on a recording and gives its exit code. Raises DisplayError."""

    def opening(window: MainWindow) -> None:
        window.show_recording(request, beside)

    return open_window(RunRequest("", "0", record=False), opening=opening)
