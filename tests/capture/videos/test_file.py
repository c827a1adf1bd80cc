"""Video files: times, orientation and damage; test_source.py tests what sources have in common."""

from __future__ import annotations

import struct
import wave
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from coach.capture.videos.file import VideoFile
from coach.errors import SourceError
from tests.capture.helpers import HEIGHT, WIDTH, picture, write_video


def test_times_are_the_files_own_counted_from_the_first(tmp_path: Path) -> None:
    path = write_video(tmp_path / "phone.mp4", [10, 11, 14, 15, 30])
    with VideoFile(path) as video:
        assert [frame.time_s for frame in video.frames()] == pytest.approx([0, 0.05, 0.2, 0.25, 1])
        assert video.name == "phone.mp4"


# Corners of the scene, which is red on the left, blue on the right, and green at the bottom.
@pytest.mark.parametrize(
    ("rotation", "red_at"),
    [(0, (24, 5)), (90, (59, 20)), (-90, (5, 20)), (180, (24, 59))],
    ids=["as filmed", "a quarter to the left", "a quarter to the right", "upside down"],
)
def test_a_phones_rotation_is_honoured(
    tmp_path: Path, rotation: int, red_at: tuple[int, int]
) -> None:
    with VideoFile(write_video(tmp_path / "phone.mp4", range(5), rotation=rotation)) as video:
        image = next(video.frames()).image
    assert image.shape[:2] == ((HEIGHT, WIDTH) if rotation % 180 == 0 else (WIDTH, HEIGHT))
    assert image[red_at].argmax() == 0
    assert (
        image[
            tuple(size - 1 - at for size, at in zip(image.shape[:2], red_at, strict=True))
        ].argmax()
        == 2
    )


MATRICES = [
    pytest.param((1, 0, 0, 1), 0, id="as filmed"),
    pytest.param((0, 1, -1, 0), -1, id="a quarter to the right"),
    pytest.param((-1, 0, 0, -1), 2, id="upside down"),
    pytest.param((0, -1, 1, 0), 1, id="a quarter to the left"),
    pytest.param((-1, 0, 0, 1), 0, id="a mirror"),
    pytest.param((1, 0, 0, -1), 2, id="a mirror, upside down"),
    pytest.param((0, 1, 1, 0), -1, id="a mirror, a quarter to the right"),
    pytest.param((0, -1, -1, 0), 1, id="a mirror, a quarter to the left"),
    pytest.param((0.9998, 0.0175, -0.0175, 0.9998), 0, id="askew by a degree"),
    pytest.param((0.9998, -0.0175, 0.0175, 0.9998), 0, id="askew to the other side"),
]


@pytest.mark.parametrize(("matrix", "quarters"), MATRICES)
def test_a_picture_is_turned_upright_and_never_mirrored(
    tmp_path: Path, matrix: tuple[float, float, float, float], quarters: int
) -> None:
    path = write_video(tmp_path / "phone.mp4", range(5))
    with VideoFile(path) as video:
        filmed = next(video.frames()).image
    a, b, c, d = (round(each * 0x10000) for each in matrix)
    content = bytearray(path.read_bytes())
    at = content.index(b"tkhd") + 44  # after times, number, duration, layer and volume
    content[at : at + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    path.write_bytes(content)
    with VideoFile(path) as video:
        assert np.array_equal(next(video.frames()).image, np.rot90(filmed, quarters))


def test_pixels_that_are_not_square_are_made_so(tmp_path: Path) -> None:
    with VideoFile(write_video(tmp_path / "tv.mkv", range(5), aspect=Fraction(3, 2))) as video:
        assert next(video.frames()).image.shape == (HEIGHT, WIDTH * 3 // 2, 3)


def write_text(path: Path) -> None:
    path.write_text("hip flexion 120\n" * 100)


def write_sound(path: Path) -> None:
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16000))


def write_sound_in_a_video(path: Path) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000)
        frame = av.AudioFrame(format="s16", layout="stereo", samples=1024)
        frame.sample_rate = 8000
        container.mux(stream.encode(frame))


def write_photo(path: Path) -> None:
    av.VideoFrame.from_ndarray(picture(), format="rgb24").save(path)


def write_playlist(path: Path) -> None:
    write_video(path.with_name("part.ts.mp4"), range(5))
    path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\npart.ts.mp4\n#EXT-X-ENDLIST\n")


