"""Standard output and standard error that can print every text.

A terminal or a pipe may have an encoding that lacks letters of a text, such as Latin-1 or that of
Windows, and a file's name need not be text at all. Neither may end a command.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress
from typing import Final

import typer

from coach.exercise.tracking.range_test.whole_degrees import MINUS

HANDLER: Final = "coach.print"
"""Name of the error handler of both streams."""
_SURROGATE: Final = 0xDC00
"""A byte of a file's name that is no text is this much more as a character."""


def print_every_text() -> None:
    """Let both streams print what their encoding lacks as an escape, and names as their bytes.

    A minus is then a hyphen: after an escape one would read another number.
    """
    codecs.register_error(HANDLER, _replace)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # there may be none
            stream.reconfigure(errors=HANDLER)


def print_error(text: str) -> None:
    """Print lines to standard error; the exit code tells of the error if they cannot be."""
    with suppress(OSError):
        typer.echo(text, err=True)


def discard_unprinted() -> None:
    """Discard what is still to be printed if it cannot be: it was reported, or nobody reads it.

    Otherwise Python would try again when the process ends, and complain.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _replace(error: UnicodeError) -> tuple[str | bytes, int]:
    """Replace the first character that cannot be encoded."""
    if not isinstance(error, UnicodeEncodeError):  # who reads what was printed from the stream
        return codecs.backslashreplace_errors(error)
    if error.object[error.start] == MINUS:
        return "-", error.start + 1
    code = ord(error.object[error.start])
    if _SURROGATE + 0x80 <= code <= _SURROGATE + 0xFF:
        return bytes([code - _SURROGATE]), error.start + 1
    escaped = error.object[error.start].encode("ascii", "backslashreplace")
    return escaped.decode("ascii"), error.start + 1
