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
from coach.store.settings.settings import Settings, find_settings_file
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
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.pages import ScrolledPage

SAVE_DELAY_MS: Final = 400
"""Delay after the last change before saving, in milliseconds.

A slider that is dragged does not save at every step.
"""
PREVIEW_SIZE: Final = (320, 180)


class SettingsPage(ScrolledPage):
    """Shows and changes the settings."""

    saved = Signal(object)
    """Settings: they were saved, or read again."""
    deleted = Signal()
    """Everything was deleted."""
    conditions_requested = Signal()
    preview_requested = Signal(str)
    """A camera was chosen: its number or name, empty for the first. Reply with `show_preview`."""

    def __init__(
        self,
        theme: Theme,
        load: Callable[[], Settings],
        save: Callable[[Settings], object],
        *,
        settings: Settings | None = None,
        list_cameras: Callable[[], Mapping[str, str]] = dict,
        delete_everything: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Create the page.

        Args:
            theme: The theme of the window.
            load: Loads the settings.
            save: Saves the settings.
            settings: Shown until they are loaded; the defaults if None.
            list_cameras: Returns what opens a camera -> its name.
            delete_everything: Deletes all data of the user and describes what was deleted.
            parent: The parent widget.

        These functions are called in background threads: a drive or a device may never answer.

        """
        super().__init__(theme, tr(TITLE), parent)
        self.settings = settings or Settings()
        self.editors: dict[str, FieldEditor] = {}
        self._labels: list[tuple[QLabel, int, bool]] = []
        self._cards: list[QFrame] = []
        self.preview = QLabel(self.body)
        self._picture: QImage | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._search = BackgroundTask(self)
        self.storage = SettingsStorage(load, save, delete_everything, self)
        self._lay_out(can_delete=delete_everything is not None)
        self._message = make_label(self)
        self.buttons.addWidget(self._message, 1)
        self.done = self.add_button("Esc", "check", tr(DONE))
        self._connect()
        self.set_theme(theme)
        self._show_values()
        self.refresh()
        self._search.run(list_cameras)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._save_settings)
        self._search.finished.connect(self._add_cameras)
        self.storage.loaded.connect(self._on_loaded)
        self.storage.loading_failed.connect(self._fail_loading)
        self.storage.saved.connect(self._on_saved)
        self.storage.deleted.connect(self._on_deleted)
        self.storage.failed.connect(self._show_error)
        self.storage.silent.connect(self._report_silence)
        self.done.clicked.connect(self.back_requested)

    def refresh(self) -> None:
        """Load the saved settings. If their file has mistakes, say so and disable the page."""
        self.storage.load()

    def cancel_tasks(self) -> None:
        """Cancel what the page does in the background, and save what is not saved yet."""
        super().cancel_tasks()
        self.storage.finish()

    def _on_loaded(self, settings: Settings) -> None:
        self.body.setEnabled(True)
        if self._timer.isActive():
            return  # the user was faster
        known, self.settings = self.settings, settings
        self._show_values()
        self._show_message(tr(KEPT, file=find_settings_file()))
        if settings != known:
            self.saved.emit(settings)

    def _fail_loading(self, error: CoachError) -> None:
        self._show_error(error)
        self.body.setEnabled(False)

    def _show_values(self) -> None:
        for key, editor in self.editors.items():
            editor.show_value(getattr(self.settings, key))

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
        self.preview.setFixedSize(theme.px(PREVIEW_SIZE[0]), theme.px(PREVIEW_SIZE[1]))
        self._paint_preview()

    def show_preview(self, picture: QImage | None) -> None:
        """Show a picture of the chosen camera, or none."""
        self._picture = picture
        self._paint_preview()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save the last change before the page is hidden."""
        if self._timer.isActive():
            self._timer.stop()
            self._save_settings()
        super().hideEvent(event)

    def _paint_preview(self) -> None:
        self.preview.setVisible(self._picture is not None)
        if self._picture is not None:
            modes = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.preview.setPixmap(
                QPixmap.fromImage(self._picture).scaled(self.preview.size(), *modes)
            )

    def _lay_out(self, *, can_delete: bool) -> None:
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
                grid.addWidget(editor, row, 1)
                grid.addWidget(self._make_label(tr(field.hint), 16), row + 1, 0, 1, 2)
            if "camera" in keys:
                grid.addWidget(self.preview, grid.rowCount(), 1)
        self._add_conditions(self._add_card(tr(CONDITIONS_TITLE)))
        if can_delete:
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
        self.word.clear()
        self.storage.delete_everything()

    def _on_deleted(self, words: str, settings: Settings) -> None:
        self.settings = settings
        self._show_values()
        self.saved.emit(settings)
        self.deleted.emit()
        self._show_message(tr(DELETED, what=words))

    def _change(self, key: str, value: Any) -> None:
        if getattr(self.settings, key) == value:
            return
        self.settings = self.settings.model_copy(update={key: value})
        self._timer.start()
        if key == "camera":
            self.preview_requested.emit(value)

    def _save_settings(self) -> None:
        self.storage.save(self.settings)

    def _on_saved(self, settings: Settings) -> None:
        self._show_message(tr(KEPT, file=find_settings_file()))
        self.saved.emit(settings)

    def _report_silence(self) -> None:
        self._show_message(tr(SILENT, file=find_settings_file()), failed=True)

    def _show_error(self, error: CoachError) -> None:
        self._show_message(f"{tr(error.message)}\n{tr(error.hint)}".strip(), failed=True)

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
