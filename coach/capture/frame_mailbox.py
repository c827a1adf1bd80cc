"""A box for one item between two threads: the newest wins."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestFrame(Generic[T]):
    """Holds the newest item until it is taken; an older one that nobody took is dropped and counted.

    Any thread may call anything. Neither side ever waits for the other: `put` never, `take` only while the box is empty.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._items: list[T] = []
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many items were replaced by a newer one before anybody took them."""
        with self._changed:
            return self._dropped

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        with self._changed:
            return self._closed

    def put(self, item: T) -> bool:
        """Leave an item in place of the one that lies there. False, and the item is not kept, once the box is closed."""
        with self._changed:
            if self._closed:
                return False
            self._dropped += len(self._items)
            self._items = [item]
            self._changed.notify()
            return True

    def take(self, timeout: float | None = None) -> T | None:
        """The item, waiting for one at most `timeout` seconds (None: as long as it takes).

        None after the time, and once the box is closed and the last item was taken.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._items or self._closed, timeout)
            return self._items.pop() if self._items else None

    def close(self) -> None:
        """Take no more items and wake everybody who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
