"""The number in a picture of the camera stand-in, with which the lag is measured."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.speed.lag.frame_code import BITS, burn, find_code, read_code
from coach.capture.frame import Picture


def show(picture: Picture, mirrored: bool, noise: int = 0) -> Picture:
    """A screen that shows a picture twice as large as it is, mirrored or not."""
    screen = np.full((480, 900, 3), 30, np.uint8)
    grain = np.random.default_rng(0).integers(-noise, noise + 1, picture.shape)
    noisy = np.clip(picture.astype(int) + grain, 0, 255).astype(np.uint8)
    large = noisy.repeat(2, axis=0).repeat(2, axis=1)
    screen[60 : 60 + large.shape[0], 17 : 17 + large.shape[1]] = (
        large[:, ::-1] if mirrored else large
    )
    return screen


GREY = np.full((200, 300, 3), 120, np.uint8)


@given(st.integers(0, 2**BITS - 1), st.booleans(), st.sampled_from([0, 40]))
def test_a_number_is_read_off_the_screen(number: int, mirrored: bool, noise: int) -> None:
    screen = show(burn(GREY, number), mirrored, noise)
    place = find_code(screen)
    assert place is not None
    assert read_code(screen, place) == number


def test_a_screen_without_a_number() -> None:
    assert find_code(show(GREY, mirrored=False)) is None


@pytest.mark.parametrize("row", [0, 3, 8])
def test_a_picture_that_is_just_being_painted_gives_no_wrong_number(row: int) -> None:
    before, after = (show(burn(GREY, number), mirrored=False) for number in (0, 1 << row))
    place = find_code(before)
    assert place is not None
    border = place.list_rows()[row + 1] + 2
    torn = np.concatenate([after[:border], before[border:]])
    assert read_code(torn, place) is None
