"""Cards beside the camera picture: how the camera sees the body, and the progress of the sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coach.exercise.definition.exercise import Exercise
from coach.window.run.state import RunState
from coach.window.run_page.setup_text import list_progress
from coach.window.run_page.text import (
    IconText,
    LabelledValue,
    describe_measure,
    describe_not_watched,
    list_view_lines,
)
from coach.window.theme.painting import PaintedStrip, paint_card
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label

ICONS: Final = {"good": "check", "problem": "fault", "open": "view"}
PROGRESS_HEIGHT: Final = 92
FAR_HEIGHT: Final = 70
"""Additional height of the progress per unit of `Theme.far`."""
COLUMN_GAP: Final = 18
VALUE_SIZE: Final = 38
LABEL_SIZE: Final = 20


def make_role_label(parent: QWidget, role: str) -> QLabel:
    """Create a label for plain text that wraps, with a role of the stylesheet."""
    label = make_label(parent)
    label.setProperty("role", role)
    return label


class IconTextLine(QWidget):
    """A symbol and a text that may wrap."""

    def __init__(
        self, theme: Theme, icon_text: IconText, role: str = "note", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_text = icon_text
        self._size = theme.px(30 if role == "line" else 22)
        label = make_role_label(self, role)
        label.setText(icon_text.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(self._size + theme.px(12), 0, 0, 0)
        layout.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol beside the first line of the text."""
        colours = self._theme.palette
        colour = {"good": colours.good, "problem": colours.caution, "open": colours.quiet}[
            self._icon_text.kind
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(
            painter,
            ICONS[self._icon_text.kind],
            colour,
            QRectF(0, self._theme.px(3), self._size, self._size),
        )
        painter.end()


class ViewCard(QFrame):
    """How the camera sees the body, and what coach cannot judge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: tuple[IconText, ...] | None = None
        self._lines: list[IconTextLine] = []
        self._limits = make_role_label(self, "quiet")
        self._limits.setTextFormat(Qt.TextFormat.RichText)
        # A long text must never make the window taller than the screen.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch()
        self._layout.addWidget(self._limits)
        self._layout.addStretch()
        self.setAccessibleName(tr("View"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        self._layout.setSpacing(theme.px(4))
        lines, self._shown = self._shown, None
        self._show_lines(lines or ())

    def show_state(self, state: RunState) -> None:
        """Show the view of this state."""
        lines = list_view_lines(state.feedback) if state.opened is not None else ()
        self._show_lines(lines)
        problem = any(line.kind == "problem" for line in lines)
        text = (
            "" if problem or state.opened is None else self._describe_limits(state.opened.exercise)
        )
        self._limits.setVisible(bool(text))
        if self._limits.text() != text:
            self._limits.setText(text)

    def _describe_limits(self, exercise: Exercise) -> str:
        return mark_not_watched(exercise, self._theme) or _escape(describe_measure(exercise))

    def _show_lines(self, lines: tuple[IconText, ...]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        for line in self._lines:
            self._layout.removeWidget(line)
            line.deleteLater()
        self._lines = [IconTextLine(self._theme, line, parent=self) for line in lines]
        for index, line in enumerate(self._lines):
            self._layout.insertWidget(index + 1, line)
        self.setAccessibleDescription(". ".join(line.text for line in lines))


def mark_not_watched(exercise: Exercise, theme: Theme) -> str:
    """Return what the camera cannot judge as rich text, with a mark; empty if there is nothing."""
    unwatched = describe_not_watched(exercise)
    if not unwatched:
        return ""
    style = f"background:{theme.palette.caution};color:{theme.palette.card};font-weight:700"
    chip = f'<span style="{style}">&nbsp;{_escape(tr("Not watched"))}&nbsp;</span>'
    return f"{chip}&nbsp; {_escape(unwatched)}"


class NotWatchedLine(QLabel):
    """What the camera cannot judge, below the picture: with large texts the card has no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self._exercise: Exercise | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        style_label(self, theme, 20, theme.palette.text)
        self.setContentsMargins(theme.px(20), 0, 0, 0)
        self._show()

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show what is not watched of this exercise; hide without one, or if there is nothing."""
        if exercise is not self._exercise:
            self._exercise = exercise
            self._show()

    def _show(self) -> None:
        text = "" if self._exercise is None else mark_not_watched(self._exercise, self._theme)
        self.setText(text)
        self.setVisible(bool(text))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


class ProgressCard(PaintedStrip):
    """Set, side and tempo, readable from the mat."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, PROGRESS_HEIGHT, parent, growth=FAR_HEIGHT)
        self._values: tuple[LabelledValue, ...] = ()

    def show_state(self, state: RunState) -> None:
        """Show the progress of this state."""
        values = list_progress(state)
        if values != self._values:
            self._values = values
            self.setAccessibleName(", ".join(f"{item.label} {item.value}" for item in values))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint labels above values, spread across the card."""
        theme, colours = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, theme, QRectF(self.rect()))
        label, value = (
            make_font(theme.limited, LABEL_SIZE),
            make_font(theme.limited, VALUE_SIZE * theme.far, QFont.Weight.Bold, steady=True),
        )
        room = self.width() - 2 * theme.px(22)
        widths = fit_columns(self._values, label, value, room, theme.px(COLUMN_GAP))
        gap = (room - sum(widths)) / max(1, len(widths) - 1) if len(widths) > 1 else 0.0
        x = float(theme.px(22))
        for item, width in zip(self._values, widths, strict=True):
            for text, font, colour, base in (
                (item.label, label, colours.quiet, theme.px(32)),
                (item.value, value, colours.text, self.height() - theme.px(18)),
            ):
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(QPointF(x, base), text)
            x += width + gap
        painter.end()


def fit_columns(
    values: Sequence[LabelledValue], label: QFont, value: QFont, room: float, gap: float
) -> list[float]:
    """Make two fonts smaller until the columns of labels and values fit; return their widths.

    Args:
        values: Label and value of each column.
        label: Font of the labels, made smaller only together with the values.
        value: Font of the values.
        room: Width of all columns, in pixels.
        gap: Least distance of two columns, in pixels.
    """
    while True:
        sizes = [
            (measure_text(label, item.label), measure_text(value, item.value)) for item in values
        ]
        widths = [max(size) for size in sizes]
        if sum(widths) + gap * (len(widths) - 1) <= room or value.pixelSize() <= 1:
            return widths
        value.setPixelSize(value.pixelSize() - 1)
        label.setPixelSize(max(1, min(label.pixelSize(), value.pixelSize())))


def measure_text(font: QFont, text: str) -> float:
    """Return the width of a text in this font, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)
