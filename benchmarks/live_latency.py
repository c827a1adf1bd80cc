"""Time from a frame to its painted picture in the window: `live_latency.py CLIP [SECONDS]`.

Needs a display; on a machine without one: `xvfb-run -a .venv/bin/python benchmarks/live_latency.py
CLIP`. The clip's pictures are written to a temporary file of 30 frames per second (a slower clip
repeats pictures), which the window plays in real time while it records. The landmarker's own time
on the same pictures is printed beside it.
"""

from __future__ import annotations

import csv
import os
import statistics
import sys
import tempfile
import time
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av

from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.source import open_source
from coach.window.app import RunRequest, open_window

RATE = 30


def make_clip(source: str, target: Path, seconds: float) -> None:
    """Write the first seconds of a clip at 30 frames per second."""
    with open_source(source) as frames, av.open(str(target), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.options = {"crf": "18", "preset": "veryfast"}
        written = 0
        for frame in frames.frames():
            if frame.time_s > seconds:
                break
            if not written:
                stream.height, stream.width = frame.image.shape[:2]
            while written / RATE <= frame.time_s:
                picture = av.VideoFrame.from_ndarray(frame.image, format="rgb24")
                picture.pts, picture.time_base = written, Fraction(1, RATE)
                container.mux(stream.encode(picture))
                written += 1
        container.mux(stream.encode(None))


def time_landmarker(clip: Path) -> list[float]:
    """Return the milliseconds of the landmarker alone for each frame except the first."""
    with open_source(str(clip)) as source:
        frames = list(source.frames())
    spent = []
    with closing(MediaPipeLandmarker()) as landmarker:
        for frame in frames:
            start_s = time.perf_counter()
            landmarker.detect(frame)
            spent.append((time.perf_counter() - start_s) * 1000)
    return spent[1:]


def describe(name: str, values: list[float]) -> str:
    """Return a row of the table."""
    p95 = statistics.quantiles(values, n=20)[-1]
    return (
        f"{name:28} median {statistics.median(values):6.1f} ms   p95 {p95:6.1f} ms   n = "
        f"{len(values)}"
    )


def main() -> None:
    """Print the table."""
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COACH_DATA"] = folder
        clip, timings = Path(folder) / "clip.mp4", Path(folder) / "timings.csv"
        make_clip(sys.argv[1], clip, seconds)
        alone = time_landmarker(clip)
        open_window(
            RunRequest(exercise="lunge", source=str(clip)), close_when_done=True, timings=timings
        )
        rows = list(csv.DictReader(timings.open(encoding="utf-8")))
    print(describe("landmarker alone", alone))
    print(describe("frame to painted picture", [float(row["latency_ms"]) for row in rows[5:]]))
    print(
        f"pictures not shown: {len(alone) + 1 - len(rows)} of {len(alone) + 1}; frames not "
        f"judged: {rows[-1]['dropped']}"
    )


if __name__ == "__main__":
    main()
