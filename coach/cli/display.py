"""Checks whether a window can be opened, without Qt: Qt ends the whole process if it cannot."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from coach.cli.system_libraries import Purpose, find_missing, format_install_command
from coach.errors import DisplayError
from coach.message import Message


def require_display() -> None:
    """Raise DisplayError with a hint if no window can be opened."""
    if not sys.platform.startswith("linux"):
        return
    missing = find_missing(_list_purposes())
    if missing:
        names = ", ".join(library.file for library in missing)
        raise DisplayError(
            Message("The window needs shared libraries that are missing: {names}.", names=names),
            Message("Run: {command}", command=format_install_command(missing)),
        )
    if not _has_screen():
        raise DisplayError(
            Message(
                "There is no screen to open a window on (neither DISPLAY nor "
                "WAYLAND_DISPLAY leads to one)."
            ),
            Message(
                "Start coach from a desktop session. Without one, `coach analyze` and "
                "`coach replay --no-window` work all the same."
            ),
        )


def _list_purposes() -> tuple[Purpose, ...]:
    """Return the purposes of the libraries that a window needs in this session."""
    if _reaches_wayland() and not os.environ.get("DISPLAY"):
        return ("pose", "window", "wayland")
    return ("pose", "window")


def shows_window_only() -> bool:
    """Return True if a window can be opened, but there is no terminal, as after a double click."""
    if sys.stdin is not None and sys.stdin.isatty():
        return False
    try:
        require_display()
    except DisplayError:
        return False
    return True


def _has_screen() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform and platform not in ("xcb", "wayland", "wayland-egl"):
        return True
    return _reaches_wayland() or _reaches_x()


def _reaches_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / str(name)).is_socket()


def _reaches_x() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
