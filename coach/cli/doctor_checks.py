"""The checks of `coach doctor`: each yields results, and a result that is not good has a hint."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final, Literal

from coach.cli.arguments import DEFAULT_EXERCISE
from coach.cli.display import require_display
from coach.cli.probe import ask_qt
from coach.cli.samples import find_sample
from coach.cli.system_libraries import Purpose, find_missing, format_install_command
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.capture.frame import Frame
    from coach.capture.landmarker import Landmarker

Grade = Literal["good", "warning", "bad"]

MEDIAPIPE: Final = "0.10.33"
"""The last version without code that contacts a server."""
PACKAGES: Final = (
    "mediapipe",
    "opencv-contrib-python",
    "PySide6-Essentials",
    "PySide6-Addons",
    "numpy",
    "av",
    "mcap",
    "pydantic",
    "pyqtgraph",
)
RIVALS: Final = ("opencv-python", "opencv-python-headless", "opencv-contrib-python-headless")
"""Wheels that overwrite files of opencv-contrib-python."""
REPORT_VOICE: Final = "from coach.window.speech.engine import print_report; print_report()"
VOICE_PACKAGES: Final = "speech-dispatcher libspeechd2 speech-dispatcher-espeak-ng"
"""Debian packages for speech."""
FLUENT_FPS: Final = 15.0
"""Minimum rate, in pictures a second, at which movements look smooth."""
SPEED_FRAMES: Final = 60


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One line of the doctor's report."""

    subject: str
    grade: Grade
    """Good; a warning, if something could be better; bad, if coach cannot work."""
    text: str
    hint: str = ""
    """What to do about it; empty if it is good."""


def check_python() -> Iterator[CheckResult]:
    """Check the Python version and the system."""
    yield CheckResult(
        "Python",
        "good",
        f"{platform.python_version()} on {platform.platform(terse=True)}, "
        f"{os.cpu_count()} processors",
    )


def check_packages() -> Iterator[CheckResult]:
    """Check that the Python packages are installed in the right versions."""
    versions = {name: _find_version(name) for name in PACKAGES}
    missing = [name for name, version in versions.items() if version is None]
    if missing:
        yield CheckResult(
            "Packages", "bad", f"missing: {', '.join(missing)}", "Install coach again."
        )
    else:
        yield CheckResult(
            "Packages", "good", ", ".join(f"{name} {version}" for name, version in versions.items())
        )
    if versions["mediapipe"] not in (None, MEDIAPIPE):
        text = (
            f"mediapipe {versions['mediapipe']} is not {MEDIAPIPE}: "
            "other versions contact a server on their own"
        )
        yield CheckResult(
            "Privacy",
            "bad",
            text,
            f"Run: {sys.executable} -m pip install mediapipe=={MEDIAPIPE}, or install coach again.",
        )
    rivals = [name for name in RIVALS if _find_version(name)]
    if rivals:
        hint = (
            "Uninstall it and opencv-contrib-python, then install opencv-contrib-python alone; "
            "or install coach again by itself."
        )
        yield CheckResult(
            "OpenCV",
            "warning",
            f"{', '.join(rivals)} overwrites files of opencv-contrib-python",
            hint,
        )


def check_libraries() -> Iterator[CheckResult]:
    """Check the shared libraries of the system."""
    needs: tuple[tuple[Purpose, Grade, str], ...] = (
        ("pose", "bad", "nothing works without"),
        ("window", "warning", "no window opens without"),
    )
    complete = True
    for purpose, grade, meaning in needs:
        missing = find_missing([purpose])
        if missing:
            complete = False
            text = f"{meaning} {', '.join(library.file for library in missing)}"
            yield CheckResult(
                "Shared libraries", grade, text, f"Run: {format_install_command(missing)}"
            )
    if complete:
        yield CheckResult("Shared libraries", "good", "all there")


def check_display() -> Iterator[CheckResult]:
    """Check that a window can be opened."""
    try:
        require_display()
    except CoachError as error:
        yield CheckResult("Display", "warning", error.message, error.hint)
    else:
        yield CheckResult("Display", "good", "a window can be opened")


