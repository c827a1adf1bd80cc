"""The theme of the window: its palette, scale, font family and icons."""

from __future__ import annotations

import dataclasses
import functools
import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from coach.store.files.locations import assets_folder
from coach.store.settings.settings import Settings
from coach.window.theme.palette import Palette, choose_palette

FAMILY: Final = "Inter"
WIDTH: Final = 1280
HEIGHT: Final = 720
"""Size of the window for which every length is given, in pixels. Other windows are scaled."""
MAX_WIDE_TEXT: Final = 1.4
"""Maximum text size at which everything fits. Above it, some parts are hidden or scroll."""
FAR_GROWTH: Final = 0.35
"""Growth of large texts that are read from three metres, per unit of the text size."""
MIN_SCALE: Final = 0.5
SCALE_STEPS: Final = 20
"""Steps of the scale per unit, so that resizing does not change the layout at every pixel."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes of all widgets."""

    palette: Palette
    scale: float = 1.0
    text: float = 1.0
    """Text size that the user chose. Large texts are not enlarged further."""

    def px(self, length: float) -> int:
        """Convert a length of the 1280 x 720 window to pixels of this window."""
        return round(length * self.scale)

    @property
    def is_wide(self) -> bool:
        """True if all texts fit. Otherwise, less important parts are hidden."""
        return self.text <= MAX_WIDE_TEXT

    @property
    def far(self) -> float:
        """Growth of what is read from three metres, 1 or more, if there is room for it."""
        return 1.0 + FAR_GROWTH * max(0.0, self.text - 1.0)

    @property
    def limited(self) -> Theme:
        """The same with texts that still fit into a part of fixed size."""
        return dataclasses.replace(self, text=min(self.text, MAX_WIDE_TEXT))

    def font_px(self, size: float) -> int:
        """Convert a font size of the 1280 x 720 window to pixels, enlarged as the user chose."""
        return max(1, self.px(size * enlarge(size, self.text)))


def find_palette(app: QApplication, settings: Settings) -> Palette:
    """Return the palette that the user chose, or that follows the system."""
    hints = app.styleHints()
    contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return choose_palette(
        settings.colours, dark=hints.colorScheme() is not Qt.ColorScheme.Light, contrast=contrast
    )


SMALL_TEXT: Final = 20
LARGE_TEXT: Final = 40
"""Texts up to the first size are enlarged fully. From the second on they are not, unless they are
read from three metres (`Theme.far`)."""


def enlarge(size: float, text: float) -> float:
    """Return the factor for a text of this size."""
    share = min(1.0, max(0.0, (LARGE_TEXT - size) / (LARGE_TEXT - SMALL_TEXT)))
    return 1.0 + (text - 1.0) * share


def choose_scale(width: int, height: int) -> float:
    """Return the scale of a window of this size, compared with 1280 x 720."""
    return max(
        MIN_SCALE, math.floor(min(width / WIDTH, height / HEIGHT) * SCALE_STEPS) / SCALE_STEPS
    )


def load_fonts() -> None:
    """Add the shipped font family to Qt, once, after the application was created.

    Raises:
        CoachError: The assets are missing.
    """
    for path in sorted((assets_folder() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes()))


def make_font(
    theme: Theme, size: float, weight: QFont.Weight = QFont.Weight.Normal, *, steady: bool = False
) -> QFont:
    """Return the font for a size in pixels of the 1280 x 720 window.

    Args:
        steady: Give all digits the same width, so that a changing number does not jitter.
    """
    font = QFont(FAMILY)
    font.setPixelSize(theme.font_px(size))
    font.setWeight(weight)
    if steady:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def fit_font(font: QFont, text: str, width: float, smallest: int) -> QFont:
    """Return a font in which the text fits, made smaller down to a size if it must be.

    Args:
        width: In pixels.
        smallest: In pixels.

    """
    fitting = QFont(font)
    while fitting.pixelSize() > smallest and QFontMetricsF(fitting).horizontalAdvance(text) > width:
        fitting.setPixelSize(fitting.pixelSize() - 1)
    return fitting


@functools.lru_cache(maxsize=64)
def _load_icon(name: str, colour: str) -> QSvgRenderer:
    text = (
        (assets_folder() / "icons" / f"{name}.svg")
        .read_text(encoding="utf-8")
        .replace("currentColor", colour)
    )
    return QSvgRenderer(QByteArray(text.encode()))


@functools.lru_cache(maxsize=64)
def _load_drawing(name: str, colour: str) -> QSvgRenderer:
    path = assets_folder() / "drawings" / f"{name}.svg"
    text = path.read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


def paint_drawing(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Paint a drawing of assets/drawings; its main lines get the colour."""
    _load_drawing(name, colour).render(painter, rect)


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Paint an icon of assets/icons in one colour."""
    _load_icon(name, colour).render(painter, rect)
