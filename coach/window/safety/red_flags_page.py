"""The page of red flags. It is shown before the first run and as help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from coach.message import translatable
from coach.window.safety.emergency import describe_emergency
from coach.window.safety.red_flags import (
    SECTIONS,
    SOURCES,
    TITLE,
    UNDERSTOOD,
    RedFlagSection,
    Urgency,
)
from coach.window.theme.painting import paint_card
from coach.window.theme.palette import Palette
from coach.window.theme.theme import Theme, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage

ONE_COLUMN: Final = 1.4
"""Text size from which there is only one column."""
LEARNING: Final = translatable("Good to know")
HELP: Final = translatable("Keys, and help with this computer")
ICONS: Final[dict[Urgency, str]] = {
    "now": "fault",
    "soon": "fault",
    "stop": "stop",
    "know": "check",
}


class RedFlagsPage(ScrolledPage):
    """Shows the red flags and emits `back_requested` when the user has read them."""

    reading_requested = Signal(str)
    """Text to read aloud."""
    learning_requested = Signal()
    """The user wants to read about the muscles and what helps."""
    help_requested = Signal()
    """The user wants to see the keys, or to have this computer checked."""

    def __init__(
        self,
        theme: Theme,
        find_number: Callable[[], str] = lambda: "",
        parent: QWidget | None = None,
    ) -> None:
        """Create the page.

        Args:
            theme: Colours and sizes.
            find_number: Returns the emergency number; empty if it is not known.
            parent: Parent widget.

        """
        super().__init__(theme, tr(TITLE), parent)
        self._find_number = find_number
        self.reason = make_label(self.body)
        self.rows.addWidget(self.reason)
        self.emergency = make_label(self.body)
        self.emergency.setText(describe_emergency(find_number()))
        self.rows.addWidget(self.emergency)
        self._grid = QGridLayout()
        self._cards = [_SectionCard(section, theme, self.body) for section in SECTIONS]
        self._grid.setColumnStretch(0, 1)
        self.rows.addLayout(self._grid)
        self._sources = make_label(self.body)
        self._sources.setText(tr(SOURCES))
        self.rows.addWidget(self._sources)
        self.rows.addStretch(1)
        self.button = self.add_button("Enter", "check", tr(UNDERSTOOD))
        self.help = self.add_button("F2", "help", tr(HELP))
        self.help.clicked.connect(self.help_requested)
        self.learning = self.add_button("G", "step", tr(LEARNING))
        self.learning.clicked.connect(self.learning_requested)
        self.buttons.addStretch(1)
        self.button.clicked.connect(self.back_requested)
        self.show_reason("")
        self.set_theme(theme)

    def show_reason(self, text: str) -> None:
        """Show why the page appears, in the user's language; an empty text for no reason."""
        self.reason.setText(text)
        self.reason.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self._grid.setSpacing(theme.px(12))
        columns = 2 if theme.text < ONE_COLUMN else 1
        self._grid.setColumnStretch(1, columns - 1)
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for card in self._cards:
            card.set_theme(theme)
        style_label(self.reason, theme, 26, theme.palette.text, 700)
        style_label(self.emergency, theme, 30, theme.palette.fault, 700)
        style_label(self._sources, theme, 16, theme.palette.quiet)

    def on_shown(self) -> None:
        """Show the emergency number, and ask for the reason and it to be read aloud."""
        super().on_shown()
        self.emergency.setText(describe_emergency(self._find_number()))
        self.reading_requested.emit(f"{self.reason.text()} {self.emergency.text()}".strip())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard focus so that Enter works at once."""
        super().showEvent(event)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.back_requested.emit()
        elif event.key() == Qt.Key.Key_G:
            self.learning_requested.emit()
        else:
            super().keyPressEvent(event)


class _SectionCard(QWidget):
    """A symbol, a heading, and its points."""

    def __init__(self, section: RedFlagSection, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._section = section
        self._heading = make_label(self)
        self._heading.setText(tr(section.title))
        self._points: list[QLabel] = []
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._heading)
        for point in section.points:
            label = make_label(self)
            label.setText(tr(point))
            self._points.append(label)
            self._layout.addWidget(label)
        self._layout.addStretch(1)
        self.setAccessibleName(tr(section.title))
        self.setAccessibleDescription(". ".join(tr(point) for point in section.points))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._layout.setContentsMargins(
            theme.px(36) + theme.font_px(30), theme.px(14), theme.px(16), theme.px(14)
        )
        self._layout.setSpacing(theme.px(6))
        style_label(
            self._heading, theme, 24, choose_colour(self._section.urgency, theme.palette), 700
        )
        for label in self._points:
            style_label(label, theme, 20, theme.palette.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its symbol, and a dot before each point."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, theme, QRectF(self.rect()))
        painter.setBrush(QColor(colours.quiet))
        for label in self._points:
            middle = QPointF(label.x() - theme.px(14), label.y() + theme.font_px(20) * 0.62)
            painter.drawEllipse(middle, theme.px(3), theme.px(3))
        size = theme.font_px(26)
        colour = choose_colour(self._section.urgency, colours)
        paint_icon(
            painter,
            ICONS[self._section.urgency],
            colour,
            QRectF(theme.px(18), theme.px(14), size, size),
        )
        painter.end()


def choose_colour(urgency: Urgency, palette: Palette) -> str:
    """Return the colour of a heading. Its symbol and text say the same."""
    return {
        "now": palette.fault,
        "soon": palette.caution,
        "stop": palette.fault,
        "know": palette.info,
    }[urgency]
