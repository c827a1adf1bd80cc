"""Recognition of known exercises: `recognition.py CLIPS [--mirrored] [--cache FOLDER]`.

CLIPS is a folder with `rendered/index.json` and `real/index.json`. Prints the table of
docs/recognition.md: a row for each exercise that was done, and the answers. Clips that show none of
the exercises must be answered "unknown". `--mirrored` flips each clip left to right; `--cache`
keeps the poses.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.accuracy.clip_poses import read_index, read_poses
from coach.exercise.recognition.recognise import UNKNOWN, recognise
from coach.store.exercises.loader import list_exercises, load_exercise

MEANT = {
    "ktcboth_F1_yaw0": "both-knees-to-chest",
    "standquad_cornell": "standing-quad-stretch",
    "supine_reversecrunch_lady_amith": UNKNOWN,  # a reverse crunch
    "supine_deadbug2_amith": UNKNOWN,  # a dead bug
    "supine_slr_lady_amith": UNKNOWN,  # a straight leg raised
}
"""Clips that are filed under the nearest exercise, and what they show."""


def list_clips(folder: Path) -> Iterator[tuple[Path, str]]:
    """Return every clip with the exercise that it shows."""
    for kind in ("rendered", "real"):
        for entry in read_index(folder / kind):
            clip = folder / kind / entry["file"]
            yield (
                clip,
                MEANT.get(clip.stem, UNKNOWN if _shows_nothing(entry) else entry["exercise"]),
            )


def _shows_nothing(entry: dict[str, Any]) -> bool:
    return bool(entry.get("negative")) or entry.get("note") == "stands only"


def print_table(table: dict[str, Counter[str]]) -> None:
    """Print Markdown: what was done, how often it was named, not recognised, or confused."""
    print(
        "| shown | clips | recognised | unknown | taken for another |\n| --- | --- | --- | "
        "--- | --- |"
    )
    for shown in sorted(table, key=lambda name: (name == UNKNOWN, name)):
        answers = table[shown]
        others = ", ".join(
            f"{name} {count}"
            for name, count in sorted(answers.items())
            if name not in (shown, UNKNOWN)
        )
        known = "" if shown == UNKNOWN else str(answers[shown])
        print(
            f"| {'none of them' if shown == UNKNOWN else shown} | {answers.total()} | "
            f"{known} | {answers[UNKNOWN] or ''} | {others} |"
        )


def main() -> None:
    """Print the table, each clip that was not recognised, and the time it takes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path)
    parser.add_argument("--mirrored", action="store_true")
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    exercises = {name: load_exercise(name).exercise for name in list_exercises()}
    table: dict[str, Counter[str]] = defaultdict(Counter)
    frames, seconds = 0, 0.0
    for clip, shown in list_clips(arguments.clips):
        poses = read_poses(clip, arguments.cache, arguments.mirrored)
        start_s = time.process_time()
        found = recognise(poses, exercises)
        seconds, frames = seconds + time.process_time() - start_s, frames + len(poses)
        table[shown][found.name] += 1
        if found.name != shown:
            print(f"{clip.stem}: {shown}, said {found.name}: {found.evidence}")
    print_table(table)
    print(f"\n{1000 * seconds / frames:.2f} ms a picture")


if __name__ == "__main__":
    main()
