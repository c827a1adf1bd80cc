"""Make the sounds in assets/sounds: short tones, each a few sine waves that fade out.

``python scripts/make_sounds.py`` writes them again.
"""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

FOLDER: Final = Path(__file__).resolve().parents[1] / "assets" / "sounds"
RATE: Final = 22050
"""Samples per second."""
LOUD: Final = 0.6
"""Volume as a part of the maximum."""


@dataclass(frozen=True, slots=True)
class Tone:
    """One note."""

    hertz: float
    seconds: float
    loud: float = 1.0
    """Volume as a part of that of other notes."""


LOW, MIDDLE, HIGH, TOP = 392.0, 523.25, 659.26, 783.99
SOUNDS: Final[dict[str, tuple[Tone, ...]]] = {
    "count": (Tone(TOP, 0.09),),
    "countdown": (Tone(MIDDLE, 0.12),),
    "cue": (Tone(HIGH, 0.12), Tone(HIGH, 0.12)),
    "done": (Tone(MIDDLE, 0.14), Tone(HIGH, 0.14), Tone(TOP, 0.32)),
    "half": (Tone(HIGH, 0.1), Tone(TOP, 0.16)),
    "limit": (Tone(TOP, 0.1), Tone(TOP, 0.1), Tone(TOP, 0.1)),
    "lost": (Tone(LOW, 0.22), Tone(LOW, 0.22)),
    "pause": (Tone(HIGH, 0.12), Tone(LOW, 0.2)),
    "resume": (Tone(LOW, 0.12), Tone(HIGH, 0.2)),
    "switch": (Tone(TOP, 0.14), Tone(MIDDLE, 0.14), Tone(TOP, 0.2)),
    "tip": (Tone(MIDDLE, 0.18, 0.4),),
}
"""Name of the file -> its notes."""


def make_tone(tone: Tone) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return one note with a soft start, an octave and a fading end; values from -1 to 1."""
    time = np.arange(int(tone.seconds * RATE)) / RATE
    wave_ = 0.8 * np.sin(2 * np.pi * tone.hertz * time) + 0.2 * np.sin(
        4 * np.pi * tone.hertz * time
    )
    begin = np.minimum(1.0, time / 0.008)
    end = np.clip((tone.seconds - time) / (0.6 * tone.seconds), 0.0, 1.0)
    return np.asarray(tone.loud * wave_ * begin * end**2)


def write_sound(path: Path, tones: tuple[Tone, ...]) -> None:
    """Write the notes one after the other to a WAV file, mono, 16 bits."""
    samples = np.concatenate([make_tone(tone) for tone in tones])
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * LOUD * 32767).astype("<i2").tobytes())


def main() -> None:
    """Write every sound."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, tones in SOUNDS.items():
        write_sound(FOLDER / f"{name}.wav", tones)


if __name__ == "__main__":
    main()
