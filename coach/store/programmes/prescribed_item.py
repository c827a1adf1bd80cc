"""What the programme that the user follows prescribes of an exercise."""

from __future__ import annotations

from datetime import date

from coach.errors import CoachError
from coach.exercise.definition.programme import Item
from coach.exercise.dose.programme_plan import plan_day
from coach.store.programmes.enrolment import load_enrolment, read_records
from coach.store.programmes.loader import load_adapted_programme


def find_prescribed_item(exercise: str, day: date, side: str = "auto") -> Item | None:
    """Return the first item of the day's plan that is not done, else one that is.

    None if nothing is prescribed, or if the programme cannot be read: its page tells why.

    Args:
        exercise: Its name.
        day: The day.
        side: ``left`` or ``right`` for the item of this side if there is one, else ``auto``.
    """
    try:
        following = load_enrolment()
        if following is None:
            return None
        loaded = load_adapted_programme(following.programme)
        records = read_records(following.started)
    except CoachError:
        return None
    plan = plan_day(loaded.programme, loaded.exercises, following.enrolment(), records, day)
    tasks = [task for task in plan.tasks if task.item.exercise == exercise]
    mine = [task for task in tasks if task.item.sides == side] or tasks
    return min(mine, key=lambda task: task.state == "done").item if mine else None
