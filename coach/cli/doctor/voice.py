"""What gives a computer a voice that has none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from coach.message import Message

VOICE_PACKAGES: Final = "speech-dispatcher libspeechd2 speech-dispatcher-espeak-ng"
"""Debian packages for speech."""
VOICE_FOLDERS: Final = (
    "lib/speech-dispatcher-modules/sd_*",
    "lib/*/speech-dispatcher-modules/sd_*",
)
"""Where speech-dispatcher keeps what speaks, below /usr."""


def advise_voice(engine: str) -> Message:
    """Say what gives this computer a voice. engine: What speaks already; empty for nothing."""
    if not sys.platform.startswith("linux"):
        return Message("Install a voice in the settings of the system.")
    if not engine and has_speech():
        return Message(
            "Speech is installed, but it does not answer. Try: {command}. If you hear nothing, "
            "look at the sound settings of the system.",
            command="spd-say hello",
        )
    return Message("Run: {command}", command=f"sudo apt-get install -y {VOICE_PACKAGES}")


def has_speech() -> bool:
    """Return True if speech-dispatcher is installed with something that speaks."""
    modules = (path for folder in VOICE_FOLDERS for path in Path("/usr").glob(folder))
    speaks = any(path.name != "sd_dummy" for path in modules)
    return speaks and shutil.which("speech-dispatcher") is not None
