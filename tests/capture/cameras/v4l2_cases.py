"""Webcams that OpenCV opens by V4L2. `test_v4l2.py` runs these tests with the stand-in."""

from __future__ import annotations

import errno
import threading
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import pytest

from coach.capture.cameras.webcam import Camera, list_cameras
from coach.capture.frame import Frame
from coach.capture.opencv import cv2
from coach.capture.reconnecting_source import ReconnectingSource, open_reconnecting
from coach.capture.source import open_source
from coach.errors import SourceError
from tests.capture.cameras import v4l2

HD = "MJPG 1280 720"
VGA = "MJPG 640 480"
RAW_VGA = "YUYV 640 480"


@pytest.fixture
def cameras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> v4l2.Cameras:
    monkeypatch.setenv(v4l2.VARIABLE, str(tmp_path))
    return v4l2.Cameras(tmp_path)


def take(count: int, number: int = 0) -> list[Frame]:
    with Camera(number) as source:
        return list(islice(source.frames(), count))


def is_whole(frame: Frame) -> bool:
    """Return True if the lowest rows are red at the left and blue at the right, as those above."""
    left, right = frame.image[-4, 10], frame.image[-4, -10]
    return bool(left[0] > 200 > left[2] and right[2] > 200 > right[0])


@pytest.mark.parametrize(
    ("formats", "options", "chosen", "size"),
    [
        ((HD, RAW_VGA), {}, "MJPG", (720, 1280)),
        ((RAW_VGA, HD), {}, "MJPG", (720, 1280)),
        ((RAW_VGA, "YUYV 1280 720"), {}, "YUYV", (720, 1280)),
        ((RAW_VGA, VGA), {}, "MJPG", (480, 640)),
        ((RAW_VGA,), {}, "YUYV", (480, 640)),
        ((VGA,), {}, "MJPG", (480, 640)),
        ((VGA,), {"strict": 1}, "MJPG", (480, 640)),
        ((RAW_VGA,), {"strict": 1}, "YUYV", (480, 640)),
        ((RAW_VGA, "MJPG 1920 1080"), {"strict": 1}, "YUYV", (480, 640)),
        ((VGA, HD), {"strict": 1}, "MJPG", (720, 1280)),
        ((VGA, "MJPG 320 240", "MJPG 800 600"), {}, "MJPG", (600, 800)),
    ],
)
def test_format_and_size_are_the_best_that_the_camera_has(
    cameras: v4l2.Cameras,
    formats: tuple[str, ...],
    options: dict[str, int],
    chosen: str,
    size: tuple[int, int],
) -> None:
    cameras.plug(0, *formats, **options)
    with Camera(0) as source:
        frames = list(islice(source.frames(), 5))
        fourcc = int(source._device.get(cv2.CAP_PROP_FOURCC))  # type: ignore[attr-defined]
    assert fourcc.to_bytes(4, "little").decode() == chosen
    assert {frame.image.shape for frame in frames} == {(*size, 3)}
    assert all(map(is_whole, frames))


@pytest.mark.parametrize("rate", [5, 15, 30, 60])
@pytest.mark.parametrize("form", [VGA, RAW_VGA])
def test_times_follow_the_camera(cameras: v4l2.Cameras, form: str, rate: int) -> None:
    cameras.plug(0, form, rate=rate)
    times = [frame.time_s for frame in take(6)]
    assert times[0] == 0
    assert (np.diff(times) > 0).all()
    assert times[-1] > 5 / rate / 2


@pytest.mark.parametrize(
    ("form", "fault"), [(HD, "cut"), (HD, "empty"), (HD, "flagged"), (RAW_VGA, "empty")]
)
def test_a_damaged_picture_is_left_out(cameras: v4l2.Cameras, form: str, fault: str) -> None:
    cameras.plug(0, form, rate=60, **{fault: 3})
    with Camera(0) as source:
        frames = list(islice(source._read(), 20))  # every one, also on a slow computer
    assert all(map(is_whole, frames))
    same = [(one.image == other.image).all() for one, other in pairwise(frames)]
    assert not any(same), "a picture was repeated"


def test_the_driver_drops_uncompressed_pictures_that_are_cut_and_others_go_on(
    cameras: v4l2.Cameras,
) -> None:
    cameras.plug(0, RAW_VGA, rate=60, cut=3)
    assert len(take(10)) == 10


@pytest.mark.parametrize("fault", ["cut", "empty"])
def test_a_camera_that_gives_damaged_pictures_only_has_stopped(
    cameras: v4l2.Cameras, fault: str
) -> None:
    cameras.plug(0, VGA, rate=60)
    with Camera(0) as source:
        frames = source.frames()
        next(frames)
        cameras.plug(0, VGA, rate=60, **{fault: 1})
        with pytest.raises(SourceError, match="stopped giving pictures"):
            list(frames)


@pytest.mark.parametrize("where", ["opening", "configuring"])
@pytest.mark.parametrize("code", [errno.EBUSY, errno.EIO, errno.ENODEV])
def test_a_camera_that_cannot_be_opened_says_what_to_do(
    cameras: v4l2.Cameras, where: str, code: int
) -> None:
    cameras.plug(0, HD, name="Brio", **{where: code})
    with pytest.raises(SourceError, match=r"Camera 0 \(Brio\)") as error:
        Camera(0)
    assert "Another program probably uses it" in error.value.hint


