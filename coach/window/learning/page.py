"""The learning page: short lessons with drawings, read aloud on a key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.message import translatable
from coach.window.learning.text import LESSONS, SOURCE, TITLE, Lesson
from coach.window.theme.theme import Theme, paint_drawing
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage

DRAWING_SIZE: Final = 150
BACK: Final = translatable("Back")
READ: Final = translatable("Read aloud")


class LearningPage(ScrolledPage):
    """Shows the lessons. Space reads the next one, from the first that is in view."""

    reading_requested = Signal(str)
    """Text to read aloud."""
    reading_ended = Signal()
    """The page was left: what is being read may stop."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Create the page."""
        super().__init__(theme, tr(TITLE), parent)
        self.cards = [LessonCard(lesson, theme, self.body) for lesson in LESSONS]
        for card in self.cards:
            self.rows.addWidget(card)
        self.rows.addStretch(1)
        self._read: LessonCard | None = None
        self.back = self.add_button("Esc", "check", tr(BACK))
        self.back.clicked.connect(self.back_requested)
        self.read = self.add_button("Space", "sound", tr(READ))
        self.read.clicked.connect(self.read_next)
        self.buttons.addStretch(1)
        self.set_theme(theme)

    def read_next(self) -> None:
        """Read a lesson aloud and show it: the one after the last, or the first in view."""
        if self._read is None or self._read is self.cards[-1]:
            top = self._area.verticalScrollBar().value()
            shown = [card for card in self.cards if card.geometry().bottom() > top]
            self._read = (shown or self.cards)[0]
        else:
            self._read = self.cards[self.cards.index(self._read) + 1]
        self._area.verticalScrollBar().setValue(self._read.y())
        self.reading_requested.emit(self._read.describe())

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        for card in self.cards:
            card.set_theme(theme)
        self.buttons.setSpacing(theme.px(10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read the next lesson aloud on Space."""
        if event.key() == Qt.Key.Key_Space:
            self.read_next()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading when the page is left."""
        if self._read is not None:
            self._read = None
            self.reading_ended.emit()
        super().hideEvent(event)


class LessonCard(QFrame):
    """A drawing, a title, paragraphs, and their source."""

    def __init__(self, lesson: Lesson, theme: Theme, parent: QWidget) -> None:
        """Create the card."""
        super().__init__(parent)
        self._lesson = lesson
        self.setProperty("role", "card")
        self._drawing = Drawing(lesson.drawing, theme, self)
        self._title, self._source = make_label(self), make_label(self)
        self._title.setText(tr(lesson.title))
        self._source.setText(tr(SOURCE, names=lesson.source))
        self._paragraphs: list[QLabel] = []
        self._row, self._texts = QHBoxLayout(self), QVBoxLayout()
        self._row.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._texts, 1)
        self._texts.addWidget(self._title)
        for text in lesson.paragraphs:
            label = make_label(self)
            label.setText(tr(text))
            self._paragraphs.append(label)
            self._texts.addWidget(label)
        self._texts.addWidget(self._source)
        self.setAccessibleName(tr(lesson.title))
        self.set_theme(theme)

    def describe(self) -> str:
        """Return the title and the paragraphs, to be read aloud."""
        return " ".join(
            (f"{tr(self._lesson.title)}.", *(tr(text) for text in self._lesson.paragraphs))
        )

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._row.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        self._row.setSpacing(theme.px(24))
        self._texts.setSpacing(theme.px(8))
        self._drawing.set_theme(theme)
        style_label(self._title, theme, 26, theme.palette.text, 700)
        style_label(self._source, theme, 16, theme.palette.quiet)
        for label in self._paragraphs:
            style_label(label, theme, 20, theme.palette.text)


class Drawing(QWidget):
    """A drawing of assets/drawings in the colour of texts."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        """Create the widget."""
        super().__init__(parent)
        self._name = name
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setFixedSize(theme.px(DRAWING_SIZE), theme.px(DRAWING_SIZE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing."""
        painter = QPainter(self)
        paint_drawing(painter, self._name, self._theme.palette.text, QRectF(self.rect()))
        painter.end()
