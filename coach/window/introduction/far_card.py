"""One text of an introduction, large enough to be read from the mat."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.window.introduction.live_picture import fit_lines
from coach.window.introduction.text import FarText
from coach.window.theme.painting import paint_card
from coach.window.theme.theme import Theme, make_font, paint_icon

HEADING: Final = 30
TEXT: Final = 44
"""Sizes of the texts, in pixels of the 1280 x 720 window; a long text is smaller."""
EDGE: Final = 20
FLAGS: Final = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class FarCard(QWidget):
    """A heading and a text, which fills the card."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = FarText("", "")
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.update()

    def show_text(self, shown: FarText) -> None:
        """Show this text; a caution has a symbol and the colour of cautions."""
        if shown == self.shown:
            return
        self.shown = shown
        self.setAccessibleName(shown.heading)
        self.setAccessibleDescription(shown.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the heading and the text."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, theme, QRectF(self.rect()))
        heading, room = self._find_rooms()
        high = heading.height()
        colour = QColor(colours.caution if self.shown.caution else colours.quiet)
        if self.shown.caution:
            icon = QRectF(heading.left(), heading.top(), high * 0.8, high * 0.8)
            paint_icon(painter, "fault", colour.name(), icon)
            heading.setLeft(icon.right() + theme.px(12))
        painter.setPen(colour)
        painter.setFont(self._fit(self.shown.heading, heading, HEADING))
        painter.drawText(heading, FLAGS, self.shown.heading)
        painter.setPen(colour if self.shown.caution else QColor(colours.text))
        painter.setFont(self.choose_font())
        painter.drawText(room, FLAGS, self.shown.text)
        painter.end()

    def choose_font(self) -> QFont:
        """Return the font of the text: smaller than usual if it is long."""
        return self._fit(self.shown.text, self._find_rooms()[1], TEXT)

    def _find_rooms(self) -> tuple[QRectF, QRectF]:
        """Return where the heading and the text are painted."""
        theme = self._theme
        edge, top = theme.px(EDGE), theme.px(12)
        room = QRectF(self.rect()).adjusted(edge, top, -edge, -top)
        high = theme.px(HEADING * 1.4 * theme.far)
        heading = QRectF(room.left(), room.top(), room.width(), high)
        return heading, room.adjusted(0.0, high + theme.px(8), 0.0, 0.0)

    def _fit(self, text: str, room: QRectF, size: float) -> QFont:
        font = make_font(self._theme, size * self._theme.far, QFont.Weight.DemiBold)
        return fit_lines(font, text, room.size(), FLAGS)
