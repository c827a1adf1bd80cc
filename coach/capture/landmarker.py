"""Detects poses in frames: converts MediaPipe's lists to arrays."""

from __future__ import annotations

import ctypes
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Protocol

import numpy as np

from coach.body.pose import Pose, empty_pose
from coach.capture.brighten import brighten
from coach.capture.frame import Frame, Picture
from coach.capture.memory_check import (
    LARGER_MODEL_BYTES,
    LIBRARIES_BYTES,
    MODEL_BYTES,
    require_memory,
)
from coach.capture.native_logs import silence_native_logs
from coach.capture.pose_model import CHECKSUMS, LARGER_SHA256, read_model
from coach.closing import Closeable
from coach.errors import LowMemoryError, ModelError, find_reason
from coach.message import Message

ALLOCATION_ERROR: Final = "AllocateTensors"
"""Text in the error of the native code if it could not allocate memory."""
BRIGHTNESS_STEP: Final = 16
"""Brightness is computed from every n-th pixel in both directions."""


class Landmarker(Protocol):
    """Finds the landmarks of one person.

    Pass it the frames of one source in order, from one thread.
    """

    @property
    def model_sha256(self) -> str:
        """SHA-256 of the model file, in hexadecimal: with the frames it determines the poses."""

    def detect(self, frame: Frame) -> Pose:
        """Return the pose in a frame, or `empty_pose` if there is none.

        The frame must be later than the last one.
        """

    def close(self) -> None:
        """Release the model."""


class MediaPipeLandmarker(Closeable):
    """BlazePose through MediaPipe's Tasks API; tracks one person from frame to frame.

    Creating the first one takes a second or two.

    Args:
        model: The user's own model file; None loads the shipped one. The checksum of a file that
            was shipped is checked.

    Raises:
        ModelError: The model is missing, altered or not a model.
        LowMemoryError: There is not enough memory for it.

    """

    def __init__(self, model: Path | None = None) -> None:
        content, self.model_sha256 = read_model(model)
        # Native code ends the program without a message if it gets no memory, here or in another
        # thread that paints at the same time.
        needed = LARGER_MODEL_BYTES if self.model_sha256 == LARGER_SHA256 else MODEL_BYTES
        require_memory(needed if "mediapipe" in sys.modules else LIBRARIES_BYTES + needed)
        self._mediapipe = _import_mediapipe()
        self._landmarker = self._create(content, model)
        self._last_ms = -1
        self._seen = False  # the native code logs only until the first person is found

    def detect(self, frame: Frame) -> Pose:
        """Return the pose in a frame; `empty_pose` if there is none.

        Times are passed on in whole milliseconds, each at least one more than the last.
        """
        height, width = frame.image.shape[:2]
        self._last_ms = max(self._last_ms + 1, round(frame.time_s * 1000))
        brightness = measure_brightness(frame.image)
        visible = np.ascontiguousarray(brighten(frame.image, brightness))
        picture = self._mediapipe.Image(image_format=self._mediapipe.ImageFormat.SRGB, data=visible)
        with nullcontext() if self._seen else silence_native_logs():
            result = self._landmarker.detect_for_video(picture, self._last_ms)
        if not result.pose_landmarks:
            return empty_pose(frame.time_s, width, height, brightness)
        self._seen = True
        points, world = result.pose_landmarks[0], result.pose_world_landmarks[0]
        return Pose(
            frame.time_s,
            np.array([(point.x * width, point.y * height) for point in points]),
            np.array([(point.x, point.y, point.z) for point in world]),
            np.array([point.visibility for point in points]),
            width,
            height,
            brightness,
        )

    def close(self) -> None:
        """Release the model; may be called repeatedly."""
        if self._landmarker is not None:
            self._landmarker.close()
            self._landmarker = None

    def _create(self, content: bytes, model: Path | None) -> Any:
        vision = self._mediapipe.tasks.vision
        options = vision.PoseLandmarkerOptions(
            base_options=self._mediapipe.tasks.BaseOptions(model_asset_buffer=content),
            running_mode=vision.RunningMode.VIDEO,
            num_poses=1,
        )
        try:
            with silence_native_logs():
                return vision.PoseLandmarker.create_from_options(options)
        except (
            RuntimeError,
            ValueError,
            OSError,
        ) as error:  # OSError: a bundle without the expected files
            _end_thread(error)
            # A shipped model has the right checksum, so it is not the model.
            if self.model_sha256 in CHECKSUMS.values() and ALLOCATION_ERROR in str(error):
                raise LowMemoryError from error
            wrong = Message(
                "{model} is not a pose model: {reason}",
                model=model or Message("The shipped file"),
                reason=find_reason(error),
            )
            raise ModelError(
                wrong, Message("Give a .task bundle of MediaPipe's pose landmarker.")
            ) from error


def _end_thread(error: Exception) -> None:
    """End the thread in which MediaPipe has tried to open a model; it leaves it running."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        dispatcher: Any = frame.f_locals.get("lib")
        # The library itself has a `close`, too: that of the C library, which closes any file.
        if not isinstance(dispatcher, ctypes.CDLL) and hasattr(dispatcher, "close"):
            dispatcher.close()


def measure_brightness(image: Picture) -> float:
    """Return the mean of a (height, width, 3) picture, from 0 (black) to 1 (white).

    The mean is computed over a grid of the pixels.
    """
    return float(image[::BRIGHTNESS_STEP, ::BRIGHTNESS_STEP].mean()) / 255


def load_libraries() -> None:
    """Import MediaPipe and OpenCV, alone: both change the environment of the process meanwhile.

    Raises LowMemoryError if there is no room for them and a model.
    """
    if "mediapipe" not in sys.modules:
        require_memory(LIBRARIES_BYTES + MODEL_BYTES)
    _import_mediapipe()


def _import_mediapipe() -> Any:
    from coach.capture import opencv  # noqa: F401  # before mediapipe, which imports cv2

    # The model runs on the CPU. Without this the library initialises OpenGL anyway, and the
    # graphics drivers keep tens of megabytes of memory. A value set by the user is kept.
    os.environ.setdefault("__EGL_VENDOR_LIBRARY_FILENAMES", os.devnull)

    with _without_matplotlib():
        import mediapipe

    return mediapipe


@contextmanager
def _without_matplotlib() -> Iterator[None]:
    """Keep mediapipe from importing matplotlib, which it needs only to draw.

    Matplotlib would write font lists to the user's home folder.
    """
    if "matplotlib" in sys.modules:
        yield
        return
    names = ("matplotlib", "matplotlib.pyplot")
    package, pyplot = (ModuleType(name) for name in names)
    sys.modules |= {"matplotlib": package, "matplotlib.pyplot": pyplot}
    package.pyplot = pyplot  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
