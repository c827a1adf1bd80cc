"""Tests of the programme: its texts, the home page, and its own page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.dose.programme_plan import DoneSession, Enrolment, Pause
from coach.exercise.dose.requirements import Requirement
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.programmes.enrolment import load_enrolment, save_enrolment
from coach.store.programmes.loader import load_programme
from coach.translation import Translations, load_translations
from coach.window.exercises import ExerciseLibrary
from coach.window.home.cards import list_sections
from coach.window.programme.page import ProgrammePage
from coach.window.programme.service import read_programme, start
from coach.window.programme.today import PlanView, describe_requirement, make_plan, merge_due
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from coach.window.translation.translate import CURRENT

NAME = "hip-flexors-4-weeks"
TODAY = dt.date(2026, 3, 2)
LOADED = load_programme(NAME)
STRETCHED = [DoneSession(TODAY, "couch-stretch", side, held_s=70.0) for side in ("left", "right")]  # type: ignore[arg-type]


def plan(
    records: Sequence[DoneSession] = (), started: int = 0, pauses: tuple[Pause, ...] = ()
) -> PlanView:
    """Return the shipped programme, started some days ago."""
    enrolment = Enrolment(TODAY - dt.timedelta(days=started), pauses)
    return make_plan(LOADED.programme, LOADED.exercises, enrolment, records, TODAY)


def done(*ago: int) -> list[DoneSession]:
    return [
        DoneSession(TODAY - dt.timedelta(days=days), "couch-stretch", "left", held_s=60.0)
        for days in ago
    ]


HEADLINES = [
    pytest.param({}, "Day 1 of 28, week 1.", id="the first day"),
    pytest.param({"records": done(1, 2), "started": 2}, "Day 3 of 28, week 1.", id="every day"),
    pytest.param(
        {"records": done(9, 10), "started": 10},
        "Day 3 of 28, week 1. Good to see you."
        " You continue with day 3: nothing was lost, and nothing piles up.",
        id="after a week without a session: no blame",
    ),
    pytest.param(
        {"records": [*done(9), *STRETCHED], "started": 9},
        "Day 2 of 28, week 1.",
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
    due = merge_due(plan(half).due)
    assert (due["couch-stretch"].state, due["couch-stretch"].words) == ("done", "Done")
    assert (due["knee-to-chest"].state, due["knee-to-chest"].words) == ("partly", "Partly done")
    assert (due["thigh-roller-massage"].state, due["thigh-roller-massage"].words) == ("open", "")
    assert plan().due[0].exercise == "hip-flexion-test"
    assert plan().due[0].routine == "Once a week: measure"


def test_home_shows_the_open_one_of_two_due_times() -> None:
    once = [DoneSession(TODAY, "lunge-stretch", side, held_s=20.0) for side in ("left", "right")]  # type: ignore[arg-type]
    states = [due.state for due in plan(once).due if due.exercise == "lunge-stretch"]
    assert states == ["done", "open"]
    assert merge_due(plan(once).due)["lunge-stretch"].words == "2 times today"


NEEDS = [
    pytest.param(
        Requirement(("left", "right"), "repetitions", 10.0),
        "10 repetitions each side",
        id="each side",
    ),
    pytest.param(
        Requirement(("left",), "seconds held", 60.0), "60 seconds held, left side", id="one side"
    ),
    pytest.param(Requirement((None,), "minutes", 2.5), "2.5 minutes", id="no sides"),
    pytest.param(Requirement(("left", "right"), "tests", 1.0), "one test each side", id="a test"),
]


@pytest.mark.parametrize(("need", "text"), NEEDS)
def test_describe_requirement(need: Requirement, text: str) -> None:
    assert describe_requirement(need) == text


def test_paused_days_extend_no_week() -> None:
    records = [
        *done(0, 1, 8, 9),
        DoneSession(TODAY - dt.timedelta(days=9), "hip-flexion-test", "left", range_deg=108.0),
    ]
    assert [week.words for week in plan(records, started=10).weeks] == [
        "Week 1: 2 days, left 108°",
        "Week 2: 2 days",
    ]
    paused = (Pause(TODAY - dt.timedelta(days=7), TODAY - dt.timedelta(days=2)),)
    assert [week.days for week in plan(records, started=10, pauses=paused).weeks] == [4]


def test_home_shows_today_first_with_ticks() -> None:
    exercises = {name: load_exercise(name).exercise for name in list_exercises()}
    sections = list_sections(ExerciseLibrary(exercises, plan=plan(STRETCHED)), TODAY)
    assert sections[0].title == "Four weeks for tight hip flexors: Day 1 of 28, week 1."
    ticks = {card.name: card.tick for card in sections[0].cards}
    assert ticks["couch-stretch"] == "done"
    assert ticks["thigh-roller-massage"] == "open"
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


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ProgrammePage]:
    page = ProgrammePage(Theme(DARK), today=lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def show(qtbot: QtBot, page: ProgrammePage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.show()


def test_start_pause_resume_and_end_by_keys(qtbot: QtBot, page: ProgrammePage) -> None:
    show(qtbot, page)
    assert page.programme == read_programme(TODAY)
    assert page.ticks[0].accessibleName() == "Four weeks for tight hip flexors"
    with qtbot.waitSignals([page.changed, page.reading.finished]):
        qtbot.keyClick(page.ticks[0], Qt.Key.Key_Return)
    followed = load_enrolment()
    assert followed is not None
    assert (followed.programme, followed.started) == (NAME, TODAY)
    assert len(page.ticks) > 5
    with qtbot.waitSignals([page.changed, page.reading.finished]):
        qtbot.keyClick(page, Qt.Key.Key_Z)
    assert page.accessibleDescription().startswith("Paused.")
    with qtbot.waitSignals([page.changed, page.reading.finished]):
        qtbot.keyClick(page, Qt.Key.Key_Z)
    qtbot.keyClick(page, Qt.Key.Key_X)
    assert load_enrolment() is not None
    assert page.accessibleDescription().startswith("Press X again")
    with qtbot.waitSignals([page.changed, page.reading.finished]):
        qtbot.keyClick(page, Qt.Key.Key_X)
    assert load_enrolment() is None


def test_a_row_starts_its_exercise(qtbot: QtBot, page: ProgrammePage) -> None:
    start(NAME, TODAY)
    show(qtbot, page)
    page.set_theme(Theme(LIGHT, 1.5, 2.0))
    row = next(row for row in page.ticks if row.title == "Couch stretch")
    with qtbot.waitSignal(
        page.exercise_requested, check_params_cb=lambda name: name == "couch-stretch"
    ):
        qtbot.keyClick(row, Qt.Key.Key_Space)


def test_a_key_starts_the_routine_while_something_is_left(
    qtbot: QtBot, page: ProgrammePage
) -> None:
    show(qtbot, page)
    with qtbot.assertNotEmitted(page.routine_requested):
        qtbot.keyClick(page, Qt.Key.Key_T)
    qtbot.mouseClick(page.ticks[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.programme is not None and page.programme.plan is not None)
    assert page.begin.isVisible()
    with qtbot.waitSignal(page.routine_requested):
        qtbot.keyClick(page, Qt.Key.Key_T)
    with qtbot.waitSignal(page.routine_requested):
        qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)


@pytest.fixture
def german() -> Iterator[None]:
    CURRENT.choose(load_translations("de"))
    yield
    CURRENT.choose(Translations())


@pytest.mark.usefixtures("german")
def test_available_and_current_programme_in_german(qtbot: QtBot, page: ProgrammePage) -> None:
    show(qtbot, page)
    shown = page.ticks[0]
    assert shown.title == "Vier Wochen für verspannte Hüftbeuger"
    assert shown.detail.startswith("Massage, dann mehrmals am Tag Dehnungen, ")
    assert [heading.text()[:29] for heading in page._headings] == [
        "Brich eine Übung ab, die den ",
        "Ob es verspannte Hüftbeuger s",
    ]
    CURRENT.choose(load_translations("de"))  # as if the available programmes had never been listed
    start(NAME, TODAY)
    followed = read_programme(TODAY).plan
    assert followed is not None
    assert followed.title == "Vier Wochen für verspannte Hüftbeuger"
    assert {due.routine for due in followed.due} >= {
        "Massage und lange Dehnungen",
        "Kurze Dehnungen gegen langes Sitzen",
    }
    assert "Couch-Dehnung" in {due.title for due in followed.due}


def test_a_missing_programme_shows_an_error(qtbot: QtBot, page: ProgrammePage) -> None:
    start(NAME, TODAY)
    followed = load_enrolment()
    assert followed is not None
    save_enrolment(followed.model_copy(update={"programme": "gone"}))
    with qtbot.waitSignal(page.reading.failed):
        page.show()
    assert "gone" in page.accessibleDescription()
