"""The buttons and keys of a replay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.message import join_label
from coach.window.replay.playback import Playback
from coach.window.replay.recording import TODAY, LoadedRecording
from coach.window.theme.theme import Theme
from coach.window.translation.format import name_angle
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import Chooser, KeyButton

KEYS: Final[Mapping[Qt.Key, str]] = {
    Qt.Key.Key_Space: "play",
    Qt.Key.Key_Comma: "back",
    Qt.Key.Key_Period: "forward",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Down: "slower",
    Qt.Key.Key_Up: "faster",
    Qt.Key.Key_Plus: "closer",
    Qt.Key.Key_Equal: "closer",
    Qt.Key.Key_Minus: "wider",
    Qt.Key.Key_PageUp: "previous",
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_Home: "start",
    Qt.Key.Key_End: "end",
    Qt.Key.Key_V: "video",
    Qt.Key.Key_L: "mirror",
    Qt.Key.Key_B: "beside",
    Qt.Key.Key_A: "angle",
    Qt.Key.Key_T: "rules",
    Qt.Key.Key_Escape: "leave",
}
BUTTONS: Final[Mapping[str, str]] = {
    "play": "Space",
    "faster": "↑ ↓",
    "back": ",",
    "forward": ".",
    "next": "PgDn",
    "closer": "+ −",
    "angle": "A",
    "video": "V",
    "mirror": "L",
    "rules": "T",
}
"""Action -> key that is shown on its button."""


class ReplayControls(QWidget):
    """Two columns of buttons, each with its key."""

    action_requested = Signal(str)
    """Emitted with an action of `KEYS`."""

    def __init__(
        self,
        theme: Theme,
        list_others: Callable[[], Mapping[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[str, KeyButton] = {}
        for action, key in BUTTONS.items():
            button = self.buttons[action] = KeyButton(theme, key, self)
            button.clicked.connect(
                lambda _=False, action=action: self.action_requested.emit(action)
            )
        self.beside = Chooser(theme, "B", tr("Beside it"), list_others, self)
        self.buttons["beside"] = self.beside
        self.buttons["leave"] = KeyButton(theme, "Esc", self)
        self.buttons["leave"].clicked.connect(lambda: self.action_requested.emit("leave"))
        for number, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, number // 2, number % 2)
        self.buttons["back"].show_words("back", tr("Back 1"), tr("One picture back"))
        self.buttons["forward"].show_words("step", tr("On 1"), tr("One picture on"))
        self.buttons["closer"].show_words("zoom", tr("Closer"), tr("Enlarge the timeline"))
        self.buttons["next"].show_words("next", tr("Next"), tr("To the next mark"))
        self.buttons["leave"].show_words("home", tr("Back"))
        self.beside.show_current("", tr("Beside it"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._grid.setSpacing(theme.px(6))
        for button in self.buttons.values():
            button.set_theme(theme)

    def find_action(self, event: QKeyEvent) -> str:
        """Return the action of a key; empty if it has none."""
        return KEYS.get(Qt.Key(event.key()), "")

    def show_playback(self, playback: Playback) -> None:
        """Show whether it plays, and how fast."""
        self.buttons["play"].show_words(
            "pause" if playback.playing else "play", tr("Pause" if playback.playing else "Play")
        )
        speed = tr("{speed} ×", speed=f"{playback.speed:g}")
        self.buttons["faster"].show_words("clock", speed, tr(join_label(tr("Speed"), speed)))

    def show_choices(
        self, recording: LoadedRecording | None, *, shows_video: bool, mirror: bool, angle: str
    ) -> None:
        """Update the buttons that choose what is shown."""
        self.buttons["video"].show_words("view", tr("Skeleton") if shows_video else tr("Video"))
        self.buttons["video"].setEnabled(recording is not None and recording.video is not None)
        self.buttons["mirror"].show_words(
            "again", tr("One body") if mirror else tr("Sides"), tr("Left against right")
        )
        self.buttons["angle"].show_words(
            "settings", name_angle(angle), tr(join_label(tr("Angle"), name_angle(angle)))
        )
        as_recorded = recording is not None and recording.rules != TODAY
        self.buttons["rules"].show_words(
            "check",
            tr("Rules then") if as_recorded else tr("Rules now"),
            tr(recording.rules) if recording else "",
        )
