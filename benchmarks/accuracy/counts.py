"""Counts on clips with known counts: `counts.py CLIPS... [--cache FOLDER] [--twice]`.

CLIPS are folders with `index.json`. Prints a line per clip whose count differs from the truth, with
the reason that coach gives, and Markdown with the shares that are exact (of some clips another
count can be defended, too) and within one, the negative clips that count something, and the error
of held times. `--others` also judges every clip by every other measured exercise: what that counts
is mostly false. `--cache` keeps the poses. `--twice` lets the larger model look again, as
`coach analyze` does; that is not cached.
"""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.accuracy.clip_poses import read_index, read_poses
from coach.body.pose import Pose
from coach.capture.source import open_source
from coach.cli.analyze.second_look import look_twice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import Analysis, analyse
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.settings.pose_model import open_larger_landmarker


@dataclass
class Tally:
    """Figures over all clips."""

    differences: list[int] = field(default_factory=list)
    """Counted minus true repetitions of each clip that shows some."""
    defensible: int = 0
    """Number of clips whose count differs, but is one that can be defended, too."""
    negatives: list[int] = field(default_factory=list)
    """What was counted in each clip in which nothing may count."""
    held: list[float] = field(default_factory=list)
    """Errors of held times, as shares of the true time."""


def list_clips(folders: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Return every clip with its entry in the index."""
    for folder in folders:
        for entry in read_index(folder):
            yield folder / entry["file"], entry


def count(analysis: Analysis) -> tuple[int, float]:
    """Return the number of repetitions, and trials as the test asks, and the seconds held."""
    session = analysis.session
    trials = sum(trial.done_as_asked for trial in session.trials)
    return len(session.repetitions) + trials, sum(hold.held_s for hold in session.holds)


def judge(clip: Path, entry: Mapping[str, Any], analysis: Analysis, tally: Tally) -> None:
    """Compare one clip with its truth; print what differs."""
    repetitions, held_s = count(analysis)
    if entry.get("negative"):
        tally.negatives.append(repetitions + len(analysis.session.holds))
        if tally.negatives[-1]:
            print(f"{clip.stem}: {entry['exercise']} {repetitions}, {held_s:.1f} s, nothing shown")
        return
    wanted = entry.get("repetitions")
    if wanted is not None:
        tally.differences.append(repetitions - wanted)
        tally.defensible += repetitions != wanted and repetitions in (entry.get("accept") or ())
        if repetitions != wanted:
            why = "; ".join(dict.fromkeys(str(each.why) for each in analysis.uncounted))
            print(f"{clip.stem}: {entry['exercise']} {repetitions} of {wanted}. {why}")
    spans = entry.get("holds") or []
    if spans and isinstance(spans[0], list):
        wanted_s = sum(end - start for start, end in spans)
        tally.held.append(abs(held_s - wanted_s) / max(wanted_s, 1.0))


def print_tally(tally: Tally) -> None:
    """Print Markdown: a row for each figure."""
    sizes = [abs(each) for each in tally.differences]
    rows = {
        "repetitions exact": f"{sum(each == 0 for each in sizes)} of {len(sizes)}",
        "exact or defensible": f"{sizes.count(0) + tally.defensible} of {len(sizes)}",
        "within one": f"{sum(each <= 1 for each in sizes)} of {len(sizes)}",
        "negative clips that count": f"{sum(map(bool, tally.negatives))} of {len(tally.negatives)}",
        "error of held times": f"{statistics.mean(tally.held):.0%}" if tally.held else "",
    }
    print("| what | |\n| --- | --- |")
    print("\n".join(f"| {name} | {value} |" for name, value in rows.items()))


def judge_by_others(
    clip: Path, shown: str, poses: Sequence[Pose], exercises: Mapping[str, Exercise]
) -> Iterator[tuple[str, str]]:
    """Return each other exercise that counts something in a clip, and what, in words."""
    for name, exercise in exercises.items():
        if name == shown or exercise.kind == "guided":
            continue
        repetitions, held_s = count(analyse(poses, Trainer(exercise)))
        if repetitions or held_s:
            yield name, f"{clip.stem} {repetitions or f'{held_s:.1f} s'}"


def main() -> None:
    """Print what differs, the figures, and what other exercises count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--twice", action="store_true")
    arguments = parser.parse_args()
    exercises = {name: load_exercise(name).exercise for name in list_exercises()}
    tally, others = Tally(), defaultdict[str, list[str]](list)
    for clip, entry in list_clips(arguments.clips):
        if entry["exercise"] not in exercises:
            continue
        poses = read_poses(clip, arguments.cache, mirrored=False)
        seen: Sequence[Pose] = poses
        if arguments.twice:
            video = partial(open_source, str(clip))
            seen = look_twice(
                poses, exercises[entry["exercise"]], "auto", video, open_larger_landmarker
            )
        judge(clip, entry, analyse(seen, Trainer(exercises[entry["exercise"]])), tally)
        if arguments.others:
            for name, words in judge_by_others(clip, entry["exercise"], poses, exercises):
                others[name].append(words)
    print_tally(tally)
    for name, found in sorted(others.items()):
        print(f"{name}: {', '.join(found)}")


if __name__ == "__main__":
    main()
