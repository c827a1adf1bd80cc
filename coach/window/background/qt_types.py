"""Makes the types of Qt in the Qt thread, before another thread needs them.

PySide6 makes each type when it is first asked for, and runs Python code in the middle of that. If
another thread asks for a type at the same time, it gets one that is only half made, and the process
crashes. Importing pyqtgraph asks for all of them.
"""

from __future__ import annotations

from typing import Final

from PySide6 import QtCore, QtGui, QtWidgets

MODULES: Final = (QtCore, QtGui, QtWidgets)


def make_all_types() -> None:
    """Make every type that was not needed so far; call it in the Qt thread.

    The first call takes about 80 ms, which the import of pyqtgraph then takes less.
    """
    for module in MODULES:
        for name in dir(module):
            getattr(module, name)


def are_all_made() -> bool:
    """Return True if every type is made; a module lists a type before it contains it."""
    return all(vars(module).keys() >= set(dir(module)) for module in MODULES)
