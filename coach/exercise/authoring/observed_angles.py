"""Observe a demonstration: every angle as a column, and the position of the body."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from coach.body.angles import NAMES, PAIRED
from coach.body.landmarks import SIDES, Side
from coach.body.limits import LYING_DEG
from coach.body.pose import Array, Pose
from coach.body.sides import Roles
from coach.body.view import ViewKind
from coach.exercise.authoring.posture import find_longest_posture, find_lying
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
    position: Position
    view: Literal["side", "front"]
    """The direction from which it was seen most of the time."""
    yaw_deg: float
    """The 90th percentile of the turn from that view, in degrees."""
    present_s: float
    """Time in which a person was visible, in seconds."""

    def sees(self, name: str) -> bool:
        """Return True if an angle (without its side) was measured in most of the instants."""
        return bool(np.isfinite(self.pick(name, True)).mean() > MIN_MEASURED_SHARE)

    def near(self, name: str, index: int) -> float:
        """Return an angle at an instant, or at the nearest one with a measurement; else NaN."""
        known = np.flatnonzero(np.isfinite(self.angles[name]))
        return (
            float(self.angles[name][known[np.argmin(np.abs(known - index))]])
            if len(known)
            else math.nan
        )

    def pick(self, name: str, highest: bool) -> Array:
        """Return (n,) the higher or the lower of an angle's two sides at each instant."""
        if name not in PAIRED:
            return self.angles[name]
        choose = np.fmax if highest else np.fmin
        picked: Array = choose(self.angles[f"{name}_left"], self.angles[f"{name}_right"])
        return picked


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
    trainer = Trainer(_make_neutral("supine" if lies else "standing"))
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
    return _gather(feedbacks, roles)


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


def _gather(feedbacks: Sequence[Feedback], roles: Sequence[Roles]) -> ObservedAngles:
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
    return ObservedAngles(
        times, angles, sides, _find_position(angles), view, yaw, float(steps[present].sum())
    )


def _smooth(values: Array) -> Array:
    """Return the median over three instants, so that one outlier makes no extreme; NaN stays."""
    if len(values) < 3:
        return values
    windows = np.stack([values[:-2], values[1:-1], values[2:]])
    middle: Array = np.where(
        np.isfinite(windows).all(axis=0), np.median(np.nan_to_num(windows), axis=0), values[1:-1]
    )
    return np.concatenate([values[:1], middle, values[-1:]])


def _find_position(angles: Mapping[str, Array]) -> Position:
    """Return the position of the body, from the usual angles."""
    lean = _usual(angles["trunk_lean"])
    if abs(lean) > LYING_DEG:
        return "supine" if lean < 0 else "prone"
    thighs = [_usual(angles[f"thigh_elevation_{side}"]) for side in SIDES]
    knees = [_usual(angles[f"knee_bend_{side}"], 25.0) for side in SIDES]
    if min(thighs) > -40.0 and min(knees) > 55.0:
        return "seated"
    if min(knees) > 70.0 and max(thighs) < -60.0:
        return "kneeling"
    return "half-kneeling" if min(knees) > 70.0 else "standing"


def _usual(values: Array, percent: float = 50.0) -> float:
    known: NDArray[np.float64] = values[np.isfinite(values)]
    return float(np.percentile(known, percent)) if len(known) else math.nan
