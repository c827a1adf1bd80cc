from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from coach.capture.frame import Frame
from coach.capture.videos import seekable
from coach.capture.videos.seekable import SeekableVideo
from coach.errors import SourceError
from coach.store.recordings import video_writer as video_file
from coach.store.recordings.video_writer import VideoRecorder

COUNT, FIRST_S, STEP_S = 90, 0.5, 1 / 30


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A video of three seconds whose number of bright columns is the number of the picture."""
    folder = tmp_path_factory.mktemp("video")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(video_file, "WAITING", COUNT)
        recorder = VideoRecorder(folder, 128, 64)
        for number in range(COUNT):
            image = np.full((64, 128, 3), 20, np.uint8)
            image[:, :number] = 220
            recorder.keep(Frame(FIRST_S + number * STEP_S, image))
        recorder.close()
    assert recorder.dropped == 0
    return folder / "video.mp4"


@pytest.fixture
def opened(video: Path) -> Iterator[SeekableVideo]:
    with SeekableVideo(video) as opened:
        yield opened


TIMES = [2.9, 0.6, 0.7, 3.4, 0.0, 1.999, 1.1, 99.0, -1.0]


def test_the_picture_of_every_time(opened: SeekableVideo) -> None:
    for time_s in TIMES:
        frame = opened.find(time_s)
        bright = int((frame.image[32, :, 0] > 120).sum())
        wanted = min(max(0, int((time_s - FIRST_S) / STEP_S + 0.02)), COUNT - 1)
        assert abs(bright - wanted) <= 1, time_s
        assert frame.time_s <= max(time_s, 0.0) + 0.001


@pytest.mark.parametrize("content", [b"", b"no video at all" * 100], ids=["empty", "nonsense"])
def test_what_is_no_video(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(content)
    with pytest.raises(SourceError):
        SeekableVideo(path)


@pytest.mark.parametrize(
    "playlist",
    [
        "ffconcat version 1.0\nfile other.mp4\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nother.mp4\n#EXT-X-ENDLIST\n",
    ],
    ids=["ffconcat", "m3u8"],
)
def test_a_playlist_opens_no_other_file(playlist: str, video: Path, tmp_path: Path) -> None:
    shutil.copy(video, tmp_path / "other.mp4")
    path = tmp_path / "video.mp4"
    path.write_text(playlist)
    with pytest.raises(SourceError, match="cannot be read"):
        SeekableVideo(path)


class BrokenContainer:
    """An open file whose packets cannot be read."""

    closed = False

    def __init__(self, error: Exception, streams: int) -> None:
        self.error = error
        self.streams = SimpleNamespace(video=[SimpleNamespace(time_base=1)] * streams)

    def demux(self, _: object) -> list[object]:
        raise self.error

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    ("error", "streams"), [(OSError("gone"), 1), (OSError("gone"), 0)], ids=["packets", "streams"]
)
def test_a_file_that_is_refused_is_closed(
    error: Exception, streams: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    container = BrokenContainer(error, streams)
    monkeypatch.setattr(seekable, "open_file", lambda _: container)
    with pytest.raises(SourceError, match="cannot be read"):
        SeekableVideo(Path("video.mp4"))
    assert container.closed


def test_a_video_that_was_cut_off_shows_what_is_there(video: Path, tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(video.read_bytes()[: video.stat().st_size * 6 // 10])
    with SeekableVideo(path) as opened:
        assert opened.find(0.8).image.shape == (64, 128, 3)
        assert opened.times[-1] < 3.4
