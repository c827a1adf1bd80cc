"""The process that speaks, or plays tones, for the window.

It reads requests as lines of JSON from standard input, and answers each with a line of JSON. The
services of the system that it calls may never answer; then only this process hangs, not the window.
It ends with its standard input.
"""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coach.window.speech.engine import choose_locale, engine_works, open_system_engine
from coach.window.speech.tones import TonePlayer

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

MAX_CALL_S: Final = 20
"""Maximum time for one request, in seconds; then the system ends this process."""

Request = dict[str, Any]


class Player(Protocol):
    """What makes the sound of a request."""

    def play(self, request: Request) -> bool:
        """Begin to play a request. Return True if it can be heard."""


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

    def play(self, request: Request) -> bool:
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


class Tones:
    """Plays the tone for the ``kind`` of requests."""

    def __init__(self) -> None:
        self._player = TonePlayer()

    def play(self, request: Request) -> bool:
        """Play the tone, if this kind has one. Return True if there is an audio device."""
        self._player.play(request["kind"], request["volume"])
        return bool(self._player.device)


PLAYERS: Final[dict[str, Callable[[], Player]]] = {"voice": Voice, "tones": Tones}


class RequestReader(QObject):
    """Reads requests in a thread, because reading blocks."""

    arrived = Signal(dict)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.thread_of_reader = threading.Thread(target=self._read, name="coach-requests")

    def _read(self) -> None:
        for line in sys.stdin:
            self.arrived.emit(json.loads(line))
        self.ended.emit()


@contextmanager
def ending_if_it_hangs() -> Iterator[None]:
    """End this process if the block takes too long, also if nobody is left to kill it."""
    if not hasattr(signal, "alarm"):  # Windows
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(MAX_CALL_S)
    try:
        yield
    finally:
        signal.alarm(0)


def answer(player: Player, request: Request) -> None:
    """Play a request and write the answer."""
    with ending_if_it_hangs():
        heard = player.play(request)
    write_answer(request["number"], heard)


def write_answer(number: int, heard: bool) -> None:
    """Write an answer; number 0 says that this process is ready."""
    sys.stdout.write(json.dumps({"number": number, "heard": heard}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Answer requests until standard input ends; the argument is a name of `PLAYERS`."""
    app = QCoreApplication(sys.argv[:1])
    player = PLAYERS[sys.argv[1]]()
    reader = RequestReader()
    reader.arrived.connect(lambda request: answer(player, request))
    reader.ended.connect(app.quit)
    reader.thread_of_reader.start()
    write_answer(0, heard=True)
    app.exec()
    reader.thread_of_reader.join()


if __name__ == "__main__":
    main()
