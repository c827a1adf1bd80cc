"""Observe a demonstration: every angle as a column, and which leg has which role."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.body.angles import NAMES, PAIRED
from coach.body.landmarks import SIDES, Side
from coach.body.limits import MAX_GAP_S, ROUNDING_S
from coach.body.pose import Array, Pose
from coach.body.sides import Roles
from coach.body.view import ViewKind
from coach.exercise.authoring.posture import find_longest_posture, find_lying, lies_on_side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.positions import Position
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.leg_roles import LegRoleTracker
from coach.exercise.tracking.trainer import Trainer

MAX_YAW_DEG: Final = 40.0
MIN_MEASURED_SHARE: Final = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class ObservedAngles:
    """What was observed, one row per instant."""

    times: Array
    """(n,) seconds, rising."""
    angles: Mapping[str, Array]
    """Full name -> (n,) degrees, NaN if not measured."""
    sides: Mapping[str, tuple[Side | None, ...]]
    """``raised``, ``front`` and ``near`` -> the leg with that role at each instant."""
    rolled: bool
    """Whether the body lay on its side."""
    view: Literal["side", "front"]
    """The direction from which it was seen most of the time."""
    yaw_deg: float
    """The 90th percentile of the turn from that view, in degrees."""
    present_s: float
    """Time in which a person was visible, in seconds."""
    unseen_s: float
    """The longest time between two instants with a person, in seconds."""
    problem: str
    """What was wrong with the view most often, with the way to fix it; empty if nothing was."""

    def sees(self, name: str) -> bool:
        """Return True if an angle (without its side) was measured in most of the instants."""
        return _is_mostly_known(self.pick(name, True))

    def sees_side(self, name: str, side: Side) -> bool:
        """Return True if an angle of this leg was measured in most of the instants."""
        return _is_mostly_known(self.angles[f"{name}_{side}"])

    def near(self, name: str, index: int) -> float:
        """Return an angle at an instant, or at the nearest one with a measurement; else NaN."""
        known = np.flatnonzero(np.isfinite(self.angles[name]))
        return (
            float(self.angles[name][known[np.argmin(np.abs(known - index))]])
            if len(known)
            else math.nan
        )

    def pick(self, name: str, highest: bool) -> Array:
        """Return (n,) the higher or the lower of an angle's two sides at each instant.

        A leg that was not measured for a moment is where it was just before or after, and the
        angle is unknown where one was not measured for longer: the other leg alone would look like
        a movement. A leg that was hardly ever measured is left out.
        """
        if name not in PAIRED:
            return self.angles[name]
        sides = [self.angles[f"{name}_{side}"] for side in SIDES]
        picked: Array
        if all(self.sees_side(name, side) for side in SIDES):
            both = np.stack([_bridge(self.times, side) for side in sides])
            picked = both.max(axis=0) if highest else both.min(axis=0)
            picked[~np.isfinite(sides).any(axis=0)] = np.nan
            return picked
        seen = [
            column for side, column in zip(SIDES, sides, strict=True) if self.sees_side(name, side)
        ]
        choose = np.fmax if highest else np.fmin
        picked = choose.reduce(seen or sides)
        return picked


def _is_mostly_known(values: Array) -> bool:
    return bool(np.isfinite(values).sum() > MIN_MEASURED_SHARE * len(values))


def _bridge(times: Array, values: Array) -> Array:
    """Return (n,) the same; where not measured, the nearest value within half of `MAX_GAP_S`."""
    known = np.flatnonzero(np.isfinite(values))
    after = np.minimum(np.searchsorted(known, np.arange(len(times))), len(known) - 1)
    before = np.maximum(after - 1, 0)
    nearer = np.abs(times[known[before]] - times) < np.abs(times[known[after]] - times)
    nearest = known[np.where(nearer, before, after)]
    close = np.abs(times[nearest] - times) <= MAX_GAP_S / 2 + ROUNDING_S
    return np.where(close, values[nearest], np.nan)


def list_full(name: str) -> tuple[str, ...]:
    """Return the full names of an angle without a side: of both legs, or of the whole body."""
    return tuple(f"{name}_{side}" for side in SIDES) if name in PAIRED else (name,)


def observe_angles(poses: Sequence[Pose]) -> ObservedAngles:
    """Observe these poses, only in the posture in which most of the time was spent."""
    if not poses:
        return _gather([], [])
    stretch, lies = find_longest_posture(
        np.array([pose.time_s for pose in poses]), find_lying(poses)
    )
    part = poses[stretch]
    rolled = lies and lies_on_side(part)
    lying: Position = "side-lying" if rolled else "supine"
    trainer = Trainer(_make_neutral(lying if lies else "standing"))
    legs = LegRoleTracker("raised", None)
    feedbacks = _fill_in(list(trainer.update_many(part)))
    roles = [
        legs.update(
            pose,
            feedback.angles,
            -1 if feedback.view.facing == "left" else 1,
            feedback.view.kind == "side",
        )
        if feedback.present
        else Roles()
        for pose, feedback in zip(part, feedbacks, strict=True)
    ]
    return _gather(feedbacks, roles, rolled)


def _fill_in(feedbacks: Sequence[Feedback]) -> list[Feedback]:
    """Return the feedback with the instants in which the person was only about to be found."""
    known = {instant.time_s: instant for each in feedbacks for instant in each.confirmed}
    return [
        dataclasses.replace(
            each, present=True, view=instant.view, angles=instant.angles, side=instant.side
        )
        if (instant := known.get(each.time_s)) and not each.present
        else each
        for each in feedbacks
    ]


def _make_neutral(position: Position) -> Exercise:
    """Return an exercise that judges nothing: its only condition is never met."""
    never = {"angle": "trunk_lean", "below": -360.0}
    return Exercise.model_validate(
        {
            "schema_version": 1, "title": "Shown", "summary": "Shown", "kind": "hold",
            "position": position, "side": "near",
            "main_angle": "trunk_lean", "target": [0.0, 1.0], "view": {"kinds": ["side", "front"],
            "max_yaw_deg": MAX_YAW_DEG},
            "hold": {"when": [never]}, "dose": {"text": "Once"}, "steps": ["Show it."],
            "placement": "Anywhere.",
            "source": {"text": "Shown"},
        }
    )  # fmt: skip


def _value(feedback: Feedback, name: str) -> float:
    return feedback.angles.get(name, math.nan)


def _gather(
    feedbacks: Sequence[Feedback], roles: Sequence[Roles], rolled: bool = False
) -> ObservedAngles:
    times = np.array([feedback.time_s for feedback in feedbacks])
    angles = {
        name: _smooth(np.array([_value(feedback, name) for feedback in feedbacks]))
        for name in NAMES
    }
    kinds: Counter[ViewKind] = Counter(
        feedback.view.kind for feedback in feedbacks if feedback.present
    )
    view: Literal["side", "front"] = "front" if kinds["front"] > kinds["side"] else "side"
    yaws = [abs(feedback.view.yaw_deg) for feedback in feedbacks if feedback.view.kind == view]
    sides = {
        "raised": tuple(role.working for role in roles),
        "front": tuple(role.front for role in roles),
        "near": tuple(feedback.side for feedback in feedbacks),
    }
    present = np.array([feedback.present for feedback in feedbacks], dtype=bool)
    steps = np.diff(times, append=times[-1:])
    yaw = float(np.percentile(yaws, 90)) if yaws else math.nan
    seen_s = float(steps[present].sum())
    unseen_s = float(np.max(np.diff(times[present]), initial=0.0))
    problems = Counter(
        each.view.problems[0] for each in feedbacks if each.present and each.view.problems
    )
    problem = problems.most_common(1)[0][0] if problems else ""
    return ObservedAngles(times, angles, sides, rolled, view, yaw, seen_s, unseen_s, problem)


def _smooth(values: Array) -> Array:
    """Return the median over three instants, so that one outlier makes no extreme; NaN stays."""
    if len(values) < 3:
        return values
    windows = np.stack([values[:-2], values[1:-1], values[2:]])
    middle: Array = np.where(
        np.isfinite(windows).all(axis=0), np.median(np.nan_to_num(windows), axis=0), values[1:-1]
    )
    return np.concatenate([values[:1], middle, values[-1:]])


def find_median(values: Array) -> float:
    """Return the median of the measured values (n,); NaN if there are none."""
    known = values[np.isfinite(values)]
    return float(np.median(known)) if len(known) else math.nan
