"""The state of the process after importing OpenCV."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SHOW = "import os, {}; print(*(os.environ.get(name) for name in {}))"
QT = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def values_after(module: str, names: tuple[str, ...], **environment: str) -> list[str]:
    clean = {name: value for name, value in os.environ.items() if name not in names}
    command = [sys.executable, "-c", SHOW.format(module, names)]
    return subprocess.run(
        command, env=clean | environment, capture_output=True, text=True, check=True
    ).stdout.split()


def test_qt_variables_are_as_before() -> None:
    assert values_after("coach.capture.opencv", QT) == ["None", "None"]


def test_qt_variables_of_the_user_stay() -> None:
    assert values_after(
        "coach.capture.opencv", QT, QT_QPA_PLATFORM_PLUGIN_PATH="/mine", QT_QPA_FONTDIR="/fonts"
    ) == ["/mine", "/fonts"]


@pytest.mark.skipif(sys.platform != "linux", reason="only its Linux wheel brings a Qt")
def test_cv2_itself_would_change_them() -> None:
    assert "None" not in values_after("cv2", QT)


def test_slow_transforms_are_off_unless_the_user_wants_them() -> None:
    name = "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS"
    assert values_after("coach.capture.opencv", (name,)) == ["0"]
    assert values_after("coach.capture.opencv", (name,), **{name: "1"}) == ["1"]


def test_it_leaves_the_cores_to_others() -> None:
    from coach.capture.opencv import cv2

    assert cv2.getNumThreads() == 1
