from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from coach.cli import display
from coach.cli.display import require_display
from coach.cli.system_libraries import Library
from coach.errors import DisplayError

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Windows and macOS always have a screen"
)


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(display, "find_missing", lambda purposes: [])


def test_no_variable_no_screen() -> None:
    with pytest.raises(DisplayError, match="no screen") as caught:
        require_display()
    assert "coach analyze" in caught.value.hint


def test_variable_that_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(DisplayError, match="no screen"):
        require_display()


def test_drawing_without_a_screen_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    require_display()


def test_wayland_is_reached_by_its_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    with pytest.raises(DisplayError):
        require_display()
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w"))
        require_display()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_x_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        monkeypatch.setenv("DISPLAY", f":{server.stdout.readline().strip()}")
        try:
            require_display()
        finally:
            server.terminate()


def test_missing_library_is_named_with_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        display,
        "find_missing",
        lambda purposes: [Library("libxcb-cursor.so.0", "libxcb-cursor0", "window")],
    )
    with pytest.raises(DisplayError, match=r"libxcb-cursor\.so\.0") as caught:
        require_display()
    assert "libxcb-cursor" in caught.value.hint


@pytest.mark.parametrize(("x_display", "asked"), [("", True), (":4711", False)])
def test_libraries_for_wayland_are_needed_without_x(
    x_display: str, asked: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cursor = Library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland")
    monkeypatch.setattr(
        display, "find_missing", lambda purposes: [cursor] if "wayland" in purposes else []
    )
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    monkeypatch.setenv("DISPLAY", x_display)
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w"))
        if not asked:
            require_display()
            return
        with pytest.raises(DisplayError, match=r"libwayland-cursor\.so\.0"):
            require_display()
