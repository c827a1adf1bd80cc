"""Imports the plotting library, which takes most of a second."""

from __future__ import annotations

import importlib

from coach.errors import find_low_memory


def import_plotting() -> bool:
    """Import pyqtgraph, in any thread. Return False if there is too little memory for it."""
    try:
        importlib.import_module("pyqtgraph")
    except (ImportError, MemoryError) as error:
        if find_low_memory(error) is None:
            raise
        return False
    return True
