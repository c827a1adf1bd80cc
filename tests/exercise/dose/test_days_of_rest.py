"""A programme of some days a week follows whoever does it on other days."""

from __future__ import annotations

import pytest

from coach.exercise.dose.programme_records import DoneSession
from tests.exercise.dose.test_programme_plan import PROGRAMME, day, plan

THREE_DAYS = {
    **PROGRAMME,
    "weeks": 2,
    "retest": None,
    "routines": [
        {"name": "a", "title": "A", "days": [1, 3, 5], "items": [{"exercise": "squat"}]},
    ],
}
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
    sessions = [DoneSession(day(each), "squat", None, 1) for each in done]
    planned = plan(today, *sessions, programme=THREE_DAYS)
    assert (planned.number, bool(planned.tasks)) == (number, due)


def test_three_days_a_week_are_over_in_time_whichever_days_they_are() -> None:
    done = [1, 3, 6, 8, 10, 13]
    sessions = [DoneSession(day(each), "squat", None, 1) for each in done]
    assert all(plan(each, *sessions, programme=THREE_DAYS).tasks for each in done)
    assert plan(15, *sessions, programme=THREE_DAYS).number == 14
