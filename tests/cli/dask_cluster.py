"""A Dask cluster on this computer."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def start_cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a real scheduler with two workers, each a process, and yield (address, workers)."""
    scheduler_file = folder / "scheduler.json"
    started = [
        _start(
            "dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            str(scheduler_file),
        )
    ]
    try:
        deadline = time.monotonic() + 60
        while not scheduler_file.exists() or not scheduler_file.read_text().endswith("}"):
            assert started[0].poll() is None, "the scheduler ended"
            assert time.monotonic() < deadline
            time.sleep(0.1)
        options = (
            "--no-nanny",
            "--no-dashboard",
            "--nthreads",
            "1",
            "--local-directory",
            str(folder),
        )
        address = json.loads(scheduler_file.read_text())["address"]
        workers = [_start("dask_worker", address, *options) for _ in range(2)]
        started += workers
        yield address, workers
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()
