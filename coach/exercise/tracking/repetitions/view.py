"""Decide whether a repetition counts, by how it was seen.

In a view in which no fault can be seen, only bends are known, and roughly. Whatever bounces or
steps then looks like the beginning of a repetition, so it must reach the target. In every view a
person who stands and bends both knees goes down, and one who lies and straightens the hips lifts
them. If the hips stay where they are, a bend is an error, as in somebody who sits and moves a leg,
turns or boxes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

from coach.body.angles import SPATIAL_PAIRED, SPATIAL_SINGLE
from coach.body.sides import Roles, split_angle
from coach.exercise.definition.exercise import Condition, Exercise
from coach.exercise.tracking.repetitions.hip_rise import straightens_hips
from coach.exercise.tracking.shortfalls import measure_shortfall

MIN_SHARE: Final = 0.5
"""Share of a repetition in which the view must be good for it to count as any other."""
MAX_UNSURE_SHARE: Final = 0.5
"""Share of a repetition in which its legs may be in doubt; from there on none is named, and no
fault of a leg is raised."""
MIN_DROP: Final = 0.13
"""Minimum way of the hips down in an exercise that bends both knees of a standing person, in trunk
lengths: about 6 cm..."""
MIN_DROP_TURNED: Final = 0.3
"""...and 15 cm in a view that is not good."""
MIN_LIFT: Final = 0.05
"""Minimum way of the hips up in an exercise that straightens the hips of a lying person."""
MIN_LIFT_OF_FOOT_M: Final = 0.18
"""Minimum difference of the heights of the ankles, in metres, in an exercise of a standing person
that raises a knee. In a wide stance one hip bends, too, with both feet on the floor."""
BOTH_BENT_DEG: Final = 38.0
"""Minimum bend of both knees in such an exercise."""
BENDS: Final = {"knee_flexion": "knee_bend", "hip_flexion": "hip_bend"}
"""Angles of the side view, and what is known of them from any view."""
_BOTH_KNEES: Final = (("knee_bend", "both"), ("knee_flexion", "both"))


class ObservedBody(NamedTuple):
    """What is seen of the body in one instant."""

    view_ok: bool = True
    """Whether the view is good enough."""
    leg_unsure: bool = False
    """Whether the legs may be confused."""
    hips: tuple[float, float] = (math.nan, math.nan)
    """How far down the hips are, and the length of the trunk; in pixels."""
    lift_m: float = math.nan
    """Difference of the heights of the ankles in metres; NaN if unknown."""


class RepetitionView:
    """Tracks how the repetition in progress is seen."""

    def __init__(self, exercise: Exercise) -> None:
        base, word = split_angle(exercise.main_angle)
        base = BENDS.get(base, base)
        low, high = exercise.target
        falling = exercise.rest_deg > low
        bound = high if falling else low
        self._target: Condition | None = None
        """The target as a condition of an angle that any view shows; None if there is none."""
        if base in (*SPATIAL_PAIRED, *SPATIAL_SINGLE) and math.isfinite(bound):
            self._target = Condition(
                angle=f"{base}_either" if word else base,
                above=None if falling else bound,
                below=bound if falling else None,
            )
        self._lowers = exercise.position == "standing" and any(
            split_angle(each.angle) in _BOTH_KNEES and (each.above or 0.0) >= BOTH_BENT_DEG
            for phase in exercise.phases[-1:]
            for each in phase.when
        )
        """Whether the hips must come down..."""
        self._lifts = straightens_hips(exercise)
        """...or go up."""
        self._raises = exercise.position == "standing" and exercise.side == "raised"
        """Whether a foot must leave the floor."""
        self._lift_m = math.nan
        """Largest difference of the heights of the ankles in metres; NaN if unknown."""
        self._lowest, self._highest = -math.inf, math.inf
        """How far down the hips were, in pixels."""
        self._trunk = 0.0
        """Length of the trunk in pixels, its largest value."""
        self._reached = False
        self._good = self._seen = 0
        """Number of instants with a good view, and of all."""
        self._unsure = self._turned = 0
        """Number of instants from the turning point on in which the legs may be confused, and of
        all of these."""

    @property
    def is_good(self) -> bool:
        """Whether the view was good for long enough to measure, and to see faults."""
        return self._good >= MIN_SHARE * self._seen

    @property
    def counts(self) -> bool:
        """Whether the repetition counts as far as the view is concerned."""
        good = self.is_good
        if self._trunk and self._lowest - self._highest < self._find_needed(good) * self._trunk:
            return False
        if self._raises and self._lift_m < MIN_LIFT_OF_FOOT_M:
            return False
        return good or self._reached

    @property
    def is_leg_known(self) -> bool:
        """Whether the legs were told apart long enough for one to be named."""
        return not self._unsure or self._unsure < MAX_UNSURE_SHARE * self._turned

    def update(
        self,
        observed: ObservedBody,
        angles: Mapping[str, float],
        roles: Roles,
        *,
        turned: bool,
    ) -> None:
        """Process one instant of the repetition.

        Args:
            observed: What is seen of the body.
            angles: The measured angles.
            roles: The roles of the legs.
            turned: Whether the turning point was seen.
        """
        self._seen += 1
        known = self._lift_m >= 0.0
        self._lift_m = max(observed.lift_m, self._lift_m) if known else observed.lift_m
        self._turned += turned
        self._unsure += turned and observed.leg_unsure
        self._good += observed.view_ok
        self._follow_hips(*observed.hips)
        if self._target is not None and not self._reached:
            self._reached = measure_shortfall(self._target, angles, roles) == 0.0

    def rest(self, hips: tuple[float, float]) -> None:
        """Process one instant of the rest before a repetition; `hips` as in `ObservedBody`."""
        self._start()
        self._lowest = -math.inf
        self._follow_hips(*hips)

    def reset(self) -> None:
        """Forget the repetition that was completed."""
        self._start()
        self._lowest, self._highest, self._trunk = -math.inf, math.inf, 0.0

    def _find_needed(self, good: bool) -> float:
        """Return how far the hips must move, in trunk lengths. good: whether the view is good."""
        if self._lowers:
            return MIN_DROP if good else MIN_DROP_TURNED
        return MIN_LIFT if self._lifts else 0.0

    def _follow_hips(self, down: float, trunk: float) -> None:
        if not math.isnan(down + trunk):
            self._lowest = max(self._lowest, down)
            self._highest = min(self._highest, down)
            self._trunk = max(self._trunk, trunk)

    def _start(self) -> None:
        self._reached, self._lift_m = False, math.nan
        self._good = self._seen = self._unsure = self._turned = 0
