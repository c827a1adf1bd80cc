"""Tests of the programme: its texts, the home page, and its own page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.body.landmarks import SIDES
from coach.errors import CoachError
from coach.exercise.dose.programme_records import DoneSession, Enrolment, Pause
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.enrolment import (
    Following,
    load_enrolment,
    save_enrolment,
    update_enrolment,
)
from coach.store.programmes.loader import load_programme
from coach.translation import Translations, load_translations
from coach.window.exercises import ExerciseLibrary, find_activity
from coach.window.home.cards import list_sections
from coach.window.programme.page import ProgrammePage
from coach.window.programme.service import (
    AvailableProgramme,
    find_common_cautions,
    read_activity,
    read_programme,
    start,
)
from coach.window.programme.today import (
    DueExercise,
    PlanView,
    describe_activity,
    make_plan,
    merge_due,
)
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from coach.window.translation.translate import CURRENT, tr

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
    row = next(row for row in page.ticks if row.title == "Half-kneeling stretch")
    with qtbot.waitSignal(
        page.exercise_requested, check_params_cb=lambda name: name == "half-kneeling-stretch"
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
    assert shown.detail.startswith("Zuerst sanfte Bewegungen, ")
    assert [heading.text()[:29] for heading in page._headings][:3] == [
        "heute 0 von 30 Minuten Bewegu",
        "Brich eine Übung ab, die den ",
        "Ob es verspannte Hüftbeuger s",
    ]
    assert sum(heading.text().startswith("Brich ") for heading in page._headings) == 1
    CURRENT.choose(load_translations("de"))  # as if the available programmes had never been listed
    start(NAME, TODAY)
    followed = read_programme(TODAY).plan
    assert followed is not None
    assert followed.title == "Vier Wochen für verspannte Hüftbeuger"
    assert {due.routine for due in followed.due} >= {
        "Sanfter Anfang",
        tr("Measure every {days} days", days=14),
    }
    assert tr(load_exercise("half-kneeling-stretch").exercise.title) in {
        due.title for due in followed.due
    }


def test_a_programme_takes_the_place_of_a_finished_one_and_of_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start(NAME, TODAY)
    with pytest.raises(CoachError, match=f"You follow {NAME}"):
        start("sore-back-gentle-start", TODAY)
    later = TODAY + dt.timedelta(days=28)
    done = [DoneSession(TODAY + dt.timedelta(days=day), "bridge", None) for day in range(28)]
    monkeypatch.setattr("coach.window.programme.service.read_records", lambda _: done)
    start("sore-back-gentle-start", later)
    assert load_enrolment() == Following(
        schema_version=1, programme="sore-back-gentle-start", started=later
    )


def test_a_programme_that_was_started_elsewhere_meanwhile_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = Following(schema_version=1, programme="sore-back-gentle-start", started=TODAY)

    def start_elsewhere(update: Callable[[Following | None], Following | None]) -> None:
        save_enrolment(other)
        update_enrolment(update)

    monkeypatch.setattr("coach.window.programme.service.update_enrolment", start_elsewhere)
    with pytest.raises(CoachError, match="You follow sore-back-gentle-start"):
        start(NAME, TODAY)
    assert load_enrolment() == other


def test_a_missing_programme_shows_an_error(qtbot: QtBot, page: ProgrammePage) -> None:
    start(NAME, TODAY)
    followed = load_enrolment()
    assert followed is not None
    save_enrolment(followed.model_copy(update={"programme": "gone"}))
    with qtbot.waitSignal(page.reading.failed):
        page.show()
    assert "gone" in page.accessibleDescription()


def test_the_suggested_programme_gets_the_keyboard(qtbot: QtBot, page: ProgrammePage) -> None:
    page.suggest("sore-back-gentle-start")
    show(qtbot, page)
    focused = page.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Two gentle weeks for a sore back"


def offer(name: str, *cautions: str, problem: str = "") -> AvailableProgramme:
    return AvailableProgramme(name, name, "", 1, cautions, problem)


COMMON = [
    pytest.param([], (), id="no programme"),
    pytest.param([offer("a", "x")], (), id="one programme"),
    pytest.param([offer("a", "x", "y"), offer("b", "x", "z")], ("x",), id="one in common"),
    pytest.param([offer("a", "x"), offer("b", problem="?")], (), id="one cannot be read"),
]


@pytest.mark.parametrize(("offers", "cautions"), COMMON)
def test_common_cautions(offers: list[AvailableProgramme], cautions: tuple[str, ...]) -> None:
    assert find_common_cautions(offers) == cautions


def test_activity_is_read_over_all_exercises_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exercise whose file is gone counts; a massage and yesterday do not."""
    records = [
        DoneSession(day, name, None, lasted_s=600.0)
        for day, name in (
            (TODAY, "walking"),
            (TODAY, "gone"),
            (TODAY, "thigh-roller-massage"),
            (YESTERDAY, "walking"),
        )
    ]
    monkeypatch.setattr("coach.window.programme.service.read_records", lambda _: records)
    assert read_activity(TODAY) == 20.0
    assert read_programme(TODAY).active_minutes == 20.0


def test_a_history_that_cannot_be_read_shows_no_activity(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: dt.date) -> list[DoneSession]:
        raise CoachError("The history is broken.", "")

    monkeypatch.setattr("coach.window.programme.service.read_records", fail)
    assert find_activity(dt.date(2026, 3, 1)) is None


@pytest.mark.parametrize(
    ("prescribed", "press"),
    [
        pytest.param(True, lambda page: page.results.click(), id="button"),
        pytest.param(True, lambda page: QTest.keyClick(page, Qt.Key.Key_R), id="key"),
        pytest.param(False, lambda page: QTest.keyClick(page, Qt.Key.Key_R), id="no prescription"),
    ],
)
def test_the_results_are_saved_where_a_prescription_is_followed(
    qtbot: QtBot, prescribed: bool, press: Callable[[ProgrammePage], None]
) -> None:
    if prescribed:
        made = build_prescription(make_head(TODAY), choose_exercises(["lunge"], "", ""))
        install(made, TODAY)
    page = ProgrammePage(Theme(DARK), today=lambda: TODAY, save_results=lambda: "Saved: here")
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    assert page.results.isVisible() is prescribed
    press(page)
    assert page.saving.is_idle is not prescribed
    qtbot.waitUntil(lambda: page.saving.is_idle)
    assert ("Saved: here" in page.accessibleDescription()) is prescribed
    page.stop_tasks()
