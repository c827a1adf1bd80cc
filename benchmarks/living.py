"""Measure the live loop with its window: latency, cost, and cost at rest."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SECONDS = 20.0
ROUNDS = 3
FLOOR = """
import json, statistics, sys
from pathlib import Path
from benchmarks.live_latency import make_clip, time_landmarker
make_clip(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
alone = time_landmarker(Path(sys.argv[2]))
print(json.dumps({"floor_ms": statistics.median(alone), "frames": len(alone) + 1}))
"""
LIVE = """
import csv, json, statistics, sys
from pathlib import Path
from coach.window.app import RunRequest, open_window
timings = Path(sys.argv[2])
open_window(RunRequest(exercise="lunge", source=sys.argv[1]), close_when_done=True, timings=timings)
rows = list(csv.DictReader(timings.open(encoding="utf-8")))
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
late = [float(row["latency_ms"]) for row in rows[5:]]
print(json.dumps({
    "p50_ms": statistics.median(late), "p95_ms": statistics.quantiles(late, n=20)[-1],
    "shown": len(rows), "memory_mb": int(status["VmHWM"].split()[0]) / 1024,
}))
"""
IDLE = """
import json, sys, time
from coach.window.app import RunRequest, open_window
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
spent = []
def note():
    spent.append((time.process_time(), time.perf_counter()))
    if len(spent) == 2:
        QApplication.closeAllWindows()
def begin(window):
    QTimer.singleShot(4000, note)
    QTimer.singleShot(14000, note)
open_window(RunRequest("", ""), opening=begin)
(cpu, wall), (later_cpu, later_wall) = spent
print(json.dumps(100 * (later_cpu - cpu) / (later_wall - wall)))
"""
LONGEST_S = 300.0
"""Timeout of a run, in seconds."""


@cache
def live(clip: Path) -> tuple[Mapping[str, float], ...]:
    """Run the window on the clip at 30 frames per second, each after the landmarker alone.

    Each run is a process of its own.
    """
    with tempfile.TemporaryDirectory() as folder:
        made, timings = Path(folder) / "clip.mp4", Path(folder) / "timings.csv"
        return tuple(
            _run(FLOOR, str(clip), str(made), str(SECONDS))
            | _run(LIVE, str(made), str(timings), data=folder)
            for _ in range(ROUNDS)
        )


def _run(program: str, *arguments: str, data: str | None = None) -> Any:
    """Return the last line that a program printed, from JSON."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        timeout=LONGEST_S,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        env={**os.environ, **({"COACH_DATA": data} if data else {})},
    )
    return json.loads(done.stdout.splitlines()[-1])


def time_latency(clip: Path) -> tuple[float, float]:
    """Measure the 95th percentile of the milliseconds from a frame to its painting.

    The floor is the landmarker's median. Both are medians of the runs, because other load on the
    machine delays some of them.
    """
    p95_ms, floor_ms = (
        statistics.median(run[name] for run in live(clip)) for name in ("p95_ms", "floor_ms")
    )
    return p95_ms, floor_ms


def count_dropped(clip: Path) -> tuple[float, float]:
    """Count the pictures that were never shown, of 100."""
    frames, shown = (sum(run[name] for run in live(clip)) for name in ("frames", "shown"))
    return 100 * (frames - shown) / frames, 0.0


def measure_idle(_: Path) -> tuple[float, float]:
    """Measure the share of a core, in percent, of a window that shows the exercises at rest."""
    with tempfile.TemporaryDirectory() as folder:
        return float(_run(IDLE, data=folder)), 0.0


def measure_memory(clip: Path) -> tuple[float, float]:
    """Measure the highest memory of the live runs, in megabytes. The soak test covers hours."""
    return max(run["memory_mb"] for run in live(clip)), 0.0
