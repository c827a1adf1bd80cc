"""What passes from the thread that looks for the pose to the one that paints. Nobody waits for the other."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

from coach.exercise.tracking.events import Event

MailboxItem = TypeVar("MailboxItem")


class Mailbox(Generic[MailboxItem]):
    """The newest item wins, events are never lost. Any thread may call anything."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._item: MailboxItem | None = None
        self._events: list[Event] = []
        self._waiting = False

    def put(self, item: MailboxItem | None, events: tuple[Event, ...] = ()) -> bool:
        """Lay down an item (or none) and its events. Returns whether the tray was empty: then the window must be told, once."""
        with self._lock:
            first, self._waiting = not self._waiting, True
            self._item = self._item if item is None else item
            self._events.extend(events)
            return first

    def take(self) -> tuple[MailboxItem | None, tuple[Event, ...]]:
        """The newest item, None if there is none, and every event since the last call."""
        with self._lock:
            item, events = self._item, tuple(self._events)
            self._item, self._events, self._waiting = None, [], False
            return item, events
