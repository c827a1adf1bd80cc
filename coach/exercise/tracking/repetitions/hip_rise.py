"""Count bridges by the rise of the hips, in views that do not show how far hips and knees bend.

Such a repetition has neither an angle nor a fault. Shoulders and one foot, of a bent leg, must stay
where they are while both hips rise and come back, and a knee must stay up. So somebody who turns,
sits up, moves the legs or lies down is not counted.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coach.body.hip_height import HipHeight
from coach.body.sides import split_angle
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.repetitions.counter import Repetition

SETTLING_S: Final = 0.5
"""Time for which the landmarker moves the landmarks of a person who was just found, in seconds."""
MIN_RISE: Final = 0.065
"""Minimum rise of the hips, in trunk lengths in the picture: about 3 cm."""
REST_SHARE: Final = 0.25
"""Share of this rise within which the hips still rest."""
MAX_RISE_S: Final = 3.0
"""Maximum time from the rest to this rise, in seconds. Whoever takes longer moves to another
place."""
BACK_SHARE: Final = 0.6
"""Share of the rise by which the hips must come back."""
UP_SHARE: Final = 0.5
"""Share of the rise from which on the hips count as up."""
LASTING_S: Final = 0.15
"""Minimum time for which the hips must be up, or back, in seconds: a single odd pose is not
enough."""
MIN_FOOT_SHARE: Final = 0.6
MAX_FOOT_SHARE: Final = 3.0
"""Bounds of the rise above the foot that stays on the floor, as shares of that above the
shoulders: the camera is nearer to one of them."""
MIN_HIP_SHARE: Final = 0.35
"""Minimum rise of each hip, as a share of that of their middle. If somebody turns, only one
rises."""
MIN_BEND_DEG: Final = 25.0
"""Minimum bend at rest of the knee of that foot."""
ON_FLOOR: Final = -0.2
"""Minimum rise of the resting hips above the lower foot, in trunk lengths: otherwise both are in
the air."""
MAX_KNEE_DROP: Final = 0.25
"""Maximum way down of the knee that stays higher, in trunk lengths: both fall if the legs drop to
one side."""
MAX_LOWERING: Final = 0.3
"""Maximum way down of a raised foot against the hips beyond twice their rise, in trunk lengths."""
MIN_APART: Final = 0.4
"""Minimum difference of the heights of the feet in a bridge on one leg, in trunk lengths..."""
MAX_APART: Final = 0.8
"""...and maximum difference in one on both, also with a foot on the other knee."""
MOST: Final = 0.5
"""Share of the instants in which something must hold."""


def straightens_hips(exercise: Exercise) -> bool:
    """Return True if the hips of a lying person rise in each repetition."""
    low, _ = exercise.target
    return (
        exercise.kind == "repetitions"
        and exercise.position == "supine"
        and exercise.rest_deg > low
        and split_angle(exercise.main_angle)[0] in ("hip_bend", "hip_flexion")
    )


@dataclass(frozen=True, slots=True)
class _Rest:
    time_s: float
    height: HipHeight
    bends: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Instant:
    rise: float
    """Rise of the hips since the rest, in trunk lengths."""
    bridge: bool
    """Whether shoulders and a foot are where they were, and both hips rose."""
    apart: float
    """Difference of the heights of the feet, in trunk lengths."""
    measured: bool
    """Whether the bends of the leg towards the camera are measured in the side view."""


class HipRiseCounter:
    """Follows the height of the hips. One instant in, the completed `Repetition` out."""

    def __init__(self, exercise: Exercise) -> None:
        """Start before the first instant of a bridge, on both legs or on one."""
        self.exercise = exercise
        self._began_s: float | None = None
        """When the body was first seen, in seconds."""
        self._rest: _Rest | None = None
        """The lowest position since the last repetition."""
        self._since_s: float | None = None
        """Since when the hips are up, or back, in seconds."""
        self._top: tuple[float, float] | None = None
        """(height, time) of the turning point so far; None while the hips are not up."""
        self._instants: list[_Instant] = []
        """What was seen since the rest."""

    def update(
        self, time_s: float, height: HipHeight, bends: tuple[float, float], measured: bool
    ) -> Repetition | None:
        """Process one instant of a lying person; return the repetition that it completes.

        Args:
            time_s: Its time in seconds.
            height: How high the hips are.
            bends: How far the left and the right knee are bent, in degrees.
            measured: Whether the bends of the leg towards the camera are measured in the side view:
                then angles decide what counts.
        """
        if math.isnan(height.middle + sum(height.feet)):
            return None
        self._began_s = time_s if self._began_s is None else self._began_s
        if time_s - self._began_s < SETTLING_S:
            return None
        now, rest = _Rest(time_s, height, bends), self._rest
        if rest is None or (self._top is None and height.middle <= rest.height.middle):
            self._settle(now)
            return None
        self._instants.append(_compare(now.height, rest, measured))
        if self._top is None:
            self._follow_rise(now, rest)
            return None
        return self._follow_return(now, rest, self._top)

    def reset(self) -> None:
        """Drop the repetition in progress: the body is not lying, or was lost."""
        self._rest = self._began_s = self._since_s = self._top = None
        self._instants = []

    def _settle(self, now: _Rest) -> None:
        self._rest, self._since_s, self._top, self._instants = now, None, None, []

    def _follow_rise(self, now: _Rest, rest: _Rest) -> None:
        rise = now.height.middle - rest.height.middle
        if rise <= REST_SHARE * MIN_RISE:
            self._settle(_Rest(now.time_s, rest.height, rest.bends))
        if rise < MIN_RISE:
            self._since_s = None
            return
        self._since_s = now.time_s if self._since_s is None else self._since_s
        if self._since_s - rest.time_s > MAX_RISE_S:
            self._settle(now)
        elif now.time_s - self._since_s >= LASTING_S:
            self._top, self._since_s = (now.height.middle, now.time_s), None

    def _follow_return(
        self, now: _Rest, rest: _Rest, top: tuple[float, float]
    ) -> Repetition | None:
        if now.height.middle > top[0]:
            self._top = top = now.height.middle, now.time_s
        rise = top[0] - rest.height.middle
        if now.height.middle > top[0] - BACK_SHARE * rise:
            self._since_s = None
            return None
        self._since_s = now.time_s if self._since_s is None else self._since_s
        if now.time_s - self._since_s < LASTING_S:
            return None
        counts = self._counts(rise, now.time_s - rest.time_s)
        self._settle(now)
        if not counts:
            return None
        return Repetition(rest.time_s, top[1], now.time_s, None, None, {}, {})

    def _counts(self, rise: float, seconds: float) -> bool:
        """Return True if the repetition counts that ends now. rise: in trunk lengths."""
        up = [each for each in self._instants if each.rise >= UP_SHARE * rise]
        apart = statistics.median([each.apart for each in up])
        fits = apart <= MAX_APART if self.exercise.side == "none" else apart >= MIN_APART
        return (
            fits
            and _are_most(each.bridge for each in up)
            and _are_most(not each.measured for each in self._instants)
            and self.exercise.min_s <= seconds <= self.exercise.max_repetition_s
        )


def _compare(height: HipHeight, rest: _Rest, measured: bool) -> _Instant:
    """Return what an instant shows against the rest. measured: see `_Instant`."""
    before = rest.height
    rise = height.middle - before.middle
    ways = [now - then for now, then in zip(height.feet, before.feet, strict=True)]
    lower = before.feet.index(max(before.feet))
    ways.append(max(height.feet) - max(before.feet))  # whichever foot is on the floor
    stays = max(before.feet) >= ON_FLOOR and any(
        MIN_FOOT_SHARE * rise <= way <= MAX_FOOT_SHARE * rise and bend >= MIN_BEND_DEG
        for way, bend in zip(ways, (*rest.bends, rest.bends[lower]), strict=True)
    )
    lowering = min(height.feet) - min(before.feet)
    hips = min(now - then for now, then in zip(height.hips, before.hips, strict=True))
    knees = max(now - then for now, then in zip(height.knees, before.knees, strict=True))
    bridge = (
        stays
        and hips >= MIN_HIP_SHARE * rise
        and knees >= -MAX_KNEE_DROP
        and lowering <= 2.0 * rise + MAX_LOWERING
    )
    return _Instant(rise, bridge, max(height.feet) - min(height.feet), measured)


def _are_most(verdicts: Iterable[bool]) -> bool:
    known = list(verdicts)
    return sum(known) >= MOST * len(known)
