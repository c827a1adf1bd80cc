"""The settings page. A change is saved at once."""

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
from coach.store.settings.settings import Settings, check_setting, find_settings_file
from coach.window.background.task import BackgroundTask
from coach.window.settings.editors import ChoiceEditor, FieldEditor, make_editor
from coach.window.settings.fields import (
    CONDITIONS,
    CONDITIONS_TITLE,
    DELETE_HINT,
    DELETE_TITLE,
    DELETE_WORD,
    DELETED,
    DONE,
    FIRST_CAMERA,
    KEPT,
    SECTIONS,
    SILENT,
    TITLE,
    read_field,
)
from coach.window.settings.storage import SettingsStorage
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error, tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage

SAVE_DELAY_MS: Final = 400
"""Delay after the last change before saving, in milliseconds.

A slider that is dragged does not save at every step.
"""
PREVIEW_SIZE: Final = (320, 180)


class SettingsPage(ScrolledPage):
    """Shows and changes the settings."""

    conditions_requested = Signal()
    preview_requested = Signal(str)
    """A camera was chosen: its number or name, empty for the first. Reply with `show_preview`."""
    opens_camera = True

    def __init__(
        self,
        theme: Theme,
        storage: SettingsStorage,
        *,
        list_cameras: Callable[[], Mapping[str, str]] = dict,
        parent: QWidget | None = None,
    ) -> None:
        """Create the page.

        Args:
            theme: The theme of the window.
            storage: Holds and changes the settings.
            list_cameras: Returns what opens a camera -> its name; called in a background thread, as
                a device may never answer.
            parent: The parent widget.

        """
        super().__init__(theme, tr(TITLE), parent)
        self.storage = storage
        self._pending: dict[str, Any] = {}
        """Changed values that are saved when the timer ends."""
        self.editors: dict[str, FieldEditor] = {}
        self._labels: list[tuple[QLabel, int, bool]] = []
        self._places: list[tuple[QGridLayout, int, QWidget]] = []
        self._cards: list[QFrame] = []
        self.preview = QLabel(self.body)
        self._picture: QImage | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._search = BackgroundTask(self)
        self._lay_out()
        self._message = make_label(self)
        self.buttons.addWidget(self._message, 1)
        self.done = self.add_button("Esc", "check", tr(DONE))
        self._connect()
        self.set_theme(theme)
        self._show_values()
        self._search.run(list_cameras)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._save_pending)
        self._search.finished.connect(self._add_cameras)
        self.storage.loaded.connect(self._on_loaded)
        self.storage.loading_failed.connect(self._fail_loading)
        self.storage.saved.connect(self._report_saved)
        self.storage.deleted.connect(self._on_deleted)
        self.storage.failed.connect(self._show_error)
        self.storage.silent.connect(self._report_silence)
        self.done.clicked.connect(self.back_requested)

    @property
    def settings(self) -> Settings:
        """The settings as the page shows them, with the changes that may not be stored yet."""
        return self.storage.wanted.model_copy(update=self._pending)

    def on_shown(self) -> None:
        """Load the settings. If their file has mistakes, say so and disable the page."""
        super().on_shown()
        self.storage.load()

    def _on_loaded(self) -> None:
        self.body.setEnabled(True)
        self._show_values()
        if not self._timer.isActive():
            self._report_saved()

    def _fail_loading(self, error: CoachError) -> None:
        self._show_error(error)
        self.body.setEnabled(False)

    def _show_values(self) -> None:
        settings = self.settings
        for key, editor in self.editors.items():
            editor.show_value(getattr(settings, key))

    def _add_cameras(self, cameras: Mapping[str, str]) -> None:
        editor = self.editors["camera"]
        if isinstance(editor, ChoiceEditor):
            editor.add_choices(cameras)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
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
        self._place_editors()
        self.preview.setFixedSize(theme.px(PREVIEW_SIZE[0]), theme.px(PREVIEW_SIZE[1]))
        self._paint_preview()

    def _place_editors(self) -> None:
        """Put each editor beside its label, or below it if texts are large."""
        below, column, columns = (0, 1, 1) if self._theme.is_wide else (1, 0, 2)
        for grid, row, editor in self._places:
            grid.addWidget(editor, row + below, column, 1, columns)

    def show_preview(self, picture: QImage | None) -> None:
        """Show a picture of the chosen camera, or none."""
        self._picture = picture
        self._paint_preview()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save the last change before the page is hidden."""
        if self._timer.isActive():
            self._timer.stop()
            self._save_pending()
        super().hideEvent(event)

    def _paint_preview(self) -> None:
        self.preview.setVisible(self._picture is not None)
        if self._picture is not None:
            modes = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.preview.setPixmap(
                QPixmap.fromImage(self._picture).scaled(self.preview.size(), *modes)
            )

    def _lay_out(self) -> None:
        cameras = {"": tr(FIRST_CAMERA)}
        for title, keys in SECTIONS:
            grid = self._add_card(tr(title))
            for key in keys:
                field = read_field(key)
                editor = self.editors[key] = make_editor(field, cameras, self.body)
                editor.changed.connect(self._change)
                editor.failed.connect(self._show_error)
                self.watch_focus(editor.input)
                row = grid.rowCount()
                grid.addWidget(self._make_label(tr(field.label), 20, strong=True), row, 0)
                self._places.append((grid, row, editor))
                grid.addWidget(self._make_label(tr(field.hint), 16), row + 2, 0, 1, 2)
            if "camera" in keys:
                grid.addWidget(self.preview, grid.rowCount(), 1)
        self._add_conditions(self._add_card(tr(CONDITIONS_TITLE)))
        self._add_deletion(self._add_card(tr(DELETE_TITLE)))
        self.rows.addStretch(1)

    def _add_card(self, title: str) -> QGridLayout:
        card = QFrame(self.body)
        card.setProperty("role", "card")
        column, grid = QVBoxLayout(card), QGridLayout()
        column.addWidget(self._make_label(title, 26, strong=True))
        column.addLayout(grid)
        for index in range(2):
            grid.setColumnStretch(index, 1)
        self._cards.append(card)
        self.rows.addWidget(card)
        return grid

    def _make_label(self, text: str, size: int, *, strong: bool = False) -> QLabel:
        label = make_label(self.body)
        label.setText(text)
        self._labels.append((label, size, strong))
        return label

    def _add_conditions(self, grid: QGridLayout) -> None:
        self.conditions = QPushButton(tr(CONDITIONS), self.body)
        self.conditions.setAccessibleName(tr(CONDITIONS_TITLE))
        self.conditions.clicked.connect(self.conditions_requested)
        grid.addWidget(self.conditions, 0, 1)
        self.watch_focus(self.conditions)

    def _add_deletion(self, grid: QGridLayout) -> None:
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
        self._timer.stop()
        self._pending.clear()
        self.word.clear()
        self.storage.delete_everything()

    def _on_deleted(self, words: str) -> None:
        self._show_values()
        self._show_message(tr(DELETED, what=words))

    def _change(self, key: str, value: Any) -> None:
        if getattr(self.settings, key) == value:
            return
        try:
            check_setting(key, value)
        except CoachError as error:  # it stays in the editor to be corrected
            self._pending.pop(key, None)
            self._show_error(error)
            return
        self._pending[key] = value
        self._timer.start()
        if key == "camera":
            self.preview_requested.emit(value)

    def _save_pending(self) -> None:
        values, self._pending = self._pending, {}
        self.storage.change(**values)

    def _report_saved(self) -> None:
        self._show_message(tr(KEPT, file=find_settings_file()))

    def _report_silence(self) -> None:
        self._show_message(tr(SILENT, file=find_settings_file()), failed=True)

    def _show_error(self, error: CoachError) -> None:
        self._show_message(describe_error(error, "\n"), failed=True)

    def _show_message(self, text: str, *, failed: bool = False) -> None:
        colours = self._theme.palette
        self._message.setText(text)
        style_label(
            self._message,
            self._theme,
            18,
            colours.fault if failed else colours.quiet,
            600 if failed else 400,
        )
