"""Gives a process less of the computer: one core of several, or half of one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

PERIOD_US: Final = 20_000
"""Period in which a share of a core is measured out, in microseconds: a slower core is as even as
this is short."""
CGROUPS: Final = Path("/sys/fs/cgroup")


@contextmanager
def run_limited(
    command: Sequence[str], cores: float, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command on this many cores; at the end it is killed if it still runs."""
    wanted = sorted(os.sched_getaffinity(0))[-max(1, int(cores)) :]
    process = subprocess.Popen(
        [sys.executable, "-c", START, ",".join(map(str, wanted)), *command],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process, _slow_down(process, cores):
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.close()
        try:
            yield process
        finally:
            process.kill()


START: Final = """
import os, sys
os.sched_setaffinity(0, {int(core) for core in sys.argv[1].split(",")})
sys.stdin.readline()
os.execv(sys.argv[2], sys.argv[2:])
"""


@contextmanager
def _slow_down(process: subprocess.Popen[bytes], cores: float) -> Iterator[None]:
    """Limit a process to a part of a core, by a control group or by stopping it in turn."""
    if cores >= 1:
        yield
        return
    try:
        group = _make_group(cores)
        (group / "cgroup.procs").write_text(str(process.pid))
    except OSError:
        with _stopping_in_turn(process.pid, cores):
            yield
        return
    try:
        yield
    finally:
        process.kill()
        process.wait()
        with suppress(OSError):
            group.rmdir()


def _make_group(cores: float) -> Path:
    """Make a control group of version 1 or 2. Raises OSError where that is not allowed."""
    name = f"coach-benchmark-{os.getpid()}"
    quota = round(PERIOD_US * cores)
    if (CGROUPS / "cpu").is_dir():
        group = CGROUPS / "cpu" / name
        group.mkdir(exist_ok=True)
        (group / "cpu.cfs_period_us").write_text(str(PERIOD_US))
        (group / "cpu.cfs_quota_us").write_text(str(quota))
    else:
        group = CGROUPS / name
        group.mkdir(exist_ok=True)
        (group / "cpu.max").write_text(f"{quota} {PERIOD_US}")
    return group


@contextmanager
def _stopping_in_turn(pid: int, cores: float) -> Iterator[None]:
    over = threading.Event()
    period_s = PERIOD_US / 1e6

    def work() -> None:
        """Stop and continue the process in turn, in the ratio of the limit."""
        with suppress(ProcessLookupError):
            while not over.wait(period_s * cores):
                os.kill(pid, signal.SIGSTOP)
                over.wait(period_s * (1 - cores))
                os.kill(pid, signal.SIGCONT)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
