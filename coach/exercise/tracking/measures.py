"""The interface of all measures, and the one that times holds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set

from coach.body.body_tracker import Observation
from coach.body.landmarks import Side
from coach.body.sides import Angles, Roles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.tables import DEFAULT_HOLD_S
from coach.exercise.tracking.conditions import NO_RANGES, Ranges
from coach.exercise.tracking.events import Event, HoldEnded, HoldStarted
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.feedback import HoldClock
from coach.exercise.tracking.holds.timer import HoldTimer


class Measure:
    """Interface between the trainer and an exercise kind. The base class measures nothing."""

    watches_body = True
    """Whether the camera watches the body; otherwise only time counts."""
    repetitions = 0
    good_repetitions = 0
    """Those that could be judged and had no fault."""
    faulty_repetitions = 0
    """Those with a fault. The others were only counted."""

    def __init__(self, exercise: Exercise, faults: FaultDetectors) -> None:
        self.exercise = exercise
        self._faults = faults
        self._noted: set[str] = set()
        """Faults that were shown in the current repetition, hold or trial."""
        self._judged: tuple[str, ...] = ()

    @property
    def phase(self) -> str | None:
        """The phase of the exercise; None before it began."""
        return None

    @property
    def side_locked(self) -> Side | None:
        """The side that must not change now."""
        return None

    @property
    def clock(self) -> HoldClock | None:
        """The clock of a hold."""
        return None

    @property
    def trials(self) -> Mapping[Side, tuple[float | None, ...]]:
        """Results of trials so far."""
        return {}

    @property
    def trial_errors(self) -> Mapping[Side, tuple[float, ...]]:
        """How wrong the credited trials so far may be, in degrees."""
        return {}

    @property
    def pause(self) -> str:
        """Why the clock is paused, in words."""
        return ""

    @property
    def started(self) -> bool:
        """Whether the exercise has begun."""
        return True

    @property
    def in_progress(self) -> bool:
        """Whether a repetition, a hold or a trial is in progress."""
        return False

    @property
    def seen(self) -> str:
        """What was seen and could not be measured, and why, shown for a while; may be empty."""
        return ""

    @property
    def finished(self) -> bool:
        """Whether the exercise ended by itself, and `ExerciseDone` was emitted."""
        return False

    @property
    def instruction(self) -> str:
        """What to do next while nothing is in progress, in words; may be empty."""
        return "" if self.started else self.exercise.start

    @property
    def in_good_form(self) -> bool:
        """Whether something is going well that deserves praise."""
        return False

    def progress(self, main_deg: float) -> float:
        """Return 0 to 1: progress of the main angle from rest to the target zone; 0 if unknown."""
        low, high = self.exercise.target
        rest = self.exercise.rest_deg
        bound = low if rest < low else min(rest, high)
        if math.isnan(main_deg):
            return 0.0
        return 1.0 if bound == rest else min(1.0, max(0.0, (main_deg - rest) / (bound - rest)))

    def update(
        self,
        time_s: float,  # noqa: ARG002
        angles: Angles,  # noqa: ARG002
        roles: Roles,  # noqa: ARG002
        possible: Ranges = NO_RANGES,  # noqa: ARG002
    ) -> tuple[Event, ...]:
        """Process one instant in which the person is visible and in position.

        possible: the ranges of angles that are seen too badly to be measured.
        """
        return ()

    def skip(self, time_s: float, why: str) -> tuple[Event, ...]:  # noqa: ARG002
        """Process one instant in which nothing could be judged, for the given reason."""
        return ()

    def finish(self, time_s: float) -> tuple[Event, ...]:  # noqa: ARG002
        """End what is in progress: there are no more poses."""
        return ()

    def reset(self) -> None:
        """Drop what is in progress: the body was lost."""
        self._noted.clear()

    def note_errors(self, errors: Mapping[str, float]) -> None:
        """Note how wrong the angles of the next instant may be, by name."""

    def note_faults(self, shown: tuple[str, ...]) -> None:
        """Note the faults that are shown now."""
        self._noted.update(shown)

    @property
    def unfinished_s(self) -> float | None:
        """Start in seconds of a repetition whose end was not seen; None if there is none."""
        return None

    def note_body(
        self, observation: Observation, view_ok: bool, leg_unsure: bool, doubtful_legs: Set[Side]
    ) -> None:
        """Note the body in the instant that is processed next.

        Args:
            observation: The body.
            view_ok: Whether the view is good enough.
            leg_unsure: Whether the legs may be confused.
            doubtful_legs: The legs that are not believed in the side view.
        """

    def take_missed(self) -> float | None:
        """Return when a repetition whose beginning was not seen was first seen; else None."""
        return None

    def take_judged(self) -> tuple[str, ...]:
        """Return the faults judged at a turning point since the last call."""
        judged, self._judged = self._judged, ()
        return judged

    def _take_noted(self) -> tuple[str, ...]:
        noted = self._faults.sort(self._noted)
        self._noted.clear()
        return noted


class HoldMeasure(Measure):
    """Times holds."""

    def __init__(self, exercise: Exercise, faults: FaultDetectors) -> None:
        super().__init__(exercise, faults)
        assert exercise.hold is not None
        self._timer = HoldTimer(exercise.hold, exercise.main_angle, exercise.side)
        self._target_s = exercise.dose.hold_s or DEFAULT_HOLD_S
        self._reached: list[float] = []
        """Start of each hold that reached the dose and has ended, in seconds."""
        self._restarted = False

    @property
    def phase(self) -> str | None:
        """``hold`` while the clock runs, otherwise ``pause``."""
        return "hold" if self._timer.running else "pause"

    @property
    def side_locked(self) -> Side | None:
        """The side that is held."""
        return self._timer.side

    @property
    def clock(self) -> HoldClock | None:
        """The clock, with the number of holds that reached the dose."""
        timer = self._timer
        reached = timer.held_s >= self._target_s
        return HoldClock(
            timer.held_s, self._target_s, timer.running, self.pause, len(self._reached) + reached
        )

    @property
    def pause(self) -> str:
        """Why the clock of a hold is paused, in words; empty once the hold reached the dose."""
        reached = 0.0 < self._target_s <= self._timer.held_s
        return self._timer.pause_reason if self._timer.paused and not reached else ""

    @property
    def started(self) -> bool:
        """Whether a hold has begun and not ended."""
        return self._timer.began_s is not None

    @property
    def in_progress(self) -> bool:
        """Whether a hold has begun and not ended."""
        return self.started

    @property
    def in_good_form(self) -> bool:
        """Whether the clock is running."""
        return self._timer.running

    def update(
        self, time_s: float, angles: Angles, roles: Roles, possible: Ranges = NO_RANGES
    ) -> tuple[Event, ...]:
        """Process one instant; return the hold that begins, pauses or ends in it."""
        return (*self._settle(time_s), *self._timer.update(time_s, angles, roles, possible))

    def skip(self, time_s: float, why: str) -> tuple[Event, ...]:
        """Process one instant in which nothing could be judged: the clock stops."""
        return (*self._settle(time_s), *self._timer.skip(time_s, why))

    def restart(self, start: HoldStarted) -> tuple[Event, ...]:
        """Count the time of the hold in progress from now on, and no false start before it.

        A hold that reached the dose of the set before and goes on, or was resumed, ends here.

        Returns:
            Its end and the beginning of the next one; nothing for a hold of this set.
        """
        first, self._restarted = not self._restarted, True
        self._reached = [each for each in self._reached if start.counts(each, first=first)]
        began_s, rest_start_s = self._timer.began_s, start.rest_start_s
        if began_s is None or rest_start_s is None or began_s >= rest_start_s:
            self._timer.restart(start.time_s)
            self._noted.clear()
            return ()
        events = self._timer.split(start.time_s, rest_start_s, self._take_noted())
        self._note_reached(events)
        return events

    def finish(self, time_s: float) -> tuple[Event, ...]:
        """End the hold: there are no more poses."""
        return self._end(time_s)

    def note_faults(self, shown: tuple[str, ...]) -> None:
        """Note the faults that are shown now, if a hold is in progress."""
        if self._timer.began_s is not None:
            super().note_faults(shown)

    def reset(self) -> None:
        """Pause the clock: the body was lost. The time held stays."""
        self._timer.reset()

    def _settle(self, time_s: float) -> tuple[Event, ...]:
        return self._end(time_s) if self._timer.has_ended(time_s) else ()

    def _end(self, time_s: float) -> tuple[Event, ...]:
        ended = self._timer.finish(time_s, self._take_noted())
        self._note_reached(ended)
        return ended

    def _note_reached(self, events: tuple[Event, ...]) -> None:
        self._reached += [
            event.start_s
            for event in events
            if isinstance(event, HoldEnded) and event.held_s >= self._target_s
        ]
