"""Count raised arms in clips: `arm_raises.py CLIPS... [--cache FOLDER]`.

CLIPS are folders of clips with `index.json`. Nobody signals in them, so every trigger is a false
one. Each clip is judged twice: by the exercise it shows, which may use the arms and then takes
other signals or none, and by none (`anything`), which is harder. Prints a line per clip with a
raised arm: triggers by exercise, triggers by none, the longest hold in seconds, and the frames and
separate movements in which an arm was seen raised: these show recall where people raise their arms.
`--cache` keeps the poses, so that a second run takes seconds.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.accuracy.clip_poses import read_index, read_poses
from coach.body.arm_raise import HOLD_S, ArmRaiseDetector, find_raised
from coach.body.pose import Pose
from coach.exercise.tracking.events import ArmRaised
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.loader import list_exercises, load_exercise

MIN_GAP_S = 0.4
"""Minimum time between two movements of the arm, in seconds."""


@dataclass(frozen=True)
class Found:
    """What was found in a clip."""

    triggers: int
    """By the exercise that the clip shows."""
    any_triggers: int
    """Of the detector by itself."""
    longest_s: float
    frames: int
    raises: int
    seconds: float


def judge(poses: Sequence[Pose], exercise: str) -> Found:
    """Return what is found in the poses of one clip."""
    triggers = 0
    if exercise in list_exercises():
        events = analyse(poses, Trainer(load_exercise(exercise).exercise)).events
        triggers = sum(isinstance(event, ArmRaised) for event in events)
    detector = ArmRaiseDetector()
    seen = [detector.update(pose) for pose in poses]
    times = [pose.time_s for pose in poses if any(find_raised(pose))]
    return Found(
        triggers,
        sum(each.done for each in seen),
        max((each.share for each in seen), default=0.0) * HOLD_S,
        len(times),
        bool(times) + sum(later - earlier > MIN_GAP_S for earlier, later in pairwise(times)),
        poses[-1].time_s - poses[0].time_s,
    )


def judge_clip(entry: Mapping[str, Any], folder: Path, cache: Path | None) -> Found:
    """Return what is found in one clip, and print its line if an arm is raised in it."""
    found = judge(read_poses(folder / entry["file"], cache, mirrored=False), entry["exercise"])
    if found.frames or found.triggers:
        print(
            f"{entry['file']:40} {entry['exercise']:24} triggers {found.triggers} "
            f"(anything {found.any_triggers}), longest {found.longest_s:.1f} s, raised in "
            f"{found.frames} frames, {found.raises} times"
        )
    return found


def main() -> None:
    """Judge all clips and print the sums."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("clips", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    found = [
        judge_clip(entry, folder, arguments.cache)
        for folder in arguments.clips
        for entry in read_index(folder)
    ]
    print(
        f"{len(found)} clips, {sum(each.seconds for each in found) / 60:.1f} minutes: "
        f"{sum(each.triggers for each in found)} triggers, "
        f"{sum(each.any_triggers for each in found)} whatever the exercise"
    )


if __name__ == "__main__":
    main()
