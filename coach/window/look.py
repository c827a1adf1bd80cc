"""How the window looks: its palette, its size, its one font family, its icons and its one stylesheet."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QPainter
from PySide6.QtSvg import QSvgRenderer

from coach.store.places import assets_folder
from coach.window.palette import Palette

FAMILY: Final = "Inter"
WIDTH: Final = 1280
HEIGHT: Final = 720
"""The screen for which every length is given, pixels; other windows are scaled."""
SMALLEST: Final = 0.7
STEPS: Final = 20
"""A scale changes in twentieths, so that a window that is being resized is not laid out anew at every pixel."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and size of everything."""

    palette: Palette
    scale: float = 1.0

    def px(self, length: float) -> int:
        """A length of the 1280 x 720 window in pixels of this one."""
        return round(length * self.scale)


def choose_scale(width: int, height: int) -> float:
    """How much larger everything is in a window of this size than in one of 1280 x 720."""
    return max(SMALLEST, math.floor(min(width / WIDTH, height / HEIGHT) * STEPS) / STEPS)


def load_fonts() -> None:
    """Make the shipped font family known to Qt. Once, after the application was made. Raises CoachError where the assets are missing."""
    for path in sorted((assets_folder() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes()))


def make_font(look: Look, size: float, weight: QFont.Weight = QFont.Weight.Normal, *, steady: bool = False) -> QFont:
    """The font at a size in pixels of the 1280 x 720 window. steady: all digits of one width, so that a clock does not tremble."""
    font = QFont(FAMILY)
    font.setPixelSize(max(1, look.px(size)))
    font.setWeight(weight)
    if steady:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@functools.lru_cache(maxsize=64)
def _load_icon(name: str, colour: str) -> QSvgRenderer:
    text = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Paint an icon of assets/icons in one colour."""
    _load_icon(name, colour).render(painter, rect)


def write_sheet(look: Look) -> str:
    """The stylesheet of the whole window."""
    colours, px = look.palette, look.px
    return f"""
    * {{ font-family: "{FAMILY}"; color: {colours.text}; }}
    #window, #stagePage, #messagePage, #summaryPage {{ background: {colours.ground}; }}
    QFrame[role="card"] {{ background: {colours.card}; border-radius: {px(16)}px; }}
    QLabel {{ background: transparent; font-size: {px(20)}px; }}
    QLabel[role="quiet"] {{ color: {colours.quiet}; font-size: {px(20)}px; }}
    QLabel[role="small"] {{ color: {colours.quiet}; font-size: {px(16)}px; }}
    QLabel[role="headline"] {{ font-size: {px(60)}px; font-weight: 700; }}
    QLabel[role="message"] {{ font-size: {px(38)}px; font-weight: 700; }}
    QLabel[role="mend"] {{ color: {colours.quiet}; font-size: {px(28)}px; }}
    QLabel[role="line"] {{ font-size: {px(28)}px; }}
    QLabel[role="note"] {{ font-size: {px(20)}px; font-weight: 600; }}
    QPushButton {{ background: {colours.card}; border: {px(3)}px solid {colours.card}; border-radius: {px(12)}px; }}
    QPushButton:hover {{ background: {colours.track}; border-color: {colours.track}; }}
    QPushButton:focus {{ border-color: {colours.on_focus}; }}
    QMenu {{ background: {colours.card}; border: {px(2)}px solid {colours.track}; padding: {px(8)}px; }}
    QMenu::item {{ font-size: {px(26)}px; padding: {px(10)}px {px(28)}px; border-radius: {px(8)}px; }}
    QMenu::item:selected {{ background: {colours.track}; }}
    QMenu::indicator {{ width: {px(16)}px; }}
    """
