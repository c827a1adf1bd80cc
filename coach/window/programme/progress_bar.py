"""The progress of a programme: a bar, and a line of text for each week."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.window.programme.today import Week
from coach.window.theme.theme import Theme
from coach.window.widgets.labels import make_label, style_label


class ProgrammeBar(QWidget):
    """The share of the programme that is done, and its weeks."""

    def __init__(
        self, theme: Theme, share: float, weeks: Sequence[Week], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = make_label(self)
        self._lines.setText("\n".join(week.words for week in weeks))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._lines)
        self.setAccessibleName(f"{share:.0%}")
        self.setAccessibleDescription(self._lines.text())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._column.setContentsMargins(theme.px(4), theme.px(30), 0, theme.px(6))
        style_label(self._lines, theme, 20, theme.palette.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = theme.px(14)
        for share, colour in ((1.0, colours.track), (self._share, colours.good)):
            if share > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(
                    QRectF(0, theme.px(6), max(high, self.width() * share), high),
                    high / 2,
                    high / 2,
                )
        painter.end()
