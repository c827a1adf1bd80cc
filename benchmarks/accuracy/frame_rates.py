"""Accuracy of counts at low frame rates: `frame_rates.py CLIPS [--cache FOLDER]`.

CLIPS is a folder with `rendered/index.json` and `real/index.json`. The poses of each clip are
thinned evenly to 30, 15, 10, 8 and 5 per second, as in a live run that always takes the latest
picture, and evaluated. Clips with a lower rate are left as they are. Prints how many clips are
counted exactly, and the errors of counts, held seconds and peaks of the range test. The landmarker
has seen every picture: `picture_sizes.py` shows what fewer pictures cost as a whole.
"""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy.clip_poses import read_index, read_poses
from coach.body.pose import Pose
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import Analysis, analyse
from coach.store.exercises.loader import list_exercises, load_exercise

RATES = (30.0, 15.0, 10.0, 8.0, 5.0)
Errors = dict[str, list[float]]


def thin(poses: Sequence[Pose], rate: float) -> list[Pose]:
    """Thin to at most `rate` poses per second, as a camera continues during an analysis."""
    selected: list[Pose] = []
    due_s = 0.0
    for pose in poses:
        if pose.time_s >= due_s - 1e-6:
            selected.append(pose)
            due_s = max(due_s + 1.0 / rate, pose.time_s)
    return selected


def compare(entry: dict[str, Any], analysis: Analysis) -> Iterator[tuple[str, float]]:
    """Return the error of the result, by what was measured."""
    session = analysis.session
    if "repetitions" in entry:
        off = abs(len(session.repetitions) - entry["repetitions"])
        yield "repetitions", off
    if "held_s" in entry:
        yield "seconds held", abs(sum(hold.held_s for hold in session.holds) - entry["held_s"])
    if entry.get("holds") and isinstance(entry["holds"][0], dict):
        yield "holds", abs(len(session.holds) - len(entry["holds"]))
    for trial, truth in zip(
        [one for one in session.trials if one.peak_deg is not None],
        entry.get("trials", ()),
        strict=False,
    ):
        yield "peak, degrees", abs(float(trial.peak_deg or 0.0) - truth["thigh_elevation_deg"])


def measure(folder: Path, cache: Path | None) -> dict[float, Errors]:
    """Return the errors of every clip at every rate."""
    known = {name: load_exercise(name).exercise for name in list_exercises()}
    errors: dict[float, Errors] = {rate: defaultdict(list) for rate in RATES}
    for kind in ("rendered", "real"):
        for entry in read_index(folder / kind):
            if entry["exercise"] not in known:
                continue
            poses = read_poses(folder / kind / entry["file"], cache, False)
            for rate in RATES:
                trainer = Trainer(known[entry["exercise"]], entry.get("tell_side") or "auto")
                for name, off in compare(entry, analyse(thin(poses, rate), trainer)):
                    errors[rate][name].append(off)
    return errors


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    errors = measure(arguments.clips, arguments.cache)
    names = sorted({name for of_rate in errors.values() for name in of_rate})
    print(
        "| pictures a second | clips with exact counts |",
        " | ".join(f"{name}: mean error" for name in names),
        "|",
    )
    print(f"| {' | '.join(['---'] * (2 + len(names)))} |")
    for rate in RATES:
        counted = [off for name in ("repetitions", "holds") for off in errors[rate][name]]
        means = [
            f"{statistics.mean(errors[rate][name]):.2f} (n={len(errors[rate][name])})"
            for name in names
        ]
        print(
            f"| {rate:.0f} | {sum(off == 0 for off in counted)} of {len(counted)} | "
            f"{' | '.join(means)} |"
        )


if __name__ == "__main__":
    main()
