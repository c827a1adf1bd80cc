"""Fit the weights of coach/body/leg_doubt.py: `fit_leg_doubt.py CLIPS... [--cache FOLDER]`.

CLIPS are the folders that `bodies.py` reads. A leg is wrong in a pose if its thigh or knee is more
than 15 degrees off. Prints the weights over all bodies and with each body left out, and what share
of the wrong and of the right legs the rule refuses, each body judged by the weights of the others.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy import read_poses, read_truth, wrap
from coach.body.body_tracker import BodyTracker
from coach.body.landmarks import SIDES
from coach.body.leg_doubt import (
    DOUBT,
    FOOT_WEIGHT,
    LENGTH,
    MAX_UNREST,
    SHORT_SHIN_WEIGHT,
    SHORT_THIGH_WEIGHT,
    UNREST_WEIGHT,
    LegDoubtDetector,
)
from coach.body.pose import Array
from coach.body.pose_features import extract_features

SIGNS = ("constant", "short thigh", "short shin", "foot", "unrest")
WEIGHTS = (SHORT_THIGH_WEIGHT, SHORT_SHIN_WEIGHT, FOOT_WEIGHT, UNREST_WEIGHT)
WRONG_DEG = 15.0
MAX_YAW_DEG = 25.0
RIDGE = 3.0
STEPS = 30
REFUSED = (0.03, 0.04, 0.06, 0.08)
"""Shares of the right legs that are refused, for which the share of the wrong ones is printed."""


def gather(entry: Mapping[str, Any], folder: Path, cache: Path | None) -> Iterator[list[float]]:
    """Yield the signs of each leg in each pose of a clip, and 1 if it is wrong, else 0."""
    truth = read_truth(folder / (entry.get("truth") or f"{Path(entry['file']).stem}.csv"))
    tracker, detector = BodyTracker(("side",), MAX_YAW_DEG), LegDoubtDetector()
    sides = (entry["side"],) if entry.get("side") else SIDES
    poses = read_poses(folder / entry["file"], cache, mirrored=False)
    seen = [each for tracked in tracker.update(poses) for each in tracked.observations]
    for each in seen:
        features = extract_features(each.pose)
        detector.update(features)
        place = int(np.abs(truth["time_s"] - each.pose.time_s).argmin())
        for side in sides if each.view.ok else ():
            index = SIDES.index(side)
            errors = [
                float(wrap(each.angles[name] - truth[name][place], -180.0))
                for name in (f"thigh_elevation_{side}", f"knee_flexion_{side}")
            ]
            if not math.isfinite(sum(errors)):
                continue
            lengths = features.leg_lengths
            yield [
                1.0,
                *(max(0.0, math.log(LENGTH / max(0.01, lengths[at + index]))) for at in (0, 2)),
                1.0 - features.foot_visibility[index],
                min(MAX_UNREST, detector.unrest[index]),
                float(max(map(abs, errors)) > WRONG_DEG),
            ]


def fit(signs: Array, wrong: NDArray[np.bool_], weights: Array) -> Array:
    """Return the coefficients of a logistic regression with a small ridge."""
    found = np.zeros(signs.shape[1])
    ridge = RIDGE * np.array([0.0, *[1.0] * (len(found) - 1)])
    for _ in range(STEPS):
        share = 1.0 / (1.0 + np.exp(-np.clip(signs @ found, -30.0, 30.0)))
        slope = signs.T @ (weights * (share - wrong)) + ridge * found
        bend = (signs * (weights * share * (1.0 - share))[:, None]).T @ signs + np.diag(ridge)
        found = found - np.linalg.solve(bend, slope)
    return found


def main() -> None:
    """Print the weights and what they refuse."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    rows: list[list[float]] = []
    bodies: list[str] = []
    weights: list[float] = []
    for folder in arguments.clips:
        for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
            if abs(entry.get("yaw_deg", 0)) > MAX_YAW_DEG or not entry.get("believable", True):
                continue
            found = list(gather(entry, folder, arguments.cache))
            rows += found
            bodies += [entry.get("body", entry["file"].split("_")[1])] * len(found)
            weights += [1.0 / math.sqrt(max(1, len(found)))] * len(found)
    table, body = np.array(rows), np.array(bodies)
    signs, wrong, each = table[:, :-1], table[:, -1] > 0, np.array(weights) / np.mean(weights)
    print("all", dict(zip(SIGNS, fit(signs, wrong, each).round(1).tolist(), strict=True)))
    score = np.zeros(len(wrong))
    for name in sorted(set(bodies)):
        out = body == name
        found_without = fit(signs[~out], wrong[~out], each[~out])
        score[out] = signs[out] @ found_without
        print(f"without {name}", found_without.round(1).tolist())
    for share in REFUSED:
        limit = np.quantile(score[~wrong], 1.0 - share)
        refused = np.mean(score[wrong] > limit)
        print(f"{share:.0%} of the right legs refused: {refused:.0%} of the wrong")
    refused = signs[:, 1:] @ np.array(WEIGHTS) > DOUBT
    print(
        f"as shipped: {refused[~wrong].mean():.0%} of the right legs, {refused[wrong].mean():.0%}"
    )


if __name__ == "__main__":
    main()
