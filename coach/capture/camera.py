"""A webcam, by its number or name."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Iterator
from typing import Any, Final, Protocol

from coach.capture.camera_errors import FoundCamera, describe_choices, explain_open_failure
from coach.capture.frame import Frame, Picture
from coach.capture.frame_mailbox import LatestFrame
from coach.capture.frame_times import FrameTimes
from coach.capture.opencv import cv2
from coach.capture.reader_thread import Reader, ReadSource
from coach.errors import SourceError

BACKENDS: Final = {"Linux": ("V4L2",), "Darwin": ("AVFOUNDATION",), "Windows": ("MSMF", "DSHOW")}
"""What OpenCV reads a camera with on each system, best first."""
WIDTH: Final = 1280
HEIGHT: Final = 720
"""What is asked of the camera, in pixels: wide, since many cameras cut the sides off for 640x480. It gives what it can."""
MAX_FAILED_READS: Final = 3
"""So many times in a row a camera may fail to give a picture before it counts as gone."""


class Device(Protocol):
    """What is used of cv2.VideoCapture; tests give their own."""

    def isOpened(self) -> bool:  # noqa: N802
        """Whether the camera could be opened."""

    def grab(self) -> bool:
        """Wait for the next picture and keep it; False where none came."""

    def retrieve(self) -> tuple[bool, Any]:
        """Whether there is a kept picture, and it: (height, width, 3) blue, green, red."""

    def release(self) -> None:
        """Free the camera."""


def list_cameras() -> list[FoundCamera]:
    """The cameras that the system knows, in order of their numbers, without opening any. Empty where there are none."""
    return next((found for backend in _backends() if (found := _enumerate(backend))), [])


def find_camera(name: str) -> FoundCamera:
    """The camera of that name, or the only one whose name contains it; upper and lower case are alike. Raises SourceError."""
    known = list_cameras()
    exact = [camera for camera in known if camera.name.casefold() == name.casefold()]
    matches = exact or [camera for camera in known if name.casefold() in camera.name.casefold()]
    if not matches:
        raise SourceError(
            f"There is no camera, file or address called {name!r}.", describe_choices(known)
        )
    if len(matches) > 1:
        raise SourceError(
            f"{len(matches)} cameras are called {name!r}.",
            f"Give the number. {describe_choices(matches)}",
        )
    return matches[0]


def open_device(index: int) -> Device:
    """Open a camera with the first back-end that can; `isOpened` of the result is False where none could."""
    wanted = [camera.name for camera in list_cameras() if camera.index == index]
    device = cv2.VideoCapture()
    for backend in _backends():
        theirs = [
            camera.index for camera in _enumerate(backend) if camera.name in wanted
        ]  # back-ends number cameras differently
        number = index if index in theirs or not theirs else theirs[0]
        if device.open(number, getattr(cv2, f"CAP_{backend}")):
            _ask_for_size(device, backend)
            break
    return device


class Camera(ReadSource):
    """A webcam that gives frames until it is closed or unplugged.

    A thread reads it as fast as it gives pictures; `frames` gives the newest, with the time when the camera gave it. `close` waits for
    the picture that is being read, at most a second or so. Opening can take some seconds, and on macOS the first
    time must be in the main thread, where the system asks the user for permission. Raises SourceError where the camera cannot be
    opened or gives nothing, and from `frames` where it stops.
    """

    live: Final = True
    duration_s: Final = None
    problem: Final = ""

    def __init__(
        self,
        index: int,
        *,
        open_with: Callable[[int], Device] = open_device,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        known = list_cameras()
        self.name = next(
            (camera.name for camera in known if camera.index == index), f"camera {index}"
        )
        self._clock = clock
        self._device = open_with(index)
        if not (self._device.isOpened() and self._device.grab()):
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
        """When the next picture came, and it; None once the camera is closed."""
        for _ in range(MAX_FAILED_READS):
            if self._reader.stopped:
                return None
            if self._device.grab():
                clock_s = self._clock()
                kept, picture = self._device.retrieve()
                if kept:
                    return clock_s, cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
        raise SourceError(
            f"{self.name} stopped giving pictures.",
            "Check its cable, and whether another program took it; then start again.",
        )


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
    ):  # left alone they send large pictures uncompressed, ten a second
        device.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    device.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
    device.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
