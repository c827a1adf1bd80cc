"""Tells whether a folder is locked, by the system alone."""

from __future__ import annotations

import os
from pathlib import Path


def is_held(folder: Path) -> bool:
    """Return True if a program that asks for the lock of this folder would wait."""
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
