"""Tests of the page of recordings and of its rows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.events import Pain
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.repair import repair_recording
from coach.store.settings import folders as chosen_places
from coach.window.recordings.page import RecordingsPage
from coach.window.recordings.rows import describe_unfinished, list_rows, read_titles
from coach.window.replay.others import list_others
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.store.recorded import keep, keep_pain
from tests.window.replay.samples import make_recording


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[RecordingsPage]:
    page = RecordingsPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def test_recordings_are_listed_opened_repaired_and_deleted(
    qtbot: QtBot, page: RecordingsPage
) -> None:
    whole, cut = keep(), keep(started_utc="2026-03-02T09:00:00+00:00", finished=False)
    assert describe_unfinished().startswith(
        "A recording was cut off. What is in it can be kept: Lunge · 2 March 2026"
    )
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    assert [row.folder for row in page.rows] == [cut, whole]
    assert "cut off" in page.list.item(0).text()
    with qtbot.waitSignal(page.chosen, check_params_cb=lambda folder: folder == cut):
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.reading.finished):
        qtbot.keyClick(page.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: len(page.rows) == 3)
    assert describe_unfinished() == ""
    repair, old = (
        [row for row in page.rows if row.folder.name == cut.name + end] for end in ("_repaired", "")
    )
    assert [row.words.rpartition(" · ")[2] for row in (*repair, *old)] == [
        "repaired copy",
        "repaired: the repaired copy counts",
    ]
    page.list.setCurrentRow([row.folder for row in page.rows].index(whole))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert whole.is_dir()
    assert page.accessibleDescription().startswith("Press Delete again")
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.rows) == 2)
    assert not whole.exists()


def test_a_repaired_copy_that_was_cut_off_does_not_count() -> None:
    cut = keep(finished=False)
    copy = repair_recording(cut).path / FILE_NAME
    os.truncate(copy, copy.stat().st_size * 2 // 3)
    assert [(row.folder, row.words.rpartition(" · ")[2]) for row in list_rows({})] == [
        (copy.parent, "repaired copy: another one counts"),
        (cut, "cut off: R keeps what is in it"),
    ]


def test_a_renamed_copy_does_not_count() -> None:
    folder = keep()
    shutil.copytree(folder, folder.with_name("renamed"))
    words = {row.folder.name: row.words for row in list_rows({})}
    assert words["renamed"] == f"{words[folder.name]} · another copy counts"


def test_an_exercise_that_was_not_begun_tells_the_pain_and_is_not_watched(
    qtbot: QtBot, page: RecordingsPage
) -> None:
    asked = keep_pain(Pain(0.0, before=True, score=8, place="back", stopped=True))
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    assert [(row.folder, row.begun) for row in page.rows] == [(asked, False)]
    assert page.list.item(0).text().endswith(" · not begun, pain before it: 8 of 10, The back")
    assert not page.open_button.isEnabled()
    assert page.delete_button.isEnabled()
    with qtbot.assertNotEmitted(page.chosen):
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        assert not page._opening.busy
    assert list_others(make_recording(), page.rows) == {}


def test_pain_after_an_exercise_that_no_run_recorded_is_told_as_such(
    qtbot: QtBot, page: RecordingsPage
) -> None:
    keep_pain(Pain(0.0, before=False, score=8, place="back", stopped=True))
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    assert page.list.item(0).text().endswith(" · pain after it: 8 of 10, The back")
    assert not page.open_button.isEnabled()


def test_a_recording_that_was_moved_meanwhile_stays_in_the_list_with_the_reason(
    qtbot: QtBot, page: RecordingsPage
) -> None:
    moved, kept = keep(), keep(started_utc="2026-03-02T09:00:00+00:00")
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    page.chosen.connect(lambda folder: opened.append(folder))
    opened: list[Path] = []
    moved.rename(moved.parent.parent / "moved")
    page.list.setCurrentRow([row.folder for row in page.rows].index(moved))
    with qtbot.waitSignal(page.reading.finished):
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.accessibleDescription() == f"This recording is no longer there: {moved.name}"
    assert [row.folder for row in page.rows] == [kept]
    assert not opened


def test_what_can_be_read_of_a_damaged_recording_is_kept(
    qtbot: QtBot, page: RecordingsPage
) -> None:
    damaged = keep() / FILE_NAME
    damaged.write_bytes(damaged.read_bytes().replace(b"schema_version", b"schema-version", 1))
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    [row] = page.rows
    assert not row.readable
    assert "coach recordings" not in row.words
    with qtbot.waitSignal(page.reading.finished):
        qtbot.keyClick(page.list, Qt.Key.Key_R)
    assert "Kept: 2 seconds" in page.accessibleDescription()
    qtbot.waitUntil(lambda: [row.readable for row in page.rows].count(True) == 1)


def test_choosing_another_row_cancels_the_deletion(qtbot: QtBot, page: RecordingsPage) -> None:
    first, second = keep(), keep(started_utc="2026-03-02T09:00:00+00:00")
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert first.is_dir()
    assert second.is_dir()


def test_without_recordings_the_page_says_what_to_do(qtbot: QtBot, page: RecordingsPage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    assert page.accessibleDescription().startswith("There are no recordings yet. Do an exercise")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)


def test_only_the_same_exercise_is_offered_for_comparison() -> None:
    keep()
    keep(exercise="couch-stretch")
    other = keep(started_utc="2026-03-02T09:00:00+00:00")
    (chosen_places.recordings_folder() / "broken").mkdir()
    (chosen_places.recordings_folder() / "broken" / "session.mcap").write_bytes(b"nothing")
    rows = list_rows(read_titles())
    assert [request.path for request in list_others(make_recording(), rows).values()][:1] == [other]
    assert len(list_others(make_recording(), rows)) == 2
