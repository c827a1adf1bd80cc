"""What is entered in a prescription is checked field by field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.store.exercises.loader import load_exercise
from coach.store.programmes.loader import list_programmes
from coach.window.prescription import draft as drafts
from coach.window.prescription.author_page import AuthorPage
from tests.window.background.processes import FakeProcess
from tests.window.prescription.author import DAY, choose


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
