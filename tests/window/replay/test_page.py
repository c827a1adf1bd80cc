"""Tests of the replay page by keys and mouse."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from coach.capture.frame import Frame
from coach.store.recordings import video_writer as video_file
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import open_recording
from coach.window.replay.others import OtherRecordings
from coach.window.replay.page import ReplayPage
from coach.window.replay.recording import LoadedRecording, ReplayRequest
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from tests.store.recorded import keep
from tests.window.replay.samples import sample_folder
from tests.window.theme.colours import list_colours

pytestmark = pytest.mark.slow


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayPage]:
    def find_couch(_: OtherRecordings, shown: LoadedRecording) -> dict[str, ReplayRequest]:
        return {"the couch stretch": ReplayRequest(sample_folder("couch-stretch"))}

    monkeypatch.setattr(OtherRecordings, "find", find_couch)
    page = ReplayPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    yield page
    page.stop_tasks()


def open_and_wait(qtbot: QtBot, page: ReplayPage, name: str) -> None:
    page.open(ReplayRequest(sample_folder(name)))
    qtbot.waitUntil(lambda: page.loader.done, timeout=30_000)


def find_time(page: ReplayPage, view: int = 0) -> float:
    state = page.skeletons.views[view].state
    assert state is not None
    assert state.live_frame is not None
    return state.live_frame.frame.time_s


def test_one_recording_by_keys(qtbot: QtBot, page: ReplayPage) -> None:
    open_and_wait(qtbot, page, "lunge")
    assert page.details._comparison.text() == "Today's rules say exactly what was said then."
    page.seek(6.0)
    assert find_time(page) == pytest.approx(6.0, abs=0.1)
    assert page.details.accessibleDescription().startswith("Bottom · Left knee")
    before = find_time(page)
    qtbot.keyClick(page, Qt.Key.Key_Period)
    assert find_time(page) > before
    qtbot.keyClick(page, Qt.Key.Key_Comma)
    assert find_time(page) == before
    for key, speed in ((Qt.Key.Key_Up, 2.0), (Qt.Key.Key_Up, 4.0), (Qt.Key.Key_Down, 2.0)):
        qtbot.keyClick(page, key)
        assert page.playback.speed == speed
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: find_time(page) > before + 0.5)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not page.playback.playing
    qtbot.keyClick(page, Qt.Key.Key_Home)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert page.playback.position_s == page.loader.today[0].start_s
    angle = page.charts.angle
    qtbot.keyClick(page, Qt.Key.Key_A)
    assert page.charts.angle != angle
    qtbot.keyClick(page, Qt.Key.Key_Plus)
    assert page.playback.zoom > 1.0
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_the_mouse_scrubs(qtbot: QtBot, page: ReplayPage) -> None:
    open_and_wait(qtbot, page, "lunge")
    line = page.charts.timeline
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(round(line.find_x(0.5)), 10))
    assert page.playback.position_s == pytest.approx(page.playback.end_s / 2, abs=0.1)
    colours = list_colours(line)
    assert {DARK.good.lower(), DARK.fault.lower()} & colours or len(colours) > 8


def test_left_against_right_of_one_recording(qtbot: QtBot, page: ReplayPage) -> None:
    open_and_wait(qtbot, page, "hip-flexion-test")
    qtbot.keyClick(page, Qt.Key.Key_L)
    assert page.skeletons.views[1].isVisible()
    assert page.skeletons.alignment is not None
    assert page.skeletons.alignment.pairs == 3
    left, right = (
        mark for mark in page.loader.today if mark.kind == "trial" and mark.number in (1, 4)
    )
    assert page.playback.position_s == left.start_s
    assert find_time(page, 1) == pytest.approx(right.start_s, abs=0.1)
    state = page.skeletons.views[1].state
    assert state is not None
    assert state.mirrored
    qtbot.keyClick(page, Qt.Key.Key_L)
    assert not page.skeletons.views[1].isVisible()


def test_one_side_alone_has_a_note(qtbot: QtBot, page: ReplayPage) -> None:
    open_and_wait(qtbot, page, "couch-stretch")
    qtbot.keyClick(page, Qt.Key.Key_L)
    if page.skeletons.views[1].isVisible():
        pytest.skip("the sample has both sides")
    assert page.details._note.text().startswith("Only one side was exercised")


def test_two_recordings(qtbot: QtBot, page: ReplayPage) -> None:
    open_and_wait(qtbot, page, "lunge")
    page.controls.beside.chosen.emit("the couch stretch")
    qtbot.waitUntil(lambda: page.other_loader.done, timeout=30_000)
    qtbot.waitUntil(lambda: page.skeletons.alignment is not None)
    assert page.skeletons.views[1].isVisible()
    page.set_theme(Theme(LIGHT, 1.0, 2.0))
    page.controls.beside.chosen.emit("")
    assert not page.skeletons.views[1].isVisible()


def test_differences_to_other_rules_are_listed(qtbot: QtBot, page: ReplayPage) -> None:
    page.open(
        ReplayRequest(
            keep(exercise_text=open_recording(sample_folder("lunge")).header.exercise_text)
        )
    )
    qtbot.waitUntil(lambda: page.loader.done)
    assert "differences" in page.details._comparison.text()
    assert page.details.rows.count() == len(page.loader.differences) > 0
    with qtbot.waitSignal(page.details.picked):
        qtbot.keyClick(page.details.rows, Qt.Key.Key_Return)
    assert page.playback.position_s == page.loader.differences[0].time_s
    qtbot.keyClick(page, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: page.loader.done)
    assert page.loader.recording is not None
    assert page.loader.recording.rules == "Rules as recorded"


def test_the_video_is_behind_the_skeleton(
    qtbot: QtBot, page: ReplayPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "with-video"
    shutil.copytree(sample_folder("lunge"), folder)
    poses = list(open_recording(folder).poses())
    monkeypatch.setattr(video_file, "WAITING", len(poses))
    recorder = video_file.VideoRecorder(folder, poses[0].width, poses[0].height)
    import numpy as np

    for pose in poses[:60]:
        recorder.keep(Frame(pose.time_s, np.full((pose.height, pose.width, 3), 200, np.uint8)))
    recorder.close()
    page.open(ReplayRequest(folder))
    qtbot.waitUntil(lambda: page.loader.done, timeout=30_000)
    qtbot.keyClick(page, Qt.Key.Key_V)
    page.seek(2.0)

    def is_bright() -> bool:
        state = page.skeletons.views[0].state
        return (
            state is not None
            and state.live_frame is not None
            and state.live_frame.frame.image.mean() > 150
            and find_time(page) > 1.9
        )

    qtbot.waitUntil(is_bright)
    qtbot.keyClick(page, Qt.Key.Key_V)
    assert not is_bright()


def test_an_unreadable_recording_shows_its_error(
    qtbot: QtBot, page: ReplayPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.loader.failed):
        page.open(ReplayRequest(tmp_path))
    assert page.stack.failed
    assert "holds no session.mcap" in page.stack.failure.accessibleName()
    assert page.stack.failure.accessibleDescription().startswith("It may have been moved")
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not page.playback.playing
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_recording_that_has_vanished_and_comes_back_is_tried_again(
    qtbot: QtBot, page: ReplayPage, tmp_path: Path
) -> None:
    file, away = tmp_path / "mine.mcap", tmp_path / "away.mcap"
    shutil.copy(sample_folder("lunge") / FILE_NAME, file)
    page.open(ReplayRequest(file))
    qtbot.waitUntil(lambda: page.loader.done, timeout=30_000)
    file.rename(away)
    with qtbot.waitSignal(page.loader.failed):
        qtbot.keyClick(page, Qt.Key.Key_T)
    assert page.stack.failed
    assert "mine.mcap: there is no such file" in page.stack.failure.accessibleName()
    away.rename(file)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.loader.done, timeout=30_000)
    assert not page.stack.failed


def test_another_recording_that_is_unreadable_leaves_the_first(
    qtbot: QtBot, page: ReplayPage, tmp_path: Path
) -> None:
    open_and_wait(qtbot, page, "lunge")
    with qtbot.waitSignal(page.other_loader.failed):
        page.other_loader.open(ReplayRequest(tmp_path))
    assert not page.stack.failed
    assert "holds no session.mcap" in page.details._note.text()
