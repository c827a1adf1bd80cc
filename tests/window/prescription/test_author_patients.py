"""Nothing of one patient gets into another one's prescription."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coach.store.clinic.folder import PatientFolder, add_prescription, list_patients
from coach.store.prescriptions.archive import read_prescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.definition import HipAllowance, Prescription
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.settings.settings import Settings, save_settings
from coach.window.prescription import draft as drafts
from coach.window.prescription.author_page import AuthorPage
from coach.window.prescription.saved import save_draft
from tests.window.background.processes import FakeProcess
from tests.window.prescription.author import DAY, choose


@pytest.fixture(name="clinic")
def clinic_folder(tmp_path: Path) -> Path:
    save_settings(Settings(clinic_folder=str(tmp_path / "clinic")))
    return tmp_path / "clinic"


def add(clinic: Path, name: str) -> Prescription:
    head = make_head(DAY, patient=name)
    made = build_prescription(head, choose_exercises(["bridge", "lunge"], "", ""))
    add_prescription(clinic, made)
    return head


@pytest.fixture(name="gate")
def slow_drive(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Opens the way to a drive on which nothing is written before."""
    gate = threading.Event()
    real = save_draft

    def save(*given: Any, **named: Any) -> Any:
        gate.wait(30)
        return real(*given, **named)

    monkeypatch.setattr("coach.window.prescription.author_page.save_draft", save)
    yield gate
    gate.set()


def show(qtbot: QtBot, page: AuthorPage, identifier: str) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open(identifier)


def save(qtbot: QtBot, page: AuthorPage, file: Path) -> Prescription:
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(file)
    return read_prescription(file).prescription


def test_what_is_saved_while_another_patient_is_shown_stays_with_its_own(
    qtbot: QtBot, page: AuthorPage, clinic: Path, tmp_path: Path, gate: threading.Event
) -> None:
    ada, bob = add(clinic, "Ada"), add(clinic, "Bob")
    show(qtbot, page, ada.identifier)
    page.save_to(tmp_path / "ada.coach")
    show(qtbot, page, bob.identifier)
    with qtbot.waitSignal(page.saving.finished):
        gate.set()
    assert "ada.coach" in page.accessibleDescription()
    made = save(qtbot, page, tmp_path / "bob.coach")
    assert (made.patient, made.identifier, made.revision) == ("Bob", bob.identifier, 2)
    assert read_prescription(tmp_path / "ada.coach").prescription.identifier == ada.identifier
    assert len(PatientFolder(clinic / ada.identifier).list_prescriptions()) == 2


def test_saving_twice_at_once_makes_one_patient(
    qtbot: QtBot, page: AuthorPage, clinic: Path, tmp_path: Path, gate: threading.Event
) -> None:
    show(qtbot, page, "")
    page.toggle()
    page.save_to(tmp_path / "ada.coach")
    page.save_to(tmp_path / "again.coach")
    assert page.accessibleDescription() == "Saving …"
    with qtbot.waitSignal(page.saving.finished):
        gate.set()
    second = save(qtbot, page, tmp_path / "again.coach")
    assert second.revision == 2
    assert [each.identifier for each in list_patients(clinic)] == [second.identifier]


def test_of_a_patient_who_cannot_be_read_nothing_is_shown_or_saved(
    qtbot: QtBot, page: AuthorPage, clinic: Path, tmp_path: Path, dialogs: FakeProcess
) -> None:
    ada, bob = add(clinic, "Ada"), add(clinic, "Bob")
    [file] = PatientFolder(clinic / bob.identifier).list_prescriptions()
    file.write_bytes(b"damaged")
    show(qtbot, page, ada.identifier)
    with qtbot.waitSignal(page.reading.failed):
        page.open(bob.identifier)
        assert (page.draft, page.list.count()) == (None, 0)
        assert page.form.fields["patient"].text() == ""
    assert "not a file of coach" in page.accessibleDescription()
    for part in (page.form, page.save_button, page.print_button):
        assert not part.isEnabled()
    page._choose_file()
    page._print()
    page.save_to(tmp_path / "x.coach")
    assert (dialogs.requests, (tmp_path / "x.coach").exists()) == ([], False)
    with qtbot.waitSignal(page.back_requested):
        page.leave()
    show(qtbot, page, ada.identifier)
    assert page.form.fields["patient"].text() == "Ada"
    assert page.form.isEnabled()


@pytest.mark.parametrize("button", ["save_button", "print_button"])
def test_the_answer_of_a_dialog_for_another_patient_has_no_effect(
    qtbot: QtBot,
    page: AuthorPage,
    clinic: Path,
    tmp_path: Path,
    dialogs: FakeProcess,
    button: str,
) -> None:
    ada, bob = add(clinic, "Ada"), add(clinic, "Bob")
    show(qtbot, page, ada.identifier)
    getattr(page, button).click()
    show(qtbot, page, bob.identifier)
    answer = tmp_path / "ada.coach" if button == "save_button" else tmp_path
    before = set(tmp_path.iterdir())
    dialogs.returned.emit([str(answer)])
    assert not page.saving.busy
    assert not page.printing.busy
    assert set(tmp_path.iterdir()) == before


