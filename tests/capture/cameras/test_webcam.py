"""A webcam, with a fake device; test_source.py tests what all sources have in common."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from coach.capture.cameras import webcam as camera
from coach.capture.cameras.errors import FoundCamera
from coach.capture.cameras.ffmpeg_timeout import abort_waits_when
from coach.capture.cameras.webcam import (
    MAX_DAMAGED_PICTURES,
    MAX_FAILED_READS,
    Camera,
    find_camera,
    list_cameras,
)
from coach.capture.frame import Frame
from coach.capture.opencv import cv2
from coach.errors import SourceError
from tests.capture.helpers import FakeDevice

KNOWN = [
    FoundCamera(0, "Integrated Camera", "V4L2"),
    FoundCamera(2, "Brio", "V4L2"),
    FoundCamera(4, "Brio 500", "V4L2"),
]


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera, "list_cameras", lambda: KNOWN)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("name", "index"),
    [("Integrated Camera", 0), ("integrated", 0), ("brio", 2), ("500", 4), ("BRIO 500", 4)],
)
def test_a_camera_is_found_by_its_name(name: str, index: int) -> None:
    assert find_camera(name).index == index


@pytest.mark.usefixtures("known")
def test_a_name_that_several_have_asks_for_the_number() -> None:
    with pytest.raises(SourceError, match="3 cameras are called 'r'") as error:
        find_camera("r")
    assert "2 (Brio)" in error.value.hint


@pytest.mark.usefixtures("known")
def test_its_name_is_the_systems() -> None:
    with Camera(2, open_with=lambda _: FakeDevice()) as brio:
        assert brio.name == "Brio"


@pytest.mark.parametrize(
    "device",
    [FakeDevice(opens=False), FakeDevice(0)],
    ids=["does not open", "opens but gives nothing"],
)
@pytest.mark.usefixtures("known")
def test_a_camera_that_gives_nothing_is_an_error_and_let_go(device: FakeDevice) -> None:
    with pytest.raises(SourceError, match="camera 0"):
        Camera(0, open_with=lambda _: device)
    assert device.released == 1


@pytest.mark.usefixtures("known")
def test_unplugged_while_running_is_an_error_after_the_frames_that_came() -> None:
    device = FakeDevice(20)
    frames: list[Frame] = []
    with (
        Camera(2, open_with=lambda _: device) as source,
        pytest.raises(SourceError, match="Brio stopped giving pictures") as error,
    ):
        frames.extend(source.frames())
    assert len(frames) + source.dropped == 19, "the first picture only shows that there are any"
    assert device.failures == MAX_FAILED_READS
    assert "cable" in error.value.hint
    assert device.released


@pytest.mark.usefixtures("known")
def test_the_clock_is_read_when_the_picture_is_grabbed() -> None:
    clock = iter([100.0, 100.5, 102.0])
    device = FakeDevice()
    with Camera(0, open_with=lambda _: device, clock=lambda: next(clock)) as source:
        produced = source._read()
        assert [next(produced).time_s for _ in range(3)] == [0, 0.5, 2]


@dataclass
class DamagedDevice(FakeDevice):
    """Delivers what `pictures` holds; OpenCV raises for a JPEG without bytes."""

    pictures: list[Any]

    def __post_init__(self) -> None:
        super().__init__(len(self.pictures) + 1)  # opening takes the first

    def retrieve(self) -> tuple[bool, Any]:
        picture = self.pictures[self.grabbed - 2]
        if picture is cv2.error:
            raise cv2.error("(-215:Assertion failed) !buf.empty() in function 'imdecode_'")
        return picture is not False, picture


WHOLE = np.zeros((2, 2, 3), np.uint8)
JPEG = cv2.imencode(".jpg", np.full((8, 8, 3), (0, 0, 200), np.uint8))[1].reshape(1, -1)
DAMAGED = [
    pytest.param(cv2.error, id="without bytes"),
    pytest.param(False, id="not retrieved"),
    pytest.param(None, id="none"),
    pytest.param(np.zeros((0, 0, 3), np.uint8), id="empty"),
    pytest.param(JPEG[:, : JPEG.size // 2], id="half a JPEG"),
]


@pytest.mark.parametrize("picture", DAMAGED)
@pytest.mark.usefixtures("known")
def test_a_damaged_picture_is_left_out(picture: Any) -> None:
    pictures = [WHOLE, picture, picture, picture, picture, WHOLE]
    clock = iter(range(10))
    device = DamagedDevice(pictures)
    with Camera(0, open_with=lambda _: device, clock=lambda: next(clock)) as source:
        produced = source._read()
        assert [next(produced).time_s for _ in range(2)] == [0, 5]


@pytest.mark.parametrize("picture", DAMAGED)
@pytest.mark.usefixtures("known")
def test_damaged_pictures_without_end_are_an_error(picture: Any) -> None:
    device = DamagedDevice([picture] * 2 * MAX_DAMAGED_PICTURES)
    with (
        Camera(0, open_with=lambda _: device) as source,
        pytest.raises(SourceError, match="stopped giving pictures"),
    ):
        next(source.frames())
    assert device.grabbed == 1 + MAX_DAMAGED_PICTURES


@pytest.mark.usefixtures("known")
def test_a_jpeg_is_decoded() -> None:
    with Camera(0, open_with=lambda _: DamagedDevice([JPEG])) as source:
        image = next(source._read()).image
    assert image.shape == (8, 8, 3)
    assert image[4, 4, 0] > 150 > image[4, 4, 2]


@pytest.mark.usefixtures("known")
def test_the_first_picture_may_need_several_reads() -> None:
    device = FakeDevice()
    grabs = iter([False] * (MAX_FAILED_READS - 1) + [True] * 9)
    device.grab = lambda: next(grabs)  # type: ignore[method-assign]
    with Camera(0, open_with=lambda _: device) as source:
        assert source.name == "Integrated Camera"


@pytest.mark.usefixtures("known")
def test_an_opening_that_is_cancelled_does_not_wait_for_the_first_picture() -> None:
    device = FakeDevice(0)
    with (
        abort_waits_when(lambda: device.failures > 0),
        pytest.raises(SourceError, match="camera 0"),
    ):
        Camera(0, open_with=lambda _: device)
    assert device.failures == 1


class FakeCapture(FakeDevice):
    """Fake of cv2.VideoCapture on a system where only one back-end works."""

    works = cv2.CAP_DSHOW
    refuses: tuple[float, ...] = ()
    """Values that cannot be set; until others are set, there is then no picture."""
    tried: list[tuple[int, int]]

    def __init__(self) -> None:
        super().__init__(opens=False)
        type(self).tried = []
        self.asked: dict[int, float] = {}
        self.refused = False

    def open(self, index: int, backend: int) -> bool:
        self.tried.append((index, backend))
        self.opens = backend == self.works
        return self.opens

    def set(self, key: int, value: float) -> bool:
        self.asked[key] = value
        self.refused = value in self.refuses
        return not self.refused

    def get(self, key: int) -> float:
        return {cv2.CAP_PROP_FRAME_WIDTH: 640.0, cv2.CAP_PROP_FRAME_HEIGHT: 480.0}.get(key, 0.0)

    def grab(self) -> bool:
        return not self.refused and super().grab()


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulate Windows, whose two back-ends number the cameras differently."""
    numbered = {cv2.CAP_MSMF: ["Brio", "Virtual"], cv2.CAP_DSHOW: ["Virtual", "Brio"]}
    enumerating = ModuleType("cv2_enumerate_cameras")
    enumerating.supported_backends = tuple(numbered)
    enumerating.enumerate_cameras = lambda code: [
        SimpleNamespace(index=index, name=name) for index, name in enumerate(numbered[code])
    ]
    monkeypatch.setitem(sys.modules, "cv2_enumerate_cameras", enumerating)
    monkeypatch.setattr(camera.platform, "system", lambda: "Windows")
    monkeypatch.setattr(cv2, "VideoCapture", FakeCapture)


