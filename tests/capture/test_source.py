"""The contract of every source, tested on all of them; and which one is opened for which name."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from coach.capture.cameras import webcam as camera
from coach.capture.cameras.errors import FoundCamera
from coach.capture.cameras.network import NetworkCamera
from coach.capture.cameras.webcam import Camera
from coach.capture.frame import Source
from coach.capture.source import open_source
from coach.capture.videos.file import VideoFile
from coach.errors import SourceError
from tests.capture.cameras import v4l2
from tests.capture.helpers import HEIGHT, WIDTH, FakeDevice, PhoneServer, write_video


@dataclass(frozen=True)
class Kind:
    name: str
    open: Callable[[Path, PhoneServer], Source]


def video(suffix: str) -> Callable[[Path, PhoneServer], Source]:
    return lambda folder, _: VideoFile(write_video(folder / f"clip{suffix}", range(40)))


def webcam(form: str) -> Callable[[Path, PhoneServer], Source]:
    def open_webcam(folder: Path, _: PhoneServer) -> Source:
        os.environ[v4l2.VARIABLE] = str(folder)
        v4l2.Cameras(folder).plug(0, f"{form} {WIDTH} {HEIGHT}", rate=200)
        return Camera(0)

    return open_webcam


KINDS = [
    Kind("camera", lambda *_: Camera(7, open_with=lambda _: FakeDevice())),
    Kind(
        "network camera",
        lambda _, phone: NetworkCamera(f"{phone.address}/video", read_timeout_s=60),
    ),
    *[Kind(suffix, video(suffix)) for suffix in (".mp4", ".mov", ".mkv", ".webm", ".gif", ".avi")],
]
if v4l2.is_loaded():
    KINDS = [Kind(f"V4L2 {form}", webcam(form)) for form in ("MJPG", "YUYV")]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def opened(request: pytest.FixtureRequest, tmp_path: Path, phone: PhoneServer) -> Iterator[Source]:
    with request.param.open(tmp_path, phone) as made:
        yield made
    assert list_reading_threads() == []


def list_reading_threads() -> list[str]:
    names = [thread.name for thread in threading.enumerate()]
    return [name for name in names if name.startswith(("camera", "stream", "video"))]


def test_times_begin_at_zero_and_rise(opened: Source) -> None:
    times = [frame.time_s for frame in islice(opened.frames(), 25)]
    assert times[0] == 0
    assert (np.diff(times) > 0).all()


def test_pictures_are_red_green_blue_rows(opened: Source) -> None:
    image = next(opened.frames()).image
    assert image.shape == (HEIGHT, WIDTH, 3)
    assert image.dtype == np.uint8
    assert image.flags.c_contiguous
    left, right = image[HEIGHT // 3, WIDTH // 4], image[HEIGHT // 3, 3 * WIDTH // 4]
    assert left.argmax() == 0
    assert right.argmax() == 2


def test_frames_can_be_kept(opened: Source) -> None:
    kept = list(islice(opened.frames(), 25))
    bands = [float(frame.image[-4, :, 1].mean()) for frame in kept]
    assert max(bands) - min(bands) > 50, "all frames show the same picture"


def test_close_from_another_thread_ends_the_frames(
    opened: Source, in_thread: Callable[[Callable[[], None]], threading.Thread]
) -> None:
    seen = threading.Event()
    go_on = threading.Event()

    def consume() -> None:
        for _ in opened.frames():
            seen.set()
            go_on.wait(30)

    consumer = in_thread(consume)
    assert seen.wait(30)
    opened.close()
    go_on.set()
    consumer.join(30)
    assert not consumer.is_alive()


def test_closed_before_it_began_gives_nothing(opened: Source) -> None:
    opened.close()
    opened.close()
    assert list(opened.frames()) == []


def test_frames_that_nobody_wants_any_more_end_the_thread(opened: Source) -> None:
    frames = opened.frames()
    next(frames)
    assert len(list_reading_threads()) == 1
    del frames
    gc.collect()
    assert list_reading_threads() == []


def test_what_it_says_of_itself(opened: Source) -> None:
    assert opened.name
    assert opened.problem == ""
    if opened.live:
        assert opened.duration_s is None
    else:
        assert opened.duration_s == pytest.approx(2, abs=0.06)


def test_a_file_drops_nothing_however_slow_one_is_and_a_live_source_the_old(opened: Source) -> None:
    pause = threading.Event()
    frames = 0
    for _ in opened.frames():
        frames += 1
        if opened.dropped:
            break
        pause.wait(0.02)
    if opened.live:
        assert opened.dropped > 0
    else:
        assert frames == 40
        assert opened.dropped == 0


@pytest.fixture
def openers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace each source by its name and its arguments."""
    for place in (
        "cameras.webcam.Camera",
        "cameras.network.NetworkCamera",
        "videos.file.VideoFile",
    ):
        monkeypatch.setattr(
            f"coach.capture.{place}", lambda what, place=place: (place.split(".")[-2], str(what))
        )
    monkeypatch.setattr(
        camera, "list_cameras", lambda: [FoundCamera(2, "Integrated Camera: HD", "V4L2")]
    )


@pytest.mark.usefixtures("openers")
@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("0", "webcam", "0"),
        (" 12 ", "webcam", "12"),
        ("integrated camera: hd", "webcam", "2"),
        ("Integrated", "webcam", "2"),
        ("http://192.168.0.20:8080/video", "network", "http://192.168.0.20:8080/video"),
        ("HTTPS://phone/video", "network", "HTTPS://phone/video"),
        ("rtsp://phone/", "network", "rtsp://phone/"),
        ("squat.mp4", "file", "squat.mp4"),
        ("clips/0", "file", str(Path("clips/0"))),
        (".", "file", "."),
    ],
)
def test_what_is_opened_for_what_one_says(text: str, kind: str, what: str) -> None:
    assert open_source(text) == (kind, what)


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(SourceError, match=r"ftp://phone/video.*http, https, rtsp, not ftp"):
        open_source("ftp://phone/video")


@pytest.mark.parametrize(
    "text", ["http://[x/video", "rtsp://", "9" * 10, "9" * 5000, "x" * 300, "x" * 300 + ".mp4"]
)
def test_what_names_nothing_that_can_be_opened_is_refused(text: str) -> None:
    with pytest.raises(SourceError):
        open_source(text)


@pytest.mark.usefixtures("openers")
def test_a_name_of_nothing_lists_what_there_is() -> None:
    with pytest.raises(SourceError, match="'Brio'") as error:
        open_source("Brio")
    assert "2 (Integrated Camera: HD)" in error.value.hint


@pytest.mark.parametrize(
    "name", ["USB2.0 HD UVC WebCam", "USB2.0", "Logitech C920 / HD", "integrated/camera.1"]
)
def test_a_camera_whose_name_looks_like_a_file_is_a_camera(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    known = [FoundCamera(4, f"{name} (front)".upper(), "V4L2")]
    monkeypatch.setattr("coach.capture.cameras.webcam.list_cameras", lambda: known)
    opened: list[int] = []
    monkeypatch.setattr("coach.capture.cameras.webcam.Camera", opened.append)
    open_source(name)
    assert opened == [4]
