"""The pictures of a video on a drive that does not answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.capture.frame import Frame
from coach.window.replay import video_frames
from coach.window.replay.video_frames import VideoFrameLoader
from tests.window.fakes import paint_halves


class HungVideo:
    """Does not open before `answers` is set."""

    asked = threading.Event()
    answers = threading.Event()
    answered: bool | None = None
    """None while the drive does not answer."""
    closed: list[str] = []  # noqa: RUF012 - replaced for each test

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.name == "hung.mp4":
            self.asked.set()
            HungVideo.answered = self.answers.wait(30)

    def find(self, time_s: float) -> Frame:
        return Frame(time_s, paint_halves(64, 48))

    def close(self) -> None:
        self.closed.append(self.path.name)


@pytest.fixture
def loader(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[VideoFrameLoader]:
    monkeypatch.setattr(video_frames, "SeekableVideo", HungVideo)
    for name in ("asked", "answers"):
        monkeypatch.setattr(HungVideo, name, threading.Event())
    monkeypatch.setattr(HungVideo, "answered", None)
    monkeypatch.setattr(HungVideo, "closed", [])
    loader = VideoFrameLoader()
    yield loader
    HungVideo.answers.set()
    loader._task.cancel_and_wait()
    loader._closing.cancel_and_wait()


def test_another_video_does_not_wait_for_one_that_never_opens(
    qtbot: QtBot, loader: VideoFrameLoader
) -> None:
    loader.open(Path("hung.mp4"))
    loader.request(3, 0.1)
    assert HungVideo.asked.wait(30)
    loader.open(Path("other.mp4"))
    assert HungVideo.answered is None, "the window waited for it"
    with qtbot.waitSignal(loader.found) as found:
        loader.request(5, 0.2)
    assert found.args is not None
    assert found.args[0] == 5
    assert HungVideo.closed == []
    loader.close()
    with qtbot.waitSignal(loader._closing.idle):
        HungVideo.answers.set()
    assert HungVideo.closed == ["hung.mp4", "other.mp4"]
