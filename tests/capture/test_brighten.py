"""Dark pictures are brightened, bright ones are not touched."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.capture.brighten import BRIGHT_TARGET, DARK_BELOW, MAX_GAIN, brighten
from coach.capture.frame import Picture


def paint(value: int, shape: tuple[int, int] = (48, 64)) -> Picture:
    return np.full((*shape, 3), value, np.uint8)


@pytest.mark.parametrize("brightness", [DARK_BELOW, 0.5, 1.0])
def test_a_picture_that_is_bright_enough_is_the_very_same(brightness: float) -> None:
    image = paint(5)
    assert brighten(image, brightness) is image


GREYS = [
    pytest.param(0, 0, id="black stays black"),
    pytest.param(3, round(3 * MAX_GAIN), id="no more than the highest gain"),
    pytest.param(30, round(BRIGHT_TARGET), id="as bright as it is to be"),
    pytest.param(220, 220, id="never darker"),
]


@pytest.mark.parametrize(("value", "expected"), GREYS)
def test_a_grey_picture_becomes_brighter(value: int, expected: int) -> None:
    image = paint(value)
    brightened = brighten(image, 0.05)
    assert brightened.dtype == np.uint8
    assert np.abs(brightened.astype(int) - expected).max() <= 1
    assert (image == value).all()


def test_bright_parts_decide_and_nothing_wraps_around() -> None:
    image = paint(4)
    image[:, 56:] = 60
    image[0, 0] = 255
    brightened = brighten(image, 0.04)
    assert np.median(brightened[:, 60:]) == pytest.approx(BRIGHT_TARGET, abs=2)
    assert np.median(brightened[:, :40]) == pytest.approx(4 * BRIGHT_TARGET / 60, abs=1)
    assert brightened[0, 0].min() > 60


def test_noise_is_calmed() -> None:
    noise = np.random.default_rng(1).integers(0, 20, (48, 64, 3), dtype=np.uint8)
    brightened = brighten(noise, 0.04)
    gain = brightened.mean() / noise.mean()
    assert gain > 5
    assert brightened.std() < 0.6 * gain * noise.std()


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_a_picture_of_any_size_keeps_it_and_is_not_darker(
    height: int, width: int, seed: int
) -> None:
    image = np.random.default_rng(seed).integers(0, 30, (height, width, 3), dtype=np.uint8)
    brightened = brighten(image, 0.05)
    assert brightened.shape == image.shape
    assert brightened.flags.c_contiguous
    assert brightened.mean() >= image.mean() - 1
