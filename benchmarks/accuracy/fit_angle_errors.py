"""Fit the weights of coach/body/angle_errors.py: `fit_angle_errors.py CLIPS... [--cache FOLDER]`.

CLIPS are the folders that `bodies.py` reads. Prints `WEIGHTS`, fitted on all bodies, and how well
bands hold on bodies that were left out: the share of errors inside, and the usual width. Clips of
which a mirrored detection is in the cache count as clips of the same body. `--model FILE` uses
another pose model, with a cache of its own.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.angles import wrap
from benchmarks.accuracy.clip_poses import read_index, read_poses, read_truth
from coach.body.angle_errors import PREDICTORS, WHOLE_BODY, stack_predictors
from coach.body.body_tracker import BodyTracker, Observation
from coach.body.landmarks import SIDES, Side, other
from coach.body.legs.covered import NONE, CoveredLegDetector
from coach.body.lying.supine_angles import SupineAngles
from coach.body.pose import Array, Pose
from coach.exercise.definition.exercise import Exercise
from coach.store.exercises.loader import load_exercise

ANGLES = ("thigh_elevation", "hip_flexion", "knee_flexion", "shin_lean", "knee_past_toes")
SHARE = 0.9
"""Share of the errors inside a band."""
LEAST = {"knee_past_toes": 0.03}
"""Errors below this, in degrees unless stated here, count as this."""
LEAST_DEG = 1.0
MAX_YAW_DEG = 40.0
EVERY = 2
"""Every n-th pose is used: neighbours tell the same."""
SOFTNESS = 0.15
STEPS = 500
RATE = 0.03
"""Of the descent that fits a quantile."""
Row = dict[str, Any]


def observe(
    exercise: Exercise, poses: list[Pose]
) -> Iterator[tuple[Observation, Mapping[str, float]]]:
    """Yield what is seen in each pose, and the angles as the trainer measures them."""
    tracker, supine_angles = BodyTracker(("side",), MAX_YAW_DEG), SupineAngles()
    rule = exercise.range_of_motion
    supine = exercise.position == "supine" and not (rule is not None and rule.downward)
    for tracked in tracker.update(poses):
        for each in tracked.observations:
            angles = each.angles
            if supine:
                angles = supine_angles.update(each)
            if each.view.kind == "side":
                yield each, angles


def gather(
    entry: Mapping[str, Any],
    folder: Path,
    cache: Path | None,
    mirrored: bool,
    model: Path | None = None,
) -> Iterator[Row]:
    """Yield the predictors and the errors of each leg in each pose of a clip.

    A covered leg is never reported, whatever its error, and is left out.
    """
    truth = read_truth(folder / (entry.get("truth") or f"{Path(entry['file']).stem}.csv"))
    exercise = load_exercise(entry["exercise"]).exercise
    poses = read_poses(folder / entry["file"], cache, mirrored, model)
    observed = list(observe(exercise, poses))
    hidden = list(find_hidden(exercise, observed))
    for (each, angles), covered in list(zip(observed, hidden, strict=True))[::EVERY]:
        place = int(np.abs(truth["time_s"] - each.pose.time_s).argmin())
        predictors = predict(each, angles)
        for index, side in enumerate(SIDES):
            if side in covered:
                continue
            true_side: Side = other(side) if mirrored else side
            errors = {
                name: compare(name, angles[f"{name}_{side}"], truth, f"{name}_{true_side}", place)
                for name in ANGLES
            }
            errors["trunk_lean"] = compare(
                "trunk_lean", angles["trunk_lean"], truth, "trunk_lean", place
            )
            yield {
                "body": entry.get("body", entry["file"].split("_")[1]),
                "clip": f"{entry['file']} {side} {mirrored}",
                "exercise": entry["exercise"],
                "working": entry.get("side") in (None, true_side),
                "yaw": abs(entry.get("yaw_deg", 0)),
                "predictors": predictors[:, index],
                **errors,
            }


def find_hidden(
    exercise: Exercise, observed: list[tuple[Observation, Mapping[str, float]]]
) -> Iterator[frozenset[Side]]:
    """Yield the covered legs of each pose."""
    detector = CoveredLegDetector()
    split = exercise.side in ("front", "rear")
    for each, angles in observed:
        if not split and exercise.side != "raised":
            yield NONE
            continue
        near: Side = "left" if each.forward < 0 else "right"
        yield detector.update(each.pose.time_s, each.legs_apart, angles, near, split)


def predict(each: Observation, angles: Mapping[str, float]) -> Array:
    """Return (number of `PREDICTORS`, 2) of one pose."""
    legs = {
        angle: np.array([[angles[f"{angle}_{side}"]] for side in SIDES])
        for angle in ("thigh_elevation", "knee_flexion")
    }
    return stack_predictors(
        np.array([each.leg_indicators]),
        np.array([float(each.forward)]),
        np.array([each.turned_deg]),
        np.array([each.size]),
        {**legs, "trunk_lean": np.array([angles["trunk_lean"]])},
    )[:, :, 0]


def compare(angle: str, value: float, truth: Mapping[str, Array], name: str, place: int) -> float:
    """Return the absolute error of an angle, NaN if the truth is not known."""
    if name not in truth or not abs(truth[name][place]) <= 170:
        return math.nan
    if angle == "knee_past_toes":
        return abs(value - float(truth[name][place]))
    return abs(float(wrap(np.array(value - truth[name][place]), -180.0)))


def fit(predictors: Array, logs: Array, weights: Array, free: NDArray[np.bool_]) -> Array:
    """Return the weights of the quantile `SHARE` of logarithms; none but the first is negative."""
    found, mean, square = np.zeros((3, predictors.shape[1]))
    found[0] = np.quantile(logs, SHARE)
    weights = weights / weights.sum()
    for step in range(1, STEPS + 1):
        outside = 1.0 / (1.0 + np.exp(-np.clip((logs - predictors @ found) / SOFTNESS, -30, 30)))
        slope = -(predictors.T @ (weights * (outside - (1.0 - SHARE)))) * free
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE * (1.0 if step < 0.6 * STEPS else 0.3)
        found = found - rate * mean / (1.0 - 0.9**step) / (
            np.sqrt(square / (1.0 - 0.99**step)) + 1e-9
        )
        found[1:] = np.maximum(0.0, found[1:])
    return found


def fit_angle(name: str, rows: list[Row]) -> tuple[Array, Array, Array, list[Row]]:
    """Return weights, errors, bands of bodies left out, and the rows of one angle."""
    used = [
        row for row in rows if math.isfinite(row[name]) and np.isfinite(row["predictors"]).all()
    ]
    predictors = np.stack([row["predictors"] for row in used])
    errors = np.array([row[name] for row in used])
    logs = np.log(np.maximum(LEAST.get(name, LEAST_DEG), errors))
    clips, bodies = np.array([row["clip"] for row in used]), np.array([row["body"] for row in used])
    _, places, counts = np.unique(clips, return_inverse=True, return_counts=True)
    weights = 1.0 / np.sqrt(counts[places])
    whole = name in WHOLE_BODY
    free = np.array(
        [not whole or word in ("constant", "turned", "small", "lying") for word in PREDICTORS]
    )
    bands = np.empty(len(used))
    for body in np.unique(bodies):
        out = bodies == body
        bands[out] = np.exp(
            predictors[out] @ fit(predictors[~out], logs[~out], weights[~out], free)
        )
    return fit(predictors, logs, weights, free), errors, bands, used


def report(name: str, errors: Array, bands: Array, used: list[Row]) -> None:
    """Print how well the bands of one angle hold on bodies left out."""
    bodies = np.array([row["body"] for row in used])
    good = np.array([row["yaw"] <= 20 for row in used])
    inside = errors <= bands
    print(
        f"{name}: {inside.mean():.0%} inside, within 20 degrees {inside[good].mean():.0%}; "
        f"median band {np.median(bands[good]):.1f}; by body "
        + " ".join(f"{body} {inside[bodies == body].mean():.0%}" for body in np.unique(bodies))
    )
    for limit in (6, 8, 10, 12, 14, 16, 18, 20, 25):
        given = good & (bands <= limit)
        print(
            f"  band up to {limit}: {given.sum() / good.sum():.0%} given, "
            f"{inside[given].mean():.0%} inside, error {errors[given].mean():.1f}, "
            f"{np.mean(errors[given] > 15):.1%} above 15"
        )


def main() -> None:
    """Print the weights and how well they hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--model", type=Path)
    arguments = parser.parse_args()
    rows: list[Row] = []
    for folder in arguments.clips:
        for entry in read_index(folder):
            if abs(entry.get("yaw_deg", 0)) > MAX_YAW_DEG or not entry.get("believable", True):
                continue
            rows += gather(entry, folder, arguments.cache, False, arguments.model)
            stem = Path(entry["file"]).stem
            if arguments.cache and (arguments.cache / f"{stem}_mirrored.npz").exists():
                rows += gather(entry, folder, arguments.cache, True, arguments.model)
    for name in (*ANGLES, *WHOLE_BODY):
        weights, errors, bands, used = fit_angle(name, rows)
        print(f'    "{name}": ({", ".join(f"{value:.2f}" for value in weights)}),')
        report(name, errors, bands, used)


if __name__ == "__main__":
    main()
