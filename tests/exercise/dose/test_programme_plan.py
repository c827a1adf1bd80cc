"""What is due on a day, from the start date and the sessions alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.landmarks import Side
from coach.exercise.definition.programme import Item, Programme
from coach.exercise.dose.programme_plan import find_number, follow_progress, plan_day
from coach.exercise.dose.programme_records import DayPlan, DoneSession, Enrolment, Pause
from coach.exercise.dose.requirements import find_requirement
from tests.exercise.examples import BASE, KNEE_BEND, PLANK, RAISE, make

MONDAY = date(2026, 2, 2)
EXERCISES = {
    "bend": make(
        {
            **KNEE_BEND,
            "side": "front",
            "main_angle": "knee_bend_front",
            "dose": {"sets": 2, "repetitions": 5, "text": "x"},
        }
    ),
    "squat": make({**KNEE_BEND, "dose": {"repetitions": 8, "text": "x"}}),
    "stretch": make({**PLANK, "dose": {"hold_s": 20.0, "text": "x"}}),
    "test": make(RAISE),
    "massage": make(
        {
            **{key: value for key, value in BASE.items() if key not in ("main_angle", "target")},
            "kind": "guided",
            "guide": [{"text": "Roll.", "seconds": 120.0}],
        }
    ),
}
PROGRAMME: dict[str, Any] = {
    "schema_version": 1,
    "title": "Two weeks",
    "summary": "A test.",
    "weeks": 2,
    "routines": [
        {
            "name": "stretches",
            "title": "Stretches",
            "times_a_day": 2,
            "items": [{"exercise": "stretch"}],
        },
        {
            "name": "strength",
            "title": "Strength",
            "days": [1, 4],
            "items": [{"exercise": "bend"}, {"exercise": "squat"}],
        },
        {
            "name": "release",
            "title": "Release",
            "weeks": [2, 2],
            "items": [{"exercise": "massage"}],
        },
    ],
    "retest": {"exercise": "test"},
    "source": {"text": "Nobody."},
}
ONLY_STRENGTH = {**PROGRAMME, "routines": [PROGRAMME["routines"][1]], "retest": None}


def day(number: int) -> date:
    """The n-th calendar day, the first is 1."""
    return MONDAY + timedelta(days=number - 1)


def held(number: int, side: Side | None = "left", seconds: float = 40.0) -> DoneSession:
    return DoneSession(day(number), "stretch", side, held_s=seconds)


def plan(
    number: int,
    *sessions: DoneSession,
    enrolment: Enrolment | None = None,
    programme: dict[str, Any] | None = None,
) -> DayPlan:
    return plan_day(
        Programme.model_validate(programme or PROGRAMME),
        EXERCISES,
        enrolment or Enrolment(MONDAY),
        sessions,
        day(number),
    )


def states(today: DayPlan) -> dict[str, str]:
    return {task.item.exercise: task.state for task in today.tasks}


def test_the_first_day() -> None:
    today = plan(1)
    assert (today.number, today.week, today.done) == (1, 1, False)
    assert states(today) == {"test": "open", "stretch": "open", "bend": "open", "squat": "open"}


@pytest.mark.parametrize(
    ("sessions", "state", "times_done", "share"),
    [
        pytest.param([], "open", 0, 0.0, id="nothing"),
        pytest.param([held(1, "left", 20.0)], "partly", 0, 0.25, id="one side once"),
        pytest.param(
            [held(1, "left", 20.0), held(1, "right", 20.0)], "partly", 1, 0.5, id="both sides once"
        ),
        pytest.param(
            [held(1, "left", 40.0), held(1, "right", 20.0)], "partly", 1, 0.75, id="one side twice"
        ),
        pytest.param(
            [held(1, "left", 40.0), held(1, "right", 36.0)],
            "done",
            2,
            0.95,
            id="twice, a little short",
        ),
        pytest.param(
            [held(1, "left", 20.0), held(1, None, 60.0)], "done", 2, 1.0, id="a side was not told"
        ),
        pytest.param([held(1, "left", 90.0)], "partly", 0, 0.5, id="all with one side"),
        pytest.param(
            [held(2, "left", 99.0), held(2, "right", 99.0)], "open", 0, 0.0, id="another day"
        ),
    ],
)
def test_a_stretch_twice_a_day_is_ticked_off_by_seconds(
    sessions: list[DoneSession], state: str, times_done: int, share: float
) -> None:
    task = next(task for task in plan(1, *sessions).tasks if task.item.exercise == "stretch")
    assert (task.state, task.times_done, task.share) == (state, times_done, pytest.approx(share))


def test_a_day_is_done_with_all_of_its_tasks() -> None:
    squat, bend = (DoneSession(day(1), name, None, 20) for name in ("squat", "bend"))
    days = [plan(1, *done, programme=ONLY_STRENGTH) for done in ([squat], [squat, bend])]
    assert [today.done for today in days] == [False, True]


def test_repetitions_guided_minutes_and_tests_are_ticked_off() -> None:
    week_two = [held(number) for number in range(1, 8)]
    sessions = [
        *week_two,
        DoneSession(day(8), "bend", "left", 10),
        DoneSession(day(8), "bend", "right", 9),
        DoneSession(day(8), "squat", None, 8),
        DoneSession(day(8), "massage", None, lasted_s=119.0),
        DoneSession(day(8), "test", "left", range_deg=100.0),
    ]
    assert states(plan(8, *sessions)) == {
        "test": "partly",
        "stretch": "open",
        "bend": "partly",
        "squat": "done",
        "massage": "done",
    }


def test_the_same_work_is_not_counted_for_two_routines() -> None:
    twice = {
        **PROGRAMME,
        "routines": [
            {"name": name, "title": name, "items": [{"exercise": "squat"}]}
            for name in ("morning", "evening")
        ],
    }
    assert [
        task.state
        for task in plan(1, DoneSession(MONDAY, "squat", None, 12), programme=twice).tasks[1:]
    ] == ["done", "partly"]


def test_missed_days_move_on_and_never_pile_up() -> None:
    """After four days without a session, the fifth is day 1 again, with the same length."""
    assert plan(5).number == 1
    assert len(plan(5).tasks) == len(plan(1).tasks)
    assert plan(6, held(1, seconds=1.0), held(5)).number == 3


def test_a_day_on_which_nothing_is_due_passes_by_itself() -> None:
    done = DoneSession(day(1), "bend", "left", 10)
    numbers = [plan(number, done, programme=ONLY_STRENGTH).number for number in range(1, 8)]
    assert numbers == [1, 2, 3, 4, 4, 4, 4]
    assert plan(2, done, programme=ONLY_STRENGTH).tasks == ()


def test_only_exercises_of_the_programme_move_it_on() -> None:
    """One of another week counts: a day is one on which something of the programme was done."""
    massage = DoneSession(day(1), "massage", None, lasted_s=500.0)
    other = DoneSession(day(2), "unknown", None, 9)
    test = DoneSession(day(2), "test", "left", range_deg=90.0)
    assert plan(3, other, test).number == 1
    assert plan(3, massage, other, test).number == 2


LIMITED = {
    **PROGRAMME,
    "retest": None,
    "routines": [
        {
            "name": "stretches",
            "title": "Stretches",
            "items": [
                {"exercise": "stretch", "hold_s": 10.0, "if_pain_above": 3},
                {"exercise": "stretch", "hold_s": 30.0, "if_pain_at_most": 3},
            ],
        }
    ],
}


def answer(number: int, pain: int | None) -> DoneSession:
    return DoneSession(day(number), "squat", None, 1, pain=pain)


PAINS = [
    pytest.param([], None, 10.0, id="never asked"),
    pytest.param([answer(1, None)], None, 10.0, id="not answered"),
    pytest.param([answer(1, 3)], 3, 30.0, id="at the limit"),
    pytest.param([answer(1, 4)], 4, 10.0, id="above the limit"),
    pytest.param([answer(1, 2), answer(1, 5)], 5, 10.0, id="the highest of a day"),
    pytest.param([answer(1, 8), answer(2, 1)], 1, 30.0, id="the last day counts"),
    pytest.param([answer(2, 1), answer(3, 6)], 6, 10.0, id="today holds back"),
    pytest.param([answer(2, 6), answer(3, 1)], 6, 10.0, id="today does not step up"),
    pytest.param([answer(3, 2)], None, 10.0, id="the first answer counts from tomorrow"),
    pytest.param([answer(2, 2), answer(4, 9)], 2, 30.0, id="tomorrow is not known"),
]


@pytest.mark.parametrize(("sessions", "pain", "hold_s"), PAINS)
def test_the_dose_goes_up_only_if_the_pain_allows_it(
    sessions: list[DoneSession], pain: int | None, hold_s: float
) -> None:
    today = plan(3, *sessions, programme=LIMITED)
    assert [task.item.hold_s for task in today.tasks] == [hold_s]
    assert today.pain == pain
    assert [item.hold_s for item in today.waiting] == ([30.0] if hold_s == 10.0 else [])


def test_several_tests_come_back_each_in_its_time() -> None:
    programme = {
        **PROGRAMME,
        "retest": [
            {"exercise": "test", "every_days": 3},
            {"exercise": "held_test", "every_days": 5},
        ],
    }
    exercises = {**EXERCISES, "held_test": make(PLANK, group="test")}
    sessions = [
        DoneSession(day(1), "test", "left", range_deg=90.0),
        DoneSession(day(1), "held_test", "left", held_s=12.0, longest_s=12.0),
        DoneSession(day(2), "held_test", "right", held_s=9.0, longest_s=9.0),
    ]

    def plan_tests(number: int) -> DayPlan:
        model = Programme.model_validate(programme)
        return plan_day(model, exercises, Enrolment(MONDAY), sessions, day(number))

    named = {
        number: [task.item.exercise for task in plan_tests(number).tasks if task.every_days]
        for number in range(1, 8)
    }
    assert named == {
        1: ["test", "held_test"], 2: [], 3: [], 4: ["test"], 5: ["test"], 6: ["test"],
        7: ["test", "held_test"],
    }  # fmt: skip
    held = next(task for task in plan_tests(1).tasks if task.item.exercise == "held_test")
    assert (held.requirement.unit, held.state) == ("tests", "partly"), "however long it is held"
    progress = follow_progress(
        Programme.model_validate(programme), Enrolment(MONDAY), sessions, day(7)
    )
    assert progress.results == {1: {"left": 90.0}}
    assert progress.tests["held_test"] == {1: {"left": 12.0, "right": 9.0}}


def test_a_single_test_of_older_files_and_no_test_are_read() -> None:
    assert Programme.model_validate(PROGRAMME).tests == ("test",)
    assert Programme.model_validate({**PROGRAMME, "retest": None}).tests == ()
    assert Programme.model_validate({**PROGRAMME, "retest": []}).tests == ()
    again = Programme.model_validate(PROGRAMME)
    assert Programme.model_validate(again.model_dump()) == again


def test_paused_it_stands_still_and_goes_on_where_it_was() -> None:
    enrolment = Enrolment(MONDAY, (Pause(day(3), day(10)),))
    done = [held(number) for number in (1, 2, 4)]
    assert plan(3, *done, enrolment=enrolment).paused
    assert plan(9, *done, enrolment=enrolment).tasks == ()
    assert not plan(10, *done, enrolment=enrolment).paused
    assert plan(10, *done, enrolment=enrolment).number == 3
    assert plan(30, *done, enrolment=Enrolment(MONDAY, (Pause(day(3)),))).paused


def test_the_test_comes_back_every_week() -> None:
    tested = DoneSession(day(1), "test", "left", range_deg=100.0)
    dues = [number for number in range(1, 12) if "test" in states(plan(number, tested))]
    assert dues == [1, 8, 9, 10, 11]
    paused = Enrolment(MONDAY, (Pause(day(2), day(5)),))
    assert [
        number
        for number in range(1, 13)
        if "test" in states(plan(number, tested, enrolment=paused))
    ] == [1, 11, 12]


def test_it_ends() -> None:
    done = [held(number) for number in range(1, 15)]
    assert not plan(14, *done).finished
    assert plan(15, *done).finished
    assert plan(15, *done).tasks == ()


def test_before_the_first_day_nothing_is_due() -> None:
    assert plan(0).tasks == ()


def test_progress_by_week() -> None:
    sessions = [
        held(1),
        held(1, "right"),
        held(3),
        held(0),
        DoneSession(day(1), "test", "left", range_deg=95.0),
        DoneSession(day(2), "test", "left", range_deg=97.0),
        DoneSession(day(9), "test", "right", range_deg=99.0),
        DoneSession(day(9), "test", "left"),
    ]
    progress = follow_progress(
        Programme.model_validate(PROGRAMME), Enrolment(MONDAY), sessions, day(10)
    )
    assert (progress.days_done, progress.days_in_all) == (2, 14)
    assert progress.results == {1: {"left": 97.0}, 2: {"right": 99.0}}


@pytest.mark.parametrize(
    ("item", "sides", "amount"),
    [
        (Item(exercise="bend"), ("left", "right"), 10.0),
        (Item(exercise="bend", sets=1, sides="left"), ("left",), 5.0),
        (Item(exercise="squat", repetitions=3), (None,), 3.0),
        (Item(exercise="stretch", repetitions=3, hold_s=10.0), ("left", "right"), 30.0),
        (Item(exercise="massage"), (None,), 2.0),
        (Item(exercise="test"), ("left", "right"), 1.0),
    ],
    ids=lambda value: str(value)[:40],
)
def test_how_much_one_time_is(item: Item, sides: tuple[Side | None, ...], amount: float) -> None:
    requirement = find_requirement(item, EXERCISES[item.exercise])
    assert (requirement.sides, requirement.amount) == (sides, amount)


RECORDS = st.lists(
    st.builds(
        DoneSession,
        day=st.integers(-3, 20).map(day),
        exercise=st.sampled_from([*EXERCISES, "gone"]),
        side=st.sampled_from(["left", "right", None]),
        repetitions=st.integers(0, 30),
        held_s=st.floats(0, 100),
        range_deg=st.none() | st.floats(0, 140),
        lasted_s=st.floats(0, 400),
    ),
    max_size=12,
)


@given(RECORDS, st.integers(1, 20))
def test_more_done_is_never_less_ticked_off(sessions: list[DoneSession], number: int) -> None:
    today, more = plan(number, *sessions), plan(number, *sessions, held(number, "left", 25.0))
    assert [task.share for task in today.tasks] <= [task.share for task in more.tasks]
    assert all(
        0.0 <= task.share <= 1.0 and 0 <= task.times_done <= task.times for task in more.tasks
    )
    assert all((task.state == "done") <= (task.share > 0.85) for task in more.tasks)


@given(RECORDS, st.integers(1, 18))
def test_a_programme_goes_on_by_at_most_a_day_a_day(
    sessions: list[DoneSession], number: int
) -> None:
    programme = Programme.model_validate(PROGRAMME)
    first, second = (
        find_number(programme, Enrolment(MONDAY), sessions, day(each))
        for each in (number, number + 1)
    )
    assert 0 <= second - first <= 1
