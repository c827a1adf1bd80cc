"""Knows whether a camera is on, for the indicator of the window."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from coach.capture.blank_source import BlankSource
from coach.capture.reconnecting_source import ReconnectingSource
from coach.capture.rotation import RotatedSource

Listener = Callable[[], object]


class OpenedSource(Protocol):
    """What was opened: a camera, or something else that gives frames."""

    @property
    def live(self) -> bool:
        """True for a camera."""


class OpenCameras:
    """Holds who has a camera open. Any thread may call any method.

    A camera counts from the moment it is open until it is released. One that was unplugged does
    not count until it is open again. One that is being opened is told apart: it may be on already.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owners: dict[object, bool] = {}
        """Who opened a camera -> whether that is open now."""
        self._opening: set[object] = set()
        """Who is opening a camera."""
        self._listeners: list[weakref.WeakMethod[Listener]] = []

    @property
    def on(self) -> bool:
        """True while any camera is open."""
        with self._lock:
            return any(self._owners.values())

    @property
    def opening(self) -> bool:
        """True while a camera is being opened."""
        with self._lock:
            return bool(self._opening)

    def begin(self, owner: object, text: str) -> None:
        """Note that this owner opens what this text names; nothing if that is a file."""
        if text.isdigit() or not Path(text).is_file():
            with self._lock:
                self._opening.add(owner)
            self._tell()

    def add(self, owner: object, source: OpenedSource) -> None:
        """Note that this owner has opened a source; it counts if that is a camera."""
        if not source.live or isinstance(source, BlankSource):
            self.remove(owner)
            return
        with self._lock:
            self._owners[owner] = True
            self._opening.discard(owner)
        camera = source.source if isinstance(source, RotatedSource) else source
        if isinstance(camera, ReconnectingSource):
            camera.on_connection = lambda is_open: self._note(owner, is_open=is_open)
        self._tell()

    def remove(self, owner: object) -> None:
        """Note that what this owner opened is released, or was not opened."""
        with self._lock:
            known = owner in self._opening or owner in self._owners
            self._opening.discard(owner)
            self._owners.pop(owner, None)
        if known:
            self._tell()

    def follow(self, listener: Listener) -> None:
        """Call this method after each change, in any thread, as long as its object lives."""
        with self._lock:
            self._listeners.append(weakref.WeakMethod(listener))

    def unfollow(self, listener: Listener) -> None:
        """Call this method no more."""
        with self._lock:
            self._listeners = [each for each in self._listeners if each() not in (None, listener)]

    def _note(self, owner: object, *, is_open: bool) -> None:
        with self._lock:
            if owner not in self._owners:  # it was removed meanwhile
                return
            self._owners[owner] = is_open
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            listeners = [listener for each in self._listeners if (listener := each()) is not None]
        for listener in listeners:
            listener()


OPEN_CAMERAS: Final = OpenCameras()
"""Of this process."""
