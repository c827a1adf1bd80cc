"""A prescription is made from a list: exercises chosen, doses changed, saved and printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.clinic.folder import add_prescription, list_patients
from coach.store.prescriptions.archive import read_prescription
from coach.store.prescriptions.authoring import build_prescription, choose_exercises, make_head
from coach.store.settings.settings import Settings, save_settings
from coach.window.prescription import draft as drafts
from coach.window.prescription.author_page import AuthorPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[AuthorPage]:
    page = AuthorPage(Theme(DARK), today=lambda: DAY)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    yield page
    page.stop_tasks()


def choose(page: AuthorPage, name: str) -> None:
    assert page.draft is not None
    page.list.setCurrentRow([row.name for row in page.draft.rows].index(name))


def test_exercises_are_chosen_and_doses_changed(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    save_settings(Settings(clinic_folder=str(tmp_path / "clinic")))
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    choose(page, "bridge")
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    page.fields["sets"].setText("2")
    page.fields["sets"].editingFinished.emit()
    page.fields["repetitions"].setText("eight")
    page.fields["repetitions"].editingFinished.emit()
    assert "no number" in page.accessibleDescription()
    page.fields["repetitions"].setText("8")
    page.fields["repetitions"].editingFinished.emit()
    choose(page, "couch-stretch")
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    page.side.setCurrentIndex(page.side.findData("left"))
    page.side.activated.emit(page.side.currentIndex())
    choose(page, "lunge")
    page.toggle()
    page.toggle()
    page.fields["patient"].setText("Ada")
    page.language.setCurrentIndex(page.language.findData("de"))
    with qtbot.waitSignal(page.work.finished):
        page.save_to(tmp_path / "ada.coach")
    loaded = read_prescription(tmp_path / "ada.coach")
    items = {item.exercise: item for item in loaded.programme.programme.routines[0].items}
    assert set(items) == {"bridge", "couch-stretch"}
    assert (items["bridge"].sets, items["bridge"].repetitions) == (2, 8)
    assert items["couch-stretch"].sides == "left"
    assert (loaded.prescription.patient, loaded.prescription.language) == ("Ada", "de")
    [patient] = list_patients(tmp_path / "clinic")
    assert patient.read_newest_prescription().content == loaded.content
    with qtbot.waitSignal(page.work.finished):
        page.print_to(tmp_path)
    assert (tmp_path / "Ada-plan.pdf").is_file()


def test_the_next_one_of_a_patient_continues(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    save_settings(Settings(clinic_folder=str(tmp_path)))
    head = make_head(DAY, patient="Ada", number="1948")
    first = build_prescription(head, choose_exercises(["bridge", "lunge"], "", ""))
    add_prescription(tmp_path, first)
    with qtbot.waitSignal(page.reading.finished):
        page.open(head.identifier)
    assert page.fields["number"].text() == "1948"
    choose(page, "lunge")
    page.toggle()
    choose(page, "plank")
    page.toggle()
    with qtbot.waitSignal(page.work.finished):
        page.save_to(tmp_path / "next.coach")
    loaded = read_prescription(tmp_path / "next.coach")
    assert (loaded.prescription.identifier, loaded.prescription.revision) == (head.identifier, 2)
    assert set(loaded.programme.exercises) == {"bridge", "plank"}


def test_one_begins_with_a_programme(qtbot: QtBot, page: AuthorPage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.base.setCurrentIndex(page.base.findData("hip-flexors-4-weeks"))
    with qtbot.waitSignal(page.reading.finished):
        page.base.activated.emit(page.base.currentIndex())
    assert page.draft is not None
    assert sum(row.chosen for row in page.draft.rows) > 5


def test_nothing_chosen_is_reported(qtbot: QtBot, page: AuthorPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    with qtbot.waitSignal(page.work.failed):
        page.save_to(tmp_path / "ada.coach")
    assert "Nothing was chosen" in page.accessibleDescription()
    assert not (tmp_path / "ada.coach").exists()


def test_doses_are_checked() -> None:
    draft = drafts.begin()
    with pytest.raises(CoachError, match="sets = 99"):
        draft.change_dose("bridge", "sets", "99")
    changed = draft.change_dose("plank", "hold_s", "2,5").change_dose("plank", "sets", "2")
    row = next(row for row in changed.rows if row.name == "plank")
    assert (row.item.hold_s, row.item.sets, row.chosen) == (2.5, 2, True)
    assert changed.change_dose("plank", "sets", "").build(DAY).own == {}