def check_voice() -> Iterator[CheckResult]:
    """Check that cues can be spoken, and by which engine."""
    from coach.store.settings.settings import load_settings

    report = ask_qt(REPORT_VOICE) or {"engine": "", "languages": [], "device": ""}
    device, engine, language = report["device"], report["engine"], load_settings().language
    if engine and (not language or language in report["languages"]):
        yield CheckResult(
            "Voice", "good", f"spoken by {engine} in {', '.join(report['languages'])}"
        )
        return
    instead = (
        f"cues are shown and beeped on {device}"
        if device
        else "cues are shown and not heard, since no sound device was found either"
    )
    why = f"{engine} has no voice for {language}" if engine else "no voice was found"
    linux = sys.platform.startswith("linux")
    hint = (
        f"Run: sudo apt-get install -y {VOICE_PACKAGES}"
        if linux
        else "Install a voice in the settings of the system."
    )
    yield CheckResult("Voice", "warning", f"{why}: {instead}", hint)


def check_folders() -> Iterator[CheckResult]:
    """Check that recordings and settings can be written; no file remains."""
    from coach.store.files.locations import VARIABLE, config_folder, data_folder

    for subject, folder in (("Recordings", data_folder()), ("Settings", config_folder())):
        existing = next(part for part in (folder, *folder.parents) if part.exists())
        try:
            with TemporaryFile(dir=existing):
                yield CheckResult(subject, "good", f"kept in {folder}")
        except OSError as error:
            hint = (
                f"Make it writable, or name another folder in the environment variable {VARIABLE}."
            )
            yield CheckResult(
                subject, "bad", f"{existing} cannot be written: {error.strerror}", hint
            )


def check_cameras() -> Iterator[CheckResult]:
    """Check that a camera is connected."""
    from coach.capture.camera import list_cameras

    cameras = list_cameras()
    if cameras:
        yield CheckResult(
            "Cameras", "good", ", ".join(f"{camera.index} {camera.name}" for camera in cameras)
        )
        return
    hint = (
        "Plug one in and close other programs that use it, or give the address of a network camera "
        "to `coach live --source`."
    )
    yield CheckResult("Cameras", "warning", "no camera was found", hint)


def check_model() -> Iterator[CheckResult]:
    """Check the pose model: the shipped one must be unaltered, the user's own must open.

    Raises:
        CoachError: The model cannot be used.

    """
    from coach.capture.landmarker import SHIPPED_SHA256
    from coach.store.settings.pose_model import find_configured_model, open_landmarker
    from coach.store.settings.settings import load_settings

    settings = load_settings()
    with closing(open_landmarker(settings)) as landmarker:
        checksum = landmarker.model_sha256
    own = "" if checksum == SHIPPED_SHA256 else f"your own, {find_configured_model(settings)}"
    yield CheckResult(
        "Pose model",
        "good",
        f"{own or 'as shipped'} (SHA-256 {checksum if own else checksum[:12] + '...'})",
    )


def check_speed() -> Iterator[CheckResult]:
    """Measure the speed of the pose model, and of the shipped one if the user has another.

    Raises:
        CoachError: The model or the sample cannot be opened.

    """
    speeds = _measure_speeds(find_sample(DEFAULT_EXERCISE))
    text = f"{speeds[0]:.0f} pictures a second" + "".join(
        f" with your own model, {speed:.0f} with the shipped one" for speed in speeds[1:]
    )
    if speeds[0] >= FLUENT_FPS:
        yield CheckResult("Speed", "good", text)
        return
    hint = "Close other programs, and plug the computer in."
    if speeds[-1] >= FLUENT_FPS:
        hint = f'{hint} Or go back to the shipped model: coach settings set model ""'
    yield CheckResult("Speed", "warning", f"{text}; {FLUENT_FPS:.0f} are needed", hint)


def _find_version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _measure_speeds(video: Path) -> list[float]:
    """Measure pictures a second of the used model, then of the shipped one if it is another."""
    from coach.capture.landmarker import SHIPPED_SHA256, MediaPipeLandmarker
    from coach.capture.source import open_source
    from coach.store.settings.pose_model import open_landmarker

    with open_source(str(video)) as source:
        frames = list(islice(source.frames(), SPEED_FRAMES))
    with closing(open_landmarker()) as landmarker:
        speeds = [_measure_speed(landmarker, frames)]
        if landmarker.model_sha256 == SHIPPED_SHA256:
            return speeds
    with closing(MediaPipeLandmarker()) as landmarker:
        return [*speeds, _measure_speed(landmarker, frames)]


def _measure_speed(landmarker: Landmarker, frames: Sequence[Frame]) -> float:
    """Measure pictures a second on decoded frames."""
    start_s = time.perf_counter()
    for frame in frames:
        landmarker.detect(frame)
    return len(frames) / (time.perf_counter() - start_s)
