"""The effect of a second worker: `scaling.py [CLIP] [--count N] [--rounds N] [--only KIND]`.

N copies of a short clip are analysed by one and by two processes, and by one and by two workers of
a Dask cluster, in turn. Prints files per minute, the processor seconds per file, and the
efficiency: the rate of two over twice the rate of one. Workers are warm: each has processed one
file before the clock starts, because Python and the model are loaded only once.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, wait
from contextlib import ExitStack, contextmanager
from pathlib import Path

from coach.batch.cluster import connect
from coach.batch.processes import Processes
from coach.cli.analyze.work import FileAnalysis, plan

CLIP = Path(__file__).parents[2] / "recordings" / "samples" / "lunge.mp4"


def time_files(executor: Executor, work: FileAnalysis, files: list[str], workers: int) -> float:
    """Return the files per minute, after every worker has processed one."""
    wait([executor.submit(work, files[0]) for _ in range(2 * workers)])
    start_s = time.perf_counter()
    done = wait([executor.submit(work, file) for file in files]).done
    seconds = time.perf_counter() - start_s
    for future in done:
        future.result()
    return 60.0 * len(files) / seconds


@contextmanager
def start_cluster(folder: Path, workers: int) -> Iterator[str]:
    """Start a scheduler and single-threaded workers as processes; return the address."""
    reported = folder / f"scheduler-{workers}.json"
    run = [sys.executable, "-m"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = [
        *run,
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(reported),
    ]
    reported.unlink(missing_ok=True)  # of a cluster before
    started = [subprocess.Popen(scheduler, **quiet)]  # type: ignore[call-overload]
    try:
        while not reported.exists() or not reported.read_text().endswith("}"):
            time.sleep(0.1)
        address = json.loads(reported.read_text())["address"]
        worker = [
            *run,
            "distributed.cli.dask_worker",
            address,
            "--no-nanny",
            "--no-dashboard",
            "--nthreads",
            "1",
        ]
        started += [
            subprocess.Popen([*worker, "--local-directory", str(folder)], **quiet)  # type: ignore[call-overload]
            for _ in range(workers)
        ]
        yield address
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def run_processes(work: FileAnalysis, files: list[str], workers: int, folder: Path) -> float:  # noqa: ARG001
    """With processes of this machine."""
    with Processes(workers) as executor:
        return time_files(executor, work, files, workers)


def run_cluster(work: FileAnalysis, files: list[str], workers: int, folder: Path) -> float:
    """With the workers of a cluster."""
    with ExitStack() as stack:
        make, _ = stack.enter_context(connect(stack.enter_context(start_cluster(folder, workers))))
        return time_files(stack.enter_context(make()), work, files, workers)


def measure_cost(work: FileAnalysis, file: str) -> float:
    """Return the processor seconds per file, all threads together."""
    with Processes(1) as executor:
        executor.submit(work, file).result()
        before: float = executor.submit(measure_own_time).result()
        executor.submit(work, file).result()
        after: float = executor.submit(measure_own_time).result()
    return after - before


def measure_own_time() -> float:
    """Return the processor seconds of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clip", type=Path, nargs="?", default=CLIP)
    parser.add_argument("--count", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", choices=["processes", "Dask"])
    arguments = parser.parse_args()
    kinds: dict[str, Callable[[FileAnalysis, list[str], int, Path], float]] = {
        "processes": run_processes,
        "Dask": run_cluster,
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [
            str(shutil.copy(arguments.clip, folder / f"{number}{arguments.clip.suffix}"))
            for number in range(arguments.count)
        ]
        work = plan("lunge", "auto")
        print(
            f"load {os.getloadavg()[0]:.1f}; a file takes {measure_cost(work, files[0]):.2f} "
            "s of processor time",
            flush=True,
        )
        for kind, run in (
            kinds.items() if arguments.only is None else [(arguments.only, kinds[arguments.only])]
        ):
            pairs = [
                (run(work, files, 1, folder), run(work, files, 2, folder))
                for _ in range(arguments.rounds)
            ]
            one, two = (statistics.median(column) for column in zip(*pairs, strict=True))
            ratios = ", ".join(f"{second / first / 2:.2f}" for first, second in pairs)
            print(
                f"{kind:10} one {one:6.1f}, two {two:6.1f} files a minute; efficiency "
                f"{two / one / 2:.2f} ({ratios})",
                flush=True,
            )
        print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
