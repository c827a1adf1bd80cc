"""Sources have names for people."""

from __future__ import annotations

import pytest

from coach.window.run.text import name_source


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("0", "Camera 0"),
        ("/home/ann/clip.mp4", "clip.mp4"),
        ("USB2.0 HD UVC WebCam", "USB2.0 HD UVC WebCam"),
        ("http://phone:8080/video", "http://phone:8080/video"),
        ("rtsp://ann:secret@phone/live?pwd=secret", "rtsp://phone/live?pwd=***"),
        ("ann:secret@192.168.0.20/video", "192.168.0.20/video"),
        ("http://[broken?token=secret", "http://[broken?token=***"),
    ],
)
def test_a_source_is_named_without_its_passwords(source: str, name: str) -> None:
    assert name_source(source) == name
