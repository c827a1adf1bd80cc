"""The exercises of a prescription are done in the order in which they were chosen or moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.definition.programme import Item, Routine
from coach.store.prescriptions.archive import read_prescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.doses import change_doses
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.window.prescription import draft as drafts
from coach.window.prescription.author_page import AuthorPage
from coach.window.prescription.draft import Draft
from coach.window.prescription.draft_order import can_sort, keep_order, make_sort_key, move
from coach.window.prescription.draft_row import APART
from tests.window.prescription.author import DAY, begin_with_programme, choose

BEFORE = build_prescription(
    make_head(DAY),
    change_doses(
        choose_exercises(["lunge", "couch-stretch", "bridge"], "", ""),
        {"couch-stretch:left": {"sets": 3}, "couch-stretch:right": {"sets": 2}},
    ),
)


def list_items(draft: Draft) -> list[str]:
    return [item.exercise for item in draft.build(DAY).programme.programme.routines[0].items]


def test_a_list_is_done_in_the_order_in_which_it_was_chosen() -> None:
    draft = drafts.begin()
    for name in ("squat", "bridge", "lunge"):
        draft = draft.toggle(name)
    assert list_items(draft) == ["squat", "bridge", "lunge"]
    assert list_items(draft.toggle("squat")) == ["bridge", "lunge"]
    assert list_items(draft.toggle("squat").toggle("squat")) == ["bridge", "lunge", "squat"]
    assert list_items(draft.move("lunge", -1)) == ["squat", "lunge", "bridge"]


CHOICES = {
    "toggle": lambda draft: draft.toggle("bridge"),
    "dose": lambda draft: draft.change_dose("bridge", "sets", "2"),
    "care": lambda draft: draft.change_precautions("bridge", "Slowly."),
    "sides": lambda draft: draft.change_dose("couch-stretch", "sides", APART),
}


@pytest.mark.parametrize("way", CHOICES)
def test_every_way_to_choose_adds_it_as_the_last(way: str) -> None:
    draft = CHOICES[way](drafts.begin().toggle("lunge"))
    name = "couch-stretch" if way == "sides" else "bridge"
    assert draft.order == ("lunge", name)
    assert list(dict.fromkeys(list_items(draft))) == ["lunge", name]


def test_an_exercise_moves_with_both_doses_of_its_sides() -> None:
    draft = drafts.begin_after(BEFORE, drafts.LAST)
    assert draft.order == ("lunge", "couch-stretch", "bridge")
    moved = draft.move("couch-stretch", 1).build(DAY).programme.programme.routines[0].items
    assert [(item.exercise, item.sides, item.sets) for item in moved] == [
        ("lunge", "both", None),
        ("bridge", "both", None),
        ("couch-stretch", "left", 3),
        ("couch-stretch", "right", 2),
    ]


def test_what_is_added_to_the_last_prescription_can_be_moved_before_it() -> None:
    draft = drafts.begin_after(BEFORE, drafts.LAST).toggle("squat")
    assert list_items(draft)[-1] == "squat"
    for _ in range(5):
        draft = draft.move("squat", -1)
    assert list_items(draft)[0] == "squat"


def test_the_routines_of_a_programme_keep_their_order() -> None:
    draft = drafts.begin("", "hip-flexors-4-weeks")
    assert draft.base is not None
    assert len(draft.base.programme.routines) > 1
    moved = draft.move(draft.order[0], 1)
    assert moved is draft
    assert moved.find_place(draft.order[0]) is None


SORTABLE = {
    "once each": (["lunge", "bridge"], True),
    "two sides": (["lunge", "bridge", "bridge"], True),
    "again after another": (["bridge", "lunge", "bridge"], False),
}


@pytest.mark.parametrize("case", SORTABLE)
def test_an_exercise_that_comes_again_keeps_the_order(case: str) -> None:
    names, movable = SORTABLE[case]
    routine = Routine(name="a", title="A", items=tuple(Item(exercise=name) for name in names))
    assert can_sort([routine]) is movable
    assert not can_sort([routine, routine.model_copy(update={"name": "b"})])


@given(st.lists(st.sampled_from("abcdef"), unique=True, min_size=1), st.data())
def test_moving_keeps_all_others_in_order(names: list[str], data: st.DataObject) -> None:
    name, step = data.draw(st.sampled_from(names)), data.draw(st.sampled_from([-1, 1]))
    moved = move(names, name, step)
    assert sorted(moved) == sorted(names)
    assert [each for each in moved if each != name] == [each for each in names if each != name]
    assert moved.index(name) == min(max(names.index(name) + step, 0), len(names) - 1)


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.sets(st.sampled_from("abcdef")))
def test_the_order_holds_what_is_chosen(order: list[str], chosen: set[str]) -> None:
    kept = keep_order(order, sorted(chosen))
    assert set(kept) == chosen
    assert [each for each in kept if each in order] == [each for each in order if each in chosen]


def test_keys_move_the_selected_exercise(qtbot: QtBot, page: AuthorPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open("")
    assert not page.earlier_button.isEnabled()
    for name in ("lunge", "bridge"):
        choose(page, name)
        qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert page.order_label.text() == "In this order: Lunge, Bridge."
    assert page.later_button.isEnabled()
    qtbot.keyClick(page.form.fields["sets"], Qt.Key.Key_F6)
    assert page.order_label.text() == "In this order: Bridge, Lunge."
    assert page.list.currentItem().text().startswith("✓ 1. Bridge")
    qtbot.mouseClick(page.later_button, Qt.MouseButton.LeftButton)
    assert page.list.currentItem().text().startswith("✓ 2. Bridge")
    qtbot.keyClick(page, Qt.Key.Key_F7)
    assert page.order_label.text() == "In this order: Lunge, Bridge."
    choose(page, "squat")
    assert not page.earlier_button.isEnabled()
    with qtbot.waitSignal(page.saving.finished):
        page.save_to(tmp_path / "ada.coach")
    made = read_prescription(tmp_path / "ada.coach").programme.programme.routines[0]
    assert [item.exercise for item in made.items] == ["lunge", "bridge"]
    choose(page, "bridge")
    assert page.may_leave()
    qtbot.keyClick(page, Qt.Key.Key_F6)
    assert not page.may_leave()
    page.open("")
    assert page.order_label.isHidden()
    qtbot.waitSignal(page.reading.finished).wait()


def test_of_a_programme_of_several_routines_no_order_is_shown(
    qtbot: QtBot, page: AuthorPage
) -> None:
    begin_with_programme(qtbot, page)
    assert page.draft is not None
    choose(page, page.draft.order[0])
    assert page.order_label.isHidden()
    assert not page.later_button.isEnabled()
    assert page.list.currentItem().text().startswith("✓ ")


def test_exercises_are_listed_by_their_titles() -> None:
    titles = [make_sort_key(row.exercise.title) for row in drafts.begin().rows]
    assert titles == sorted(titles)
    titles = [make_sort_key(row.exercise.title) for row in drafts.begin_after(BEFORE, ".").rows]
    assert titles[4:] == sorted(titles[4:])


def test_accents_and_case_do_not_count_in_the_order_of_titles() -> None:
    titles = ["Zehen", "Übung", "ubung b", "Etirement a", "Étirement b", "Straße", "Strassf"]
    expected = ["Etirement a", "Étirement b", "Straße", "Strassf", "Übung", "ubung b", "Zehen"]
    assert sorted(titles, key=make_sort_key) == expected
