"""The live loop with its window: how late a picture is shown, what it costs, what the window costs at rest."""

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
"""What takes longer than this does not end by itself."""


@cache
def live(clip: Path) -> tuple[Mapping[str, float], ...]:
    """Runs of the window on the clip at 30 frames a second, each after the landmarker alone and in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        made, timings = Path(folder) / "clip.mp4", Path(folder) / "timings.csv"
        return tuple(
            _run(FLOOR, str(clip), str(made), str(SECONDS))
            | _run(LIVE, str(made), str(timings), data=folder)
            for _ in range(ROUNDS)
        )


def _run(program: str, *arguments: str, data: str | None = None) -> Any:
    """What a program printed last, from JSON."""
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
    """Milliseconds from a frame to its painted moment, of which 95 in 100 stay below; the floor is the landmarker's median.

    Of each the median of the runs: what else the machine does makes one of them late.
    """
    p95_ms, floor_ms = (
        statistics.median(run[name] for run in live(clip)) for name in ("p95_ms", "floor_ms")
    )
    return p95_ms, floor_ms


def count_dropped(clip: Path) -> tuple[float, float]:
    """Pictures that were never shown, of 100."""
    frames, shown = (sum(run[name] for run in live(clip)) for name in ("frames", "shown"))
    return 100 * (frames - shown) / frames, 0.0


def measure_idle(_: Path) -> tuple[float, float]:
    """Part of a core that the window takes while it shows the exercises and nothing happens, percent."""
    with tempfile.TemporaryDirectory() as folder:
        return float(_run(IDLE, data=folder)), 0.0


def measure_memory(clip: Path) -> tuple[float, float]:
    """Highest memory of the live runs, megabytes. How flat it stays over hours is for the soak test."""
    return max(run["memory_mb"] for run in live(clip)), 0.0
