"""What is prescribed for some days of a week is counted by the week, as a physiotherapist does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import pytest

from coach.store.clinic.overview import summarise
from coach.store.clinic.progress import list_adherence, list_weeks, measure_share
from coach.store.clinic.record import merge_results
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.doses import change_doses
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import change_schedule, choose_exercises
from coach.store.programmes.enrolment import load_enrolment, save_enrolment
from coach.store.results.document import DayResult
from coach.store.results.packing import gather_results
from tests.store.results.done_days import DAY, do, gather, go_on, pack


def follow(days: tuple[int, ...], weeks: int = 8) -> None:
    programme = change_schedule(choose_exercises(["lunge"], "", ""), weeks, None, days)
    install(build_prescription(make_head(DAY), programme), DAY)


def count(days: Iterable[DayResult]) -> tuple[int, int]:
    [found] = list_adherence(days)
    return found.prescribed, found.done


WEEK: Final = (1, 3, 5)
ONE_WEEK: Final = {
    "on its days": ([0, 2, 4], (3, 3)),
    "on others": ([1, 3, 6], (3, 3)),
    "one after the other": ([0, 1, 2], (3, 3)),
    "at the end": ([4, 5, 6], (3, 3)),
    "twice": ([1, 5], (3, 2)),
    "once": ([6], (3, 1)),
    "never": ([], (3, 0)),
    "every day": (range(7), (3, 3)),
}


@pytest.mark.parametrize("case", ONE_WEEK)
def test_three_days_a_week_are_three(case: str) -> None:
    done, counts = ONE_WEEK[case]
    follow(WEEK)
    do("lunge", done)
    results = gather(6)
    assert count(results.days) == counts
    assert measure_share(results.days) == pytest.approx(counts[1] / 3)
    counted = {number for number, day in enumerate(results.days) if day.tasks}
    done_days = {n for n, day in enumerate(results.days) if any(t.times_done for t in day.tasks)}
    assert len(counted) == 3
    assert done_days <= set(done)


def test_who_always_exercises_on_the_same_days_of_the_calendar_has_done_all() -> None:
    """The programme began on the third of these days: they are days 1, 3 and 6 of its weeks."""
    follow(WEEK)
    do("lunge", (7 * week + day for week in range(8) for day in (0, 2, 5)))
    results = gather(55)
    assert count(results.days) == (24, 24)
    assert measure_share(results.days) == 1.0


def test_a_week_that_is_not_over_asks_for_what_was_due_until_now() -> None:
    follow(WEEK)
    do("lunge", [7])
    assert count(gather(1).days) == (1, 0)
    assert count(gather(3).days) == (2, 0)
    assert count(gather(7).days) == (4, 1)
    do("lunge", [8], hour=10)
    assert count(gather(8).days) == (5, 2)


def test_a_later_file_that_begins_within_a_week_makes_up_for_an_earlier_one() -> None:
    follow(WEEK)
    do("lunge", [0, 3, 4])
    made = build_prescription(make_head(DAY), choose_exercises(["lunge"], "", ""))
    now = dt.datetime.combine(go_on(6), dt.time(20), dt.UTC)
    later = gather_results(now, since=go_on(3)).loaded
    assert count(later.results.days) == (3, 3)
    assert count(merge_results([made], [pack(2), later]).counted_days) == (3, 3)


def test_one_week_does_not_make_up_for_another() -> None:
    follow(WEEK)
    do("lunge", [0, *range(7, 14)])
    assert count(gather(13).days) == (6, 4)


def test_every_day_is_counted_by_the_day() -> None:
    follow((1, 2, 3, 4, 5, 6, 7))
    do("lunge", [1, 3])
    do("lunge", [1], hour=15)
    assert count(gather(6).days) == (7, 2)


def test_paused_days_belong_to_no_week() -> None:
    follow(WEEK)
    following = load_enrolment()
    assert following is not None
    do("lunge", [0])
    pause = {"since": go_on(1), "until": go_on(11)}
    save_enrolment(type(following).model_validate({**following.model_dump(), "pauses": [pause]}))
    do("lunge", [12, 14])
    results = gather(16)
    assert count(results.days) == (3, 3)
    assert [day.paused for day in results.days] == [False] + [True] * 10 + [False] * 6


def test_who_does_little_of_three_days_a_week_needs_a_look() -> None:
    follow(WEEK)
    do("lunge", [13])
    made = build_prescription(make_head(DAY), choose_exercises(["lunge"], "", ""))
    overview = summarise("a", merge_results([made], [pack(13)]))
    assert overview.done == pytest.approx(1 / 6)


def test_two_doses_of_the_sides_are_one_exercise() -> None:
    doses = {"lunge:left": {"sets": 3}, "lunge:right": {"sets": 1}}
    programme = change_doses(choose_exercises(["lunge"], "", ""), doses)
    install(build_prescription(make_head(DAY), programme), DAY)
    do("lunge", [0, 2])
    loaded = pack(3)
    [task] = loaded.results.days[0].tasks
    assert (task.sides, task.times_done, task.share) == (2, 1, 1.0)
    assert count(loaded.results.days) == (4, 2)
    record = merge_results([build_prescription(make_head(DAY), programme)], [loaded])
    assert [week.share for week in list_weeks(record)] == [0.5]
