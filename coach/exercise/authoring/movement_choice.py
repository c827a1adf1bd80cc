"""Choose the movement that an exercise is counted by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from coach.body.pose import Pose
from coach.exercise.authoring.movements import Movement, find_movement
from coach.exercise.authoring.observed_angles import ObservedAngles
from coach.exercise.authoring.posture import measure_bends

WEIGHTS: Final = {
    "thigh_elevation": 1.0, "knee_flexion": 1.0, "hip_flexion": 0.95, "trunk_lean": 0.9, "knee_bend": 0.8, "hip_bend": 0.8,
    "elbow_flexion": 0.6, "head_lift": 0.4,
}  # fmt: skip
"""The angles that an exercise may be counted by, and how willingly."""
LEAST_WEIGHT: Final = 0.8
"""Of a hold that is not repeated only angles of so much weight tell."""
LEAST_RANGE_DEG: Final = 20.0
LEAST_REGULARITY: Final = 0.35
GOOD_SHARE: Final = 0.4
"""A movement of this part of the best score is good enough if it was made as often as was meant."""
HELD_S: Final = 3.0
"""A turning point that lasts longer than this is a hold, seconds."""
OVER_S: Final = 2.0
LEAST_POSES: Final = 10


def choose_movement(
    ranked: Sequence[tuple[float, str, Movement]], times: int | None
) -> tuple[str, Movement] | None:
    """Of movements with their scores, the best first, the one that an exercise is counted by; None where none is fit for it."""
    fitting = [one for one in ranked if one[0] > 0]
    if not fitting:
        return None
    good = [one for one in fitting if one[0] >= GOOD_SHARE * fitting[0][0]]
    meant = [one for one in good if sum(each.complete for each in one[2].excursions) == times]
    return (meant or fitting)[0][1:]


def is_enough(poses: Sequence[Pose], times: int) -> bool:
    """Whether something was repeated that often, and then nothing for two seconds. Quick and rough, to be asked while somebody shows it."""
    if len(poses) < LEAST_POSES:
        return False
    at = np.array([pose.time_s for pose in poses])
    for bend in measure_bends(poses).values():
        movement = find_movement(at, bend, rising=True)
        if (
            movement is None
            or movement.range_deg < LEAST_RANGE_DEG
            or movement.regularity(at) < LEAST_REGULARITY
        ):
            continue
        whole = [one for one in movement.excursions if one.complete]
        if len(whole) == len(movement.excursions) >= times and at[-1] - at[whole[-1].end] >= OVER_S:
            return True
    return False


def list_movements(showing: ObservedAngles) -> Iterator[tuple[float, str, Movement]]:
    """Score, name and movement of every angle, either way; the score is 0 where it is too small, too irregular or only once."""
    for name, weight in WEIGHTS.items():
        for rising in (True, False):
            movement = find_movement(showing.times, showing.pick(name, rising), rising)
            if movement is None:
                continue
            regular = movement.regularity(showing.times)
            large = movement.range_deg >= LEAST_RANGE_DEG and regular >= LEAST_REGULARITY
            starts_at_rest = _starts_at_rest(movement)
            yield (
                weight * movement.range_deg * regular * starts_at_rest if large else 0.0,
                name,
                movement,
            )


def _starts_at_rest(movement: Movement) -> float:
    """1 where most of the first instants are nearer to rest than to the turning point, less otherwise."""
    early = movement.values[: max(3, len(movement.values) // 50)]
    share = (float(np.median(early)) - movement.low) / max(movement.range_deg, 1e-6)
    return 1.0 if (share < 0.5) == movement.rising else 0.4


def find_held(showing: ObservedAngles) -> tuple[str, Movement] | None:
    """The angle that went furthest from the start and stayed there."""
    best: tuple[float, str, Movement] | None = None
    for score, name, movement in list_movements(showing):
        del score
        held = [
            one
            for one in movement.excursions
            if one.dwell_s >= HELD_S and WEIGHTS[name] >= LEAST_WEIGHT
        ]
        rank = WEIGHTS[name] * movement.range_deg * _starts_at_rest(movement)
        if held and movement.range_deg >= LEAST_RANGE_DEG and (best is None or rank > best[0]):
            kept = Movement(
                movement.values, movement.rising, movement.low, movement.high, tuple(held)
            )
            best = (rank, name, kept)
    return best[1:] if best else None
