"""Buttons that show an icon, a text and a key."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QSizePolicy, QWidget

from coach.message import join_label, translatable
from coach.window.background.task import BackgroundTask
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr

ICON: Final = 20


EDGE: Final = 14
"""Margin at the left and right end of a button, in pixels of the 1280 x 720 window."""


GAP: Final = 8
SMALLEST: Final = 16
"""Smallest size of a text that is made smaller so that it fits."""


KEY_NAMES: Final = translatable(("Enter", "Space", "Del", "PgDn"))
"""Keys that have other names on the keyboards of other languages."""


def name_key(key: str) -> str:
    """Return the name of a key, or of several, in the user's language.

    A key of one character is called by it in every language: the catalogues translate the letters
    of the sides.
    """
    return key if len(key) == 1 else tr(key)


class KeyButton(QPushButton):
    """A button that shows an icon, a text and its key. A mouse click does not move the focus."""

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = name_key(key)
        self._icon = self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @property
    def key(self) -> str:
        """The key that the button shows; empty if there is none."""
        return self._key

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setFixedHeight(max(theme.px(38), round(theme.font_px(18) * 1.5)))

    def show_words(self, icon: str, words: str, name: str = "") -> None:
        """Set icon and text. A screen reader says `name`, by default the text."""
        if (icon, words) != (self._icon, self._words):
            self._icon, self._words = icon, words
            self.setToolTip(words)
            self.setAccessibleName(name or words)
            self.setAccessibleDescription(tr("Key: {key}", key=self._key) if self._key else "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button also on Enter, as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def measure_width(self) -> int:
        """Return the width that icon, text and key need."""
        return self._measure_width(make_font(self._theme, 18, QFont.Weight.DemiBold))

    def _measure_width(self, font: QFont) -> int:
        words = QFontMetricsF(font).horizontalAdvance(self._words)
        return round(words + self._measure_key() + self._theme.px(2 * EDGE + ICON + 3 * GAP))

    def _has_room_for_icon(self) -> bool:
        """Return True if the icon costs no part of the text, which may become smaller for it."""
        theme, font = self._theme, make_font(self._theme, 18, QFont.Weight.DemiBold)
        if theme.is_wide:
            font.setPixelSize(min(font.pixelSize(), theme.px(SMALLEST)))
        return self._measure_width(font) <= self.width()

    def _make_key_font(self) -> QFont:
        """Return the font of the key, which is enlarged less, as keys are read from close up."""
        return make_font(dataclasses.replace(self._theme, text=min(self._theme.text, 1.2)), 16)

    def _measure_key(self) -> float:
        return QFontMetricsF(self._make_key_font()).horizontalAdvance(self._key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, its icon if there is room for it, its text, and its key.

        A large text becomes smaller, down to the usual size, before it is cut short.
        """
        super().paintEvent(event)
        theme, colours = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        size, edge = theme.px(ICON), theme.px(EDGE)
        room = QRectF(edge, 0, self.width() - 2 * edge, self.height())
        if self._icon and self._has_room_for_icon():
            paint_icon(
                painter,
                self._icon,
                colours.text,
                QRectF(edge, (self.height() - size) / 2, size, size),
            )
            room.setLeft(edge + size + theme.px(GAP))
        painter.setFont(self._make_key_font())
        painter.setPen(QColor(colours.quiet))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._key
        )
        room.setRight(room.right() - self._measure_key() - theme.px(GAP))
        painter.setPen(QColor(colours.text))
        words = self._fit_words(painter, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _fit_words(self, painter: QPainter, width: int) -> str:
        """Set the largest font in which the text fits, and return it, cut short if it must be."""
        font, elide = make_font(self._theme, 18, QFont.Weight.DemiBold), Qt.TextElideMode.ElideRight
        painter.setFont(font)
        words = painter.fontMetrics().elidedText(self._words, elide, width)
        smallest = int(SMALLEST * self._theme.scale)  # rounded up it may be too wide by a pixel
        while words != self._words and font.pixelSize() > smallest:
            font.setPixelSize(font.pixelSize() - 1)
            painter.setFont(font)
            words = painter.fontMetrics().elidedText(self._words, elide, width)
        return words


def fit_button(button: KeyButton, theme: Theme) -> None:
    """Apply the theme to a button and make it as wide as its text and its key need."""
    button.set_theme(theme)
    button.setFixedWidth(button.measure_width() + theme.px(12))


def count_columns(grid: QGridLayout, width: int, buttons: Sequence[KeyButton]) -> int:
    """Return in how many columns of a grid, of equal width, the text of every button fits."""
    margins, widest = grid.contentsMargins(), max(button.measure_width() for button in buttons)
    room = width - margins.left() - margins.right() + grid.spacing()
    most = max(1, min(len(buttons), int(room // (widest + grid.spacing()))))
    rows = -(-len(buttons) // most)
    return -(-len(buttons) // rows)


class Chooser(KeyButton):
    """A button that opens a menu. Its entries are listed on opening, so new cameras are in it.

    What a device must be asked for is searched for in the background: the menu opens at once, and
    its entries are listed again when the search has ended.
    """

    chosen = Signal(str)
    """Emitted with the key of the chosen entry."""
    found = Signal(object)
    """The result of the search, before the entries are listed again."""

    def __init__(
        self,
        theme: Theme,
        key: str,
        name: str,
        list_entries: Callable[[], Mapping[str, str]],
        parent: QWidget | None = None,
        *,
        search: Callable[[], object] | None = None,
    ) -> None:
        """Create a button without a choice.

        Args:
            theme: Colours and sizes.
            key: The key that opens the menu.
            name: What is chosen.
            list_entries: Returns key of an entry -> its text; asks no device.
            parent: Parent widget.
            search: Called in a background thread whenever the menu is opened.

        """
        super().__init__(theme, key, parent)
        self._name = name
        self._list_entries = list_entries
        self._search = search
        self._task = BackgroundTask(self)
        self._task.finished.connect(self._on_found)
        self._current = ""
        self._menu = QMenu(self)
        self._menu.setAccessibleName(name)
        self._group = QActionGroup(self._menu)
        self.clicked.connect(self.open)

    def show_current(self, key: str, words: str) -> None:
        """Show the current choice."""
        self._current = key
        self.show_words("down", words, tr(join_label(self._name, words)))

    def open(self) -> None:
        """Open the menu with the focus on the current choice."""
        if self._search is not None and not self._task.busy:
            self._task.run(self._search)
        self._menu.popup(self.mapToGlobal(QPoint(0, 0)), self._fill_menu())

    def _fill_menu(self) -> QAction | None:
        """List the entries and return the current one."""
        self._menu.clear()
        current: QAction | None = None
        for key, words in self._list_entries().items():
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setActionGroup(self._group)
            action.setData(key)
            action.setChecked(key == self._current)
            action.triggered.connect(lambda _=False, key=key: self.chosen.emit(key))
            current = action if key == self._current or current is None else current
        if self._task.busy:
            self._menu.addAction(tr("Searching…")).setEnabled(False)
        return current

    def _on_found(self, result: object) -> None:
        self.found.emit(result)
        if self._menu.isVisible():
            current = self._fill_menu()
            if current is not None:
                self._menu.setActiveAction(current)
