"""Editors of the settings page: one widget for each kind of value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from coach.capture.cameras.address import hide_secrets
from coach.errors import CoachError
from coach.message import join_label
from coach.window.settings.fields import CHOOSE_FOLDER, OFF, ON, SettingField
from coach.window.translation.translate import tr
from coach.window.widgets.choice_box import ChoiceBox
from coach.window.widgets.desktop import find_chooser

SLIDER_STEPS = 20
"""Steps of a slider from 0 to 1."""
LONGEST_ADDRESS = 400
NUMBER_MARGIN = 14
"""Margin beside a number, in pixels: Qt's stylesheets do not reach its field."""
EDITING = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
"""Why an editor gets the keyboard if the user wants to type, not if a menu or window closes."""


class FieldEditor(QWidget):
    """Shows one value and emits `changed` if the user changes it.

    The mouse wheel scrolls the page and does not change the value.
    """

    changed = Signal(str, object)
    """Key and new value."""
    failed = Signal(CoachError)

    def __init__(self, field: SettingField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.input: QWidget = QWidget(self)

    def show_value(self, value: Any) -> None:
        """Show a value without emitting `changed`."""
        self.input.blockSignals(True)
        self._set(value)
        self.input.blockSignals(False)

    def set_input(self, widget: QWidget) -> None:
        """Set the widget that takes the keyboard."""
        self.input = widget
        widget.setAccessibleName(tr(self.field.label))
        widget.setAccessibleDescription(tr(self.field.hint))
        if isinstance(widget, QDoubleSpinBox | ChoiceBox) and (line := widget.lineEdit()):
            line.setAccessibleName(tr(self.field.label))
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.wheelEvent = self._pass_wheel  # type: ignore[method-assign]
        self.row.addWidget(widget, 1)

    def notify(self, value: Any) -> None:
        """Emit `changed` with the new value."""
        self.changed.emit(self.field.key, value)

    def _set(self, value: Any) -> None:
        raise NotImplementedError

    @staticmethod
    def _pass_wheel(event: QWheelEvent) -> None:
        event.ignore()


class SwitchEditor(FieldEditor):
    """A check box that also says on or off."""

    def __init__(self, field: SettingField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._box = QCheckBox(self)
        self.set_input(self._box)
        self._box.toggled.connect(self._on_toggled)

    def _set(self, value: Any) -> None:
        self._box.setChecked(bool(value))
        self._box.setText(tr(ON if value else OFF))

    def _on_toggled(self, on: bool) -> None:
        self._box.setText(tr(ON if on else OFF))
        self.notify(on)


class ChoiceEditor(FieldEditor):
    """One of several named choices. A value that is not in the list is added to it and kept."""

    def __init__(
        self, field: SettingField, choices: Mapping[Any, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(field, parent)
        self._box = ChoiceBox(self)
        self.set_input(self._box)
        for value, name in choices.items():
            self._box.addItem(name, value)
        self._box.currentIndexChanged.connect(lambda index: self.notify(self._box.itemData(index)))

    def add_choices(self, choices: Mapping[Any, str]) -> None:
        """Add choices to the list, or name those that are in it."""
        self._box.blockSignals(True)
        for value, name in choices.items():
            index = self._box.findData(value)
            if index < 0:
                self._box.addItem(name, value)
            else:
                self._box.setItemText(index, name)
        self._box.blockSignals(False)

    def _set(self, value: Any) -> None:
        index = self._box.findData(value)
        if index < 0:
            self._box.addItem(hide_secrets(str(value)), value)
            index = self._box.count() - 1
        self._box.setCurrentIndex(index)


class CameraEditor(ChoiceEditor):
    """One of the cameras, or the address of a network camera or a phone, which is typed.

    A password in the address is shown only while the user edits it.
    """

    def __init__(
        self, field: SettingField, choices: Mapping[Any, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(field, choices, parent)
        self._box.setEditable(True)
        self._box.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.set_input(self._box)
        line = self._box.lineEdit()
        assert line is not None
        line.setMaxLength(LONGEST_ADDRESS)
        line.editingFinished.connect(self._take)
        self._box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the whole address when the user goes into the editor."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in EDITING:
            self._show_whole_address()
        return super().eventFilter(watched, event)

    def _show_whole_address(self) -> None:
        index = self._box.currentIndex()
        shown, value = self._box.itemText(index), str(self._box.itemData(index))
        if shown == self._box.currentText() == hide_secrets(value) != value:
            self._box.setEditText(value)

    def _set(self, value: Any) -> None:
        super()._set(value)
        self._show_beginning()

    def _show_beginning(self) -> None:
        """Show a long text from its beginning."""
        line = self._box.lineEdit()
        assert line is not None
        line.setCursorPosition(0)

    def _take(self) -> None:
        """Use what was typed; nothing typed keeps the camera."""
        text = self._box.currentText().strip()
        index = self._box.currentIndex()
        if text not in ("", self._box.itemText(index)):
            index = max(self._box.findData(text), self._box.findText(text))
        if index >= 0:
            self._box.setCurrentIndex(index)
            self._box.setEditText(self._box.itemText(index))
            self._show_beginning()
        else:
            self._set(text)


class ShareEditor(FieldEditor):
    """A slider for a value from 0 to 1, with its value in per cent."""

    def __init__(self, field: SettingField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(round(field.low * SLIDER_STEPS), round(field.high * SLIDER_STEPS))
        self._slider.setPageStep(SLIDER_STEPS // 5)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.set_input(self._slider)
        self.row.addWidget(self._label)
        self._slider.valueChanged.connect(self._on_changed)

    def _set(self, value: Any) -> None:
        self._slider.setValue(round(float(value) * SLIDER_STEPS))
        self._label.setText(f"{round(float(value) * 100)} %")

    def _on_changed(self, steps: int) -> None:
        self._label.setText(f"{round(steps * 100 / SLIDER_STEPS)} %")
        self.notify(steps / SLIDER_STEPS)


class NumberEditor(FieldEditor):
    """A number between two bounds."""

    def __init__(self, field: SettingField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._box = QDoubleSpinBox(self)
        self._box.setDecimals(0 if field.whole else 1)
        self._box.setRange(field.low, field.high)
        self._box.setSingleStep(5 if field.high > 100 else 1)
        self._box.setKeyboardTracking(False)
        self._box.lineEdit().setTextMargins(NUMBER_MARGIN, 0, NUMBER_MARGIN, 0)
        self.set_input(self._box)
        self._box.valueChanged.connect(
            lambda value: self.notify(int(value) if field.whole else value)
        )

    def _set(self, value: Any) -> None:
        self._box.setValue(float(value))


class TextEditor(FieldEditor):
    """A line of text. A folder has a button that opens the system's dialog."""

    def __init__(self, field: SettingField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._line = QLineEdit(self)
        self.set_input(self._line)
        self._line.editingFinished.connect(self._on_finished)
        if field.editor == "folder":
            button = QPushButton(tr(CHOOSE_FOLDER), self)
            button.setAccessibleName(tr(join_label(tr(CHOOSE_FOLDER), tr(field.label))))
            button.clicked.connect(self._choose)
            self.row.addWidget(button)

    def _set(self, value: Any) -> None:
        if not (self._line.isModified() and self._line.hasFocus()):  # else the user is typing
            self._line.setText(str(value))

    def _on_finished(self) -> None:
        self._line.setModified(False)
        self.notify(self._line.text())

    def _choose(self) -> None:
        find_chooser().choose_folder(
            self, tr(self.field.label), self._line.text(), self._take_folder, self.failed.emit
        )

    def _take_folder(self, folders: list[Path]) -> None:
        self._line.setText(str(folders[0]))
        self.notify(self._line.text())


def make_editor(field: SettingField, cameras: Mapping[str, str], parent: QWidget) -> FieldEditor:
    """Create the editor for a field. `cameras` maps what opens a camera to its name."""
    if field.editor == "switch":
        return SwitchEditor(field, parent)
    if field.editor == "camera":
        return CameraEditor(field, cameras, parent)
    if field.editor == "choice":
        return ChoiceEditor(
            field, {value: tr(name) for value, name in field.choices.items()}, parent
        )
    if field.editor == "share":
        return ShareEditor(field, parent)
    return NumberEditor(field, parent) if field.editor == "number" else TextEditor(field, parent)
