"""The exercises of a day, one after the other, and how much of each is done.

Pure and frozen: every change returns a new state.
"""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Self

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.camera_height import CameraHeight, find_camera_height
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.programme_plan import MIN_SHARE, Amounts
from coach.exercise.dose.programme_records import DoneSession
from coach.exercise.dose.requirements import Requirement
from coach.exercise.tracking.session import Session

CameraPlace = tuple[Literal["side", "front"], CameraHeight]
"""From where the camera sees the body, and how high it stands."""


@dataclass(frozen=True, slots=True)
class RoutineItem:
    """One exercise of a routine."""

    exercise: str
    """Its name."""
    requirement: Requirement
    """How much of it counts as done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done of an item."""

    item: RoutineItem
    amounts: tuple[float, ...]
    """For each side of the requirement, in its unit, at most what is required."""

    @property
    def done(self) -> bool:
        """Whether enough of it was done."""
        requirement = self.item.requirement
        slack = 1.0 if requirement.unit in ("repetitions", "tests") else MIN_SHARE
        return all(amount >= requirement.amount * slack - 1e-9 for amount in self.amounts)

    @property
    def begun(self) -> bool:
        """Whether anything of it was done."""
        return any(amount > 0 for amount in self.amounts)


@dataclass(frozen=True, slots=True)
class RoutineProgress:
    """The exercises of a routine, and how far the user is."""

    items: tuple[RoutineItem, ...]
    index: int = 0
    """Index of the current item; the number of items after the last one."""
    sessions: Mapping[int, tuple[DoneSession, ...]] = field(default_factory=dict)
    """Index of an item -> what was done of it."""

    @property
    def over(self) -> bool:
        """Whether all items had their turn."""
        return self.index >= len(self.items)

    @property
    def current(self) -> RoutineItem:
        """The current item; there is none after the last one."""
        return self.items[self.index]

    @property
    def is_last(self) -> bool:
        """Whether no other item follows."""
        return self.index >= len(self.items) - 1

    def move(self, step: int) -> Self:
        """Return the routine at another item, not before the first one."""
        return dataclasses.replace(self, index=min(len(self.items), max(0, self.index + step)))

    def end(self) -> Self:
        """Return the routine after its last item."""
        return dataclasses.replace(self, index=len(self.items))

    def note(self, session: Session) -> Self:
        """Return the routine after a run of the current item."""
        more = list_done_sessions(session, self.current.exercise)
        known = self.sessions.get(self.index, ())
        return dataclasses.replace(self, sessions={**self.sessions, self.index: (*known, *more)})

    def list_outcomes(self, exercises: Mapping[str, Exercise]) -> tuple[Outcome, ...]:
        """Return what was done of each item."""
        return tuple(
            Outcome(
                item,
                tuple(
                    Amounts(self.sessions.get(index, ()), exercises).take(
                        item.exercise, item.requirement, 1
                    )
                ),
            )
            for index, item in enumerate(self.items)
        )


def list_done_sessions(session: Session, exercise: str) -> tuple[DoneSession, ...]:
    """Return what was done of an exercise in a session, for each side."""
    sides: tuple[Side | None, ...] = (None, *SIDES)
    lasted_s = sum(step.end_s - step.start_s for step in session.steps if step.end_s is not None)
    return tuple(
        DoneSession(
            date.min,
            exercise,
            side,
            sum(done.side == side for done in session.repetitions),
            sum(hold.held_s for hold in session.holds if hold.side == side),
            _find_result(session.peaks(side)),
            lasted_s if side is None else 0.0,
        )
        for side in sides
    )


def _find_result(peaks_deg: list[float]) -> float | None:
    """Return the result of a test as `find_result` does; None without a credited trial."""
    return statistics.median(peaks_deg) if peaks_deg else None


def find_camera_place(exercise: Exercise) -> CameraPlace | None:
    """Return where the camera stands; None for an exercise that it does not watch."""
    if exercise.kind == "guided":
        return None
    return exercise.view.kinds[0], find_camera_height(exercise)
