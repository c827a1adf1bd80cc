"""The only module that imports OpenCV, because the import changes global state.

The wheel contains its own Qt and sets QT_QPA_PLATFORM_PLUGIN_PATH and QT_QPA_FONTDIR to it, so that
PySide6 would load the wrong plugins; both are restored. On Windows its Media Foundation back-end
opens some cameras only after minutes unless hardware transforms are off. Values set by the user are
kept. Import this module before any other that imports cv2, such as mediapipe.
"""

from __future__ import annotations

import os
from typing import Final

_SET_BY_OPENCV: Final = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_SET_FOR_OPENCV: Final = {
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "1",  # seconds without a picture on Linux; 10 by default
    "OPENCV_LOG_LEVEL": "ERROR",  # coach's own errors say more than its warnings
}

_original_values = {name: os.environ.get(name) for name in _SET_BY_OPENCV}
for _name, _value in _SET_FOR_OPENCV.items():
    os.environ.setdefault(_name, _value)

import cv2  # noqa: E402

for _name, _original in _original_values.items():
    if _original is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _original

# Its work takes less than 0.1 ms a picture and is no faster on two cores.
cv2.setNumThreads(1)

__all__ = ["cv2"]
