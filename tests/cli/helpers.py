"""Runs command lines; what a command answers, and how long the made recording is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from coach.cli import main

DURATION_S = 2.0


@dataclass(frozen=True)
class Said:
    """The answer of a command."""

    code: int
    out: str
    err: str


Say = Callable[..., Said]


def run(capsys: pytest.CaptureFixture[str], line: str, code: int = 0) -> str:
    assert main(line.split()) == code
    found = capsys.readouterr()
    return found.err if code else found.out
