"""Poses and true angles of the clips of a benchmark."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from coach.body.pose import Array, Pose, round_for_storage
from coach.capture.frame import Frame
from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.pose_model import LARGER_FILE_NAME, find_shipped_model
from coach.capture.source import open_source
from coach.exercise.definition.exercise import Exercise
from coach.exercise.doubt_tracker import DoubtTracker
from coach.exercise.second_look import replace_legs
from coach.exercise.tracking.trainer import Trainer

INDEX = "index.json"
STORED = ("time_s", "image", "world", "visibility", "brightness")
"""What a cache keeps of each pose."""


def read_index(folder: Path) -> list[dict[str, Any]]:
    """Return the entries of the clips in a folder; end the program if it has no index."""
    try:
        text = (folder / INDEX).read_text(encoding="utf-8")
    except OSError as error:
        sys.exit(f"{folder / INDEX}: {error.strerror}. Give a folder of clips with {INDEX}.")
    entries: list[dict[str, Any]] = json.loads(text)
    return entries


def read_poses(
    video: Path, cache: Path | None, mirrored: bool, model: Path | None = None
) -> list[Pose]:
    """Return the poses of a clip; `mirrored` flips the pictures, not the poses.

    model: another pose model than the shipped one, with a cache of its own.
    """

    def change(frames: Iterator[Frame]) -> Iterator[Frame]:
        """Flip each picture left to right."""
        for frame in frames:
            yield Frame(frame.time_s, np.ascontiguousarray(frame.image[:, ::-1]))

    stored = cache / f"{video.stem}{'_mirrored' if mirrored else ''}.npz" if cache else None
    return read_changed_poses(video, stored, change if mirrored else iter, model)


def read_live_poses(
    video: Path, cache: Path | None, exercise: Exercise, model: Path | None = None
) -> list[Pose]:
    """Return the poses of a clip that a live run judges, whose legs in doubt are looked at twice.

    The larger model looks at every picture, so that its poses can be kept, beside those of the
    first one. No picture is left out meanwhile.
    """
    larger = find_shipped_model(LARGER_FILE_NAME)
    seconds = read_poses(video, cache / "larger" if cache else None, False, larger)
    trainer = Trainer(exercise)
    doubts, poses = DoubtTracker(trainer), []
    for first, second in zip(read_poses(video, cache, False, model), seconds, strict=True):
        twice = doubts.update(first)
        pose = replace_legs(first, second) if twice else first
        doubts.note_judged(pose, trainer.update(pose), looked_twice=twice)
        poses.append(pose)
    return poses


def read_changed_poses(
    video: Path,
    stored: Path | None,
    change: Callable[[Iterator[Frame]], Iterator[Frame]],
    model: Path | None = None,
) -> list[Pose]:
    """Return the poses of a clip whose frames are changed first.

    They are read from the file `stored` if it exists, and written to it otherwise.
    """
    if stored and stored.exists():
        data = np.load(stored)
        width, height = (int(value) for value in data["size"])
        return [
            Pose(float(t), i, w, v, width, height, float(b))
            for t, i, w, v, b in zip(*(data[name] for name in STORED), strict=True)
        ]
    with closing(MediaPipeLandmarker(model)) as landmarker, open_source(str(video)) as source:
        poses = [round_for_storage(landmarker.detect(frame)) for frame in change(source.frames())]
    if stored:
        stored.parent.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, Any] = {
            name: np.stack([getattr(pose, name) for pose in poses]) for name in STORED
        }
        np.savez_compressed(stored, size=np.array([poses[0].width, poses[0].height]), **arrays)
    return poses


def read_truth(path: Path) -> dict[str, Array]:
    """Return the true angles of every frame."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        key: np.array([float(row[key] or "nan") for row in rows])
        for key in rows[0]
        if key != "label"
    }
