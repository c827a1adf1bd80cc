from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from coach import __version__
from coach.capture.cameras import webcam
from coach.cli import termination
from coach.cli.system_libraries import Library
from coach.errors import CoachError
from coach.store.files.locations import samples_folder
from tests.cli.helpers import Say

COMMANDS = (
    "live",
    "demo",
    "analyze",
    "replay",
    "exercises",
    "exercises list",
    "exercises show",
    "exercises check",
    "cameras",
    "doctor",
)
LUNGE = str(samples_folder() / "lunge")
HEAVY = ("PySide6", "cv2", "mediapipe", "numpy", "pydantic", "av")

USAGE = [
    pytest.param(("dance",), "dance", id="unknown command"),
    pytest.param(("live", "--side", "up"), "--side up", id="a side that is none"),
    pytest.param(("analyze",), "SOURCE", id="argument missing"),
    pytest.param(("analyze", "a.mp4", "--fast"), "--fast", id="unknown option"),
]


def raise_in_cameras(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(webcam, "list_cameras", fail)


def test_version(coach: Say) -> None:
    said = coach("--version")
    assert (said.code, said.out) == (0, f"coach {__version__}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_and_gives_examples(coach: Say, command: str) -> None:
    said = coach(*command.split(), "--help")
    assert said.code == 0
    text = said.out
    assert "Usage: coach" in text
    assert "Examples" in text
    assert f"coach {command.split(maxsplit=1)[0]}" in text.partition("Examples")[2]


@pytest.mark.parametrize(("words", "named"), USAGE)
def test_wrong_use_ends_with_2(coach: Say, words: tuple[str, ...], named: str) -> None:
    said = coach(*words)
    assert said.code == 2
    assert named in said.err
    assert not said.out


def test_what_can_be_mended_is_said_without_a_traceback(
    coach: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    raise_in_cameras(monkeypatch, CoachError("The lens is covered.", "Uncover it."))
    said = coach("cameras")
    assert said.code == 2
    assert said.err == "coach: The lens is covered.\nUncover it.\n"


@pytest.fixture(params=["option", "variable"])
def debug(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Arguments in front of a command that show tracebacks; none if the environment requests them.

    The environment is restored after the test.
    """
    monkeypatch.setenv("COACH_DEBUG", "1" if request.param == "variable" else "")
    return ("--debug",) if request.param == "option" else ()


def test_debug_shows_where_it_came_from(
    coach: Say, monkeypatch: pytest.MonkeyPatch, debug: tuple[str, ...]
) -> None:
    raise_in_cameras(monkeypatch, CoachError("The lens is covered."))
    said = coach(*debug, "cameras")
    assert said.code == 2
    assert said.err.startswith("Traceback")
    assert said.err.endswith("\ncoach: The lens is covered.\n")


def test_debug_shows_nothing_but_the_traceback_of_a_bug(
    coach: Say, monkeypatch: pytest.MonkeyPatch, debug: tuple[str, ...]
) -> None:
    raise_in_cameras(monkeypatch, ZeroDivisionError("half a camera"))
    said = coach(*debug, "cameras")
    assert said.code == 1
    assert said.err.startswith("Traceback")
    assert said.err.endswith("ZeroDivisionError: half a camera\n")


def test_processes_that_are_started_are_told_to_debug(
    coach: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DEBUG", "")
    assert coach("--debug", "exercises", "list").code == 0
    assert os.environ["COACH_DEBUG"] == "1"


MISSING_LIBRARY = "libGL.so.1: cannot open shared object file: No such file or directory"
LOADS = [
    pytest.param(ImportError(MISSING_LIBRARY), 2, id="a module in C"),
    pytest.param(OSError(MISSING_LIBRARY), 2, id="a library that Python loads"),
    pytest.param(ImportError("cannot import name 'x' from 'y'"), 1, id="another import"),
    pytest.param(ModuleNotFoundError("No module named 'x.so'"), 1, id="a module"),
]


@pytest.mark.parametrize(("error", "code"), LOADS)
def test_a_missing_library_of_the_system_is_named(
    coach: Say, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    absent = Library("libGL.so.1", "libgl1", "pose")
    monkeypatch.setattr("coach.cli.missing_library.find_missing", lambda purposes: [absent])
    raise_in_cameras(monkeypatch, error)
    said = coach("cameras")
    assert said.code == code
    assert ("missing: libGL.so.1" in said.err) == (code == 2)


def test_a_library_that_is_there_is_not_called_missing(
    coach: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.cli.missing_library.find_missing", lambda purposes: [])
    raise_in_cameras(monkeypatch, ImportError(MISSING_LIBRARY))
    assert coach("cameras").code == 1


def test_bug_ends_with_1_and_shows_where(coach: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    raise_in_cameras(monkeypatch, ZeroDivisionError("half a camera"))
    said = coach("cameras")
    assert said.code == 1
    assert "half a camera" in said.err
    assert said.err.startswith("Traceback")
    assert said.err.endswith("Please report it with the lines above.\n")


def test_no_password_of_a_camera_is_shown(coach: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    raise_in_cameras(monkeypatch, CoachError("rtsp://ann:secret@phone/live is no video."))
    said = coach("--debug", "cameras")
    assert said.err.count("rtsp://phone/live is no video.") == 2
    assert "secret" not in said.err


def test_a_full_disk_is_no_bug(coach: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    raise_in_cameras(monkeypatch, OSError(errno.ENOSPC, "No space left on device"))
    said = coach("cameras")
    assert said.code == 2
    assert said.err.endswith("used up.\nFree some space.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize(
    "words",
    [("exercises", "list"), ("analyze", LUNGE, "--json", "-"), ("analyze", LUNGE, "--csv", "-")],
    ids=["lines", "json", "csv"],
)
def test_what_nobody_reads_any_longer_ends_with_141_and_without_a_word(
    words: tuple[str, ...],
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "coach", *words],
            check=False,
            stdout=writing,
            stderr=subprocess.PIPE,
        )
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_ctrl_c_ends_with_130(coach: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    raise_in_cameras(monkeypatch, KeyboardInterrupt())
    assert coach("cameras").code == 130


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_another_signal_ends_with_its_number_above_128(
    coach: Say, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    if not hasattr(signal, name):
        pytest.skip("this system does not have the signal")
    number = signal.Signals[name]
    monkeypatch.setattr(termination, "MAX_ENDING_S", 900)  # however slow this computer is
    monkeypatch.setattr(webcam, "list_cameras", lambda: signal.raise_signal(number))
    assert coach("cameras").code == code
    assert signal.getsignal(number) is signal.SIG_DFL
    assert not hasattr(signal, "alarm") or signal.alarm(0) == 0


@pytest.mark.parametrize("handler", [signal.SIG_IGN, lambda *_: None], ids=["ignored", "handled"])
def test_a_signal_that_is_ignored_or_handled_is_left_alone(
    coach: Say, monkeypatch: pytest.MonkeyPatch, handler: Any
) -> None:
    seen: list[Any] = []

    def look() -> list[Any]:
        seen.append(signal.getsignal(signal.SIGTERM))
        return []

    monkeypatch.setattr(webcam, "list_cameras", look)
    previous = signal.signal(signal.SIGTERM, handler)
    try:
        coach("cameras")
        assert signal.getsignal(signal.SIGTERM) is handler
    finally:
        signal.signal(signal.SIGTERM, previous)
    assert seen == [handler]


def test_a_command_outside_the_main_thread_takes_no_signals(coach: Say) -> None:
    with ThreadPoolExecutor(1) as executor:
        assert executor.submit(coach, "--version").result().code == 0


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; from coach.cli import main; main(['--help']); print(*sys.modules, "
        "sep='\\n', file=sys.stderr)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stderr.split()
    assert "coach.cli" in loaded
    assert not set(HEAVY) & set(loaded)


def test_module_is_the_command() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "coach", "--version"], capture_output=True, text=True, check=True
    )
    assert answer.stdout == f"coach {__version__}\n"
