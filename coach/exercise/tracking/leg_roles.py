"""Which leg does what. Sides are locked while a repetition, a hold or a trial runs: they are never swapped silently."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Final

from coach.body.landmarks import Side, other
from coach.body.leg_leads import measure_leg_lead
from coach.body.pose import Pose
from coach.body.sides import Roles
from coach.exercise.definition.exercise import SideRule

AVERAGING_S: Final = 0.4
"""Time constant of the average over the clues, seconds."""
CLEAR_LEAD: Final = 0.12
"""A leg leads when it is ahead by this part of the trunk's length."""
CLEAR_RAISE_DEG: Final = 15.0
"""A leg is raised when its thigh is this much higher than the other."""


class LegRoleTracker:
    """Follows the roles of the legs. One pose with its angles in, `Roles` out."""

    def __init__(self, rule: SideRule, user_side: Side | None) -> None:
        """rule: what makes a leg the working one. told: the working side where the user named it."""
        self.rule = rule
        self.user_side = user_side
        self.side_locked: Side | None = None
        """The working side while something runs."""
        self._lead = self._raise = float("nan")
        self._front: Side | None = None
        self._raised: Side | None = None
        self._time_s = 0.0

    def update(
        self, pose: Pose, angles: Mapping[str, float], forward: int, from_side: bool
    ) -> Roles:
        """The roles at this instant."""
        return self.update_from_features(
            pose.time_s, angles, forward, measure_leg_lead(pose, forward, from_side)
        )

    def update_from_features(
        self, time_s: float, angles: Mapping[str, float], forward: int, lead: float
    ) -> Roles:
        """The same where it is known how far the left leg leads, as `coach.body.sides.measure_leg_leads` has it."""
        share = 1.0 - math.exp(-max(0.0, time_s - self._time_s) / AVERAGING_S)
        self._time_s = time_s
        self._lead = _approach(self._lead, lead, share)
        raised = angles.get("thigh_elevation_left", math.nan) - angles.get(
            "thigh_elevation_right", math.nan
        )
        self._raise = _approach(self._raise, raised, share)
        self._front = _decide(self._lead, CLEAR_LEAD, self._front)
        self._raised = _decide(
            self._raise,
            CLEAR_RAISE_DEG,
            self._raised if abs(self._raise) > CLEAR_RAISE_DEG / 2 else None,
        )
        near: Side = "left" if forward < 0 else "right"
        return assign_roles(
            self.rule,
            self.user_side or self.side_locked or self._choose(near),
            _make_roles(self._front, near),
        )

    def reset(self) -> None:
        """Somebody else may come: start anew."""
        self._lead = self._raise = float("nan")
        self._front = self._raised = self.side_locked = None

    def _choose(self, near: Side) -> Side | None:
        if self.rule == "front":
            return self._front
        if self.rule == "rear":
            return None if self._front is None else other(self._front)
        if self.rule == "raised":
            return self._raised
        if self.rule == "lowered":
            return None if self._raised is None else other(self._raised)
        return near if self.rule == "near" else None


def assign_roles(rule: SideRule, working: Side | None, roles: Roles) -> Roles:
    """The roles with a given working side; where that is by rule the front or the rear leg, it says which leg is in front too."""
    front = roles.front
    if working and rule == "front":
        front = working
    if working and rule == "rear":
        front = other(working)
    return _make_roles(front, roles.near, working)


_make_roles = cache(Roles)
"""There are few, and one is wanted for every pose."""


def _approach(average: float, value: float, share: float) -> float:
    if math.isnan(value):
        return average
    return value if math.isnan(average) else average + share * (value - average)


def _decide(left_over_right: float, clear: float, before: Side | None) -> Side | None:
    if left_over_right > clear:
        return "left"
    return "right" if left_over_right < -clear else before
