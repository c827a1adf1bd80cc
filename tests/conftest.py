"""What holds for every test: a data folder of its own, no real screen, no thread left over."""

from __future__ import annotations

import gc
import itertools
import os
import signal
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

# Set before Qt is loaded. Tests of the real screen start their own Xvfb and their own process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C"  # the window speaks the system's language
# Nor does what developers set for themselves, or where they live, change a test.
CHOSEN = ("COACH_DEBUG", "COACH_LANGUAGE", "COACH_PROFILE", "LANGUAGE", "QT_SCALE_FACTOR")
for _name in CHOSEN:
    os.environ.pop(_name, None)
# Collecting the tests lists exercises: those of the developer are none of them.
os.environ["COACH_DATA"] = str(Path(__file__).parent / "nobody")
if hasattr(time, "tzset"):
    os.environ["TZ"] = "UTC0"
    time.tzset()

# A shell lets what it runs in the background ignore Ctrl-C, and `nohup` the end of a terminal.
for _name, _handler in (
    ("SIGINT", signal.default_int_handler),
    ("SIGTERM", signal.SIG_DFL),
    ("SIGHUP", signal.SIG_DFL),
):
    _signal = getattr(signal, _name, None)
    if _signal is not None and signal.getsignal(_signal) is signal.SIG_IGN:
        signal.signal(_signal, _handler)

FIRST = ("waits", "slow")
"""Markers in the order in which their files begin; files without a marker are last."""

# No time limit: how long an example takes tells something about the machine, not about coach.
hypothesis.settings.register_profile(
    "coach",
    deadline=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("coach")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Use one worker more than there are cores: some tests wait while others compute."""
    has_affinity = hasattr(os, "sched_getaffinity")
    return 1 + (len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run files that wait first, then slow ones, so that parallel workers end at the same time."""
    items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in FIRST])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Refuse a serial test that `make` would not find: it looks for the marker in the files."""
    test = metafunc.definition
    if test.get_closest_marker("serial") and "mark.serial" not in test.path.read_text("utf-8"):
        pytest.fail(f"{test.name}: write pytest.mark.serial into this file", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Search no garbage while tests are collected: nothing but objects that stay is made.

    Nor is it searched among them afterwards.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def _data_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names for the folders of all tests; `mktemp` would read all earlier names for each one."""
    folder = tmp_path_factory.mktemp("data")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def data_folder(_data_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, empty and of this test alone."""
    folder = next(_data_folders)
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("COACH_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _nothing_chosen_for_all_tests() -> Iterator[None]:
    """Forget what a command of the test chose for its process, such as `--language`."""
    yield
    for name in CHOSEN:
        os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def _no_thread_left_over() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in set(threading.enumerate()) - before if thread.is_alive()]
    assert not left, f"threads still run after the test: {left}"


@pytest.fixture(autouse=True)
def _no_standard_stream_closed() -> Iterator[None]:
    """Fail the test that closes one: the next file or pipe takes its number, and breaks others."""
    yield
    for descriptor in range(3):
        os.fstat(descriptor)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Return the application as the window makes it, with the shipped font, also for pytest-qt."""
    from PySide6.QtWidgets import QApplication

    from coach.window.application import make_application

    found = QApplication.instance()
    return found if isinstance(found, QApplication) else make_application()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return the bot of pytest-qt; it waits long on a busy computer."""
    from tests.patient_qtbot import PatientQtBot

    return PatientQtBot(request)
