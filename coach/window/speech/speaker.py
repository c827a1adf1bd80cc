"""Speaks with a voice of the system, or plays tones if there is none."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QLocale, QObject, Signal

from coach.window.speech.announcer import Utterance
from coach.window.speech.tones import TonePlayer, silence_qt_messages

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

AudioState = Literal["sound", "muted", "nothing"]
"""There is sound, the user muted it, or this computer has no sound."""
SILENT_ENGINES: Final = ("mock",)
"""Engines of Qt that make no sound."""


class Speaker(QObject):
    """Speaks one utterance at a time. A new one interrupts the current one.

    Nothing of the system's audio is opened before the first utterance.
    """

    silent_changed = Signal(bool)
    """True if neither a voice nor tones can be heard, False if one can again."""

    def __init__(
        self,
        language: str = "",
        volume: float = 0.8,
        *,
        muted: bool = False,
        open_engine: Callable[[QObject], QTextToSpeech | None] | None = None,
        tone_player: TonePlayer | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Create a speaker.

        Args:
            language: A code like ``de``; empty for the language of the system.
            volume: 0 to 1.
            muted: If true, say nothing.
            open_engine: Opens an engine instead of the system's.
            tone_player: Plays tones instead of the system's player.
            parent: The owner in Qt.

        """
        super().__init__(parent)
        self._language = language
        self._volume = volume
        self._muted = muted
        self._open_engine = open_engine or open_system_engine
        self._tone_player = tone_player or TonePlayer(self)
        self._engine: QTextToSpeech | None = None
        self._opened = self._has_voice = False
        self.silent = False
        """Whether the last utterance could not be heard because there is no voice and no device."""

    @property
    def muted(self) -> bool:
        """Whether the user muted the speaker."""
        return self._muted

    @property
    def available(self) -> str:
        """Name of the engine that speaks; empty if it plays tones or said nothing yet."""
        engine = self._engine
        return engine.engine() if engine is not None and self._has_voice and _works(engine) else ""

    def say(self, utterance: Utterance) -> None:
        """Say an utterance now, or play its tone."""
        if self._muted or self._volume <= 0.0:
            return
        self._open()
        if self.available and self._engine is not None:
            self._engine.say(utterance.text)
            self._set_silent(False)
        else:
            self._set_silent(not self._tone_player.device)
            self._tone_player.play(utterance.kind, self._volume)

    def stop(self) -> None:
        """Stop what is being said."""
        if self._engine is not None:
            self._engine.stop()

    def _set_silent(self, silent: bool) -> None:
        if silent != self.silent:
            self.silent = silent
            self.silent_changed.emit(silent)

    def set_muted(self, muted: bool) -> None:
        """Mute at once, or unmute."""
        self._muted = muted
        if muted and self._engine is not None:
            self._engine.stop()

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""
        self._volume = volume
        if self._engine is not None:
            self._engine.setVolume(volume)

    def set_language(self, language: str) -> None:
        """Set the language by a code like ``de``; empty for the language of the system.

        Without a voice of that language tones are played.
        """
        self._language = language
        self._choose_voice()

    def _open(self) -> None:
        if not self._opened:
            self._opened = True
            self._engine = self._open_engine(self)
            if self._engine is not None:
                self._engine.stateChanged.connect(
                    self._choose_voice
                )  # some engines get ready later
            self._choose_voice()

    def _choose_voice(self) -> None:
        engine = self._engine
        if engine is None or not _works(engine):
            return
        locale = choose_locale(self._language, engine.availableLocales())
        self._has_voice = locale is not None
        if locale is not None and engine.locale() != locale:
            engine.setLocale(locale)
        if engine.volume() != self._volume:
            engine.setVolume(self._volume)


def choose_locale(language: str, locales: Iterable[QLocale]) -> QLocale | None:
    """Return the locale of the best voice for a language, with the same country if possible.

    Args:
        language: A code like ``de``; empty for the language of the system.
        locales: The locales of all voices.

    Returns:
        The locale, or None if there is no voice of that language.

    """
    target = QLocale(language) if language else QLocale.system()
    same = [locale for locale in locales if locale.language() == target.language()]
    return min(same, key=lambda locale: locale.territory() != target.territory(), default=None)


def open_system_engine(parent: QObject) -> QTextToSpeech | None:
    """Return the first working engine of the system, or None if there is none.

    If none works yet the last one is returned, because some engines need time to get ready.
    """
    with silence_qt_messages():
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:  # a shared library of the system is missing; the doctor names it
            return None
        engine: QTextToSpeech | None = None
        for name in QTextToSpeech.availableEngines():
            if name not in SILENT_ENGINES and (engine is None or not _works(engine)):
                engine = QTextToSpeech(name, parent)
        return engine


def _works(engine: QTextToSpeech) -> bool:
    from PySide6.QtTextToSpeech import QTextToSpeech

    return engine.state() is not QTextToSpeech.State.Error


def print_report() -> None:
    """Print the audio as JSON: ``engine``, ``languages``, ``device``; empty if missing.

    The doctor calls it in a separate process, because Qt aborts if one of its libraries is missing.
    """
    from PySide6.QtGui import QGuiApplication

    from coach.window.speech.tones import find_audio_device

    app = QGuiApplication([])
    engine = open_system_engine(app)
    works = engine is not None and _works(engine)
    locales = engine.availableLocales() if engine is not None and works else ()
    languages = {
        QLocale.languageToCode(locale.language())
        for locale in locales
        if locale.language() is not QLocale.Language.C
    }
    report = {
        "engine": engine.engine() if engine is not None and works else "",
        "languages": sorted(languages),
        "device": find_audio_device(),
    }
    sys.stdout.write(json.dumps(report))
