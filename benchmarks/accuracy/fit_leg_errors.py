"""Fit the errors that legs have in common: `fit_leg_errors.py CLIPS... --cache FOLDER`.

They are those in coach/body/landmark_errors.py: `FAR_HIP_ERROR` and `SHIN_ERROR` of upright
persons, lines between errors at given directions, and `SUPINE_HIP_ERROR_DEG`. CLIPS are the folders
that `bodies.py` reads; clips of which a mirrored detection is in the cache count as clips of the
same body. Prints the errors, fitted on all bodies, and the mean absolute error of bodies that were
left out, without and with them. A clip in which a leg is invented tells nothing of the joints and
is left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.accuracy.angles import Clip, direction, point, wrap
from benchmarks.accuracy.clip_poses import read_index, read_poses, read_truth
from benchmarks.accuracy.fit_angle_errors import observe
from coach.body.landmark_errors import (
    FAR_HIP_ERROR,
    SHIN_ERROR,
    SUPINE_HIP_ERROR_DEG,
    UPRIGHT_DEG,
)
from coach.body.landmarks import SIDES, other
from coach.body.pose import Array
from coach.exercise.tracking.uncertain_angles import LIMITS
from coach.store.exercises.loader import load_exercise

SIDE_VIEW_DEG = 20
INVENTED_DEG = 25.0
"""Mean error above which a leg counts as invented."""
WRONG_DEG = 6.0
"""Errors above this pull at the fit no more than this."""
RIDGE = 0.02
ROUNDS = 15
FIRST_S = 0.5
"""The beginning is left out: nothing is reported until the person is found."""


class Leg(NamedTuple):
    """The errors of a segment of one leg in one clip."""

    body: str
    seen: Array
    """(n,) its direction as the landmarker sees it, in degrees."""
    errors: Array
    """(n,) signed, in degrees."""


def gather(
    entry: Mapping[str, Any], folder: Path, cache: Path, mirrored: bool
) -> Iterator[tuple[str, Leg]]:
    """Yield ("thigh" of the far leg or "shin" of the near one, its errors) of a clip."""
    truth = read_truth(folder / (entry.get("truth") or f"{Path(entry['file']).stem}.csv"))
    clip = Clip(read_poses(folder / entry["file"], cache, mirrored))
    times = np.array([pose.time_s for pose in clip.poses])
    places = np.abs(truth["time_s"][None, :] - times[:, None]).argmin(axis=1)
    trunk = direction(point(clip.plane, "mid_shoulder") - point(clip.plane, "mid_hip"))
    upright = (np.abs(wrap(90.0 - trunk, -180.0)) < UPRIGHT_DEG[0]) & (times > FIRST_S)
    for side in SIDES:
        seen_side = other(side) if mirrored else side
        knee = point(clip.plane, f"{seen_side}_knee")
        if side == entry["near"]:
            shin = direction(point(clip.plane, f"{seen_side}_ankle") - knee)
            part, angle, seen = "shin", "shin_lean", wrap(-90.0 - shin, -180.0)
        else:
            thigh = direction(knee - point(clip.plane, "mid_hip"))
            part, angle, seen = "thigh", "thigh_elevation", wrap(thigh, -180.0)
        true = truth[f"{angle}_{side}"][places]
        errors = wrap(seen - true, -180.0)
        keep = upright & (np.abs(true) <= 170.0) & np.isfinite(errors)
        if keep.any() and np.abs(errors[keep]).mean() <= INVENTED_DEG:
            name = entry.get("body", entry["file"].split("_")[1])
            yield part, Leg(name, seen[keep], errors[keep])


def gather_hips(
    entry: Mapping[str, Any], folder: Path, cache: Path, mirrored: bool
) -> Iterator[tuple[str, Leg]]:
    """Yield ("hip", its errors) of each leg of a person who lies on the back, where it is measured.

    The errors are those without the correction that is in use.
    """
    truth = read_truth(folder / (entry.get("truth") or f"{Path(entry['file']).stem}.csv"))
    poses = read_poses(folder / entry["file"], cache, mirrored)
    seen = [
        (each, angles)
        for each, angles in observe(load_exercise(entry["exercise"]).exercise, poses)
        if angles["trunk_lean"] < -UPRIGHT_DEG[1]
    ]
    for side in SIDES:
        name, true_name = f"hip_flexion_{side}", f"hip_flexion_{other(side) if mirrored else side}"
        if true_name not in truth:
            continue
        measured = [
            (each.pose.time_s, angles[name])
            for each, angles in seen
            if all(
                each.errors[which] <= LIMITS[which] for which in (name, f"thigh_elevation_{side}")
            )
        ]
        if not measured:
            continue
        times, values = np.array(measured).T
        places = np.abs(truth["time_s"][None, :] - times[:, None]).argmin(axis=1)
        true = truth[true_name][places]
        errors = wrap(values + SUPINE_HIP_ERROR_DEG - true, -180.0)[np.abs(true) <= 170.0]
        if len(errors) and np.abs(errors).mean() <= INVENTED_DEG:
            body = entry.get("body", entry["file"].split("_")[1])
            yield "hip", Leg(body, np.zeros(len(errors)), errors)


def design(seen: Array, nodes: Array) -> Array:
    """(n, number of nodes) the share of each node in the line at these directions."""
    return np.stack([np.interp(seen, nodes, row) for row in np.eye(len(nodes))], axis=-1)


def fit(legs: Sequence[Leg], nodes: Array) -> Array:
    """Return the robust errors at the nodes, each leg with the same weight."""
    rows = np.concatenate([design(leg.seen, nodes) for leg in legs])
    values = np.concatenate([leg.errors for leg in legs])
    weights = np.concatenate([np.full(len(leg.seen), 1.0 / len(leg.seen)) for leg in legs])
    found = np.zeros(len(nodes))
    for _ in range(ROUNDS):
        rest = np.abs(values - rows @ found)
        pull = weights * np.minimum(1.0, WRONG_DEG / np.maximum(rest, 1e-6))
        found = np.linalg.solve(
            rows.T @ (rows * pull[:, None]) + RIDGE * np.eye(len(nodes)), rows.T @ (pull * values)
        )
    return found


def report(part: str, legs: Sequence[Leg], chosen: Sequence[tuple[float, float]]) -> None:
    """Print the fit, and how well it and the chosen errors do on bodies that were left out."""
    nodes = np.array([node for node, _ in chosen])
    found = fit(legs, nodes)
    pairs = zip(nodes, found, strict=True)
    print(part, " ".join(f"{node:g}: {error:+.1f}" for node, error in pairs))
    raw, left_out, now = [], [], []
    for body in sorted({leg.body for leg in legs}):
        own = [leg for leg in legs if leg.body == body]
        errors = fit([leg for leg in legs if leg.body != body], nodes)
        for leg in own:
            raw.append(float(np.abs(leg.errors).mean()))
            rest = leg.errors - design(leg.seen, nodes) @ errors
            left_out.append(float(np.abs(rest).mean()))
            rest = leg.errors - np.interp(leg.seen, nodes, [error for _, error in chosen])
            now.append(float(np.abs(rest).mean()))
        count = len(own)
        print(
            f"  {body:4} {count:3} legs {np.mean(raw[-count:]):5.1f} -> "
            f"{np.mean(left_out[-count:]):5.1f}, in use {np.mean(now[-count:]):5.1f}"
        )
    print(
        f"  mean absolute error, each body left out: {np.mean(raw):.2f} -> "
        f"{np.mean(left_out):.2f}, in use {np.mean(now):.2f} ({len(legs)} legs)"
    )


def main() -> None:
    """Print the fits."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clips", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, required=True)
    arguments = parser.parse_args()
    legs: dict[str, list[Leg]] = {"thigh": [], "shin": [], "hip": []}
    for folder in arguments.clips:
        for entry in read_index(folder):
            if (
                abs(entry.get("yaw_deg", 0)) > SIDE_VIEW_DEG
                or not entry.get("believable", True)
                or not entry.get("near")
            ):
                continue
            for mirrored in (False, True):
                for part, leg in (
                    *gather(entry, folder, arguments.cache, mirrored),
                    *gather_hips(entry, folder, arguments.cache, mirrored),
                ):
                    legs[part].append(leg)
    report("thigh", legs["thigh"], FAR_HIP_ERROR)
    report("shin", legs["shin"], SHIN_ERROR)
    report("hip", legs["hip"], ((0.0, SUPINE_HIP_ERROR_DEG),))


if __name__ == "__main__":
    main()
