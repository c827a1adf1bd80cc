"""Speaks with a voice of the system, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from coach.window.speech.engine import choose_locale, engine_works, open_system_engine

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech


class Voice(QObject):
    """Speaks the ``text`` of requests, and interrupts the previous one."""

    def __init__(
        self, open_engine: Callable[[QObject], QTextToSpeech | None] = open_system_engine
    ) -> None:
        """Create a voice that opens its engine with the first request."""
        super().__init__()
        self._open_engine = open_engine
        self._engine: QTextToSpeech | None = None
        self._opened = False

    def play(self, request: dict[str, Any]) -> bool:
        """Speak; an empty text ends the previous one.

        Return False if the system has no voice of this language.
        """
        if not self._opened:
            self._opened = True
            self._engine = self._open_engine(self)
        engine = self._engine
        if engine is None or not engine_works(engine):
            return False
        # Some engines know their voices only some time after they were opened.
        locale = choose_locale(request["language"], engine.availableLocales())
        if locale is None:
            return False
        if engine.locale() != locale:
            engine.setLocale(locale)
        if engine.volume() != request["volume"]:
            engine.setVolume(request["volume"])
        if request["text"]:
            engine.say(request["text"])
        else:
            engine.stop()
        return True
