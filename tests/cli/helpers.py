"""What a command answers, and how long the made recording is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DURATION_S = 2.0


@dataclass(frozen=True)
class Said:
    """The answer of a command."""

    code: int
    out: str
    err: str


Say = Callable[..., Said]
