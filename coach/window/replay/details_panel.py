"""The panel beside a replay: the current frame, and differences to the recording."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from coach.window.replay.text import DetailLine
from coach.window.theme.theme import Theme, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.rows import RowList

WIDTH = 348
MAX_LINES = 5
"""Maximum number of lines for a frame."""


class IconLabel(QLabel):
    """A text with an icon before it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        style_label(self, theme, 19, theme.palette.text, 600)
        self.setContentsMargins(theme.px(30), 0, 0, 0)

    def show_line(self, line: DetailLine | None) -> None:
        """Show a line, or nothing for None."""
        self._icon = line.icon if line is not None else ""
        self.setText(line.text if line is not None else "")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return no minimum width, as the text wraps."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint text and icon."""
        super().paintEvent(event)
        if self._icon:
            colours, size = self._theme.palette, self._theme.px(19)
            colour = {
                "check": colours.good,
                "fault": colours.fault,
                "view": colours.caution,
                "pause": colours.caution,
            }.get(self._icon)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(
                painter,
                self._icon,
                colour or colours.quiet,
                QRectF(0, self._theme.px(2), size, size),
            )
            painter.end()


class DetailsPanel(QFrame):
    """A card with the current frame above and the comparison below."""

    picked = Signal(int)
    """Emitted with the row of a chosen difference."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self._note, self._time, self._rules, self._comparison = (
            make_label(self) for _ in range(5)
        )
        self._lines = [IconLabel(theme, self) for _ in range(MAX_LINES)]
        self.rows = RowList(theme, tr("Differences"), self)
        self.rows.picked.connect(self.picked)
        self._column = QVBoxLayout(self)
        for part in (
            self._title,
            self._note,
            self._time,
            *self._lines,
            self._comparison,
            self._rules,
        ):
            self._column.addWidget(part)
        self._column.addWidget(self.rows, 1)
        self._spacer = QWidget(self)
        self._column.addWidget(self._spacer, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._column.setContentsMargins(theme.px(20), theme.px(14), theme.px(14), theme.px(10))
        self._column.setSpacing(theme.px(6))
        style_label(self._title, theme, 20, theme.palette.text, 700)
        style_label(self._note, theme, 17, theme.palette.caution)
        style_label(self._time, theme, 34, theme.palette.text, 700)
        style_label(self._comparison, theme, 18, theme.palette.text, 600)
        style_label(self._rules, theme, 16, theme.palette.quiet)
        self._comparison.setContentsMargins(0, theme.px(8), 0, 0)
        for line in self._lines:
            line.set_theme(theme)
        self.rows.set_theme(theme, 16)

    def show_title(self, title: str, note: str = "") -> None:
        """Show a title, and a note about the recording."""
        self._title.setText(title)
        self.show_note(note)

    def show_note(self, note: str) -> None:
        """Show a note, or hide it if the text is empty."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def show_instant(self, time: str, lines: Sequence[DetailLine]) -> None:
        """Show time and details of a frame."""
        self._time.setText(time)
        for label, line in zip(self._lines, [*lines, *[None] * MAX_LINES], strict=False):
            label.show_line(line)
            label.setVisible(line is not None)
        self.setAccessibleName(time)
        self.setAccessibleDescription(". ".join(line.text for line in lines))

    def show_comparison(self, rules: str, comparison: str, rows: Sequence[str]) -> None:
        """Show the rules, a summary of the comparison, and its differences."""
        self._rules.setText(rules)
        self._comparison.setText(comparison)
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self._spacer.setVisible(not rows)
