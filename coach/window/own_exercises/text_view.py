"""The text of a file with line numbers. Lines with a mistake are marked by a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr


def find_line(mistake: str) -> int | None:
    """Return the line that a mistake names in any language, from 1; None if it names none."""
    found = re.match(r"(?:line|Zeile|línea|ligne|第)\s*(\d+)", mistake)
    return int(found[1]) if found else None


def number_lines(text: str, wrong: Iterable[int]) -> str:
    """Return the text with line numbers and marks of wrong lines."""
    marked = set(wrong)
    return "\n".join(
        f"{'▸' if number in marked else ' '}{number:>4}  {line}"
        for number, line in enumerate(text.splitlines(), start=1)
    )


class TextView(QPlainTextEdit):
    """A read-only view; the user edits the file in another program."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Text of the file"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        colours = theme.palette
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {colours.card}; color: {colours.text};"
            f' font-family: "DejaVu Sans Mono", Consolas, monospace;'
            f" font-size: {theme.font_px(15)}px; border: {theme.px(2)}px solid {colours.card};"
            f" border-radius: {theme.px(12)}px; padding: {theme.px(8)}px;"
            f" selection-background-color: {colours.track}; selection-color: {colours.text}; }}"
            f"QPlainTextEdit:focus {{ border-color: {colours.on_focus}; }}"
            f"QScrollBar {{ background: transparent; margin: 0; }}"
            f"QScrollBar:vertical {{ width: {theme.px(12)}px; }}"
            f"QScrollBar:horizontal {{ height: {theme.px(12)}px; }}"
            f"QScrollBar::handle {{ background: {colours.track};"
            f" border-radius: {theme.px(6)}px; min-height: {theme.px(30)}px;"
            f" min-width: {theme.px(30)}px; }}"
            f"QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}"
            f"QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"
        )

    def show_text(self, text: str, mistakes: Sequence[str]) -> None:
        """Show a text without changing the scroll position."""
        place = self.verticalScrollBar().value()
        self.setPlainText(
            number_lines(
                text, [line for mistake in mistakes if (line := find_line(mistake)) is not None]
            )
        )
        self.verticalScrollBar().setValue(place)

    def go_to(self, line: int) -> None:
        """Scroll to a line, from 1, and select it."""
        cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        self.setTextCursor(cursor)
        self.centerCursor()