def begin_with(page: AuthorPage, beginning: str) -> None:
    place = page.form.base.findData(beginning)
    assert place >= 0
    page.form.base.setCurrentIndex(place)
    page.form.base.activated.emit(place)


def count_chosen(page: AuthorPage) -> int:
    assert page.draft is not None
    return sum(row.chosen for row in page.draft.rows)


PROGRAMME = "hip-flexors-4-weeks"


def test_one_begins_with_the_last_prescription_a_programme_or_a_list(
    qtbot: QtBot, page: AuthorPage, clinic: Path
) -> None:
    show(qtbot, page, add(clinic, "Ada").identifier)
    assert page.form.base.currentText() == "the last prescription"
    whole = sum(row.chosen for row in drafts.begin("", PROGRAMME).rows)
    for beginning, count in ((PROGRAMME, whole), ("", 0), (drafts.LAST, 2)):
        with qtbot.waitSignal(page.reading.finished):
            begin_with(page, beginning)
        assert page.form.base.currentData() == beginning
        assert count_chosen(page) == count


def test_without_a_folder_of_patients_one_begins_again_after_saving(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    show(qtbot, page, "")
    assert page.form.base.findData(drafts.LAST) == -1
    page.toggle()
    first = save(qtbot, page, tmp_path / "a.coach")
    for beginning in (PROGRAMME, drafts.LAST):
        with qtbot.waitSignal(page.reading.finished):
            begin_with(page, beginning)
    assert count_chosen(page) == 1
    second = save(qtbot, page, tmp_path / "b.coach")
    assert (second.identifier, second.revision) == (first.identifier, 2)


def test_chosen_exercises_and_doses_are_replaced_only_on_a_second_choice(
    qtbot: QtBot, page: AuthorPage
) -> None:
    show(qtbot, page, "")
    choose(page, "bridge")
    page.toggle()
    begin_with(page, PROGRAMME)
    assert "This replaces the exercises" in page.accessibleDescription()
    assert (page.form.base.currentData(), count_chosen(page)) == ("", 1)
    with qtbot.waitSignal(page.reading.finished):
        begin_with(page, PROGRAMME)
    assert count_chosen(page) > 5


def test_what_is_typed_while_a_programme_is_read_stays(qtbot: QtBot, page: AuthorPage) -> None:
    show(qtbot, page, "")
    with qtbot.waitSignal(page.reading.finished):
        begin_with(page, PROGRAMME)
        page.form.fields["patient"].setText("Ada")
    assert page.form.fields["patient"].text() == "Ada"


def test_a_programme_that_cannot_be_read_leaves_what_was_begun(
    qtbot: QtBot, page: AuthorPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(qtbot, page, "")
    page.form.base.addItem("gone", "gone")
    with qtbot.waitSignal(page.reading.failed):
        begin_with(page, "gone")
    assert "no programme named" in page.accessibleDescription()
    assert page.form.base.currentData() == ""


def test_the_plan_of_another_patient_of_the_same_name_is_not_replaced(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    show(qtbot, page, "")
    page.toggle()
    (tmp_path / "Ada-plan.pdf").write_bytes(b"of another Ada")
    for name, plan in (("Ada", "Ada-plan-2.pdf"), ("A/B: C", "A-B- C-plan.pdf")):
        page.form.fields["patient"].setText(name)
        with qtbot.waitSignal(page.printing.finished):
            page.print_to(tmp_path)
        assert plan in page.accessibleDescription()
        assert (tmp_path / plan).is_file()
    assert (tmp_path / "Ada-plan.pdf").read_bytes() == b"of another Ada"


def test_a_name_that_is_no_name_of_a_file_is_not_offered_as_one(
    qtbot: QtBot, page: AuthorPage, dialogs: FakeProcess
) -> None:
    show(qtbot, page, "")
    for name, offered in (("A/B", "A-B.coach"), ("..", "patient.coach"), ("con", "con-.coach")):
        page.form.fields["patient"].setText(name)
        page.save_button.click()
        assert dialogs.requests[-1]["name"] == offered


@pytest.mark.parametrize("hip", ["posterior", ""], ids=["still replaced", "no longer named"])
def test_what_a_hip_was_allowed_is_kept_and_told_as_long_as_it_is_named(
    tmp_path: Path, hip: str
) -> None:
    head = make_head(
        DAY, hip_replacement_left="posterior", hip_flexion_limit_left_deg=110.0, patient="Ada"
    )
    before = build_prescription(head, choose_exercises(["bridge"], "", ""))
    draft = drafts.begin_after(before, drafts.LAST)
    draft = dataclasses.replace(draft, head=draft.head | {"hip_replacement_left": hip})
    saved = save_draft(draft, tmp_path / "ada.coach", DAY)
    assert saved.built.prescription.hip_limits == ({"left": HipAllowance(110.0)} if hip else {})
    assert ("The left hip may bend to 110 degrees." in saved.words) is bool(hip)
