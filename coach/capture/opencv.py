"""The only door to OpenCV, which changes the process it is imported into.

Its wheel brings a Qt of its own and points QT_QPA_PLATFORM_PLUGIN_PATH and QT_QPA_FONTDIR at it, so that PySide6 would load the
wrong plugins; both are put back as they were. On Windows its Media Foundation back-end opens some cameras only after minutes unless
hardware transforms are off. Values that the user set are kept. Whatever imports cv2 on its own, as mediapipe does, must be imported
after this module.
"""

from __future__ import annotations

import os
from typing import Final

_SET_BY_OPENCV: Final = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_SET_FOR_OPENCV: Final = {
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "1",  # seconds that a camera on Linux may be silent; 10 without it
    "OPENCV_LOG_LEVEL": "ERROR",  # what a warning would say, our own errors say better
}

_before = {name: os.environ.get(name) for name in _SET_BY_OPENCV}
for _name, _value in _SET_FOR_OPENCV.items():
    os.environ.setdefault(_name, _value)

import cv2  # noqa: E402

for _name, _old in _before.items():
    if _old is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _old

# What is asked of it takes less than 0.1 ms a picture and is no quicker on two cores; the cores are for the landmarker.
cv2.setNumThreads(1)

__all__ = ["cv2"]
