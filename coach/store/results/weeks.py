"""Count what is prescribed for some days of a week on whichever days of it it was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coach.store.results.document import DayResult, TaskResult


class _Key(NamedTuple):
    """Which task of a week it is."""

    routine: str
    exercise: str
    number: int


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of a routine, and what was done of it on a day."""

    routine: str
    """Name of its routine."""
    number: int
    """How many tasks of the same exercise come before it in the routine."""
    task: TaskResult
    days_a_week: int
    """On how many days of a week it is due."""
    due: bool
    """Whether this is one of them."""

    @property
    def key(self) -> _Key:
        """The same for the same task on every day."""
        return _Key(self.routine, self.task.exercise, self.number)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day, and what was done on it of all that its week asks for."""

    result: DayResult
    """The day with its tests, which have days of their own."""
    tasks: tuple[PlannedTask, ...]


def count_week(days: Sequence[PlannedDay]) -> Iterator[DayResult]:
    """Yield the days of a week with the tasks that count on each of them.

    A task that is due on three days counts three times, on the days on which it was done. Those
    times that are missing count on days on which it was due. What was done more often than it is
    due does not count.

    Args:
        days: The days of one week, or those that have passed of it, in order.
    """
    counted: defaultdict[int, set[_Key]] = defaultdict(set)
    for key in dict.fromkeys(task.key for day in days for task in day.tasks):
        found = [
            (number, task)
            for number, day in enumerate(days)
            for task in day.tasks
            if task.key == key
        ]
        for number in _choose_days(found):
            counted[number].add(key)
    for number, day in enumerate(days):
        tasks = tuple(each.task for each in day.tasks if each.key in counted[number])
        yield day.result.model_copy(update={"tasks": (*day.result.tasks, *tasks)})


def _choose_days(found: Sequence[tuple[int, PlannedTask]]) -> list[int]:
    """Return the days on which one task counts.

    Args:
        found: Number of each day on which it could be done, and what was done of it.
    """
    due = [number for number, each in found if each.due]
    done = [(number, each) for number, each in found if each.task.share > 0]
    done.sort(key=lambda pair: -pair[1].task.share)
    most = max(each.days_a_week for _, each in found)
    chosen = [number for number, _ in done[:most]]
    missing = max(0, len(due) - len(chosen))
    waiting = [number for number in due if number not in chosen]
    return chosen + waiting[:missing]
