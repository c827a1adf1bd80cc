from __future__ import annotations

import re
import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from coach.store.files.locations import assets_folder
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.stylesheet import render_stylesheet
from coach.window.theme.theme import Theme, choose_scale, paint_icon

ICONS = sorted(path.stem for path in (assets_folder() / "icons").glob("*.svg"))
SCALES = [
    (1280, 720, 1.0),
    (1920, 1080, 1.5),
    (3840, 2160, 3.0),
    (1280, 2000, 1.0),
    (640, 360, 0.5),
    (300, 200, 0.5),
]


@pytest.mark.parametrize(("width", "height", "scale"), SCALES)
def test_scale(width: int, height: int, scale: float) -> None:
    assert choose_scale(width, height) == pytest.approx(scale)


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_painted_in_its_colour(qapp: object, name: str) -> None:
    assert QSvgRenderer(str(assets_folder() / "icons" / f"{name}.svg")).isValid()
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    paint_icon(painter, name, DARK.good, QRectF(0, 0, 48, 48))
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(48) for y in range(48)}
    assert DARK.good.lower() in colours


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_stylesheet_only_has_colours_of_the_palette(palette: object) -> None:
    sheet = render_stylesheet(Theme(palette))  # type: ignore[arg-type]
    known = {value.lower() for value in list_colours(palette).values()}
    assert {colour.lower() for colour in re.findall(r"#[0-9A-Fa-f]{6}", sheet)} <= known


def list_colours(palette: object) -> dict[str, str]:
    return {name: getattr(palette, name) for name in type(palette).__slots__}  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None has no count from Python 3.12 on")
def test_qt_binding_does_not_use_up_none(qapp: object) -> None:
    """PySide6 6.12.0 takes a reference of None with every call, until Python 3.11 aborts."""
    font, before = QFont(), sys.getrefcount(None)
    for _ in range(300):
        font.setPixelSize(20)
    assert sys.getrefcount(None) > before - 100


def test_fonts_come_with_their_licence() -> None:
    folder = assets_folder() / "fonts"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_000_000
