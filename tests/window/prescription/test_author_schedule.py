"""Days of a week, hips that may bend further, and sides with doses of their own are entered."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.store.prescriptions.archive import LoadedPrescription, read_prescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.definition import HipAllowance
from coach.store.prescriptions.doses import change_doses
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.window.prescription import draft as drafts
from coach.window.prescription.author_page import AuthorPage
from coach.window.prescription.draft_row import APART
from tests.window.prescription.author import DAY, choose

LIMIT: Final = "hip_flexion_limit_left_deg"
UNTIL: Final = "hip_flexion_limit_left_until"
EVERY: Final = (1, 2, 3, 4, 5, 6, 7)


def save(qtbot: QtBot, page: AuthorPage, file: Path) -> LoadedPrescription:
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(file)
    return read_prescription(file)


def begin(qtbot: QtBot, page: AuthorPage, name: str) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    choose(page, name)
    if page.current is not None and not page.current.chosen:
        page.toggle()


DAYS: Final = [("", EVERY), ("1, 3, 5", (1, 3, 5)), ("6 2", (2, 6)), ("1;2;3;4;5;6;7", EVERY)]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days_of_a_week(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path, text: str, days: tuple[int, ...]
) -> None:
    begin(qtbot, page, "bridge")
    field = page.form.fields["days"]
    assert (field.text(), field.placeholderText()) == ("", "every day")
    field.setText(text)
    made = save(qtbot, page, tmp_path / "ada.coach")
    [routine] = made.programme.programme.routines
    assert routine.days == days
    shown = drafts.begin_after(made, drafts.LAST).describe_schedule("days")
    assert shown == ("" if days == EVERY else ", ".join(map(str, days)))


def test_a_programme_of_several_routines_keeps_its_days() -> None:
    draft = drafts.begin("", "hip-flexors-4-weeks")
    assert draft.describe_schedule("days") is None


WRONG: Final = {
    "no day": ("days", "Monday", "Days of a week, such as 1, 3, 5: 'Monday' is no list of days"),
    "no such day": ("days", "0, 3", "'0, 3' is no list of days"),
    "an eighth": ("days", "8", "'8' is no list of days"),
    "twice": ("days", "3, 3", "Each day once, from 1 to 7"),
    "a number with no end": ("days", "9" * 5000, "is no list of days"),
    "too far": (
        LIMIT,
        "130",
        "Left hip up to, degrees: 130 must be more than 90 and at most",
    ),
    "too little": (LIMIT, "80", "must be more than 90 and at most 120 degrees"),
    "no degrees": (LIMIT, "far", "'far' is not a number"),
    "no date": (UNTIL, "soon", "Left hip: last day, year-month-day: 'soon' is no day"),
    "no such date": (UNTIL, "2026-02-30", "'2026-02-30' is no day"),
    "no such year": (UNTIL, f"{10**20}-03-31", "is no day"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named(qtbot: QtBot, page: AuthorPage, tmp_path: Path, case: str) -> None:
    key, text, said = WRONG[case]
    begin(qtbot, page, "bridge")
    replace_hip(page)
    field = page.form.fields[key]
    QTest.keyClicks(field, text)
    field.editingFinished.emit()
    assert said in page.accessibleDescription()
    page.save_to(tmp_path / "ada.coach")
    assert not (tmp_path / "ada.coach").exists()
    assert said in page.accessibleDescription()


def replace_hip(page: AuthorPage, how: str = "posterior") -> None:
    box = page.form.conditions["hip_replacement_left"]
    box.setCurrentIndex(box.findData(how))


LIMITS: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "no end": ("110", "", {"left": HipAllowance(110.0)}),
    "an end": ("100,5", "2026-03-31", {"left": HipAllowance(100.5, dt.date(2026, 3, 31))}),
    "an end with points": ("110", "31.3.2026", {"left": HipAllowance(110.0, dt.date(2026, 3, 31))}),
    "none": ("", "", {}),
    "zero": ("0", "", {}),
}


@pytest.mark.parametrize("case", LIMITS)
def test_a_replaced_hip_may_bend_further(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path, case: str
) -> None:
    degrees, until, limits = LIMITS[case]
    begin(qtbot, page, "bridge")
    fields = page.form.fields
    assert not any(fields[key].isEnabled() for key in (LIMIT, UNTIL))
    replace_hip(page)
    assert all(fields[key].isEnabled() for key in (LIMIT, UNTIL))
    assert not fields["hip_flexion_limit_right_deg"].isEnabled()
    fields[LIMIT].setText(degrees)
    fields[UNTIL].setText(until)
    made = save(qtbot, page, tmp_path / "ada.coach")
    assert made.prescription.hip_limits == limits
    assert ("The left hip may bend to" in page.accessibleDescription()) is bool(limits)
    again = drafts.begin_after(made, drafts.LAST)
    assert again.describe_schedule(LIMIT) == degrees.replace(",", ".").strip("0" * (not limits))
    assert again.build(DAY).prescription.hip_limits == limits


def test_degrees_of_a_hip_that_is_not_replaced_are_not_taken(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    begin(qtbot, page, "bridge")
    replace_hip(page)
    page.form.fields[LIMIT].setText("110")
    replace_hip(page, "")
    assert save(qtbot, page, tmp_path / "ada.coach").prescription.hip_limits == {}


def test_a_last_day_without_degrees_or_before_today_is_refused(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path
) -> None:
    begin(qtbot, page, "bridge")
    replace_hip(page)
    for degrees, until, said in (
        (
            "",
            "2026-03-31",
            "Left hip: last day, year-month-day: Left hip up to, degrees is missing.",
        ),
        (
            "110",
            "2026-02-28",
            "Left hip: last day, year-month-day: 2026-02-28 is before the day of the prescription.",
        ),
    ):
        page.form.fields[LIMIT].setText(degrees)
        page.form.fields[UNTIL].setText(until)
        with qtbot.waitSignal(page.saving.failed):
            page.save_to(tmp_path / "ada.coach")
        assert said in page.accessibleDescription()
    assert not (tmp_path / "ada.coach").exists()


def list_doses(loaded: LoadedPrescription, name: str) -> list[tuple[str, int | None]]:
    routines = loaded.programme.programme.routines
    items = [item for routine in routines for item in routine.items]
    return [(item.sides, item.sets) for item in items if item.exercise == name]


def choose_sides(page: AuthorPage, sides: str) -> None:
    page.form.side.setCurrentIndex(page.form.side.findData(sides))
    page.form.side.activated.emit(page.form.side.currentIndex())


def enter_sets(page: AuthorPage, sets: str) -> None:
    page.form.fields["sets"].setText(sets)
    page.form.fields["sets"].editingFinished.emit()


def test_each_side_has_its_own_dose(qtbot: QtBot, page: AuthorPage, tmp_path: Path) -> None:
    begin(qtbot, page, "couch-stretch")
    rows = page.list.count()
    choose_sides(page, APART)
    assert page.list.count() == rows + 1
    assert page.current is not None
    assert (page.current.key, page.form.side.currentData()) == ("couch-stretch:left", APART)
    enter_sets(page, "3")
    page.list.setCurrentRow(page.list.currentRow() + 1)
    assert page.current.key == "couch-stretch:right"
    enter_sets(page, "2")
    made = save(qtbot, page, tmp_path / "ada.coach")
    assert list_doses(made, "couch-stretch") == [("left", 3), ("right", 2)]
    choose_sides(page, "both")
    assert page.list.count() == rows
    assert page.current.key == "couch-stretch"
    again = save(qtbot, page, tmp_path / "again.coach")
    assert list_doses(again, "couch-stretch") == [("both", 2)]


def test_only_what_is_done_side_by_side_has_two_doses(qtbot: QtBot, page: AuthorPage) -> None:
    begin(qtbot, page, "couch-stretch")
    for name, offered in (("plank", False), ("lunge", True), ("foam-roll", False)):
        choose(page, name)
        assert (page.form.side.findData(APART) >= 0) is offered


APART_BEFORE: Final = change_doses(
    choose_exercises(["bridge", "couch-stretch"], "", ""),
    {"couch-stretch:left": {"sets": 3}, "couch-stretch:right": {"sets": 2}},
)
NEXT: Final = {
    "kept": ([], [("left", 3), ("right", 2)]),
    "one changed": ([("couch-stretch:right", "sets", "4")], [("left", 3), ("right", 4)]),
    "joined": ([("couch-stretch:right", "sides", "both")], [("both", 2)]),
    "only the left": ([("couch-stretch:right", "sides", "left")], [("left", 3)]),
    "joined and apart again": (
        [("couch-stretch:left", "sides", "both"), ("couch-stretch", "sides", APART)],
        [("left", 3), ("right", 3)],
    ),
}


@pytest.mark.parametrize("case", NEXT)
def test_doses_of_the_last_prescription_go_on(case: str) -> None:
    changes, doses = NEXT[case]
    draft = drafts.begin_after(build_prescription(make_head(DAY), APART_BEFORE), drafts.LAST)
    for change in changes:
        draft = draft.change_dose(*change)
    assert list_doses(draft.build(DAY), "couch-stretch") == doses


def test_the_other_side_is_added_with_a_dose_of_its_own() -> None:
    one = change_doses(
        choose_exercises(["couch-stretch"], "", ""), {"couch-stretch": {"sides": "left", "sets": 3}}
    )
    draft = drafts.begin_after(build_prescription(make_head(DAY), one), drafts.LAST)
    draft = draft.change_dose("couch-stretch", "sides", APART)
    draft = draft.change_dose("couch-stretch:right", "sets", "1")
    assert list_doses(draft.build(DAY), "couch-stretch") == [("left", 3), ("right", 1)]


@pytest.mark.parametrize(("left_out", "kept"), [("left", ("right", 2)), ("right", ("left", 3))])
def test_a_side_is_left_out(left_out: str, kept: tuple[str, int]) -> None:
    draft = drafts.begin_after(build_prescription(make_head(DAY), APART_BEFORE), drafts.LAST)
    made = draft.toggle(f"couch-stretch:{left_out}").build(DAY)
    assert list_doses(made, "couch-stretch") == [kept]
    words = [row.describe() for row in draft.toggle(f"couch-stretch:{left_out}").rows]
    assert f"– Couch stretch, {left_out} side" in words


@pytest.mark.parametrize(("answer", "names"), [("yes", ("lunge",)), ("", ())])
def test_what_one_must_ask_about_is_allowed(
    qtbot: QtBot, page: AuthorPage, tmp_path: Path, answer: str, names: tuple[str, ...]
) -> None:
    begin(qtbot, page, "lunge")
    replace_hip(page)
    box = page.form.allowed
    box.setCurrentIndex(box.findData(answer))
    box.activated.emit(box.currentIndex())
    made = save(qtbot, page, tmp_path / "ada.coach")
    assert made.prescription.allowed == names
    assert ("Left out: Lunge" in page.accessibleDescription()) is not bool(names)
    again = drafts.begin_after(made, drafts.LAST)
    assert again.head["allowed"] == names
    without = again.toggle("lunge").toggle("bridge").build(DAY)
    assert without.prescription.allowed == ()


def test_only_what_is_asked_about_can_be_allowed(qtbot: QtBot, page: AuthorPage) -> None:
    begin(qtbot, page, "lunge")
    assert page.form.allowed.isEnabled()
    for name in ("posture-side", "lunge"):
        choose(page, name)
        asked = any(each.advice == "ask first" for each in page.current.exercise.contraindications)  # type: ignore[union-attr]
        assert page.form.allowed.isEnabled() is asked


def test_what_is_allowed_here_stays_allowed_in_the_next_prescription() -> None:
    head = make_head(DAY, hip_replacement_left="posterior")
    before = build_prescription(head, choose_exercises(["bridge"], "", ""))
    draft = drafts.begin_after(before, drafts.LAST).toggle("lunge").toggle("squat")
    draft = draft.allow("lunge", allowed=True).allow("squat", allowed=True)
    assert draft.build(DAY).prescription.allowed == ("lunge", "squat")
    assert draft.allow("squat", allowed=False).build(DAY).prescription.allowed == ("lunge",)


def test_what_was_allowed_before_another_condition_must_be_allowed_again() -> None:
    head = make_head(DAY, hip_replacement_left="posterior", allowed=("lunge",))
    before = build_prescription(head, choose_exercises(["lunge"], "", ""))
    draft = drafts.begin_after(before, drafts.LAST)
    assert draft.build(DAY).prescription.allowed == ("lunge",)
    operated = dataclasses.replace(draft, head=draft.head | {"conditions": ("recent_surgery",)})
    assert operated.build(DAY).prescription.allowed == ()
    again = operated.allow("lunge", allowed=True)
    assert again.build(DAY).prescription.allowed == ("lunge",)
