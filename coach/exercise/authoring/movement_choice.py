"""Choose the movement that an exercise is counted by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from coach.body.pose import Pose
from coach.exercise.authoring.angle_ranges import LIMITS
from coach.exercise.authoring.movements import Movement, find_movement
from coach.exercise.authoring.observed_angles import ObservedAngles
from coach.exercise.authoring.posture import measure_bends

PREFERENCES: Final = {
    "thigh_elevation": 1.0, "knee_flexion": 1.0, "hip_flexion": 0.95, "trunk_lean": 0.9,
    "knee_bend": 0.8, "hip_bend": 0.8,
    "elbow_flexion": 0.6, "head_lift": 0.4,
}  # fmt: skip
"""The angles that an exercise may be counted by, with their preference."""
MIN_HOLD_PREFERENCE: Final = 0.8
"""Minimum preference of an angle that decides on a hold without repetitions."""
MIN_RANGE_DEG: Final = 20.0
MIN_REGULARITY: Final = 0.35
GOOD_SHARE: Final = 0.4
"""Share of the best score that is good enough if the number of cycles is the intended one."""
MIN_DWELL_S: Final = 3.0
"""Minimum time at the turning point that makes it a hold, in seconds."""
END_DELAY_S: Final = 2.0
MIN_POSES: Final = 10


def choose_movement(
    ranked: Sequence[tuple[float, str, Movement]], times: int | None
) -> tuple[str, Movement] | None:
    """Choose from movements with their scores, the best first; None if none is suitable."""
    fitting = [one for one in ranked if one[0] > 0]
    if not fitting:
        return None
    good = [one for one in fitting if one[0] >= GOOD_SHARE * fitting[0][0]]
    as_often = [one for one in good if sum(each.complete for each in one[2].cycles) == times]
    return (as_often or fitting)[0][1:]


def is_enough(poses: Sequence[Pose], times: int) -> bool:
    """Return True if something was repeated that often, followed by two seconds of rest.

    It is fast and approximate, for use during the demonstration.
    """
    if len(poses) < MIN_POSES:
        return False
    at = np.array([pose.time_s for pose in poses])
    for bend in measure_bends(poses).values():
        movement = find_movement(at, bend, rising=True)
        if (
            movement is None
            or movement.range_deg < MIN_RANGE_DEG
            or movement.regularity(at) < MIN_REGULARITY
        ):
            continue
        whole = [one for one in movement.cycles if one.complete]
        if (
            len(whole) == len(movement.cycles) >= times
            and at[-1] - at[whole[-1].end] >= END_DELAY_S
        ):
            return True
    return False


def list_movements(observed: ObservedAngles) -> Iterator[tuple[float, str, Movement]]:
    """Iterate over score, name and movement of every angle in both directions.

    The score is 0 if a movement is too small, too irregular or happened only once.
    """
    for name, preference in PREFERENCES.items():
        for rising in (True, False):
            movement = find_movement(observed.times, observed.pick(name, rising), rising)
            if movement is None:
                continue
            if not all(is_human(name, movement.values[one.peak]) for one in movement.cycles):
                continue
            regular = movement.regularity(observed.times)
            large = movement.range_deg >= MIN_RANGE_DEG and regular >= MIN_REGULARITY
            starts_at_rest = _starts_at_rest(movement)
            yield (
                preference * movement.range_deg * regular * starts_at_rest if large else 0.0,
                name,
                movement,
            )


def is_human(name: str, degrees: float) -> bool:
    """Return True if a body can have this angle; otherwise it is badly measured, or NaN."""
    lowest, highest = LIMITS[name]
    return lowest <= degrees <= highest


def _starts_at_rest(movement: Movement) -> float:
    """Return 1 if most of the first instants are nearer to rest, less otherwise."""
    early = movement.values[: max(3, len(movement.values) // 50)]
    share = (float(np.median(early)) - movement.low) / max(movement.range_deg, 1e-6)
    return 1.0 if (share < 0.5) == movement.rising else 0.4


def find_held(observed: ObservedAngles) -> tuple[str, Movement] | None:
    """Return the angle that went furthest from the start and stayed there."""
    best: tuple[float, str, Movement] | None = None
    for score, name, movement in list_movements(observed):
        del score
        held = [
            one
            for one in movement.cycles
            if one.dwell_s >= MIN_DWELL_S and PREFERENCES[name] >= MIN_HOLD_PREFERENCE
        ]
        rank = PREFERENCES[name] * movement.range_deg * _starts_at_rest(movement)
        if held and movement.range_deg >= MIN_RANGE_DEG and (best is None or rank > best[0]):
            held_movement = Movement(
                movement.values, movement.rising, movement.low, movement.high, tuple(held)
            )
            best = (rank, name, held_movement)
    return best[1:] if best else None
