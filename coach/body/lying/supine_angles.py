"""Correct the angles of a person who lies on the back by what a resting leg has shown."""

from __future__ import annotations

from collections.abc import Mapping

from coach.body.body_tracker import Observation
from coach.body.landmarks import Side
from coach.body.lying.displaced_hip import DisplacedHipCorrector, measure_thigh_ratio
from coach.body.lying.support_surface import SupportSlopeEstimator, measure_lying_lines


class SupineAngles:
    """Measures angles against the support surface, from where the hip should be."""

    def __init__(self) -> None:
        self._slope = SupportSlopeEstimator()
        self._hip = DisplacedHipCorrector()

    def update(self, observation: Observation) -> Mapping[str, float]:
        """Return the angles of one observation, by full name, in degrees; times must rise."""
        time_s, image = observation.pose.time_s, observation.pose.image
        near: Side = "left" if observation.forward < 0 else "right"
        lines = measure_lying_lines(image, observation.forward)
        angles = self._hip.update(
            time_s, observation.angles, measure_thigh_ratio(image, near), near
        )
        return self._slope.update(time_s, angles, lines, near)

    def reset(self) -> None:
        """Reset: the next pose may belong to another person, or to another place."""
        self._slope.reset()
        self._hip.reset()
