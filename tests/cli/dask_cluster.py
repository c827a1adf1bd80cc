"""A Dask cluster on this computer."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _start(*arguments: str, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=stderr, text=True, encoding="utf-8"
    )


def _read_address(scheduler: subprocess.Popen[str]) -> str:
    """Wait until the scheduler says where it listens."""
    assert scheduler.stderr is not None
    lines = []
    for line in scheduler.stderr:
        lines.append(line)
        if found := re.search(r"Scheduler at:\s+(\S+)", line):
            return found[1]
    raise AssertionError("the scheduler ended: " + "".join(lines))


@contextmanager
def start_cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """Start a real scheduler with two workers, each a process, and yield (address, workers)."""
    scheduler = _start(
        "dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        stderr=subprocess.PIPE,
    )
    started = [scheduler]
    assert scheduler.stderr is not None
    drain = threading.Thread(target=scheduler.stderr.read)  # otherwise its pipe would fill up
    try:
        address = _read_address(scheduler)
        drain.start()
        options = (
            "--no-nanny",
            "--no-dashboard",
            "--nthreads",
            "1",
            "--local-directory",
            str(folder),
        )
        workers = [_start("dask_worker", address, *options) for _ in range(2)]
        started += workers
        yield address, workers
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()
        if drain.ident is not None:
            drain.join()
        scheduler.stderr.close()
