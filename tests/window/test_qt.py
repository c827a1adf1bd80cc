"""What the window relies on in Qt's bindings."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QImage, QPainter

CALLS = 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_call_that_returns_nothing_leaves_none_alone() -> None:
    """PySide6 6.12.0 released one reference too many each time, and Python aborted."""
    kept = [None] * 10 * CALLS
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.setPen("red")
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < CALLS / 2, f"{lost} of {len(kept)} references to None lost"
