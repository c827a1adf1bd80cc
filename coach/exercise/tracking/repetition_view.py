"""Decide whether a repetition counts that was done in a view in which no fault can be seen.

There only bends are known, and roughly. Whatever bounces or steps then looks like the beginning of
a repetition, so it must reach the target.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.angles import SPATIAL_PAIRED, SPATIAL_SINGLE
from coach.body.sides import Roles, split_angle
from coach.exercise.definition.exercise import Condition, Exercise
from coach.exercise.tracking.shortfalls import measure_shortfall

MIN_SHARE: Final = 0.5
"""Share of a repetition in which the view must be good for it to count as any other."""
MAX_UNSURE_SHARE: Final = 0.5
"""Share of a repetition in which its legs may be in doubt; from there on none is named, and no
fault of a leg is raised."""
BENDS: Final = {"knee_flexion": "knee_bend", "hip_flexion": "hip_bend"}
"""Angles of the side view, and what is known of them from any view."""


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
        self._reached = False
        self._good = self._seen = 0
        """Number of instants with a good view, and of all."""
        self._unsure = self._turned = 0
        """Number of instants from the turning point on in which the legs may be confused, and of
        all of these."""

    @property
    def counts(self) -> bool:
        """Whether the repetition counts as far as the view is concerned."""
        return self._good >= MIN_SHARE * self._seen or self._reached

    @property
    def is_leg_known(self) -> bool:
        """Whether the legs were told apart long enough for one to be named."""
        return not self._unsure or self._unsure < MAX_UNSURE_SHARE * self._turned

    def update(
        self,
        view_ok: bool,
        leg_unsure: bool,
        turned: bool,
        angles: Mapping[str, float],
        roles: Roles,
    ) -> None:
        """Process one instant of the repetition.

        Args:
            view_ok: Whether the view is good enough.
            leg_unsure: Whether the legs may be confused.
            turned: Whether the turning point was seen.
            angles: The measured angles.
            roles: The roles of the legs.
        """
        self._seen += 1
        self._turned += turned
        self._unsure += turned and leg_unsure
        self._good += view_ok
        if self._target is not None and not self._reached:
            self._reached = measure_shortfall(self._target, angles, roles) == 0.0

    def reset(self) -> None:
        """Start with the next repetition."""
        self._reached = False
        self._good = self._seen = self._unsure = self._turned = 0
