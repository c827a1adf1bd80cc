"""What was due on each day of a prescription, and how much of it was done, for the clinic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coach.exercise.dose.programme_plan import plan_day
from coach.exercise.dose.programme_records import DoneSession, Task
from coach.exercise.dose.suitability import Person
from coach.store.history.entry import Entry
from coach.store.prescriptions.followed import FollowedPrescription
from coach.store.programmes.enrolment import Following, select_records
from coach.store.programmes.loader import LoadedProgramme, adapt_loaded
from coach.store.results.document import DayResult, LeftOut, TaskResult

LONGEST_DAYS: Final = 400
"""Maximum number of days of the programme in one file."""


@dataclass(frozen=True, slots=True)
class FollowedProgramme:
    """The programme of a prescription, from the first day on which it was followed."""

    revision: int
    first: dt.date
    plain: LoadedProgramme
    adapted: LoadedProgramme
    """Without what does not fit the patient."""

    @classmethod
    def make(
        cls, followed: FollowedPrescription, person: Person, plain: LoadedProgramme | None = None
    ) -> FollowedProgramme:
        """Return the programme of a prescription.

        Args:
            followed: The prescription.
            person: The patient.
            plain: The programme as it is installed; by default that of the prescription's file.

        Raises:
            CoachError: A substitute is wrong.
        """
        programme = plain or followed.loaded.programme
        revision = followed.loaded.prescription.revision
        return cls(revision, followed.first, programme, adapt_loaded(programme, person))

    def choose(self, done: Collection[str]) -> LoadedProgramme:
        """Return the programme of a day.

        It is the whole one if something was done on that day that is left out now, and not what is
        in its place: then it was not yet left out.

        Args:
            done: Names of the exercises of that day.
        """
        for each in self.adapted.replacements:
            if each.exercise in done and each.substitute not in done:
                return self.plain
        return self.adapted

    def list_left_out(self) -> tuple[LeftOut, ...]:
        """Return what is left out for the patient."""
        return tuple(
            LeftOut(exercise=each.exercise, substitute=each.substitute)
            for each in self.adapted.replacements
        )


def list_days(
    programmes: Sequence[FollowedProgramme],
    following: Following,
    entries: Iterable[Entry],
    first: dt.date,
    today: dt.date,
) -> Iterator[DayResult]:
    """Yield what was due on each day since the first, and how much of it was done.

    Args:
        programmes: What was followed, oldest first; the last one is that of the file.
        following: Start and pauses of the programme.
        entries: All sessions.
        first: The first day to tell.
        today: The last day to tell.
    """
    records = select_records(entries, following.started)
    day = max(
        first, following.started, programmes[0].first, today - dt.timedelta(days=LONGEST_DAYS)
    )
    while day <= today:
        programme = [each for each in programmes if each.first <= day][-1]
        number = None if programme is programmes[-1] else programme.revision
        yield _plan(programme, following, records, day).model_copy(update={"revision": number})
        day += dt.timedelta(days=1)


def _plan(
    programme: FollowedProgramme,
    following: Following,
    records: Sequence[DoneSession],
    day: dt.date,
) -> DayResult:
    chosen = programme.choose({record.exercise for record in records if record.day == day})
    plan = plan_day(chosen.programme, chosen.exercises, following.enrolment(), records, day)
    tasks = tuple(map(_tell, plan.tasks))
    return DayResult(day=day, number=plan.number, paused=plan.paused, tasks=tasks)


def _tell(task: Task) -> TaskResult:
    by_side = task.requirement.unit == "tests" and len(task.parts) > 1
    return TaskResult(
        exercise=task.item.exercise,
        unit=task.requirement.unit,
        amount=task.requirement.amount,
        sides=len(task.requirement.sides),
        times=task.times,
        times_done=task.times_done,
        share=round(task.share, 3),
        parts=tuple(round(part, 3) for part in task.parts) if by_side else (),
    )
