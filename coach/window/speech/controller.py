"""Speaks what the announcer chooses. One key mutes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.store.settings.settings import Settings
from coach.window.run.controller import RunController
from coach.window.run.cues import choose_pause_cue
from coach.window.run.state import RunState, Step
from coach.window.speech.announcer import Announcer, Utterance
from coach.window.speech.rules import RULES
from coach.window.speech.speaker import AudioState, Speaker
from coach.window.translation.translate import tr


class SpeechController(QObject):
    """Announces what is new in every state of the run."""

    heard_changed = Signal(str)
    """The new value of `heard`."""

    def __init__(
        self,
        settings: Settings,
        runs: RunController,
        speaker: Speaker | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.speaker = speaker or Speaker(
            settings.language, settings.volume, muted=not settings.voice, parent=self
        )
        self._announcer, self._runs, self._arms = Announcer(tr), runs, False
        self.speaker.state_changed.connect(self._report)
        self.speaker.voice_ended.connect(lambda: self._announce(runs.state))
        runs.state_changed.connect(self._announce)

    @property
    def heard(self) -> AudioState:
        """What the user hears, or why the user hears nothing."""
        return self.speaker.state

    def toggle_mute(self) -> None:
        """Mute the speech, or unmute it."""
        self.speaker.set_muted(not self.speaker.muted)

    def follow_arms(self, *, follow: bool) -> None:
        """Say during a pause that a raised arm goes on, or do not."""
        self._arms = follow

    def tell_pause(self, state: RunState) -> None:
        """Say that the exercise is paused and how it goes on: a page in front of it was left."""
        self.read(tr(choose_pause_cue(state, arms=self._arms).text))

    def read(self, text: str) -> None:
        """Read a text of a page aloud, in the user's language."""
        self._announcer.note_page(text)
        self.speaker.say(Utterance(text, "page", RULES["page"].priority))

    def test(self, text: str) -> None:
        """Read a text aloud and play a tone, so that the user can tell which of them is heard."""
        self.speaker.say(Utterance(text, "instruction", RULES["instruction"].priority))
        self.speaker.play_tone("done")

    def stop_reading(self) -> None:
        """Stop what is being said."""
        self.speaker.stop()

    def apply(self, settings: Settings) -> None:
        """Follow changed settings."""
        self.speaker.set_language(settings.language)
        self.speaker.set_volume(settings.volume)
        self.speaker.set_muted(not settings.voice)

    def close(self) -> None:
        """End the processes that speak."""
        self.speaker.close()

    def _announce(self, state: RunState) -> None:
        if state.step in (Step.OPENING, Step.RUNNING):
            self.speaker.prepare()  # while camera and model are opened: its start takes a second
        # In front of the run, another page takes the arms.
        self._announcer.follows_arms = self._arms and self._runs.page_shown
        for utterance in self._announcer.update(state, self.speaker.voice_state):
            self.speaker.say(utterance)

    def _report(self) -> None:
        self.heard_changed.emit(self.heard)
