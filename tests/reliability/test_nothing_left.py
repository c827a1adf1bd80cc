"""What is opened again and again leaves nothing behind: no thread, no file, also before Python looks for rubbish."""

from __future__ import annotations

import gc
import sys
from itertools import islice
from pathlib import Path

import pytest

from coach.capture.video import VideoFile
from coach.store.files.locations import samples_folder

pytestmark = pytest.mark.serial

OPENED = 10
"""More than the threads that other parts of the process may start meanwhile."""


def count(what: str) -> int:
    """Threads (`task`) or open files (`fd`) of this process, those of libraries too."""
    return len(list(Path(f"/proc/self/{what}").iterdir()))


@pytest.mark.skipif(sys.platform != "linux", reason="counted by /proc")
def test_videos_that_are_closed_early_leave_no_thread_and_no_file() -> None:
    def look_into_one() -> None:
        with VideoFile(samples_folder() / "lunge.mp4") as video:
            assert len(list(islice(video.frames(), 10))) == 10

    look_into_one()
    gc.disable()
    try:
        threads, files = count("task"), count("fd")
        for _ in range(OPENED):
            look_into_one()
        assert count("task") - threads < OPENED, "each leaves a thread"
        assert count("fd") - files < OPENED, "each leaves a file open"
    finally:
        gc.enable()
