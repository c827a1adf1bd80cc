"""A prescription that was not saved is not lost by one Escape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.window.prescription.author_page import AuthorPage
from tests.window.prescription.author import choose


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
    assert "This is not saved" in page.accessibleDescription()
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
