"""The command that starts another Python process of this program, also from a bundle."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence
from typing import Final

AS_PYTHON: Final = "--as-python"
"""First argument with which the program of a bundle acts as Python for one module or text."""


def python_command() -> tuple[str, ...]:
    """Return the beginning of a command line to which ``-m MODULE`` or ``-c TEXT`` is added.

    A bundle has no Python program: its own program takes that part, see `run_as_python`.
    """
    return (sys.executable, AS_PYTHON if is_bundled() else "-P")


def is_bundled() -> bool:
    """Return True if this is a bundle that PyInstaller made, without pip and Python."""
    return bool(getattr(sys, "frozen", False))


def run_as_python(arguments: Sequence[str]) -> None:
    """Run a module or a text as Python would.

    Args:
        arguments: ``-m MODULE`` or ``-c TEXT``, and the arguments that follow.

    Raises:
        ValueError: The first argument is neither.

    """
    option, what, *rest = arguments
    sys.argv = [what if option == "-m" else option, *rest]
    match option:
        case "-m":
            runpy.run_module(what, run_name="__main__", alter_sys=True)
        case "-c":
            exec(compile(what, "<text>", "exec"), {"__name__": "__main__"})
        case _:
            raise ValueError(option)
