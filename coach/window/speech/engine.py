"""The engines of the system that speak, and their voices.

Every call may wait for a service of the system that never answers: use it in a separate process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject

from coach.window.speech.tones import find_audio_device, silence_qt_messages

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

SILENT_ENGINES: Final = ("mock",)
"""Engines of Qt that make no sound."""


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
            if name not in SILENT_ENGINES and (engine is None or not engine_works(engine)):
                engine = QTextToSpeech(name, parent)
        return engine


def engine_works(engine: QTextToSpeech) -> bool:
    """Return True unless the engine reports an error."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    return engine.state() is not QTextToSpeech.State.Error


def print_report() -> None:
    """Print the audio as JSON: ``engine``, ``languages``, ``device``; empty if missing.

    The doctor calls it in a separate process, because Qt aborts if one of its libraries is missing.
    """
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    engine = open_system_engine(app)
    works = engine is not None and engine_works(engine)
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
