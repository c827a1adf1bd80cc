"""A short queue between two threads: one works a little ahead of the other, no item is lost."""

from __future__ import annotations

import threading
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class BoundedQueue(Generic[T]):
    """Holds at most `capacity` items in order.

    `put` waits for space, `take` waits for an item, and `close` ends both. Every method may be
    called from any thread.
    """

    def __init__(self, capacity: int) -> None:
        self._changed = threading.Condition()
        self._items: deque[T] = deque()
        self._capacity = capacity
        self._closed = False

    @property
    def dropped(self) -> int:
        """Always 0: no item is dropped."""
        return 0

    def put(self, item: T) -> bool:
        """Add an item, and wait for space if the queue is full.

        Returns:
            False if the queue is closed; the item is then discarded.

        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._items) < self._capacity)
            if self._closed:
                return False
            self._items.append(item)
            self._changed.notify_all()
            return True

    def take(self, timeout: float | None = None) -> T | None:
        """Remove and return the oldest item.

        Args:
            timeout: Maximum time to wait for an item, in seconds; None waits without limit.

        Returns:
            None after the timeout, or if the queue is closed and empty.

        """
        with self._changed:
            self._changed.wait_for(lambda: self._items or self._closed, timeout)
            if not self._items:
                return None
            self._changed.notify_all()
            return self._items.popleft()

    def close(self) -> None:
        """Accept no more items and wake all waiting threads."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
