"""The page of a replay by keys and mouse, and the list of recordings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from coach.capture.frame import Frame
from coach.store.recordings import video_writer as video_file
from coach.store.recordings.recording import open_recording
from coach.store.settings import folders as chosen_places
from coach.window.recordings.page import RecordingsPage
from coach.window.recordings.rows import describe_unfinished, list_rows, read_titles
from coach.window.replay.others import OtherRecordings, list_others
from coach.window.replay.page import ReplayPage
from coach.window.replay.recording import LoadedRecording, ReplayRequest
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from tests.store.recorded import keep
from tests.window.past import folder_of
from tests.window.settings.test_page import list_colours


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayPage]:
    def list_couch(_: OtherRecordings, shown: LoadedRecording) -> dict[str, ReplayRequest]:
        return {"the couch stretch": ReplayRequest(folder_of("couch-stretch"))}

    monkeypatch.setattr(OtherRecordings, "find", list_couch)
    page = ReplayPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    yield page
    page.stop_tasks()


def watch(qtbot: QtBot, page: ReplayPage, name: str) -> None:
    page.open(ReplayRequest(folder_of(name)))
    qtbot.waitUntil(lambda: page.reel.done, timeout=30_000)


def shown(page: ReplayPage, pane: int = 0) -> float:
    state = page.panes[pane].state
    assert state is not None
    assert state.live_frame is not None
    return state.live_frame.frame.time_s


def test_one_recording_by_keys(qtbot: QtBot, page: ReplayPage) -> None:
    watch(qtbot, page, "lunge")
    assert page.aside._verdict.text() == "Today's rules say exactly what was said then."
    page.seek(6.0)
    assert shown(page) == pytest.approx(6.0, abs=0.1)
    assert page.aside.accessibleDescription().startswith("Bottom · Left knee")
    before = shown(page)
    qtbot.keyClick(page, Qt.Key.Key_Period)
    assert shown(page) > before
    qtbot.keyClick(page, Qt.Key.Key_Comma)
    assert shown(page) == before
    for key, speed in ((Qt.Key.Key_Up, 2.0), (Qt.Key.Key_Up, 4.0), (Qt.Key.Key_Down, 2.0)):
        qtbot.keyClick(page, key)
        assert page.playback.speed == speed
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(page) > before + 0.5)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not page.playback.playing
    qtbot.keyClick(page, Qt.Key.Key_Home)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert page.playback.position_s == page.reel.today[0].start_s
    angle = page.charts.angle
    qtbot.keyClick(page, Qt.Key.Key_A)
    assert page.charts.angle != angle
    qtbot.keyClick(page, Qt.Key.Key_Plus)
    assert page.playback.zoom > 1.0
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_the_mouse_scrubs(qtbot: QtBot, page: ReplayPage) -> None:
    watch(qtbot, page, "lunge")
    line = page.charts.timeline
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(round(line.find_x(0.5)), 10))
    assert page.playback.position_s == pytest.approx(page.playback.end_s / 2, abs=0.1)
    colours = list_colours(line)
    assert {DARK.good.lower(), DARK.fault.lower()} & colours or len(colours) > 8


def test_left_against_right_of_one_recording(qtbot: QtBot, page: ReplayPage) -> None:
    watch(qtbot, page, "hip-flexion-test")
    qtbot.keyClick(page, Qt.Key.Key_L)
    assert page.panes[1].isVisible()
    assert page.alignment is not None
    assert page.alignment.pairs == 3
    left, right = (
        mark for mark in page.reel.today if mark.kind == "trial" and mark.number in (1, 4)
    )
    assert page.playback.position_s == left.start_s
    assert shown(page, 1) == pytest.approx(right.start_s, abs=0.1)
    state = page.panes[1].state
    assert state is not None
    assert state.mirrored
    qtbot.keyClick(page, Qt.Key.Key_L)
    assert not page.panes[1].isVisible()


def test_one_side_alone_is_said(qtbot: QtBot, page: ReplayPage) -> None:
    watch(qtbot, page, "couch-stretch")
    qtbot.keyClick(page, Qt.Key.Key_L)
    if page.panes[1].isVisible():
        pytest.skip("the sample has both sides")
    assert page.aside._note.text().startswith("Only one side was exercised")


def test_two_recordings(qtbot: QtBot, page: ReplayPage) -> None:
    watch(qtbot, page, "lunge")
    page.controls.beside.chosen.emit("the couch stretch")
    qtbot.waitUntil(lambda: page.other.done, timeout=30_000)
    qtbot.waitUntil(lambda: page.alignment is not None)
    assert page.panes[1].isVisible()
    page.set_theme(Theme(LIGHT, 1.0, 2.0))
    page.controls.beside.chosen.emit("")
    assert not page.panes[1].isVisible()


def test_other_rules_are_marked(qtbot: QtBot, page: ReplayPage) -> None:
    page.open(
        ReplayRequest(keep(exercise_text=open_recording(folder_of("lunge")).header.exercise_text))
    )
    qtbot.waitUntil(lambda: page.reel.done)
    assert "differences" in page.aside._verdict.text()
    assert page.aside.rows.count() == len(page.reel.differences) > 0
    with qtbot.waitSignal(page.aside.picked):
        qtbot.keyClick(page.aside.rows, Qt.Key.Key_Return)
    assert page.playback.position_s == page.reel.differences[0].time_s
    qtbot.keyClick(page, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: page.reel.done)
    assert page.reel.film is not None
    assert page.reel.film.rules == "Rules as recorded"


def test_the_video_lies_below_the_skeleton(
    qtbot: QtBot, page: ReplayPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "filmed"
    shutil.copytree(folder_of("lunge"), folder)
    poses = list(open_recording(folder).poses())
    monkeypatch.setattr(video_file, "WAITING", len(poses))
    recorder = video_file.VideoRecorder(folder, poses[0].width, poses[0].height)
    import numpy as np

    for pose in poses[:60]:
        recorder.keep(Frame(pose.time_s, np.full((pose.height, pose.width, 3), 200, np.uint8)))
    recorder.close()
    page.open(ReplayRequest(folder))
    qtbot.waitUntil(lambda: page.reel.done, timeout=30_000)
    qtbot.keyClick(page, Qt.Key.Key_V)
    page.seek(2.0)

    def is_bright() -> bool:
        state = page.panes[0].state
        return (
            state is not None
            and state.live_frame is not None
            and state.live_frame.frame.image.mean() > 150
            and shown(page) > 1.9
        )

    qtbot.waitUntil(is_bright)
    qtbot.keyClick(page, Qt.Key.Key_V)
    assert not is_bright()


def test_what_cannot_be_read_says_so(qtbot: QtBot, page: ReplayPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.reel.failed):
        page.open(ReplayRequest(tmp_path))
    assert "holds no session.mcap" in page.aside._title.text()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not page.playback.playing


@pytest.fixture
def recordings(qtbot: QtBot) -> Iterator[RecordingsPage]:
    page = RecordingsPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def test_recordings_are_listed_chosen_kept_and_deleted(
    qtbot: QtBot, recordings: RecordingsPage
) -> None:
    whole, cut = keep(), keep(started_utc="2026-03-02T09:00:00+00:00", finished=False)
    assert describe_unfinished().startswith(
        "A recording was cut off, what is in it can be kept: Lunge · 2 March 2026"
    )
    with qtbot.waitSignal(recordings.reading.finished):
        recordings.show()
    assert [row.folder for row in recordings.found] == [cut, whole]
    assert "cut off" in recordings.list.item(0).text()
    with qtbot.waitSignal(recordings.chosen, check_params_cb=lambda folder: folder == cut):
        qtbot.keyClick(recordings.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(recordings.reading.finished):
        qtbot.keyClick(recordings.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: len(recordings.found) == 3)
    assert describe_unfinished() == ""
    recordings.list.setCurrentRow([row.folder for row in recordings.found].index(whole))
    qtbot.keyClick(recordings.list, Qt.Key.Key_Delete)
    assert whole.is_dir()
    assert recordings.accessibleDescription().startswith("Press Delete again")
    qtbot.keyClick(recordings.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(recordings.found) == 2)
    assert not whole.exists()


def test_moving_on_forgets_what_was_to_be_deleted(qtbot: QtBot, recordings: RecordingsPage) -> None:
    first, second = keep(), keep(started_utc="2026-03-02T09:00:00+00:00")
    with qtbot.waitSignal(recordings.reading.finished):
        recordings.show()
    qtbot.keyClick(recordings.list, Qt.Key.Key_Delete)
    qtbot.keyClick(recordings.list, Qt.Key.Key_Down)
    qtbot.keyClick(recordings.list, Qt.Key.Key_Delete)
    assert first.is_dir()
    assert second.is_dir()


def test_no_recordings_say_what_to_do(qtbot: QtBot, recordings: RecordingsPage) -> None:
    with qtbot.waitSignal(recordings.reading.finished):
        recordings.show()
    assert recordings.accessibleDescription().startswith(
        "There are no recordings yet. Do an exercise"
    )
    qtbot.keyClick(recordings.list, Qt.Key.Key_Return)
    qtbot.keyClick(recordings.list, Qt.Key.Key_Delete)


def test_only_the_same_exercise_is_put_beside() -> None:
    keep()
    keep(exercise="couch-stretch")
    other = keep(started_utc="2026-03-02T09:00:00+00:00")
    (chosen_places.recordings_folder() / "broken").mkdir()
    (chosen_places.recordings_folder() / "broken" / "session.mcap").write_bytes(b"nothing")
    from tests.window.past import make_film

    rows = list_rows(read_titles())
    assert [request.path for request in list_others(make_film(), rows).values()][:1] == [other]
    assert len(list_others(make_film(), rows)) == 2