@pytest.mark.usefixtures("windows")
def test_on_windows_the_second_back_end_opens_the_camera_of_the_same_name() -> None:
    assert list_cameras() == [FoundCamera(0, "Brio", "MSMF"), FoundCamera(1, "Virtual", "MSMF")]
    device = camera.open_device(0)
    assert FakeCapture.tried == [(0, cv2.CAP_MSMF), (1, cv2.CAP_DSHOW)]
    assert device.asked[cv2.CAP_PROP_FRAME_WIDTH] == camera.WIDTH


def test_a_camera_that_refuses_a_size_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera.platform, "system", lambda: "Linux")
    monkeypatch.setattr(camera, "_enumerate", lambda _: [])
    monkeypatch.setattr(cv2, "VideoCapture", FakeCapture)
    monkeypatch.setattr(FakeCapture, "works", cv2.CAP_V4L2)
    monkeypatch.setattr(FakeCapture, "refuses", (camera.HEIGHT,))
    device = camera.open_device(0)
    assert device.grab()
    size = cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT
    assert [device.asked[each] for each in size] == [640, 480]  # type: ignore[attr-defined]


def test_where_there_is_no_camera_the_list_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera, "_enumerate", lambda _: [])
    assert list_cameras() == []


def test_the_real_way_of_opening_says_no_to_a_camera_that_is_not_there(
    capfd: pytest.CaptureFixture[str],
) -> None:
    device = camera.open_device(97)
    assert not device.isOpened()
    assert capfd.readouterr().err == ""
