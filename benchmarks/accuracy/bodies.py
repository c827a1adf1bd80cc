"""Judge clips of many bodies by today's rules: `bodies.py CLIPS... [--cache FOLDER]`.

CLIPS are folders of rendered clips with `index.json` and a CSV of true angles for each clip. Prints
a line per clip, then Markdown tables: errors of the angles by exercise, body, leg (near to the
camera or far), yaw, light and picture size, and how well repetitions, holds, faults and ranges of
motion are found. `--cache` keeps the poses, so that a second run takes seconds. `--only TEXT` takes
the clips whose name contains TEXT. `--model FILE` uses another pose model, with a cache of its own.
`--twice` lets the larger model look again, as `coach analyze` does; that is not cached. `--live`
lets it look as in a live run, whose first half second, in which the person is found, is missing.

An error counts wherever an angle was reported, also if it is large, of clips within 20 degrees of
the side view. `given` is the share of frames with a known truth for which there was a number.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.accuracy.angles import wrap
from benchmarks.accuracy.clip_poses import read_index, read_live_poses, read_poses, read_truth
from coach.body.landmarks import SIDES
from coach.body.pose import Array, Pose
from coach.capture.source import open_source
from coach.cli.analyze.second_look import look_twice
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import BATCH_SIZE, analyse, evaluate_poses
from coach.report.results.table import summarise
from coach.store.exercises.loader import load_exercise
from coach.store.settings.pose_model import open_larger_landmarker

ANGLES = ("hip_flexion", "thigh_elevation", "knee_flexion", "trunk_lean", "shin_lean")
UNPAIRED = ("trunk_lean",)
GROUPS = ("all", "exercise", "body", "leg", "yaw", "light", "size")
NEAR_DEG = 20
"""Maximum yaw of a clip whose errors count."""
LARGE_DEG = 15.0
FAR_OFF_DEG = 10.0
"""Mean error above which a clip is listed as wrong."""


@dataclass(frozen=True)
class Sample:
    """The errors of one angle of one leg in one clip."""

    clip: str
    angle: str
    groups: Mapping[str, str]
    errors: Array
    """Signed, in degrees, of the frames with a number."""
    known: int
    """Number of frames with a known truth."""


@dataclass(frozen=True)
class Score:
    """One figure of one clip that is averaged over clips: a share (0 or 1), degrees or seconds."""

    exercise: str
    what: str
    value: float


def compare_angles(
    entry: Mapping[str, Any], rows: Sequence[Feedback], truth: Mapping[str, Array]
) -> Iterator[Sample]:
    """Yield the errors of each angle of a clip."""
    times = np.array([row.time_s for row in rows])
    places = np.abs(truth["time_s"][None, :] - times[:, None]).argmin(axis=1)
    for angle in ANGLES:
        sides = (entry["side"],) if entry.get("side") else SIDES
        for side in ("",) if angle in UNPAIRED else sides:
            name = f"{angle}_{side}" if side else angle
            if name not in truth:
                continue
            true = truth[name][places]
            given = np.array([row.angles.get(name, math.nan) for row in rows])
            known = np.abs(true) <= 170
            errors = wrap(given[known] - true[known], -180.0)
            groups = describe(entry, side)
            yield Sample(
                entry["file"], angle, groups, errors[np.isfinite(errors)], int(known.sum())
            )


def describe(entry: Mapping[str, Any], side: str) -> dict[str, str]:
    """Return the group of a clip in each of `GROUPS`."""
    yaw = abs(entry.get("yaw_deg", 0)) // 10 * 10
    width, height = entry.get("size") or (0, 0)
    near = entry.get("near")
    return {
        "all": "the other bodies" if "body" in entry else "the old bodies",
        "exercise": entry["exercise"],
        "body": entry.get("body", "old"),
        "leg": "both" if not side or not near else "near" if side == near else "far",
        "yaw": f"{yaw} to {yaw + 9}",
        "light": entry.get("light", "studio"),
        "size": f"{width} x {height}" if width else "as it was",
    }


def score_repetitions(entry: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Score]:
    """Yield the scores of counting."""
    name, repetitions = entry["exercise"], found["repetitions"]
    if "repetitions" not in entry:
        return
    yield Score(name, "counts exact", len(repetitions) == entry["repetitions"])
    if entry.get("side") and repetitions:
        named = [each["side"] == entry["side"] for each in repetitions]
        yield Score(name, "right leg named", float(np.mean(named)))
    true = entry.get("faults_per_repetition") or []
    if len(true) == len(repetitions):
        for expected, each in zip(true, repetitions, strict=True):
            yield from score_faults(name, set(expected), set(each["faults"]))


def score_faults(exercise: str, expected: set[str], named: set[str]) -> Iterator[Score]:
    """Yield the scores of the faults of one repetition or clip."""
    for fault in expected:
        yield Score(exercise, "faults named", fault in named)
    yield Score(exercise, "false alarms", bool(named - expected))


def score_holds(entry: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Score]:
    """Yield the scores of holds."""
    name = entry["exercise"]
    if entry.get("holds"):
        yield Score(name, "holds exact", len(found["holds"]) == len(entry["holds"]))
    if not entry.get("believable", True) or "held_s" not in entry:
        return
    held_s = sum(hold["held_s"] for hold in found["holds"])
    yield Score(name, "held time, error s", abs(held_s - entry["held_s"]))
    named = {fault["name"] for fault in found["faults"]}
    yield from score_faults(name, set(entry.get("faults", [])), named)


def score_range(entry: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Score]:
    """Yield the scores of a range-of-motion test."""
    name, results = entry["exercise"], found["range_of_motion"] or {}
    for side in SIDES if name == "hip-flexion-test" else ():
        true = [t["thigh_elevation_deg"] for t in entry.get("trials", []) if t["side"] == side]
        if not true:
            continue
        result = results.get(side) or {}
        measured = result.get("peak_deg") is not None
        yield Score(name, "range measured", measured)
        if measured:
            error = abs(result["peak_deg"] - float(np.median(true)))
            yield Score(name, "range, error", error)
            yield Score(name, "range inside the band", error <= result["uncertainty_deg"])


def judge_clip(
    entry: Mapping[str, Any],
    folder: Path,
    cache: Path | None,
    model: Path | None = None,
    looks: str = "",
) -> tuple[list[Sample], list[Score]]:
    """Return the errors and the scores of one clip; print its line."""
    exercise = load_exercise(entry["exercise"]).exercise
    rows: list[Feedback] = []
    video = folder / entry["file"]
    poses: Sequence[Pose] = (
        read_live_poses(video, cache, exercise, model)
        if looks == "live"
        else read_poses(video, cache, mirrored=False, model=model)
    )
    if looks == "twice":
        poses = look_twice(
            poses, exercise, "auto", lambda: open_source(str(video)), open_larger_landmarker
        )
    analysis = analyse(poses, Trainer(exercise), rows.append)
    if looks == "live":
        rows = [feedback for _, feedback in evaluate_poses(poses, Trainer(exercise), BATCH_SIZE)]
    found = summarise(analysis, entry["exercise"], exercise, entry["file"])
    truth = read_truth(folder / (entry.get("truth") or f"{Path(entry['file']).stem}.csv"))
    near = abs(entry.get("yaw_deg", 0)) <= NEAR_DEG and entry.get("believable", True)
    samples = list(compare_angles(entry, rows, truth)) if near else []
    scores = [
        *score_repetitions(entry, found),
        *score_holds(entry, found),
        *(score_range(entry, found) if near else ()),
    ]
    print_clip(entry, samples, scores, found)
    return samples, scores


def print_clip(
    entry: Mapping[str, Any],
    samples: Sequence[Sample],
    scores: Sequence[Score],
    found: Mapping[str, Any],
) -> None:
    """Print the line of one clip."""
    words = [
        f"{each.angle.replace('_', ' ')} {each.groups['leg']} {np.abs(each.errors).mean():.1f} "
        f"({each.errors.mean():+.1f}, {len(each.errors) / each.known:.0%})"
        for each in samples
        if len(each.errors)
    ]
    words += [f"{score.what} {float(score.value):.1f}" for score in scores]
    words += [f"view: {problem}" for problem in found["view"]["problems"]]
    words += [f"{missing['what']}: {missing['why']}" for missing in found["not_measured"]]
    print(f"{Path(entry['file']).stem} (yaw {entry.get('yaw_deg', 0)}): {'; '.join(words)}")


def print_angles(samples: Sequence[Sample], group: str) -> None:
    """Print one table: errors of the angles by the values of a group."""
    print(f"\n| {group} | angle | clips | error | above {LARGE_DEG:g} | given |")
    print("| --- | --- | --- | --- | --- | --- |")
    cells: dict[tuple[str, str], list[Sample]] = defaultdict(list)
    for sample in samples:
        cells[sample.groups[group], sample.angle].append(sample)
    for (value, angle), cell in sorted(cells.items()):
        means = [np.abs(each.errors).mean() for each in cell if len(each.errors)]
        errors = np.concatenate([each.errors for each in cell])
        shown = (
            f"{np.mean(means):.1f} | {np.mean(np.abs(errors) > LARGE_DEG):.1%}" if means else "|"
        )
        known = sum(each.known for each in cell)
        given = f"{len(errors) / known:.0%}" if known else ""
        words = angle.replace("_", " ")
        print(f"| {value} | {words} | {len(means)} | {shown} | {given} |")


def print_scores(scores: Sequence[Score]) -> None:
    """Print the table of counts, faults, holds and ranges."""
    print("\n| exercise | what | mean | n |\n| --- | --- | --- | --- |")
    cells: dict[tuple[str, str], list[float]] = defaultdict(list)
    for score in scores:
        cells[score.exercise, score.what].append(float(score.value))
    for (exercise, what), values in sorted(cells.items()):
        print(f"| {exercise} | {what} | {np.mean(values):.2f} | {len(values)} |")


def print_summary(samples: Sequence[Sample]) -> None:
    """Print how many clips are far off, and which."""
    worst: dict[str, float] = defaultdict(float)
    for each in samples:
        if len(each.errors):
            worst[each.clip] = max(worst[each.clip], float(np.abs(each.errors).mean()))
    wrong = {clip: error for clip, error in worst.items() if error > FAR_OFF_DEG}
    print(f"\nClips with a mean error above {FAR_OFF_DEG:g}: {len(wrong)} of {len(worst)}")
    for clip, error in sorted(wrong.items(), key=lambda item: -item[1]):
        print(f"  {clip} {error:.1f}")


def main() -> None:
    """Judge all clips and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--model", type=Path)
    looks = parser.add_mutually_exclusive_group()
    for name in ("twice", "live"):
        looks.add_argument(f"--{name}", dest="looks", action="store_const", const=name, default="")
    arguments = parser.parse_args()
    samples: list[Sample] = []
    scores: list[Score] = []
    for folder in arguments.clips:
        for entry in read_index(folder):
            if arguments.only in entry["file"]:
                more_samples, more_scores = judge_clip(
                    entry, folder, arguments.cache, arguments.model, arguments.looks
                )
                samples += more_samples
                scores += more_scores
    for group in GROUPS:
        print_angles(samples, group)
    print_scores(scores)
    print_summary(samples)


if __name__ == "__main__":
    main()
