"""Count knees that are raised one after the other so quickly that no phase of the exercise lasts.

Somebody who runs on the spot raises two to four knees a second and does not come back to rest in
between. What counts is a turning point of the hip that is bent further, if it belongs to a run of
at least `MIN_RUN` raises in an even rhythm: no single kick or step. The legs are confused at this
speed, so no leg is named, no angle is given and no fault is judged.
"""

from __future__ import annotations

import math
import statistics
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coach.body.sides import split_angle
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.repetitions.counter import Repetition

QUICK_S: Final = 0.3
"""Minimum time of a repetition from which on an exercise is not meant to be quick, in seconds."""
MIN_RUN: Final = 5
"""Minimum number of raises in a row."""
MIN_STEP_S: Final = 0.2
MAX_STEP_S: Final = 0.5
"""Bounds of the time from one raise to the next, in seconds."""
EVEN: Final = 1.5
"""Maximum ratio of each of these times to their median, and of the median to each."""
MIN_POSES: Final = 3.5
"""Minimum number of poses from one raise to the next."""
SWING_SHARE: Final = 0.3
"""Minimum way down from a turning point, and up to it, as a share of the person's own..."""
OWN_RAISES: Final = 5
"""...median of this many recent turning points."""
MIN_SWING_DEG: Final = 20.0
"""Minimum of that way, in degrees."""
MIN_KNEE_DEG: Final = 60.0
"""Minimum bend of one knee at the turning point."""
MAX_OTHER_DEG: Final = 50.0
"""Maximum bend of the other hip at the turning point: not a squat or a jump."""


def is_quick(exercise: Exercise) -> bool:
    """Return True if knees may be raised quickly one after the other in this exercise."""
    return (
        exercise.kind == "repetitions"
        and exercise.position == "standing"
        and exercise.side == "raised"
        and exercise.min_s < QUICK_S
        and split_angle(exercise.main_angle)[0] in ("hip_bend", "hip_flexion")
    )


@dataclass(frozen=True, slots=True)
class Bends:
    """How far hips and knees are bent in one instant, left and right, in degrees."""

    time_s: float
    hips: tuple[float, float]
    knees: tuple[float, float]


class QuickRaiseCounter:
    """Follows the hip that is bent further. One instant in, the completed repetitions out."""

    def __init__(self, exercise: Exercise) -> None:
        bounds = [
            each.above
            for each in exercise.phases[-1].when
            if each.above is not None and split_angle(each.angle)[0] in ("hip_bend", "hip_flexion")
        ]
        self.min_deg = max(bounds, default=exercise.target[0])
        """Minimum bend of the hip at a turning point, in degrees."""
        self.target_deg = exercise.target[0]
        """Minimum median of these in a view that is not good."""
        self._times: deque[float] = deque(maxlen=15)
        """Times of the latest instants, in seconds."""
        self._low: tuple[float, float] = math.inf, -math.inf
        """(degrees, time) of the lowest bend since the last turning point."""
        self._peak: Bends | None = None
        """The turning point so far, until the way down from it is long enough."""
        self._peaks: deque[float] = deque(maxlen=OWN_RAISES)
        """Bends at recent turning points, in degrees."""
        self._run: list[tuple[Repetition, float, bool]] = []
        """Raises in a row with the bend at each, and whether it was seen in a good view. Those
        that counted stay as far as they are needed for the rhythm."""
        self._told = 0
        """Number of raises at the beginning of the run that counted."""

    def update(self, now: Bends, view_ok: bool) -> Sequence[Repetition]:
        """Process one instant of a standing person; return the repetitions that count now."""
        value = max(now.hips)
        if math.isnan(sum(now.hips) + sum(now.knees)):
            return ()
        self._times.append(now.time_s)
        swing = max(MIN_SWING_DEG, SWING_SHARE * statistics.median(self._peaks or [0.0]))
        peak = self._peak
        if peak is None:
            if value < self._low[0]:
                self._low = value, now.time_s
            if value - self._low[0] >= swing:
                self._peak = now
            return ()
        if value >= max(peak.hips):
            self._peak = now
            return ()
        if max(peak.hips) - value < swing:
            return ()
        start_s, self._peak, self._low = self._low[1], None, (value, now.time_s)
        return self._add(peak, start_s, now.time_s, view_ok)

    def reset(self) -> None:
        """Drop what is in progress: the body was lost."""
        self._low, self._peak = (math.inf, -math.inf), None
        self._peaks.clear()
        self._times.clear()
        self._end_run()

    def _end_run(self) -> None:
        self._run, self._told = [], 0

    def _add(self, peak: Bends, start_s: float, end_s: float, ok: bool) -> Sequence[Repetition]:
        """Add a raise that is complete; return what counts with it."""
        if not self._is_raise(peak):
            self._end_run()
            return ()
        self._peaks.append(max(peak.hips))
        raised = Repetition(start_s, peak.time_s, end_s, None, None, {}, {})
        if self._run and not self._follows(peak.time_s):
            self._end_run()
        self._run.append((raised, max(peak.hips), ok))
        if not self._is_running():
            return ()
        told, self._told = self._told, len(self._run)
        return [each for each, _, _ in self._run[told:]]

    def _is_raise(self, peak: Bends) -> bool:
        return (
            max(peak.hips) >= self.min_deg
            and min(peak.hips) <= MAX_OTHER_DEG
            and max(peak.knees) >= MIN_KNEE_DEG
        )

    def _follows(self, time_s: float) -> bool:
        """Return True if a turning point follows the last one in the rhythm of the run."""
        step_s = time_s - self._run[-1][0].peak_s
        poses_s = statistics.median([b - a for a, b in pairwise(self._times)])
        if not max(MIN_STEP_S, MIN_POSES * poses_s) <= step_s <= MAX_STEP_S:
            return False
        steps = [b[0].peak_s - a[0].peak_s for a, b in pairwise(self._run[-MIN_RUN:])]
        usual_s = statistics.median([*steps, step_s])
        return all(usual_s / EVEN <= each <= usual_s * EVEN for each in (*steps, step_s))

    def _is_running(self) -> bool:
        """Return True if the run is long enough, and in a bad view also high enough."""
        if len(self._run) < MIN_RUN:
            return False
        recent = self._run[-MIN_RUN:]
        good = sum(ok for _, _, ok in recent) >= 0.5 * len(recent)
        return good or statistics.median([deg for _, deg, _ in recent]) >= self.target_deg
