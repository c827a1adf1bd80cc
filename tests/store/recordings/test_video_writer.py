"""Pictures keep their times, a cut file plays, a full disk ends the video and nothing else."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.capture.videos.file import VideoFile
from coach.store.recordings import video_writer as video_file
from coach.store.recordings.file_names import VIDEO_NAME
from coach.store.recordings.recording import open_recording
from coach.store.recordings.video_writer import WAITING, VideoRecorder
from coach.store.recordings.writer import Recorder
from tests.store.recorded import HEADER, make_pose

TIMES = [0.0, 0.033, 0.1, 0.134, 0.2, 1.5, 1.55, 2.0, 2.6, 3.0]


def picture(brightness: int, width: int = 64, height: int = 48) -> np.ndarray:
    return np.full((height, width, 3), brightness, np.uint8)


def write_slowly(recorder: VideoRecorder, times: list[float], **size: int) -> None:
    """Each picture is given when the one before was taken, so that none is left out."""
    for number, time_s in enumerate(times):
        with recorder._changed:
            recorder._changed.wait_for(
                lambda: len(recorder._waiting) < WAITING or recorder.problem, 0.05
            )
        while len(recorder._waiting) >= WAITING and recorder.problem is None:
            threading.Event().wait(0.001)
        recorder.keep(Frame(time_s, picture(20 * number % 250, **size)))


def read_times(path: Path) -> list[float]:
    with av.open(str(path)) as container:
        return [round(frame.time, 3) for frame in container.decode(video=0)]


def test_each_picture_keeps_its_time(tmp_path: Path) -> None:
    recorder = VideoRecorder(tmp_path, 64, 48)
    write_slowly(recorder, TIMES)
    recorder.close()
    assert recorder.problem is None
    assert read_times(recorder.path) == TIMES
    with av.open(str(recorder.path)) as container:
        assert container.streams.video[0].codec_context.name == "h264"


def test_a_video_that_begins_late_keeps_its_times_too(tmp_path: Path) -> None:
    recorder = VideoRecorder(tmp_path, 64, 48)
    write_slowly(recorder, [0.5, 0.6])
    recorder.close()
    assert read_times(recorder.path) == [0.0, 0.5, 0.6]


@pytest.mark.parametrize("size", [(65, 49), (64, 48), (1, 1)], ids=str)
def test_any_size_is_taken_and_may_change(size: tuple[int, int], tmp_path: Path) -> None:
    recorder = VideoRecorder(tmp_path, *size)
    write_slowly(recorder, [0.0, 0.1], width=size[0], height=size[1])
    write_slowly(recorder, [0.2, 0.3], width=48, height=64)
    recorder.close()
    assert recorder.problem is None
    assert len(read_times(recorder.path)) == 4


@pytest.mark.parametrize("share", [0.5, 0.8, 0.99])
def test_a_file_that_was_cut_off_plays_up_to_there(share: float, tmp_path: Path) -> None:
    recorder = VideoRecorder(tmp_path, 64, 48)
    write_slowly(recorder, [number / 10 for number in range(100)])
    recorder.close()
    content = recorder.path.read_bytes()
    recorder.path.write_bytes(content[: round(len(content) * share)])
    with VideoFile(recorder.path) as video:
        assert len(list(video.frames())) >= 100 * share - 25


def test_pictures_that_come_too_fast_are_left_out_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    encode = VideoRecorder._encode

    def wait(self: VideoRecorder, *arguments: object) -> None:
        go_on.wait(10)
        encode(self, *arguments)

    monkeypatch.setattr(VideoRecorder, "_encode", wait)
    recorder = VideoRecorder(tmp_path, 64, 48)
    for number in range(3 * WAITING):
        recorder.keep(Frame(number / 30, picture(0)))
    go_on.set()
    recorder.close()
    assert recorder.dropped >= 2 * WAITING - 1
    assert recorder.problem is not None
    assert f"{recorder.dropped} pictures are missing" in recorder.problem.message
    assert len(read_times(recorder.path)) == 3 * WAITING - recorder.dropped


class FullFile:
    """A file on a disk with so many bytes left."""

    def __init__(self, file: BinaryIO, left: int) -> None:
        self._file, self._left = file, left

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._file.write(data)

    def __enter__(self) -> FullFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


@pytest.mark.parametrize("left", [0, 1500])
def test_a_full_disk_ends_the_video_but_not_the_recording(
    left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = video_file._create
    monkeypatch.setattr(video_file, "_create", lambda path: FullFile(create(path), left))
    with Recorder(tmp_path / "r", HEADER, tolerate_failures=True, video=True) as recorder:
        random = np.random.default_rng(0)
        frames = [
            Frame(number / 10, random.integers(0, 255, (48, 64, 3)).astype(np.uint8))
            for number in range(40)
        ]
        for frame in recorder.film(frames):
            recorder.write(make_pose(frame.time_s))
    assert recorder.problem is not None
    assert "No space left" in recorder.problem.message
    assert "Free some space" in recorder.problem.hint
    assert len(list(open_recording(recorder.path).poses())) == 40


@pytest.mark.parametrize(
    ("error", "words", "hint"),
    [
        (MemoryError(), "too little memory", "Close other programs"),
        (ValueError("no such format"), "no such format", "bug in coach"),
    ],
    ids=["memory", "bug"],
)
def test_whatever_ends_the_video_is_reported_and_ends_nothing_else(
    error: Exception, words: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(VideoRecorder, "_encode", fail)
    with Recorder(tmp_path / "r", HEADER, tolerate_failures=True, video=True) as recorder:
        for frame in recorder.film([Frame(number / 10, picture(0)) for number in range(4)]):
            recorder.write(make_pose(frame.time_s))
    assert recorder.problem is not None
    assert words in recorder.problem.message
    assert hint in recorder.problem.hint
    assert len(list(open_recording(recorder.path).poses())) == 4


def test_without_being_asked_no_picture_is_kept(tmp_path: Path) -> None:
    with Recorder(tmp_path / "r", HEADER) as recorder:
        assert [frame.time_s for frame in recorder.film([Frame(0.0, picture(0))])] == [0.0]
    assert open_recording(recorder.path).video is None
    assert sorted(path.name for path in recorder.path.parent.iterdir()) == [
        "SHA256SUMS",
        "session.mcap",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_see_it(tmp_path: Path) -> None:
    with Recorder(tmp_path / "r", HEADER, video=True) as recorder:
        list(recorder.film([Frame(0.0, picture(0))]))
    video = open_recording(recorder.path).video
    assert video == recorder.path.with_name(VIDEO_NAME)
    assert stat.S_IMODE(video.stat().st_mode) == 0o600


def test_it_is_on_disk_while_it_is_written(tmp_path: Path) -> None:
    recorder = VideoRecorder(tmp_path, 64, 48)
    write_slowly(recorder, [number / 10 for number in range(60)])
    while recorder._waiting:
        threading.Event().wait(0.001)
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(recorder.path.read_bytes())
    recorder.close()
    with VideoFile(copy) as video:
        assert list(video.frames())[-1].time_s > 3.5
