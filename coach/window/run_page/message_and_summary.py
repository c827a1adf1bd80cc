"""What stands in the place of the picture when there is none: a message, or what was done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coach.window.range_test.goniometer import GoniometerCard
from coach.window.run.state import RunState
from coach.window.run_page.summary_text import Summary, describe_definition
from coach.window.run_page.view_card import NoteLine
from coach.window.theme.theme import Theme, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton


class Page(QWidget):
    """Left-aligned lines in the middle, with two buttons under them: again, and home."""

    wished = Signal()
    """The first button was pressed."""
    home_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.button, self.home = KeyButton(theme, "Enter", self), KeyButton(theme, "H", self)
        self.home.show_words("home", tr("Home"))
        self.button.clicked.connect(self.wished)
        self.home.clicked.connect(self.home_requested)
        self._buttons = QHBoxLayout()
        for button in (self.button, self.home):
            self._buttons.addWidget(button)
        self._buttons.addStretch(0)
        self.note = make_label(self, "plain")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._buttons)
        self._row.addWidget(self.note, 1)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(1)
        self._layout.addLayout(self._row)
        self._layout.addStretch(1)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(72), theme.px(24), theme.px(56), theme.px(24))
        self._layout.setSpacing(theme.px(14))
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if theme.is_wide else QBoxLayout.Direction.TopToBottom
        )
        for row in (self._row, self._buttons):
            row.setSpacing(theme.px(16))
        for button in (self.button, self.home):
            button.set_theme(theme)
            button.setFixedSize(
                max(theme.px(240), theme.font_px(18) * 10), max(theme.px(48), theme.font_px(18) * 2)
            )

    def add_line(self, line: QWidget, stretch: int = 0) -> None:
        """Put a line above the buttons, below those that are there."""
        self._layout.insertWidget(self._layout.count() - 2, line, stretch)


def make_label(parent: QWidget, role: str) -> QLabel:
    """A label of plain words that wrap."""
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class MessagePage(Page):
    """What is being opened, or what went wrong and what to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._failed = False
        self._message, self._mend = make_label(self, "message"), make_label(self, "mend")
        for label in (self._message, self._mend):
            self.add_line(label)
        self.button.show_words("again", tr("Try again"))
        self.set_theme(theme)

    def show_message(self, message: str, hint: str, failed: bool) -> None:
        """Show this; the button to try again is there if it failed."""
        self._message.setText(message)
        self._mend.setText(hint)
        self._mend.setVisible(bool(hint))
        self._failed = failed
        self.button.setVisible(failed)
        self.setAccessibleName(message)
        self.setAccessibleDescription(hint)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the symbol above the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, colours = self._theme.px(64), self._theme.palette
        place = QRectF(
            self._layout.contentsMargins().left(),
            self._message.y() - size - self._theme.px(20),
            size,
            size,
        )
        paint_icon(
            painter,
            "fault" if self._failed else "view",
            colours.caution if self._failed else colours.info,
            place,
        )
        painter.end()


class SummaryPage(Page):
    """What was done, and what to do next time; of a range-of-motion test the dial."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title, self._headline, self._praise = (
            make_label(self, "mend"),
            make_label(self, "headline"),
            make_label(self, "praise"),
        )
        self._summary: Summary | None = None
        self._lines: list[NoteLine] = []
        self._definition = make_label(self, "small")
        for label in (self._title, self._definition, self._headline, self._praise):
            self.add_line(label)
        self.dial = GoniometerCard(theme, self)
        self.add_line(self.dial, 100)
        self._list = QWidget()
        self._list.setObjectName("scrolled")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._list)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_line(self._scroll, 100)
        self.button.show_words("again", tr("Again"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        super().set_theme(theme)
        self.dial.set_theme(theme)
        if self._summary is not None:
            self._set_margins(self.dial.isVisibleTo(self))
            self._write_lines(self._summary)

    def show_summary(self, state: RunState, summary: Summary) -> None:
        """Show the end of this state in these words."""
        if summary == self._summary or state.opened is None:
            return
        self._summary = summary
        title, measured = (
            tr(state.opened.exercise.title),
            state.opened.exercise.kind == "range-of-motion",
        )
        self.dial.setVisible(measured)
        self._title.setProperty("role", "section" if measured else "mend")
        self._title.style().polish(self._title)
        self._set_margins(measured)
        if measured:
            before = state.opened.before
            self.dial.set_earlier(before.peaks if before is not None else {})
            self.dial.show_state(state)
        self._title.setText(title)
        self._title.setVisible(not measured or self._theme.is_wide)
        self._headline.setText(summary.headline)
        self._headline.setVisible(not measured)
        self._definition.setText(describe_definition(state.opened.exercise))
        self._definition.setVisible(measured and self._theme.is_wide)
        self.note.setText(summary.kept)
        self._praise.setText(summary.praise)
        self._praise.setVisible(bool(summary.praise))
        self.setAccessibleName(f"{title}: {summary.headline}")
        self.setAccessibleDescription(
            ". ".join((summary.praise, *(line.text for line in summary.lines), summary.kept))
        )
        self._write_lines(summary)

    def _set_margins(self, measured: bool) -> None:
        side, edge = self._theme.px(28 if measured else 72), self._theme.px(14 if measured else 24)
        self._layout.setContentsMargins(side, edge, self._theme.px(28 if measured else 56), edge)
        self._layout.setSpacing(self._theme.px(10 if measured else 14))

    def _write_lines(self, summary: Summary) -> None:
        for line in self._lines:
            line.deleteLater()
        is_wide = self._theme.is_wide
        self._lines = [
            NoteLine(self._theme, note, "line", self if is_wide else self._list)
            for note in summary.lines
        ]
        self._column.setSpacing(self._theme.px(12))
        for line in self._lines:
            if is_wide:
                self.add_line(line)
            else:
                self._column.addWidget(line)
        self._scroll.setVisible(not is_wide and bool(self._lines))

    def scroll_lines(self, lines: int) -> None:
        """Scroll so many steps down, where not everything has room."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + lines * self._theme.px(60))
