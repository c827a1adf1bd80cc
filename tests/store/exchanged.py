"""A file that changes while it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def exchange_when_opened(path: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another file take the place of a file as soon as that is opened."""
    opened = Path.open

    def exchange(self: Path, *arguments: Any, **options: Any) -> Any:
        stream = opened(self, *arguments, **options)
        if self == path and other.exists():
            other.replace(path)
        return stream

    monkeypatch.setattr(Path, "open", exchange)
