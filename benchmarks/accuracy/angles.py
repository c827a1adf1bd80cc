"""Compare formulas for joint angles with known truth: `angles.py CLIPS [--cache FOLDER]`.

CLIPS is a folder of rendered clips with `index.json` and a CSV of true angles beside each. Prints
one Markdown table per angle: mean absolute error in degrees over all frames, by exercise, by leg
(near to the camera or far) and by yaw. `--mirrored` flips each clip left to right, which is another
facing direction and, for the landmarker, another person. `--cache` keeps the poses.

The formulas, all from the same poses:
  shk       180 minus the angle shoulder-hip-knee, and the angle hip-knee-ankle, as in most programs
  own       signed, in the picture, from the leg's own hip
  middle    signed, in the picture, from the middle between the hips
  space     signed, from the world landmarks turned into the sagittal plane
  unturned  `own`, corrected for the turn of the body as for a plane seen in perspective
  bones     a body of constant bone lengths fitted to picture and world landmarks of each pose
            (lengths: median of a second)
  coach     what coach reports: see coach/body/angles.py and coach/body/lying/supine_angles.py
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.accuracy.clip_poses import read_index, read_poses, read_truth
from coach.body.landmarks import INDEX, SIDES, Side, other
from coach.body.pose import Array, Pose
from coach.body.view import ViewChecker
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import load_exercise

ANGLES = ("thigh_elevation", "hip_flexion", "knee_flexion")
FOCAL = 1.0
"""Focal length that `unturned` assumes, in picture widths: about 53 degrees of view."""
Formula = Callable[["Clip", str], Mapping[str, Array]]


class Clip:
    """The poses of one clip as arrays, in the sagittal plane: x forward, y up."""

    def __init__(self, poses: list[Pose]) -> None:
        self.poses = poses
        gate = ViewChecker(("side",), 45.0)
        turns = []
        for pose in poses:
            if np.isfinite(pose.world).all():
                gate.update(pose)
            turns.append(
                (gate.forward or 1, 0.0 if math.isnan(gate.turned_deg) else gate.turned_deg)
            )
        self.forward = np.array([float(turn[0]) for turn in turns])
        self.turned = np.radians(np.clip([turn[1] for turn in turns], -60.0, 60.0))
        image = np.stack([pose.image for pose in poses])
        world = np.stack([pose.world for pose in poses])
        self.width = poses[0].width
        self.plane = np.stack([image[..., 0] * self.forward[:, None], -image[..., 1]], axis=-1)
        self.centred = np.stack(
            [
                (image[..., 0] - poses[0].width / 2) * self.forward[:, None],
                poses[0].height / 2 - image[..., 1],
            ],
            axis=-1,
        )
        along = (
            np.cos(self.turned)[:, None] * world[..., 0] * self.forward[:, None]
            - np.sin(self.turned)[:, None] * world[..., 2]
        )
        self.space = np.stack([along, -world[..., 1]], axis=-1)


def point(plane: Array, name: str) -> Array:
    """Return (n, 2): one landmark, or the middle between two."""
    if name.startswith("mid_"):
        return (plane[:, INDEX[f"left_{name[4:]}"]] + plane[:, INDEX[f"right_{name[4:]}"]]) / 2
    return plane[:, INDEX[name]]


def direction(vectors: Array) -> Array:
    """(n, 2) -> (n,) degrees."""
    result: Array = np.degrees(np.arctan2(vectors[..., 1], vectors[..., 0]))
    return result


def wrap(degrees: Array, lowest: float) -> Array:
    """Return degrees wrapped into [lowest, lowest + 360)."""
    result: Array = np.mod(degrees - lowest, 360.0) + lowest
    return result


def from_directions(trunk: Array, thigh: Array, shin: Array) -> dict[str, Array]:
    """Return the angles in degrees, from the directions of the segments."""
    return {
        "thigh_elevation": wrap(thigh, -150.0),
        "hip_flexion": wrap(thigh - trunk + 180.0, -120.0),
        "knee_flexion": wrap(thigh - shin, -90.0),
    }


def measure_plane(plane: Array, side: str, hip: str) -> dict[str, Array]:
    """Return signed angles in a plane, from a given hip."""
    trunk = direction(point(plane, "mid_shoulder") - point(plane, "mid_hip"))
    knee = point(plane, f"{side}_knee")
    return from_directions(
        trunk, direction(knee - point(plane, hip)), direction(point(plane, f"{side}_ankle") - knee)
    )


def measure_shk(clip: Clip, side: str) -> dict[str, Array]:
    """Return the usual unsigned angles, without thigh elevation."""
    shoulder, hip, knee, ankle = (
        point(clip.plane, f"{side}_{joint}") for joint in ("shoulder", "hip", "knee", "ankle")
    )

    def between(first: Array, second: Array) -> Array:
        """Return the angle of each joint between two bones, in degrees; 0 if it is straight."""
        turn = np.abs(wrap(direction(first) - direction(second), -180.0))
        return 180.0 - turn

    return {
        "hip_flexion": between(shoulder - hip, knee - hip),
        "knee_flexion": between(hip - knee, ankle - knee),
    }


def measure_unturned(clip: Clip, side: str) -> dict[str, Array]:
    """Return the angles in the body's plane, turned by the measured yaw and seen in perspective."""
    focal = FOCAL * clip.width
    origin = point(clip.centred, "mid_hip")[:, None, 0]
    cosine, sine = np.cos(clip.turned)[:, None], -np.sin(clip.turned)[:, None]
    along = focal * (clip.centred[..., 0] - origin) / (focal * cosine - clip.centred[..., 0] * sine)
    up = clip.centred[..., 1] * (focal + along * sine) / focal
    return measure_plane(np.stack([along, up], axis=-1), side, f"{side}_hip")


