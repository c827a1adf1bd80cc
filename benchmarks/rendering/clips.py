"""Which clips there are, what is random in each, and what their index says.

The index has the format that `benchmarks.accuracy.bodies` reads.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.rendering.camera import SIZE, Camera
from benchmarks.rendering.movements.exercises import EXERCISES, Exercise
from benchmarks.rendering.movements.movement import Movement, Span
from benchmarks.rendering.people import Looks
from coach.body.landmarks import SIDES, Side
from coach.store.files.atomic_write import atomic_path

INDEX: Final = "index.json"


@dataclass(frozen=True)
class Clip:
    """One clip: who does what with which leg."""

    body: int
    exercise: str
    side: Side
    """The working leg; of a couch stretch the rear one."""
    seed: int = 0
    """Another seed makes other people, movements and rooms."""

    @property
    def how(self) -> Exercise:
        """How the exercise is rendered."""
        return EXERCISES[self.exercise]

    @property
    def body_name(self) -> str:
        """Name of the person."""
        return f"r{self.body:02d}" if not self.seed else f"r{self.seed}-{self.body:02d}"

    @property
    def name(self) -> str:
        """Name of its files without the ending."""
        return f"{self.exercise}_{self.body_name}_{self.side}"

    @property
    def near(self) -> Side:
        """The side that the camera stands at, the same for both legs of an exercise.

        The person faces the left of the picture if it is the left one.
        """
        return SIDES[int(self.make_generator("near", self.exercise).integers(2))]

    def make_generator(self, *words: str) -> np.random.Generator:
        """Return random numbers that depend on the seed, the person and these words only."""
        return np.random.default_rng(
            [self.seed, self.body, *(zlib.crc32(word.encode()) for word in words)]
        )


def list_clips(bodies: Sequence[int], exercises: Sequence[str], seed: int = 0) -> Iterator[Clip]:
    """Yield all clips of some people; those of one leg change it from one pair to the next."""
    for body in bodies:
        for exercise in exercises:
            sides = SIDES if EXERCISES[exercise].both_legs else (SIDES[body // 2 % 2],)
            for side in sides:
                yield Clip(body, exercise, side, seed)


def describe_clip(
    clip: Clip,
    movement: Movement,
    camera: Camera,
    looks: Looks,
    rows: Sequence[Mapping[str, float]],
) -> dict[str, Any]:
    """Return the entry of a clip in the index, without what its video and room add.

    rows: The true angles of each frame, with its time.
    """
    entry: dict[str, Any] = {
        "file": f"{clip.name}.mp4",
        "truth": f"{clip.name}.csv",
        "exercise": clip.exercise,
        "seconds": round(movement.duration_s, 2),
        "yaw_deg": round(camera.yaw_deg, 1),
        "near": camera.near,
        "camera_height_m": round(camera.height_m, 2),
        "distance_m": round(camera.distance_m, 2),
        "hfov_deg": camera.field_deg,
        "size": list(SIZE),
        "view": "side",
        "side": movement.side,
        "body": clip.body_name,
        "person": describe_person(looks),
    }
    if movement.repetitions is not None:
        entry["repetitions"] = movement.repetitions
    if movement.holds:
        entry["holds"] = [describe_span(span) for span in movement.holds]
    if movement.trials:
        entry["trials"] = [describe_trial(span, clip.side, rows) for span in movement.trials]
    if clip.exercise == "couch-stretch":
        entry["believable"] = camera.near == clip.side
    return entry


def describe_span(span: Span) -> dict[str, float]:
    """Return a span of time as the index has it."""
    return {"start_s": round(span[0], 2), "end_s": round(span[1], 2)}


def describe_trial(span: Span, side: Side, rows: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """Return a trial of the range test: the median elevation while the thigh is held."""
    name = f"thigh_elevation_{side}"
    held = [row[name] for row in rows if span[0] <= row["time_s"] <= span[1]]
    peak = round(float(np.median(held)), 1)
    return {"side": side, **describe_span(span), "thigh_elevation_deg": peak}


def describe_person(looks: Looks) -> dict[str, Any]:
    """Return shape and clothes as the index has them, for finding out what errors depend on."""
    shape: dict[str, Any] = asdict(looks.shape)
    details = shape.pop("details")
    values = {**shape, **asdict(looks.clothes)}
    rounded = {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in values.items()
    }
    return rounded | {"details": {name: round(value, 3) for name, value in details.items()}}


def write_entry(folder: Path, clip: Clip, entry: Mapping[str, Any]) -> None:
    """Write the entry of a finished clip, and the index of all clips in the folder."""
    write_json(find_entry(folder, clip), entry)
    finished = sorted(path for path in folder.glob("*_r*.json"))
    write_json(folder / INDEX, [json.loads(path.read_text(encoding="utf-8")) for path in finished])


def find_entry(folder: Path, clip: Clip) -> Path:
    """Return the file with the entry of a clip; it exists once the clip is finished."""
    return folder / f"{clip.name}.json"


def write_json(path: Path, content: object) -> None:
    """Write a JSON file, whole or not at all."""
    with atomic_path(path, private=False) as part:
        part.write_text(json.dumps(content, indent=1), encoding="utf-8")
