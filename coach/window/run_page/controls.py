"""The buttons of a run, each with its key, and the status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from coach.message import translatable
from coach.window.run.state import RunState, Step
from coach.window.run.text import name_source
from coach.window.speech.speaker import AudioState
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser, KeyButton
from coach.window.widgets.camera_indicator import CAMERA_TEXTS


class StatusLine(QWidget):
    """Whether a camera is on and the run is recorded, and whether this computer is too slow.

    It is small because nobody needs it from the mat.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recording = False
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("role", "small")
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._label)
        # As high as the words: letters of other fonts are taller.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Status"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setMinimumHeight(round(theme.font_px(16) * 1.3))
        self._layout.setContentsMargins(theme.px(46), 0, 0, 0)

    def show_state(self, state: RunState) -> None:
        """Show whether a camera is on, and this state is recorded."""
        self._recording = state.recording
        recording = tr("Recording, no picture") if state.recording else tr("Not recording")
        slow_hint = tr(state.live_frame.slow) if state.live_frame else ""
        parts = tr(CAMERA_TEXTS[state.camera_on]), recording, slow_hint
        text = " · ".join(part for part in parts if part)
        if text != self._label.text():
            self._label.setText(text)
            self.setAccessibleDescription(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a full dot while recording, otherwise a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._theme.px(11)
        colour = QColor(self._theme.palette.fault if self._recording else self._theme.palette.quiet)
        painter.setPen(colour)
        painter.setBrush(colour if self._recording else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self._theme.px(26), (self.height() - size) / 2, size, size))
        painter.end()


class Controls(QWidget):
    """Buttons to pause, end, say that it hurts, mute and choose a camera. No mouse is needed."""

    pause_requested = Signal()
    """Pause, resume or restart was requested."""
    stop_requested = Signal()
    pain_requested = Signal()
    """The user wants to say that it hurts."""
    source_requested = Signal(str)
    mute_requested = Signal()
    skip_requested = Signal(int)
    """The next exercise of the routine (1) or the one before (-1)."""

    def __init__(
        self,
        theme: Theme,
        list_sources: Callable[[], Mapping[str, str]],
        parent: QWidget | None = None,
        *,
        find_cameras: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.pause = KeyButton(theme, "Space", self)
        self.stop = KeyButton(theme, "Esc", self)
        self.pain = KeyButton(theme, "P", self)
        self.pain.show_words("fault", tr("It hurts"))
        self.source = Chooser(theme, "C", tr("Camera"), list_sources, self, search=find_cameras)
        self.sound = KeyButton(theme, "M", self)
        self.skip = KeyButton(theme, "N", self)
        self.before = KeyButton(theme, "B", self)
        self.skip.show_words("step", tr("Skip"))
        self.before.show_words("again", tr("One back"))
        places = (self.pause, self.stop, self.pain, self.sound, self.skip, self.before)
        self.buttons = (*places, self.source)
        self.offer_skip(offered=False)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for index, button in enumerate(places):
            self._layout.addWidget(button, index // 2, index % 2)
        self._layout.addWidget(self.source, 1, 1)  # in the place of `sound`
        self.show_exercising(exercising=False)
        self.pause.clicked.connect(self.pause_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.pain.clicked.connect(self.pain_requested)
        self.skip.clicked.connect(lambda: self.skip_requested.emit(1))
        self.before.clicked.connect(lambda: self.skip_requested.emit(-1))
        self.sound.clicked.connect(self.mute_requested)
        self.source.chosen.connect(self.source_requested)
        self.show_heard("sound")
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._layout.setSpacing(theme.px(6))
        for part in self.buttons:
            part.set_theme(theme)

    def show_exercising(self, *, exercising: bool) -> None:
        """Offer to mute; to choose a camera before the exercise. The key M mutes at any time."""
        self.sound.setVisible(exercising)
        self.source.setVisible(not exercising)

    def offer_skip(self, *, offered: bool) -> None:
        """Offer to leave this exercise of a routine for another one."""
        for button in (self.skip, self.before):
            button.setVisible(offered)

    def show_heard(self, heard: AudioState) -> None:
        """Show whether there is sound, or why not."""
        labels = translatable(
            {
                "sound": "Mute",
                "tones": "Tones only",
                "muted": "Sound",
                "nothing": "No sound",
            }
        )
        icon = "sound" if heard in ("sound", "tones") else "mute"
        self.sound.show_words(icon, tr(labels[heard]))

    def show_state(self, state: RunState) -> None:
        """Offer the actions of this state."""
        actions = {Step.RUNNING: ("pause", "Pause"), Step.PAUSED: ("play", "Go on")}
        icon, name = actions.get(state.step, translatable(("play", "Start")))
        self.pause.show_words(icon, tr(name))
        self.pause.setEnabled(state.step not in (Step.OPENING, Step.STOPPING))
        finished = state.step in (Step.ENDED, Step.FAILED)
        self.stop.show_words("home" if finished else "stop", tr("Home" if finished else "End"))
        self.stop.setEnabled(state.step is not Step.STOPPING)
        self.pain.setEnabled(state.active)
        opened, request = state.opened, state.request
        self.source.show_current(
            request.source, opened.source if opened else name_source(request.source)
        )
