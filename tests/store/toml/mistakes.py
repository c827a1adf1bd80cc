"""Mistakes in TOML files, for the tests of what is said of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong, and what must be said of it."""

    what: str
    text: str
    """What stands in the file."""
    words: tuple[str, ...]
    right: str = ""
    """What stands in its place in a valid file; empty if that has nothing there."""

    def __str__(self) -> str:
        return self.what
