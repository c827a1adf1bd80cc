"""A card of texts under a heading."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coach.window.theme.painting import paint_card
from coach.window.theme.theme import Theme, paint_icon
from coach.window.widgets.labels import make_label, style_label


class TextCard(QWidget):
    """A heading and texts; cautions have a symbol and the colour of cautions."""

    def __init__(
        self, heading: str, theme: Theme, parent: QWidget, *, caution: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._caution = caution
        self._column = QVBoxLayout(self)
        self._heading = make_label(self)
        self._heading.setText(heading)
        self._column.addWidget(self._heading)
        self.labels: list[QLabel] = []
        self._column.addStretch(1)

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Show these texts; hide if there is none."""
        for label in self.labels:
            self._column.removeWidget(label)
            label.deleteLater()
        self.labels = []
        for text in texts:
            label = make_label(self)
            label.setText(text)
            self._column.insertWidget(self._column.count() - 1, label)
            self.labels.append(label)
        self.setVisible(any(texts))
        self.setAccessibleName(self._heading.text())
        self.setAccessibleDescription(" ".join(texts))
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        colours = theme.palette
        left = theme.px(36) + theme.font_px(26) if self._caution else theme.px(20)
        self._column.setContentsMargins(left, theme.px(12), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(8))
        style_label(
            self._heading, theme, 24, colours.caution if self._caution else colours.quiet, 700
        )
        for label in self.labels:
            style_label(
                label,
                theme,
                28,
                colours.caution if self._caution else colours.text,
                600 if self._caution else 400,
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and the symbol of cautions."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, theme, QRectF(self.rect()))
        if self._caution:
            size = theme.font_px(28)
            room = QRectF(theme.px(18), theme.px(12), size, size)
            paint_icon(painter, "fault", QColor(theme.palette.caution).name(), room)
        painter.end()
