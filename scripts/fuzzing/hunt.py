"""Runs the search: tries inputs in a child process, and stores those that break something.

Shared memory tells the parent which input was tried, and the search continues in another child.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from .child import DEAD_S, MOST_FOUND, Board, Child, keep_case
from .target import Target, make_folder

How = Literal["guided", "by chance"]


@dataclass(frozen=True)
class Tally:
    """Result of a search."""

    target: str
    how: How
    executions: int
    seconds: float
    crashes: int
    memory_mb: float
    """Growth."""


def hunt(
    name: str, target: Target, seconds: float, atheris: Any = None, corpus: Path | None = None
) -> Tally:
    """Search for the given time, guided if `atheris` is given.

    The folder `corpus` keeps inputs with new coverage for the next run.
    """
    board, began_s, folder = Board(), time.monotonic(), make_folder()
    seeds = [*target.seeds(), b""]
    while (left_s := began_s + seconds - time.monotonic()) > 0 and board.found < MOST_FOUND:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            _run_child(
                Child(name, target, board, left_s, _make(folder / "data")),
                seeds,
                atheris,
                _make(corpus or folder / "corpus"),
            )
        status = _wait(child, left_s + 3 * DEAD_S)
        last = board.look()
        if status != 0:
            board.found += 1
            keep_case(name, last, f"the program died: {status}")
            board.put(b"", 0)
    shutil.rmtree(folder)
    how: How = "guided" if atheris else "by chance"
    return Tally(
        name,
        how,
        board.executions,
        round(time.monotonic() - began_s, 1),
        board.found,
        round(board.grown_kb / 1024, 1),
    )


def _make(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _wait(child: int, longest_s: float) -> int:
    """Return the exit code of a child, negative for a signal; kill it if it does not end."""
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, longest_s)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _run_child(child: Child, seeds: list[bytes], atheris: Any, corpus: Path) -> None:
    try:
        if atheris:
            child.hunt_guided(seeds, atheris, corpus)
        child.hunt_by_chance([*seeds, *(path.read_bytes() for path in sorted(corpus.iterdir()))])
    except BaseException:  # noqa: BLE001 - every failure is reported
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(1)
