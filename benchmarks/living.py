"""The live loop with its window: how late a picture is shown, what it costs, what the window costs at rest."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

SECONDS = 20.0
LIVE = """
import csv, json, os, resource, statistics, sys, tempfile, threading, time
from pathlib import Path
from benchmarks.live_latency import make_clip, time_landmarker
from coach.window.app import Wish, open_window
with tempfile.TemporaryDirectory() as folder:
    os.environ["COACH_DATA"] = folder
    clip, timings = Path(folder) / "clip.mp4", Path(folder) / "timings.csv"
    make_clip(sys.argv[1], clip, float(sys.argv[2]))
    alone = time_landmarker(clip)
    open_window(Wish(exercise="lunge", source=str(clip)), close_when_done=True, timings=timings)
    rows = list(csv.DictReader(timings.open(encoding="utf-8")))
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
late = [float(row["latency_ms"]) for row in rows[5:]]
print(json.dumps({
    "p95_ms": statistics.quantiles(late, n=20)[-1], "floor_ms": statistics.median(alone),
    "shown": len(rows), "frames": len(alone) + 1, "memory_mb": int(status["VmHWM"].split()[0]) / 1024,
}))
"""
IDLE = """
import json, sys, time
from coach.window.app import Wish, open_window
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
spent = []
def note():
    spent.append((time.process_time(), time.perf_counter()))
    if len(spent) == 2:
        QApplication.closeAllWindows()
QTimer.singleShot(4000, note)
QTimer.singleShot(14000, note)
open_window(Wish(exercise="lunge", source="/nowhere.mp4", record=False))
(cpu, wall), (later_cpu, later_wall) = spent
print(json.dumps(100 * (later_cpu - cpu) / (later_wall - wall)))
"""


@cache
def live(clip: Path) -> dict[str, float]:
    """One run of the window on the clip at 30 frames a second, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", LIVE, str(clip), str(SECONDS)], check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1]
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def time_latency(clip: Path) -> tuple[float, float]:
    """Milliseconds from a frame to its painted moment, of which 95 in 100 stay below; the floor is the landmarker's median."""
    return live(clip)["p95_ms"], live(clip)["floor_ms"]


def count_dropped(clip: Path) -> tuple[float, float]:
    """Pictures that were never shown, of 100."""
    run = live(clip)
    return 100 * (run["frames"] - run["shown"]) / run["frames"], 0.0


def measure_idle(_: Path) -> tuple[float, float]:
    """Part of a core that the window takes while nothing happens, percent."""
    done = subprocess.run([sys.executable, "-c", IDLE], check=False, capture_output=True, text=True)
    return float(json.loads(done.stdout.splitlines()[-1])), 0.0


def measure_memory(clip: Path) -> tuple[float, float]:
    """Highest memory of the live run, megabytes. How flat it stays over hours is for the soak test."""
    return live(clip)["memory_mb"], 0.0
