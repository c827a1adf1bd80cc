"""Collects garbage in the Qt thread only.

Python collects garbage in whichever thread happens to allocate. A Qt object must not be destroyed
in another thread than its own: the two threads would wait for each other, one with Python's lock
and the other with Qt's.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTimer

EVERY_MS: Final = 1000


@contextmanager
def collect_on_this_thread() -> Iterator[QTimer]:
    """Collect garbage by a timer of this thread, as often as Python would.

    Blocks may be nested. Objects that were frozen before the block stay frozen.
    """
    was_on, had_frozen = gc.isenabled(), gc.get_freeze_count() > 0
    gc.disable()
    gc.freeze()  # what exists now stays; going through it every time would delay the picture
    timer = QTimer()
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(collect)
    timer.start()
    try:
        yield timer
    finally:
        timer.stop()
        if not had_frozen:
            gc.unfreeze()
        gc.collect()
        if was_on:
            gc.enable()


def collect() -> int:
    """Collect the oldest generation that is due, and return which; -1 for none."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(counts) if count > limit > 0]
    if not due:
        return -1
    gc.collect(due[-1])
    return due[-1]
