"""What can be done while exercising: pause, stop, another exercise, another camera. Each with its key."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Final, Literal

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from coach.window import texts
from coach.window.language import tr
from coach.window.look import Look, make_font, paint_icon
from coach.window.state import State, Step
from coach.window.words import describe_dropped, name_source

ICON: Final = 20
EDGE: Final = 14
"""Free at both ends of a button."""
GAP: Final = 8


class KeyButton(QPushButton):
    """A button that shows a symbol, words and its key. A click with the mouse leaves the keyboard where it was."""

    def __init__(self, look: Look, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._icon = self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Colours and size."""
        self._look = look
        self.setFixedHeight(max(look.px(38), round(look.font_px(18) * 1.5)))

    def show_words(self, icon: str, words: str, name: str = "") -> None:
        """Symbol and words; `name` is what a screen reader says, by default the words."""
        if (icon, words) != (self._icon, self._words):
            self._icon, self._words = icon, words
            self.setToolTip(words)
            self.setAccessibleName(name or words)
            self.setAccessibleDescription(tr(f"Key: {self._key}") if self._key else "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def measure_width(self) -> int:
        """As wide as symbol, words and key need."""
        look = self._look
        words = QFontMetricsF(make_font(look, 18, QFont.Weight.DemiBold)).horizontalAdvance(self._words)
        return round(words + self._measure_key() + look.px(2 * EDGE + ICON + 3 * GAP))

    def _make_key_font(self) -> QFont:
        """Keys are read at the keyboard: they grow less than the words."""
        return make_font(dataclasses.replace(self._look, text=min(self._look.text, 1.2)), 16)

    def _measure_key(self) -> float:
        return QFontMetricsF(self._make_key_font()).horizontalAdvance(self._key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, its symbol if there is room for it, its words as far as there is room, and its key."""
        super().paintEvent(event)
        look, colours = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        size, edge = look.px(ICON), look.px(EDGE)
        room = QRectF(edge, 0, self.width() - 2 * edge, self.height())
        if self._icon and (look.roomy or self.measure_width() <= self.width()):
            paint_icon(painter, self._icon, colours.text, QRectF(edge, (self.height() - size) / 2, size, size))
            room.setLeft(edge + size + look.px(GAP))
        painter.setFont(self._make_key_font())
        painter.setPen(QColor(colours.quiet))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._key)
        room.setRight(room.right() - self._measure_key() - look.px(GAP))
        painter.setFont(make_font(look, 18, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.text))
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


def fit_button(button: KeyButton, look: Look) -> None:
    """Give a button its look and the width that its words and its key need."""
    button.set_look(look)
    metrics = QFontMetricsF(make_font(look, 18, QFont.Weight.DemiBold))
    words = button.toolTip() + button.accessibleDescription().rpartition(" ")[2]
    button.setFixedWidth(round(metrics.horizontalAdvance(words)) + look.px(84))


class Chooser(KeyButton):
    """A button that opens a list. The list is asked for when it is opened, so that a camera just plugged in is there."""

    chosen = Signal(str)
    """The key of the entry that was chosen."""

    def __init__(
        self, look: Look, key: str, name: str, list_entries: Callable[[], Mapping[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, key, parent)
        self._name = name
        self._list_entries = list_entries
        self._current = ""
        self._menu = QMenu(self)
        self._menu.setAccessibleName(name)
        self._group = QActionGroup(self._menu)
        self.clicked.connect(self.open)

    def show_current(self, key: str, words: str) -> None:
        """What is chosen now."""
        self._current = key
        self.show_words("down", words, f"{self._name}: {words}")

    def open(self) -> None:
        """Open the list, with the keyboard on what is chosen now."""
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
        self._menu.popup(self.mapToGlobal(QPoint(0, 0)), current)


class StatusLine(QWidget):
    """Whether poses are being written, and how many pictures were skipped. Small: nobody needs it from the mat."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recording = False
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("role", "small")
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._label)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )  # as high as the words: letters of other fonts are taller
        self.setAccessibleName(tr("Status"))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Colours and size."""
        self._look = look
        self.setMinimumHeight(round(look.font_px(16) * 1.3))
        self._layout.setContentsMargins(look.px(46), 0, 0, 0)

    def show_state(self, state: State) -> None:
        """Show whether this state is being recorded."""
        self._recording = state.recording
        skipped = describe_dropped(state.sight.dropped) if state.sight else ""
        kept = tr("Recording, no picture") if state.recording else tr("Not recording")
        slow = tr(state.sight.slow) if state.sight else ""
        words = ", ".join(part for part in (kept, slow or skipped) if part)
        if words != self._label.text():
            self._label.setText(words)
            self.setAccessibleDescription(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot: full while recording, a ring while not."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._look.px(11)
        colour = QColor(self._look.palette.fault if self._recording else self._look.palette.quiet)
        painter.setPen(colour)
        painter.setBrush(colour if self._recording else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self._look.px(26), (self.height() - size) / 2, size, size))
        painter.end()


Heard = Literal["sound", "muted", "nothing"]
"""There is sound; the user wants none; this computer has none."""


class Controls(QWidget):
    """Pause, end, camera, sound: each with its key, none needed with the mouse."""

    pause_wished = Signal()
    """Pause, go on, or begin again."""
    stop_wished = Signal()
    source_wished = Signal(str)
    mute_wished = Signal()

    def __init__(self, look: Look, list_sources: Callable[[], Mapping[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pause = KeyButton(look, tr("Space"), self)
        self.stop = KeyButton(look, "Esc", self)
        self.source = Chooser(look, "C", tr(texts.CAMERA), list_sources, self)
        self.sound = KeyButton(look, "M", self)
        self.buttons = (self.pause, self.stop, self.source, self.sound)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for index, button in enumerate(self.buttons):
            self._layout.addWidget(button, index // 2, index % 2)
        self.pause.clicked.connect(self.pause_wished)
        self.stop.clicked.connect(self.stop_wished)
        self.sound.clicked.connect(self.mute_wished)
        self.source.chosen.connect(self.source_wished)
        self.show_heard("sound")
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Colours and size."""
        self._layout.setSpacing(look.px(6))
        for part in self.buttons:
            part.set_look(look)

    def show_heard(self, heard: Heard) -> None:
        """Whether there is sound, or what keeps it away."""
        words = {"sound": texts.MUTE, "muted": texts.SOUND, "nothing": texts.NO_SOUND}
        self.sound.show_words("sound" if heard == "sound" else "mute", tr(words[heard]))

    def show_state(self, state: State) -> None:
        """Offer what can be done in this state."""
        words = {Step.RUNNING: ("pause", texts.PAUSE), Step.PAUSED: ("play", texts.GO_ON)}
        icon, name = words.get(state.step, ("play", texts.START))
        self.pause.show_words(icon, tr(name))
        self.pause.setEnabled(state.step not in (Step.OPENING, Step.STOPPING))
        over = state.step in (Step.ENDED, Step.FAILED)
        self.stop.show_words("home" if over else "stop", tr(texts.HOME if over else texts.END))
        self.stop.setEnabled(state.step is not Step.STOPPING)
        opened, wish = state.opened, state.wish
        self.source.show_current(wish.source, opened.source if opened else name_source(wish.source))
