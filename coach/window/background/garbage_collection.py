"""Collects garbage in the thread of the window alone.

Python collects it in whichever thread happens to allocate. What belongs to Qt must not be destroyed in another thread than its own: the
two would wait for each other, one with Python's lock and the other with Qt's.
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
    """Until the end of the block garbage is collected by a timer of this thread, as often as Python would want to. Blocks may be nested."""
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()  # what is there now stays; going through it again and again would hold up the picture
    timer = QTimer()
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(collect)
    timer.start()
    try:
        yield timer
    finally:
        timer.stop()
        gc.unfreeze()
        gc.collect()
        if was_on:
            gc.enable()


def collect() -> int:
    """Collect the oldest generation that is due, with all younger ones. Returns which, -1 for none."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(counts) if count > limit > 0]
    if not due:
        return -1
    gc.collect(due[-1])
    return due[-1]
