"""The setting of how the pictures of each camera are turned."""

from __future__ import annotations

import pytest

from coach.capture.frame import Rotation
from coach.errors import CoachError
from coach.store.settings.camera_rotations import find_rotation, set_rotation, turn_further
from coach.store.settings.settings import Settings, change_setting

ADDRESS = "http://192.168.0.20:8080/video?size=large;fast"


def test_each_camera_has_its_rotation() -> None:
    text = ""
    for camera, rotation in (("HD Webcam", 90), (ADDRESS, 270), ("Phone", 180)):
        text = set_rotation(text, camera, rotation)  # type: ignore[arg-type]
    cameras = ("HD Webcam", ADDRESS, "Phone", "Another")
    assert [find_rotation(text, camera) for camera in cameras] == [90, 270, 180, 0]
    text = set_rotation(text, "HD Webcam", 0)
    assert [find_rotation(text, camera) for camera in cameras] == [0, 270, 180, 0]
    assert Settings(camera_rotations=text).camera_rotations == text


def test_the_picture_turns_around_in_four_steps() -> None:
    rotations: list[Rotation] = [0]
    for _ in range(4):
        rotations.append(turn_further(rotations[-1]))
    assert rotations == [0, 90, 180, 270, 0]


@pytest.mark.parametrize("text", ["HD Webcam", "HD Webcam=45", "=90", "A=90; B"])
def test_a_mistake_is_refused(text: str) -> None:
    with pytest.raises(CoachError, match="must be like HD Webcam=90"):
        change_setting(Settings(), "camera_rotations", text)
