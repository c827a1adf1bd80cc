"""A list of rows of words, moved through by arrows, chosen by Enter or a click."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from coach.window.theme.theme import Theme


class RowList(QListWidget):
    """Rows; what each says stands in its words, never in its colour alone."""

    picked = Signal(int)
    """Enter on this row, or a click."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))
        self.set_theme(theme)

    def set_theme(self, theme: Theme, size: float = 18) -> None:
        """Colours and size."""
        colours, px = theme.palette, theme.px
        self.setStyleSheet(f"""
        QListWidget {{ background: transparent; border: {px(2)}px solid transparent; border-radius: {px(10)}px; outline: none;
            font-size: {theme.font_px(size)}px; }}
        QListWidget:focus {{ border-color: {colours.on_focus}; }}
        QListWidget::item {{ padding: {px(7)}px {px(10)}px; border-radius: {px(8)}px; color: {colours.text}; }}
        QListWidget::item:selected {{ background: {colours.track}; color: {colours.text}; }}
        QListWidget::item:hover {{ background: {colours.track}; }}
        QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
        QScrollBar::handle:vertical {{ background: {colours.track}; border-radius: {px(6)}px; min-height: {px(30)}px; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        """)

    def show_rows(self, rows: Sequence[str]) -> None:
        """Show these rows; the chosen one stays as far as it is there."""
        if tuple(rows) == self._rows:
            return
        before = self.currentRow()
        self._rows = tuple(rows)
        self.clear()
        for words in rows:
            item = QListWidgetItem(words)
            item.setToolTip(f"<span>{escape(words)}</span>")
            self.addItem(item)
        if rows:
            self.setCurrentRow(min(max(before, 0), len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter picks; letters and all else are for the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.picked.emit(self.currentRow())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()
