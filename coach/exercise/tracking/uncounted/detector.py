"""Notice movements of the exercise that do not count, and say why.

This is never a fault, and no event: it changes nothing that is counted or recorded.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event, HoldBegan, RepetitionDone, TrialDone
from coach.exercise.tracking.feedback import Uncounted
from coach.exercise.tracking.uncounted.attempts import AttemptDetector
from coach.exercise.tracking.uncounted.brief_holds import BriefHoldDetector
from coach.exercise.tracking.uncounted.held_position import HeldPosition
from coach.exercise.tracking.uncounted.reasons import (
    Instant,
    find_reason,
    find_shortfall,
)
from coach.message import Message

PATIENCE_S: Final = 5.0
"""Time of movement without anything that counts after which the reason is given, in seconds."""
MIN_TURNS: Final = 2
"""Minimum number of turns: there and back."""
MIN_TURNS_WITHIN: Final = 3
"""Minimum number of turns since a repetition is in progress, which may yet be completed."""
MEMORY_S: Final = 12.0
"""Time over which the reason is looked for, in seconds."""
NOTE_S: Final = 4.0
"""Time for which something that happened once is shown, in seconds."""
MIN_ATTEMPT_S: Final = 1.0
"""Minimum time of a single attempt between repetitions that is listed, in seconds."""
RENEWAL_S: Final = 2.0
"""Time after which the reason is looked for again, in seconds."""

UNSEEN_BEGINNING: Final = Message(
    "The beginning of a repetition was not seen: it does not count.",
    short="Beginning not seen: not counted",
)
UNSEEN_END: Final = Message("The end of the last repetition was not seen: it does not count.")


class UncountedDetector:
    """Notices movements that do not count. One instant in, the reason to tell now out."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        moving = bool(exercise.phases) or exercise.range_of_motion is not None
        self._attempts = AttemptDetector(exercise) if moving else None
        self._position = HeldPosition(exercise)
        self._brief_holds = BriefHoldDetector()
        self._instants: deque[Instant] = deque()
        self._began: tuple[float, int] | None = None
        """When the repetition in progress began in seconds, and after how many turns; or None."""
        self._held_since_s: float | None = None
        """Since when the person nearly holds the position, in seconds; None if not."""
        self._found: tuple[float, Uncounted] | None = None
        """When the reason was last looked for, and what was found."""
        self._note: tuple[float, Uncounted] | None = None
        """Until when a single repetition that does not count is shown."""

    @property
    def shown(self) -> Uncounted | None:
        """What is shown now; None if there is nothing."""
        told = self._found or self._note
        return None if told is None else told[1]

    def update(
        self,
        instant: Instant,
        events: Sequence[Event],
        in_progress: bool,
        missed_s: float | None = None,
    ) -> None:
        """Process one instant; times must rise.

        Args:
            instant: What is known of it.
            events: What happened in it.
            in_progress: Whether a repetition, a hold or a trial is in progress.
            missed_s: Since when a repetition was seen whose beginning was not; None without one.
        """
        self._follow(instant, events, in_progress)
        if missed_s is not None:
            past = Uncounted(missed_s, UNSEEN_BEGINNING, instant.time_s)
            self._note = instant.time_s + NOTE_S, past

    def _follow(self, instant: Instant, events: Sequence[Event], in_progress: bool) -> None:
        if self._note is not None and instant.time_s >= self._note[0]:
            self._note = None
        counted = [e for e in events if isinstance(e, RepetitionDone | HoldBegan | TrialDone)]
        if counted or (in_progress and not self.exercise.phases):
            past = self._find_past(counted)
            self.reset()
            self._note = None if past is None else (instant.time_s, past)
            return
        self._remember(instant)
        since_s = self._find_start(instant, in_progress)
        if since_s is None or instant.time_s - since_s < PATIENCE_S:
            self._found = None
            return
        if self._found is None or instant.time_s - self._found[0] >= RENEWAL_S:
            why = find_reason(
                self.exercise, [each for each in self._instants if each.time_s >= since_s]
            )
            self._found = instant.time_s, Uncounted(since_s, why)

    def reset(self) -> None:
        """Start again: something counted, or the next pose may belong to another person."""
        self._instants.clear()
        self._held_since_s = self._found = self._note = self._began = None
        self._brief_holds.reset()
        if self._attempts is not None:
            self._attempts.reset()

    def _remember(self, instant: Instant) -> None:
        self._instants.append(instant)
        while instant.time_s - self._instants[0].time_s > MEMORY_S:
            self._instants.popleft()

    def _find_start(self, instant: Instant, in_progress: bool) -> float | None:
        """Return since when the person moves as in the exercise, or nearly holds its position."""
        attempts = self._attempts
        if attempts is not None:
            attempts.update(instant.time_s, instant.raw, instant.roles)
            if not in_progress:
                self._began = None
            elif self._began is None:
                self._began = instant.time_s, attempts.turns
            return attempts.since_s if self._is_stuck(instant.time_s) else None
        held = self._position.is_held(instant.angles, instant.roles)
        self._brief_holds.update(instant.time_s, held)
        if not self._position.is_nearly_held(instant.raw, instant.roles):
            self._held_since_s = None
        elif self._held_since_s is None:
            self._held_since_s = instant.time_s
        since_s = self._brief_holds.since_s
        return self._held_since_s if since_s is None else since_s

    def _find_past(self, counted: Sequence[Event]) -> Uncounted | None:
        """Return what was not counted between the last repetition and the one that counts now."""
        began_s = next((e.start_s for e in counted if isinstance(e, RepetitionDone)), -math.inf)
        attempts = self._attempts
        if attempts is None or attempts.since_s is None or self._found:
            return None
        if attempts.back_s >= began_s or attempts.back_s - attempts.since_s < MIN_ATTEMPT_S:
            return None
        since_s, end_s = attempts.since_s, attempts.back_s
        why = find_shortfall(
            self.exercise, [each for each in self._instants if since_s <= each.time_s <= began_s]
        )
        return Uncounted(since_s, why, end_s, shown=False) if why else None

    def _is_stuck(self, time_s: float) -> bool:
        """Return True if the person moves there and back; within a repetition for long enough."""
        turns = 0 if self._attempts is None else self._attempts.turns
        if self._began is None or self._found is not None:
            return turns >= MIN_TURNS
        since_s, before = self._began
        return turns - before >= MIN_TURNS_WITHIN and time_s - since_s >= PATIENCE_S
