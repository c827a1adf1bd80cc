"""Speaks with a voice of the system, or plays tones if there is none or it does not answer."""

from __future__ import annotations

from typing import Any, Final, Literal

from PySide6.QtCore import QObject, Signal

from coach.window.background.service_process import ServiceProcess, make_command
from coach.window.speech.announcement import AnnouncementKind
from coach.window.speech.announcer import Utterance, VoiceState

AudioState = Literal["sound", "tones", "muted", "nothing"]
"""There is sound, there are only tones because the voice does not answer, the user muted it, or
this computer has no sound."""
VOICE: Final = "coach.window.speech.voice:Voice"
TONES: Final = "coach.window.speech.tones:Tones"


class Speaker(QObject):
    """Speaks one utterance at a time. A new one interrupts the current one.

    Voice and tones are processes, because a service of the system may never answer. Neither is
    started before the first utterance or `prepare`.
    """

    state_changed = Signal()
    """Another value of `state`."""
    voice_ended = Signal()
    """The voice has ended an utterance, or its start: it is ready for the next one."""

    def __init__(
        self,
        language: str = "",
        volume: float = 0.8,
        *,
        muted: bool = False,
        voice: ServiceProcess | None = None,
        tones: ServiceProcess | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Create a speaker.

        Args:
            language: A code like ``de``; empty for the language of the system.
            volume: 0 to 1.
            muted: If true, say nothing.
            voice: Speaks instead of the system's voice.
            tones: Plays tones instead of the system's audio.
            parent: The owner in Qt.

        """
        super().__init__(parent)
        self._language = language
        self._volume = volume
        self._muted = muted
        self._voice = voice or ServiceProcess(make_command(VOICE), self)
        self._tones = tones or ServiceProcess(make_command(TONES), self)
        self._voice_failed = self._silent = False
        self._voice_heard = True
        self._starting = self._speaking = False
        self._state: AudioState = self.state
        self._voice.answered.connect(self._on_voice_answered)
        self._voice.ended.connect(self._on_voice_ended)
        self._voice.failed.connect(self._on_voice_failed)
        self._tones.answered.connect(self._on_tone_answered)
        self._tones.failed.connect(self._on_tone_failed)

    @property
    def muted(self) -> bool:
        """Whether the user muted the speaker."""
        return self._muted

    @property
    def state(self) -> AudioState:
        """What the user hears, or why the user hears nothing."""
        if self._muted:
            return "muted"
        if self._silent:
            return "nothing"
        return "tones" if self._voice_failed else "sound"

    @property
    def voice_state(self) -> VoiceState:
        """What the voice does now."""
        heard = self._audible and self._voice_heard and not self._voice_failed
        if not heard or not self._voice.running:
            return "unknown"
        if self._starting:
            return "starting"
        return "speaking" if self._speaking else "idle"

    def prepare(self) -> None:
        """Start the voice, so that the first utterance is not late; not if it failed."""
        if self._audible and not self._voice_failed and not self._voice.running:
            self._starting, self._speaking = True, False
            self._voice.send(self._make_request("", ""))

    def say(self, utterance: Utterance) -> None:
        """Say an utterance now, or play its tone."""
        if not self._audible:
            return
        request = self._make_request(utterance.text, utterance.kind)
        if self._voice_failed:
            self._play_tone(request)  # at once: the voice may come back only in seconds
            self._voice.send(self._make_request("", ""))
        elif self._voice.send(request):
            self._speaking = True
        else:
            self._play_tone(request)

    def play_tone(self, kind: AnnouncementKind) -> None:
        """Play the tone of a kind of announcement, also if there is a voice."""
        self._play_tone(self._make_request(kind, kind))

    def stop(self) -> None:
        """Stop what is being said."""
        self._speaking = False
        if self._voice.running:
            self._voice.send(self._make_request("", ""))

    def set_muted(self, muted: bool) -> None:
        """Mute at once, or unmute."""
        self._muted = muted
        if muted:
            self.stop()
        self._report()

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1, from the next utterance on."""
        self._volume = volume

    def set_language(self, language: str) -> None:
        """Set the language by a code like ``de``; empty for the language of the system.

        Without a voice of that language tones are played.
        """
        self._language = language

    def close(self) -> None:
        """End both processes."""
        self._voice.close()
        self._tones.close()

    @property
    def _audible(self) -> bool:
        return not self._muted and self._volume > 0.0

    def _make_request(self, text: str, kind: str) -> dict[str, Any]:
        return {"text": text, "kind": kind, "language": self._language, "volume": self._volume}

    def _play_tone(self, request: dict[str, Any]) -> None:
        """Play the tone of a request, unless it only prepared the voice or was muted since."""
        if request["text"] and self._audible and not self._tones.send(request):
            self._on_tone_failed()

    def _on_voice_answered(self, request: dict[str, Any], heard: bool) -> None:
        self._voice_failed, self._voice_heard = False, heard
        if heard:
            self._silent = False
        else:
            self._speaking = False
            self._play_tone(request)
        self._end_start()
        self._report()

    def _on_voice_ended(self) -> None:
        self._speaking = False
        self.voice_ended.emit()

    def _end_start(self) -> None:
        if self._starting:
            self._starting = False
            self.voice_ended.emit()

    def _on_voice_failed(self, request: dict[str, Any]) -> None:
        self._voice_failed = True
        self._play_tone(request)
        self._end_start()
        self._report()

    def _on_tone_answered(self, _: dict[str, Any], heard: bool) -> None:
        self._silent = not heard
        self._report()

    def _on_tone_failed(self) -> None:
        self._silent = True
        self._report()

    def _report(self) -> None:
        if self.state != self._state:
            self._state = self.state
            self.state_changed.emit()
