"""A prescription is looked at before it is followed, and dropped files open it."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import load_installed
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.settings.person import load_person
from coach.window.prescription import text
from coach.window.prescription.file_drop import FileDropFilter
from coach.window.prescription.page import PrescriptionPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[PrescriptionPage]:
    page = PrescriptionPage(Theme(DARK), today=lambda: DAY)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    yield page
    page.stop_tasks()


def write(folder: Path, language: str = "", **more: Any) -> Path:
    head = make_head(DAY, patient="Ada", note="Gently.", language=language, **more)
    file = folder / "ada.coach"
    file.write_bytes(build_prescription(head, choose_exercises(["bridge"], "", "")).content)
    return file


def test_it_is_shown_first_and_followed_on_a_key(
    qtbot: QtBot, page: PrescriptionPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open(write(tmp_path))
    assert load_installed() is None
    shown = [page.list.item(row).text() for row in range(page.list.count())]
    assert "Gently." in shown
    assert any("Bridge: 3 sets of 10" in row for row in shown)
    assert "begins on 1 March 2026" in page.accessibleDescription()
    with qtbot.waitSignal(page.followed):
        qtbot.keyClick(page.list, Qt.Key.Key_F)
    assert load_installed() is not None
    with qtbot.waitSignal(page.reading.finished):
        page.open(tmp_path / "ada.coach")
    assert "already" in page.accessibleDescription()
    assert not page.follow_button.isEnabled()


def test_enter_follows_it_and_then_leaves(
    qtbot: QtBot, page: PrescriptionPage, tmp_path: Path
) -> None:
    page.open(write(tmp_path))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert load_installed() is None, "nothing is followed that is not shown"
    qtbot.waitUntil(lambda: page.follow_button.isEnabled())
    with qtbot.waitSignal(page.followed):
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert load_installed() is not None
    qtbot.waitUntil(lambda: page.is_idle)
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page.list, Qt.Key.Key_Return)


def test_a_click_on_a_line_of_it_changes_nothing(
    qtbot: QtBot, page: PrescriptionPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open(write(tmp_path))
    place = page.list.visualItemRect(page.list.item(1)).center()
    for click in (qtbot.mouseClick, qtbot.mouseDClick):
        with qtbot.assertNotEmitted(page.back_requested):
            click(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert page.list.currentRow() == 1
        assert page.work.is_idle
    assert load_installed() is None


@pytest.mark.parametrize(("key", "taken"), [(Qt.Key.Key_F, ("osteoporosis",)), (Qt.Key.Key_N, ())])
def test_its_conditions_are_taken_over_or_not(
    qtbot: QtBot, page: PrescriptionPage, tmp_path: Path, key: Qt.Key, taken: tuple[str, ...]
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open(write(tmp_path, conditions=("osteoporosis",)))
    assert "adds to your profile: Osteoporosis" in page.accessibleDescription()
    assert page.plain_button.isVisible()
    with qtbot.waitSignal(page.followed):
        qtbot.keyClick(page.list, key)
    assert load_person().conditions == taken
    assert not page.plain_button.isVisible()


def test_a_hostile_one_is_refused_with_the_reason(
    qtbot: QtBot, page: PrescriptionPage, tmp_path: Path
) -> None:
    file = tmp_path / "bad.coach"
    file.write_bytes(b"<b>no zip")
    with qtbot.waitSignal(page.reading.failed):
        page.open(file)
    assert "not a file of coach" in page.accessibleDescription()
    assert not page.follow_button.isEnabled()
    qtbot.keyClick(page.list, Qt.Key.Key_F)
    qtbot.keyClick(page.list, Qt.Key.Key_P)
    assert load_installed() is None


@pytest.mark.parametrize(("language", "ending"), [("de", "pdf"), ("zh", "html")])
def test_the_plan_is_printed_beside_it(
    language: str, ending: str, qtbot: QtBot, page: PrescriptionPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.open(write(tmp_path, language))
    with qtbot.waitSignal(page.printing.finished):
        qtbot.keyClick(page.list, Qt.Key.Key_P)
    assert (tmp_path / f"ada-plan.{ending}").stat().st_size > 1000


def test_files_of_coach_can_be_dropped_and_no_others(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    drops = FileDropFilter(widget)
    found: list[list[Path]] = []
    drops.dropped.connect(found.append)
    for names in (["a.txt"], ["a.coach", "b.txt"], ["c.coachresults"]):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        actions = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        none = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(1, 1), *actions, none)
        QApplication.sendEvent(widget, enter)
        QApplication.sendEvent(widget, QDropEvent(QPointF(1, 1), *actions, none))
        assert enter.isAccepted() == (names != ["a.txt"])
    assert found == [[tmp_path / "a.coach"], [tmp_path / "c.coachresults"]]


def test_one_that_is_followed_late_is_not_told_of_another(
    qtbot: QtBot, page: PrescriptionPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), text.follow

    def follow(*given: Any, **named: Any) -> str:
        gate.wait(30)
        return real(*given, **named)

    monkeypatch.setattr(text, "follow", follow)
    file = write(tmp_path)
    other = tmp_path / "other.coach"
    made = make_head(DAY, patient="Bob")
    other.write_bytes(build_prescription(made, choose_exercises(["lunge"], "", "")).content)
    with qtbot.waitSignal(page.reading.finished):
        page.open(file)
    qtbot.keyClick(page.list, Qt.Key.Key_F)
    with qtbot.waitSignal(page.reading.finished):
        page.open(other)
    said = page.accessibleDescription()
    with qtbot.waitSignal(page.followed):
        gate.set()
    assert page.accessibleDescription() == said
    assert page.view is not None
    assert page.view.path == other
    assert page.follow_button.isEnabled()


def test_a_plan_replaces_no_file(qtbot: QtBot, page: PrescriptionPage, tmp_path: Path) -> None:
    file = write(tmp_path)
    (tmp_path / "ada-plan.pdf").write_bytes(b"of another Ada")
    with qtbot.waitSignal(page.reading.finished):
        page.open(file)
    with qtbot.waitSignal(page.printing.finished):
        qtbot.keyClick(page.list, Qt.Key.Key_P)
    assert (tmp_path / "ada-plan.pdf").read_bytes() == b"of another Ada"
    assert "ada-plan-2.pdf" in page.accessibleDescription()
