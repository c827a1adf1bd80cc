"""Measure a recording once for all exercises, and its distance from their figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from coach.body.angles import measure_angles
from coach.body.body_tracker import BodyTracker
from coach.body.pose import Array, Pose
from coach.body.synthetic_pose import SyntheticCamera, project
from coach.exercise.definition.exercise import Exercise, Figure

Kind = Literal["side", "front"]
KINDS: Final[tuple[Kind, ...]] = ("side", "front")

FEATURES: Final[dict[Kind, tuple[str, ...]]] = {
    "side": (
        "trunk_lean", "thigh_elevation_left", "thigh_elevation_right", "knee_flexion_left",
        "knee_flexion_right",
        "shoulder_bend_left", "shoulder_bend_right",
    ),
    "front": (
        "trunk_tilt", "hip_bend_left", "hip_bend_right", "knee_bend_left", "knee_bend_right",
        "shoulder_bend_left", "shoulder_bend_right",
    ),
}  # fmt: skip
"""The angles by which postures are compared, in each view."""
WEIGHTS: Final = np.array([1.5, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0])
"""Weights of these angles. Arms are ignored..."""
WEIGHTS_OF_ARMS: Final = np.array([1.0, 0.5, 0.5, 0.5, 0.5, 1.0, 1.0])
"""...unless the exercise's own rules use them."""
SWAPPED: Final = [0, 2, 1, 4, 3, 6, 5]
"""The order with left and right swapped."""
FAR_SHARE: Final = 0.6
"""Weight of the hidden leg, which is measured less precisely, relative to the near one."""
LARGEST_DEG: Final = 70.0
"""Maximum difference of an angle; a larger one counts no more."""
SHARES: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Positions on the way from one posture to another."""
MAX_YAW_DEG: Final = 45.0
"""Maximum turn from the side or the front view; a body turned further is in neither."""


@dataclass(frozen=True, slots=True)
class Postures:
    """Every instant with a believed body."""

    times: Array
    """(n,) seconds, rising."""
    seconds: Array
    """(n,) duration of each instant."""
    features: Mapping[Kind, Array]
    """(n, 7) degrees in the order of `FEATURES`; NaN outside that view."""
    trust: Array
    """(n, 7) how well each feature is seen, 0 to 1."""

    def measure_distance(self, references: ReferencePostures, hidden: bool = False) -> Array:
        """Return (n,) degrees from the nearest of these positions, with either side working.

        NaN if too little of the body is seen.

        Args:
            references: The positions.
            hidden: Whether the working leg is the far one, so that the far leg does not count.
        """
        trust = np.where(self.trust < 1.0, 0.0, 1.0) if hidden else self.trust
        near_left = self.trust[:, 1] == 1.0
        best = np.full(len(self.times), np.nan)
        for kind, rows in references.rows.items():
            for reference in rows:
                right, left = (
                    self._compare(self.features[kind], one, trust * references.weights)
                    for one in (reference, reference[SWAPPED])
                )
                best = np.fmin(
                    best, np.where(near_left, right, left) if hidden else np.fmin(right, left)
                )
        return best

    def _compare(self, seen: Array, reference: Array, weights: Array) -> Array:
        """Return (n,) the root mean square of the differences in degrees. weights: (n, 7)."""
        difference = np.minimum(np.abs(wrap_degrees(seen - reference)), LARGEST_DEG)
        known = np.isfinite(difference)
        shares = np.where(known, weights, 0.0)
        total = shares.sum(axis=1)
        squares = (shares * np.where(known, difference, 0.0) ** 2).sum(axis=1)
        distance: Array = np.sqrt(
            np.divide(
                squares,
                total,
                out=np.full(len(total), np.nan),
                where=total > weights.sum(axis=1) / 2,
            )
        )
        return distance


@dataclass(frozen=True, slots=True)
class ReferencePostures:
    """Positions to compare with, the right side working."""

    rows: Mapping[Kind, Array]
    """(k, 7) features of each, by the views in which the exercise may be seen."""
    weights: Array
    """(7,) weight of each feature."""

    def measure_distance(self, other: ReferencePostures, kind: Kind) -> Array:
        """Return (k, m) degrees between these positions and others, by these weights."""
        difference = np.minimum(
            np.abs(wrap_degrees(self.rows[kind][:, None] - other.rows[kind][None])), LARGEST_DEG
        )
        distance: Array = np.sqrt(
            (self.weights * np.nan_to_num(difference) ** 2).sum(axis=-1) / self.weights.sum()
        )
        return distance


def make_references(
    exercise: Exercise, figures: Sequence[Figure], start: Figure | None = None
) -> ReferencePostures:
    """Return key positions of an exercise; with `start`, also the ways from there to each."""
    rows: dict[Kind, Array] = {}
    for kind in exercise.view.kinds:
        ends = [_measure_figure(exercise, figure, kind) for figure in figures]
        begin = _measure_figure(exercise, start, kind) if start else None
        ways = (
            ends
            if begin is None
            else [begin + share * wrap_degrees(end - begin) for end in ends for share in SHARES]
        )
        rows[kind] = np.stack(ways) if ways else np.empty((0, len(WEIGHTS)))
    return ReferencePostures(rows, WEIGHTS_OF_ARMS if _watches_arms(exercise) else WEIGHTS)


def wrap_degrees(degrees: Array) -> Array:
    """Return directions in degrees wrapped into [-180, 180), of the same shape."""
    turned: Array = np.mod(degrees + 180.0, 360.0) - 180.0
    return turned


def _measure_figure(exercise: Exercise, figure: Figure, kind: Kind) -> Array:
    return (
        _measure_projection(figure, kind)[SWAPPED]
        if exercise.view.near == "other"
        else _measure_projection(figure, kind)
    )


@lru_cache(maxsize=1024)
def _measure_projection(figure: Figure, kind: Kind) -> Array:
    """Return (7,) the features of a figure whose working leg is the right one, and near."""
    pose = project(
        figure, camera=SyntheticCamera(working="right", turned_deg=90.0 if kind == "front" else 0.0)
    )
    turned = (
        90.0 if kind == "front" or figure.rests_on == "side" else 0.0
    )  # a person who lies on the side is measured in space
    angles = measure_angles(pose.image[None], pose.world[None], np.array([1.0]), np.array([turned]))
    row = np.array([angles[name][0] for name in FEATURES[kind]])
    row.flags.writeable = False
    return row


def _watches_arms(exercise: Exercise) -> bool:
    return any(
        "shoulder" in condition.angle for phase in exercise.phases for condition in phase.when
    )


def measure_postures(poses: Sequence[Pose]) -> Postures:
    """Measure every angle of the tracked body, once for all exercises."""
    observations = [
        observation
        for seen in BodyTracker(KINDS, MAX_YAW_DEG).update(poses)
        for observation in seen.observations
        if not math.isnan(observation.turned_deg)
    ]
    times = np.array([observation.pose.time_s for observation in observations])
    if not observations:
        nothing = np.empty((0, len(WEIGHTS)))
        return Postures(times, times, {"side": nothing, "front": nothing}, nothing)
    forward, turned = np.array(
        [(observation.forward, observation.turned_deg) for observation in observations],
        dtype=np.float64,
    ).T
    kinds: dict[Kind, NDArray[np.bool_]] = {
        "side": np.abs(turned) <= MAX_YAW_DEG,
        "front": turned >= 90.0 - MAX_YAW_DEG,
    }
    features: dict[Kind, Array] = {}
    for kind in KINDS:
        table = np.array(
            [[observation.angles[name] for name in FEATURES[kind]] for observation in observations]
        )
        features[kind] = np.where(kinds[kind][:, None], table, np.nan)
    trust = np.where(_find_far(forward, kinds["side"]), FAR_SHARE, 1.0)
    return Postures(times, _measure_steps(times), features, trust)


def _find_far(forward: Array, from_side: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return (n, 7) True if a feature is of the hidden leg."""
    sides = np.array([name.rpartition("_")[2] for name in FEATURES["side"]])
    far: NDArray[np.bool_] = np.where(
        forward[:, None] < 0, sides[None] == "right", sides[None] == "left"
    )
    return far & from_side[:, None]


def _measure_steps(times: Array) -> Array:
    """Return (n,) seconds to the next instant; a gap counts as a usual step."""
    steps = np.diff(times, append=times[-1])
    usual = float(np.median(steps[:-1])) if len(steps) > 1 else 0.0
    limited: Array = np.minimum(steps, 2.0 * usual)
    return limited
