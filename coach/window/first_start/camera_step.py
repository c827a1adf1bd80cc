"""The step of the first start that shows the camera's picture and where to put the computer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.window.first_start.steps import Step
from coach.window.first_start.text import ADDRESS, CAMERA, NO_PICTURE, PLACING, SIDEWAYS, TURN
from coach.window.learning.page import Drawing
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser
from coach.window.widgets.labels import make_label, style_label

PICTURE_SIZE: Final = (560, 315)


class CameraStep(Step):
    """A live picture beside a drawing of the place. C chooses the camera, R turns its picture.

    Without a picture the address of a phone or a network camera can be written.
    """

    camera_chosen = Signal(str)
    """What opens another camera."""
    opened = Signal()
    """The picture is needed."""
    closed = Signal()
    """It is no longer needed."""
    turned = Signal()
    """The picture is to be turned by a quarter."""

    def __init__(
        self,
        theme: Theme,
        list_cameras: Callable[[], Mapping[str, str]],
        find_cameras: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Create the step without a picture.

        Args:
            theme: Colours and sizes.
            list_cameras: Returns what opens a camera -> its name.
            find_cameras: Asks the system for its cameras, in a background thread.
            parent: Parent widget.

        """
        super().__init__(theme, parent)
        self.picture, self.problem = make_label(self), make_label(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(tr(CAMERA))
        self.address, self.address_label = QLineEdit(self), make_label(self)
        self._prepare_address()
        self.fails: bool | None = None
        """Whether the camera gives no picture; None while that is unknown."""
        self.drawing = Drawing("placing", theme, self)
        self._image: QImage | None = None
        self._columns, left, self._right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.picture)
        for widget in (self.problem, self.address_label, self.address):
            left.addWidget(widget)
        left.addStretch(1)
        self._right.addWidget(self.drawing)
        for text in (PLACING, SIDEWAYS):
            self._right.addWidget(self.add_text(tr(text)))
        self._right.addStretch(1)
        self._columns.addLayout(left)
        self._columns.addLayout(self._right, 1)
        self.rows.addLayout(self._columns)
        self.camera = Chooser(theme, "C", tr(CAMERA), list_cameras, self, search=find_cameras)
        self.add_button(self.camera)
        self.camera.show_words("down", tr(CAMERA))
        self.camera.chosen.connect(self.camera_chosen)
        self.turn = self.make_button("R", "again", tr(TURN))
        self.turn.clicked.connect(self.turned)
        self.set_theme(theme)
        self._show_image(None)

    def _prepare_address(self) -> None:
        self.address_label.setText(tr(ADDRESS))
        self.address.setPlaceholderText("http://192.168.1.20:8080/video")
        self.address.setAccessibleName(tr(ADDRESS))
        self.address.setMaxLength(400)
        self.address.returnPressed.connect(self._use_address)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self._columns.setSpacing(theme.px(32))
        self._right.setSpacing(theme.px(12))
        self.drawing.set_theme(theme)
        wide, high = (theme.px(size) for size in PICTURE_SIZE)
        self.picture.setFixedSize(wide, high)
        for widget in (self.problem, self.address_label, self.address):
            widget.setFixedWidth(wide)
        self.address.setStyleSheet(render_fields_stylesheet(theme))
        style_label(self.address_label, theme, 20, theme.palette.text)
        style_label(self.problem, theme, 22, theme.palette.caution, 600)
        self._paint()

    def begin(self) -> None:
        """Open the camera."""
        self.opened.emit()

    def end(self) -> None:
        """Close the camera."""
        self.closed.emit()

    def show_picture(self, image: QImage | None) -> None:
        """Show a picture of the camera; None if it gives none."""
        self.fails = image is None
        self._show_image(image)

    def _show_image(self, image: QImage | None) -> None:
        self._image = image
        self.problem.setText("" if image is not None else tr(NO_PICTURE))
        for widget in (self.problem, self.address_label, self.address):
            widget.setVisible(image is None)
        self.turn.setEnabled(image is not None)
        self._paint()

    def _paint(self) -> None:
        self.picture.setVisible(self._image is not None)
        if self._image is not None:
            modes = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(
                QPixmap.fromImage(self._image).scaled(self.picture.size(), *modes)
            )

    def _use_address(self) -> None:
        """Use the address; without one the page goes on."""
        address = self.address.text().strip()
        if address:
            self.fails = None
            self.camera_chosen.emit(address)

    def takes_enter(self) -> bool:
        """Return True if Enter belongs to the address that is being written."""
        return self.address.hasFocus() and bool(self.address.text().strip())

    def press(self, key: int) -> bool:
        """Choose another camera on C, turn the picture on R."""
        if key == Qt.Key.Key_C:
            self.camera.open()
        elif key == Qt.Key.Key_R and self.turn.isEnabled():
            self.turned.emit()
        return key in (Qt.Key.Key_C, Qt.Key.Key_R)
