"""The setting of how the pictures of each camera are turned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capture.frame import Rotation
from coach.errors import CoachError
from coach.store.files import locations
from coach.store.settings.camera_rotations import (
    LONGEST,
    ROTATIONS,
    find_rotation,
    set_rotation,
    turn_further,
)
from coach.store.settings.rotation_memory import recall_rotation, remember_rotation
from coach.store.settings.settings import (
    Settings,
    change_setting,
    find_settings_file,
    load_settings,
)

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


def test_no_rotation_at_all_may_be_written() -> None:
    settings = change_setting(Settings(), "camera_rotations", "HD Webcam=0; Phone=90")
    assert find_rotation(settings.camera_rotations, "HD Webcam") == 0
    assert find_rotation(settings.camera_rotations, "Phone") == 90


NAMES = ["", " ", ";", "a\0b", "one\ntwo", "\x1b[31m", "\udc80", "=90", "a=b", "HD; Webcam "]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_settings_with_any_camera_can_be_read_again(name: str) -> None:
    remember_rotation("Phone", 270)
    remember_rotation(name, 90)
    load_settings()
    assert recall_rotation("Phone") == 270
    assert recall_rotation(name) == (90 if name.strip() else 0)


@given(
    st.lists(
        st.tuples(
            st.text(max_size=LONGEST + 9) | st.sampled_from(NAMES), st.sampled_from(ROTATIONS)
        ),
        max_size=5,
    )
)
def test_the_setting_is_always_valid(turned: list[tuple[str, Rotation]]) -> None:
    text = ""
    for camera, rotation in turned:
        text = set_rotation(text, camera, rotation)
        Settings(camera_rotations=text)


def test_of_too_many_cameras_the_first_ones_are_forgotten() -> None:
    text = ""
    for number in range(1000):
        text = set_rotation(text, f"Camera {number}", 90)
        text = set_rotation(text, "Mine", 180)
    assert LONGEST - 20 < len(text) <= LONGEST
    assert [find_rotation(text, f"Camera {number}") for number in (0, 999)] == [0, 90]
    assert find_rotation(text, "Mine") == 180


@pytest.mark.parametrize(
    ("line", "rotations"),
    [
        pytest.param("=90; Phone=270", "Phone=270", id="no name"),
        pytest.param("a\\u0001=90; Phone=270", "a =90; Phone=270", id="a control character"),
        pytest.param("Phone=270;", "Phone=270;", id="as the user wrote it"),
    ],
)
def test_what_earlier_versions_wrote_can_be_read(line: str, rotations: str) -> None:
    locations.make_private(find_settings_file().parent)
    find_settings_file().write_text(f'camera_rotations = "{line}"\n', encoding="utf-8")
    assert load_settings().camera_rotations == rotations
    remember_rotation("HD Webcam", 90)
    assert (recall_rotation("Phone"), recall_rotation("HD Webcam")) == (270, 90)
