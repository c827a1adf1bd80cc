"""Says what is to be said: what the announcer chooses, through the speaker. One key makes it silent."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.store.settings.settings import Settings
from coach.window.run.state import RunState
from coach.window.speech.announcer import Announcer
from coach.window.speech.speaker import AudioState, Speaker
from coach.window.translation.translate import tr


class SpeechController(QObject):
    """Hears of every state, and speaks."""

    heard_changed = Signal(str)
    """What `heard` is now."""

    def __init__(
        self, settings: Settings, speaker: Speaker | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.speaker = speaker or Speaker(
            settings.language, settings.volume, muted=not settings.voice, parent=self
        )
        self._announcer = Announcer(tr)
        self.speaker.silent_changed.connect(self._tell)

    @property
    def heard(self) -> AudioState:
        """Whether there is sound, or what keeps it away."""
        return "muted" if self.speaker.muted else "nothing" if self.speaker.silent else "sound"

    def update(self, state: RunState) -> None:
        """Say what is new in this state."""
        for prompt in self._announcer.update(state):
            self.speaker.say(prompt)

    def toggle_mute(self) -> None:
        """Be silent, or be heard again."""
        self.speaker.set_muted(not self.speaker.muted)
        self._tell()

    def apply(self, settings: Settings) -> None:
        """Follow changed settings."""
        self.speaker.set_language(settings.language)
        self.speaker.set_volume(settings.volume)
        self.speaker.set_muted(not settings.voice)
        self._tell()

    def _tell(self) -> None:
        self.heard_changed.emit(self.heard)
