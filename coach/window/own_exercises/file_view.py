"""The text of an exercise file above its mistakes or warnings."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.window.own_exercises.files import OwnExercise
from coach.window.own_exercises.text_view import TextView, find_line
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.rows import RowList


class FileView(QWidget):
    """Shows one file; a mistake that is picked leads to its line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Create the view without a file."""
        super().__init__(parent)
        self._own: OwnExercise | None = None
        self.text, self.mistakes = (
            TextView(theme, self),
            RowList(theme, tr("Mistakes and warnings"), self),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 3)
        column.addWidget(self.mistakes, 2)
        self.mistakes.picked.connect(self._go_to)
        self.show_file(None)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self.text.set_theme(theme)
        self.mistakes.set_theme(theme, 16)

    def show_file(self, own: OwnExercise | None) -> None:
        """Show this file; nothing takes the keyboard without one."""
        self._own = own
        self.text.setVisible(own is not None)
        remarks = own.remarks if own else ()
        self.text.show_text(own.text if own else "", remarks)
        self.mistakes.show_rows(remarks)
        self.mistakes.setVisible(bool(remarks))

    def _go_to(self, row: int) -> None:
        remarks = self._own.remarks if self._own is not None else ()
        line = find_line(remarks[row]) if row < len(remarks) else None
        if line is not None:
            self.text.go_to(line)
