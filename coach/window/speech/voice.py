"""Speaks with a voice of the system, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from coach.window.speech.engine import choose_locale, engine_works, open_system_engine

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech


class Voice(QObject):
    """Speaks the ``text`` of requests, and interrupts the previous one."""

    ended = Signal(int)
    """Number of the newest request: its text was spoken, or cannot be."""

    def __init__(
        self, open_engine: Callable[[QObject], QTextToSpeech | None] = open_system_engine
    ) -> None:
        """Open the engine. It may know hundreds of voices, which takes seconds to list."""
        super().__init__()
        self._number: int | None = None
        """Number of the request that is being spoken."""
        self._begun = False
        """True once the engine speaks it; until then its state is about the previous one."""
        self._engine = open_engine(self)
        if self._engine is not None:
            self._engine.stateChanged.connect(self._on_state_changed)

    def play(self, request: dict[str, Any]) -> bool:
        """Speak; an empty text ends the previous one.

        Return False if the system has no voice of this language.
        """
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
        spoken, self._number, self._begun = self._number, None, False
        if spoken is not None or not request["text"]:
            engine.stop()  # also what has not begun: the engine would say it first
        if request["text"]:
            self._number = request["number"]
            engine.say(request["text"])
        return engine_works(engine)

    def _on_state_changed(self, state: QTextToSpeech.State) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        if state is QTextToSpeech.State.Speaking:
            self._begun = True
        elif self._number is not None and (self._begun or state is QTextToSpeech.State.Error):
            number, self._number = self._number, None
            self.ended.emit(number)
