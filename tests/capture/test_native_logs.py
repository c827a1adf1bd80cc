from __future__ import annotations

import os
import threading
from collections.abc import Callable

import pytest

from coach.capture.native_logs import silence_native_logs

NOTES = (
    "INFO: Created TensorFlow Lite XNNPACK delegate for CPU.",
    "WARNING: All log messages before absl::InitializeLog() is called are written to STDERR",
    "W0000 00:00:1795445544.061881   31242 inference_feedback_manager.cc:114] Feedback manager "
    "requires a model",
    "I0000 00:00:1795445544.061881   31242 gl_context.cc:357] GL version: 2.1, renderer: Apple M1",
)
ERRORS = (
    "E0000 00:00:1795445544.061881   31242 calculator_graph.cc:900] INTERNAL: no such stream",
    "F0000 00:00:1795445544.061881   31242 check.cc:1] Check failed",
    "libfoo.so: cannot open shared object file",
    "Warning: something of somebody else",
)


def write(*lines: str) -> None:
    os.write(2, "".join(f"{line}\n" for line in lines).encode())


def test_notes_are_dropped_and_everything_else_arrives(capfd: pytest.CaptureFixture[str]) -> None:
    with silence_native_logs():
        write(*NOTES, *ERRORS)
    write("after")
    assert capfd.readouterr().err.splitlines() == [*ERRORS, "after"]


def test_what_was_written_before_it_failed_arrives(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError), silence_native_logs():  # noqa: PT012
        write(ERRORS[0])
        raise RuntimeError
    write("after")
    assert capfd.readouterr().err.splitlines() == [ERRORS[0], "after"]


def test_two_threads_do_not_take_each_others_terminal(
    capfd: pytest.CaptureFixture[str], in_thread: Callable[[Callable[[], None]], threading.Thread]
) -> None:
    def work() -> None:
        for _ in range(50):
            with silence_native_logs():
                write(NOTES[0])

    for thread in [in_thread(work), in_thread(work)]:
        thread.join()
    write("after")
    assert capfd.readouterr().err.splitlines() == ["after"]


def test_without_a_standard_error_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: int) -> int:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(os, "dup", refuse)
        with silence_native_logs():
            write(NOTES[0])
    assert capfd.readouterr().err.splitlines() == [NOTES[0]]
