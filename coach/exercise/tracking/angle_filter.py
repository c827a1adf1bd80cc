"""Hide the angles that cannot be measured in a view, and say why."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from functools import cache
from typing import Final, NamedTuple

from coach.body.angles import NAMES, SAGITTAL_PAIRED, is_frontal, is_sagittal
from coach.body.body_tracker import UNMEASURED, Observation
from coach.body.landmarks import SIDES, Side
from coach.body.legs.covered import NONE, CoveredLegDetector
from coach.body.sides import Roles
from coach.body.view import View, ViewKind, add_problem
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.leg_roles import follow_main_angle
from coach.exercise.tracking.turned_picture import check_picture
from coach.exercise.tracking.uncertain_angles import UncertainAngleDetector
from coach.message import Message

POSSIBLE_SHARE: Final = 0.5
"""Half-width of the range of a value that is not measured, as a share of the expected error."""
MAX_HELD_TURN_DEG: Final = 45.0
"""Maximum turn from the side view, in degrees, at which a hold may be timed, or the trial of a test
be seen, without its angles: if the whole range of each meets its conditions."""
DOUBT_DELAY_S: Final = 1.0
"""Minimum time that a leg must be doubtful to be reported, in seconds."""
HIDDEN_LEG: Final = Message(
    "A leg is not seen well: turn exactly side-on, with more light or brighter trousers.",
    short="A leg is not seen well",
)


_LEG_ANGLES: Final = frozenset(SAGITTAL_PAIRED) - {"elbow_flexion"}
"""Angles of a leg in the side view."""
_WHOLE_LEG: Final = ("thigh_elevation", "knee_flexion")
"""Angles that make their leg doubtful if all of them are uncertain."""
_NO_ERRORS: Final[Mapping[str, float]] = {}
_NOWHERE: Final[Mapping[str, tuple[float, float]]] = {}


class Measured(NamedTuple):
    """What is measured in one pose."""

    angles: Mapping[str, float]
    """Every angle, NaN if not measured."""
    view: View
    """The view with its problems."""
    errors: Mapping[str, float] = _NO_ERRORS
    """How wrong the measured angles may be, by name; angles without an estimate are left out."""
    possible: Mapping[str, tuple[float, float]] = _NOWHERE
    """Name -> range of an angle that is seen too badly to be measured. A condition that the whole
    range meets is still certain."""
    raw: Mapping[str, float] = UNMEASURED
    """Every angle, also those that this view does not show."""
    doubtful_legs: frozenset[Side] = NONE
    """The legs of which neither thigh nor knee is believed in the side view."""


class AngleFilter:
    """Hides what cannot be measured. Angles of one pose in, the believed ones and the view out."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._main_angle = follow_main_angle(exercise)
        self._uncertain_angles = UncertainAngleDetector()
        self._doubtful_since_s: float | None = None
        """Since when a leg that matters is not believed, in seconds; None while it is."""
        self._covered_legs = CoveredLegDetector()

    def update(
        self, observation: Observation, angles: Mapping[str, float], roles: Roles
    ) -> Measured:
        """Return what is measured in one pose."""
        view = check_picture(observation.view, observation.picture_rotation, self.exercise.position)
        turned = view is not observation.view
        misplaced = self._find_misplaced_leg(roles, view)
        covered = self._find_covered_legs(observation, angles, roles)
        uncertain = self._uncertain_angles.update(observation)
        hidden = _hide_angles(
            view.ok, view.kind, self.exercise.view.kinds, misplaced, covered, view.cut_off
        )
        errors, possible = _split_errors(observation, view, angles, hidden, uncertain)
        if not turned and self._is_only_turned(view, observation.turned_deg):
            possible = _find_ranges(angles, observation.errors, covered | {misplaced})
        if misplaced is not None:
            view = self._refuse(view)
        elif self._is_lasting(
            observation.pose.time_s, view.ok and self._is_doubtful(roles, uncertain, covered)
        ):
            view = add_problem(view, "view", HIDDEN_LEG)
        measured = angles
        if hidden or uncertain:
            measured = {**angles, **hidden, **dict.fromkeys(uncertain, math.nan)}
        doubtful = covered | _find_doubtful_legs(uncertain) if uncertain else covered
        return Measured(measured, view, errors, possible, angles, doubtful)

    def _is_only_turned(self, view: View, turned_deg: float) -> bool:
        """Return True if a hold or a test has no fault but that the body is turned a little."""
        kind = self.exercise.kind
        if kind not in ("hold", "range-of-motion") or view.ok or view.kind != "side":
            return False
        failed = {check.name for check in view.checks if check.ok is False}
        # A test begins at rest, perhaps before the problems of the view are known.
        known = failed == {"view"} or (kind == "range-of-motion" and not failed)
        return known and not view.cut_off and abs(turned_deg) <= MAX_HELD_TURN_DEG

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self._doubtful_since_s = None
        self._uncertain_angles.reset()
        self._covered_legs.reset()

    def _is_lasting(self, time_s: float, doubtful: bool) -> bool:
        if not doubtful:
            self._doubtful_since_s = None
            return False
        if self._doubtful_since_s is None:
            self._doubtful_since_s = time_s
        return time_s - self._doubtful_since_s >= DOUBT_DELAY_S

    def _is_doubtful(
        self, roles: Roles, uncertain: frozenset[str], covered: frozenset[Side]
    ) -> bool:
        """Return True if the angle that matters most is not seen well enough."""
        side = roles.working or roles.near
        return side in covered or self._main_angle.find_name(roles) in uncertain

    def _find_covered_legs(
        self, observation: Observation, angles: Mapping[str, float], roles: Roles
    ) -> frozenset[Side]:
        """Return the legs that seem to be covered in the side view."""
        split = self.exercise.side in ("front", "rear")
        if (
            not (split or self.exercise.side == "raised")
            or observation.view.kind != "side"
            or roles.near is None
        ):
            return NONE
        return self._covered_legs.update(
            observation.pose.time_s, observation.legs_apart, angles, roles.near, split
        )

    def _find_misplaced_leg(self, roles: Roles, view: View) -> Side | None:
        """Return the leg that the exercise needs near the camera if it is on the far side."""
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


