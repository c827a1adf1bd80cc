"""A prescription is made from a list: exercises chosen, doses changed, saved and printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.clinic.folder import add_prescription, list_patients
from coach.store.exercises.loader import load_exercise
from coach.store.prescriptions.archive import read_prescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.loader import list_programmes
from coach.store.settings.settings import Settings, save_settings
from coach.window.prescription import draft as drafts
from coach.window.prescription.author_form import CARE, HEAD
from coach.window.prescription.author_page import AuthorPage
from coach.window.prescription.entries import DOSE
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.processes import FakeProcess

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
    page.form.fields["sets"].setText("2")
    page.form.fields["sets"].editingFinished.emit()
    page.form.fields["repetitions"].setText("eight")
    page.form.fields["repetitions"].editingFinished.emit()
    assert "is not a number" in page.accessibleDescription()
    page.form.fields["repetitions"].setText("8")
    page.form.fields["repetitions"].editingFinished.emit()
    choose(page, "couch-stretch")
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    page.form.side.setCurrentIndex(page.form.side.findData("left"))
    page.form.side.activated.emit(page.form.side.currentIndex())
    choose(page, "lunge")
    page.toggle()
    page.toggle()
    page.form.fields["patient"].setText("Ada")
    page.form.language.setCurrentIndex(page.form.language.findData("de"))
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(tmp_path / "ada.coach")
    loaded = read_prescription(tmp_path / "ada.coach")
    items = {item.exercise: item for item in loaded.programme.programme.routines[0].items}
    assert set(items) == {"bridge", "couch-stretch"}
    assert (items["bridge"].sets, items["bridge"].repetitions) == (2, 8)
    assert items["couch-stretch"].sides == "left"
    assert (loaded.prescription.patient, loaded.prescription.language) == ("Ada", "de")
    [patient] = list_patients(tmp_path / "clinic")
    assert patient.read_newest_prescription().content == loaded.content
    with qtbot.waitSignal(page.printing.finished):
        page.print_to(tmp_path)
    assert (tmp_path / "Ada-plan.pdf").is_file()


def test_what_is_saved_again_is_the_next_one_of_the_same_patient(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    save_settings(Settings(clinic_folder=str(tmp_path / "clinic")))
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.toggle()
    for name, note in (("ada.coach", "Slowly."), ("again.coach", "More slowly.")):
        page.form.fields["note"].setText(note)
        with qtbot.waitSignal(page.saving.finished):
            page.save_to(tmp_path / name)
    first, again = (read_prescription(tmp_path / name) for name in ("ada.coach", "again.coach"))
    assert first.prescription.identifier == again.prescription.identifier
    assert [each.prescription.revision for each in (first, again)] == [1, 2]
    [patient] = list_patients(tmp_path / "clinic")
    assert patient.read_newest_prescription().content == again.content


def test_a_prescription_that_cannot_be_written_makes_no_patient(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    clinic = tmp_path / "clinic"
    clinic.mkdir()
    save_settings(Settings(clinic_folder=str(clinic)))
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.toggle()
    with qtbot.waitSignal(page.saving.failed):
        page.save_to(tmp_path / "missing" / "ada.coach")
    assert list_patients(clinic) == []


def test_another_ending_is_kept_and_no_file_is_replaced_unasked(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.toggle()
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(tmp_path / "Adler 29.11")
    before = (tmp_path / "Adler 29.11.coach").read_bytes()
    with qtbot.waitSignal(page.saving.failed):
        page.save_to(tmp_path / "Adler 29.11")
    assert (tmp_path / "Adler 29.11.coach").read_bytes() == before


def test_the_next_one_of_a_patient_continues(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    save_settings(Settings(clinic_folder=str(tmp_path)))
    head = make_head(DAY, patient="Ada", number="1948")
    first = build_prescription(head, choose_exercises(["bridge", "lunge"], "", ""))
    add_prescription(tmp_path, first)
    with qtbot.waitSignal(page.reading.finished):
        page.open(head.identifier)
    assert page.form.fields["number"].text() == "1948"
    choose(page, "lunge")
    page.toggle()
    choose(page, "plank")
    page.toggle()
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(tmp_path / "next.coach")
    loaded = read_prescription(tmp_path / "next.coach")
    assert (loaded.prescription.identifier, loaded.prescription.revision) == (head.identifier, 2)
    assert set(loaded.programme.exercises) == {"bridge", "plank"}


def test_one_begins_with_a_programme(qtbot: QtBot, page: AuthorPage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.form.base.setCurrentIndex(page.form.base.findData("hip-flexors-4-weeks"))
    with qtbot.waitSignal(page.reading.finished):
        page.form.base.activated.emit(page.form.base.currentIndex())
    assert page.draft is not None
    assert sum(row.chosen for row in page.draft.rows) > 5


def test_nothing_chosen_is_reported(qtbot: QtBot, page: AuthorPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    with qtbot.waitSignal(page.saving.failed):
        page.save_to(tmp_path / "ada.coach")
    assert "Nothing was chosen" in page.accessibleDescription()
    assert not (tmp_path / "ada.coach").exists()


def test_doses_are_checked() -> None:
    draft = drafts.begin()
    with pytest.raises(CoachError, match="Bridge, Sets: 99 must be"):
        draft.change_dose("bridge", "sets", "99")
    changed = draft.change_dose("plank", "hold_s", "2,5").change_dose("plank", "sets", "2")
    row = next(row for row in changed.rows if row.name == "plank")
    assert (row.item.hold_s, row.item.sets, row.chosen) == (2.5, 2, True)
    assert changed.change_dose("plank", "sets", "").build(DAY).own == {}


def test_everything_about_a_patient_is_entered(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    form = page.form
    choose(page, "bridge")
    assert not form.fields["norm_deg"].isEnabled()
    qtbot.keyClicks(form.care, "Stay low. ")
    choose(page, "hip-flexion-test")
    assert form.care.toPlainText() == ""
    page.toggle()
    form.fields["norm_deg"].setText("105,5")
    form.fields["norm_deg"].editingFinished.emit()
    choose(page, "bridge")
    assert form.care.toPlainText() == "Stay low."
    form.precautions.setPlainText("Stop if it hurts.\n\nBreathe.\n")
    for condition, answer in (("osteoporosis", "yes"), ("hip_replacement_left", "posterior")):
        box = form.conditions[condition]
        box.setCurrentIndex(box.findData(answer))
    form.fields["weeks"].setText("6")
    form.fields["times_a_day"].setText("2")
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(tmp_path / "ada.coach")
    loaded = read_prescription(tmp_path / "ada.coach")
    made = loaded.prescription
    assert [(each.exercise, each.text) for each in made.precautions] == [
        ("bridge", "Stay low."),
        ("", "Stop if it hurts."),
        ("", "Breathe."),
    ]
    assert [(each.exercise, each.norm_deg) for each in made.norms] == [("hip-flexion-test", 105.5)]
    assert made.conditions == ("osteoporosis",)
    assert (made.hip_replacement_left, made.hip_replacement_right) == ("posterior", "")
    programme = loaded.programme.programme
    assert (programme.weeks, programme.routines[0].times_a_day) == (6, 2)


def test_what_the_last_prescription_says_is_shown_and_kept(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    save_settings(Settings(clinic_folder=str(tmp_path)))
    head = make_head(
        DAY,
        patient="Ada",
        precautions=[{"text": "Slowly."}, {"text": "Stay low.", "exercise": "bridge"}],
        norms=[{"exercise": "hip-flexion-test", "norm_deg": 100}],
        conditions=["aneurysm"],
        hip_replacement_right="anterior",
    )
    chosen = choose_exercises(["bridge", "hip-flexion-test"], "", "", weeks=8, times_a_day=3)
    add_prescription(tmp_path, build_prescription(head, chosen))
    with qtbot.waitSignal(page.reading.finished):
        page.open(head.identifier)
    form = page.form
    assert [form.fields[key].text() for key in ("weeks", "times_a_day")] == ["8", "3"]
    said = {each: box.currentData() for each, box in form.conditions.items() if box.currentData()}
    assert said == {"aneurysm": "yes", "hip_replacement_right": "anterior"}
    choose(page, "hip-flexion-test")
    assert form.fields["norm_deg"].text() == "100"
    form.fields["norm_deg"].setText("")
    form.fields["norm_deg"].editingFinished.emit()
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(tmp_path / "next.coach")
    loaded = read_prescription(tmp_path / "next.coach")
    made = loaded.prescription
    assert {each.text for each in made.precautions} == {"Slowly.", "Stay low."}
    assert (made.norms, made.conditions) == ((), ("aneurysm",))
    assert made.hip_replacement_right == "anterior"
    assert loaded.programme.exercises["bridge"].cautions.count("Stay low.") == 1
    assert loaded.programme.programme.weeks == 8


@pytest.mark.parametrize(("entered", "source"), [("100", "The other side"), ("101", "")])
def test_a_norm_that_is_only_looked_at_keeps_its_source(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path, entered: str, source: str
) -> None:
    save_settings(Settings(clinic_folder=str(tmp_path)))
    norm = {"exercise": "hip-flexion-test", "norm_deg": 100, "source": "The other side"}
    head = make_head(DAY, patient="Ada", norms=[norm])
    add_prescription(
        tmp_path, build_prescription(head, choose_exercises(["hip-flexion-test"], "", ""))
    )
    with qtbot.waitSignal(page.reading.finished):
        page.open(head.identifier)
    choose(page, "hip-flexion-test")
    page.form.fields["norm_deg"].setText(entered)
    page.form.fields["norm_deg"].editingFinished.emit()
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(tmp_path / "next.coach")
    (kept,) = read_prescription(tmp_path / "next.coach").prescription.norms
    assert (f"{kept.norm_deg:g}", kept.source) == (entered, source)


def test_a_programme_to_begin_with_keeps_what_was_entered(qtbot: QtBot, page: AuthorPage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.form.fields["patient"].setText("Ada")
    page.form.precautions.setPlainText("Slowly.")
    page.form.base.setCurrentIndex(page.form.base.findData("hip-flexors-4-weeks"))
    with qtbot.waitSignal(page.reading.finished):
        page.form.base.activated.emit(page.form.base.currentIndex())
    assert page.form.base.currentData() == "hip-flexors-4-weeks"
    assert page.form.fields["patient"].text() == "Ada"
    assert page.form.precautions.toPlainText() == "Slowly."
    assert not page.form.fields["times_a_day"].isEnabled()


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("weeks", "many", "is not a number"),
        ("weeks", "2.5", "must be a"),
        ("times_a_day", "1,5", "must be a"),
        ("weeks", "99", "Weeks: 99 must be"),
    ],
)
def test_a_wrong_schedule_is_reported(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path, key: str, text: str, said: str
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.toggle()
    page.form.fields[key].setText(text)
    page.save_to(tmp_path / "ada.coach")
    qtbot.waitUntil(lambda: said in page.accessibleDescription())
    assert not (tmp_path / "ada.coach").exists()


ENTRIES = [
    pytest.param("hip-flexion-test", "norm_deg", "high", "109", "is not a number", id="no number"),
    pytest.param("hip-flexion-test", "norm_deg", "1150", "", "Norm, degrees: 1150 must", id="norm"),
    pytest.param("bridge", "sets", "99", "2", "Sets: 99 must", id="too many"),
    pytest.param("bridge", "sets", "1,5", "", "Sets: 1,5 must", id="no whole number"),
    pytest.param("bridge", "rest_s", "nan", "0", "Rest between sets, seconds: nan", id="nan"),
    pytest.param("bridge", "weeks", "99", "6", "Weeks: 99 must", id="weeks"),
]


@pytest.mark.parametrize(("exercise", "key", "wrong", "right", "said"), ENTRIES)
def test_a_wrong_entry_is_named_on_leaving_the_field_until_it_is_corrected(
    qtbot: QtBot, page: AuthorPage, exercise: str, key: str, wrong: str, right: str, said: str
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    choose(page, exercise)
    enter(page, key, wrong)
    assert said in page.accessibleDescription()
    title = page.current.exercise.title if page.current else ""
    assert (title in page.accessibleDescription()) is (key != "weeks")
    page.form.fields["repetitions"].editingFinished.emit()
    assert said in page.accessibleDescription()
    enter(page, key, right)
    assert page.accessibleDescription() == ""


def enter(page: AuthorPage, key: str, text: str) -> None:
    page.form.fields[key].clear()
    QTest.keyClicks(page.form.fields[key], text)
    page.form.fields[key].editingFinished.emit()


@pytest.mark.parametrize(("text", "sets"), [("2", 2), ("99", None)])
def test_what_is_still_being_typed_is_saved_too(
    qtbot: QtBot, page: AuthorPage, dialogs: FakeProcess, text: str, sets: int | None
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    choose(page, "bridge")
    QTest.keyClicks(page.form.fields["sets"], text)
    qtbot.keyClick(page.form.fields["sets"], Qt.Key.Key_F4)
    assert page.current is not None
    assert page.current.item.sets == sets
    assert len(dialogs.requests) == (sets is not None)
    assert ("Sets: 99 must" in page.accessibleDescription()) is (sets is None)


OWN = [
    pytest.param("bridge", "sets", f"{load_exercise('bridge').exercise.dose.sets}", id="sets"),
    pytest.param("bridge", "norm_deg", "", id="no test"),
    pytest.param("hip-flexion-test", "norm_deg", "120", id="norm"),
]


@pytest.mark.parametrize(("exercise", "key", "own"), OWN)
def test_an_empty_field_shows_what_it_means(
    qtbot: QtBot, page: AuthorPage, exercise: str, key: str, own: str
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    choose(page, exercise)
    field = page.form.fields[key]
    assert (field.text(), field.placeholderText()) == ("", own)
    assert field.isEnabled() is bool(own)


def test_no_two_fields_have_the_same_name(page: AuthorPage) -> None:
    names = [widget.accessibleName() for widget in page.form._stops]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("programme", sorted(list_programmes()))
def test_a_programme_that_is_not_changed_is_prescribed_as_it_is(programme: str) -> None:
    draft = drafts.begin("", programme)
    assert draft.base is not None
    assert draft.build(DAY).programme.programme.routines == draft.base.programme.routines


def test_only_what_was_changed_is_changed_in_every_item() -> None:
    draft = drafts.begin("", "hip-flexors-4-weeks").change_dose("bridge", "sets", "4")
    draft = draft.change_dose("bridge", "hold_s", "")
    assert draft.base is not None
    before = [item for routine in draft.base.programme.routines for item in routine.items]
    after = [
        item for routine in draft.build(DAY).programme.programme.routines for item in routine.items
    ]
    changed = [
        item.model_copy(update={"sets": 4, "hold_s": None}) if item.exercise == "bridge" else item
        for item in before
    ]
    assert after == changed
    assert sum(item.exercise == "bridge" for item in after) > 1


def test_an_exercise_that_is_added_to_several_routines_gets_its_own() -> None:
    draft = drafts.begin("", "hip-flexors-4-weeks")
    assert draft.base is not None
    added = next(row.name for row in draft.rows if not row.chosen)
    routines = draft.toggle(added).build(DAY).programme.programme.routines
    assert len(routines) == len(draft.base.programme.routines) + 1
    assert [item.exercise for item in routines[-1].items] == [added]


def test_tab_follows_the_reading_order(qtbot: QtBot, page: AuthorPage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    choose(page, "hip-flexion-test")
    page.form.fields["sets"].setFocus()
    names = []
    for _ in range(13):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names[:7] == [*DOSE.values(), "Sides", CARE]
    assert names[7:] == [*HEAD.values(), "Language", "Begin with"]


def test_where_to_save_and_print_is_chosen_in_dialogs(
    qtbot: QtBot, page: AuthorPage, dialogs: FakeProcess, tmp_path: Path
) -> None:
    save_settings(Settings(clinic_folder=str(tmp_path / "clinic")))
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    choose(page, "bridge")
    page.toggle()
    page.form.fields["patient"].setText("Ada")
    qtbot.keyClick(page.list, Qt.Key.Key_F4)
    assert (dialogs.requests[-1]["kind"], dialogs.requests[-1]["name"]) == (
        "new file",
        "Ada.coach",
    )
    with qtbot.waitSignal(page.saving.finished):
        dialogs.returned.emit([str(tmp_path / "mine.coach")])
    assert read_prescription(tmp_path / "mine.coach").prescription.patient == "Ada"
    page.print_button.click()
    assert dialogs.requests[-1]["kind"] == "folder"
    with qtbot.waitSignal(page.printing.finished, timeout=60_000):
        dialogs.returned.emit([str(tmp_path)])
    assert list(tmp_path.glob("Ada*"))


def type_name(page: AuthorPage) -> None:
    page.form.fields["patient"].setText("Ada")


def type_dose(page: AuthorPage) -> None:
    QTest.keyClicks(page.form.fields["sets"], "2")


def choose_condition(page: AuthorPage) -> None:
    page.form.conditions["osteoporosis"].setCurrentIndex(1)


CHANGES = [
    pytest.param(type_name, id="name"),
    pytest.param(type_dose, id="a dose that is still being typed"),
    pytest.param(choose_condition, id="condition"),
    pytest.param(AuthorPage.toggle, id="exercise"),
    pytest.param(lambda page: page.form.fields["weeks"].setText("6"), id="weeks"),
    pytest.param(lambda page: page.form.precautions.setPlainText("Slowly."), id="precaution"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_not_saved_is_left_only_on_a_second_escape(
    qtbot: QtBot, page: AuthorPage, change: Callable[[AuthorPage], None]
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    change(page)
    with qtbot.assertNotEmitted(page.back_requested):
        qtbot.keyClick(page.form.fields["patient"], Qt.Key.Key_Escape)
    assert "Press Esc again" in page.accessibleDescription()
    page.form.fields["note"].setText("Gently.")
    with qtbot.assertNotEmitted(page.back_requested):
        page.leave_button.click()
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page.list, Qt.Key.Key_Escape)


@pytest.mark.parametrize("saved", [False, True], ids=["nothing entered", "saved"])
def test_what_is_saved_or_empty_is_left_at_once(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path, saved: bool
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    choose(page, "lunge")
    if saved:
        page.toggle()
        type_name(page)
        with qtbot.waitSignal(page.saving.finished):
            page.save_to(tmp_path / "ada.coach")
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page.list, Qt.Key.Key_Escape)


def test_a_programme_to_begin_with_is_unsaved(qtbot: QtBot, page: AuthorPage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    page.form.base.setCurrentIndex(page.form.base.findData("hip-flexors-4-weeks"))
    with qtbot.waitSignal(page.reading.finished):
        page.form.base.activated.emit(page.form.base.currentIndex())
    with qtbot.assertNotEmitted(page.back_requested):
        qtbot.keyClick(page.list, Qt.Key.Key_Escape)
