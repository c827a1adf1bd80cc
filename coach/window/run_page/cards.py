"""The cards beside the camera picture: the view of the body, and the progress of the sets."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coach.exercise.definition.exercise import Exercise
from coach.window.run.state import RunState
from coach.window.run_page.setup_text import list_progress
from coach.window.run_page.text import (
    Fact,
    Note,
    describe_measure,
    describe_not_watched,
    list_view_notes,
)
from coach.window.theme.painting import PaintedStrip, paint_card
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr

ICONS: Final = {"good": "check", "problem": "fault", "open": "view"}
HEIGHT: Final = 92
VALUE: Final = 38
LABEL: Final = 20


class NoteLine(QWidget):
    """A symbol and a line of words, which may wrap."""

    def __init__(
        self, theme: Theme, note: Note, role: str = "note", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._note = note
        self._size = theme.px(30 if role == "line" else 22)
        label = QLabel(note.text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(self._size + theme.px(12), 0, 0, 0)
        layout.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol beside the first line."""
        colours = self._theme.palette
        colour = {"good": colours.good, "problem": colours.caution, "open": colours.quiet}[
            self._note.kind
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(
            painter,
            ICONS[self._note.kind],
            colour,
            QRectF(0, self._theme.px(3), self._size, self._size),
        )
        painter.end()


class ViewCard(QFrame):
    """How the camera sees the body, and what it cannot judge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._notes: tuple[Note, ...] | None = None
        self._lines: list[NoteLine] = []
        self._explained = QLabel(self)
        self._explained.setTextFormat(Qt.TextFormat.RichText)
        self._explained.setProperty("role", "quiet")
        self._explained.setWordWrap(True)
        # What is said must never make the window taller than the screen.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch()
        self._layout.addWidget(self._explained)
        self._layout.addStretch()
        self.setAccessibleName(tr("View"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        self._layout.setSpacing(theme.px(4))
        notes, self._notes = self._notes, None
        self._show_notes(notes or ())

    def show_state(self, state: RunState) -> None:
        """Show the view of this state."""
        notes = list_view_notes(state.feedback) if state.opened is not None else ()
        self._show_notes(notes)
        problem = any(note.kind == "problem" for note in notes)
        text = "" if problem or state.opened is None else self._explain(state.opened.exercise)
        self._explained.setVisible(bool(text))
        if self._explained.text() != text:
            self._explained.setText(text)

    def _explain(self, exercise: Exercise) -> str:
        unwatched = describe_not_watched(exercise)
        if unwatched:
            colours = self._theme.palette
            style = f"background:{colours.caution};color:{colours.card};font-weight:700"
            chip = f'<span style="{style}">&nbsp;{_escape(tr("Not watched"))}&nbsp;</span>'
            return f"{chip}&nbsp; {_escape(unwatched)}"
        return _escape(describe_measure(exercise))

    def _show_notes(self, notes: tuple[Note, ...]) -> None:
        if notes == self._notes:
            return
        self._notes = notes
        for line in self._lines:
            self._layout.removeWidget(line)
            line.deleteLater()
        self._lines = [NoteLine(self._theme, note, parent=self) for note in notes]
        for index, line in enumerate(self._lines):
            self._layout.insertWidget(index + 1, line)
        self.setAccessibleDescription(". ".join(note.text for note in notes))


def _escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


class ProgressCard(PaintedStrip):
    """Set, side and tempo, readable from the mat."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, parent)
        self._facts: tuple[Fact, ...] = ()

    def show_state(self, state: RunState) -> None:
        """Show how far this state is."""
        facts = list_progress(state)
        if facts != self._facts:
            self._facts = facts
            self.setAccessibleName(", ".join(f"{fact.label} {fact.value}" for fact in facts))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint labels above values, spread over the card."""
        theme, colours = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, theme, QRectF(self.rect()))
        label, value = (
            make_font(theme, LABEL),
            make_font(theme, VALUE, QFont.Weight.Bold, steady=True),
        )
        widths = [
            max(measure_text(label, fact.label), measure_text(value, fact.value))
            for fact in self._facts
        ]
        room = self.width() - 2 * theme.px(22)
        if sum(widths) + theme.px(12) * (len(widths) - 1) > room > 0:
            value.setPixelSize(max(1, int(value.pixelSize() * (room - theme.px(24)) / sum(widths))))
            widths = [
                max(measure_text(label, fact.label), measure_text(value, fact.value))
                for fact in self._facts
            ]
        gap = (room - sum(widths)) / max(1, len(widths) - 1) if len(widths) > 1 else 0.0
        x = float(theme.px(22))
        for fact, width in zip(self._facts, widths, strict=True):
            for text, font, colour, base in (
                (fact.label, label, colours.quiet, 32),
                (fact.value, value, colours.text, 74),
            ):
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(QPointF(x, theme.px(base)), text)
            x += width + gap
        painter.end()


def measure_text(font: QFont, text: str) -> float:
    """Return the width of a text in this font, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)
