"""Processes of this computer as an executor."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import active_children, get_context
from typing import Any, Final

MOST: Final = 61 if sys.platform == "win32" else 512
"""Maximum number of processes of an executor; Windows cannot wait for more."""


def count_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Processes(ProcessPoolExecutor):
    """Spawned processes on every system.

    Threads of MediaPipe and OpenCV do not survive a fork. The processes ignore Ctrl-C, which a
    terminal sends to them, too; their parent ends them.
    """

    def __init__(self, count: int) -> None:
        super().__init__(count, mp_context=get_context("spawn"), initializer=ignore_interrupt)
        self._others = set(active_children())
        self._given: set[Future[Any]] = set()

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        """Submit work, as `Executor.submit`."""
        future: Future[Any] = super().submit(work, *arguments, **keywords)
        self._given.add(future)
        future.add_done_callback(self._given.discard)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Shut down, as `Executor.shutdown`.

        `cancel_futures` also terminates running work, since a file may take an hour.
        """
        if cancel_futures and any(not future.done() for future in tuple(self._given)):
            for process in set(active_children()) - self._others:
                process.terminate()
        super().shutdown(wait=wait, cancel_futures=cancel_futures)


def ignore_interrupt() -> None:
    """Leave Ctrl-C to the parent process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
