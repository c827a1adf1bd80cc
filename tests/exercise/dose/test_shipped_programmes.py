"""Every shipped programme, played through day by day: with and without pain, and never answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.duration import estimate_minutes
from coach.exercise.dose.programme_plan import plan_day
from coach.exercise.dose.programme_records import DayPlan, DoneSession, Enrolment, Task
from coach.store.programmes.loader import FOLDER, LoadedProgramme, list_programmes, load_programme

NAMES = sorted(name for name, path in list_programmes().items() if path.parent.name == FOLDER)
BEGAN = date(2026, 2, 2)
PAINS = (None, 1, 8)


def do(task: Task, exercise: Exercise, day: date, pain: int | None) -> Iterator[DoneSession]:
    """Do a task as often as it is due."""
    amount = task.requirement.amount * task.times
    for side in task.requirement.sides:
        yield DoneSession(
            day,
            task.item.exercise,
            side,
            repetitions=round(amount) if exercise.kind == "repetitions" else 0,
            held_s=amount if exercise.kind == "hold" else 0.0,
            range_deg=8.0 if exercise.kind == "range-of-motion" else None,
            lasted_s=amount * 60.0,
            longest_s=amount if exercise.kind == "hold" else None,
            pain=pain,
        )


def play(loaded: LoadedProgramme, pain: int | None) -> list[DayPlan]:
    """Return the plan of each day, if everything that is due is done, with the same pain."""
    plans, sessions = [], list[DoneSession]()
    day = BEGAN
    while True:
        args = loaded.programme, loaded.exercises, Enrolment(BEGAN), sessions, day
        today = plan_day(*args)
        if today.finished:
            return plans
        plans.append(today)
        for task in today.tasks:
            sessions += do(task, loaded.exercises[task.item.exercise], day, pain)
        assert plan_day(*args).done, [t for t in plan_day(*args).tasks if t.state != "done"]
        day += timedelta(days=1)


@pytest.fixture(scope="module", params=[(name, pain) for name in NAMES for pain in PAINS], ids=str)
def played(request: pytest.FixtureRequest) -> tuple[LoadedProgramme, int | None, list[DayPlan]]:
    name, pain = request.param
    loaded = load_programme(name)
    return loaded, pain, play(loaded, pain)


def list_exercises(loaded: LoadedProgramme, today: DayPlan) -> list[tuple[Task, Exercise]]:
    return [
        (task, loaded.exercises[task.item.exercise])
        for task in today.tasks
        if task.every_days is None
    ]


Played = tuple[LoadedProgramme, int | None, list[DayPlan]]


def test_it_lasts_its_weeks_and_every_day_has_something(played: Played) -> None:
    loaded, _, plans = played
    assert [today.number for today in plans] == list(range(1, loaded.programme.length_days + 1))
    assert all(list_exercises(loaded, today) for today in plans)


def test_it_begins_gently(played: Played) -> None:
    loaded, _, plans = played
    strong = [
        (today.number, task.item.exercise)
        for today in plans[:14]
        for task, exercise in list_exercises(loaded, today)
        if exercise.level == "strong"
    ]
    assert strong == []


def test_strong_exercises_wait_for_little_pain(played: Played) -> None:
    loaded, pain, plans = played
    for today in plans:
        for task, exercise in list_exercises(loaded, today):
            if exercise.level == "strong":
                assert pain == 1
                assert task.item.if_pain_at_most is not None


def test_each_exercise_stands_once_in_a_routine_whatever_the_pain(played: Played) -> None:
    _, _, plans = played
    for today in plans:
        named = [(task.routine, task.item.exercise) for task in today.tasks]
        assert len(named) == len(set(named))


def test_it_never_takes_away_much_at_once(played: Played) -> None:
    """With constant pain, no week is shorter than half of the week before."""
    loaded, _, plans = played
    weeks = [
        sum(
            task.times * estimate_minutes(exercise, task.item)
            for today in plans[first : first + 7]
            for task, exercise in list_exercises(loaded, today)
        )
        for first in range(0, len(plans), 7)
    ]
    assert all(after > before / 2 for before, after in pairwise(weeks))


def test_tests_come_back_in_their_time(played: Played) -> None:
    loaded, _, plans = played
    for test in loaded.programme.retest:
        days = [
            today.number
            for today in plans
            if test.exercise in [task.item.exercise for task in today.tasks if task.every_days]
        ]
        assert days == list(range(1, loaded.programme.length_days + 1, test.every_days))


def test_with_little_pain_more_is_done() -> None:
    for name in NAMES:
        loaded = load_programme(name)
        minutes = {
            pain: sum(
                task.times * estimate_minutes(exercise, task.item)
                for today in play(loaded, pain)
                for task, exercise in list_exercises(loaded, today)
            )
            for pain in PAINS
        }
        assert minutes[None] == pytest.approx(minutes[8])
        assert minutes[1] > minutes[8]


def list_named(name: str, day: int, pain: int = 1) -> list[str]:
    return [task.item.exercise for task in play(load_programme(name), pain)[day - 1].tasks]


FOUR_WEEKS = [
    pytest.param(1, 1, {"deep-pelvic-breathing", "posterior-pelvic-tilt", "cat-cow"}, id="first"),
    pytest.param(1, 1, {"half-kneeling-stretch", "walking", "bird-dog", "bridge"}, id="first too"),
    pytest.param(1, 1, {"thomas-test", "seated-hip-flexion-hold", "hip-flexion-test"}, id="tests"),
    pytest.param(1, 1, {"standing-hip-flexion", "sit-to-stand"}, id="strength of hip flexors"),
    pytest.param(15, 1, {"kneeling-hip-flexor-stretch", "lunge-stretch"}, id="third week"),
    pytest.param(15, 8, {"half-kneeling-stretch"}, id="third week with pain"),
    pytest.param(22, 1, {"couch-stretch"}, id="fourth week"),
    pytest.param(22, 8, {"half-kneeling-stretch"}, id="fourth week with pain"),
]


@pytest.mark.parametrize(("day", "pain", "names"), FOUR_WEEKS)
def test_the_four_weeks(day: int, pain: int, names: set[str]) -> None:
    assert names <= set(list_named("hip-flexors-4-weeks", day, pain))


@pytest.mark.parametrize(("day", "pain"), [(1, 1), (15, 1), (21, 1), (22, 3), (28, 8)])
def test_no_couch_stretch_before_the_fourth_week_or_with_pain(day: int, pain: int) -> None:
    assert "couch-stretch" not in list_named("hip-flexors-4-weeks", day, pain)


def test_strength_on_three_days_a_week() -> None:
    days = [
        today.number
        for today in play(load_programme("hip-flexors-4-weeks"), 1)[:7]
        if "bridge" in [task.item.exercise for task in today.tasks]
    ]
    assert days == [1, 3, 5]


@pytest.mark.parametrize("pain", PAINS)
def test_half_an_hour_a_day_from_the_second_week(pain: int | None) -> None:
    """Walks and exercises together reach the half hour on every day of the four weeks."""
    loaded = load_programme("hip-flexors-4-weeks")
    for today in play(loaded, pain)[7:]:
        minutes = sum(
            task.times * estimate_minutes(exercise, task.item)
            for task, exercise in list_exercises(loaded, today)
        )
        assert minutes >= 30.0


PLACES = [("on-a-chair", {"chair"}), ("sitting-all-day", {"chair", "standing"})]


@pytest.mark.parametrize(("name", "places"), PLACES)
def test_nobody_has_to_get_down_to_the_floor(name: str, places: set[str]) -> None:
    for exercise in load_programme(name).exercises.values():
        assert places & set(exercise.place)


def test_ten_minutes_twice_a_day() -> None:
    loaded = load_programme("sitting-all-day")
    breaks = [routine for routine in loaded.programme.routines if routine.times_a_day == 2]
    assert len(breaks) == 2
    for routine in breaks:
        for pain in PAINS:
            minutes = sum(
                estimate_minutes(loaded.exercises[item.exercise], item) + (item.rest_s or 0) / 60
                for item in routine.items
                if item.allows(pain)
            )
            assert 6.0 <= minutes <= 10.0


def test_days_of_those_who_began_with_harder_exercises_stay_counted() -> None:
    """Earlier versions of the four weeks began with the couch stretch."""
    loaded = load_programme("hip-flexors-4-weeks")
    for name in ("couch-stretch", "lunge-stretch", "knee-to-chest", "thigh-roller-massage"):
        sessions = [DoneSession(BEGAN + timedelta(days=each), name, None) for each in range(10)]
        day = BEGAN + timedelta(days=10)
        args = loaded.programme, loaded.exercises, Enrolment(BEGAN), sessions, day
        assert plan_day(*args).number == 11


HOLD = re.compile(r"\b(?:[Hh]old|[Ss]tay) for (?:(\d+)(?: to (\d+))? seconds|(a minute))")
"""How long somebody is told to hold, in a step of an exercise."""


@pytest.mark.parametrize("name", NAMES)
def test_no_step_contradicts_the_seconds_of_a_hold(name: str) -> None:
    loaded = load_programme(name)
    wrong = []
    for item in (item for routine in loaded.programme.routines for item in routine.items):
        for step in loaded.exercises[item.exercise].steps if item.hold_s else ():
            for first, last, minute in HOLD.findall(step):
                least, most = (60.0, 60.0) if minute else (float(first), float(last or first))
                if not least <= (item.hold_s or 0.0) <= most:
                    wrong.append((item.exercise, item.hold_s, step))
    assert not wrong
