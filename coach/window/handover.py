"""What passes from the thread that looks for the pose to the one that paints. Nobody waits for the other."""

from __future__ import annotations

import threading
from typing import Final, Generic, TypeVar

from coach.exercise.events import Event

Item = TypeVar("Item")

CATCH_UP_S: Final = 0.25
"""A file that is later than this plays slower from then on; its frames do not count as older."""


class Tray(Generic[Item]):
    """The newest item wins, events are never lost. Any thread may call anything."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._item: Item | None = None
        self._events: list[Event] = []
        self._waiting = False

    def put(self, item: Item | None, events: tuple[Event, ...] = ()) -> bool:
        """Lay down an item (or none) and its events. Returns whether the tray was empty: then the window must be told, once."""
        with self._lock:
            first, self._waiting = not self._waiting, True
            self._item = self._item if item is None else item
            self._events.extend(events)
            return first

    def take(self) -> tuple[Item | None, tuple[Event, ...]]:
        """The newest item, None if there is none, and every event since the last call."""
        with self._lock:
            item, events = self._item, tuple(self._events)
            self._item, self._events, self._waiting = None, [], False
            return item, events


class CaptureClock:
    """Tells when a frame was captured on this process's clock, from the frame's own time and the times at which frames arrived.

    The frame that arrived soonest after its own time tells how both clocks lie. Only for measuring how quick the window is.
    """

    def __init__(self, live: bool) -> None:
        self._live = live
        self._offset: float | None = None

    def date(self, time_s: float, now_s: float) -> float:
        """When the frame of `time_s` was captured, seconds of the clock that says `now_s`."""
        late = now_s - time_s
        offset = late if self._offset is None else min(self._offset, late)
        self._offset = offset if self._live else max(offset, late - CATCH_UP_S)
        return self._offset + time_s
