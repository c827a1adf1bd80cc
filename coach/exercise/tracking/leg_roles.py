"""Track the role of each leg: in front, raised, near, working.

The working side is locked during a repetition, a hold or a trial: legs are never swapped silently.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Final

from coach.body.landmarks import Side, other
from coach.body.legs.leads import measure_leg_lead
from coach.body.pose import Pose
from coach.body.sides import RoleAngle, Roles, resolve
from coach.exercise.definition.exercise import Exercise, SideRule

AVERAGING_S: Final = 0.4
"""Time constant of the average of lead and height, in seconds."""
CLEAR_LEAD: Final = 0.12
"""Minimum lead of the leg in front, in trunk lengths."""
CLEAR_RAISE_DEG: Final = 15.0
"""Minimum difference in thigh elevation of the raised leg."""


class LegRoleTracker:
    """Tracks the roles of the legs. One pose with its angles in, `Roles` out."""

    def __init__(self, rule: SideRule, user_side: Side | None) -> None:
        """Start without known roles.

        Args:
            rule: What makes a leg the working one.
            user_side: The working side if the user chose it.
        """
        self.rule = rule
        self.user_side = user_side
        self.side_locked: Side | None = None
        """The working side during a repetition, a hold or a trial."""
        self._lead = self._raise = float("nan")
        self._front: Side | None = None
        self._raised: Side | None = None
        self._time_s = 0.0

    @property
    def front(self) -> Side | None:
        """The leg that is seen in front; None if unknown."""
        return self._front

    def update(
        self, pose: Pose, angles: Mapping[str, float], forward: int, from_side: bool
    ) -> Roles:
        """Return the roles at this instant."""
        return self.update_from_features(
            pose.time_s, angles, forward, measure_leg_lead(pose, forward, from_side)
        )

    def update_from_features(
        self, time_s: float, angles: Mapping[str, float], forward: int, lead: float
    ) -> Roles:
        """Do as `update`, with the lead of the left leg, see `measure_leg_leads`."""
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
        working = self.user_side or self.side_locked or self._choose(near)
        return _find_roles(self.rule, working, self._front, near)

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
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
    """Return the roles with a given working side, and the leg in front if the rule implies it."""
    front = roles.front
    if working and rule == "front":
        front = working
    if working and rule == "rear":
        front = other(working)
    return Roles(front, roles.near, working)


def follow_main_angle(exercise: Exercise) -> RoleAngle:
    """Return the main angle, of the near side while the working one is unknown."""

    def find(roles: Roles) -> str | None:
        """Return its full name; None while both sides are unknown."""
        shown = roles if roles.working else assign_roles(exercise.side, roles.near, roles)
        return resolve(exercise.main_angle, shown)

    return RoleAngle(find)


@cache  # there are few, and every pose needs them
def _find_roles(rule: SideRule, working: Side | None, front: Side | None, near: Side) -> Roles:
    return assign_roles(rule, working, Roles(front, near))


def _approach(average: float, value: float, share: float) -> float:
    if math.isnan(value):
        return average
    return value if math.isnan(average) else average + share * (value - average)


def _decide(left_over_right: float, clear: float, before: Side | None) -> Side | None:
    if left_over_right > clear:
        return "left"
    return "right" if left_over_right < -clear else before