def _find_ranges(
    angles: Mapping[str, float], errors: Mapping[str, float], hidden: Set[Side | None]
) -> Mapping[str, tuple[float, float]]:
    """Return the range of each angle with an estimate of its error, of legs that are not hidden."""
    return {
        name: (angles[name] - error, angles[name] + error)
        for name, error in errors.items()
        if name.rpartition("_")[2] not in hidden
    }


@cache
def _find_doubtful_legs(uncertain: frozenset[str]) -> frozenset[Side]:
    """Return the legs of which neither thigh nor knee is certain."""
    return frozenset(
        side for side in SIDES if all(f"{angle}_{side}" in uncertain for angle in _WHOLE_LEG)
    )


def _split_errors(
    observation: Observation,
    view: View,
    angles: Mapping[str, float],
    hidden: Mapping[str, float],
    uncertain: frozenset[str],
) -> tuple[Mapping[str, float], Mapping[str, tuple[float, float]]]:
    """Return the errors of the measured angles, and the ranges of those that are uncertain."""
    if view.kind != "side" or not view.ok:
        return _NO_ERRORS, _NOWHERE
    errors = observation.errors
    if not uncertain and errors.keys().isdisjoint(hidden):
        return errors, _NOWHERE
    possible = {
        name: (
            angles[name] - POSSIBLE_SHARE * errors[name],
            angles[name] + POSSIBLE_SHARE * errors[name],
        )
        for name in uncertain
        if name not in hidden
    }
    measured = {
        name: error
        for name, error in errors.items()
        if name not in hidden and name not in uncertain
    }
    return measured, possible


@cache
def _hide_angles(
    ok: bool,
    kind: ViewKind,
    kinds: tuple[ViewKind, ...],
    misplaced: Side | None,
    covered: frozenset[Side],
    cut_off: bool,
) -> Mapping[str, float]:
    """Return NaN for each angle that a view cannot measure.

    Args:
        ok: Whether the view is good enough.
        kind: The direction from which the body is seen.
        kinds: The directions from which the exercise can be measured.
        misplaced: The leg that cannot be measured because it is on the far side.
        covered: The legs that seem to be covered; how much they bend still serves for counting.
        cut_off: Whether hips or knees are outside the picture.
    """

    def allowed(name: str) -> bool:
        """Return True if this view shows the angle, and its leg is believed."""
        angle, _, side = name.rpartition("_")
        if side == misplaced or (angle in _LEG_ANGLES and side in covered):
            return False
        if is_sagittal(name):
            return ok and kind == "side"
        if is_frontal(name):
            return ok and kind == "front"
        return kind in kinds and not cut_off

    return {name: math.nan for name in NAMES if not allowed(name)}
