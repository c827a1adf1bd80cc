"""A programme of some days a week follows whoever does it on other days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.exercise.dose.programme_plan import plan_day
from coach.exercise.dose.programme_records import DayPlan, DoneSession, Enrolment
from tests.exercise.dose.programmes import make_programme
from tests.exercise.examples import KNEE_BEND, make

MONDAY = date(2026, 2, 2)
SQUAT = {"squat": make({**KNEE_BEND, "dose": {"repetitions": 1, "text": "x"}})}
[ROUTINE] = make_programme({"exercise": "squat"}).routines
THREE_DAYS = make_programme({"exercise": "squat"}).model_copy(
    update={"weeks": 2, "routines": (ROUTINE.model_copy(update={"days": (1, 3, 5)}),)}
)


def plan(number: int, done: list[int]) -> DayPlan:
    """Plan a day, from 1, of somebody who has done the exercise on these days."""
    days = {each: MONDAY + timedelta(days=each - 1) for each in (number, *done)}
    sessions = [DoneSession(days[each], "squat", None, 1) for each in done]
    return plan_day(THREE_DAYS, SQUAT, Enrolment(MONDAY), sessions, days[number])


WORKED = [
    pytest.param([1, 3, 5], 7, 7, False, id="as planned"),
    pytest.param([1, 3, 5], 8, 8, True, id="the next week"),
    pytest.param([1, 3, 6], 7, 6, False, id="a day late, one day of rest"),
    pytest.param([1, 3, 6], 8, 8, True, id="a day late, and then on time again"),
    pytest.param([1, 4, 5], 5, 5, True, id="a day late, and made good on the day of rest"),
    pytest.param([1, 4, 5], 6, 6, False, id="a day late, and no longer behind"),
    pytest.param([4], 5, 2, False, id="late from the start, a day of rest"),
    pytest.param([4], 6, 3, True, id="late from the start, no second day of rest"),
    pytest.param([1, 2], 3, 3, True, id="nobody gets ahead of the calendar"),
    pytest.param([], 9, 1, True, id="nothing done"),
]


@pytest.mark.parametrize(("done", "today", "number", "due"), WORKED)
def test_who_is_behind_is_not_held_up_by_days_of_rest(
    done: list[int], today: int, number: int, *, due: bool
) -> None:
    planned = plan(today, done)
    assert (planned.number, bool(planned.tasks)) == (number, due)


def test_three_days_a_week_are_over_in_time_whichever_days_they_are() -> None:
    done = [1, 3, 6, 8, 10, 13]
    assert all(plan(each, done).tasks for each in done)
    assert plan(15, done).number == 14
