"""Track one body over time: presence, order of the legs, view and angles of each pose.

Everything here depends on poses alone, not on the exercise. Many poses are processed at once: the
features and the angles of all of them are computed together. In between, presence, leg order and
view are updated pose by pose. The result is identical to the last bit however the poses are divided
into batches.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from coach.body.angle_errors import NAMES as ESTIMATED
from coach.body.angle_errors import estimate_errors, stack_predictors
from coach.body.angles import NAMES, measure_table
from coach.body.landmarks import SIDES
from coach.body.legs.covered import measure_distance
from coach.body.legs.indicators import UNKNOWN, LegIndicatorTracker
from coach.body.legs.leads import measure_leg_leads
from coach.body.legs.swaps import LegSwapCorrector
from coach.body.picture_rotation import PictureRotation, PictureRotationDetector
from coach.body.pose import Array, Pose
from coach.body.pose_features import PoseFeatures, extract_features_many, stack_features
from coach.body.presence import PresenceDetector
from coach.body.view import View, ViewChecker

UNMEASURED: Final[Mapping[str, float]] = dict.fromkeys(NAMES, math.nan)
"""Every angle, not measured."""
_NEEDED: Final[Mapping[str, int | list[int]]] = {
    "trunk_lean": NAMES.index("trunk_lean"),
    **{
        angle: [NAMES.index(f"{angle}_{side}") for side in SIDES]
        for angle in ("thigh_elevation", "knee_flexion")
    },
}
"""Rows of the angles on which the errors depend."""


@dataclass(slots=True)
class Observation:
    """The tracked body in one pose that is believed."""

    pose: Pose
    """The pose with its legs in order."""
    view: View
    picture_rotation: PictureRotation
    """How the picture is turned if the body is upright."""
    forward: int
    """+1 if the person faces the picture's right, -1 if left."""
    turned_deg: float
    """Turn from the side view in degrees, positive towards the front."""
    angles: Mapping[str, float] = field(default_factory=dict)
    """Every angle by its full name, in degrees, even if this view does not show it."""
    leg_indicators: Sequence[float] = UNKNOWN
    """How well the legs can be trusted, see `coach.body.legs.indicators.LegIndicatorTracker`."""
    size: float = math.nan
    """Length of the trunk as a share of the picture's longer side."""
    legs_apart: float = math.nan
    """How far the legs are apart, see `coach.body.legs.covered.measure_distance`."""
    errors: Mapping[str, float] = field(default_factory=dict)
    """How wrong these angles may be in a side view, see `coach.body.angle_errors`."""
    leg_lead: float = math.nan
    """How far the left leg is ahead, see `coach.body.legs.leads.measure_leg_leads`."""
    hips: tuple[float, float] = (math.nan, math.nan)
    """How far down in the picture the hips are, and the length of the trunk, whichever way it is
    turned; in pixels."""


@dataclass(slots=True)
class TrackedPose:
    """What is known of one pose."""

    pose: Pose
    present: bool = False
    """Whether the tracked person is there."""
    found: bool = False
    """Whether the person is there from this pose on. `observations` then begin with the poses that
    were waiting for it."""
    lost: bool = False
    """Whether the person left with this pose."""
    waiting: bool = False
    """Whether a person is about to be found, if this goes on."""
    other_person: bool = False
    """Whether the pose belongs to another person than the tracked one."""
    crowded: bool = False
    """Whether another person is or was recently visible."""
    observations: Sequence[Observation] = ()
    """What was seen of the tracked person; empty if this pose is not believed."""


class BodyTracker:
    """Tracks one body: poses in, a `TrackedPose` for each of them out."""

    def __init__(self, kinds: tuple[Literal["side", "front"], ...], max_yaw_deg: float) -> None:
        """Start without a body. See `ViewChecker` for the arguments."""
        self._presence = PresenceDetector()
        self._leg_swaps = LegSwapCorrector()
        self._leg_indicators = LegIndicatorTracker()
        self._view_checker = ViewChecker(kinds, max_yaw_deg)
        self._picture_rotation = PictureRotationDetector()
        self._waiting: list[PoseFeatures] = []
        """Poses of a person who is about to be found. They are observed as soon as that is certain,
        so that nothing of the beginning is lost."""

    def update(self, poses: Sequence[Pose]) -> list[TrackedPose]:
        """Return what is known of each of these poses; times must rise."""
        tracked = [self._track(features) for features in extract_features_many(poses)]
        _measure([observation for each in tracked for observation in each.observations])
        return tracked

    def _track(self, features: PoseFeatures) -> TrackedPose:
        presence = self._presence
        before, present = presence.present, presence.update_from_features(features)
        observations: Sequence[Observation] = ()
        if present and presence.believed:
            observations = [self._observe(each) for each in (*self._waiting, features)]
            self._waiting.clear()
        elif not present:
            self._wait(features)
        lost = before and not present
        if lost:
            self._view_checker.reset()
            self._picture_rotation.reset()
            self._leg_swaps.reset()
            self._leg_indicators.reset()
        return TrackedPose(
            features.pose, present, present and not before, lost, bool(self._waiting),
            presence.other_person, presence.crowded, observations
        )  # fmt: skip

    def _wait(self, features: PoseFeatures) -> None:
        since_s = self._presence.since_s
        self._waiting = (
            []
            if since_s is None
            else [*(each for each in self._waiting if each.pose.time_s >= since_s), features]
        )

    def _observe(self, features: PoseFeatures) -> Observation:
        ordered = self._leg_swaps.update_from_features(features)
        leg_indicators = self._leg_indicators.update(ordered)
        view = self._view_checker.update_from_features(ordered)
        return Observation(
            ordered.pose,
            view,
            self._picture_rotation.update(ordered),
            self._view_checker.forward,
            self._view_checker.turned_deg,
            leg_indicators=leg_indicators,
            legs_apart=measure_distance(ordered),
            size=ordered.trunk_length / max(ordered.pose.width, ordered.pose.height),
            hips=(ordered.hips[1], ordered.trunk_m * ordered.scale),
        )


def _measure(observations: Sequence[Observation]) -> None:
    """Add the angles and leg leads of all observations, computed together."""
    if not observations:
        return
    poses = [observation.pose for observation in observations]
    image, world = stack_features(poses, "image"), stack_features(poses, "world")
    forward, turned = np.array(
        [(observation.forward, observation.turned_deg) for observation in observations],
        dtype=np.float64,
    ).T
    table = measure_table(image, world, forward, turned)
    error_rows = _estimate_errors(observations, table, forward, turned).T.tolist()
    leg_leads = measure_leg_leads(
        world, forward, np.array([observation.view.kind == "side" for observation in observations])
    ).tolist()
    for observation, row, errors, leg_lead in zip(
        observations, table.T.tolist(), error_rows, leg_leads, strict=True
    ):
        observation.angles = dict(zip(NAMES, row, strict=True))
        observation.errors = dict(zip(ESTIMATED, errors, strict=True))
        observation.leg_lead = leg_lead


def _estimate_errors(
    observations: Sequence[Observation], angles: Array, forward: Array, turned: Array
) -> Array:
    """Return how wrong the angles of all observations may be: (number of `ESTIMATED`, n)."""
    indicators = np.array([observation.leg_indicators for observation in observations])
    size = np.array([observation.size for observation in observations])
    selected = {name: angles[rows] for name, rows in _NEEDED.items()}
    return estimate_errors(stack_predictors(indicators, forward, turned, size, selected))
