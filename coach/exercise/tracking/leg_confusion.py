"""Notice that left and right may have changed places while neither leg was believed.

Afterwards the landmarker's legs look certain again, although nobody saw whether their order
changed. Only a step that is seen, or a new beginning, tells them apart again.
"""

from __future__ import annotations

import math
from typing import Final

from coach.body.angles import SAGITTAL_PAIRED
from coach.body.landmarks import SIDES, Side
from coach.body.view import add_problem
from coach.exercise.definition.exercise import SideRule
from coach.exercise.tracking.angle_filter import Measured
from coach.message import Message

LEGS_ALIKE: Final = Message(
    "Your legs cannot be told apart: turn exactly side-on.", short="Your legs look alike"
)
RULES: Final[frozenset[SideRule]] = frozenset({"front", "rear"})
"""Exercises in which the order of the legs does not change within a set unless a step is seen."""
_HIDDEN: Final = {
    f"{angle}_{side}": math.nan
    for angle in SAGITTAL_PAIRED
    if angle != "elbow_flexion"
    for side in SIDES
}


class LegConfusionDetector:
    """Compares which leg is in front before and after a doubt. One instant in, a verdict out."""

    def __init__(self, rule: SideRule) -> None:
        """Start without known legs. rule: what makes a leg the working one."""
        self.confused = False
        """Whether left and right cannot be told apart now."""
        self._watches = rule in RULES
        self._front: Side | None = None
        """The leg in front when both were last believed."""
        self._doubted = False
        """Whether both legs were in doubt since then."""

    def update(self, front: Side | None, doubtful: frozenset[Side]) -> bool:
        """Return True if left and right cannot be told apart in this instant.

        Args:
            front: The leg in front.
            doubtful: The legs that are not believed.
        """
        if not self._watches or front is None:
            return False
        if doubtful:
            self._doubted = self._doubted or len(doubtful) == len(SIDES)
            return self.confused
        if self._front not in (None, front):
            self.confused = self._doubted
        self._front, self._doubted = front, False
        return self.confused

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self.confused, self._front, self._doubted = False, None, False


def hide_legs(measured: Measured) -> Measured:
    """Return what is measured without the angles of the legs in the side view, and the reason.

    How much the legs bend stays, which is enough for counting.
    """
    return measured._replace(
        angles={**measured.angles, **_HIDDEN},
        view=add_problem(measured.view, "view", LEGS_ALIKE),
        errors={name: error for name, error in measured.errors.items() if name not in _HIDDEN},
        possible={name: both for name, both in measured.possible.items() if name not in _HIDDEN},
    )
