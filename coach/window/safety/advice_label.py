"""The advice for an answer on pain."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import style_label


class AdviceLabel(QLabel):
    """Shows the advice; one to stop is marked by a sign, in another colour and bold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_advice(self, advice: str, theme: Theme, *, stop: bool, needed: bool) -> None:
        """Show the advice.

        Args:
            advice: The advice in English; empty for none.
            theme: Colours and sizes.
            stop: True if it is to stop.
            needed: False if it was shown before, so that the room may be used for something else.

        """
        colours, wide = theme.palette, theme.is_wide
        self.setText(("! " if stop else "") + tr(advice))
        colour, weight = (colours.fault, 700) if stop else (colours.text, 400)
        style_label(self, theme, 30 if wide else 18, colour, weight)
        self.setMinimumHeight(theme.px(80) if wide else 0)
        self.setVisible(wide or stop or needed)
