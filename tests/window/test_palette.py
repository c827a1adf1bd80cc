from __future__ import annotations

import pytest

from coach.window.palette import DARK, LIGHT, Palette, compute_contrast

PAIRS = [
    ("text", "ground"), ("text", "card"), ("text", "track"), ("quiet", "ground"), ("quiet", "card"),
    ("good", "card"), ("good", "ground"), ("fault", "card"), ("caution", "card"), ("info", "card"), ("info", "ground"),
    ("on_fault", "fault"), ("text", "good_ground"), ("good", "good_ground"), ("on_focus", "card"),
]  # fmt: skip


@pytest.mark.parametrize("palette", [pytest.param(DARK, id="dark"), pytest.param(LIGHT, id="light")])
@pytest.mark.parametrize(("front", "back"), PAIRS, ids=[f"{front} on {back}" for front, back in PAIRS])
def test_can_be_read(palette: Palette, front: str, back: str) -> None:
    assert compute_contrast(getattr(palette, front), getattr(palette, back)) >= 4.5


def test_contrast_of_black_and_white() -> None:
    assert compute_contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert compute_contrast("#777777", "#777777") == 1.0
