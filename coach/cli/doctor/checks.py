"""The checks of `coach doctor`: each yields results, and a result that is not good has a hint."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Final, Literal

from coach.cli.display import require_display
from coach.cli.doctor.probe import ask_qt
from coach.cli.doctor.voice import advise_voice
from coach.cli.system_libraries import Purpose, find_missing, format_install_command
from coach.errors import CoachError, ModelError, find_reason
from coach.message import Message, translatable

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
        Message(
            "{python_version} on {platform}, {cpu_count} processors",
            python_version=platform.python_version(),
            platform=platform.platform(terse=True),
            cpu_count=os.cpu_count(),
        ),
    )


def check_packages() -> Iterator[CheckResult]:
    """Check that the Python packages are installed in the right versions."""
    versions = {name: _find_version(name) for name in PACKAGES}
    missing = [name for name, version in versions.items() if version is None]
    if missing:
        yield CheckResult(
            Message("Packages"),
            "bad",
            Message("missing: {names}", names=", ".join(missing)),
            Message("Install coach again."),
        )
    else:
        yield CheckResult(
            Message("Packages"),
            "good",
            ", ".join(f"{name} {version}" for name, version in versions.items()),
        )
    yield from _check_privacy(versions["mediapipe"])
    yield from _check_opencv()


def _check_privacy(version: str | None) -> Iterator[CheckResult]:
    """Report a release of mediapipe that contacts a server. version: None if it is missing."""
    if version not in (None, MEDIAPIPE):
        text = Message(
            "mediapipe {version} is not {needed}: other versions contact a server on their own",
            version=version,
            needed=MEDIAPIPE,
        )
        yield CheckResult(
            Message("Privacy"),
            "bad",
            text,
            Message(
                "Run: {executable} -m pip install mediapipe=={mediapipe}, or install coach again.",
                executable=sys.executable,
                mediapipe=MEDIAPIPE,
            ),
        )


def _check_opencv() -> Iterator[CheckResult]:
    """Report packages that overwrite files of the only OpenCV that coach uses."""
    rivals = [name for name in RIVALS if _find_version(name)]
    if rivals:
        hint = Message(
            "Uninstall it and opencv-contrib-python, then install "
            "opencv-contrib-python alone; or install coach again by itself."
        )
        yield CheckResult(
            "OpenCV",
            "warning",
            Message("{names} overwrites files of opencv-contrib-python", names=", ".join(rivals)),
            hint,
        )


def check_libraries() -> Iterator[CheckResult]:
    """Check the shared libraries of the system."""
    needs: tuple[tuple[Purpose, Grade, str], ...] = (
        ("pose", "bad", translatable("nothing works without {names}")),
        ("window", "warning", translatable("no window opens without {names}")),
    )
    complete = True
    for purpose, grade, meaning in needs:
        missing = find_missing([purpose])
        if missing:
            complete = False
            text = Message(
                meaning,
                names=", ".join(library.file for library in missing),
            )
            yield CheckResult(
                Message("Shared libraries"),
                grade,
                text,
                Message("Run: {command}", command=format_install_command(missing)),
            )
    if complete:
        yield CheckResult(Message("Shared libraries"), "good", Message("all there"))


def check_display() -> Iterator[CheckResult]:
    """Check that a window can be opened."""
    try:
        require_display()
    except CoachError as error:
        yield CheckResult(Message("Display"), "warning", error.message, error.hint)
    else:
        yield CheckResult(Message("Display"), "good", Message("a window can be opened"))


def check_voice() -> Iterator[CheckResult]:
    """Check that cues can be spoken, and by which engine."""
    from coach.store.settings.settings import load_settings

    report = ask_qt(REPORT_VOICE) or {"engine": "", "languages": [], "device": ""}
    device, engine, language = report["device"], report["engine"], load_settings().language
    if engine and (not language or language in report["languages"]):
        yield CheckResult(
            Message("Voice"),
            "good",
            Message(
                "spoken by {engine} in {names}", engine=engine, names=", ".join(report["languages"])
            ),
        )
        return
    instead = (
        Message("cues are shown and beeped on {device}", device=device)
        if device
        else Message("cues are shown and not heard, since no sound device was found either")
    )
    why = (
        Message("{engine} has no voice for {language}", engine=engine, language=language)
        if engine
        else Message("no voice was found")
    )
    yield CheckResult(
        Message("Voice"),
        "warning",
        Message("{why}: {instead}", why=why, instead=instead),
        advise_voice(engine),
    )


def check_folders() -> Iterator[CheckResult]:
    """Check that recordings and settings can be written; no file remains."""
    from coach.store.files.locations import VARIABLE, config_folder, data_folder

    folders = ((Message("Recordings"), data_folder()), (Message("Settings"), config_folder()))
    for subject, folder in folders:
        existing = next(part for part in (folder, *folder.parents) if part.exists())
        try:
            with TemporaryFile(dir=existing):
                yield CheckResult(subject, "good", Message("kept in {folder}", folder=folder))
        except OSError as error:
            hint = Message(
                "Make it writable, or name another folder in the environment variable {variable}.",
                variable=VARIABLE,
            )
            yield CheckResult(
                subject,
                "bad",
                Message(
                    "{existing} cannot be written: {reason}",
                    existing=existing,
                    reason=find_reason(error),
                ),
                hint,
            )


def check_cameras() -> Iterator[CheckResult]:
    """Check that a camera is connected."""
    from coach.capture.cameras.webcam import list_cameras

    cameras = list_cameras()
    if cameras:
        yield CheckResult(
            Message("Cameras"),
            "good",
            ", ".join(f"{camera.index} {camera.name}" for camera in cameras),
        )
        return
    hint = Message(
        "Plug one in and close other programs that use it, or give the address "
        "of a network camera in the settings."
    )
    yield CheckResult(Message("Cameras"), "warning", Message("no camera was found"), hint)


def check_model() -> Iterator[CheckResult]:
    """Check the pose model: the shipped one must be unaltered, the user's own must open.

    Raises:
        CoachError: The model cannot be used.

    """
    from coach.capture.pose_model import SHIPPED_SHA256
    from coach.store.settings.pose_model import find_configured_model, open_landmarker
    from coach.store.settings.settings import load_settings

    settings = load_settings()
    with closing(open_landmarker(settings)) as landmarker:
        checksum = landmarker.model_sha256
    yield CheckResult(
        Message("Pose model"),
        "good",
        Message("as shipped (SHA-256 {checksum}...)", checksum=checksum[:12])
        if checksum == SHIPPED_SHA256
        else Message(
            "your own, {path} (SHA-256 {checksum})",
            path=find_configured_model(settings),
            checksum=checksum,
        ),
    )


def check_larger_model() -> Iterator[CheckResult]:
    """Check the larger pose model, without which legs in doubt are not looked at again."""
    from coach.capture.pose_model import LARGER_FILE_NAME, find_shipped_model, read_model

    subject = Message("Larger pose model")
    try:
        _, checksum = read_model(find_shipped_model(LARGER_FILE_NAME))
    except ModelError as error:
        yield CheckResult(subject, "warning", error.message, error.hint)
        return
    yield CheckResult(
        subject, "good", Message("as shipped (SHA-256 {checksum}...)", checksum=checksum[:12])
    )


def _find_version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
