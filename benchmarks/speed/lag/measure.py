"""Measures one program with one camera on a part of the computer."""

from __future__ import annotations

import csv
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.speed.lag.cpu_limit import run_limited
from benchmarks.speed.lag.screen import open_screen

ROOT: Final = Path(__file__).parents[3]
WARM_UP_S: Final = 3.0
"""Time after the first picture that is not counted, in seconds."""
DISPLAY_MS: Final = 1000 / 60
MAX_S: Final = 300.0


@dataclass(frozen=True)
class Lag:
    """How late pictures were seen on the screen, in milliseconds."""

    median_ms: float
    p95_ms: float
    shown: int
    sent: int
    rate: float
    """Pictures a second that were seen."""
    growth_ms: float
    """By how much more the last third of the run lagged than the first third, by their medians."""
    memory_mb: float


@dataclass(frozen=True)
class Alone:
    """What the landmarker alone takes for a picture, in milliseconds."""

    median_ms: float
    mean_ms: float

    def limit_median(self, rate: int) -> float:
        """Return the target for the median lag with a camera of this many pictures a second."""
        return 1.3 * self.median_ms + DISPLAY_MS + 1000 / rate

    def find_rate(self, rate: int) -> float:
        """Return how many pictures a second the landmarker alone could take of such a camera."""
        return min(rate, 1000 / self.mean_ms)


def time_alone(clip: str, cores: float) -> Alone:
    """Time the landmarker alone."""
    command = [sys.executable, "-m", "benchmarks.speed.lag.programs", "alone", clip]
    with run_limited(command, cores, _make_environment({})) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        process.wait(MAX_S)
    return Alone(**json.loads(output.splitlines()[-1]))


def measure_lag(program: str, clip: str, rate: int, cores: float, seconds: float) -> Lag:
    """Show a camera for this many seconds, and compare what was sent with what was seen."""
    with tempfile.TemporaryDirectory() as name, open_screen(Path(name)) as (display, screen):
        folder = Path(name)
        sent, seen = folder / "sent.csv", folder / "seen.csv"
        outside = _make_environment({"DISPLAY": display})
        inside = outside | {"QT_QPA_PLATFORM": "xcb", "COACH_DATA": str(folder / "data")}
        camera = subprocess.Popen(
            _python("camera", clip, str(rate), str(seconds), str(sent)),
            env=outside,
            stdout=subprocess.PIPE,
        )
        assert camera.stdout is not None
        with camera:
            address = camera.stdout.readline().decode().strip()
            reader = subprocess.Popen(_python("screen", str(screen), str(seen)), env=outside)
            with reader, run_limited(_python("programs", program, address), cores, inside) as run:
                camera.wait(MAX_S)
                memory_mb = _read_memory(run.pid)
                run.send_signal(signal.SIGINT)
                try:
                    run.wait(20)
                except subprocess.TimeoutExpired:
                    run.kill()
                reader.terminate()
        return _compare(_read_times(sent), _read_times(seen), memory_mb)


def _python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", f"benchmarks.speed.lag.{module}", *arguments]


def _make_environment(own: Mapping[str, str]) -> dict[str, str]:
    environment = {**os.environ, **own, "PYTHONPATH": str(ROOT)}
    environment.pop("LC_ALL", None)
    return environment


def _read_memory(pid: int) -> float:
    """Return the highest memory of a process until now, in megabytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return float("nan")


def _read_times(path: Path) -> dict[int, float]:
    with path.open(newline="") as file:
        return {int(number): float(time_s) for number, time_s in csv.reader(file)}


def _compare(sent: Mapping[int, float], seen: Mapping[int, float], memory_mb: float) -> Lag:
    if not seen:
        raise SystemExit("No picture was seen on the screen.")
    start_s, end_s = min(seen.values()) + WARM_UP_S, max(sent.values())
    counted = [number for number in seen if start_s <= seen[number] <= end_s and number in sent]
    if len(counted) < 20:
        raise SystemExit(f"Only {len(counted)} pictures were seen. Measure for longer.")
    lag_ms = [1000 * (seen[number] - sent[number]) for number in counted]
    third = len(lag_ms) // 3
    return Lag(
        statistics.median(lag_ms),
        float(np.percentile(lag_ms, 95)),
        len(counted),
        sum(start_s <= sent_s <= end_s for sent_s in sent.values()),
        (len(counted) - 1) / (seen[counted[-1]] - seen[counted[0]]),
        statistics.median(lag_ms[-third:]) - statistics.median(lag_ms[:third]),
        memory_mb,
    )
