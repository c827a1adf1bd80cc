"""Passes the newest frame from the thread that reads to the thread that works."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestFrame(Generic[T]):
    """Holds the newest item until it is taken; items replaced before that are counted as dropped.

    Every method may be called from any thread. `put` never waits; `take` waits only while
    there is none.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._items: list[T] = []
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """Number of items that were replaced before they were taken."""
        with self._changed:
            return self._dropped

    def put(self, item: T) -> bool:
        """Store an item in place of the current one.

        Returns:
            False if it is closed; the item is then discarded.

        """
        with self._changed:
            if self._closed:
                return False
            self._dropped += len(self._items)
            self._items = [item]
            self._changed.notify()
            return True

    def take(self, timeout: float | None = None) -> T | None:
        """Remove and return the item.

        Args:
            timeout: Maximum time to wait for an item, in seconds; None waits without limit.

        Returns:
            None after the timeout, or if it is closed and empty.

        """
        with self._changed:
            self._changed.wait_for(lambda: self._items or self._closed, timeout)
            return self._items.pop() if self._items else None

    def close(self) -> None:
        """Accept no more items and wake all waiting threads."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
