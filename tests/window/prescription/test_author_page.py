"""A prescription is made from a list: exercises chosen, doses changed, saved and printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.clinic.folder import add_prescription, list_patients
from coach.store.prescriptions.archive import read_prescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.settings.settings import Settings, save_settings
from coach.window.prescription import draft as drafts
from coach.window.prescription.author_form import ALLOW, CARE, HEAD
from coach.window.prescription.author_page import AuthorPage
from coach.window.prescription.entries import DOSE
from tests.window.background.processes import FakeProcess
from tests.window.prescription.author import DAY, begin_with_programme, choose


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
    begin_with_programme(qtbot, page)
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
    assert [each.text for each in loaded.programme.exercises["bridge"].cautions].count(
        "Stay low."
    ) == 1
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
    for _ in range(14):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names[:8] == [*DOSE.values(), "Sides", ALLOW, CARE]
    assert names[8:] == [*HEAD.values(), "Language", "Begin with"]


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
