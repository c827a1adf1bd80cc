"""Find the angles that may be too wrong to be of use.

An angle that was uncertain for a while is believed again only after a moment without doubt: a leg
that is invented keeps still for an instant, and would be measured in a single picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import truediv
from typing import Final

from coach.body.angle_errors import NAMES as ESTIMATED
from coach.body.body_tracker import Observation
from coach.body.landmarks import SIDES
from coach.body.limits import ROUNDING_S

NEEDED: Final[Mapping[str, float]] = {
    "thigh_elevation": 20.0, "hip_flexion": 22.0, "knee_flexion": 22.0, "shin_lean": 16.0,
    "shin_tilt": 16.0, "knee_past_toes": 0.4, "trunk_lean": 14.0,
}  # fmt: skip
"""Maximum expected error of a measured angle, see `coach.body.angle_errors`. An angle with a larger
error is of no use to an exercise."""
HYSTERESIS: Final = 0.92
"""An angle is measured again below this share of the maximum."""
LONG_DOUBT_S: Final = 1.0
"""Minimum duration, in seconds, of a doubt that is not over at once."""
AGAIN_DELAY_S: Final = 0.2
"""Minimum time without doubt, in seconds, after which an angle is believed again after a long
one."""

LIMITS: Final[Mapping[str, float]] = {
    name: NEEDED[name.removesuffix("_left").removesuffix("_right")] for name in ESTIMATED
}
"""`NEEDED` by full name."""
_MAXIMA: Final = tuple(LIMITS.values())
"""In the order of `ESTIMATED`."""
_HIPS: Final = {f"thigh_elevation_{side}": f"hip_flexion_{side}" for side in SIDES}
"""A hip is measured only if its thigh is."""
_NOTHING: Final[frozenset[str]] = frozenset()


class UncertainAngleDetector:
    """Finds the uncertain angles over time. One observation in, their full names out."""

    def __init__(self) -> None:
        self._uncertain = _NOTHING
        self._doubts: dict[str, tuple[float, float]] = {}
        """First and last instant, in seconds, of the doubt of each uncertain angle."""

    def update(self, observation: Observation) -> frozenset[str]:
        """Return the angles whose error in the side view may be too large to be of use."""
        if observation.view.kind != "side":
            return _NOTHING
        errors = observation.errors
        if not self._uncertain and max(map(truediv, errors.values(), _MAXIMA)) <= 1.0:
            return _NOTHING
        time_s = observation.pose.time_s
        found = {name for name in LIMITS if self._is_uncertain(name, errors[name], time_s)}
        found.update([_HIPS[name] for name in _HIPS.keys() & found])
        self._uncertain = frozenset(found)
        return self._uncertain

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self._uncertain = _NOTHING
        self._doubts.clear()

    def _is_uncertain(self, name: str, error: float, time_s: float) -> bool:
        before = self._doubts.get(name)
        if error > LIMITS[name] * (1.0 if before is None else HYSTERESIS):
            self._doubts[name] = time_s if before is None else before[0], time_s
            return True
        if before is None:
            return False
        first_s, last_s = before
        is_long = last_s - first_s >= LONG_DOUBT_S - ROUNDING_S
        if is_long and time_s - last_s < AGAIN_DELAY_S - ROUNDING_S:
            return True
        del self._doubts[name]
        return False
