from __future__ import annotations

import pytest

from coach.window.theme.palette import CONTRAST, DARK, LIGHT, Palette, choose_palette
from tests.window.theme.colours import compute_contrast

PAIRS = [
    ("text", "ground"),
    ("text", "card"),
    ("text", "track"),
    ("quiet", "ground"),
    ("quiet", "card"),
    ("good", "card"),
    ("good", "ground"),
    ("fault", "card"),
    ("caution", "card"),
    ("info", "card"),
    ("info", "ground"),
    ("on_fault", "fault"),
    ("text", "good_ground"),
    ("good", "good_ground"),
    ("on_focus", "card"),
]


@pytest.mark.parametrize(
    "palette",
    [
        pytest.param(DARK, id="dark"),
        pytest.param(LIGHT, id="light"),
        pytest.param(CONTRAST, id="contrast"),
    ],
)
@pytest.mark.parametrize(
    ("front", "back"), PAIRS, ids=[f"{front} on {back}" for front, back in PAIRS]
)
def test_contrast_is_enough_to_read(palette: Palette, front: str, back: str) -> None:
    assert compute_contrast(getattr(palette, front), getattr(palette, back)) >= 4.5


@pytest.mark.parametrize(("front", "back"), [pair for pair in PAIRS if pair != ("text", "track")])
def test_high_contrast_is_higher(front: str, back: str) -> None:
    assert compute_contrast(getattr(CONTRAST, front), getattr(CONTRAST, back)) >= 7.0


CHOICES = [
    ("system", True, False, DARK),
    ("system", False, False, LIGHT),
    ("system", True, True, CONTRAST),
    ("dark", False, True, DARK),
    ("light", True, False, LIGHT),
    ("contrast", False, False, CONTRAST),
]


@pytest.mark.parametrize(("colours", "dark", "contrast", "chosen"), CHOICES)
def test_choose_palette(colours: str, dark: bool, contrast: bool, chosen: Palette) -> None:
    assert choose_palette(colours, dark=dark, contrast=contrast) is chosen


def test_contrast_of_black_and_white() -> None:
    assert compute_contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert compute_contrast("#777777", "#777777") == 1.0
