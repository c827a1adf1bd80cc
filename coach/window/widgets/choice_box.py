"""One of several choices, with an arrow that tells that there are others."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

ARROW: Final = 0.28
"""Half the width of the arrow, as a share of the height of a line of text."""


class ChoiceBox(QComboBox):
    """Cuts short a choice that does not fit, and shows it whole in its tooltip and in its list.

    The mouse wheel scrolls the page and changes no choice.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentTextChanged.connect(self.setToolTip)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def showPopup(self) -> None:
        """Show the list, wide enough for every choice."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + bar, self.window().width() // 2))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, what of the text fits, and the arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field, arrow = (
            self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
            for part in (QStyle.SubControl.SC_ComboBoxEditField, QStyle.SubControl.SC_ComboBoxArrow)
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            option.currentText = self.fontMetrics().elidedText(
                option.currentText, Qt.TextElideMode.ElideRight, field.width()
            )
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        size, middle = ARROW * self.fontMetrics().height(), QPointF(arrow.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), max(2.0, 0.3 * size)))
        corners = ((-size, -size / 2), (0.0, size / 2), (size, -size / 2))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
        painter.end()
