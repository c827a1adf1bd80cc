"""Knows which cameras were told to close and are not released yet: none can be opened twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

MAX_OTHERS_S: Final = 3.0
"""Maximum time to wait for cameras with another name, in seconds.

A number and a name may mean the same camera. One that never answers must not keep others closed.
"""


class ClosingDevices:
    """Lets the thread that opens a camera wait for those that are being closed.

    Whoever closes a camera does not wait. Any thread may call any method.
    """

    def __init__(self, max_others_s: float = MAX_OTHERS_S) -> None:
        self._max_others_s = max_others_s
        self._changed = threading.Condition()
        self._closing: dict[object, str] = {}
        """Who closes it -> what opens it."""

    def add(self, owner: object, device: str) -> None:
        """Note that this owner closes its camera.

        Args:
            owner: Who has opened the camera, or is opening it.
            device: What opens it: a number, a name or an address.

        """
        with self._changed:
            self._closing[owner] = device
            self._changed.notify_all()  # also the owner, if it waits for another one itself

    def remove(self, owner: object) -> None:
        """Note that the camera of this owner is released."""
        with self._changed:
            self._closing.pop(owner, None)
            self._changed.notify_all()

    @contextmanager
    def closing(self, owner: object, device: str) -> Iterator[None]:
        """Note that the block closes the camera of this owner."""
        self.add(owner, device)
        try:
            yield
        finally:
            self.remove(owner)

    def wait(self, device: str, is_cancelled: Callable[[], bool]) -> None:
        """Wait until this camera can be opened, without limit if it is just being closed.

        Args:
            device: What opens it.
            is_cancelled: True once nobody wants it any more; looked at after each `add`.

        """
        with self._changed:
            self._changed.wait_for(lambda: is_cancelled() or not self._closing, self._max_others_s)
            self._changed.wait_for(lambda: is_cancelled() or device not in self._closing.values())


CLOSING: Final = ClosingDevices()
"""Of this process."""
