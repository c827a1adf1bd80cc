"""Render clips of people with known angles: `render.py MAKEHUMAN_DATA OUT --bodies 0-17`.

MAKEHUMAN_DATA is the folder makehuman/data of the repository makehumancommunity/makehuman (CC0).
OUT gets an MP4 and a CSV of true angles for each clip, and `index.json`, as
`benchmarks.accuracy.bodies` reads them. What is there already is not rendered again. The same
seed gives the same clips.

Needs Blender's Python module in a virtual environment of its own, with Python 3.11:
`pip install bpy==4.2.* av numpy`.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import numpy as np

from benchmarks.rendering.body import build_body
from benchmarks.rendering.camera import Camera, place_camera, turn_axes
from benchmarks.rendering.clips import Clip, describe_clip, find_entry, list_clips, write_entry
from benchmarks.rendering.clothes import dress
from benchmarks.rendering.makehuman import MakeHumanData
from benchmarks.rendering.movements.exercises import EXERCISES
from benchmarks.rendering.movements.movement import Movement
from benchmarks.rendering.people import Looks, invent_person
from benchmarks.rendering.picture import Picture, expose, write_video
from benchmarks.rendering.posture import ARMS, Person
from benchmarks.rendering.room import Room, furnish
from benchmarks.rendering.truth import locate_joints, measure_angles
from coach.body.pose import Array
from coach.errors import CoachError, find_reason

DEFAULT_RATE: Final = 10


@dataclass(frozen=True, eq=False)
class Staging:
    """All that a clip shows."""

    looks: Looks
    person: Person
    arms: str
    movement: Movement
    camera: Camera
    room: Room


def stage(data: MakeHumanData, clip: Clip) -> Staging:
    """Return what a clip shows; the same clip is always staged the same way."""
    looks = invent_person(clip.make_generator("person"), clip.body)
    naked = build_body(data, looks.shape)
    person = Person(dress(naked, looks.clothes, clip.make_generator("folds")))
    generator = clip.make_generator("movement", clip.exercise, clip.side)
    arms = str(generator.choice(clip.how.arms))
    movement = clip.how.move(person, ARMS[arms], generator, clip.side)
    generator = clip.make_generator("room", clip.exercise, clip.side)
    camera = place_camera(generator, clip.near, clip.how.position, naked.stature_m)
    return Staging(looks, person, arms, movement, camera, furnish(generator, clip.near))


def measure_frame(staging: Staging, time_s: float) -> tuple[Array, dict[str, float]]:
    """Return the vertices of a frame, and its row of the truth."""
    posed = staging.movement.pose(time_s)
    row = {"time_s": round(time_s, 3)}
    angles = measure_angles(staging.person, posed)
    row |= {name: round(angle, 3) + 0.0 for name, angle in angles.items()}  # no -0.0
    joints = locate_joints(posed)
    pixels = staging.camera.project(turn_axes(np.array(list(joints.values()))))
    for name, (x, y) in zip(joints, pixels, strict=True):
        row |= {f"px_{name}_x": round(float(x), 1), f"px_{name}_y": round(float(y), 1)}
    return posed.vertices, row


def render_clip(data: MakeHumanData, clip: Clip, folder: Path, rate: int) -> None:
    """Render a clip at `rate` frames a second: its video, its truth, and its entry in the index."""
    from benchmarks.rendering.scene import Scene  # needs Blender

    staging = stage(data, clip)
    noise, light = clip.make_generator("noise", clip.exercise, clip.side), staging.room.light
    rows: list[dict[str, float]] = []

    def render_frames(scene: Scene) -> Iterator[Picture]:
        """Yield the pictures, and keep the truth of each."""
        for number in range(int(staging.movement.duration_s * rate)):
            vertices, row = measure_frame(staging, number / rate)
            rows.append(row)
            yield expose(scene.render(vertices), light, noise)

    with Scene(staging.person.body, staging.looks, staging.room, staging.camera) as scene:
        write_video(folder / f"{clip.name}.mp4", render_frames(scene), rate)
    write_truth(folder / f"{clip.name}.csv", rows)
    entry = describe_clip(clip, staging.movement, staging.camera, staging.looks, rows)
    entry |= {"fps": rate, "light": "dim" if light.dim else "day", "arms": staging.arms}
    write_entry(folder, clip, entry)


def write_truth(path: Path, rows: Sequence[Mapping[str, float]]) -> None:
    """Write the true angles and joints of each frame as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def parse_bodies(text: str) -> list[int]:
    """Return the numbers of people: 0, 1, 2 and 5 for ``0-2,5``."""
    numbers: list[int] = []
    try:
        for part in text.split(","):
            first, _, last = part.partition("-")
            numbers += range(int(first), int(last or first) + 1)
    except ValueError:
        numbers = []
    if not numbers:
        raise argparse.ArgumentTypeError(f"{text!r} is no list of people. Example: 0-5,8")
    return numbers


def parse_exercises(text: str) -> list[str]:
    """Return the names of exercises, separated by commas."""
    names = text.split(",")
    unknown = [name for name in names if name not in EXERCISES]
    if unknown:
        known = ", ".join(EXERCISES)
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is not among {known}")
    return names


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, metavar="MAKEHUMAN_DATA")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--bodies", type=parse_bodies, default=parse_bodies("0-17"))
    parser.add_argument("--exercises", type=parse_exercises, default=list(EXERCISES))
    parser.add_argument("--fps", type=int, choices=range(1, 61), default=DEFAULT_RATE, metavar="N")
    parser.add_argument("--seed", type=int, choices=range(1000), default=0, metavar="N")
    return parser.parse_args(arguments)


def fail(message: str) -> NoReturn:
    """Print what the user can fix, and exit with code 2."""
    print(message, file=sys.stderr)
    sys.exit(2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Render the clips that are not there yet."""
    given = parse_arguments(arguments)
    data = MakeHumanData(given.data)
    try:
        given.out.mkdir(parents=True, exist_ok=True)
        for clip in list_clips(given.bodies, given.exercises, given.seed):
            if not find_entry(given.out, clip).exists():
                render_clip(data, clip, given.out, given.fps)
                print(clip.name, flush=True)
    except OSError as error:
        fail(f"{given.out} cannot be written: {find_reason(error)}.")
    except CoachError as error:
        fail(str(error))


if __name__ == "__main__":
    main()
