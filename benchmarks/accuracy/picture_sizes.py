"""Accuracy with small and slow pictures: `picture_sizes.py CLIPS... [--cache FOLDER]`.

CLIPS are folders of clips with `index.json`. The pictures of each clip with repetitions are made
smaller or larger and thinned, as a camera would deliver them, before the landmarker sees them.
Prints a Markdown table by size and rate: counts, the leg that is named, and faults. Clips with a
lower rate are left out of the rows above it. `--cache` keeps the poses, so that a second run takes
seconds. `--only TEXT` takes the clips whose name contains TEXT, `--clips` prints a line per clip.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.accuracy.clip_poses import read_changed_poses, read_index
from coach.body.pose import Pose
from coach.capture.frame import Frame, Picture
from coach.capture.opencv import cv2
from coach.capture.source import open_source
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.report.results.table import summarise
from coach.store.exercises.loader import load_exercise

SIZES = ((160, 120), (320, 240), (480, 360), (640, 480), (1280, 720))
RATES = (5, 10, 15, 30)
SPARE_RATE = 0.5
"""Pictures a second by which a clip may be slower than the rate of its row."""


@dataclass(frozen=True)
class Tally:
    """What was found in one clip at one size and rate."""

    exact: bool
    """Whether the count is right."""
    right: int
    wrong: int
    unnamed: int
    """Repetitions given to the right leg, to the wrong one, and to none, where one works."""
    clean: int
    false: int
    """Repetitions without a true fault, and those of them that got one."""
    shown: int
    named: int
    """True faults, and those of them that were named."""
    refused: str
    """Problems of the view."""


def fit(image: Picture, size: tuple[int, int]) -> Picture:
    """Return the picture scaled to fit into a size in pixels; a portrait fits the size turned."""
    height, width = image.shape[:2]
    room = size if width >= height else size[::-1]
    scale = min(room[0] / width, room[1] / height)
    if scale == 1.0:
        return image
    kind = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_LINEAR
    resized = cv2.resize(image, (round(width * scale), round(height * scale)), interpolation=kind)
    return resized.astype(np.uint8, copy=False)


def thin(frames: Iterable[Frame], rate: float) -> Iterator[Frame]:
    """Yield at most `rate` frames a second, as a slower camera would deliver them."""
    due_s = 0.0
    for frame in frames:
        if frame.time_s >= due_s - 1e-6:
            yield frame
            due_s = max(due_s + 1.0 / rate, frame.time_s)


def read_poses(video: Path, size: tuple[int, int], rate: int, cache: Path | None) -> list[Pose]:
    """Return the poses of a clip in pictures of a size and rate."""

    def change(frames: Iterator[Frame]) -> Iterator[Frame]:
        """Drop the pictures above the rate, and scale the others to the size."""
        for frame in thin(frames, rate):
            yield Frame(frame.time_s, np.ascontiguousarray(fit(frame.image, size)))

    stored = cache / f"{video.stem}_{size[0]}x{size[1]}_{rate}.npz" if cache else None
    return read_changed_poses(video, stored, change)


def judge(entry: Mapping[str, Any], poses: Sequence[Pose]) -> Tally:
    """Return what today's rules find."""
    exercise = load_exercise(entry["exercise"]).exercise
    found = summarise(analyse(poses, Trainer(exercise)), entry["exercise"], exercise, entry["file"])
    repetitions = found["repetitions"]
    sides = [each["side"] for each in repetitions]
    legs = entry.get("sides_per_repetition") or [entry.get("side")] * len(sides)
    legs = legs if len(legs) == len(sides) and exercise.side != "none" else [None] * len(sides)
    known = [(side, leg) for side, leg in zip(sides, legs, strict=True) if leg]
    exact = len(repetitions) == entry["repetitions"]
    true = (entry.get("faults_per_repetition") or []) if exact else []
    pairs = [
        (set(expected), set(each["faults"]))
        for expected, each in zip(true, repetitions, strict=False)
    ]
    return Tally(
        exact,
        sum(side == leg for side, leg in known),
        sum(side is not None and side != leg for side, leg in known),
        sum(side is None for side, _ in known),
        sum(not expected for expected, _ in pairs),
        sum(not expected and bool(given) for expected, given in pairs),
        sum(len(expected) for expected, _ in pairs),
        sum(len(expected & given) for expected, given in pairs),
        "; ".join(str(problem).partition(":")[0] for problem in found["view"]["problems"]),
    )


def measure_rate(video: Path) -> float:
    """Return the pictures a second of a clip."""
    with open_source(str(video)) as source:
        times = [frame.time_s for frame in source.frames()]
    return (len(times) - 1) / times[-1] if len(times) > 1 else 0.0


def format_row(size: tuple[int, int], rate: int, tallies: Sequence[Tally]) -> str:
    """Return a row of the table."""
    sums = {
        name: sum(getattr(each, name) for each in tallies)
        for name in ("exact", "right", "wrong", "unnamed", "clean", "false", "shown", "named")
    }
    legs = sums["right"] + sums["wrong"] + sums["unnamed"]
    refused = sum(bool(each.refused) for each in tallies)
    return (
        f"| {size[0]} x {size[1]} | {rate} | {sums['exact']} of {len(tallies)} | "
        f"{sums['right']} of {legs} | {sums['wrong']} | {sums['unnamed']} | "
        f"{sums['false']} of {sums['clean']} | {sums['named']} of {sums['shown']} | {refused} |"
    )


def main() -> None:
    """Judge all clips and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--clips", action="store_true", help="print a line per clip")
    arguments = parser.parse_args()
    cells: dict[tuple[tuple[int, int], int], list[Tally]] = defaultdict(list)
    for folder in arguments.folders:
        for entry in read_index(folder):
            if arguments.only not in entry["file"] or not entry.get("repetitions"):
                continue
            video = folder / entry["file"]
            own_rate = measure_rate(video)
            for size in SIZES:
                for rate in (each for each in RATES if each <= own_rate + SPARE_RATE):
                    tally = judge(entry, read_poses(video, size, rate, arguments.cache))
                    cells[size, rate].append(tally)
                    if arguments.clips:
                        print(f"{video.stem} {size[0]} x {size[1]} {rate}: {tally}", flush=True)
    print(
        "| picture | pictures a second | counts exact | right leg | wrong leg | no leg named | "
        "false faults | faults named | view refused |"
    )
    print(f"| {' | '.join(['---'] * 9)} |")
    for (size, rate), tallies in sorted(cells.items()):
        print(format_row(size, rate, tallies))


if __name__ == "__main__":
    main()
