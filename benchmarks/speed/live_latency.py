"""Time from a camera's picture to the screen, seen from outside: `live_latency.py [CLIP]`.

A camera stand-in sends pictures with a number in each; another process reads the numbers off the
screen of Xvfb. Measured with cameras of 30 and 60 pictures a second, on two cores, one, and half of
one, beside a plain loop that reads, detects and shows. Under Linux only; Xvfb must be installed.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.speed.lag.measure import DISPLAY_MS, Alone, Lag, measure_lag, time_alone

CLIP: Final = Path(__file__).parents[2] / "recordings" / "samples" / "lunge.mp4"
PROGRAMS: Final = ("coach", "plain")
MIN_RATE: Final = 0.95
"""Minimum share of the landmarker's own pictures a second: a run is too short to count exactly."""


def judge(lag: Lag, alone: Alone, rate: int) -> str:
    """Name the targets that are missed."""
    limit = alone.limit_median(rate)
    missed = {
        f"median > {limit:.0f}": lag.median_ms > limit,
        f"95 % > {2 * limit:.0f}": lag.p95_ms > 2 * limit,
        "pictures a second": lag.rate < MIN_RATE * alone.find_rate(rate),
        "grows": lag.growth_ms > 1000 / rate + DISPLAY_MS,
    }
    return ", ".join(name for name, is_missed in missed.items() if is_missed) or "met"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clip", nargs="?", default=str(CLIP))
    parser.add_argument("--seconds", type=float, default=25.0)
    parser.add_argument("--rates", type=int, nargs="+", default=(30, 60))
    parser.add_argument("--cores", type=float, nargs="+", default=(2, 1, 0.5))
    parser.add_argument("--programs", nargs="+", default=PROGRAMS, choices=PROGRAMS)
    parser.add_argument("--rounds", type=int, default=1)
    chosen = parser.parse_args(arguments)
    print(
        f"{'cores':>5} {'rate':>5} {'program':8}{'alone':>7}{'median':>8}{'95 %':>8}{'seen/s':>8}"
        f"{'grows':>8}{'load':>6}  targets"
    )
    for _ in range(chosen.rounds):
        for cores in chosen.cores:
            for rate in chosen.rates:
                for program in chosen.programs:
                    alone = time_alone(chosen.clip, cores)
                    lag = measure_lag(program, chosen.clip, rate, cores, chosen.seconds)
                    print(
                        f"{cores:5} {rate:5} {program:8}{alone.median_ms:7.1f}{lag.median_ms:8.1f}"
                        f"{lag.p95_ms:8.1f}{lag.rate:8.1f}{lag.growth_ms:8.1f}"
                        f"{os.getloadavg()[0]:6.1f}  {judge(lag, alone, rate)}",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
