"""The programme page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.exercise.dose.programme_records import DoneSession
from coach.store.exercises.loader import load_exercise
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.enrolment import (
    Following,
    load_enrolment,
    save_enrolment,
    update_enrolment,
)
from coach.translation import Translations, load_translations
from coach.window.programme.page import ProgrammePage
from coach.window.programme.service import read_programme, start
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from coach.window.translation.translate import CURRENT, ntr, tr

NAME = "hip-flexors-4-weeks"
TODAY = dt.date(2026, 3, 2)


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
        ntr("Measure every day", "Measure every {n} days", 14),
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
