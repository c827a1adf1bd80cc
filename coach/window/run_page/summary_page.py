"""The page that summarises a finished run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from coach.message import Message, join_label
from coach.window.range_test.goniometer import GoniometerCard
from coach.window.run.state import RunState
from coach.window.run_page.cards import IconTextLine, make_role_label
from coach.window.run_page.message_pages import TextPage
from coach.window.run_page.summary_text import RunSummary, describe_definition, describe_typical
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.arm_ring import RING_TOP
from coach.window.widgets.labels import FAR_SIZE, make_label, style_label


class SummaryPage(TextPage):
    """The result of a run and advice for the next one. A range-of-motion test has a goniometer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = make_role_label(self, "hint")
        self._headline = make_role_label(self, "headline")
        self._praise = make_role_label(self, "praise")
        self._summary: RunSummary | None = None
        self._lines: list[IconTextLine] = []
        self._definition = make_role_label(self, "small")
        for label in (self._title, self._definition, self._headline, self._praise):
            self.add_line(label)
        self.goniometer = GoniometerCard(theme, self)
        self.add_line(self.goniometer, 100)
        self._list = QWidget()
        self._list.setObjectName("scrolled")
        self._list.setMinimumHeight(1)  # Qt's own minimum takes texts to wrap at a smaller width
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._list)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_line(self._scroll, 100)
        self.answer = make_label(self)
        self.answer.hide()
        self._layout.insertWidget(self._layout.count() - 1, self.answer)
        self.button.show_words("again", tr("Again"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.goniometer.set_theme(theme)
        style_label(self.answer, theme, FAR_SIZE, theme.palette.info, 700)
        if self._summary is not None:
            self._set_margins(self.goniometer.isVisibleTo(self))
            self._show_lines(self._summary)

    def show_answer(self, text: Message | None) -> None:
        """Say how to tell how much it hurts, or do not."""
        self.answer.setText(tr(text or ""))
        self.answer.setVisible(text is not None)

    def show_summary(self, state: RunState, summary: RunSummary) -> None:
        """Show the summary of a finished run."""
        if summary == self._summary or state.opened is None:
            return
        self._summary = summary
        title = tr(state.opened.exercise.title)
        measured = state.opened.exercise.kind == "range-of-motion"
        self.goniometer.setVisible(measured)
        self._title.setProperty("role", "section" if measured else "hint")
        self._title.style().polish(self._title)
        self._set_margins(measured)
        if measured:
            before = state.opened.before
            self.goniometer.set_earlier(before.results if before is not None else {})
            self.goniometer.show_state(state)
        self._title.setText(title)
        self._title.setVisible(not measured or self._theme.is_wide)
        self._headline.setText(summary.headline)
        self._headline.setVisible(not measured or summary.hurt)
        self.button.setVisible(not summary.hurt)
        self._definition.setText(describe_definition(state.opened.exercise))
        self._definition.setToolTip(describe_typical(state.opened.exercise))
        self._definition.setVisible(measured and self._theme.is_wide)
        self.note.setText(summary.saved)
        self._praise.setText(summary.praise)
        self._praise.setVisible(bool(summary.praise))
        self.setAccessibleName(tr(join_label(title, summary.headline)))
        self.setAccessibleDescription(
            ". ".join((summary.praise, *(line.text for line in summary.lines), summary.saved))
        )
        self._show_lines(summary)

    def _set_margins(self, measured: bool) -> None:
        side, edge = self._theme.px(28 if measured else 72), self._theme.px(14 if measured else 24)
        # Without a title the cards would be under what says if a camera is on.
        top = edge if self._theme.is_wide or not measured else self._theme.px(RING_TOP)
        self._layout.setContentsMargins(side, top, self._theme.px(28 if measured else 56), edge)
        self._layout.setSpacing(self._theme.px(10 if measured else 14))

    def _show_lines(self, summary: RunSummary) -> None:
        for line in self._lines:
            line.deleteLater()
        self._lines = [
            IconTextLine(self._theme, line, "line", self._list) for line in summary.lines
        ]
        self._column.setSpacing(self._theme.px(12))
        for line in self._lines:
            self._column.addWidget(line)
        self._scroll.setVisible(bool(self._lines))
        self._fit_lines()

    def _fit_lines(self) -> None:
        """Give the lines the height that they need; they scroll if there is less."""
        margins = self._layout.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        self._scroll.setMaximumHeight(max(1, self._column.heightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines into the new width."""
        super().resizeEvent(event)
        self._fit_lines()

    def scroll_lines(self, lines: int) -> None:
        """Scroll down by this many steps if not all lines, or cards of a test, fit."""
        for area in (self._scroll, self.goniometer.cards):
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + lines * self._theme.px(60))