def test_a_camera_can_be_used_once_the_other_program_has_ended(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, HD, configuring=errno.EBUSY)
    with pytest.raises(SourceError):
        Camera(0)
    cameras.plug(0, HD)
    assert len(take(3)) == 3


def test_a_camera_that_is_silent_gives_no_picture(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, HD, silent=1)
    with pytest.raises(SourceError, match="gives no picture"):
        Camera(0)


def test_the_first_picture_may_take_longer_than_one_wait(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, VGA, late=1500)
    assert len(take(2)) == 2


def test_a_camera_that_falls_silent_has_stopped(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, HD)
    with Camera(0) as source:
        frames = source.frames()
        next(frames)
        cameras.plug(0, HD, silent=1)
        with pytest.raises(SourceError, match="stopped giving pictures"):
            list(frames)


def test_a_silence_of_one_wait_is_survived(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, VGA)
    with Camera(0) as source:
        frames = source.frames()
        times = [next(frames).time_s]
        cameras.plug(0, VGA, silent=1)
        goes_on = threading.Timer(1.2, cameras.plug, (0, VGA))
        goes_on.start()
        times += [frame.time_s for frame in islice(frames, 20)]
        goes_on.join()
    assert max(np.diff(times)) > 0.5


def test_a_camera_has_the_name_of_the_system(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, HD, name="Integrated Camera")
    cameras.plug(3, VGA, name="Brio 500")
    assert [(camera.index, camera.name) for camera in list_cameras()] == [
        (0, "Integrated Camera"),
        (3, "Brio 500"),
    ]
    with open_source("brio") as source:
        assert source.name == "Brio 500"
        assert next(source.frames()).image.shape == (480, 640, 3)


def test_a_camera_that_was_pulled_out_has_stopped(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, HD)
    with Camera(0) as source:
        frames = source.frames()
        next(frames)
        cameras.unplug(0)
        with pytest.raises(SourceError, match="stopped giving pictures"):
            list(frames)


class Session:
    """Frames of a camera that reconnects."""

    def __init__(self, text: str) -> None:
        source = open_reconnecting(text)
        assert isinstance(source, ReconnectingSource)
        self.source = source
        self.source._retry_delay_s = 0.02
        self.lost = threading.Event()
        self.tries = 0
        open_again = source._open_again

        def count() -> object:
            self.tries += 1
            if self.tries > 3:
                self.lost.set()
            return open_again()

        source._open_again = count  # type: ignore[assignment]
        self.frames = source.frames()

    def widths(self, count: int) -> list[int]:
        """Return the width of each of the next pictures: it tells the cameras apart."""
        return [frame.image.shape[1] for frame in islice(self.frames, count)]


RETURNS = [
    pytest.param("0", {0: (HD, "Brio")}, {0: (HD, "Brio")}, id="as before"),
    pytest.param("0", {0: (HD, "Brio")}, {2: (HD, "Brio")}, id="another number"),
    pytest.param("brio", {0: (HD, "Brio")}, {2: (HD, "Brio")}, id="by its name"),
    pytest.param(
        "0", {0: (HD, "Brio")}, {0: (VGA, "Phone"), 1: (HD, "Brio")}, id="its number is taken"
    ),
    pytest.param(
        "0",
        {0: (HD, "Brio"), 1: (VGA, "Phone")},
        {0: (VGA, "Phone"), 1: (HD, "Brio")},
        id="numbers are exchanged",
    ),
    pytest.param(
        "0",
        {0: (HD, "Brio"), 2: (VGA, "Brio")},
        {2: (VGA, "Brio"), 4: (HD, "Brio")},
        id="beside its twin",
    ),
]


@pytest.mark.parametrize(("text", "before", "after"), RETURNS)
def test_a_camera_is_found_again(
    cameras: v4l2.Cameras,
    text: str,
    before: dict[int, tuple[str, str]],
    after: dict[int, tuple[str, str]],
) -> None:
    for number, (form, name) in before.items():
        cameras.plug(number, form, name=name)
    session = Session(text)
    with session.source:
        assert session.widths(3) == [1280] * 3
        for number in before:
            cameras.unplug(number)
        for number, (form, name) in after.items():
            cameras.plug(number, form, name=name)
        # Pictures that were taken before are still delivered, never one of another camera.
        assert session.widths(20) == [1280] * 20
        assert session.source.problem == ""


def test_another_camera_is_not_taken_for_the_one_that_is_gone(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, HD, name="Brio")
    cameras.plug(2, VGA, name="Brio")
    session = Session("0")

    def bring_back() -> None:
        session.lost.wait(30)
        cameras.plug(4, HD, name="Brio")

    back = threading.Thread(target=bring_back)
    with session.source:
        assert session.widths(3) == [1280] * 3
        cameras.unplug(0)
        cameras.plug(0, VGA, name="Phone")
        back.start()
        assert session.widths(20) == [1280] * 20
    back.join()
    assert session.lost.is_set()


def test_times_rise_over_every_interruption(cameras: v4l2.Cameras) -> None:
    cameras.plug(0, VGA, rate=60)
    session = Session("0")
    times: list[float] = []
    with session.source:
        for number in range(5):
            times += [frame.time_s for frame in islice(session.frames, 5)]
            cameras.unplug(number)
            cameras.plug(number + 1, VGA, rate=60)
        times += [frame.time_s for frame in islice(session.frames, 5)]
    assert (np.diff(times) > 0).all()
