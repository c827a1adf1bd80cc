"""Who needs a look, and why; weeks, and what was done of what was prescribed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from coach.dates import describe_date
from coach.report.clinic.patients import describe_record, format_test, format_test_short
from coach.report.clinic.progress import write_progress
from coach.store.clinic.overview import Overview, summarise
from coach.store.clinic.pain import list_pain
from coach.store.clinic.progress import count_faults, list_adherence, list_weeks, measure_share
from coach.store.clinic.reasons import compare_pain, find_reasons
from coach.store.clinic.record import PatientRecord, drop_waiting, merge_results
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.results.document import DayResult, PainAnswer, Session, TaskResult
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
    "pain rose by 2": (
        [make_session(go_back(10), pain=3), make_session(TODAY, pain=5)],
        "from 3 to 5",
    ),
    "pain rose by 1": ([make_session(go_back(10), pain=3), make_session(TODAY, pain=4)], ""),
    "pain rose in a week": ([make_session(go_back(6), pain=2), make_session(TODAY, pain=5)], ""),
    "pain rose since": (
        [make_session(go_back(7), pain=2), make_session(TODAY, pain=5)],
        "from 2 to",
    ),
    "4 weeks ago": (
        [make_session(go_back(27), pain=2), make_session(TODAY, pain=5)],
        "from 2 to 5",
    ),
    "too long ago": ([make_session(go_back(28), pain=2), make_session(TODAY, pain=5)], ""),
    "usual pain of a week": (
        [make_session(go_back(day), pain=pain) for day, pain in ((9, 2), (8, 6), (7, 3), (1, 9))]
        + [make_session(TODAY, pain=4)],
        "from 3 to 6.5",
    ),
    "pain of 6, which stops": ([make_session(TODAY, pain=6)], "Pain was 6 of 10"),
    "pain of 5": ([make_session(TODAY, pain=5)], ""),
    "pain of 8 before": ([make_session(go_back(1), pain=8), make_session(TODAY, pain=5)], ""),
    "much pain": ([make_session(TODAY, pain=8)], "Pain was 8 of 10"),
    "much pain today": (
        [make_session(go_back(1), pain=3), make_session(TODAY, pain=8)],
        "Pain was 8 of 10",
    ),
    "quiet": ([make_session(go_back(9))], "Nothing for 9 days"),
    "quiet for a week": ([make_session(go_back(7))], "Nothing for 7 days"),
    "not yet quiet": ([make_session(go_back(6))], ""),
    "never": ([], "No results yet, 40 days"),
    "worse": (
        [make_session(go_back(7), TEST, None, 115.0), make_session(TODAY, TEST, None, 105.0)],
        "10° worse",
    ),
    "within error": (
        [make_session(go_back(7), TEST, None, 115.0), make_session(TODAY, TEST, None, 111.0)],
        "",
    ),
    "as much as the error": (
        [make_session(go_back(7), TEST, None, 115.0), make_session(TODAY, TEST, None, 110.0)],
        "",
    ),
    "more than the error": (
        [make_session(go_back(7), TEST, None, 115.0), make_session(TODAY, TEST, None, 109.0)],
        "left: 6° worse",
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
            make_session(day, TEST, None, peak).model_copy(
                update={"name": f"{day}_{peak}", "started": f"{day}T18:0{minute}:00+01:00"}
            )
            for day in peaks
            for minute, peak in enumerate(peaks[day])
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


def test_days_of_the_last_four_months_are_kept() -> None:
    found = overview([make_session(go_back(days), pain=1) for days in (0, 120, 121)])
    assert found.active_days == (go_back(120), TODAY)
    assert [each.day for each in found.pain] == [go_back(120), TODAY]
    assert found.sessions == 3


def test_a_session_without_anybody_in_view_is_no_active_day() -> None:
    empty = make_session(TODAY).model_copy(update={"tracked_s": 0.0})
    found = overview([make_session(go_back(3)), empty])
    assert (found.last_active, found.active_days) == (go_back(3), (go_back(3),))


@pytest.mark.parametrize(("days", "told"), [(6, False), (7, True)])
def test_a_new_prescription_has_a_week(days: int, told: bool) -> None:
    found = overview([])
    assert bool(list(find_reasons(found, found.issued + dt.timedelta(days=days)))) is told


@pytest.mark.parametrize(
    ("patient", "number", "name"),
    [("Ada", "7", "Ada · 7"), ("Ada", "", "Ada"), ("", "7", "7"), ("", "", "12345678")],
)
def test_a_patient_is_called_by_name_and_number(patient: str, number: str, name: str) -> None:
    found = overview([]).model_copy(
        update={"patient": patient, "number": number, "identifier": "123456789"}
    )
    assert found.name == name


def test_the_worst_pain_of_a_day_counts_before_or_after() -> None:
    sessions = [
        make_session(TODAY, pain=after).model_copy(update={"name": str(n), "pain_before": before})
        for n, (before, after) in enumerate([(2, None), (5, 3), (None, 4)])
    ]
    assert [(each.day, each.score) for each in list_pain(sessions)] == [(TODAY, 5)]
    assert list_pain([make_session(TODAY)]) == []


def test_weeks_and_what_was_done() -> None:
    sessions = [make_session(go_back(8), pain=4), make_session(TODAY, pain=2)]
    found = record(sessions, [8, 1, 0])
    first, second = list_weeks(found)
    assert (first.active_days, first.due_days, first.share, first.pain) == (1, 1, 1.0, 4)
    assert (second.active_days, second.due_days, second.sessions) == (1, 2, 1)
    [each] = list_adherence(found.days)
    assert (each.exercise, each.prescribed, each.done, each.share) == ("lunge", 6, 6, 1.0)
    assert count_faults(found) == (("lunge", "knee_past_toes", 4),)


def test_a_week_has_seven_days_from_the_first_one_on() -> None:
    empty = make_session(go_back(1)).model_copy(update={"tracked_s": 0.0})
    sessions = [make_session(go_back(day), pain=day % 10) for day in (14, 8, 7)]
    made, days = (
        prescribe(),
        [make_day(go_back(14), 0.0), make_day(go_back(8)), make_day(TODAY, 0.5)],
    )
    weeks = list_weeks(merge_results([made], [send(made, [*sessions, empty], days)]))
    assert [(each.number, each.first) for each in weeks] == [
        (1, go_back(14)), (2, go_back(7)), (3, TODAY),
    ]  # fmt: skip
    assert [(each.active_days, each.sessions, each.due_days) for each in weeks] == [
        (2, 2, 2), (1, 2, 0), (0, 0, 1),
    ]  # fmt: skip
    assert [(each.share, each.pain) for each in weeks] == [(0.5, 6), (None, 7), (0.5, None)]


def test_a_day_without_tasks_was_not_due() -> None:
    made = prescribe()
    days = [make_day(TODAY).model_copy(update={"tasks": ()})]
    [week] = list_weeks(merge_results([made], [send(made, [make_session(TODAY)], days)]))
    assert (week.due_days, week.share) == (0, None)


def test_faults_of_four_weeks_are_counted_the_most_frequent_first() -> None:
    sessions = [make_session(go_back(day)) for day in (28, 27, 0)]
    sessions[2] = sessions[2].model_copy(update={"faults": {"leaning": 3, "knee_past_toes": 2}})
    assert count_faults(record(sessions)) == (
        ("lunge", "knee_past_toes", 4), ("lunge", "leaning", 3),
    )  # fmt: skip


def test_adherence_of_each_exercise_is_told_with_its_amount() -> None:
    days = [make_day(go_back(1), 1.0), make_day(TODAY, 0.5)]
    task = TaskResult(
        exercise="squat", unit="repetitions", amount=8.0, sides=1, times=1, times_done=0, share=0.25
    )
    days[1] = days[1].model_copy(update={"tasks": (*days[1].tasks, task)})
    assert [
        (each.exercise, each.prescribed, each.done, each.share, each.amount, each.sides)
        for each in list_adherence(days)
    ] == [("lunge", 4, 3, 0.75, "10 repetitions", 2), ("squat", 1, 0, 0.25, "8 repetitions", 1)]


WAITING = TaskResult(
    exercise=TEST, unit="tests", amount=1.0, sides=2, times=1, times_done=0, share=0.0
)
TESTED = WAITING.model_copy(update={"times_done": 1, "share": 1.0})


def test_a_test_that_stays_due_counts_once() -> None:
    days = [
        DayResult(day=go_back(9 - number), number=1, tasks=(each,))
        for number, each in enumerate((WAITING, WAITING, TESTED, WAITING, WAITING))
    ]
    made = prescribe()
    counted = merge_results([made], [send(made, [], days)]).counted_days
    assert [len(day.tasks) for day in counted] == [0, 0, 1, 0, 1]
    [each] = list_adherence(counted)
    assert (each.prescribed, each.done, each.share) == (2, 1, 0.5)


def test_a_test_of_a_routine_is_due_on_each_of_its_days() -> None:
    days = [
        DayResult(day=go_back(9 - number), number=1, tasks=(each,))
        for number, each in enumerate((WAITING, TESTED, WAITING))
    ]
    programme = choose_exercises([TEST], "", "")
    made = build_prescription(make_head(go_back(20)), programme)
    [each] = list_adherence(merge_results([made], [send(made, [], days)]).counted_days)
    assert (each.prescribed, each.done) == (3, 1)


def test_parts_of_a_test_that_stays_due_are_added() -> None:
    part = WAITING.model_copy(update={"times": 2, "times_done": 1, "share": 0.5})
    nothing = part.model_copy(update={"times_done": 0, "share": 0.0})
    for tasks, done, share in (
        ((part, nothing), 1, 0.5),
        ((part, nothing, part), 2, 1.0),
        ((part, part.model_copy(update={"times_done": 2, "share": 1.0})), 2, 1.0),
    ):
        days = [
            DayResult(day=go_back(9 - number), number=1, tasks=(each,))
            for number, each in enumerate(tasks)
        ]
        [found] = list_adherence(drop_waiting(days))
        assert (found.prescribed, found.done, found.share) == (2, done, share)


LEFT, RIGHT = (1.0, 0.0), (0.0, 1.0)


@pytest.mark.parametrize(
    ("measured", "done", "share"),
    [
        ((LEFT, LEFT, LEFT), 0, 0.5),
        ((LEFT, (0.0, 0.0), RIGHT), 1, 1.0),
        (((0.0, 0.0), RIGHT), 0, 0.5),
    ],
    ids=["one side again and again", "one side after the other", "one side"],
)
def test_a_test_is_done_when_both_sides_are(
    measured: tuple[tuple[float, float], ...], done: int, share: float
) -> None:
    days = [
        DayResult(
            day=go_back(9 - number),
            number=1,
            tasks=(WAITING.model_copy(update={"share": sum(parts) / 2, "parts": parts}),),
        )
        for number, parts in enumerate(measured)
    ]
    [found] = list_adherence(drop_waiting(days))
    assert (found.prescribed, found.done, found.share) == (1, done, share)


@pytest.mark.parametrize("times", [3, 6, 7, 12, 100])
def test_shares_that_results_round_make_whole_tests(times: int) -> None:
    shares = [round(done / times, 3) for done in (1, times - 2)]
    days = [
        DayResult(
            day=go_back(9 - number),
            number=1,
            tasks=(
                WAITING.model_copy(
                    update={"times": times, "share": share, "parts": (share, share)}
                ),
            ),
        )
        for number, share in enumerate(shares)
    ]
    [found] = list_adherence(drop_waiting(days))
    assert (found.prescribed, found.done) == (times, times - 1)


def test_weeks_exercises_and_the_whole_have_the_same_shares() -> None:
    made = prescribe()
    due = [make_day(go_back(13 - number), 1.0 if number < 12 else 0.5) for number in range(14)]
    days = [
        day.model_copy(update={"tasks": (*day.tasks, TESTED if number == 4 else WAITING)})
        for number, day in enumerate(due)
    ]
    found = merge_results([made], [send(made, [], days)])
    assert [week.share for week in list_weeks(found)] == [1.0, pytest.approx(12 / 15)]
    lunge, test = list_adherence(found.counted_days)
    assert (lunge.prescribed, lunge.share) == (28, pytest.approx(13 / 14))
    assert (test.prescribed, test.done, test.share) == (2, 1, 0.5)
    assert measure_share(found.counted_days) == pytest.approx(27 / 30)
    page = write_progress(found, "Ada", dt.datetime(2026, 3, 31, 20, tzinfo=dt.UTC))
    assert "90%" in [figure.value for figure in page.figures]


def test_nothing_was_done() -> None:
    assert list_weeks(record([])) == ()
    assert list_adherence(()) == ()
    assert measure_share(()) is None
    assert count_faults(record([])) == ()
    [week] = list_weeks(record([make_session(TODAY)]))
    assert (week.due_days, week.share, week.pain) == (None, None, None)


STOPPED = (
    PainAnswer(time_s=9.0, before=False, score=5, place="lower_leg", stopped=True, during=True),
    PainAnswer(time_s=60.0, before=False, score=2),
)
HURT_AFTER = (PainAnswer(time_s=60.0, before=False, score=5, place="lower_leg", stopped=True),)


@pytest.mark.parametrize(("days", "told"), [(0, True), (13, True), (14, False)])
@pytest.mark.parametrize(
    ("pains", "what"),
    [(STOPPED, "Stopped because of pain"), (HURT_AFTER, "Too much pain after the exercise")],
    ids=["during", "after"],
)
def test_what_hurt_too_much_needs_a_look(
    days: int, told: bool, pains: tuple[PainAnswer, ...], what: str
) -> None:
    session = make_session(go_back(days), pain=2).model_copy(update={"pains": pains})
    found = overview([session])
    words = f"{what} on {describe_date(go_back(days))}: 5 of 10, Leg below the knee, Lunge."
    assert (words in list(find_reasons(found, TODAY))) is told
    assert f"  {words}" in list(describe_record(found, record([session], [])))


def test_the_worst_answer_of_a_day_counts() -> None:
    session = make_session(TODAY, pain=2).model_copy(update={"pains": STOPPED})
    assert [day.score for day in list_pain([session])] == [5]
