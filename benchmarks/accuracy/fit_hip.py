"""Fit the error of the near thigh: `fit_hip.py CLIPS --cache FOLDER`.

It is `HIP_ERROR` in coach/body/landmark_errors.py.

The cache is the one that `angles.py` fills, with and without `--mirrored`. Prints the fit over
all clips whose near thigh does not point backward, and the mean absolute error of each clip when it
is left out of the fit, both ways round, beside the error without.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from benchmarks.accuracy.angles import Clip, measure_plane, wrap
from benchmarks.accuracy.clip_poses import read_index, read_poses, read_truth
from coach.body.landmarks import other
from coach.body.pose import Array

BACKWARD_DEG = -90.0
SIDE_VIEW_DEG = 20


def gather(clips: Path, cache: Path) -> dict[str, list[tuple[Array, Array]]]:
    """Return (flexion as measured, error of the thigh) of the near leg in degrees, for each clip.

    Each clip is used as it is and mirrored.
    """
    found: dict[str, list[tuple[Array, Array]]] = {}
    for entry in read_index(clips):
        if (
            not entry.get("believable", True)
            or entry.get("note") == "stands only"
            or entry["yaw_deg"] > SIDE_VIEW_DEG
        ):
            continue
        truth = read_truth(clips / entry["truth"])
        for mirrored in (False, True):
            clip = Clip(read_poses(clips / entry["file"], cache, mirrored))
            side = entry["near"]
            if entry["side"] not in (None, side):
                continue
            angles = measure_plane(
                clip.plane,
                other(side) if mirrored else side,
                f"{other(side) if mirrored else side}_hip",
            )
            true = truth[f"thigh_elevation_{side}"]
            length = min(len(true), len(clip.poses))
            error = wrap(angles["thigh_elevation"][:length] - true[:length], -180.0)
            keep = np.isfinite(error) & (true[:length] > BACKWARD_DEG) & (np.arange(length) > 6)
            if keep.any():
                found.setdefault(entry["file"], []).append(
                    (angles["hip_flexion"][:length][keep], error[keep])
                )
    return found


def design(flexion: Array) -> Array:
    """(n, 3) constant, cosine, sine."""
    radians = np.radians(flexion)
    return np.stack([np.ones_like(radians), np.cos(radians), np.sin(radians)], axis=-1)


def fit(samples: list[tuple[Array, Array]]) -> Array:
    """Return (3,) the least-squares fit in which each clip has the same weight."""
    rows = np.concatenate([design(flexion) / np.sqrt(len(flexion)) for flexion, _ in samples])
    values = np.concatenate([error / np.sqrt(len(error)) for _, error in samples])
    weights: Array = np.linalg.lstsq(rows, values, rcond=None)[0]
    return weights


def main() -> None:
    """Print the fit and its errors for clips that were left out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    arguments = parser.parse_args()
    found = gather(arguments.clips, arguments.cache)
    constant, cosine, sine = fit([sample for samples in found.values() for sample in samples])
    print(f"error = {constant:.1f} {cosine:+.1f} cos(flexion) {sine:+.1f} sin(flexion)")
    raw, corrected = [], []
    for name, samples in found.items():
        weights = fit(
            [
                sample
                for other_name, others in found.items()
                if other_name != name
                for sample in others
            ]
        )
        for flexion, error in samples:
            raw.append(float(np.abs(error).mean()))
            corrected.append(float(np.abs(error - design(flexion) @ weights).mean()))
        print(
            f"{name:34} {np.mean(raw[-len(samples) :]):5.1f} -> "
            f"{np.mean(corrected[-len(samples) :]):5.1f}"
        )
    print(
        f"mean absolute error, each clip left out: {np.mean(raw):.2f} -> "
        f"{np.mean(corrected):.2f} ({len(raw)} clips)"
    )


if __name__ == "__main__":
    main()
