"""What stands in the place of the picture when there is none: a message, or what was done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.window.controls import KeyButton
from coach.window.look import Look, paint_icon
from coach.window.panels import NoteLine
from coach.window.words import Summary


class Page(QWidget):
    """Left-aligned lines in the middle, with one button under them."""

    wished = Signal()
    """The button was pressed."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.button = KeyButton(look, "Enter", self)
        self.button.clicked.connect(self.wished)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(1)
        self._layout.addLayout(row)
        self._layout.addStretch(1)
        self._look = look

    def set_look(self, look: Look) -> None:
        """Colours and size."""
        self._look = look
        self._layout.setContentsMargins(look.px(72), look.px(40), look.px(56), look.px(40))
        self._layout.setSpacing(look.px(20))
        self.button.set_look(look)
        self.button.setFixedSize(look.px(240), look.px(56))

    def add_line(self, line: QWidget) -> None:
        """Put a line above the button, below those that are there."""
        self._layout.insertWidget(self._layout.count() - 2, line)


class MessagePage(Page):
    """What is being opened, or what went wrong and what to do."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "messagePage", parent)
        self._failed = False
        self._message = QLabel(self)
        self._message.setProperty("role", "message")
        self._mend = QLabel(self)
        self._mend.setProperty("role", "mend")
        for label in (self._message, self._mend):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.add_line(label)
        self.button.show_words("again", "Try again")
        self.set_look(look)

    def show_message(self, message: str, mend: str, failed: bool) -> None:
        """Show this; the button to try again is there if it failed."""
        self._message.setText(message)
        self._mend.setText(mend)
        self._mend.setVisible(bool(mend))
        self._failed = failed
        self.button.setVisible(failed)
        self.setAccessibleName(message)
        self.setAccessibleDescription(mend)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol above the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, colours = self._look.px(64), self._look.palette
        place = QRectF(self._layout.contentsMargins().left(), self._message.y() - size - self._look.px(20), size, size)
        paint_icon(painter, "fault" if self._failed else "view", colours.caution if self._failed else colours.info, place)
        painter.end()


class SummaryPage(Page):
    """What was done, and what to do next time."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "summaryPage", parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "mend")
        self._headline = QLabel(self)
        self._headline.setProperty("role", "headline")
        self._summary: Summary | None = None
        self._lines: list[NoteLine] = []
        for label in (self._title, self._headline):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.add_line(label)
        self.button.show_words("again", "Again")
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Colours and size."""
        super().set_look(look)
        if self._summary is not None:
            self._write_lines(self._summary)

    def show_summary(self, title: str, summary: Summary) -> None:
        """Show this."""
        if summary == self._summary:
            return
        self._summary = summary
        self._title.setText(title)
        self._headline.setText(summary.headline)
        self.setAccessibleName(f"{title}: {summary.headline}")
        self.setAccessibleDescription(". ".join(line.text for line in summary.lines))
        self._write_lines(summary)

    def _write_lines(self, summary: Summary) -> None:
        for line in self._lines:
            self._layout.removeWidget(line)
            line.deleteLater()
        self._lines = [NoteLine(self._look, note, "line", self) for note in summary.lines]
        for line in self._lines:
            self.add_line(line)
