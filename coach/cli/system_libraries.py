"""Shared libraries of the system that no Python package contains, and their Debian packages.

Only Linux needs this: on Windows and macOS they are part of the system. A library is tested by
loading it, not by asking a package manager, so it does not matter how it was installed.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Purpose = Literal["pose", "window", "wayland", "voice", "tests"]


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library, or a program."""

    file: str
    """The file to load (``libGL.so.1``), or the program's name."""
    package: str
    """The Debian package that contains it."""
    purpose: Purpose
    """What does not work without it.

    That is everything, the window, the window in a session without X, the voice, or the tests.
    """

    @property
    def present(self) -> bool:
        """True if it can be loaded, or the program can be found."""
        if ".so" not in self.file:
            return shutil.which(self.file) is not None
        try:
            ctypes.CDLL(self.file)
        except OSError:
            return False
        return True


LIBRARIES: Final = (
    Library("libEGL.so.1", "libegl1", "pose"),
    Library("libGLESv2.so.2", "libgles2", "pose"),
    Library("libGL.so.1", "libgl1", "pose"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "pose"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "pose"),
    Library("libX11.so.6", "libx11-6", "pose"),
    Library("libXext.so.6", "libxext6", "pose"),
    Library("libxcb.so.1", "libxcb1", "pose"),
    Library("libSM.so.6", "libsm6", "pose"),
    Library("libICE.so.6", "libice6", "pose"),
    Library("libfontconfig.so.1", "libfontconfig1", "window"),
    Library("libfreetype.so.6", "libfreetype6", "window"),
    Library("libdbus-1.so.3", "libdbus-1-3", "window"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "window"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "window"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "window"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "window"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "window"),
    Library("libxcb-image.so.0", "libxcb-image0", "window"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "window"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "window"),
    Library("libxcb-render.so.0", "libxcb-render0", "window"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "window"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "window"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "window"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "window"),
    Library("libxcb-util.so.1", "libxcb-util1", "window"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "window"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "window"),
    Library("libpulse.so.0", "libpulse0", "window"),
    Library("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "wayland"),
    Library("libspeechd.so.2", "libspeechd2", "voice"),
    Library("Xvfb", "xvfb", "tests"),
)


def find_missing(purposes: Iterable[Purpose]) -> list[Library]:
    """Return the missing libraries for these purposes; always empty on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return []
    chosen = frozenset(purposes)
    return [library for library in LIBRARIES if library.purpose in chosen and not library.present]


def format_install_command(missing: Iterable[Library]) -> str:
    """Return the command that installs them on Debian and Ubuntu; elsewhere list the files."""
    libraries = list(missing)
    if shutil.which("apt-get") is None:
        return "Install the packages that hold " + ", ".join(library.file for library in libraries)
    return "sudo apt-get install -y " + " ".join(
        dict.fromkeys(library.package for library in libraries)
    )
