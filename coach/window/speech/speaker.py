"""Speaks with the voice of the system, or plays tones if there is none."""

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

SILENT_ENGINES: Final = ("mock",)
"""Engines of Qt that are silent."""


class Speaker(QObject):
    """Says one utterance at a time; a newer one interrupts it.

    The engine is opened when it is first needed.
    """

    silent_changed = Signal(bool)
    """True if utterances cannot be heard any more, False if they can again."""

    def __init__(
        self,
        language: str = "",
        volume: float = 0.8,
        *,
        muted: bool = False,
        open_engine: Callable[[QObject], QTextToSpeech | None] | None = None,
        tones: TonePlayer | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Create a speaker that has opened nothing.

        Args:
            language: Code as ``de``; empty for the language of the system.
            volume: 0 to 1.
            muted: True to say nothing.
            open_engine: Replaces the engine of the system.
            tones: Replaces the sounds of the system.
            parent: Parent object.
        """
        super().__init__(parent)
        self._language = language
        self._volume = volume
        self._muted = muted
        self._open_engine = open_engine or open_system_engine
        self._tones = tones or TonePlayer(self)
        self._engine: QTextToSpeech | None = None
        self._opened = self._has_voice = False
        self.silent = False
        """True if the last utterance was not heard: there is neither a voice nor a device."""

    @property
    def muted(self) -> bool:
        """True if nothing is said."""
        return self._muted

    @property
    def available(self) -> str:
        """Name of the engine that speaks; empty while there are only tones."""
        engine = self._engine
        return engine.engine() if engine is not None and self._has_voice and _works(engine) else ""

    def say(self, utterance: Utterance) -> None:
        """Say this now, or play its tone."""
        if self._muted or self._volume <= 0.0:
            return
        self._open()
        if self.available and self._engine is not None:
            self._engine.say(utterance.text)
            self._set_silent(False)
        else:
            self._set_silent(not self._tones.device)
            self._tones.play(utterance.kind, self._volume)

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
        """Set the language; without a voice for it there are tones."""
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
    """Return the voice for a language, preferably of the same country; None if there is none.

    An empty language is that of the system.
    """
    request = QLocale(language) if language else QLocale.system()
    same = [locale for locale in locales if locale.language() == request.language()]
    return min(same, key=lambda locale: locale.territory() != request.territory(), default=None)


def open_system_engine(parent: QObject) -> QTextToSpeech | None:
    """Open the first engine that works, otherwise the last one: some are ready later."""
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
    """Print engine, languages of its voices, and sound device as JSON; empty if there is none.

    `coach doctor` runs this in another process: Qt ends the process if a library is missing.
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
    found = {
        "engine": engine.engine() if engine is not None and works else "",
        "languages": sorted(languages),
        "device": find_audio_device(),
    }
    sys.stdout.write(json.dumps(found))


AudioState = Literal["sound", "muted", "nothing"]
"""There is sound, the user has muted it, or this computer has none."""
