"""Measure of exercises of repetitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import Final

from coach.body.body_tracker import Observation
from coach.body.landmarks import INDEX, SIDES, Side
from coach.body.sides import Angles, Roles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.conditions import NO_RANGES, Ranges
from coach.exercise.tracking.events import Event, RepetitionDone
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.leg_roles import assign_roles
from coach.exercise.tracking.measures import Measure
from coach.exercise.tracking.repetitions.counter import Repetition, RepetitionCounter
from coach.exercise.tracking.repetitions.unmeasured import follow_unmeasured
from coach.exercise.tracking.repetitions.view import ObservedBody, RepetitionView
from coach.message import Message

HOLD_IT: Final = Message("Hold it there")
ANKLES: Final = [INDEX[f"{side}_ankle"] for side in SIDES]
LET_GO: Final = Message("Now slowly back")
HOLD_LONGER: Final = Message("Hold it longer")


class RepetitionMeasure(Measure):
    """Counts repetitions."""

    def __init__(self, exercise: Exercise, faults: FaultDetectors) -> None:
        super().__init__(exercise, faults)
        self._counter = RepetitionCounter(exercise)
        self._view = RepetitionView(exercise)
        self._observed: ObservedBody | None = None
        """How the body is seen in this instant; None before it was seen."""
        self._roles = Roles()
        """The roles of the legs when the body was last judged."""
        self._unmeasured = follow_unmeasured(exercise)
        """Counts what is surely seen although its angles are not known, if anything does."""

    @property
    def phase(self) -> str | None:
        """The phase of the repetition; None before the first rest was seen."""
        return self._counter.phase

    @property
    def side_locked(self) -> Side | None:
        """The side of the repetition in progress, from its last phase on."""
        return self._counter.side

    @property
    def unfinished_s(self) -> float | None:
        """Start in seconds of a repetition whose end was not seen; None if there is none."""
        return self._counter.unfinished_s

    def note_body(
        self, observation: Observation, view_ok: bool, leg_unsure: bool, doubtful_legs: Set[Side]
    ) -> None:
        """Note the body in the instant that is processed next."""
        world, (left, right) = observation.pose.world, ANKLES
        lift_m = abs(world.item(left, 1) - world.item(right, 1))
        self._observed = ObservedBody(view_ok, leg_unsure, observation.hips, lift_m)
        if self._unmeasured is not None:
            self._unmeasured.note_body(observation, view_ok, doubtful_legs)

    def take_missed(self) -> float | None:
        """Return when a repetition whose beginning was not seen was first seen; else None."""
        return self._counter.take_missed()

    @property
    def started(self) -> bool:
        """Whether a repetition is in progress or complete."""
        return self.repetitions > 0 or self._counter.in_progress

    @property
    def in_progress(self) -> bool:
        """Whether a repetition is in progress."""
        return self._counter.in_progress

    @property
    def instruction(self) -> str:
        """How to begin, or to hold the last phase if the dose asks for that."""
        counter = self._counter
        if counter.needed_s and counter.phase_index == len(counter.phases) - 1:
            return HOLD_IT if counter.held_s < counter.needed_s else LET_GO
        return HOLD_LONGER if counter.released_early else super().instruction

    def update(
        self, time_s: float, angles: Angles, roles: Roles, possible: Ranges = NO_RANGES
    ) -> tuple[Event, ...]:
        """Process one instant; return the repetition that it completes."""
        repetition = self._counter.update(time_s, angles, roles, possible)
        if self._observed is not None:
            if repetition is None and self._counter.is_resting(time_s):
                self._view.rest(self._observed.hips)
            elif repetition is None:
                self._view.update(self._observed, angles, roles, turned=self._counter.in_progress)
            self._observed = ObservedBody(
                self._observed.view_ok, self._observed.leg_unsure, self._observed.hips
            )
        if angles:
            self._roles = roles
        in_progress = self._counter.in_progress
        events = () if in_progress else self._complete(time_s, repetition, roles)
        return (*events, *self._count_unmeasured(time_s, in_progress))

    def finish(self, time_s: float) -> tuple[Event, ...]:
        """Return the repetition that the last pose cut off, if enough of it was seen."""
        repetition = self._counter.finish(time_s)
        events = () if repetition is None else self._complete(time_s, repetition, self._roles)
        return (*events, *self._count_unmeasured(time_s, False))

    def _complete(
        self, time_s: float, repetition: Repetition | None, roles: Roles
    ) -> tuple[Event, ...]:
        """Return the event of a repetition that counts. Nothing is in progress from here on."""
        if repetition is None:
            self._noted.clear()
            return ()
        counts, leg_known, good = self._view.counts, self._view.is_leg_known, self._view.is_good
        self._view.reset()
        if not counts or (self._unmeasured and not self._unmeasured.allows(repetition)):
            self._noted.clear()
            return ()
        if not leg_known:
            repetition, roles = replace(repetition, side=None), Roles(near=roles.near)
        self._judged = self._faults.judge_repetition(
            repetition.angles,
            assign_roles(self.exercise.side, repetition.side, roles),
            repetition.errors,
        )
        self._noted.update(self._judged)
        faults = self._take_noted()
        return (
            self._count(
                RepetitionDone(
                    time_s,
                    repetition.start_s,
                    repetition.peak_s,
                    repetition.side,
                    repetition.peak_deg if good else None,
                    faults,
                    only_counted=not good and not faults,
                )
            ),
        )

    def _count(self, event: RepetitionDone) -> RepetitionDone:
        self.repetitions += 1
        self.good_repetitions += event.is_clean
        self.faulty_repetitions += bool(event.faults)
        return event

    def _count_unmeasured(self, time_s: float, in_progress: bool) -> Iterator[Event]:
        """Return the events of the repetitions that count now without angles.

        in_progress: whether one is in progress whose angles are known.
        """
        if self._unmeasured is None:
            return
        for each in self._unmeasured.take(time_s, in_progress):
            self._noted.clear()
            yield self._count(
                RepetitionDone(time_s, each.start_s, each.peak_s, None, None, (), True)
            )

    def note_errors(self, errors: Mapping[str, float]) -> None:
        """Note how wrong the angles of the next instant may be, by name."""
        self._counter.errors = errors

    def skip(self, time_s: float, why: str) -> tuple[Event, ...]:  # noqa: ARG002
        """Process an instant without judgement. If this lasts, drop the repetition in progress."""
        return self.update(time_s, {}, Roles())

    def reset(self) -> None:
        """Drop the repetition in progress: the body was lost."""
        super().reset()
        self._counter.reset()
        self._view.reset()
        self._observed, self._roles = None, Roles()
        if self._unmeasured is not None:
            self._unmeasured.reset()
