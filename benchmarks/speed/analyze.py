"""Frames per second of an analysis and of the landmarker alone: `analyze.py CLIP [ROUNDS]`.

The floor is the landmarker alone on pictures that are already decoded. The analysis decodes,
detects, evaluates and summarises. It is timed without the start of Python, and once more as the
whole command `coach analyze`. All are measured in turn on the same clip.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from contextlib import closing

from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.source import open_source
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse, detect_poses
from coach.store.exercises.loader import load_exercise


def time_landmarker(clip: str) -> float:
    """Return the frames per second of the landmarker alone."""
    with open_source(clip) as source:
        frames = list(source.frames())
    with closing(MediaPipeLandmarker()) as landmarker:
        landmarker.detect(frames[0])
        start_s = time.perf_counter()
        for frame in frames[1:]:
            landmarker.detect(frame)
        return (len(frames) - 1) / (time.perf_counter() - start_s)


def time_analysis(clip: str) -> float:
    """Return the frames per second of decoding, landmarker and rules together."""
    trainer = Trainer(load_exercise("lunge").exercise)
    with closing(MediaPipeLandmarker()) as landmarker, open_source(clip) as source:
        begun = time.perf_counter()
        analysis = analyse(detect_poses(source.frames(), landmarker), trainer)
        return analysis.frames / (time.perf_counter() - begun)


def time_command(clip: str) -> float:
    """Return the seconds of the whole command, including the start of Python."""
    start_s = time.perf_counter()
    command = [sys.executable, "-m", "coach", "analyze", clip, "--exercise", "lunge", "--json", "-"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start_s


def main() -> None:
    """Print the table."""
    clip, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    bare, whole = [], []
    for _ in range(rounds):
        bare.append(time_landmarker(clip))
        whole.append(time_analysis(clip))
    ratios = [w / b for w, b in zip(whole, bare, strict=True)]
    print(
        f"landmarker alone   {statistics.median(bare):6.1f} frames/s  ({min(bare):.1f} to "
        f"{max(bare):.1f})"
    )
    print(
        f"analysis           {statistics.median(whole):6.1f} frames/s  ({min(whole):.1f} to "
        f"{max(whole):.1f})"
    )
    print(
        f"ratio              {statistics.median(ratios):6.2f}           ({min(ratios):.2f} "
        f"to {max(ratios):.2f})"
    )
    print(f"coach analyze      {time_command(clip):6.1f} s, start of Python included")


if __name__ == "__main__":
    main()
