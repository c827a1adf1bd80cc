"""Measure the live loop with its window: latency, cost, and cost at rest."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.speed.lag.measure import Alone, Lag, measure_lag, time_alone

SECONDS = 20.0
ROUNDS = 3
RATE = 30
IDLE = """
import json, sys, time
from coach.window.run.state import RunRequest
from coach.window.app import open_window
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
def live(clip: Path) -> tuple[tuple[Lag, Alone], ...]:
    """Show a camera in the window, each time after the landmarker alone."""
    cores = os.cpu_count() or 1
    runs = []
    for _ in range(ROUNDS):
        alone = time_alone(str(clip), cores)
        runs.append((measure_lag("coach", str(clip), RATE, cores, SECONDS), alone))
    return tuple(runs)


def _run(program: str, *arguments: str, data: str | None = None) -> Any:
    """Return the last line that a program printed, from JSON."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        timeout=LONGEST_S,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **({"COACH_DATA": data} if data else {})},
    )
    return json.loads(done.stdout.splitlines()[-1])


def time_lag(clip: Path) -> tuple[float, float]:
    """Measure the median lag from the camera to the screen, in milliseconds.

    The floor is the landmarker's median. Both are medians of the runs, because other load on the
    machine delays some of them.
    """
    return statistics.median(lag.median_ms for lag, _ in live(clip)), _find_floor(clip)


def time_slow_lag(clip: Path) -> tuple[float, float]:
    """Measure the 95th percentile of the same, over the same floor."""
    return statistics.median(lag.p95_ms for lag, _ in live(clip)), _find_floor(clip)


def _find_floor(clip: Path) -> float:
    return statistics.median(alone.median_ms for _, alone in live(clip))


def count_dropped(clip: Path) -> tuple[float, float]:
    """Count the pictures that were never seen, of 100, and those that the landmarker must drop."""
    sent, shown = (sum(getattr(lag, name) for lag, _ in live(clip)) for name in ("sent", "shown"))
    rate = statistics.median(alone.find_rate(RATE) for _, alone in live(clip))
    return 100 * (sent - shown) / sent, 100 * (1 - rate / RATE)


def measure_idle(_: Path) -> tuple[float, float]:
    """Measure the share of a core, in percent, of a window that shows the exercises at rest."""
    with tempfile.TemporaryDirectory() as folder:
        return float(_run(IDLE, data=folder)), 0.0


def measure_memory(clip: Path) -> tuple[float, float]:
    """Measure the highest memory of the live runs, in megabytes. The soak test covers hours."""
    return max(lag.memory_mb for lag, _ in live(clip)), 0.0
