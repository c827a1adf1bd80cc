"""The settings, each with its name and what it is for. A change is kept at once in the one readable file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.errors import CoachError
from coach.store.settings.settings import Settings, find_settings_file
from coach.window.settings.editors import FieldEditor, make_editor
from coach.window.settings.fields import (
    DELETE_HINT,
    DELETE_TITLE,
    DELETE_WORD,
    DELETED,
    DONE,
    FIRST_CAMERA,
    KEPT,
    SECTIONS,
    TITLE,
    read_field,
)
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage

SAVED_AFTER_MS: Final = 400
"""A change is written when nothing was changed for so long: a slider that is drawn does not write at every step."""
PREVIEW: Final = (320, 180)


def _list_nothing() -> Mapping[str, str]:
    return {}


class SettingsPage(ScrolledPage):
    """Shows what `load` gives and gives changes to `save`; `saved` tells of every change that was kept."""

    saved = Signal(object)
    """Settings."""
    preview_requested = Signal(str)
    """A camera was chosen (its number or name, empty for the first): pictures of it are welcome by `show_preview`."""

    def __init__(
        self,
        theme: Theme,
        load: Callable[[], Settings],
        save: Callable[[Settings], object],
        *,
        list_cameras: Callable[[], Mapping[str, str]] = _list_nothing,
        delete_everything: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """list_cameras: what opens it -> its name. delete_everything: deletes all of the user's own and says what, in words."""
        super().__init__(theme, tr(TITLE), parent)
        self._load, self._save, self._delete = load, save, delete_everything
        self._list_cameras = list_cameras
        self.settings = Settings()
        self.editors: dict[str, FieldEditor] = {}
        self._labels: list[tuple[QLabel, int, bool]] = []
        self._cards: list[QFrame] = []
        self.preview = QLabel(self.body)
        self._picture: QImage | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self._place()
        self._message = make_label(self)
        self.buttons.addWidget(self._message, 1)
        self.done = self.add_button("Esc", "check", tr(DONE))
        self.done.clicked.connect(self.back_requested)
        self.set_theme(theme)
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept now. A file with mistakes is told of, and then nothing can be changed here."""
        try:
            self.settings = self._load()
        except CoachError as error:
            self._tell(str(error), failed=True)
            self.body.setEnabled(False)
            return
        self.body.setEnabled(True)
        for key, editor in self.editors.items():
            editor.show_value(getattr(self.settings, key))
        self._tell(tr(KEPT, file=find_settings_file()))

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        super().set_theme(theme)
        self.body.setStyleSheet(render_fields_stylesheet(theme))
        for label, size, strong in self._labels:
            style_label(
                label,
                theme,
                size,
                theme.palette.text if strong else theme.palette.quiet,
                600 if strong else 400,
            )
        for card in self._cards:
            layout = card.layout()
            if layout is not None:
                layout.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
                layout.setSpacing(theme.px(8))
        style_label(self._message, theme, 18, theme.palette.quiet)
        self.preview.setFixedSize(theme.px(PREVIEW[0]), theme.px(PREVIEW[1]))
        self._paint_preview()

    def show_preview(self, picture: QImage | None) -> None:
        """Show a picture of the chosen camera, or none. The picture is kept as long as it is shown."""
        self._picture = picture
        self._paint_preview()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was changed last is kept before the page goes."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()
        super().hideEvent(event)

    def _paint_preview(self) -> None:
        self.preview.setVisible(self._picture is not None)
        if self._picture is not None:
            how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.preview.setPixmap(
                QPixmap.fromImage(self._picture).scaled(self.preview.size(), *how)
            )

    def _place(self) -> None:
        cameras = {"": tr(FIRST_CAMERA), **self._list_cameras()}
        for title, keys in SECTIONS:
            grid = self._add_card(tr(title))
            for key in keys:
                field = read_field(key)
                editor = self.editors[key] = make_editor(field, cameras, self.body)
                editor.changed.connect(self._change)
                self.watch_focus(editor.input)
                row = grid.rowCount()
                grid.addWidget(self._make_label(tr(field.label), 20, strong=True), row, 0)
                grid.addWidget(editor, row, 1)
                grid.addWidget(self._make_label(tr(field.hint), 16), row + 1, 0, 1, 2)
            if "camera" in keys:
                grid.addWidget(self.preview, grid.rowCount(), 1)
        if self._delete is not None:
            self._place_deletion(self._add_card(tr(DELETE_TITLE)))
        self.rows.addStretch(1)

    def _add_card(self, title: str) -> QGridLayout:
        card = QFrame(self.body)
        card.setProperty("role", "card")
        whole, grid = QVBoxLayout(card), QGridLayout()
        whole.addWidget(self._make_label(title, 26, strong=True))
        whole.addLayout(grid)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self._cards.append(card)
        self.rows.addWidget(card)
        return grid

    def _make_label(self, words: str, size: int, *, strong: bool = False) -> QLabel:
        label = make_label(self.body)
        label.setText(words)
        self._labels.append((label, size, strong))
        return label

    def _place_deletion(self, grid: QGridLayout) -> None:
        word = tr(DELETE_WORD)
        self.word = QLineEdit(self.body)
        self.word.setAccessibleName(tr(DELETE_HINT, word=word))
        self.delete = QPushButton(tr(DELETE_TITLE), self.body)
        self.delete.setEnabled(False)
        self.word.textChanged.connect(
            lambda text: self.delete.setEnabled(text.strip().lower() == word.lower())
        )
        self.delete.clicked.connect(self._delete_everything)
        grid.addWidget(self._make_label(tr(DELETE_HINT, word=f"“{word}”"), 18), 0, 0, 1, 2)
        grid.addWidget(self.word, 1, 0)
        grid.addWidget(self.delete, 1, 1)
        for widget in (self.word, self.delete):
            self.watch_focus(widget)

    def _delete_everything(self) -> None:
        if self._delete is None:
            return
        self._timer.stop()
        self.word.clear()
        try:
            what = self._delete()
        except CoachError as error:
            self._tell(str(error), failed=True)
            return
        self.refresh()
        self.saved.emit(self.settings)
        self._tell(tr(DELETED, what=what))

    def _change(self, key: str, value: Any) -> None:
        if getattr(self.settings, key) == value:
            return
        self.settings = self.settings.model_copy(update={key: value})
        self._timer.start()
        if key == "camera":
            self.preview_requested.emit(value)

    def _keep(self) -> None:
        try:
            self._save(self.settings)
        except CoachError as error:
            self._tell(str(error), failed=True)
            return
        self._tell(tr(KEPT, file=find_settings_file()))
        self.saved.emit(self.settings)

    def _tell(self, words: str, *, failed: bool = False) -> None:
        colours = self._theme.palette
        self._message.setText(words)
        style_label(
            self._message,
            self._theme,
            18,
            colours.fault if failed else colours.quiet,
            600 if failed else 400,
        )
