"""Every speed figure beside its floor, from one run: `suite.py [--quick] [--json FILE] [NAME...]`.

Machines differ; ratios differ less. A floor is the time of the libraries for the same work without
coach: the landmarker on decoded pictures, the start of Python, reading the bytes. Live figures need
a display (`xvfb-run -a`, or `make bench`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.speed import judging, living, recording, starting

CLIP = Path(__file__).parents[2] / "recordings" / "samples" / "lunge.mp4"


@dataclass(frozen=True)
class Figure:
    """One row: rounds of (value, floor), and the target for their ratio or for the value itself."""

    name: str
    unit: str
    measure: Callable[[Path], tuple[float, float]]
    target: str
    rounds: int = 3


FIGURES = (
    Figure("landmarker alone", "frames/s", judging.time_landmarker, "the floor of what follows"),
    Figure("analyze", "frames/s", judging.time_analysis, "ratio >= 0.92"),
    Figure("live loop, no window, recording", "frames/s", judging.time_live_loop, "ratio >= 0.92"),
    Figure("replay", "poses/s", judging.time_replay, "value >= 10000"),
    Figure("angles of one pose", "us", judging.time_one_pose, "-"),
    Figure("angles of 100,000 poses", "s", judging.time_many_poses, "value <= 0.1"),
    Figure("recording, write", "poses/s", recording.time_writing, "-"),
    Figure("recording, read", "poses/s", recording.time_reading, "-"),
    Figure("recording, size", "MB/min", recording.weigh, "value <= 1.5", 1),
    Figure("ten minutes, open to first pose", "ms", recording.time_opening, "-"),
    Figure("coach --help", "s", starting.time_help, "value <= 0.25"),
    Figure("coach analyze to first frame", "s", starting.time_first_frame, "-"),
    Figure("window visible", "s", starting.time_window, "value <= 1.0"),
    Figure("window, first judged picture", "s", starting.time_first_picture, "value <= 2.5"),
    Figure("live, camera to screen", "ms", living.time_lag, "value <= 1.3 floor + 50", 1),
    Figure(
        "live, camera to screen, 95 %", "ms", living.time_slow_lag, "value <= 2.6 floor + 100", 1
    ),
    Figure(
        "live, pictures not seen at 30/s", "of 100", living.count_dropped, "value <= 1 floor + 5", 1
    ),
    Figure("window at rest, part of a core", "%", living.measure_idle, "value <= 3", 1),
    Figure("live, memory", "MB", living.measure_memory, "value <= 450", 1),
)


@dataclass(frozen=True)
class Row:
    """A measured figure: medians over the rounds."""

    name: str
    unit: str
    value: float
    floor: float
    target: str

    @property
    def ratio(self) -> float:
        """Value over floor."""
        return self.value / self.floor if self.floor else float("nan")

    @property
    def met(self) -> str:
        """Whether the target is met."""
        words = self.target.split()
        if words[0] not in ("ratio", "value"):
            return ""
        got = self.ratio if words[0] == "ratio" else self.value
        bound = float(words[2])
        if "floor" in words:
            bound = bound * self.floor + float(words[5])
        return "yes" if (got >= bound if words[1] == ">=" else got <= bound) else "NO"


def describe_machine() -> str:
    """Describe the machine of the measurement."""
    return (
        f"{platform.node()}: {platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, {platform.system()}"
    )


def measure(figure: Figure, clip: Path, quick: bool) -> Row:
    """Measure a figure, value and floor in turn."""
    pairs = [figure.measure(clip) for _ in range(1 if quick else figure.rounds)]
    value, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Row(figure.name, figure.unit, value, floor, figure.target)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only figures whose name contains one of these")
    parser.add_argument("--clip", type=Path, default=CLIP)
    parser.add_argument("--quick", action="store_true", help="one round of each")
    parser.add_argument("--json", type=Path, help="write the figures to a file too")
    selected = parser.parse_args(arguments)
    print(describe_machine())
    print(f"{'':34}{'value':>12}{'floor':>12}{'ratio':>8}  {'':10}{'met':5}target")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COACH_DATA"] = folder
        for figure in FIGURES:
            if selected.names and not any(name in figure.name for name in selected.names):
                continue
            row = measure(figure, selected.clip, selected.quick)
            rows.append(row)
            print(
                f"{row.name:34}{row.value:12.4g}{row.floor:12.4g}{row.ratio:8.2f}  "
                f"{row.unit:10}{row.met:5}{row.target}",
                flush=True,
            )
    if selected.json:
        selected.json.write_text(
            json.dumps(
                {"machine": describe_machine(), "figures": [asdict(row) for row in rows]}, indent=1
            )
        )


if __name__ == "__main__":
    main()