def measure_bones(clip: Clip, side: str) -> dict[str, Array]:
    """Return the angles of a body of constant lengths whose foreshortening explains the picture."""
    times = np.array([pose.time_s for pose in clip.poses])
    chain = ("mid_shoulder", f"{side}_hip", f"{side}_knee", f"{side}_ankle")
    seen = np.stack([point(clip.plane, name) for name in chain], axis=1)
    seen[..., 0] /= np.cos(clip.turned)[:, None]
    deep = np.stack([point(clip.space, name) for name in chain], axis=1)
    lengths = np.linalg.norm(np.diff(deep, axis=1), axis=-1)
    steady = np.stack([np.median(lengths[(times > t - 1.0) & (times <= t)], axis=0) for t in times])
    scale = np.linalg.norm(np.diff(seen, axis=1), axis=-1).sum(axis=1) / lengths.sum(axis=1)
    angles = np.radians(direction(np.diff(seen, axis=1)))
    lengths_px = steady * scale[:, None]
    deep_px = (deep - deep[:, 1:2]) * scale[:, None, None] + seen[:, 1:2]
    aims = 0.8 * seen + 0.2 * deep_px
    for _ in range(
        30
    ):  # Alternate: place the chain on its targets, then turn each segment towards them.
        steps = lengths_px[..., None] * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        joints = np.concatenate([np.zeros_like(aims[:, :1]), np.cumsum(steps, axis=1)], axis=1)
        joints += (aims - joints).mean(axis=1, keepdims=True)
        for index in range(3):
            ends = aims[:, index + 1] - joints[:, index], joints[:, index + 1] - aims[:, index]
            angles[:, index] = np.radians(direction(ends[0] / 2 + ends[1] / 2))
    trunk, thigh, shin = (np.degrees(angles[:, index]) for index in range(3))
    return from_directions(trunk + 180.0, thigh, shin)


FORMULAS: dict[str, Formula] = {
    "shk": measure_shk,
    "own": lambda clip, side: measure_plane(clip.plane, side, f"{side}_hip"),
    "middle": lambda clip, side: measure_plane(clip.plane, side, "mid_hip"),
    "space": lambda clip, side: measure_plane(clip.space, side, f"{side}_hip"),
    "unturned": measure_unturned,
    "bones": measure_bones,
}


def measure_coach(clip: Clip, exercise: str) -> dict[str, Array]:
    """Return every angle that coach reports, by full name."""
    trainer = Trainer(load_exercise(exercise).exercise)
    rows = [trainer.update(pose).angles for pose in clip.poses]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def compare(
    entry: dict[str, Any],
    folder: Path,
    cache: Path | None,
    mirrored: bool,
    errors: dict[Any, list[float]],
) -> None:
    """Add the errors of one clip."""
    poses = read_poses(folder / entry["file"], cache, mirrored)
    truth, usable = read_truth(folder / entry["truth"]), [pose for pose in poses if pose.found]
    clip = Clip(usable)
    rows = np.array([index for index, pose in enumerate(poses) if pose.found])
    ours = measure_coach(clip, entry["exercise"])
    sides: tuple[Side, ...] = (entry["side"],) if entry["side"] else SIDES
    for side in sides:
        seen = other(side) if mirrored else side
        leg = "near" if (seen == "left") == (float(np.median(clip.forward)) < 0) else "far"
        results = {name: formula(clip, seen) for name, formula in FORMULAS.items()}
        results["coach"] = {angle: ours[f"{angle}_{seen}"] for angle in ANGLES}
        for angle in ANGLES:
            true = truth[f"{angle}_{side}"]
            keep = (rows < len(true)) & (rows > 6)  # the model settles in the first frames
            for name, values in results.items():
                if angle in values:
                    off = np.abs(wrap(values[angle][keep] - true[rows[keep]], -180.0))[
                        np.abs(true[rows[keep]]) < 170
                    ]
                    if np.isfinite(off).any():
                        errors[
                            angle, entry["exercise"], leg, entry["yaw_deg"] // 10 * 10, name
                        ].append(float(np.nanmean(off)))


def print_tables(errors: dict[Any, list[float]]) -> None:
    """Print one Markdown table per angle."""
    names = [*FORMULAS, "coach"]
    for angle in ANGLES:
        print(
            f"\n**{angle}**, mean absolute error in degrees\n\n| exercise | leg | yaw | "
            f"clips | {' | '.join(names)} |"
        )
        print(f"| {' | '.join(['---'] * (4 + len(names)))} |")
        for row in sorted({key[1:4] for key in errors if key[0] == angle}):
            cells = [errors.get((angle, *row, name)) for name in names]
            shown = [f"{np.mean(cell):.1f}" if cell else "" for cell in cells]
            print(
                f"| {row[0]} | {row[1]} | {row[2]} to {row[2] + 9} | "
                f"{max(len(c) for c in cells if c)} | {' | '.join(shown)} |"
            )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--mirrored", action="store_true")
    arguments = parser.parse_args()
    errors: dict[Any, list[float]] = defaultdict(list)
    for entry in read_index(arguments.clips):
        if entry.get("believable", True) and entry.get("note") != "stands only":
            compare(entry, arguments.clips, arguments.cache, arguments.mirrored, errors)
    print_tables(errors)


if __name__ == "__main__":
    main()