def write_without_index(path: Path) -> None:
    """A video as a camera leaves it that was switched off: the index of an mp4 is written last."""
    write_video(path, range(40))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def write_without_pictures(path: Path) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mjpeg", rate=20)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuvj420p"
        container.start_encoding()


@dataclass(frozen=True)
class Bad:
    name: str
    make: Callable[[Path], object]
    says: str


BAD = [
    Bad("missing.mp4", lambda _: None, "There is no file"),
    Bad("folder.mp4", Path.mkdir, "is a folder"),
    Bad("empty.mp4", Path.touch, "is empty"),
    Bad("text.mp4", write_text, "cannot be read as a video"),
    Bad("text.txt", write_text, "in no format of videos"),
    Bad("sound.wav", write_sound, "in no format of videos"),
    Bad("sound.mkv", write_sound_in_a_video, "contains sound but no video"),
    Bad("photo.png", write_photo, "in no format of videos"),
    Bad("playlist.m3u8", write_playlist, "in no format of videos"),
    Bad("no-index.mp4", write_without_index, "cannot be read as a video"),
    Bad("no-pictures.avi", write_without_pictures, "no picture that can be read"),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_what_is_no_video_is_named_with_what_to_do(bad: Bad, tmp_path: Path) -> None:
    path = tmp_path / bad.name
    bad.make(path)
    with pytest.raises(SourceError) as error, VideoFile(path) as video:
        list(video.frames())
    assert bad.says in error.value.message
    assert str(path) in error.value.message
    assert error.value.hint


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".avi"])
def test_a_file_that_was_cut_off_gives_what_there_is_and_says_so(
    suffix: str, tmp_path: Path
) -> None:
    faststart = {"movflags": "faststart"} if suffix == ".mp4" else {}
    path = write_video(tmp_path / f"cut{suffix}", range(200), **faststart)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    with VideoFile(path) as video:
        frames = list(video.frames())
    assert 40 < len(frames) < 160
    assert f"cut{suffix}" in video.problem


def write_with_sound(path: Path) -> None:
    """Write a second of pictures and five seconds of sound."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=20)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        sound = container.add_stream("pcm_s16le", rate=8000, layout="mono")
        for number in range(20):
            frame = av.VideoFrame.from_ndarray(picture(number), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 20)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        samples = av.AudioFrame.from_ndarray(np.zeros((1, 40000), np.int16), "s16", "mono")
        samples.sample_rate, samples.pts = 8000, 0
        container.mux(sound.encode(samples))
        container.mux(sound.encode())


WHOLE: dict[str, Callable[[Path], object]] = {
    "sound.mkv": write_with_sound,
    "offset.mkv": lambda path: write_video(path, range(100, 120)),
    "offset.mp4": lambda path: write_video(path, range(100, 120)),
    "slow.mp4": lambda path: write_video(path, range(0, 200, 40)),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_is_not_said_to_be_cut_off(name: str, tmp_path: Path) -> None:
    WHOLE[name](tmp_path / name)
    with VideoFile(tmp_path / name) as video:
        assert list(video.frames())
    assert video.problem == ""


def test_damage_in_the_middle_is_passed_over_and_said(tmp_path: Path) -> None:
    path = write_video(tmp_path / "scratched.avi", range(100))
    content = bytearray(path.read_bytes())
    at = (
        content.index(b"00dc", len(content) // 2) + 8
    )  # each picture of this file format is in a chunk with that name
    content[at : at + 600] = bytes(600)
    path.write_bytes(content)
    with VideoFile(path) as video:
        frames = list(video.frames())
    assert len(frames) == 99
    assert "1 of its pictures" in video.problem


def test_a_picture_that_was_only_partly_read_is_not_shown(tmp_path: Path) -> None:
    path = write_video(tmp_path / "scratched.mkv", range(100))
    with av.open(path) as container:
        packets = [bytes(packet) for packet in container.demux(video=0) if packet.size]
    content, damaged = bytearray(path.read_bytes()), packets[len(packets) // 2]
    start = content.index(damaged) + len(damaged) // 4
    content[start : start + len(damaged) // 2] = b"\xff" * (len(damaged) // 2)
    path.write_bytes(content)
    with VideoFile(path) as video:
        frames = list(video.frames())
    assert len(frames) < 100
    assert "1 of its pictures" in video.problem


def test_a_bug_in_the_reading_thread_is_raised_where_the_frames_are_taken(
    clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("coach.capture.videos.decoding.PictureConverter.convert", fail)
    with VideoFile(clip) as video, pytest.raises(ZeroDivisionError, match="a bug"):
        list(video.frames())
