"""A webcam, opened by its number or name."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Protocol, cast

from coach.capture.cameras.errors import FoundCamera, describe_choices, explain_open_failure
from coach.capture.cameras.ffmpeg_timeout import current_clock
from coach.capture.frame import Frame, Picture
from coach.capture.frame_times import FrameTimes
from coach.capture.opencv import cv2
from coach.capture.threads.latest_frame import LatestFrame
from coach.capture.threads.reader import LiveSource, Reader
from coach.errors import SourceError
from coach.message import Message

BACKENDS: Final = {"Linux": ("V4L2",), "Darwin": ("AVFOUNDATION",), "Windows": ("MSMF", "DSHOW")}
"""OpenCV back-ends for cameras on each system, best first."""
WIDTH: Final = 1280
HEIGHT: Final = 720
"""Requested picture size, in pixels; the camera delivers the nearest that it can.

Wide, because many cameras crop the sides at 640x480.
"""
JPEG: Final = cv2.VideoWriter.fourcc(*"MJPG")
"""Format of cameras that compress each picture."""
MAX_FAILED_READS: Final = 3
"""Number of failed reads in a row after which the camera counts as disconnected.

Under Linux one takes a second. As many are allowed before the first picture, which is slow with
some cameras.
"""
MAX_DAMAGED_PICTURES: Final = 30
"""Number of damaged pictures in a row after which the camera counts as disconnected."""
MAX_OPENING_S: Final = 60.0
"""Maximum time to wait for the first picture, in seconds; shorter if the opening is cancelled."""


class Device(Protocol):
    """The part of cv2.VideoCapture that is used; tests replace it with a fake."""

    def isOpened(self) -> bool:  # noqa: N802
        """Return True if the camera was opened."""

    def grab(self) -> bool:
        """Wait for the next picture and store it. Return False if none came."""

    def retrieve(self) -> tuple[bool, Any]:
        """Return True and the stored picture, (height, width, 3) in blue, green, red.

        The bytes of a JPEG image are returned as they are, as (1, number of bytes).
        """

    def release(self) -> None:
        """Release the camera."""


def list_cameras() -> list[FoundCamera]:
    """Return the cameras of this system, sorted by number, without opening any."""
    return next((found for backend in _backends() if (found := _enumerate(backend))), [])


def find_camera(name: str) -> FoundCamera:
    """Find a camera by its name, or by a part of the name that only one camera has.

    Case does not matter.

    Raises:
        SourceError: No camera matches, or several do.

    """
    known = list_cameras()
    exact = [camera for camera in known if camera.name.casefold() == name.casefold()]
    matches = exact or [camera for camera in known if name.casefold() in camera.name.casefold()]
    if not matches:
        raise SourceError(
            Message("There is no camera, file or address called {name!r}.", name=name),
            describe_choices(known),
        )
    if len(matches) > 1:
        raise SourceError(
            Message("{count} cameras are called {name!r}.", count=len(matches), name=name),
            Message("Give the number. {cameras}", cameras=describe_choices(matches)),
        )
    return matches[0]


def open_device(index: int) -> Device:
    """Open a camera with the first back-end that can.

    If none can, `isOpened` of the result returns False.
    """
    names = [camera.name for camera in list_cameras() if camera.index == index]
    device = cv2.VideoCapture()
    for backend in _backends():
        numbers = [
            camera.index for camera in _enumerate(backend) if camera.name in names
        ]  # back-ends number cameras differently
        number = index if index in numbers or not numbers else numbers[0]
        if device.open(number, getattr(cv2, f"CAP_{backend}")):
            _ask_for_size(device, backend)
            break
    return device


class Camera(LiveSource):
    """A webcam that delivers frames until it is closed or unplugged.

    A thread reads the pictures as fast as the camera delivers them. `frames` yields the newest one,
    with the time of its capture. `close` waits for the picture that is being read, at most about a
    second. Opening can take some seconds. On macOS the first opening must happen in the main
    thread, where the system asks the user for permission.

    Raises:
        SourceError: The camera cannot be opened or delivers no picture; `frames` raises it if the
            camera stops.

    """

    def __init__(
        self,
        index: int,
        *,
        open_with: Callable[[int], Device] = open_device,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.index = index
        self.known = known = list_cameras()
        """All cameras, as they were listed before this one was opened."""
        self.name = next(
            (camera.name for camera in known if camera.index == index), f"camera {index}"
        )
        self._clock = clock
        self._device = open_with(index)
        if not (self._device.isOpened() and _gives_pictures(self._device)):
            self._device.release()
            raise explain_open_failure(index, platform.system(), known)
        self._reader = Reader("camera", self._read(), LatestFrame())

    def _release(self) -> None:
        self._device.release()

    def _read(self) -> Iterator[Frame]:
        times = FrameTimes()
        while (taken := self._grab()) is not None:
            clock_s, image = taken
            yield Frame(times.next_time(clock_s), image)

    def _grab(self) -> tuple[float, Picture] | None:
        """Return the capture time and the next picture; None if the camera is closed."""
        failed = damaged = 0
        while failed < MAX_FAILED_READS and damaged < MAX_DAMAGED_PICTURES:
            if self._reader.stopped:
                return None
            if not self._device.grab():
                failed += 1
                continue
            clock_s = self._clock()
            picture = _retrieve(self._device)
            if picture is not None:
                return clock_s, picture
            damaged += 1
        raise SourceError(
            Message("{name} stopped giving pictures.", name=self.name),
            Message("Check its cable, and whether another program took it; then start again."),
        )


def _gives_pictures(device: Device) -> bool:
    """Wait for the first picture. Return False if none comes, or if the opening is cancelled."""
    start_s = current_clock()
    for _ in range(MAX_FAILED_READS):
        if device.grab():
            return True
        if current_clock() - start_s > MAX_OPENING_S:
            return False
    return False


def _retrieve(device: Device) -> Picture | None:
    """Return the stored picture in red, green, blue; None if it is damaged."""
    try:
        retrieved, picture = device.retrieve()
    except cv2.error:  # a picture without any content
        return None
    if not retrieved or picture is None or not picture.size:
        return None
    if picture.ndim == 2 and len(picture) == 1:
        return cast(Picture, cv2.imdecode(picture, cv2.IMREAD_COLOR_RGB))
    return cast(Picture, cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))


def _backends() -> tuple[str, ...]:
    return BACKENDS.get(platform.system(), ("ANY",))


def _enumerate(backend: str) -> list[FoundCamera]:
    from cv2_enumerate_cameras import enumerate_cameras, supported_backends

    code = getattr(cv2, f"CAP_{backend}")
    found = enumerate_cameras(code) if code in supported_backends else []
    return sorted(
        (FoundCamera(each.index, each.name, backend) for each in found),
        key=lambda camera: camera.index,
    )


def _ask_for_size(device: cv2.VideoCapture, backend: str) -> None:
    if backend in (
        "V4L2",
        "DSHOW",
    ):  # by default they send large pictures uncompressed, ten a second
        device.set(cv2.CAP_PROP_FOURCC, JPEG)
    sizes = (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT)
    own_size = [device.get(each) for each in sizes]
    if not _set_size(device, (WIDTH, HEIGHT)) and backend == "V4L2":
        _set_size(device, own_size)  # a refused size would leave it without pictures
    if backend == "V4L2" and device.get(cv2.CAP_PROP_FOURCC) == JPEG:
        # OpenCV would repeat the last picture in place of one that is cut.
        device.set(cv2.CAP_PROP_CONVERT_RGB, 0)


def _set_size(device: cv2.VideoCapture, size: Sequence[float]) -> bool:
    width_set = device.set(cv2.CAP_PROP_FRAME_WIDTH, size[0])
    return device.set(cv2.CAP_PROP_FRAME_HEIGHT, size[1]) and width_set
