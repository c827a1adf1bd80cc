"""Who is seen, how, and with what angles: everything about the body that depends on poses alone and not on the exercise's course.

Many poses are taken at once. What each tells by itself, and the angles, are then computed for all of them together; in between, plain
numbers go through presence, the order of the legs and the view, pose by pose. The outcome is the same to the last bit, however the poses
are cut into pieces.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from coach.body.angles import NAMES, measure_table
from coach.body.leg_leads import measure_leg_leads
from coach.body.leg_swaps import LegSwapCorrector
from coach.body.pose import Pose
from coach.body.pose_features import PoseFeatures, extract_features_many, stack_features
from coach.body.presence import PresenceDetector
from coach.body.view import View, ViewChecker

UNMEASURED: Final[Mapping[str, float]] = dict.fromkeys(NAMES, math.nan)
"""The angles of nobody."""


@dataclass(slots=True)
class Observation:
    """An instant of somebody who is there and believed."""

    pose: Pose
    """With its legs in order."""
    view: View
    forward: int
    """+1 where the person faces the picture's right, -1 where left."""
    turned_deg: float
    """How far the body is turned from the side view, degrees, positive towards the front."""
    angles: Mapping[str, float] = field(default_factory=dict)
    """Every angle by its full name, degrees, whether or not this view shows it."""
    leg_lead: float = math.nan
    """How far the left leg is ahead, see `coach.body.sides.measure_leg_leads`."""


@dataclass(slots=True)
class TrackedPose:
    """What there is to be seen at one instant."""

    pose: Pose
    present: bool = False
    """Whether somebody is there."""
    found: bool = False
    """Whether that is known from this instant on: then `observations` begins with the poses that were waiting for it."""
    lost: bool = False
    """Whether somebody was there until now."""
    waiting: bool = False
    """Whether somebody is about to be found, if this goes on."""
    other_person: bool = False
    """Whether somebody else is seen than the one who is watched."""
    crowded: bool = False
    """Whether somebody else was seen just now or a moment ago."""
    observations: Sequence[Observation] = ()
    """What was seen of the one who is there; empty where this pose is not believed."""


class BodyTracker:
    """Follows one body. Poses in, what is seen at each of them out."""

    def __init__(self, kinds: tuple[Literal["side", "front"], ...], max_yaw_deg: float) -> None:
        """kinds, max_yaw_deg: the views from which the exercise can be measured, see `ViewChecker`."""
        self._presence = PresenceDetector()
        self._leg_swaps = LegSwapCorrector()
        self._view_checker = ViewChecker(kinds, max_yaw_deg)
        self._waiting: list[PoseFeatures] = []
        """Poses of somebody who is about to be found: looked at as soon as that is sure, so that nothing of the beginning is lost."""

    def update(self, poses: Sequence[Pose]) -> list[TrackedPose]:
        """What is seen at each of these poses; times must rise."""
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
            self._leg_swaps.reset()
        return TrackedPose(
            features.pose, present, present and not before, lost, bool(self._waiting), presence.other_person, presence.crowded, observations
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
        view = self._view_checker.update_from_features(ordered)
        return Observation(
            ordered.pose, view, self._view_checker.forward, self._view_checker.turned_deg
        )


def _measure(observations: Sequence[Observation]) -> None:
    """Add what all of them can be measured for together."""
    if not observations:
        return
    poses = [observation.pose for observation in observations]
    image, world = stack_features(poses, "image"), stack_features(poses, "world")
    forward, turned = np.array(
        [(observation.forward, observation.turned_deg) for observation in observations],
        dtype=np.float64,
    ).T
    rows = measure_table(image, world, forward, turned).T.tolist()
    leg_leads = measure_leg_leads(
        world, forward, np.array([observation.view.kind == "side" for observation in observations])
    ).tolist()
    for observation, row, leg_lead in zip(observations, rows, leg_leads, strict=True):
        observation.angles, observation.leg_lead = dict(zip(NAMES, row, strict=True)), leg_lead
