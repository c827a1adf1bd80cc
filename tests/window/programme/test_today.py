"""What is due today, as the pages of the programme and the home page say it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from coach.body.landmarks import SIDES
from coach.exercise.dose.programme_records import DoneSession, Enrolment, Pause
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.programmes.loader import load_programme
from coach.window.exercises import ExerciseLibrary
from coach.window.home.cards import list_sections
from coach.window.programme.today import (
    DueExercise,
    PlanView,
    describe_activity,
    make_plan,
    merge_due,
)

NOT_ASKED = (
    "Harder exercises come on the day after you answer how much it hurts, if it hurts little."
)
NAME = "hip-flexors-4-weeks"
TODAY = dt.date(2026, 3, 2)
YESTERDAY = dt.date(2026, 3, 1)
LOADED = load_programme(NAME)
STRETCHED = [DoneSession(TODAY, "half-kneeling-stretch", side, held_s=40.0) for side in SIDES]


def plan(
    records: Sequence[DoneSession] = (), started: int = 0, pauses: tuple[Pause, ...] = ()
) -> PlanView:
    """Return the shipped programme, started some days ago."""
    enrolment = Enrolment(TODAY - dt.timedelta(days=started), pauses)
    return make_plan(LOADED.programme, LOADED.exercises, enrolment, records, TODAY)


def done(*ago: int) -> list[DoneSession]:
    return [
        DoneSession(TODAY - dt.timedelta(days=days), "half-kneeling-stretch", "left", held_s=20.0)
        for days in ago
    ]


HEADLINES = [
    pytest.param({}, "Day 1 of 28.", id="the first day"),
    pytest.param(
        {"records": done(1, 2), "started": 2},
        "Day 3 of 28; 2 days since you began.",
        id="every day",
    ),
    pytest.param(
        {"records": done(1), "started": 1}, "Day 2 of 28; 1 day since you began.", id="one day"
    ),
    pytest.param(
        {"records": done(9, 10), "started": 10},
        "Day 3 of 28; 10 days since you began. Good to see you."
        " You continue with day 3: nothing was lost, and nothing piles up.",
        id="after a week without a session: no blame",
    ),
    pytest.param(
        {"records": [*done(9), *STRETCHED], "started": 9},
        "Day 2 of 28; 9 days since you began.",
        id="not repeated once something is done today",
    ),
    pytest.param(
        {"started": 3, "pauses": (Pause(TODAY),)},
        "Paused. It continues where you were.",
        id="paused",
    ),
    pytest.param({"started": -2}, "Begins on 4 March.", id="not started"),
    pytest.param(
        {"records": done(*range(1, 40)), "started": 40},
        "All days are done. You can start it again, or choose another one.",
        id="finished",
    ),
]


@pytest.mark.parametrize(("given", "text"), HEADLINES)
def test_headline(given: dict[str, object], text: str) -> None:
    assert plan(**given).headline == text  # type: ignore[arg-type]


def test_what_was_done_is_ticked() -> None:
    half = [*STRETCHED, DoneSession(TODAY, "knee-to-chest", "left", held_s=50.0)]
    assert plan(half).note == NOT_ASKED
    due = merge_due(plan(half).due)
    assert (due["half-kneeling-stretch"].state, due["half-kneeling-stretch"].words) == (
        "done",
        "Done",
    )
    assert (due["knee-to-chest"].state, due["knee-to-chest"].words) == ("partly", "Partly done")
    assert (due["cat-cow"].state, due["cat-cow"].words) == ("open", "")
    assert plan().due[0].exercise == "thomas-test"
    assert plan().due[0].routine == "Measure every 14 days"


NOTES = [
    pytest.param([], NOT_ASKED, id="never"),
    pytest.param([6], "Harder exercises wait until your pain answers are lower.", id="much"),
    pytest.param([1], "", id="little"),
]


@pytest.mark.parametrize(("pains", "note"), NOTES)
def test_what_waits_for_less_pain_is_told(pains: list[int], note: str) -> None:
    records = [DoneSession(YESTERDAY, "cat-cow", None, lasted_s=135.0, pain=pain) for pain in pains]
    assert plan(records, started=1).note == note


def test_home_shows_the_open_one_of_two_due_times() -> None:
    morning, evening = (
        DueExercise("lunge", "Lunge", title, "10", words, state)
        for title, words, state in (("Morning", "Done", "done"), ("Evening", "", "open"))
    )
    assert merge_due([morning, evening]) == {"lunge": evening}
    assert merge_due([evening, morning]) == {"lunge": evening}


def test_half_an_hour_of_activity() -> None:
    assert describe_activity(0.0) == "0 of 30 minutes of activity today"
    assert describe_activity(12.9) == "12 of 30 minutes of activity today"


def test_paused_days_extend_no_week() -> None:
    records = [
        *done(0, 1, 8, 9),
        DoneSession(TODAY - dt.timedelta(days=9), "thomas-test", "left", range_deg=8.0),
        DoneSession(TODAY - dt.timedelta(days=9), "seated-hip-flexion-hold", None, longest_s=24.0),
    ]
    assert [week.words for week in plan(records, started=10).weeks] == [
        "Week 1: 2 days; Thomas test: left 8°; Seated hip flexion hold: 24 s",
        "Week 2: 2 days",
    ]
    paused = (Pause(TODAY - dt.timedelta(days=7), TODAY - dt.timedelta(days=2)),)
    assert [week.days for week in plan(records, started=10, pauses=paused).weeks] == [4]


def test_home_shows_today_first_with_ticks() -> None:
    exercises = {name: load_exercise(name).exercise for name in list_exercises()}
    sections = list_sections(ExerciseLibrary(exercises, plan=plan(STRETCHED)), TODAY)
    assert sections[0].title == "Four weeks for tight hip flexors: Day 1 of 28."
    ticks = {card.name: card.tick for card in sections[0].cards}
    assert ticks["half-kneeling-stretch"] == "done"
    assert ticks["cat-cow"] == "open"
    names = [card.name for section in sections for card in section.cards]
    assert sorted(names) == sorted(exercises)
    assert "For today" not in [section.title for section in sections]
    assert sections[0].cards[0].key == "1"


def test_after_the_programme_home_offers_what_is_due() -> None:
    exercises = {name: load_exercise(name).exercise for name in list_exercises()}
    finished = plan(done(*range(1, 40)), started=40)
    assert [
        section.title for section in list_sections(ExerciseLibrary(exercises, plan=finished), TODAY)
    ][1] == "For today"
