"""Passes the newest item from one thread to another; neither thread waits for the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


def keep_newest(_: Item, newer: Item) -> Item:
    """Return the newer of two items."""
    return newer


class Mailbox(Generic[Item]):
    """Holds one item until it is taken. Any thread may call any method."""

    def __init__(self, merge: Callable[[Item, Item], Item] = keep_newest) -> None:
        """Create an empty mailbox.

        Args:
            merge: Combines an item that was not taken yet with a newer one.

        """
        self._lock = threading.Lock()
        self._merge = merge
        self._items: list[Item] = []

    def put(self, item: Item) -> bool:
        """Leave an item. Return True if there was none: the reader must then be notified."""
        with self._lock:
            was_empty = not self._items
            self._items = [item if was_empty else self._merge(self._items[0], item)]
            return was_empty

    def take(self) -> Item | None:
        """Take the item; None if there is none."""
        with self._lock:
            return self._items.pop() if self._items else None
