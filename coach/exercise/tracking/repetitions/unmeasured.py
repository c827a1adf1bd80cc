"""Repetitions that count although their angles are not known, beside those that count by angles.

What counts is the movement itself if it is surely seen: hips that rise from the floor, knees that
are raised in an even rhythm. It has no angle, no fault and no side. A repetition whose angles are
known is preferred, and nothing counts twice.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence, Set
from typing import Final, Protocol

from coach.body.body_tracker import Observation
from coach.body.hip_height import measure_hip_height
from coach.body.landmarks import SIDES, Side
from coach.body.spatial_angles import MAX_PICTURE_YAW_DEG
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.repetitions.counter import Repetition
from coach.exercise.tracking.repetitions.hip_rise import HipRiseCounter, straightens_hips
from coach.exercise.tracking.repetitions.quick_raises import Bends, QuickRaiseCounter, is_quick

WAIT_S: Final = 1.0
"""Time for which a bridge waits for its angles, in seconds."""
TIMEOUT_S: Final = 1.0
"""Time without the body in position after which what is in progress is dropped, in seconds."""
REMEMBERED: Final = 20
"""Number of repetitions with angles that are remembered."""


class _Counter(Protocol):
    """Finds repetitions of one kind."""

    wait_s: float
    """Time for which they wait for their angles, in seconds."""

    def update(
        self, observation: Observation, view_ok: bool, doubtful_legs: Set[Side]
    ) -> Sequence[Repetition]:
        """Process the body in one instant; return the repetitions that are complete."""

    def reset(self) -> None:
        """Drop what is in progress."""


class UnmeasuredRepetitions:
    """Decides which repetitions count without angles."""

    def __init__(self, counter: _Counter) -> None:
        self._counter = counter
        self._seen_s = -math.inf
        """When the body was last seen in position, in seconds."""
        self._waiting: list[Repetition] = []
        """Complete repetitions that may yet count by their angles."""
        self._counted_s = -math.inf
        """End of the last repetition that counted here, in seconds."""
        self._measured: deque[Repetition] = deque(maxlen=REMEMBERED)
        """The latest repetitions whose angles are known."""

    def note_body(self, observation: Observation, view_ok: bool, doubtful_legs: Set[Side]) -> None:
        """Process the body in one instant in which it is in position.

        Args:
            observation: The body.
            view_ok: Whether the view is good enough.
            doubtful_legs: The legs that are not believed in the side view.
        """
        time_s = observation.pose.time_s
        if time_s - self._seen_s > TIMEOUT_S:
            self._counter.reset()
        self._seen_s = time_s
        self._waiting += self._counter.update(observation, view_ok, doubtful_legs)

    def allows(self, repetition: Repetition) -> bool:
        """Return True if a repetition with angles may count: it was not yet counted without."""
        if repetition.peak_s <= self._counted_s:
            return False
        self._measured.append(repetition)
        return True

    def take(self, time_s: float, in_progress: bool) -> Sequence[Repetition]:
        """Return the repetitions that count now without angles.

        in_progress: whether one is in progress whose angles are known.
        """
        waiting = [each for each in self._waiting if not self._is_measured(each.peak_s)]
        if in_progress:
            waits = [each for each in waiting if time_s - each.end_s < self._counter.wait_s]
        else:
            waits = []
        self._waiting = waits
        counted = [each for each in waiting if each not in waits]
        if counted:
            self._counted_s = counted[-1].end_s
        return counted

    def reset(self) -> None:
        """Drop what is in progress: the body was lost."""
        self._counter.reset()
        self._waiting.clear()

    def _is_measured(self, peak_s: float) -> bool:
        return any(each.start_s < peak_s <= each.end_s for each in self._measured)


class _Bridges:
    """Counts bridges by the rise of the hips."""

    wait_s = WAIT_S

    def __init__(self, exercise: Exercise) -> None:
        self._counter = HipRiseCounter(exercise)

    def update(
        self,
        observation: Observation,
        view_ok: bool,  # noqa: ARG002
        doubtful_legs: Set[Side],
    ) -> Sequence[Repetition]:
        """Process the body in one instant; return what is complete."""
        if observation.view.kind != "side" or observation.view.cut_off:
            return ()
        near: Side = "right" if observation.forward > 0 else "left"
        turned = abs(observation.turned_deg) >= MAX_PICTURE_YAW_DEG
        risen = self._counter.update(
            observation.pose.time_s,
            measure_hip_height(observation.pose, observation.hips[1]),
            _read_pair(observation, "knee_bend"),
            not turned and near not in doubtful_legs,
        )
        return () if risen is None else (risen,)

    def reset(self) -> None:
        """Drop what is in progress."""
        self._counter.reset()


class _Raises:
    """Counts knees that are raised quickly."""

    wait_s = 0.0

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._counter = QuickRaiseCounter(exercise)

    def update(
        self,
        observation: Observation,
        view_ok: bool,
        doubtful_legs: Set[Side],  # noqa: ARG002
    ) -> Sequence[Repetition]:
        """Process the body in one instant; return what is complete."""
        view = observation.view
        if view.kind not in self.exercise.view.kinds or view.cut_off:
            return ()
        hips, knees = (_read_pair(observation, angle) for angle in ("hip_bend", "knee_bend"))
        return self._counter.update(Bends(observation.pose.time_s, hips, knees), view_ok)

    def reset(self) -> None:
        """Drop what is in progress."""
        self._counter.reset()


def follow_unmeasured(exercise: Exercise) -> UnmeasuredRepetitions | None:
    """Return what counts repetitions of an exercise without angles; None if nothing does."""
    if straightens_hips(exercise):
        return UnmeasuredRepetitions(_Bridges(exercise))
    return UnmeasuredRepetitions(_Raises(exercise)) if is_quick(exercise) else None


def _read_pair(observation: Observation, angle: str) -> tuple[float, float]:
    left, right = (observation.angles[f"{angle}_{side}"] for side in SIDES)
    return left, right
