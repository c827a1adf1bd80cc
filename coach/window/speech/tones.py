"""Short tones that replace a voice. They are silent if the system has no audio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QUrl, qInstallMessageHandler

from coach.store.files.locations import assets_folder
from coach.window.speech.announcement import AnnouncementKind

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

SOUNDS: Final[Mapping[AnnouncementKind, str]] = {
    "failed": "lost",
    "gone": "lost",
    "answer": "cue",
    "page": "cue",
    "limit": "limit",
    "done": "done",
    "lost": "lost",
    "switch": "switch",
    "rest": "switch",
    "pause": "pause",
    "countdown": "countdown",
    "trial": "half",
    "fault": "cue",
    "tip": "tip",
    "half": "half",
    "count": "count",
    "resume": "resume",
    "view": "cue",
    "uncounted": "cue",
    "instruction": "cue",
}
"""Kind of announcement -> its tone. Praise has none because a tone would sound like a cue."""


def find_sound(kind: AnnouncementKind) -> Path | None:
    """Return the sound file for a kind of announcement, or None if it has no tone.

    Raises:
        CoachError: The assets are missing.

    """
    name = SOUNDS.get(kind)
    return assets_folder() / "sounds" / f"{name}.wav" if name else None


@contextmanager
def silence_qt_messages() -> Iterator[None]:
    """Suppress messages of Qt in the block: its audio warns of each missing library.

    The doctor reports them instead.
    """
    before = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


class TonePlayer(QObject):
    """Plays tones. Nothing of the system's audio is opened before the first tone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[str, QSoundEffect] = {}
        self._device = ""

    @property
    def device(self) -> str:
        """Name of the current audio device; empty if there is none. It may change at any time."""
        device = find_audio_device()
        if device != self._device:
            for effect in self._effects.values():
                effect.deleteLater()
            self._effects.clear()  # an effect plays on the device on which it was loaded
            self._device = device
        return device

    def play(self, kind: AnnouncementKind, volume: float) -> bool:
        """Play the tone of this kind with a volume of 0 to 1.

        Return True if there is a tone and a device.
        """
        path = find_sound(kind)
        if path is None or not self.device:
            return False
        effect = self._effects.get(path.stem)
        if effect is None:
            effect = self._effects[path.stem] = self._load(path)
        effect.setVolume(volume)
        effect.play()
        return True

    def _load(self, path: Path) -> QSoundEffect:
        from PySide6.QtMultimedia import QSoundEffect

        with silence_qt_messages():
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(path)))
        return effect


class Tones:
    """Plays, in a process of its own, the tone for the ``kind`` of requests."""

    def __init__(self) -> None:
        self._player = TonePlayer()

    def play(self, request: dict[str, Any]) -> bool:
        """Play the tone, if this kind has one. Return True if there is an audio device."""
        self._player.play(request["kind"], request["volume"])
        return bool(self._player.device)


def find_audio_device() -> str:
    """Return the name of the system's audio device; empty if there is none."""
    with silence_qt_messages():
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # a shared library of the system is missing; the doctor names it
            return ""
        output = QMediaDevices.defaultAudioOutput()
        return "" if output.isNull() else output.description()
