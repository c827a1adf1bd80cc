"""Hide the angles that cannot be measured in a view, and say why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Final

from coach.body.angles import NAMES, SAGITTAL_PAIRED, is_frontal, is_sagittal
from coach.body.body_tracker import Observation
from coach.body.landmarks import Side
from coach.body.leg_doubt import NONE, find_covered_leg
from coach.body.sides import Roles
from coach.body.view import View, ViewKind, add_problem
from coach.exercise.definition.exercise import Exercise
from coach.message import Message

DOUBT_DELAY_S: Final = 1.0
"""Minimum time that a leg must be doubtful to be reported, in seconds."""
HIDDEN_LEG: Final = Message(
    "A leg is not seen well: turn exactly side-on, with more light or brighter trousers.",
    short="A leg is not seen well",
)


_LEG_ANGLES: Final = frozenset(SAGITTAL_PAIRED) - {"elbow_flexion"}
"""Angles of a leg in the side view."""


class AngleFilter:
    """Hides what cannot be measured. Angles of one pose in, the believed ones and the view out."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._doubtful_since_s: float | None = None
        """Since when a leg that matters is not believed, in seconds; None while it is."""

    def update(
        self, observation: Observation, angles: Mapping[str, float], roles: Roles
    ) -> tuple[Mapping[str, float], View]:
        """Return the angles, NaN if not measured, and the view with its problems."""
        view = observation.view
        misplaced = self._find_misplaced_leg(roles, view)
        doubtful = self._find_doubtful(observation, angles, roles)
        hidden = _hide_angles(
            view.ok, view.kind, self.exercise.view.kinds, misplaced, doubtful, view.cut_off
        )
        if misplaced is not None:
            view = self._refuse(view)
        elif self._is_lasting(observation.pose.time_s, (roles.working or roles.near) in doubtful):
            view = add_problem(view, "view", HIDDEN_LEG)
        return {**angles, **hidden} if hidden else angles, view

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self._doubtful_since_s = None

    def _is_lasting(self, time_s: float, doubtful: bool) -> bool:
        if not doubtful:
            self._doubtful_since_s = None
            return False
        if self._doubtful_since_s is None:
            self._doubtful_since_s = time_s
        return time_s - self._doubtful_since_s >= DOUBT_DELAY_S

    def _find_doubtful(
        self, observation: Observation, angles: Mapping[str, float], roles: Roles
    ) -> frozenset[Side]:
        """Return the legs that are not believed in the side view."""
        if observation.view.kind != "side":
            return NONE
        if self.exercise.side == "raised" and roles.near is not None:
            covered = find_covered_leg(observation.pose, angles, roles.near)
            if covered is not None:
                return observation.doubtful_legs | {covered}
        return observation.doubtful_legs

    def _find_misplaced_leg(self, roles: Roles, view: View) -> Side | None:
        """Return the leg that the exercise needs near the camera and that is not, if any."""
        rule = self.exercise.view.near
        if rule == "any" or view.kind != "side" or roles.working is None:
            return None
        needed = roles.working if rule == "working" else roles.side_of("other")
        return needed if needed != roles.near else None

    def _refuse(self, view: View) -> View:
        leg = self.exercise.side_words if self.exercise.view.near == "working" else "other leg"
        words = Message(
            "Turn around: the {leg} must be towards the camera.",
            short="Turn around",
            leg=Message(leg),
        )
        return add_problem(view, "view", words)


@cache
def _hide_angles(
    ok: bool,
    kind: ViewKind,
    kinds: tuple[ViewKind, ...],
    misplaced: Side | None,
    doubtful: frozenset[Side],
    cut_off: bool,
) -> Mapping[str, float]:
    """Return NaN for each angle that a view cannot measure.

    Args:
        ok: Whether the view is good enough.
        kind: The direction from which the body is seen.
        kinds: The directions from which the exercise can be measured.
        misplaced: The leg that cannot be measured because it is on the far side.
        doubtful: The legs that are not believed; how much they bend still serves for counting.
        cut_off: Whether hips or knees are outside the picture.
    """

    def allowed(name: str) -> bool:
        angle, _, side = name.rpartition("_")
        if side == misplaced or (angle in _LEG_ANGLES and side in doubtful):
            return False
        if is_sagittal(name):
            return ok and kind == "side"
        if is_frontal(name):
            return ok and kind == "front"
        return kind in kinds and not cut_off

    return {name: math.nan for name in NAMES if not allowed(name)}
