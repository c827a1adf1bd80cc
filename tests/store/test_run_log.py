"""The log of the last starts."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from coach.store import run_log
from coach.store.run_log import BEFORE, LOGGER, NEWEST, find_log_folder, log_bug, read_logs


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def start(*texts: str) -> None:
    with run_log.logging_to_file("1.2.3"):
        for text in texts:
            LOGGER.info(text)


def test_there_is_no_log_before_the_first_start() -> None:
    assert read_logs() == ""


def test_keeps_the_last_two_starts() -> None:
    for name in ("one", "two", "three"):
        start(name)
    text = read_logs()
    assert "one" not in text
    assert text.index("two") < text.index("three")
    assert text.count("coach 1.2.3 on") == text.count("closed") == 2
    assert sorted(path.name for path in find_log_folder().iterdir()) == sorted([NEWEST, BEFORE])


def test_only_the_user_may_read_it() -> None:
    start("one")
    assert stat.S_IMODE((find_log_folder() / NEWEST).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(data: Path) -> None:
    data.write_text("a file in the place of the folder")
    start("one")
    assert data.read_text() == "a file in the place of the folder"


def test_shows_no_password_of_a_camera() -> None:
    start("rtsp://ann:secret@phone/live?pwd=secret gives no video")
    assert "rtsp://phone/live?pwd=*** gives no video" in read_logs()


def test_a_long_log_loses_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    start("the beginning", *["x" * 100] * 5)
    monkeypatch.setattr(run_log, "MAX_BYTES", 300)
    assert "the beginning" not in read_logs()
    assert read_logs().rstrip().endswith("closed")


def test_logs_the_end_of_a_traceback() -> None:
    def fall(depth: int) -> None:
        if depth:
            fall(depth - 1)
        raise RuntimeError("the bug")

    with run_log.logging_to_file("1"):
        try:
            fall(100)
        except RuntimeError as bug:
            log_bug(bug)
    assert "RuntimeError: the bug" in read_logs()
    assert len(read_logs().splitlines()) <= run_log.MAX_TRACEBACK_LINES + 2


def test_logs_an_exception_that_nobody_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, bug, trace: seen.append(bug))
    bug = ValueError("not caught")
    with run_log.logging_to_file("1"):
        sys.excepthook(ValueError, bug, None)
    assert seen == [bug]
    assert "ValueError: not caught" in read_logs()
    sys.excepthook(ValueError, bug, None)
    assert read_logs().count("not caught") == 1


def test_an_error_before_the_process_is_ended_is_written_at_once() -> None:
    with run_log.logging_to_file("1.2.3"):
        run_log.log_and_wait("it hangs", 60.0)
        assert read_logs().rstrip().endswith("ERROR it hangs")


def test_a_log_that_cannot_be_written_is_not_waited_for(data: Path) -> None:
    data.write_text("a file in the place of the folder")
    with run_log.logging_to_file("1.2.3"):
        run_log.log_and_wait("it hangs", 1e6)
