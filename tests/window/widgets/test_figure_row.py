"""Key positions side by side, or one drawing that moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coach.exercise.definition.figure import Figure, FigureObject
from coach.window.theme.palette import CONTRAST, DARK, LIGHT, Palette
from coach.window.theme.theme import Theme
from coach.window.widgets.figure_drawing import FigureDrawing, choose_tones
from coach.window.widgets.figure_row import FigureRow
from coach.window.widgets.moving_drawing import MovingDrawing
from tests.window.theme.colours import compute_contrast

STANDING = Figure(name="up")
BENT = Figure(name="down", hip_flexion=(80.0, 80.0), knee_flexion=(80.0, 80.0))
FROM_BEHIND = Figure(name="place", seen_from="back", detail=True)
BALL = Figure(name="ball", objects=(FigureObject(kind="ball", across=0.6),), seen_from="front")
SEEN_CONTRAST = 2.0
"""Contrast from which an object stands out from the card."""


@pytest.fixture
def row(qtbot: QtBot) -> FigureRow:
    row = FigureRow(Theme(DARK))
    qtbot.addWidget(row)
    row.resize(600, 300)
    row.show()
    return row


@pytest.mark.parametrize(
    ("figures", "count", "moves"),
    [
        pytest.param((STANDING, BENT), 1, True, id="positions between which it moves"),
        pytest.param((STANDING, FROM_BEHIND), 2, False, id="seen from other sides"),
        pytest.param((STANDING,), 1, False, id="one"),
        pytest.param((), 0, False, id="none"),
    ],
)
def test_what_is_shown(
    row: FigureRow, figures: tuple[Figure, ...], count: int, moves: bool
) -> None:
    row.show_figures(figures, "side")
    assert len(row.figures) == count
    assert any(isinstance(each, MovingDrawing) for each in row.figures) is moves
    assert row.isVisible() is bool(count)


def grab(row: FigureRow) -> QImage:
    QCoreApplication.processEvents()  # layouts show new drawings later
    return row.grab().toImage()


@pytest.mark.parametrize("figures", [(BALL,), (BALL, BALL.model_copy(update={"name": "two"}))])
def test_the_left_side_is_the_mirror_image(row: FigureRow, figures: tuple[Figure, ...]) -> None:
    row.show_figures(figures, "side")
    right = grab(row)
    row.show_figures(figures, "side", mirrored=True)
    left = grab(row)
    assert left != right
    assert count_pixels(left) == pytest.approx(count_pixels(right)[::-1], rel=0.1)


def count_pixels(image: QImage) -> tuple[int, int]:
    """Return how many pixels of the ball are in the left and in the right half."""
    colour = choose_tones(DARK, DARK.card)["object"].rgb()
    half = image.width() // 2
    counts = [0, 0]
    for x in range(image.width()):
        counts[x >= half] += sum(image.pixel(x, y) == colour for y in range(image.height()))
    return counts[0], counts[1]


def test_a_moving_body_keeps_its_scale(qtbot: QtBot) -> None:
    """Somebody who bends the knees becomes lower, not larger."""
    heights = []
    for figures in ((STANDING, BENT), (BENT, STANDING)):
        drawing = MovingDrawing(Theme(DARK))
        qtbot.addWidget(drawing)
        drawing.resize(300, 300)
        drawing.show_figures(figures, "side")
        heights.append(measure_height(drawing))
    assert heights[1] < 0.85 * heights[0]


def measure_height(drawing: FigureDrawing) -> int:
    """Return how many rows of the picture the body covers."""
    image = drawing.grab().toImage()
    colour = choose_tones(DARK, DARK.card)["body"].rgb()
    leg = choose_tones(DARK, DARK.card)["working"].rgb()
    rows = [
        any(image.pixel(x, y) in (colour, leg) for x in range(image.width()))
        for y in range(image.height())
    ]
    return sum(rows)


@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST], ids=["dark", "light", "high contrast"])
def test_objects_stand_out(palette: Palette) -> None:
    tones = choose_tones(palette, palette.card)
    for tone in ("object", "warm", "cold", "cloth", "mark"):
        assert compute_contrast(tones[tone].name(), palette.card) > SEEN_CONTRAST, tone
    assert compute_contrast(tones["mark"].name(), tones["body"].name()) > SEEN_CONTRAST
    assert compute_contrast(tones["object"].name(), tones["edge"].name()) > SEEN_CONTRAST


def test_the_theme_reaches_every_drawing(row: FigureRow) -> None:
    row.show_figures((STANDING, FROM_BEHIND), "side")
    before = grab(row)
    row.set_theme(Theme(LIGHT))
    assert grab(row) != before
    assert row.figures[0].testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
