"""Says prompts aloud with whatever voice the system has, otherwise with tones. Imported late: a window without a voice never loads it."""

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
"""Engines of Qt that make no sound."""


class Speaker(QObject):
    """Says one prompt at a time; a newer one breaks off the one before. Nothing is opened before the first one that is to be heard."""

    silent_changed = Signal(bool)
    """There is nothing any more to be heard with, or there is again."""

    def __init__(
        self,
        language: str = "",
        volume: float = 0.8,
        *,
        muted: bool = False,
        open_engine: Callable[[QObject], QTextToSpeech | None] | None = None,
        beeper: TonePlayer | None = None,
        parent: QObject | None = None,
    ) -> None:
        """language: ``de`` and so on, empty for the system's. open_engine, beeper: what to use instead of the system's."""
        super().__init__(parent)
        self._language = language
        self._volume = volume
        self._muted = muted
        self._open_engine = open_engine or open_system_engine
        self._beeper = beeper or TonePlayer(self)
        self._engine: QTextToSpeech | None = None
        self._opened = self._has_voice = False
        self.silent = False
        """Whether the last prompt could not be heard, since nothing speaks and nothing plays tones."""

    @property
    def muted(self) -> bool:
        """Whether nothing is heard."""
        return self._muted

    @property
    def available(self) -> str:
        """Name of the engine that speaks; empty while there are only tones, or nothing was to be heard yet."""
        engine = self._engine
        return engine.engine() if engine is not None and self._has_voice and _works(engine) else ""

    def say(self, prompt: Utterance) -> None:
        """Say this now, or play its tone."""
        if self._muted or self._volume <= 0.0:
            return
        self._open()
        if self.available and self._engine is not None:
            self._engine.say(prompt.text)
            self._note_silence(False)
        else:
            self._note_silence(not self._beeper.device)
            self._beeper.play(prompt.kind, self._volume)

    def _note_silence(self, silent: bool) -> None:
        if silent != self.silent:
            self.silent = silent
            self.silent_changed.emit(silent)

    def set_muted(self, muted: bool) -> None:
        """Be silent, at once, or be heard again."""
        self._muted = muted
        if muted and self._engine is not None:
            self._engine.stop()

    def set_volume(self, volume: float) -> None:
        """How loud, 0 to 1."""
        self._volume = volume
        if self._engine is not None:
            self._engine.setVolume(volume)

    def set_language(self, language: str) -> None:
        """``de`` and so on, empty for the system's; without a voice of that language there are tones."""
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
    """The voice's locale for a language (``de``; empty for the system's): of the same country if there is one; None without any."""
    request = QLocale(language) if language else QLocale.system()
    same = [locale for locale in locales if locale.language() == request.language()]
    return min(same, key=lambda locale: locale.territory() != request.territory(), default=None)


def open_system_engine(parent: QObject) -> QTextToSpeech | None:
    """The first engine of the system that works, otherwise the last one, since some get ready later; None where there is none."""
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
    """Print as JSON what there is to be heard with: ``engine``, ``languages`` of its voices, ``device``; empty where there is none.

    For the doctor, in a process of its own: Qt ends the process where one of its libraries is missing.
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
"""There is sound; the user wants none; this computer has none."""
