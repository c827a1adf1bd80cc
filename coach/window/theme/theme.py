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
ROOMY: Final = 1.4
"""With texts larger than this what matters less is left out or scrolls."""
SMALLEST: Final = 0.5
STEPS: Final = 20
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
        return self.text <= ROOMY

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


def enlarge(size: float, wished: float) -> float:
    """By how much a text of this size is enlarged: what can be read from three metres needs no help, and has no room."""
    share = min(1.0, max(0.0, (LARGE_TEXT - size) / (LARGE_TEXT - SMALL_TEXT)))
    return 1.0 + (wished - 1.0) * share


def choose_scale(width: int, height: int) -> float:
    """How much larger everything is in a window of this size than in one of 1280 x 720."""
    return max(SMALLEST, math.floor(min(width / WIDTH, height / HEIGHT) * STEPS) / STEPS)


def load_fonts() -> None:
    """Make the shipped font family known to Qt. Once, after the application was made. Raises CoachError where the assets are missing."""
    for path in sorted((assets_folder() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes()))


def make_font(
    theme: Theme, size: float, weight: QFont.Weight = QFont.Weight.Normal, *, steady: bool = False
) -> QFont:
    """The font at a size in pixels of the 1280 x 720 window. steady: all digits of one width, so that a clock does not tremble."""
    font = QFont(FAMILY)
    font.setPixelSize(theme.font_px(size))
    font.setWeight(weight)
    if steady:
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


def render_stylesheet(theme: Theme) -> str:
    """The stylesheet of the whole window."""
    colours, px, font = theme.palette, theme.px, theme.font_px
    return f"""
    * {{ font-family: "{FAMILY}"; color: {colours.text}; }}
    #window, #page, QScrollArea, #scrolled {{ background: {colours.ground}; border: none; }}
    QFrame[role="card"] {{ background: {colours.card}; border-radius: {px(16)}px; }}
    QLabel {{ background: transparent; font-size: {font(20)}px; }}
    QLabel[role="quiet"] {{ color: {colours.quiet}; font-size: {font(20)}px; }}
    QLabel[role="small"] {{ color: {colours.quiet}; font-size: {font(16)}px; }}
    QLabel[role="headline"] {{ font-size: {font(60)}px; font-weight: 700; }}
    QLabel[role="praise"] {{ color: {colours.good}; font-size: {font(36)}px; font-weight: 700; }}
    QLabel[role="message"] {{ font-size: {font(38)}px; font-weight: 700; }}
    QLabel[role="hint"] {{ color: {colours.quiet}; font-size: {font(28)}px; }}
    QLabel[role="line"] {{ font-size: {font(28)}px; }}
    QLabel[role="title"] {{ font-size: {font(36)}px; font-weight: 700; }}
    QLabel[role="section"] {{ font-size: {font(26)}px; font-weight: 700; }}
    QLabel[role="name"] {{ font-size: {font(26)}px; font-weight: 700; }}
    QLabel[role="fact"] {{ font-size: {font(18)}px; font-weight: 600; }}
    QLabel[role="plain"] {{ color: {colours.quiet}; font-size: {font(18)}px; }}
    QLabel[role="tick"] {{ font-size: {font(24)}px; font-weight: 600; }}
    QLabel[role="note"] {{ font-size: {font(20)}px; font-weight: 600; }}
    QPushButton {{ background: {colours.card}; border: {px(3)}px solid {colours.card}; border-radius: {px(12)}px; }}
    QPushButton:hover {{ background: {colours.track}; border-color: {colours.track}; }}
    QPushButton:focus {{ border-color: {colours.on_focus}; }}
    QScrollBar:vertical {{ background: {colours.ground}; width: {px(14)}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {colours.track}; border-radius: {px(7)}px; min-height: {px(40)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QMenu {{ background: {colours.card}; border: {px(2)}px solid {colours.track}; padding: {px(8)}px; }}
    QMenu::item {{ font-size: {font(26)}px; padding: {px(10)}px {px(28)}px; border-radius: {px(8)}px; }}
    QMenu::item:selected {{ background: {colours.track}; }}
    QMenu::indicator {{ width: {px(16)}px; }}
    """
