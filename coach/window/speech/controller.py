"""Speaks the utterances that the announcer chooses. The M key mutes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.store.settings.settings import Settings
from coach.window.run.state import RunState
from coach.window.speech.announcer import Announcer
from coach.window.speech.speaker import AudioState, Speaker
from coach.window.translation.translate import tr


class SpeechController(QObject):
    """Gets every state and speaks."""

    heard_changed = Signal(str)
    """The new value of `heard`."""

    def __init__(
        self, settings: Settings, speaker: Speaker | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.speaker = speaker or Speaker(
            settings.language, settings.volume, muted=not settings.voice, parent=self
        )
        self._announcer = Announcer(tr)
        self.speaker.silent_changed.connect(self._emit_heard)

    @property
    def heard(self) -> AudioState:
        """Whether there is sound, or why not."""
        return "muted" if self.speaker.muted else "nothing" if self.speaker.silent else "sound"

    def update(self, state: RunState) -> None:
        """Announce what is new in this state."""
        for utterance in self._announcer.update(state):
            self.speaker.say(utterance)

    def toggle_mute(self) -> None:
        """Mute or unmute."""
        self.speaker.set_muted(not self.speaker.muted)
        self._emit_heard()

    def apply(self, settings: Settings) -> None:
        """Apply changed settings."""
        self.speaker.set_language(settings.language)
        self.speaker.set_volume(settings.volume)
        self.speaker.set_muted(not settings.voice)
        self._emit_heard()

    def _emit_heard(self) -> None:
        self.heard_changed.emit(self.heard)
