"""Fuzz a target that breaks on input that begins with an exclamation mark.

Usage: ``broken_target.py raises|dies|hangs FOLDER-OF-CASES``.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import sys
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scripts.fuzzing import child, hunt  # noqa: E402
from scripts.fuzzing.target import Target  # noqa: E402


def read(content: bytes, _: Path) -> None:
    """Break, or do nothing."""
    if not content.startswith(b"!"):
        return
    if sys.argv[1] == "raises":
        raise KeyError("broken")
    if sys.argv[1] == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    while True:
        pass


def mix(_: bytes, chance: Random) -> bytes:
    """Return input that breaks the target one time in a hundred."""
    return chance.choice(b"!?" + b"." * 98).to_bytes() + chance.randbytes(3)


child.CASES = Path(sys.argv[2])  # type: ignore[misc]
child.LONGEST_S = 0.5  # type: ignore[misc]
child.MOST_FOUND = hunt.MOST_FOUND = 1  # type: ignore[misc, attr-defined]
target = Target(read, lambda: [b"good"], lambda _: mix)
sys.stdout.write(json.dumps(dataclasses.asdict(hunt.hunt("made", target, seconds=600.0))) + "\n")
