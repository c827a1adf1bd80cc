"""A short queue between two threads: one works a little ahead of the other, and nothing is lost."""

from __future__ import annotations

import threading
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class BoundedQueue(Generic[T]):
    """Holds at most `capacity` items in order; `put` waits for room, `take` for an item, and `close` ends both.

    Any thread may call anything.
    """

    def __init__(self, capacity: int) -> None:
        self._changed = threading.Condition()
        self._items: deque[T] = deque()
        self._capacity = capacity
        self._closed = False

    @property
    def dropped(self) -> int:
        """Always 0: nothing is dropped."""
        return 0

    def put(self, item: T) -> bool:
        """Add an item, waiting for room. False, and the item is not kept, once the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._items) < self._capacity)
            if self._closed:
                return False
            self._items.append(item)
            self._changed.notify_all()
            return True

    def take(self, timeout: float | None = None) -> T | None:
        """The oldest item, waiting for one at most `timeout` seconds (None: as long as it takes).

        None after the time, and once the queue is closed and the last item was taken.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._items or self._closed, timeout)
            if not self._items:
                return None
            self._changed.notify_all()
            return self._items.popleft()

    def close(self) -> None:
        """Take no more items and wake everybody who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
