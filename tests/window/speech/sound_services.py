"""A sound server and a speech service of a test's own, and what is heard of them.

Nothing is played on a device: the sound server has a sink that discards everything, and its monitor
is recorded.
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import threading
import time
import wave
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from ctypes.util import find_library
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

RATE: Final = 16_000
"""Samples a second of the recording."""
FRAME: Final = RATE // 100
LOUD: Final = 50.0
"""Root mean square of 10 ms that count as sound."""
MAX_PAUSE_S: Final = 0.18
"""Longest pause within a sound, in seconds."""
START_MS: Final = 60_000
PROGRAMS: Final = ("pulseaudio", "parec", "speech-dispatcher", "espeak-ng")
SPEECHD: Final = """
LogLevel 1
LogDir "{folder}"
AudioOutputMethod "pulse"
AudioPulseMinLength 100
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DefaultLanguage "en"
"""


@dataclass(frozen=True)
class Sound:
    """An interval in which something was heard, in seconds of the monotonic clock."""

    start_s: float
    end_s: float

    def measure_within(self, start_s: float, end_s: float) -> float:
        """Return how many seconds of it lie in an interval."""
        return max(0.0, min(self.end_s, end_s) - max(self.start_s, start_s))


def find_missing() -> str:
    """Return why speech cannot be heard here; empty if it can."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    if find_library("speechd") is None or "speechd" not in QTextToSpeech.availableEngines():
        return "the library of speech-dispatcher is not installed"
    return ""


def find_sounds(samples: NDArray[np.int16], start_s: float) -> list[Sound]:
    """Return all sounds in a recording that began at this time."""
    whole = samples[: len(samples) // FRAME * FRAME].astype(float).reshape(-1, FRAME)
    loud = np.flatnonzero(np.sqrt((whole**2).mean(axis=1)) > LOUD) * 0.01
    if not loud.size:
        return []
    breaks = np.flatnonzero(np.diff(loud) > MAX_PAUSE_S)
    starts, ends = np.r_[loud[0], loud[breaks + 1]], np.r_[loud[breaks], loud[-1]] + 0.01
    return [
        Sound(start_s + first, start_s + last) for first, last in zip(starts, ends, strict=True)
    ]


def measure_text(text: str) -> float:
    """Return for how many seconds a text sounds, without its pauses, as the engine renders it."""
    command = ["espeak-ng", "-v", "en", "-s", "170", "--stdout", text]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    with wave.open(io.BytesIO(done.stdout)) as file:
        rate, data = file.getframerate(), done.stdout[44:]
    samples = np.frombuffer(data[: len(data) // 2 * 2], np.int16)
    positions = np.arange(0, len(samples), rate / RATE).astype(int)
    sounds = find_sounds(samples[positions], 0.0)
    return sum(sound.end_s - sound.start_s for sound in sounds)


@dataclass
class Recorder:
    """Records the monitor in a thread."""

    environment: dict[str, str]
    data: bytearray = field(default_factory=bytearray)
    start_s: float = float("inf")
    """When the first sample was heard, as well as the arrival of the others tells."""

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record in the block."""
        command = [
            "parec", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1",
            "--latency-msec=100", "--device=coach.monitor",
        ]  # fmt: skip
        with subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE) as process:
            thread = threading.Thread(target=self._read, args=(process.stdout,))
            thread.start()
            try:
                yield
            finally:
                process.terminate()
                thread.join()

    def find_sounds(self) -> list[Sound]:
        """Return all sounds until now."""
        data = bytes(self.data)
        return find_sounds(np.frombuffer(data[: len(data) // 2 * 2], np.int16), self.start_s)

    def _read(self, stream: io.BufferedReader) -> None:
        while chunk := stream.read1(RATE):
            self.data += chunk
            self.start_s = min(self.start_s, time.monotonic() - len(self.data) / (2 * RATE))


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


@contextmanager
def _run(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def open_sound(folder: Path, qtbot: QtBot) -> Iterator[dict[str, str]]:
    """Start both services in a folder, and yield the environment of programs that use them.

    The folder's path must be short: the sockets are in it.
    """
    pulse, speech, modules = folder / "sound.socket", folder / "speech.socket", folder / "modules"
    modules.mkdir()
    (modules / "espeak-ng.conf").touch()
    (folder / "speechd.conf").write_text(SPEECHD.format(folder=folder))
    environment = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'none'}",
        "PULSE_SERVER": f"unix:{pulse}",
        "SPEECHD_ADDRESS": f"unix_socket:{speech}",
    }
    sink = f"module-null-sink sink_name=coach rate={RATE} channels=1"
    access = f"module-native-protocol-unix socket={pulse} auth-anonymous=1"
    server = [
        "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
        "--disable-shm=yes", "--realtime=no", "--high-priority=no", "-L", sink, "-L", access,
    ]  # fmt: skip
    service = [
        "speech-dispatcher", "--run-single", "--timeout", "0",
        "--communication-method", "unix_socket", "--socket-path", str(speech),
        "--config-dir", str(folder), "--pid-file", str(folder / "pid"), "--log-dir", str(folder),
    ]  # fmt: skip
    with ExitStack() as stack:
        for command, path in ((server, pulse), (service, speech)):
            stack.enter_context(_run(command, environment))
            qtbot.waitUntil(lambda path=path: path.exists() and _answers(path), timeout=START_MS)
        yield environment
