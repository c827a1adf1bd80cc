"""How the window looks: its palette, its size, its one font family, its icons and its one stylesheet."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from coach.store.files.locations import assets_folder
from coach.store.settings.settings import Settings
from coach.window.theme.palette import Palette, choose_palette

FAMILY: Final = "Inter"
WIDTH: Final = 1280
HEIGHT: Final = 720
"""The screen for which every length is given, pixels; other windows are scaled."""
MAX_WIDE_TEXT: Final = 1.4
"""With texts larger than this what matters less is left out or scrolls."""
MIN_SCALE: Final = 0.5
SCALE_STEPS: Final = 20
"""A scale changes in twentieths, so that a window that is being resized is not laid out anew at every pixel."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and size of everything."""

    palette: Palette
    scale: float = 1.0
    text: float = 1.0
    """How large the user wants texts; what is large already stays."""

    def px(self, length: float) -> int:
        """A length of the 1280 x 720 window in pixels of this one."""
        return round(length * self.scale)

    @property
    def is_wide(self) -> bool:
        """Whether texts are so small that all of them have room; otherwise what matters less gives way."""
        return self.text <= MAX_WIDE_TEXT

    def font_px(self, size: float) -> int:
        """The size of a font of the 1280 x 720 window in pixels of this one, as large as the user wants texts."""
        return max(1, self.px(size * enlarge(size, self.text)))


def find_palette(app: QApplication, settings: Settings) -> Palette:
    """The colours that the user chose, or that the system says."""
    hints = app.styleHints()
    contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return choose_palette(
        settings.colours, dark=hints.colorScheme() is not Qt.ColorScheme.Light, contrast=contrast
    )


SMALL_TEXT: Final = 20
LARGE_TEXT: Final = 40
"""Texts up to the first are enlarged as wished, from the second on not at all, in between by part of it."""


def enlarge(size: float, text: float) -> float:
    """By how much a text of this size is enlarged: what can be read from three metres needs no help, and has no room."""
    share = min(1.0, max(0.0, (LARGE_TEXT - size) / (LARGE_TEXT - SMALL_TEXT)))
    return 1.0 + (text - 1.0) * share


def choose_scale(width: int, height: int) -> float:
    """How much larger everything is in a window of this size than in one of 1280 x 720."""
    return max(
        MIN_SCALE, math.floor(min(width / WIDTH, height / HEIGHT) * SCALE_STEPS) / SCALE_STEPS
    )


def load_fonts() -> None:
    """Make the shipped font family known to Qt. Once, after the application was made. Raises CoachError where the assets are missing."""
    for path in sorted((assets_folder() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes()))


def make_font(
    theme: Theme, size: float, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False
) -> QFont:
    """The font at a size in pixels of the 1280 x 720 window. steady: all digits of one width, so that a clock does not tremble."""
    font = QFont(FAMILY)
    font.setPixelSize(theme.font_px(size))
    font.setWeight(weight)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@functools.lru_cache(maxsize=64)
def _load_icon(name: str, colour: str) -> QSvgRenderer:
    text = (
        (assets_folder() / "icons" / f"{name}.svg")
        .read_text(encoding="utf-8")
        .replace("currentColor", colour)
    )
    return QSvgRenderer(QByteArray(text.encode()))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Paint an icon of assets/icons in one colour."""
    _load_icon(name, colour).render(painter, rect)
