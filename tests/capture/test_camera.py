"""A webcam, with a fake device; test_source.py tests what all sources have in common."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

import pytest

from coach.capture import camera
from coach.capture.camera import MAX_FAILED_READS, Camera, find_camera, list_cameras
from coach.capture.camera_errors import FoundCamera
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


class FakeCapture(FakeDevice):
    """Fake of cv2.VideoCapture on a system where only one back-end works."""

    works = cv2.CAP_DSHOW
    tried: list[tuple[int, int]]

    def __init__(self) -> None:
        super().__init__(opens=False)
        type(self).tried = []
        self.asked: dict[int, float] = {}

    def open(self, index: int, backend: int) -> bool:
        self.tried.append((index, backend))
        self.opens = backend == self.works
        return self.opens

    def set(self, key: int, value: float) -> bool:
        self.asked[key] = value
        return True


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


def test_where_there_is_no_camera_the_list_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera, "_enumerate", lambda _: [])
    assert list_cameras() == []


def test_the_real_way_of_opening_says_no_to_a_camera_that_is_not_there(
    capfd: pytest.CaptureFixture[str],
) -> None:
    device = camera.open_device(97)
    assert not device.isOpened()
    assert capfd.readouterr().err == ""
