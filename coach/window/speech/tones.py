"""Plays short tones if there is no voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, qInstallMessageHandler

from coach.store.files.locations import assets_folder
from coach.window.speech.announcements import Kind

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

SOUNDS: Final[Mapping[Kind, str]] = {
    "failed": "lost",
    "done": "done",
    "lost": "lost",
    "switch": "switch",
    "rest": "switch",
    "pause": "pause",
    "countdown": "countdown",
    "trial": "half",
    "fault": "cue",
    "half": "half",
    "count": "count",
    "resume": "resume",
    "view": "cue",
    "instruction": "cue",
}
"""Kind -> tone; praise has none, because a tone would sound like a cue."""


def find_sound(kind: Kind) -> Path | None:
    """Return the file of a tone; None for kinds without one. Raises CoachError without assets."""
    name = SOUNDS.get(kind)
    return assets_folder() / "sounds" / f"{name}.wav" if name else None


@contextmanager
def silence_qt_messages() -> Iterator[None]:
    """Suppress Qt's messages about missing audio libraries; `coach doctor` reports them."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


class TonePlayer(QObject):
    """Plays tones; the audio of the system is opened for the first one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[str, QSoundEffect] = {}
        self._device = ""

    @property
    def device(self) -> str:
        """Name of the sound device; empty if there is none. It may change at any time."""
        device = find_audio_device()
        if device != self._device:
            for effect in self._effects.values():
                effect.deleteLater()
            self._effects.clear()  # each plays on the device for which it was loaded
            self._device = device
        return device

    def play(self, kind: Kind, volume: float) -> bool:
        """Play the tone of a kind at a volume from 0 to 1. Return True if it can be heard."""
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


def find_audio_device() -> str:
    """Return the name of the default sound device; empty if there is none."""
    with silence_qt_messages():
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # a shared library of the system is missing; the doctor names it
            return ""
        output = QMediaDevices.defaultAudioOutput()
        return "" if output.isNull() else output.description()
