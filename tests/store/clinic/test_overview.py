"""Who needs a look, and why; weeks, and what was done of what was prescribed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from coach.report.clinic.patients import format_test, format_test_short
from coach.store.clinic.overview import Overview, compare_pain, find_reasons, summarise
from coach.store.clinic.progress import count_faults, list_adherence, list_weeks, measure_share
from coach.store.clinic.record import PatientRecord, merge_results
from coach.store.results.document import DayResult, Session, TaskResult
from tests.store.clinic.patients import (
    TEST,
    TODAY,
    forget_error,
    go_back,
    make_day,
    make_session,
    prescribe,
    send,
)


def record(sessions: Sequence[Session], days: Sequence[int] = ()) -> PatientRecord:
    made = prescribe()
    return merge_results([made], [send(made, sessions, [make_day(go_back(day)) for day in days])])


def overview(sessions: Sequence[Session]) -> Overview:
    return summarise("x", record(sessions))


REASONS = {
    "all is well": ([make_session(TODAY, pain=2), make_session(go_back(8), pain=2)], ""),
    "pain rose": ([make_session(go_back(10), pain=2), make_session(TODAY, pain=5)], "from 2 to 5"),
    "pain fell": ([make_session(go_back(10), pain=5), make_session(TODAY, pain=2)], ""),
    "much pain": ([make_session(TODAY, pain=8)], "Pain was 8 of 10"),
    "quiet": ([make_session(go_back(9))], "Nothing for 9 days"),
    "never": ([], "No results yet, 40 days"),
    "worse": (
        [make_session(go_back(7), TEST, None, 115.0), make_session(TODAY, TEST, None, 105.0)],
        "10° worse",
    ),
    "within error": (
        [make_session(go_back(7), TEST, None, 115.0), make_session(TODAY, TEST, None, 111.0)],
        "",
    ),
    "better": (
        [make_session(go_back(7), TEST, None, 105.0), make_session(TODAY, TEST, None, 125.0)],
        "",
    ),
    "a first test": ([make_session(TODAY, TEST, None, 60.0)], ""),
}


@pytest.mark.parametrize("name", REASONS)
def test_who_needs_a_look_and_why(name: str) -> None:
    sessions, reason = REASONS[name]
    found = " ".join(find_reasons(overview(sessions), TODAY))
    assert reason in found
    assert bool(found) == bool(reason)


def test_less_is_better_in_a_test_downward() -> None:
    sessions = [
        make_session(go_back(7), TEST, None, 0.0).model_copy(update={"downward": True}),
        make_session(TODAY, TEST, None, 12.0).model_copy(update={"downward": True}),
    ]
    assert "12° worse" in " ".join(find_reasons(overview(sessions), TODAY))


@pytest.mark.parametrize("unknown", [0, 1], ids=["before", "last"])
def test_with_an_error_that_is_not_known_no_change_is_certain(unknown: int) -> None:
    sessions = [make_session(go_back(7), TEST, None, 115.0), make_session(TODAY, TEST, None, 105.0)]
    sessions[unknown] = forget_error(sessions[unknown])
    found = overview(sessions)
    [line] = found.tests
    assert line.change_deg == -10.0
    assert line.error_of_change_deg is None
    assert (line.first.error_deg, line.last.error_deg)[unknown] is None
    assert list(find_reasons(found, TODAY)) == []
    assert ("105°±?" in format_test_short(line)) == (unknown == 1)
    assert "°±?" in format_test(line)


def test_two_sessions_of_one_day_are_one_point() -> None:
    peaks = {go_back(7): (120.0, 122.0), TODAY: (100.0, 102.0, 104.0)}
    found = overview(
        [
            make_session(day, TEST, None, peak).model_copy(update={"name": f"{day}_{peak}"})
            for day in peaks
            for peak in peaks[day]
        ]
    )
    [line] = found.tests
    assert line.before is not None
    assert (line.before.value_deg, line.last.value_deg) == (121.0, 102.0)


def test_problems_are_told() -> None:
    made = prescribe()
    found = summarise("x", merge_results([made], [send(made, [make_session(TODAY)])], ["broken"]))
    assert list(find_reasons(found, TODAY)) == ["1 file cannot be read."]


def test_days_of_the_last_fourteen() -> None:
    found = overview([make_session(go_back(days)) for days in (0, 0, 3, 13, 14, 200)])
    assert found.count_recent_days(TODAY) == 3
    assert found.last_active == TODAY
    assert compare_pain(found) is None


def test_weeks_and_what_was_done() -> None:
    sessions = [make_session(go_back(8), pain=4), make_session(TODAY, pain=2)]
    found = record(sessions, [8, 1, 0])
    first, second = list_weeks(found)
    assert (first.active_days, first.due_days, first.share, first.pain) == (1, 1, 1.0, 4)
    assert (second.active_days, second.due_days, second.sessions) == (1, 2, 1)
    [each] = list_adherence(found.days)
    assert (each.exercise, each.prescribed, each.done, each.share) == ("lunge", 6, 6, 1.0)
    assert count_faults(found) == (("lunge", "knee_past_toes", 4),)


def test_a_test_that_stays_due_counts_once() -> None:
    task = TaskResult(
        exercise=TEST, unit="tests", amount=1.0, sides=2, times=1, times_done=0, share=0.0
    )
    done = task.model_copy(update={"times_done": 1, "share": 1.0})
    days = [
        DayResult(day=go_back(9 - number), number=1, tasks=(each,))
        for number, each in enumerate((task, task, done, task, task))
    ]
    [each] = list_adherence(days)
    assert (each.prescribed, each.done, each.share) == (2, 1, 0.5)


def test_nothing_was_done() -> None:
    assert list_weeks(record([])) == ()
    assert list_adherence(()) == ()
    assert measure_share(()) is None
    assert count_faults(record([])) == ()
    [week] = list_weeks(record([make_session(TODAY)]))
    assert (week.due_days, week.share, week.pain) == (None, None, None)


def test_the_later_results_count() -> None:
    made = prescribe()
    early = send(made, [], [make_day(TODAY, 0.0)], go_back(1))
    late = send(made, [], [make_day(TODAY, 1.0)], TODAY)
    assert merge_results([made], [early, late]).days == late.results.days
