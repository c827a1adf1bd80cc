"""Imports the plotting library, which takes most of a second."""

from __future__ import annotations

import importlib

from coach.errors import find_low_memory
from coach.window.background.qt_types import are_all_made


def import_plotting() -> bool:
    """Import pyqtgraph, in any thread. Return False if there is too little memory for it.

    Raises:
        RuntimeError: `make_all_types` was not called before.

    """
    if not are_all_made():
        raise RuntimeError("a thread must not make types of Qt")
    try:
        importlib.import_module("pyqtgraph")
    except (ImportError, MemoryError) as error:
        if find_low_memory(error) is None:
            raise
        return False
    return True
