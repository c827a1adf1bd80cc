"""Fields with labels above them, in sections, in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label

_COLUMNS: Final = 2


class FieldsForm(QWidget):
    """Places fields one below the other; Tab goes through them in this order."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Create an empty form.

        Args:
            name: Its object name, for the stylesheet.
            parent: The parent widget.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fields: dict[str, QLineEdit] = {}
        self._labels: list[QLabel] = []
        self._captions: dict[QWidget, QLabel] = {}
        self._sections: list[QLabel] = []
        self._texts: list[QPlainTextEdit] = []
        self._stops: list[QWidget] = []
        self._rows = QVBoxLayout(self)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        ground = f"#{self.objectName()} {{ background: {theme.palette.card}; }}"
        choices = f"QComboBox {{ font-size: {theme.limited.font_px(20)}px; }}"  # in two columns
        self.setStyleSheet(render_fields_stylesheet(theme) + ground + choices)
        self._rows.setContentsMargins(0, 0, theme.px(12), 0)
        self._rows.setSpacing(theme.px(6))
        for label in self._labels:
            style_label(label, theme, 16, theme.palette.quiet, 400)
        for label in self._sections:
            style_label(label, theme, 22, theme.palette.text, 700)
        for text in self._texts:
            text.setFixedHeight(theme.font_px(20) * 2 + theme.px(36))

    def _finish(self) -> None:
        """Leave the rest empty, and put the fields in order."""
        self._rows.addStretch(1)
        for before, after in pairwise(self._stops):
            QWidget.setTabOrder(before, after)

    def _make_fields(self, labels: Mapping[str, Any]) -> Iterator[tuple[str, QWidget]]:
        for key, words in labels.items():
            field = self.fields[key] = QLineEdit(self)
            yield tr(words), field

    def _add_section(self, words: Any) -> None:
        label = make_label(self)
        label.setText(tr(words))
        self._sections.append(label)
        self._rows.addWidget(label)

    def _add_label(self, name: str) -> QLabel:
        label = make_label(self)
        label.setText(name)
        self._labels.append(label)
        return label

    def _add_grid(self, widgets: list[tuple[str, QWidget]]) -> None:
        grid = QGridLayout()
        for number, (name, widget) in enumerate(widgets):
            row, column = divmod(number, _COLUMNS)
            self._stops.append(widget)
            widget.setAccessibleName(name)
            widget.setMinimumWidth(0)
            self._captions[widget] = self._add_label(name)
            grid.addWidget(self._captions[widget], 2 * row, column)
            grid.addWidget(widget, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        self._rows.addLayout(grid)

    def _add_text(self, widget: QPlainTextEdit, name: str) -> None:
        self._stops.append(widget)
        self._texts.append(widget)
        widget.setTabChangesFocus(True)
        widget.setAccessibleName(name)
        self._rows.addWidget(self._add_label(name))
        self._rows.addWidget(widget)
